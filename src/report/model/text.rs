//! Programmes, their commentary and what it claims.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Lines, Number, Unit};

/// A line of the operating statement with what the report says about it.
#[derive(Debug, Default, Clone, Serialize, JsonSchema)]
pub struct Programme {
    /// Code.
    pub code: Option<String>,
    /// Name, as in the table.
    pub name: String,
    /// Table it stands in.
    pub table: Option<String>,
    /// Row of that table, 0-based.
    pub row: Option<usize>,
    /// Its heading in the text.
    pub heading: Option<String>,
    /// The whole commentary under its heading.
    pub comment: Option<String>,
    /// Lines of the commentary.
    pub comment_lines: Option<Lines>,
    /// Amounts that the commentary states.
    pub claims: Vec<Claim>,
}

/// What an amount in prose is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Deviation from the budget.
    Deviation,
    /// Forecast deviation at the end of the year.
    ForecastDeviation,
    /// Outcome.
    Outcome,
    /// Budget.
    Budget,
    /// Something else.
    Other,
}

/// How an approximate amount is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Hedge {
    /// ca, cirka, omkring: either side.
    About,
    /// drygt, över: a little more.
    Over,
    /// knappt, närmare: a little less.
    Under,
}

/// Whether a claim is about the whole programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole.
    Whole,
    /// A part of it.
    Part,
}

/// A cell that a claim speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellRef {
    /// Table.
    pub table: String,
    /// Row, 0-based.
    pub row: usize,
    /// Cell, 0-based.
    pub cell: usize,
}

/// An amount that prose states.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Claim {
    /// What it is of.
    pub kind: ClaimKind,
    /// The amount with the reader's sign: a deficit is negative.
    pub amount: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Whether a hedge word stands by it.
    pub approximate: bool,
    /// Which way the hedge goes.
    pub hedge: Option<Hedge>,
    /// Whole programme or a part.
    pub scope: Scope,
    /// Period it speaks of.
    pub period: Option<String>,
    /// The cell it repeats.
    pub cell: Option<CellRef>,
    /// The words around it, as printed.
    pub raw: String,
    /// Line where the amount begins.
    pub line: u32,
    /// Number of the section, for claims outside the programmes.
    pub section: Option<String>,
}
