//! How well some words are one cell of a column that has a grammar.

use super::columns::Cost;
use crate::figures::words::fold;
use crate::figures::{date, status};
use crate::lexicon::lists::{ANSWERS, LEVEL_WORDS, Role};

/// What a day, another time and a status cost in their columns: good fits are negative.
pub(super) const DAY: Cost = -300;
pub(super) const TIME: Cost = -180;
pub(super) const STATUS: Cost = -250;
/// What the number of a row costs in an aligned list.
pub(super) const NUMBER: Cost = -200;

/// The cost of a text as a cell of a typed column, or nothing where it cannot be one.
pub(super) fn typed(role: Role, goals: bool, text: &str) -> Option<Cost> {
    match role {
        Role::Due | Role::Start => date::parse(text).map(|w| if w.day.is_some() { DAY } else { TIME }),
        Role::Status if super::legend::is_sign(text) => Some(STATUS),
        Role::Status if goals => status::goal(text).map(|_| STATUS),
        Role::Status => status::action(text).map(|_| STATUS),
        Role::Level => (level(text).is_some() || is_level_word(text)).then_some(-200),
        Role::Factor => (level(text).is_some_and(|l| l <= 10) || is_level_word(text)).then_some(-200),
        Role::Answer => answer(text).map(|_| -250),
        _ => None,
    }
}

/// A risk level: a whole number up to a hundred, perhaps with the figures it was made of.
pub(super) fn level(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.');
    let number = text.split_once(['(', '=']).map_or(text, |(a, b)| if text.contains('=') { b } else { a }).trim();
    (number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
        .then(|| number.parse().ok())
        .flatten()
        .filter(|n| (1..=100).contains(n))
}

fn is_level_word(text: &str) -> bool {
    LEVEL_WORDS.contains(&fold(text.trim()).as_ref())
}

/// An answer of a checklist, folded.
pub(super) fn answer(text: &str) -> Option<&'static str> {
    let folded = fold(text.trim().trim_end_matches(['.', ',']));
    ANSWERS.iter().find(|a| **a == folded).copied()
}

/// A dash alone: an empty cell.
pub(super) fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | "−")
}

/// A figure, perhaps with a sign and a percent mark.
pub(super) fn is_figure(word: &str) -> bool {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let core = word.trim_start_matches(['-', '–', '−', '+', '<', '>', '≥', '≤']).trim_end_matches(['%', '*']);
    !core.is_empty()
        && core.starts_with(|c: char| c.is_ascii_digit())
        && core.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels() {
        assert_eq!(level("12"), Some(12));
        assert_eq!(level("3*4=12"), Some(12));
        assert_eq!(level("0"), None);
        assert_eq!(level("2023"), None);
    }
}
