//! Programmes with their commentary, and goals by status, the worst first.

use maud::{Markup, html};

use super::escape::T;
use super::view::{View, badge, told, way};
use crate::check::statuses;
use crate::output::overview::{self, WORST_FIRST};
use crate::output::sentence;
use crate::report::model::{Goal, GoalStatus, Programme};

/// The programmes.
pub(super) fn programmes(v: View<'_>) -> Option<Markup> {
    (!v.report.programmes.is_empty()).then(|| {
        html! {
            section.card #programmes aria-labelledby="programmes-h" {
                h2 #programmes-h { (v.say("Programmes", "Verksamheter")) }
                ul.list { @for p in &v.report.programmes { (programme(v, p)) } }
            }
        }
    })
}

fn programme(v: View<'_>, programme: &Programme) -> Markup {
    let deviation = overview::deviation(v.report, programme);
    let row = || {
        let table = v.report.tables.iter().find(|t| Some(&t.id) == programme.table.as_ref())?;
        table.rows.get(programme.row?).map(|r| r.line)
    };
    let line = programme.comment_lines.map(|[first, _]| first).or_else(row);
    html! {
        li data-item {
            div.head {
                h3 lang="sv" { @if let Some(code) = &programme.code { (T(code)) " " } (T(&programme.name)) }
                @if let Some(d) = deviation { strong.(way(d.0)) { (v.number(d.0)) } }
                @if let Some(line) = line { (v.line(line)) }
            }
            @match &programme.comment {
                Some(text) => (comment(v, text)),
                None => p.dim { (v.say("no commentary", "ingen kommentar")) },
            }
        }
    }
}

/// Goals.
pub(super) fn goals(v: View<'_>) -> Option<Markup> {
    let of = |status| v.report.goals.iter().filter(move |g: &&Goal| g.status == status);
    let counts = WORST_FIRST.map(|s| (of(s).count(), s));
    (!v.report.goals.is_empty()).then(|| {
        html! {
            section.card #goals aria-labelledby="goals-h" {
                h2 #goals-h { (v.say("Goals", "Mål")) }
                p.legend.small { @for (n, s) in counts.iter().filter(|(n, _)| *n > 0) { span { b { (n) } " " (statuses::goal(*s, v.lang)) } } }
                ul.list { @for goal in WORST_FIRST.into_iter().flat_map(of) { (one(v, goal)) } }
            }
        }
    })
}

fn one(v: View<'_>, goal: &Goal) -> Markup {
    let (class, sign) = match goal.status {
        Some(GoalStatus::NotMet) => ("bad", "✗"),
        Some(GoalStatus::AtRisk) => ("bad", "!"),
        Some(GoalStatus::PartlyMet) => ("warn", "~"),
        Some(GoalStatus::OnTrack) => ("good", "→"),
        Some(GoalStatus::Met) => ("good", "✓"),
        None => ("note", "·"),
    };
    html! {
        li data-item {
            div.head {
                (badge(class, sign, statuses::goal(goal.status, v.lang)))
                @if let Some(id) = &goal.id { strong lang="sv" { (T(id)) } }
                (v.line(goal.lines[0]))
            }
            p { (told(&goal.text)) }
            @if let Some(text) = &goal.comment { (comment(v, text)) }
        }
    }
}

/// The first sentence of a text, and the whole of it where that is more.
pub(super) fn comment(v: View<'_>, text: &str) -> Markup {
    let first = sentence::first(text);
    html! {
        p.more lang="sv" { (T(first)) }
        @if first.len() < text.trim_end().len() {
            details { summary { (v.say("The whole text", "Hela texten")) } p lang="sv" { (T(text)) } }
        }
    }
}
