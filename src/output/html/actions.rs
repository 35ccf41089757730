//! Actions on a time line, the overdue ones first.

use std::collections::BTreeSet;

use jiff::civil::Date;
use maud::{Markup, html};
use rust_decimal::Decimal;

use super::escape::T;
use super::view::{View, badge, percent, told};
use crate::check::dates::end_of;
use crate::check::statuses;
use crate::output::overview;
use crate::report::model::{Action, ActionStatus, Report};

/// Where an action stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Overdue,
    Ahead,
    Undated,
    Done,
}

/// The actions whose day has passed, as numbers in the list: those that `kpr show` and those that `kpr check` call so.
pub(super) fn overdue(report: &Report) -> BTreeSet<usize> {
    let found = report
        .findings
        .iter()
        .filter(|f| f.rule == "overdue")
        .filter_map(|f| f.subject.as_deref()?.strip_prefix("/actions/")?.parse().ok());
    let shown = report.actions.iter().enumerate().filter(|(_, a)| overview::is_overdue(a, report.report.as_of)).map(|(at, _)| at);
    found.filter(|at| *at < report.actions.len()).chain(shown).collect()
}

/// The day, or the last day of the interval, that an action is due.
fn due(action: &Action) -> Option<Date> {
    action.due.or_else(|| action.due_raw.as_deref().and_then(end_of))
}

/// The actions.
pub(super) fn section(v: View<'_>) -> Option<Markup> {
    let late = overdue(v.report);
    let group = |at: usize, action: &Action| match due(action) {
        _ if late.contains(&at) => Group::Overdue,
        _ if overview::is_done(action) => Group::Done,
        Some(_) => Group::Ahead,
        None => Group::Undated,
    };
    let mut actions: Vec<(Group, &Action)> = v.report.actions.iter().enumerate().map(|(i, a)| (group(i, a), a)).collect();
    actions.sort_by_key(|(g, a)| (*g, due(a).is_none(), due(a)));
    let scale = Scale::of(v.report);
    let groups = [
        (Group::Overdue, v.say("Overdue", "Försenade")),
        (Group::Ahead, v.say("Ahead", "Framåt")),
        (Group::Undated, v.say("Without a date", "Utan datum")),
        (Group::Done, v.say("Done", "Klara")),
    ];
    (!actions.is_empty()).then(|| {
        html! {
            section.card #actions aria-labelledby="actions-h" {
                h2 #actions-h { (v.say("Actions", "Aktiviteter")) }
                @for (group, name) in groups {
                    @let of: Vec<&Action> = actions.iter().filter(|(g, _)| *g == group).map(|(_, a)| *a).collect();
                    @if !of.is_empty() {
                        h3.group { (name) " (" (of.len()) ")" }
                        @if let Some(scale) = scale.filter(|_| of.iter().any(|a| due(a).is_some())) { (axis(v, scale)) }
                        ul.list { @for action in of { (one(v, action, group, scale)) } }
                    }
                }
            }
        }
    })
}

fn one(v: View<'_>, action: &Action, group: Group, scale: Option<Scale>) -> Markup {
    let (class, sign) = match action.status {
        Some(ActionStatus::Done) => ("good", "✓"),
        Some(ActionStatus::Postponed) => ("warn", "»"),
        Some(ActionStatus::InProgress) => ("note", "→"),
        Some(ActionStatus::NotStarted) => ("note", "○"),
        None => ("note", "·"),
    };
    let more: Vec<&str> = [&action.owner, &action.area].into_iter().flatten().map(String::as_str).collect();
    html! {
        li data-item {
            div.head {
                @if group == Group::Overdue { (badge("bad", "!", &late(v, action))) }
                (badge(class, sign, statuses::action(action.status, v.lang)))
                @match (action.due, &action.due_raw) {
                    (Some(day), _) => strong.nowrap { (day) },
                    (None, Some(raw)) => strong lang="sv" { (T(raw)) },
                    (None, None) => {},
                }
                (v.line(action.lines[0]))
            }
            p { (told(&action.text)) }
            @if !more.is_empty() { p.more lang="sv" { (T(&more.join(" · "))) } }
            @if let Some((scale, day)) = scale.zip(due(action)) { (scale.track(day, group)) }
        }
    }
}

/// How late an action is.
fn late(v: View<'_>, action: &Action) -> String {
    let days = due(action).zip(v.report.report.as_of).map(|(due, today)| between(due, today));
    match days {
        Some(1) => v.say("1 day overdue", "1 dag försenad").to_owned(),
        Some(n) if n > 1 => format!("{n} {}", v.say("days overdue", "dagar försenad")),
        _ => v.say("overdue", "försenad").to_owned(),
    }
}

fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// First and last day of the time line, and the day of the report.
#[derive(Debug, Clone, Copy)]
struct Scale {
    first: Date,
    last: Date,
    today: Option<Date>,
}

impl Scale {
    fn of(report: &Report) -> Option<Self> {
        let today = report.report.as_of;
        let days = || report.actions.iter().filter_map(due).chain(today);
        report.actions.iter().find_map(due)?;
        Some(Self { first: days().min()?, last: days().max()?, today })
    }

    /// Where a day stands, with a little room at both ends.
    fn at(self, day: Date) -> String {
        let days = between(self.first, self.last).max(1);
        let room = days / 40 + 1;
        percent(Decimal::from(between(self.first, day) + room), Decimal::from(days + 2 * room))
    }

    fn track(self, day: Date, group: Group) -> Markup {
        let at = self.at(day);
        let class = match group {
            Group::Overdue => "over",
            Group::Done => "done",
            Group::Ahead | Group::Undated => "open",
        };
        html! {
            svg.track aria-hidden="true" {
                line.way x1="0" x2="100%" y1="9" y2="9" {}
                @if let Some(today) = self.today.map(|t| self.at(t)) {
                    @if group == Group::Overdue { line.late x1=(at) x2=(today) y1="9" y2="9" {} }
                    line.now x1=(today) x2=(today) y1="0" y2="18" {}
                }
                circle.day.(class) cx=(at) cy="9" r="5" {}
            }
        }
    }
}

/// The days at both ends, and that of the report.
fn axis(v: View<'_>, scale: Scale) -> Markup {
    // Words at an end of the line are turned inwards, so that they do not leave it.
    let anchor = |day: Date| match between(scale.first, day).saturating_mul(5) / between(scale.first, scale.last).max(1) {
        0 => "start",
        1..=3 => "middle",
        _ => "end",
    };
    html! {
        svg.track.axis role="img" aria-label={ (v.say("Time line from", "Tidslinje från")) " " (scale.first) " " (v.say("to", "till")) " " (scale.last) } {
            text x="0" y="12" { (scale.first) }
            @if scale.last > scale.first { text x="100%" y="12" text-anchor="end" { (scale.last) } }
            @if let Some(day) = scale.today {
                text.today x=(scale.at(day)) y="28" text-anchor=(anchor(day)) { "▾ " (v.say("the report's day", "rapportens dag")) " " (day) }
            }
        }
    }
}
