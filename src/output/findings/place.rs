//! Where on its line a finding is: the figure it speaks of, else the line's first word.

use std::ops::Range;

use crate::finding::Finding;
use crate::report::model::{Cell, Report};
use crate::source::Source;

/// Fills in the columns of a report's findings.
pub fn columns(report: &mut Report, source: &Source) {
    let mut findings = std::mem::take(&mut report.findings);
    for finding in &mut findings {
        finding.column = source.line(finding.line).and_then(|line| {
            let start = range(report, finding, line.text)?.start;
            u32::try_from(line.text.get(..start)?.chars().count() + 1).ok()
        });
    }
    report.findings = findings;
}

/// The bytes of a line's text that a finding is about.
#[must_use]
pub fn range(report: &Report, finding: &Finding, line: &str) -> Option<Range<usize>> {
    cell(report, finding, line).or_else(|| words(line))
}

/// Everything on a line but the blanks around it.
#[must_use]
pub fn words(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    (start < end).then_some(start..end)
}

/// The figure of a finding's cell: the cells before it on the line are stepped over.
fn cell(report: &Report, finding: &Finding, line: &str) -> Option<Range<usize>> {
    let (_, table) = report.table(finding.table.as_deref()?)?;
    let cells = &table.rows.get(finding.row?)?.cells;
    let wanted = finding.cell?;
    let on_line = |c: &&Cell| c.line == finding.line;
    let mut at = 0;
    for before in cells.iter().take(wanted).flatten().filter(on_line) {
        at = find(line, &before.raw, at)?.end;
    }
    let own = cells.get(wanted)?.as_ref().filter(on_line)?;
    find(line, &own.raw, at)
}

fn find(line: &str, raw: &str, from: usize) -> Option<Range<usize>> {
    let start = from + line.get(from..)?.find(raw)?;
    Some(start..start + raw.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_leave_the_blanks_out() {
        assert_eq!(words("  Summa 12 "), Some(2..10));
        assert_eq!(words("   "), None);
    }

    #[test]
    fn a_figure_is_found_after_those_before_it() {
        let line = "Turism 12 12 12";
        let first = find(line, "12", 0).unwrap();
        assert_eq!(find(line, "12", first.end), Some(10..12));
    }
}
