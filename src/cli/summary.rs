//! The table that `--summary` prints at the end of a run.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use kpr::Report;
use kpr::finding::{Finding, Severity};
use kpr::report::model::ProofSummary;

use super::inputs::Input;

/// What the table says of one input.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    /// `None` for an input that gave no report.
    pub(crate) proof: Option<ProofSummary>,
    /// Findings that are errors.
    pub(crate) errors: usize,
    /// Findings that are warnings.
    pub(crate) warnings: usize,
}

impl Line {
    /// Of an input that gave no report.
    pub(crate) const UNREAD: Self = Self { proof: None, errors: 1, warnings: 0 };

    /// Of a report; what is known or was suppressed does not count.
    pub(crate) fn of(report: &Report) -> Self {
        let count = |severity| {
            let counts = |f: &&Finding| f.severity == severity && f.suppressed.is_none() && !f.known;
            report.findings.iter().filter(counts).count()
        };
        Self { proof: Some(report.proof), errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }
}

/// One line an input and one for all.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    lines: Vec<(String, Line)>,
}

impl Summary {
    /// Adds an input.
    pub(crate) fn add(&mut self, input: &Input, line: Line) {
        self.lines.push((input.to_string(), line));
    }

    fn total(&self) -> Line {
        let mut all = Line { proof: Some(ProofSummary::default()), ..Line::default() };
        for (_, line) in &self.lines {
            all.errors += line.errors;
            all.warnings += line.warnings;
            if let (Some(all), Some(one)) = (&mut all.proof, line.proof) {
                all.cells += one.cells;
                all.verified += one.verified;
            }
        }
        all
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(["report", "verified", "errors", "warnings"]);
        let total = (format!("{} reports", self.lines.len()), self.total());
        for (name, line) in self.lines.iter().chain(std::iter::once(&total)) {
            table.add_row([name.clone(), verified(line.proof), line.errors.to_string(), line.warnings.to_string()]);
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table.fmt(f)
    }
}

/// Whole percent, rounded down: 100 means every cell.
fn verified(proof: Option<ProofSummary>) -> String {
    match proof {
        None => "not read".to_owned(),
        Some(proof) => match (proof.verified * 100).checked_div(proof.cells) {
            None => "no figures".to_owned(),
            Some(percent) => format!("{percent} %"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_one_is_not_a_hundred_percent() {
        let proof = |cells, verified| Some(ProofSummary { cells, verified, ..ProofSummary::default() });
        assert_eq!(verified(proof(1000, 999)), "99 %");
        assert_eq!(verified(proof(0, 0)), "no figures");
        assert_eq!(verified(None), "not read");
    }
}
