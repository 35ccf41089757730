//! What a report says of itself: its head, headings and key figures.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Lines, Number, Unit};

/// What kind of follow-up report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// Within the year: tertialrapport, delårsrapport, uppföljning per a day.
    Interim,
    /// Of a whole year: verksamhetsberättelse, årsredovisning, bokslut.
    Annual,
    /// Arbetsmiljörapport.
    WorkEnvironment,
    /// Kompetensförsörjningsplan, bemanningsplan.
    StaffingPlan,
    /// Follow-up of activities, without figures of money.
    ActivityFollowup,
    /// None of these.
    Other,
}

/// The head of the report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Head {
    /// Title.
    pub title: Option<String>,
    /// Nämnd, styrelse or förvaltning the report is about.
    pub body: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Kind of report.
    pub kind: ReportKind,
    /// Period: `2026`, `2026-04` or `R12 2023-12`.
    pub period: Option<String>,
    /// The day the report speaks of.
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
    /// Ordförande.
    pub chair: Option<String>,
    /// Förvaltningschef or other manager.
    pub manager: Option<String>,
    /// Unit of the report's money, unless a table says otherwise.
    pub unit: Option<Unit>,
}

/// A heading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// Number, such as `2.1`.
    pub number: Option<String>,
    /// Title without its number.
    pub title: String,
    /// Depth, 1 at the top.
    pub level: u8,
    /// Lines the heading stands on.
    pub lines: Lines,
}

/// A figure that stands alone with its label.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyFigure {
    /// What it is of.
    pub label: String,
    /// The figure.
    pub value: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// As printed.
    pub raw: String,
    /// Line.
    pub line: u32,
}
