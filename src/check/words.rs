//! Words of comments and questions, for the rules that hold one text against another.

use std::sync::LazyLock;

/// The first six letters of a word, small, in one number.
pub(crate) type Stem = u128;

/// Words that tell what a text is about: five letters or more, by their first six. In order, each once.
#[must_use]
pub(crate) fn stems(text: &str) -> Vec<Stem> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().nth(4).is_some());
    let mut out: Vec<Stem> = words.map(stem).filter(|stem| !NOTHING.contains(stem)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn stem(word: &str) -> Stem {
    // A character has 21 bits.
    word.chars().flat_map(char::to_lowercase).take(6).fold(0, |stem, c| stem << 21 | Stem::from(u32::from(c)))
}

static NOTHING: LazyLock<Vec<Stem>> = LazyLock::new(|| EMPTY.iter().map(|word| stem(word)).collect());

/// Stems that questions and actions share without being about the same.
const EMPTY: &[&str] =
    &["arbete", "arbets", "finns", "genomf", "samtli", "uppgif", "verksa", "åtgärd", "under", "enligt", "inför", "eller"];

/// Whether a text speaks of work that is going on or to come.
#[must_use]
pub(crate) fn speaks_of_going_on(text: &str) -> bool {
    has(
        text,
        &[
            "pågår",
            "pågående",
            "är under införande",
            "påbörjas under",
            "kommer att genomföras",
            "ska genomföras",
            "återstår",
            "fortsätter under",
        ],
    )
}

/// Whether a text speaks of work that has not begun.
#[must_use]
pub(crate) fn speaks_of_not_begun(text: &str) -> bool {
    has(text, &["ej påbörjat", "ej påbörjad", "inte påbörjat", "inte påbörjad", "inte startat", "har inte börjat"])
}

/// Whether a text speaks of work that is done.
#[must_use]
pub(crate) fn speaks_of_done(text: &str) -> bool {
    has(text, &["är genomförd", "är genomfört", "är avslutad", "är avslutat", "är klar", "slutförd", "slutfört"])
}

/// A date that stands in a text: `2026-12-31`, `26-12-31`.
#[must_use]
pub(crate) fn date_in(text: &str) -> Option<&str> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '-')).find(|w| {
        let parts: Vec<usize> = w.split('-').map(str::len).collect();
        matches!(parts.as_slice(), [2 | 4, 2, 2]) && w.split('-').all(|p| p.chars().all(|c| c.is_ascii_digit()))
    })
}

/// A word that only tells a status, in a text.
#[must_use]
pub(crate) fn status_in(text: &str) -> Option<&str> {
    const STATUS: [&str; 8] = ["Pågår", "Pågående", "Påbörjad", "Påbörjat", "Avslutad", "Avslutat", "Genomförd", "Klar"];
    text.split(|c: char| !c.is_alphabetic()).find(|w| STATUS.contains(w))
}

fn has(text: &str, phrases: &[&str]) -> bool {
    let lower = text.to_lowercase();
    phrases.iter().any(|p| lower.contains(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_statuses_are_seen_in_a_text() {
        assert_eq!(date_in("Genomföra enkät inom 26-12-31 funktionsstöd"), Some("26-12-31"));
        assert_eq!(date_in("Plan 2019-2022, covid-19"), None);
        assert_eq!(status_in("underhåll av Pågående kommunens fastigheter"), Some("Pågående"));
        assert_eq!(status_in("Ta fram en plan för pågående arbeten"), None);
    }

    #[test]
    fn stems_leave_out_the_words_that_say_nothing() {
        assert_eq!(stems("Har arbetsmiljöronder genomförts under året?"), []);
        assert_eq!(stems("Kartläggning av rutiner"), ["kartlä", "rutine"].map(stem));
    }
}
