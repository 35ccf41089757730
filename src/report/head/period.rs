//! The period of the report and the day it speaks of.

use jiff::civil::Date;

use super::dates::{Mention, date, mentions};
use super::front::Front;
use crate::figures::period::Period;
use crate::figures::words::squash;
use crate::layout::Layout;
use crate::report::model::ReportKind;

/// What was found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Found {
    pub(super) period: Period,
    /// A day that the report names.
    pub(super) as_of: Option<Date>,
}

/// Most lines of the report in which a period is looked for, where the title has none.
const MAX_LINES: usize = 400;
/// Words before the day a report speaks of.
const PER: &[&str] = &["per", "läget", "avser", "gäller", "t.o.m.", "tom"];

/// The period by the title; what it leaves open, by the first lines and the lines of tables.
pub(super) fn find(layout: &Layout<'_>, front: &Front<'_>, title: Option<&str>, kind: Option<ReportKind>) -> Found {
    let mut found = title.and_then(of_title).unwrap_or_default();
    if found.month.is_none() {
        // `Uppföljning 2023, tertial 2`: the title is only a piece of its line.
        let whole = title.and_then(|title| front.lines.iter().find(|line| line.contains(title))).and_then(|line| of_title(line));
        found = whole.filter(|m| m.month.is_some() && m.year == found.year).unwrap_or(found);
    }
    if found.year.is_none() && found.month.is_none() {
        found = front
            .pieces()
            .filter(|p| p.split_whitespace().count() <= 6)
            .filter_map(of_title)
            .find(|m| m.year.is_some() && (m.month.is_some() || !matches!(kind, Some(ReportKind::Interim))))
            .unwrap_or_default();
    }
    if found.month.is_none() && !matches!(kind, Some(ReportKind::Annual)) {
        let of_label = |piece: &str| piece.to_lowercase().starts_with("period").then(|| of_title(piece)).flatten();
        let said = front.pieces().filter_map(of_label).find(|m| m.month.is_some() && (found.year.is_none() || m.year == found.year));
        found = said.unwrap_or(found);
    }
    if let Some(day) = stated_day(layout).filter(|d| agrees(*d, found)) {
        let year = day.year.or(found.year).or_else(|| common_year(layout));
        let whole = Mention { year, ..day };
        let annual = found.month.is_none() && found.year.is_some() && day.month == Some(12);
        found = Mention { month: if annual { None } else { whole.month }, ..whole };
        return Found { period: found.period(), as_of: whole.date() };
    }
    let plan = matches!(kind, Some(ReportKind::StaffingPlan));
    let open = found.year.is_none() || (found.month.is_none() && matches!(kind, Some(ReportKind::Interim) | None));
    if open && !plan {
        found = commonest(layout, found, kind).unwrap_or(found);
    }
    Found { period: found.period(), as_of: found.date() }
}

/// The last time a title speaks of; `Halvårs…` is June.
fn of_title(title: &str) -> Option<Mention> {
    let said = mentions(title);
    let mut found = said.iter().copied().max_by_key(|m| (m.year.is_some(), m.month.is_some()));
    // `2023, tertial 2`: the month stands by itself.
    let mut months = said.iter().filter(|m| m.year.is_none()).filter_map(|m| m.month);
    if let (Some(whole), Some(month), None) = (found.as_mut().filter(|m| m.month.is_none()), months.next(), months.next()) {
        whole.month = Some(month);
    }
    if found.is_none_or(|m| m.year.is_none()) {
        // Letter-spaced: the year is the digits at the end.
        let letters = squash(title);
        let digits = letters.trim_start_matches(|c: char| !c.is_ascii_digit());
        found = crate::figures::period::year(digits).map(|y| Mention { year: Some(y), ..Mention::default() }).or(found);
    }
    let half = squash(title).contains("halvår");
    found.map(|m| if half && m.month.is_none() { Mention { month: Some(6), ..m } } else { m })
}

fn agrees(day: Mention, found: Mention) -> bool {
    let same = |a: Option<u16>, b: Option<u16>| a.is_none() || b.is_none() || a == b;
    same(day.year, found.year) && same(day.month.map(u16::from), found.month.map(u16::from))
}

/// The day that the first pages name after `per` or the like: `per den 31 mars`.
fn stated_day(layout: &Layout<'_>) -> Option<Mention> {
    let mut lines = layout.lines.iter().filter(|l| l.is_flow()).take(60);
    lines.find_map(|l| {
        let lower = l.text.to_lowercase();
        PER.iter().filter_map(|p| after_word(&lower, p)).find_map(|after| {
            let near: String = after.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
            mentions(&near).into_iter().next().filter(|m| m.day.is_some() && m.month.is_some())
        })
    })
}

/// The text after a whole word.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.match_indices(word).find_map(|(at, _)| {
        let free = text.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        text.get(at + word.len()..).filter(|rest| free && rest.starts_with(' '))
    })
}

/// The year that most dates of the text have.
fn common_year(layout: &Layout<'_>) -> Option<u16> {
    let mut counts: Vec<(u16, usize)> = Vec::new();
    for year in layout.lines.iter().filter(|l| l.is_flow()).flat_map(|l| mentions(l.text)).filter_map(|m| m.year) {
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += 1,
            None => counts.push((year, 1)),
        }
    }
    counts.into_iter().max_by_key(|(y, n)| (*n, *y)).map(|(y, _)| y)
}

/// The time that most short lines and first words of analysis speak of: the latest year with a month for a report within the year.
fn commonest(layout: &Layout<'_>, known: Mention, kind: Option<ReportKind>) -> Option<Mention> {
    let lines = layout.lines.iter().filter(|l| l.is_flow() && l.text.len() < 300).take(MAX_LINES);
    let mut counts: Vec<(Mention, usize)> = Vec::new();
    for m in lines.flat_map(|l| mentions(l.text)) {
        let m = Mention { day: None, year: m.year.or(known.year), ..m };
        let fits = m.year.is_some() && known.year.is_none_or(|y| m.year == Some(y));
        if !fits {
            continue;
        }
        match counts.iter_mut().find(|(k, _)| *k == m) {
            Some((_, n)) => *n += 1,
            None => counts.push((m, 1)),
        }
    }
    let monthly = counts.iter().filter(|(m, _)| m.month.is_some_and(|month| month < 12) && kind != Some(ReportKind::Annual));
    let within = monthly.max_by_key(|(m, n)| (*n, m.year)).filter(|(_, n)| *n >= 2).map(|(m, _)| *m);
    within
        .or_else(|| counts.iter().filter(|(m, _)| m.month.is_none()).max_by_key(|(m, n)| (*n, m.year)).map(|(m, _)| *m))
        .filter(|m| *m != known)
}

/// The last day of the period, for kinds of reports that speak of a day.
pub(super) fn last_day(kind: ReportKind, period: Period) -> Option<Date> {
    let (year, month) = (period.year?, period.month);
    let month = match kind {
        ReportKind::Annual => month.or(Some(12)),
        ReportKind::Interim | ReportKind::ActivityFollowup => month,
        _ => None,
    }?;
    date(year, month, 1).map(Date::last_of_month)
}
