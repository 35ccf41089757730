//! Findings beside what they are about.

use std::io;

use super::View;
use super::page::{Ink, Page};
use crate::finding::{Finding, Severity};
use crate::report::model::Report;

/// Findings about one thing that are shown where not all are.
const SOME: usize = 5;

/// Findings that no other part shows.
pub(super) fn general(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let view = page.view;
    let elsewhere = ["/programmes", "/goals", "/actions", "/risks", "/indicators", "/controls", "/checklists"];
    let of_a_part = |f: &Finding| f.table.is_some() || f.subject.as_deref().is_some_and(|s| elsewhere.iter().any(|e| under(s, e)));
    let full = page.view.only == [super::Part::Findings];
    let findings = report.findings.iter().filter(|f| full || !of_a_part(f));
    let findings: Vec<&Finding> = findings.filter(|f| is_shown(f, view)).collect();
    if findings.is_empty() {
        return Ok(());
    }
    let heading = page.words.findings;
    page.heading(heading)?;
    findings.into_iter().try_for_each(|f| write(f, page))
}

/// Findings about one table.
pub(super) fn of_table(report: &Report, table: &str, page: &mut Page<'_>) -> io::Result<()> {
    some(report, page, |f| f.table.as_deref() == Some(table))
}

/// Findings about something that a JSON Pointer under `root` names.
pub(super) fn of_subject(report: &Report, root: &str, page: &mut Page<'_>) -> io::Result<()> {
    some(report, page, |f| f.table.is_none() && f.subject.as_deref().is_some_and(|s| under(s, root)))
}

/// The gravest of the findings that are about something; all where everything is to be shown.
fn some(report: &Report, page: &mut Page<'_>, about: impl Fn(&Finding) -> bool) -> io::Result<()> {
    let view = page.view;
    let about = report.findings.iter().filter(|f| about(f) && is_shown(f, view));
    let mut findings: Vec<&Finding> = about.collect();
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    let (all, shown) = (findings.len(), if view.full() { findings.len() } else { SOME });
    findings.into_iter().take(shown).try_for_each(|f| write(f, page))?;
    page.rest(all, shown)
}

fn under(subject: &str, root: &str) -> bool {
    subject.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What was suppressed is not shown, and what is only to be known with `-v`.
fn is_shown(finding: &Finding, view: &View) -> bool {
    finding.suppressed.is_none() && (finding.severity > Severity::Info || view.all)
}

fn write(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let mark = match finding.severity {
        Severity::Error => "  ✗ ",
        Severity::Warning => "  ! ",
        Severity::Info => "  · ",
    };
    let text = format!("{} {} {}: {}", finding.code, page.words.line, finding.line, finding.message);
    page.item(mark, Ink::from(finding.severity), &text)?;
    let more = [&finding.materiality, &finding.suggestion].into_iter().flatten();
    more.filter(|_| page.view.all).try_for_each(|text| page.item("    ", Ink::Dim, text))
}
