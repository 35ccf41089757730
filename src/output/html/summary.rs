//! The top of a report's page: what it is, how it ends, and how much of it is proved.

use maud::{Markup, html};

use super::actions;
use super::escape::T;
use super::view::{View, percent, told, way};
use crate::check::statuses;
use crate::finding::Severity;
use crate::output::overview;
use crate::report::model::{ProofSummary, Report};

/// Whose report it is; its title or its file where it does not say.
pub(super) fn title(report: &Report) -> String {
    let head = &report.report;
    let whose: Vec<&str> = [head.body.as_deref(), head.municipality.as_deref()].into_iter().flatten().collect();
    match (whose.as_slice(), &head.title) {
        ([], Some(title)) => title.clone(),
        ([], None) => report.source.path.clone().unwrap_or_else(|| "-".to_owned()),
        _ => whose.join(", "),
    }
}

/// The head of the page.
pub(super) fn head(v: View<'_>) -> Markup {
    let head = &v.report.report;
    let named = head.body.is_some() || head.municipality.is_some();
    html! {
        header.top {
            h1 lang="sv" { (T(&title(v.report))) }
            @if let Some(title) = head.title.as_deref().filter(|_| named) { p lang="sv" { (T(title)) } }
            p.facts {
                span { (statuses::kind(head.kind, v.lang)) }
                @if let Some(period) = &head.period { span { (T(period)) } }
                @if let Some(day) = head.as_of { span { (v.say("as of", "per den")) " " (day) } }
                @if let Some(chair) = &head.chair { span { (v.say("chair", "ordförande")) " " (told(chair)) } }
                @if let Some(manager) = &head.manager { span { (v.say("manager", "chef")) " " (told(manager)) } }
                span { (T(v.report.source.path.as_deref().unwrap_or("-"))) }
            }
        }
    }
}

/// How the report ends and what is to be looked at.
pub(super) fn section(v: View<'_>) -> Markup {
    let count = |severity| v.findings().iter().filter(|f| f.severity == severity).count();
    let overdue = actions::overdue(v.report).len();
    html! {
        section.card #summary aria-labelledby="summary-h" {
            h2 #summary-h { (v.say("Summary", "Sammanfattning")) }
            dl.figures {
                @for outcome in overview::outcomes(v.report) {
                    div {
                        dt lang="sv" { (T(outcome.label)) }
                        dd.(way(outcome.value.0)) { (v.to_line(outcome.line, &html! { (v.number(outcome.value.0)) })) " " small { (outcome.unit) } }
                    }
                }
                @for (word, count) in [
                    (v.say("Errors", "Fel"), count(Severity::Error)),
                    (v.say("Warnings", "Varningar"), count(Severity::Warning)),
                ] {
                    div { dt { (word) } dd { a href="#findings" { (count) } } }
                }
                @if overdue > 0 {
                    div { dt { (v.say("Overdue actions", "Försenade aktiviteter")) } dd { a href="#actions" { (overdue) } } }
                }
            }
            (proof(v, v.report.proof))
        }
    }
}

/// How many figures the report's own arithmetic proves, as a bar and in words.
fn proof(v: View<'_>, proof: ProofSummary) -> Markup {
    if proof.cells == 0 {
        return html! { p { (v.say("The report has no tables of figures.", "Rapporten har inga siffertabeller.")) } };
    }
    let parts = [
        ("v", "✓", v.say("verified", "bevisade"), proof.verified),
        ("c", "✗", v.say("contradicted", "motsagda"), proof.contradicted),
        ("u", "○", v.say("unverified", "obevisade"), proof.unverified),
    ];
    let mut from = 0_usize;
    let bars = parts.map(|(class, _, _, n)| {
        let x = from;
        from += n;
        (class, x, n)
    });
    let of = |n: usize| percent(n.into(), proof.cells.into());
    html! {
        div.proof {
            svg aria-hidden="true" {
                @for (class, x, n) in bars { rect.(class) x=(of(x)) width=(of(n)) height="100%" {} }
            }
            p.legend {
                @for (_, sign, word, n) in parts {
                    span { span aria-hidden="true" { (sign) " " } b { (n) } " " (word) }
                }
                span.dim { (v.say("of", "av")) " " (proof.cells) " " (v.say("figures", "siffror")) }
            }
        }
        p.small.dim {
            (v.say(
                "Verified: the figure stands in sums or differences of the report, and all of them hold. Contradicted: it may be the wrong one \
                 where a relation fails. Unverified: no relation that holds reaches it. Verified says that the report agrees with itself, not that it is right.",
                "Bevisad: siffran ingår i summor eller differenser i rapporten och alla stämmer. Motsagd: den kan vara den felaktiga där ett \
                 samband brister. Obevisad: inget samband som stämmer når den. Bevisad betyder att rapporten stämmer med sig själv, inte att den har rätt.",
            ))
        }
    }
}
