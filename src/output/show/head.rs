//! What the report is, how it ends, and how much of it is proved.

use std::io;

use super::page::{Ink, Page};
use crate::finding::{Finding, Severity};
use crate::output::figure::swedish;
use crate::output::{overview, plain};
use crate::report::model::Report;

pub(super) fn write(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let (head, words) = (&report.report, page.words);
    let path = report.source.path.as_deref().unwrap_or("-");
    let whose = [head.body.as_deref(), head.municipality.as_deref()];
    let whose: Vec<&str> = whose.into_iter().flatten().collect();
    let title = if whose.is_empty() { head.title.clone().unwrap_or_else(|| path.to_owned()) } else { whose.join(", ") };
    page.heading(&title)?;
    let as_of = head.as_of.map(|day| format!("{} {day}", words.as_of));
    let facts = [Some(words.kind(head.kind).to_owned()), head.period.clone(), as_of, Some(path.to_owned())];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    page.item("", Ink::Dim, &facts.join(" · "))?;
    results(report, page)?;
    proof(report, page)
}

/// The deviations of the whole: over or under, and by how much.
fn results(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    for outcome in overview::outcomes(report) {
        let ink = if outcome.value.0.is_sign_negative() { Ink::Bad } else { Ink::Good };
        let figure = page.ink(ink, &format!("{} {}", swedish(outcome.value, ' '), outcome.unit));
        page.line(&format!("{}: {figure}", plain(outcome.label)))?;
    }
    Ok(())
}

fn proof(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let (proof, words) = (&report.proof, page.words);
    let count = |severity| {
        let counts = |f: &&Finding| f.severity == severity && f.suppressed.is_none();
        report.findings.iter().filter(counts).count()
    };
    let ink = |n: usize, ink| (n > 0).then_some(ink);
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    page.facts(&[
        (None, format!("{}: {}", words.figures, proof.cells)),
        (None, format!("{}: {}", words.verified, proof.verified)),
        (ink(proof.contradicted, Ink::Bad), format!("{}: {}", words.contradicted, proof.contradicted)),
        (None, format!("{}: {}", words.unverified, proof.unverified)),
        (ink(errors, Ink::Bad), format!("{}: {errors}", words.errors)),
        (ink(warnings, Ink::Warn), format!("{}: {warnings}", words.warnings)),
    ])
}
