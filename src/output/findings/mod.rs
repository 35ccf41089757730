//! Findings → bytes: for people, for CI systems and for code review.

pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod place;
pub mod sarif;
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

/// How many open findings that are not known an input, or a whole run, has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Inputs.
    pub inputs: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What only should be known.
    pub infos: usize,
}

impl Totals {
    /// Those of one input.
    #[must_use]
    pub fn of(checked: &Checked) -> Self {
        let new = || checked.open().filter(|f| !f.known);
        let count = |severity| new().filter(|f| f.severity == severity).count();
        Self { inputs: 1, errors: count(Severity::Error), warnings: count(Severity::Warning), infos: count(Severity::Info) }
    }

    /// With those of another input.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            inputs: self.inputs + other.inputs,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
        }
    }
}

/// A format for the findings of a run.
///
/// Inputs are written one by one and forgotten: memory does not grow with their number.
pub trait Format: Send + Sync {
    /// Writes what stands before the first input.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn head(&self, _lang: Lang, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes the findings of one input; nothing where the format has nothing to say of it.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn one(&self, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()>;

    /// Parts of an input's text, the first to be written at once, each other one after that part of all inputs before it.
    ///
    /// # Errors
    /// Where a part cannot be written.
    fn parts(&self, checked: &Checked, lang: Lang) -> io::Result<Vec<Vec<u8>>> {
        let mut text = Vec::new();
        self.one(checked, lang, &mut text)?;
        Ok(vec![text])
    }

    /// What stands between what two inputs gave.
    fn between(&self) -> &'static str {
        ""
    }

    /// Writes what stands after the last input.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn foot(&self, _totals: Totals, _lang: Lang, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The open findings of an input that are not known, the worst first.
fn worst_first(checked: &Checked) -> Vec<&Finding> {
    let mut new: Vec<&Finding> = checked.open().filter(|f| !f.known).collect();
    new.sort_by_key(|f| std::cmp::Reverse(f.severity));
    new
}

/// The name of a severity as users write it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
