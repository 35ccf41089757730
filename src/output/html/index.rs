//! The page over several reports: the same figures of each in one table.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::escape::T;
use super::view::way;
use super::{actions, frame, summary};
use crate::check::say;
use crate::check::statuses;
use crate::finding::{Finding, Lang, Severity};
use crate::output::overview;
use crate::report::model::{ProofSummary, Report};

/// What the index page says of one report.
#[derive(Debug, Clone)]
pub struct Entry {
    title: String,
    kind: &'static str,
    period: String,
    deviation: Option<(Decimal, &'static str)>,
    proof: ProofSummary,
    errors: usize,
    warnings: usize,
    overdue: usize,
}

impl Entry {
    /// That of a report.
    #[must_use]
    pub fn of(report: &Report, lang: Lang) -> Self {
        let open = |severity| {
            let counts = |f: &&Finding| f.severity == severity && f.suppressed.is_none();
            report.findings.iter().filter(counts).count()
        };
        Self {
            title: summary::title(report),
            kind: statuses::kind(report.report.kind, lang),
            period: report.report.period.clone().unwrap_or_default(),
            deviation: overview::outcomes(report).first().map(|o| (o.value.0, o.unit)),
            proof: report.proof,
            errors: open(Severity::Error),
            warnings: open(Severity::Warning),
            overdue: actions::overdue(report).len(),
        }
    }
}

/// The index page: each entry with the name of its report's file, in the folder of the page.
#[must_use]
pub fn index(entries: &[(String, Entry)], lang: Lang) -> String {
    let say = |en, sv| if lang == Lang::Sv { sv } else { en };
    let columns = [
        (say("Report", "Rapport"), ""),
        (say("Kind", "Slag"), ""),
        (say("Period", "Period"), ""),
        (say("Deviation", "Avvikelse"), "num"),
        (say("Figures", "Siffror"), "num"),
        (say("Verified", "Bevisade"), "num"),
        (say("Contradicted", "Motsagda"), "num"),
        (say("Unverified", "Obevisade"), "num"),
        (say("Errors", "Fel"), "num"),
        (say("Warnings", "Varningar"), "num"),
        (say("Overdue", "Försenade"), "num"),
    ];
    let title = say("Reports", "Rapporter");
    let body = html! {
        a.skip href="#main" { (say("To the content", "Till innehållet")) }
        header.top {
            h1 { (title) }
            p.facts { span { (entries.len()) " " (say("reports", "rapporter")) } (proof(entries, lang)) }
        }
        (frame::tools(lang, &html! {}))
        div.pages {
            main #main tabindex="-1" {
                div.card {
                    div.wide tabindex="0" role="region" aria-labelledby="index-c" {
                        table.index data-sortable {
                            caption #index-c {
                                (say("Every report with how it ends, its proof and what was found", "Alla rapporter: resultat, bevis och anmärkningar"))
                            }
                            thead { tr { @for (name, class) in columns { th scope="col" class=(class) { (name) } } } }
                            tbody { @for (file, entry) in entries { (row(file, entry, lang)) } }
                        }
                    }
                }
            }
        }
        footer.end { p { "kpr " (env!("CARGO_PKG_VERSION")) } }
    };
    frame::page(lang, title, &body)
}

fn row(file: &str, entry: &Entry, lang: Lang) -> Markup {
    let proof = entry.proof;
    let counts = [proof.cells, proof.verified, proof.contradicted, proof.unverified, entry.errors, entry.warnings, entry.overdue];
    html! {
        tr data-item {
            th scope="row" { a href=(address(file)) lang="sv" { (T(&entry.title)) } br; span.small.dim { (T(file)) } }
            td { (entry.kind) }
            td.nowrap { (T(&entry.period)) }
            @match entry.deviation {
                Some((value, unit)) => td.num.(way(value)) data-value=(kronor(value, unit)) { (say::number(value, lang)) " " (unit) },
                None => td.num data-value="" {},
            }
            @for n in counts { td.num.zero[n == 0] data-value=(n) { (n) } }
        }
    }
}

/// An amount in kronor, so that amounts of different units are sorted by what they are.
fn kronor(value: Decimal, unit: &str) -> Decimal {
    let factor = match unit {
        "mnkr" => 1_000_000,
        "tkr" => 1_000,
        _ => 1,
    };
    value.checked_mul(Decimal::from(factor)).unwrap_or(value)
}

fn proof(entries: &[(String, Entry)], lang: Lang) -> Markup {
    let sum = |of: fn(&ProofSummary) -> usize| entries.iter().map(|(_, e)| of(&e.proof)).sum::<usize>();
    let (cells, verified) = (sum(|p| p.cells), sum(|p| p.verified));
    html! {
        @if lang == Lang::Sv { span { (verified) " av " (cells) " siffror bevisade" } }
        @else { span { (verified) " of " (cells) " figures verified" } }
    }
}

/// A file's name as an address: every byte that could mean something else is written as its number.
fn address(file: &str) -> String {
    let mut out = String::from("./");
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_an_address_and_nothing_else() {
        assert_eq!(address("a b.html"), "./a%20b.html");
        assert_eq!(address("javascript:å#?.html"), "./javascript%3A%C3%A5%23%3F.html");
    }

    #[test]
    fn amounts_are_compared_in_kronor() {
        let of = |value: &str, unit| kronor(value.parse().unwrap(), unit).normalize().to_string();
        assert_eq!(of("-2.6", "mnkr"), "-2600000");
        assert_eq!(of("-1810", "tkr"), "-1810000");
    }
}
