//! The page of one report.

use maud::{Markup, html};

use super::frame;
use super::view::View;
use super::{actions, chart, findings, goals, lists, source, summary, tables};

/// A place of the page: id, name and what stands there.
struct Place<'a> {
    id: String,
    name: &'a str,
    markup: Markup,
}

impl<'a> Place<'a> {
    fn some(id: &str, name: &'a str, markup: Option<Markup>) -> Option<Self> {
        markup.map(|markup| Self { id: id.to_owned(), name, markup })
    }
}

/// The whole page.
pub(super) fn page(v: View<'_>) -> String {
    let source = source::section(v);
    let places = places(v);
    let class = if source.is_some() { "pages beside" } else { "pages" };
    let body = html! {
        a.skip href="#main" { (v.say("To the content", "Till innehållet")) }
        @if source.is_some() { a.skip href="#source" { (v.say("To the report's own text", "Till rapportens egen text")) } }
        (summary::head(v))
        nav.contents aria-label=(v.say("Contents", "Innehåll")) {
            ul {
                @for place in &places { li { a href={ "#" (place.id) } { (super::escape::T(place.name)) } } }
                @if source.is_some() { li { a href="#source" { (v.say("The report's own text", "Rapportens egen text")) } } }
            }
        }
        (frame::tools(v.lang, &severities(v)))
        div class=(class) {
            main #main tabindex="-1" { @for place in &places { (place.markup) } }
            @if let Some(source) = &source {
                aside aria-label=(v.say("The report's own text", "Rapportens egen text")) { (source) }
            }
        }
        footer.end { p { "kpr " (env!("CARGO_PKG_VERSION")) " · SHA-256 " (v.report.source.sha256) } }
    };
    frame::page(v.lang, &summary::title(v.report), &body)
}

fn places<'a>(v: View<'a>) -> Vec<Place<'a>> {
    let first = [
        Place::some("summary", v.say("Summary", "Sammanfattning"), Some(summary::section(v))),
        Place::some("deviations", v.say("Deviations", "Avvikelser"), chart::section(v)),
        Place::some("findings", v.say("Findings", "Anmärkningar"), Some(findings::section(v))),
        Place::some("tables", v.say("Tables", "Tabeller"), tables::section(v)),
        Place::some("programmes", v.say("Programmes", "Verksamheter"), goals::programmes(v)),
        Place::some("goals", v.say("Goals", "Mål"), goals::goals(v)),
        Place::some("actions", v.say("Actions", "Aktiviteter"), actions::section(v)),
    ];
    let others = lists::sections(v).into_iter().map(|(id, name, markup)| Place { id, name, markup });
    first.into_iter().flatten().chain(others).collect()
}

/// The boxes that choose findings by their severity.
fn severities(v: View<'_>) -> Markup {
    let all = [("error", v.say("Errors", "Fel")), ("warning", v.say("Warnings", "Varningar")), ("note", v.say("Notes", "Upplysningar"))];
    html! {
        fieldset {
            legend { (v.say("Findings", "Anmärkningar")) }
            @for (value, word) in all { label { input type="checkbox" name="severity" value=(value) checked; (word) } }
        }
    }
}
