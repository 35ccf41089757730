//! What can be different, typed. The words for it are in [`say`](super::say).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::report::model::{self, ActionStatus, ColumnRole, GoalStatus, Number, Proof, Report, TableKind, Unit};

/// The version of the JSON's shape, in the field `schema_version`.
pub const SCHEMA_VERSION: &str = "1.0";

/// What is different between two reports.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Diff {
    /// Version of this JSON's shape.
    pub schema_version: String,
    /// The older report.
    pub old: Side,
    /// The newer one.
    pub new: Side,
    /// What is different: by kind, and in the order of the reports within each.
    pub differences: Vec<Difference>,
}

/// One of the two reports.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Side {
    /// Path as given, `null` for standard input.
    pub path: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Title.
    pub title: Option<String>,
    /// Nämnd, styrelse or förvaltning the report is about.
    pub body: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Period.
    pub period: Option<String>,
    /// The day the report speaks of.
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
}

impl Side {
    pub(super) fn of(report: &Report) -> Self {
        let (source, head) = (&report.source, &report.report);
        Self {
            path: source.path.clone(),
            sha256: source.sha256.clone(),
            title: head.title.clone(),
            body: head.body.clone(),
            municipality: head.municipality.clone(),
            period: head.period.clone(),
            as_of: head.as_of,
        }
    }
}

/// A difference. What is unknown on one side is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Difference {
    /// The newer report gives another figure for a period than the older one did.
    FigureRestated(Moved),
    /// A budget moved: that of one period, or that of the year from one year to the next.
    BudgetMoved(Moved),
    /// A forecast moved: that of one period, or that of the year from one year to the next.
    ForecastMoved(Moved),
    /// A column of one role and period in which hardly any figure agrees: another thing, or a wrong header. Its figures are not listed.
    ColumnDoubtful(Column),
    /// A programme that the older report does not have.
    ProgrammeCame {
        /// In the newer report.
        new: Programme,
    },
    /// A programme that the newer report does not have.
    ProgrammeGone {
        /// In the older report.
        old: Programme,
    },
    /// A programme with another name or code.
    ProgrammeRenamed {
        /// In the older report.
        old: Programme,
        /// In the newer report.
        new: Programme,
        /// What tells that it is the same.
        by: How,
    },
    /// A goal with another status.
    GoalMoved {
        /// In the older report.
        old: Goal,
        /// In the newer report.
        new: Goal,
    },
    /// An action with another status.
    ActionStatus {
        /// In the older report.
        old: Task,
        /// In the newer report.
        new: Task,
    },
    /// An action with another due date.
    ActionDue {
        /// In the older report.
        old: Task,
        /// In the newer report.
        new: Task,
        /// Days later; negative where it is earlier.
        days: i32,
    },
    /// An action that was not done and that the newer report does not mention.
    ActionGone {
        /// In the older report.
        old: Task,
    },
    /// An action that was overdue on the older report's day and is on the newer one's.
    StillOverdue {
        /// In the older report.
        old: Task,
        /// In the newer report.
        new: Task,
        /// Days past its date on the newer report's day.
        days: i32,
    },
}

impl Difference {
    /// Place of its kind among the kinds.
    #[must_use]
    pub fn order(&self) -> usize {
        match self {
            Self::FigureRestated(_) => 0,
            Self::BudgetMoved(_) => 1,
            Self::ForecastMoved(_) => 2,
            Self::ColumnDoubtful(_) => 3,
            Self::ProgrammeCame { .. } => 4,
            Self::ProgrammeGone { .. } => 5,
            Self::ProgrammeRenamed { .. } => 6,
            Self::GoalMoved { .. } => 7,
            Self::StillOverdue { .. } => 8,
            Self::ActionDue { .. } => 9,
            Self::ActionGone { .. } => 10,
            Self::ActionStatus { .. } => 11,
        }
    }

