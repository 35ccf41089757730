//! The typed report: what `kpr parse` prints, field by field.
//!
//! The names of the fields are a contract with users and do not change within a
//! schema version; fields may be added. Every value can be traced to the line it
//! stands on. Money and other figures are exact decimals, never floats.

mod actions;
mod control;
mod goals;
mod head;
mod number;
mod proof;
mod tables;
mod text;

pub use actions::{Action, ActionColumns, ActionStatus, Risk, RiskScope};
pub use control::{Answer, Checklist, ChecklistItem, Control};
pub use goals::{Goal, GoalCount, GoalLevel, GoalStatus, Indicator};
pub use head::{Head, KeyFigure, ReportKind, Section};
pub use number::{Number, Unit};
pub use proof::{Proof, ProofSummary, Relation, RelationKind, Term};
pub use tables::{Cell, Column, ColumnRole, Row, RowRole, Table, TableKind};
pub use text::{CellRef, Claim, ClaimKind, Hedge, Programme, Scope};

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Finding;

/// The version of the JSON's shape, in the field `schema_version`.
pub const SCHEMA_VERSION: &str = "1.0";

/// First and last line of something, 1-based and inclusive, of the input file.
pub type Lines = [u32; 2];

/// A whole report, read and checked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Version of this JSON's shape.
    pub schema_version: String,
    /// The file that was read.
    pub source: SourceInfo,
    /// What the report says of itself.
    pub report: Head,
    /// Every heading, in order.
    pub sections: Vec<Section>,
    /// Figures that stand alone with their label, outside tables.
    pub key_figures: Vec<KeyFigure>,
    /// Every table whose body is figures.
    pub tables: Vec<Table>,
    /// Lines of the operating statement joined with their commentary.
    pub programmes: Vec<Programme>,
    /// Goals of council and board, subgoals and focus areas.
    pub goals: Vec<Goal>,
    /// Risks of a risk list.
    pub risks: Vec<Risk>,
    /// Lines of lists of things to do or follow up.
    pub actions: Vec<Action>,
    /// Indicators with text cells.
    pub indicators: Vec<Indicator>,
    /// Lines of the follow-up of internal control.
    pub controls: Vec<Control>,
    /// Questions answered yes, no or partly.
    pub checklists: Vec<Checklist>,
    /// Amounts that the prose outside the programmes states.
    pub claims: Vec<Claim>,
    /// How many goals the same prose says to have a status.
    #[serde(skip)]
    pub goal_counts: Vec<GoalCount>,
    /// What could not be read, and what the checks found.
    pub findings: Vec<Finding>,
    /// How much of the figures the report's own arithmetic proves.
    pub proof: ProofSummary,
}

impl Report {
    /// The table with an id, and its index.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<(usize, &Table)> {
        table(&self.tables, id)
    }
}

/// The table with an id among the tables of a report, and its index. Tables are numbered in order, so the number tells where to look first.
pub(crate) fn table<'t>(tables: &'t [Table], id: &str) -> Option<(usize, &'t Table)> {
    let number = id.strip_prefix('t').and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let at = number.and_then(|i| Some((i, tables.get(i)?))).filter(|(_, t)| t.id == id);
    at.or_else(|| tables.iter().enumerate().find(|(_, t)| t.id == id))
}

/// The file a report was read from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceInfo {
    /// Path as given, `null` for standard input.
    pub path: Option<String>,
    /// Encoding that was found, such as `utf-8` or `windows-1252`.
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of lines.
    pub lines: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}
