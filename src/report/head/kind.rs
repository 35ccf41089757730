//! The report's title, and what kind of report that makes it.

use super::front::{Front, pieces};
use crate::figures::period::{Part, part};
use crate::figures::words::squash;
use crate::layout::Layout;
use crate::lexicon::report::{FOLLOW_UP, KINDS};
use crate::report::model::{ReportKind, Unit};

/// Longest title, in characters.
const MAX_TITLE: usize = 120;

/// The first piece of the front that names a kind of report.
pub(super) fn title(front: &Front<'_>) -> Option<String> {
    let lines = front.lines.iter().filter(|l| !l.starts_with(|c: char| c.is_ascii_digit())).flat_map(|l| pieces(l));
    lines.chain(front.running.iter().flat_map(|l| pieces(l))).find(|t| is_title(t)).map(without_place).map(readable)
}

/// Whether a line may be the report's title.
pub(super) fn is_title(text: &str) -> bool {
    text.chars().count() <= MAX_TITLE && !text.ends_with(['.', ',', ';']) && names_kind(text)
}

/// The title after the name of the municipality that begins its line: `Ekby kommun Delårsrapport 2024`.
fn without_place(title: &str) -> &str {
    let places = [" kommun ", " stad "];
    let rest = places.iter().find_map(|p| title.split_once(p)).filter(|(place, _)| place.split_whitespace().count() <= 2);
    rest.map(|(_, title)| title.trim_start()).filter(|t| t.starts_with(char::is_uppercase) && names_kind(t)).unwrap_or(title)
}

fn names_kind(text: &str) -> bool {
    let letters = squash(text);
    letters.starts_with(FOLLOW_UP) || KINDS.iter().any(|(stem, _)| letters.contains(stem))
}

/// A letter-spaced title is put together again, as far as that is certain: letters and digits are parted.
fn readable(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let short = words.iter().filter(|w| w.chars().count() <= 3).count();
    if words.len() < 5 || short * 4 < words.len() * 3 {
        return words.join(" ");
    }
    let mut out = String::new();
    for c in words.concat().chars() {
        if c.is_ascii_digit() && out.ends_with(|b: char| !b.is_ascii_digit()) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// The kind that a title says.
pub(super) fn of_title(title: &str) -> Option<ReportKind> {
    let letters = squash(title);
    if let Some((_, kind)) = KINDS.iter().find(|(stem, _)| letters.contains(stem)) {
        return Some(*kind);
    }
    let month = title.split_whitespace().any(|w| matches!(part(w), Some(Part::Month(_) | Part::YearMonth(..))));
    (letters.starts_with(FOLLOW_UP) && month).then_some(ReportKind::Interim)
}

/// The kind of a report whose title does not say it: the plan that its first pages speak of, where they speak of no money.
pub(super) fn of_text(layout: &Layout<'_>, unit: Option<Unit>) -> Option<ReportKind> {
    let mut lines = layout.lines.iter().filter(|l| l.is_flow()).take(60);
    let plan = lines.any(|l| {
        let letters = squash(l.text);
        KINDS.iter().any(|(stem, kind)| *kind == ReportKind::StaffingPlan && letters.contains(stem))
    });
    (plan && unit.is_none()).then_some(ReportKind::StaffingPlan)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_titles() {
        for (title, kind) in [
            ("Uppföljning augusti 2024", Some(ReportKind::Interim)),
            ("Uppföljning av mål och uppdrag 2023", Some(ReportKind::ActivityFollowup)),
            ("DELÅRSBOKSLUT 2024", Some(ReportKind::Interim)),
            ("V e r k s a m h e t s b e r ä t t e l s e", Some(ReportKind::Annual)),
            ("Inledning", None),
        ] {
            assert_eq!(of_title(title), kind, "{title}");
        }
        assert_eq!(readable("Ver ks am he ts berä ttels e 2 020"), "Verksamhetsberättelse 2020");
        assert_eq!(without_place("Norra Ekby kommun Delårsrapport 2024"), "Delårsrapport 2024");
        assert_eq!(without_place("Ekby kommun och dess årsredovisning"), "Ekby kommun och dess årsredovisning");
        assert_eq!(readable("Uppföljning  april 2022"), "Uppföljning april 2022");
    }
}
