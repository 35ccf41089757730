//! Actions, the overdue ones first.

use std::io;

use jiff::civil::Date;

use super::findings;
use super::page::{Ink, Page};
use crate::output::overview::{is_done, is_overdue};
use crate::report::model::{Action, ActionStatus, Report};

/// Actions shown where not all are.
const SOME: usize = 8;

pub(super) fn write(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    if report.actions.is_empty() {
        return Ok(());
    }
    let today = page.view.as_of.or(report.report.as_of);
    let mut actions: Vec<&Action> = report.actions.iter().collect();
    // Overdue, then open, then done; the oldest first, those without a day last.
    actions.sort_by_key(|a| (!is_overdue(a, today), is_done(a), a.due.is_none(), a.due));
    let overdue = actions.iter().filter(|a| is_overdue(a, today)).count();
    let words = page.words;
    let of = |status| report.actions.iter().filter(|a| a.status == status).count();
    let counts = STATUSES.into_iter().map(|s| (of(s), words.action(s)));
    let counts = [(overdue, words.overdue)].into_iter().chain(counts).filter(|(n, _)| *n > 0);
    let counts: Vec<String> = counts.map(|(n, word)| format!("{n} {word}")).collect();
    page.heading(&format!("{}: {}", words.actions, counts.join(" · ")))?;
    let shown = if page.view.full() { actions.len() } else { SOME.max(overdue) };
    for action in actions.iter().take(shown) {
        one(action, today, page)?;
    }
    page.rest(actions.len(), shown)?;
    findings::of_subject(report, "/actions", page)
}

const STATUSES: [Option<ActionStatus>; 5] =
    [Some(ActionStatus::NotStarted), Some(ActionStatus::InProgress), Some(ActionStatus::Postponed), Some(ActionStatus::Done), None];

fn one(action: &Action, today: Option<Date>, page: &mut Page<'_>) -> io::Result<()> {
    let ink = match action.status {
        _ if is_overdue(action, today) => Ink::Bad,
        Some(ActionStatus::Done) => Ink::Good,
        _ => Ink::Dim,
    };
    let due = match (action.due, &action.due_raw) {
        (Some(day), _) => day.to_string(),
        (None, Some(raw)) => super::page::fitted(&crate::output::plain(raw), 10),
        (None, None) => String::new(),
    };
    let mark = format!("  {due:<10}  {:<11}  ", page.words.action(action.status));
    let text = match &action.owner {
        Some(owner) => format!("{} ({owner})", action.text),
        None => action.text.clone(),
    };
    page.brief(&mark, ink, &text)
}
