//! A finding: something that could not be read, a guess at the layout, or something a check found.
//!
//! Findings are facts with numbers. Codes: `KPR0xx` reading, `1xx` arithmetic, `2xx` text against tables,
//! `3xx` completeness, `4xx` time, `5xx` norms; a code is never used for another thing.

pub mod page;
pub mod reading;

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::model::Number;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// What the reader should know: a rounding difference, a layout guess.
    Info,
    /// Something a reader must look at.
    Warning,
    /// The report contradicts itself beyond rounding.
    Error,
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Related {
    /// Line.
    pub line: u32,
    /// What stands there.
    pub message: String,
}

/// The kind of typing error that would explain a wrong figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Slip {
    /// A sign lost or added.
    Sign,
    /// One digit wrong.
    Digit,
    /// Two neighbouring digits swapped.
    Swap,
    /// A digit left out.
    MissingDigit,
    /// A digit too many.
    ExtraDigit,
    /// A factor of ten or a thousand.
    Scale,
}

/// One change of a cell that, alone or with the others of its explanation, mends the violated relations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Table.
    pub table: String,
    /// Row, 0-based.
    pub row: usize,
    /// Cell, 0-based.
    pub cell: usize,
    /// The figure as it stands.
    pub from: Number,
    /// The figure that would mend it.
    pub to: Number,
    /// The slip it would be.
    pub slip: Option<Slip>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// Code, such as `KPR101`.
    pub code: String,
    /// Name of the rule, such as `column-sum`.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it says.
    pub message: String,
    /// Line.
    pub line: u32,
    /// Column of the line, in characters from 1.
    pub column: Option<u32>,
    /// Table.
    pub table: Option<String>,
    /// Row, where one is certain.
    pub row: Option<usize>,
    /// Cell, where one is certain.
    pub cell: Option<usize>,
    /// What stands there.
    pub actual: Option<Number>,
    /// What was expected.
    pub expected: Option<Number>,
    /// `actual − expected`.
    pub difference: Option<Number>,
    /// How much the figures may differ by rounding.
    pub tolerance: Option<Number>,
    /// Other places.
    pub related: Vec<Related>,
    /// All the smallest changes that would mend it.
    pub explanations: Vec<Explanation>,
    /// What to do.
    pub suggestion: Option<String>,
    /// What it is about, where that is not a cell: a JSON Pointer.
    pub subject: Option<String>,
    /// What its mending would turn round.
    pub materiality: Option<String>,
    /// Whether the baseline has it.
    pub known: bool,
    /// Why it is suppressed, where it is.
    pub suppressed: Option<String>,
    /// Stable when lines move.
    pub fingerprint: String,
}

impl Finding {
    /// A finding with a code, rule, severity, message and line; the other fields are empty.
    #[must_use]
    pub fn new(code: &str, rule: &str, severity: Severity, line: u32, message: String) -> Self {
        Self {
            code: code.to_owned(),
            rule: rule.to_owned(),
            severity,
            message,
            line,
            column: None,
            table: None,
            row: None,
            cell: None,
            actual: None,
            expected: None,
            difference: None,
            tolerance: None,
            related: Vec::new(),
            explanations: Vec::new(),
            suggestion: None,
            subject: None,
            materiality: None,
            known: false,
            suppressed: None,
            fingerprint: String::new(),
        }
    }
}

/// Language of what is written for people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}