    /// The figure that moved, where it is of one.
    #[must_use]
    pub fn moved(&self) -> Option<&Moved> {
        match self {
            Self::FigureRestated(m) | Self::BudgetMoved(m) | Self::ForecastMoved(m) => Some(m),
            _ => None,
        }
    }

    /// The lines it stands on, in the older and in the newer report.
    #[must_use]
    pub fn lines(&self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::FigureRestated(m) | Self::BudgetMoved(m) | Self::ForecastMoved(m) => (Some(m.old.line), Some(m.new.line)),
            Self::ColumnDoubtful(c) => (Some(c.old.line), Some(c.new.line)),
            Self::ProgrammeCame { new } => (None, new.line),
            Self::ProgrammeGone { old } => (old.line, None),
            Self::ProgrammeRenamed { old, new, .. } => (old.line, new.line),
            Self::GoalMoved { old, new } => (Some(old.line), Some(new.line)),
            Self::ActionGone { old } => (Some(old.line), None),
            Self::ActionStatus { old, new } | Self::ActionDue { old, new, .. } | Self::StillOverdue { old, new, .. } => {
                (Some(old.line), Some(new.line))
            }
        }
    }
}

/// A figure that is another one in the newer report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Moved {
    /// Code of its row, in the newer report.
    pub code: Option<String>,
    /// Label of its row, in the newer report.
    pub label: String,
    /// Kind of its table.
    pub table: TableKind,
    /// What its column holds.
    pub role: ColumnRole,
    /// In the older report.
    pub old: Said,
    /// In the newer report.
    pub new: Said,
    /// Whether the two tables print opposite signs, such as costs as negative in one of them.
    pub turned: bool,
    /// How much more it is in the newer report, with the signs of that one's table and to the precision of the coarser figure.
    pub change: Number,
    /// Unit of the change: the coarser of the two.
    pub unit: Option<Unit>,
}

/// A column that can hardly be the same in both reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Kind of its table.
    pub table: TableKind,
    /// What it holds.
    pub role: ColumnRole,
    /// Its period.
    pub period: Option<String>,
    /// In the older report.
    pub old: Header,
    /// In the newer report.
    pub new: Header,
    /// Figures that both have.
    pub figures: usize,
    /// Those that are not the same.
    pub differ: usize,
}

/// A column as one report heads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Header {
    /// Title of the table.
    pub title: Option<String>,
    /// Words of the column's header.
    pub label: String,
    /// Table.
    pub table: String,
    /// Column, 0-based.
    pub column: usize,
    /// First line of the table.
    pub line: u32,
}

/// A figure as one report prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Said {
    /// The figure, with the sign it is printed with.
    pub value: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Its period.
    pub period: Option<String>,
    /// As printed.
    pub raw: String,
    /// What the report's own arithmetic says of it.
    pub proof: Proof,
    /// Table.
    pub table: String,
    /// Row, 0-based.
    pub row: usize,
    /// Cell, 0-based.
    pub cell: usize,
    /// Line.
    pub line: u32,
}

/// What tells that two programmes are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Their code.
    Code,
    /// Their name: the same, or nearly.
    Name,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Programme {
    /// Code.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// Line of its row.
    pub line: Option<u32>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Goal {
    /// Its number or name.
    pub id: Option<String>,
    /// The goal.
    pub text: String,
    /// How it goes.
    pub status: GoalStatus,
    /// Line.
    pub line: u32,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Task {
    /// What is to be done.
    pub text: String,
    /// Heading its list stands under.
    pub list: String,
    /// How it goes.
    pub status: Option<ActionStatus>,
    /// The day it is due, or the last day of what its due text means.
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// Line.
    pub line: u32,
}

impl Task {
    pub(super) fn of(action: &model::Action) -> Self {
        let [line, _] = action.lines;
        Self { text: action.text.clone(), list: action.list.clone(), status: action.status, due: crate::check::dates::due(action), line }
    }
}
