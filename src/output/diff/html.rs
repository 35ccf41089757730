//! Differences as one page that needs nothing but itself: a table for each kind of figures, a list for each other kind.

use std::io::{self, Write};

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::{Group, count, groups, lines, path, sentence, whose, words};
use crate::check::say;
use crate::diff::say::role;
use crate::diff::{Diff, Difference, Moved, Said};
use crate::finding::Lang;
use crate::output::html::escape::T;
use crate::output::html::frame;
use crate::proof::across;
use crate::report::model::{Number, Proof, Unit};

/// Writes the differences as a page.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(diff: &Diff, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let say = |en, sv| if lang == Lang::Sv { sv } else { en };
    let whose = whose(diff);
    let title = if whose.is_empty() { say("Differences", "Skillnader").to_owned() } else { whose };
    let body = html! {
        a.skip href="#main" { (say("To the content", "Till innehållet")) }
        header.top {
            h1 lang="sv" { (T(&title)) }
            @for (word, side) in words(lang).into_iter().zip([&diff.old, &diff.new]) {
                p.facts {
                    span { (word) " " (T(side.period.as_deref().unwrap_or("?"))) }
                    @if let Some(day) = side.as_of { span { (day) } }
                    span { (T(&path(side))) }
                }
            }
            p { b { (count(diff, lang)) } }
        }
        nav.contents aria-label=(say("Contents", "Innehåll")) {
            ul { @for (i, group) in groups(diff, lang).enumerate() { li { a href={ "#k" (i) } { (group.heading) " (" (group.all.len()) ")" } } } }
        }
        (frame::tools(lang, &html! {}))
        div.pages { main #main tabindex="-1" { @for (i, group) in groups(diff, lang).enumerate() { (section(i, &group, lang)) } } }
        footer.end {
            p { "kpr " (env!("CARGO_PKG_VERSION")) " · SHA-256 " (diff.old.sha256) " → " (diff.new.sha256) }
        }
    };
    out.write_all(frame::page(lang, &title, &body).as_bytes())
}

fn section(at: usize, group: &Group<'_>, lang: Lang) -> Markup {
    let moved: Option<Vec<&Moved>> = group.all.iter().map(Difference::moved).collect();
    html! {
        section.card aria-labelledby={ "k" (at) } {
            h2 id={ "k" (at) } { (group.heading) }
            @match moved {
                Some(moved) => (figures(at, group, &moved, lang)),
                None => ul.list {
                    @for d in group.all {
                        li data-item { p { (T(&sentence(d, lang))) } p.more { (lines(d, lang)) } }
                    }
                },
            }
        }
    }
}

fn figures(at: usize, group: &Group<'_>, moved: &[&Moved], lang: Lang) -> Markup {
    let say = |en, sv| if lang == Lang::Sv { sv } else { en };
    let [then, now] = [say("Then", "Då"), say("Now", "Nu")];
    let columns = [(say("Row", "Rad"), ""), (say("Of", "Avser"), ""), (then, "num"), (now, "num"), (say("Change", "Ändring"), "num")];
    html! {
        div.wide tabindex="0" role="region" aria-labelledby={ "k" (at) } {
            table.index data-sortable {
                thead { tr { @for (name, class) in columns { th scope="col" class=(class) { (name) } } } }
                tbody {
                    @for (m, d) in moved.iter().zip(group.all) {
                        tr data-item {
                            th scope="row" {
                                span lang="sv" { (T(&m.name())) } br;
                                span.small.dim { (lines(d, lang)) @if m.turned { " · " (say("opposite signs", "omvända tecken")) } }
                            }
                            td.nowrap { (role(m.role, lang)) " " (T(&m.periods())) }
                            (said(&m.old, lang))
                            (said(&m.new, lang))
                            @let class = if m.change.0.is_sign_negative() { "num neg" } else { "num pos" };
                            td class=(class) data-value=(kronor(m.change, m.unit)) { (say::amount(m.change.0, m.unit, lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// A cell with a figure; one that its own report contradicts is marked, as everywhere.
fn said(s: &Said, lang: Lang) -> Markup {
    html! {
        td.num data-value=(kronor(s.value, s.unit)) {
            (say::amount(s.value.0, s.unit, lang))
            @if s.proof == Proof::Contradicted {
                " " span.badge.bad { @if lang == Lang::Sv { "motsagd" } @else { "contradicted" } }
            }
        }
    }
}

/// An amount by which figures of different units are sorted.
fn kronor(value: Number, unit: Option<Unit>) -> Decimal {
    let factor = across::kronor(unit).unwrap_or(Decimal::ONE);
    value.0.checked_mul(factor).unwrap_or(value.0)
}

#[cfg(test)]
mod tests {
    use crate::{Source, diff, read};

    #[test]
    fn a_hostile_report_is_text_and_nothing_else() {
        let report = |name: &str| {
            let text = format!("Tabell, tkr\nProjekt Budget 2025 Utfall 2025\n{name} 100 90\nVägen 50 60\nSumma 150 150\n");
            read(&Source::new(text.into_bytes(), None).unwrap())
        };
        let mut found = diff::diff(&report("Skolan"), &report("Skolan"));
        found.new.body = Some("<script>alert(1)</script>".to_owned());
        let mut page = Vec::new();
        super::write(&found, crate::finding::Lang::En, &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{page}");
        assert!(page.contains("no difference"));
    }
}
