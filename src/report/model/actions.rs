//! Risks and actions.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Lines;

/// Whether a risk is last year's or this year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RiskScope {
    /// Followed up from before.
    Previous,
    /// Of the present or coming period.
    Current,
}

/// A risk.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Risk {
    /// `r1`, `r2` … in printed order.
    pub id: String,
    /// The risk.
    pub text: String,
    /// Level.
    pub level: Option<u32>,
    /// Previous or current.
    pub scope: Option<RiskScope>,
    /// Lines.
    pub lines: Lines,
}

/// How an action goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Ej påbörjad.
    NotStarted,
    /// Pågår, påbörjad.
    InProgress,
    /// Genomförd, klar, avslutad.
    Done,
    /// Skjuts fram, senarelagd, försenad.
    Postponed,
}

/// Which columns the list of an action has: a field without a column is not missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActionColumns {
    /// Status.
    pub status: bool,
    /// Due date.
    pub due: bool,
    /// Owner.
    pub owner: bool,
}

/// A line of a list of things to do or follow up.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Action {
    /// Heading the list stands under.
    pub list: String,
    /// What is to be done.
    pub text: String,
    /// A second text that explains it.
    pub detail: Option<String>,
    /// The board's goal of its row.
    pub goal: Option<String>,
    /// The overall goal above it.
    pub overall_goal: Option<String>,
    /// Strategic area of its row.
    pub area: Option<String>,
    /// Risk it answers, by id.
    pub risk: Option<String>,
    /// How it goes.
    pub status: Option<ActionStatus>,
    /// As printed.
    pub status_raw: Option<String>,
    /// Due date.
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// As printed.
    pub due_raw: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Comment.
    pub comment: Option<String>,
    /// Wanted effect.
    pub effect: Option<String>,
    /// Lines.
    pub lines: Lines,
    /// Columns its list has.
    #[serde(skip)]
    pub columns: ActionColumns,
    /// Line of its due date.
    #[serde(skip)]
    pub due_line: Option<u32>,
}
