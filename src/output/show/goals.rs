//! Goals by status, the worst first.

use std::io;

use super::findings;
use super::page::{Ink, Page};
use crate::output::overview::WORST_FIRST;
use crate::report::model::{Goal, GoalStatus, Report};

/// Goals shown where not all are.
const SOME: usize = 10;

pub(super) fn write(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    if report.goals.is_empty() {
        return Ok(());
    }
    let of = |status| report.goals.iter().filter(move |g: &&Goal| g.status == status);
    let counts = WORST_FIRST.into_iter().map(|s| (of(s).count(), page.words.goal(s)));
    let counts: Vec<String> = counts.filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    page.heading(&format!("{}: {}", page.words.goals, counts.join(" · ")))?;
    let shown = if page.view.full() { report.goals.len() } else { SOME };
    for goal in WORST_FIRST.into_iter().flat_map(of).take(shown) {
        let (mark, ink) = mark(goal.status);
        let text = match &goal.id {
            Some(id) => format!("{id}: {}", goal.text),
            None => goal.text.clone(),
        };
        page.brief(mark, ink, &text)?;
        if let Some(comment) = goal.comment.as_deref().filter(|_| page.view.all) {
            page.item("      ", Ink::Dim, comment)?;
        }
    }
    page.rest(report.goals.len(), shown)?;
    findings::of_subject(report, "/goals", page)
}

fn mark(status: Option<GoalStatus>) -> (&'static str, Ink) {
    match status {
        Some(GoalStatus::NotMet) => ("  ✗ ", Ink::Bad),
        Some(GoalStatus::AtRisk) => ("  ! ", Ink::Bad),
        Some(GoalStatus::PartlyMet) => ("  ~ ", Ink::Warn),
        Some(GoalStatus::OnTrack) => ("  → ", Ink::Good),
        Some(GoalStatus::Met) => ("  ✓ ", Ink::Good),
        None => ("  · ", Ink::Dim),
    }
}
