//! Labels: which lines make one, which lines are group headings, and the code before a label.

use std::sync::LazyLock;

use crate::figures::pairs::Pairs;
use crate::figures::words::fold;
use crate::lexicon::rows::{PART_WORDS, SUM_WORDS};

/// How the words for parts begin.
static PART_LETTERS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(PART_WORDS.iter().copied()));

/// Words that never end a label: the rest stands on the next line.
const OPEN_ENDS: &[&str] = &[
    "och",
    "eller",
    "samt",
    "av",
    "för",
    "till",
    "inom",
    "i",
    "med",
    "på",
    "per",
    "från",
    "mot",
    "om",
    "vid",
    "av-",
    "exkl",
    "inkl",
    "exkl.",
    "inkl.",
    "netto",
    "som",
    "en",
    "ett",
    "den",
    "det",
    "de",
    "a",
    "och/eller",
];

/// Whether a label begins like a part of the row above it.
pub(crate) fn is_part(label: &str) -> bool {
    let first = label.trim_start_matches(['-', '–', ' ']).split_whitespace().next().unwrap_or_default();
    PART_LETTERS.may_begin(first) && PART_WORDS.contains(&fold(first).as_ref())
}

/// Whether a label lacks its end.
pub(crate) fn is_open(label: &str) -> bool {
    let last = label.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    label.trim().ends_with(['-', '\u{ad}', ',', '/', '&', '+']) || OPEN_ENDS.contains(&last.as_str())
}

/// Whether two lines are one wrapped label.
pub(crate) fn wraps(upper: &str, lower: &str) -> bool {
    let (upper, lower) = (upper.trim(), lower.trim());
    if upper.is_empty() || lower.is_empty() || is_part(lower) {
        return false;
    }
    let only_code = upper.len() >= 2 && upper.bytes().all(|b| b.is_ascii_digit());
    let sum_alone = SUM_WORDS.contains(&upper.to_lowercase().as_str());
    let open_bracket = upper.matches('(').count() > upper.matches(')').count();
    let starts_small = lower.starts_with(char::is_lowercase);
    starts_small || is_open(upper) || only_code || sum_alone || open_bracket
}

/// Whether a text is nothing but what may be a programme's code: two to six digits.
pub(crate) fn is_code(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A code before a label: two to six digits, perhaps with a letter or points, then words.
pub(crate) fn split_code(label: &str) -> Option<(&str, &str)> {
    let label = label.trim();
    if !label.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (head, rest) = label.split_once([' ', '\u{a0}'])?;
    let digits = head.bytes().filter(u8::is_ascii_digit).count();
    let fine = (2..=6).contains(&digits) && head.len() <= 8 && head.chars().all(|c| c.is_ascii_digit() || c == '.');
    let rest = rest.trim();
    let word = rest.split_whitespace().next().unwrap_or_default().to_lowercase();
    let counts = ["år", "månader", "dagar", "procent", "%", "tkr", "mkr", "mnkr", "kr", "timmar", "-", "–", "mnkr,", "st"]
        .contains(&word.as_str())
        || rest.starts_with(['-', '–']);
    (fine && !counts && rest.starts_with(char::is_alphabetic)).then_some((head, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_labels_and_groups() {
        assert!(wraps("Statsbidrag och", "ersättningar"));
        assert!(wraps("148", "Vänortssamarbete"));
        assert!(wraps("SUMMA", "KOMMUNSTYRELSEN"));
        assert!(wraps("Verksamhetens netto-", "kostnader"));
        assert!(!wraps("Politik och ledning", "206 Politisk verksamhet"));
        assert!(!wraps("Intäkter", "varav bidrag"));
    }

    #[test]
    fn codes() {
        assert_eq!(split_code("108 KS förfogande"), Some(("108", "KS förfogande")));
        assert_eq!(split_code("16 år och äldre"), None);
        assert_eq!(split_code("85 -w"), None);
        assert_eq!(split_code("2102    Trafik"), Some(("2102", "Trafik")));
    }
}
