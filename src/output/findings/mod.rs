//! Findings → bytes: for people, for CI systems and for code review.

pub mod github;
pub mod gitlab;
pub mod junit;
pub mod markdown;
pub mod place;
pub mod sarif;
#[cfg(test)]
mod tests;
pub mod text;

use std::io::{self, Write};

use crate::finding::{Finding, Lang, Severity};
use crate::report::model::Report;

/// An input that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its path, `<stdin>` for standard input.
    pub path: String,
    /// Its report, with the findings.
    pub report: Report,
    /// Its findings with excerpts of the source, where they were asked for.
    pub excerpts: String,
}

impl Checked {
    /// The findings that are not suppressed.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.report.findings.iter().filter(|f| f.suppressed.is_none())
    }
}

/// A format for the findings of all inputs of a run.
pub trait Format {
    /// Writes them.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn write(&self, checked: &[Checked], lang: Lang, out: &mut dyn Write) -> io::Result<()>;
}

/// All open findings of a run with their path, the worst first and in the order of the inputs among equals.
fn worst_first(checked: &[Checked]) -> Vec<(&str, &Finding)> {
    let mut all: Vec<(&str, &Finding)> = checked.iter().flat_map(|c| c.open().map(|f| (c.path.as_str(), f))).collect();
    all.sort_by_key(|(_, f)| std::cmp::Reverse(f.severity));
    all
}

/// The name of a severity as users write it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
