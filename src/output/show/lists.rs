//! Risks, indicators, internal control and checklists.

use std::io;

use super::findings;
use super::page::{Ink, Page};
use crate::report::model::{Answer, Report, Risk};

/// Entries of a list shown where not all are.
const SOME: usize = 5;

/// Risks, the highest level first.
pub(super) fn risks(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let mut risks: Vec<&Risk> = report.risks.iter().collect();
    risks.sort_by_key(|r| std::cmp::Reverse(r.level));
    let heading = page.words.risks;
    let level = page.words.level;
    let entries = risks.iter().map(|r| {
        let level = r.level.map_or_else(String::new, |l| format!(" ({level} {l})"));
        (Ink::Dim, "  · ", format!("{}: {}{level}", r.id, r.text))
    });
    list(page, heading, entries.collect())?;
    findings::of_subject(report, "/risks", page)
}

/// Indicators with their target and outcome.
pub(super) fn indicators(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let words = page.words;
    let entries = report.indicators.iter().map(|i| {
        let target = i.target.as_ref().map(|t| format!("{} {t}", words.target));
        let outcome = i.outcome.as_ref().map(|o| format!("{} {o}", words.outcome));
        let facts: Vec<String> = [target, outcome].into_iter().flatten().collect();
        let facts = if facts.is_empty() { String::new() } else { format!(": {}", facts.join(", ")) };
        (Ink::Dim, "  · ", format!("{}{facts}", i.name))
    });
    list(page, words.indicators, entries.collect())?;
    findings::of_subject(report, "/indicators", page)
}

/// Internal control.
pub(super) fn controls(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let heading = page.words.controls;
    let entries = report.controls.iter().map(|c| {
        let result = [c.result_code.as_deref(), c.result.as_deref()];
        let result: Vec<&str> = result.into_iter().flatten().collect();
        (Ink::Dim, "  · ", format!("{} {}: {}", c.number, c.process, result.join(" ")))
    });
    list(page, heading, entries.collect())?;
    findings::of_subject(report, "/controls", page)
}

/// Checklists, each under its title.
pub(super) fn checklists(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    for checklist in &report.checklists {
        let entries = checklist.items.iter().map(|item| {
            let (ink, mark) = match item.answer {
                Some(Answer::Ja) => (Ink::Good, "  ✓ "),
                Some(Answer::Delvis) => (Ink::Warn, "  ~ "),
                Some(Answer::Nej) => (Ink::Bad, "  ✗ "),
                None => (Ink::Dim, "  · "),
            };
            (ink, mark, item.question.clone())
        });
        list(page, &checklist.title, entries.collect())?;
    }
    findings::of_subject(report, "/checklists", page)
}

fn list(page: &mut Page<'_>, heading: &str, entries: Vec<(Ink, &str, String)>) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    page.heading(heading)?;
    let (all, shown) = (entries.len(), if page.view.full() { entries.len() } else { SOME });
    for (ink, mark, text) in entries.into_iter().take(shown) {
        page.brief(mark, ink, &text)?;
    }
    page.rest(all, shown)
}
