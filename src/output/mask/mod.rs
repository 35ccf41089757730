//! Persons behind pseudonyms: chair, manager and owners, in their fields and wherever their names stand in a text.
//!
//! What is masked: the fields `chair`, `manager` and `owner` of actions and controls whole, whatever stands there; and in every
//! other text the names found in those fields: whole, turned round, with an initial, broken over two lines, in an e-mail
//! address, and each part of them alone. A function such as `Kanslichef` names an office: it is masked as an owner and stays
//! in running text. Persons whom no such field names stay too.
//!
//! Masking keeps names out of data that is passed on. It hides nothing from someone who has the report itself.

mod matcher;
mod names;
pub(in crate::output) mod texts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::Lines;
use crate::report::model::Report;
use matcher::{Matcher, fold, words};
use names::Name;

/// How pseudonyms are made.
#[derive(Debug, Clone, Default)]
pub enum Pseudonyms {
    /// `Person 1`, `Person 2` … in the order of the report: the same in every run, and another person in another report.
    #[default]
    Numbered,
    /// `P-` and ten hexadecimal digits made of the name with a secret key: the same person in every report.
    ///
    /// Without a key a pseudonym of this kind could be found out by trying names; with it only by who has the key.
    Keyed(Vec<u8>),
}

/// The persons of a report and what stands for them.
#[derive(Debug)]
pub struct Persons {
    pseudonyms: Vec<String>,
    /// The place in `pseudonyms` of each name or function, folded.
    known: BTreeMap<String, usize>,
    matcher: Matcher,
}

impl Persons {
    /// Those of a report. Its lines tell which parts of names are words of the language too.
    #[must_use]
    pub fn of(report: &Report, lines: &Lines<'_>, how: &Pseudonyms) -> Self {
        let mut out = Self { pseudonyms: Vec::new(), known: BTreeMap::new(), matcher: Matcher::default() };
        let common = Common::of(report, lines);
        for field in [&report.report.chair, &report.report.manager].into_iter().flatten() {
            let name = names::of_person(field);
            let person = out.person(&name.key(), how);
            out.matcher.add(&name, person, |part| !common.is_place(part) && (name.is_last(part) || !common.is_word(part)));
        }
        let owners = report.actions.iter().map(|a| &a.owner).chain(report.controls.iter().map(|c| &c.owner));
        for owner in owners.flatten() {
            let named = names::of_owner(owner);
            if named.is_empty() {
                out.person(&fold(owner), how);
            }
            for name in named {
                let person = out.person(&name.key(), how);
                if name.is_whole() || !common.is_label(&name) {
                    out.matcher.add(&name, person, |part| !common.is_place(part) && !common.is_word(part));
                }
            }
        }
        out
    }

    /// The person of a name or function, made where it is new.
    fn person(&mut self, key: &str, how: &Pseudonyms) -> usize {
        if let Some(known) = self.known.get(key) {
            return *known;
        }
        let number = self.pseudonyms.len();
        self.pseudonyms.push(match how {
            Pseudonyms::Numbered => format!("Person {}", number + 1),
            Pseudonyms::Keyed(secret) => format!("P-{}", keyed(secret, key)),
        });
        self.known.insert(key.to_owned(), number);
        number
    }

    /// Puts pseudonyms in the place of all persons of the report.
    pub fn mask(&self, report: &mut Report) {
        for field in [&mut report.report.chair, &mut report.report.manager].into_iter().flatten() {
            *field = self.pseudonym(&names::of_person(field).key()).to_owned();
        }
        let owners = report.actions.iter_mut().map(|a| &mut a.owner).chain(report.controls.iter_mut().map(|c| &mut c.owner));
        for owner in owners.flatten() {
            let named = names::of_owner(owner);
            let keys = if named.is_empty() { vec![fold(owner)] } else { named.iter().map(Name::key).collect() };
            let mut pseudonyms: Vec<&str> = keys.iter().map(|k| self.pseudonym(k)).collect();
            pseudonyms.dedup();
            *owner = pseudonyms.join(", ");
        }
        texts::each(report, &mut |text| {
            if let Cow::Owned(masked) = self.text(text) {
                *text = masked;
            }
        });
    }

    /// A text without the names. Its line ends stay where they are.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.matcher.find(text);
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for hit in found {
            out += text.get(at..hit.range.start).unwrap_or_default();
            out += self.pseudonyms.get(hit.person).map_or("Person", String::as_str);
            out += if hit.genitive { "s" } else { "" };
            let lines = text.get(hit.range.clone()).unwrap_or_default().matches('\n').count();
            out += &"\n".repeat(lines);
            at = hit.range.end;
        }
        out += text.get(at..).unwrap_or_default();
        Cow::Owned(out)
    }

    /// The lines of a text without the names, also those that are broken over two lines.
    #[must_use]
    pub fn lines(&self, lines: &Lines<'_>) -> Lines<'static> {
        let whole: Vec<&str> = lines.iter().map(|(_, text)| text).collect();
        let masked = self.text(&whole.join("\n")).into_owned();
        Lines::from_texts(masked.split('\n').take(whole.len()).map(str::to_owned))
    }

    fn pseudonym(&self, key: &str) -> &str {
        self.known.get(key).and_then(|at| self.pseudonyms.get(*at)).map_or("Person", String::as_str)
    }
}

/// What a report's words are beside parts of names.
struct Common {
    /// Words that stand in the report with a small first letter.
    small: BTreeSet<String>,
    /// The municipality's own words.
    place: Vec<String>,
    /// Labels of rows, programmes and sections, folded.
    labels: BTreeSet<String>,
}

impl Common {
    fn of(report: &Report, lines: &Lines<'_>) -> Self {
        let mut small = BTreeSet::new();
        let mut collect = |text: &str| small.extend(words(text).filter(|w| w.starts_with(char::is_lowercase)).map(str::to_owned));
        lines.iter().for_each(|(_, text)| collect(text));
        texts::each(&mut report.clone(), &mut |text| collect(text));
        let place = report.report.municipality.iter().flat_map(|m| words(m)).map(fold).collect();
        let rows = report.tables.iter().flat_map(|t| &t.rows).map(|r| &r.label);
        let programmes = report.programmes.iter().map(|p| &p.name);
        let sections = report.sections.iter().map(|s| &s.title);
        Self { small, place, labels: rows.chain(programmes).chain(sections).map(|l| fold(l)).collect() }
    }

    /// Whether a part of a name is an ordinary word of the report too: `Berg`, `berg`.
    fn is_word(&self, part: &str) -> bool {
        self.small.contains(&part.to_lowercase())
    }

    /// Whether a part of a name is that of the municipality: `Lund`, `Lunds kommun`.
    fn is_place(&self, part: &str) -> bool {
        let folded = fold(part);
        self.place.iter().any(|p| *p == folded || p.strip_suffix('s') == Some(&folded))
    }

    /// Whether a single word is what the report calls a part of itself: `Bibliotek`.
    fn is_label(&self, name: &Name) -> bool {
        self.labels.contains(&name.key())
    }
}

/// The first ten hexadecimal digits of HMAC-SHA-256 (RFC 2104).
fn keyed(secret: &[u8], text: &str) -> String {
    const BLOCK: usize = 64;
    let mut key = if secret.len() > BLOCK { Sha256::digest(secret).to_vec() } else { secret.to_vec() };
    key.resize(BLOCK, 0);
    let pad = |with: u8| key.iter().map(|b| b ^ with).collect::<Vec<u8>>();
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(text.as_bytes()).finalize();
    let outer = Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize();
    outer.iter().take(5).map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests;
