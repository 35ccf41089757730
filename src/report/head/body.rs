//! The body the report is about: a board, or an office where no board is named.

use std::sync::LazyLock;

use super::front::Front;
use super::place::most_common;
use crate::figures::pairs::Pairs;
use crate::figures::words::{Word, bare, fold, words};
use crate::layout::Layout;
use crate::lexicon::report::{BODIES, NO_BODIES, OFFICES};

/// How often a text has to name a body that its front does not name.
const OFTEN: usize = 3;

/// The first body of the front; else the one that the text names most often.
pub(super) fn find(layout: &Layout<'_>, front: &Front<'_>) -> Option<String> {
    let boards = || front.pieces().filter(|p| p.split_whitespace().count() <= 8);
    let described = || boards().find(|p| p.starts_with("Nämnden för ") || p.starts_with("Styrelsen för ")).map(str::to_owned);
    let named = boards().find_map(|p| bodies(p, BODIES).into_iter().next());
    named.or_else(described).or_else(|| boards().find_map(|p| bodies(p, OFFICES).into_iter().next())).or_else(|| {
        let all: Vec<String> = layout.flow_with(may_be_body).flat_map(|l| bodies(l.text, BODIES)).collect();
        let common = most_common(all.iter().cloned())?;
        (all.iter().filter(|b| **b == common).count() >= OFTEN).then_some(common)
    })
}

/// How names of bodies end, with an `s` and without.
static ENDINGS: LazyLock<Pairs> = LazyLock::new(|| {
    let possessive: Vec<String> = BODIES.iter().map(|body| format!("{body}s")).collect();
    Pairs::ending(BODIES.iter().copied().chain(possessive.iter().map(String::as_str)))
});

/// A quick look at a word: may it name a body?
fn may_be_body(word: &str) -> bool {
    let bare = bare(word);
    if !ENDINGS.may_end(bare) {
        return false;
    }
    let lower = fold(bare);
    let ends = |word: &str| BODIES.iter().any(|end| word.ends_with(end));
    lower.strip_suffix('s').is_some_and(ends) || ends(&lower)
}

/// The bodies that a text names, with the words that belong to their names and a capital first.
fn bodies(text: &str, ends: &[&str]) -> Vec<String> {
    let all = words(text);
    let mut out = Vec::new();
    for (i, word) in all.iter().enumerate() {
        let lower = fold(word.bare());
        let office = lower.strip_suffix('s').filter(|_| all.get(i + 1).is_some_and(|w| w.bare() == "förvaltning"));
        let stem = office.unwrap_or(&lower);
        let described = adjective(&all, i);
        if let (true, Some(first)) = (ends.contains(&stem), described) {
            out.push(format!("{first} {stem}"));
            continue;
        }
        if NO_BODIES.contains(&stem) || !ends.iter().any(|e| stem.ends_with(e)) {
            continue;
        }
        let first = first_word(&all, i);
        let last = if office.is_some() { i + 1 } else { i };
        let name = all.get(first..=last).unwrap_or_default().iter().map(Word::bare).collect::<Vec<_>>().join(" ");
        out.push(capital(&name));
    }
    out
}

/// The word that makes a name of a bare `nämnden` or `kontoret`: `Tekniska nämnden`.
fn adjective<'a>(words: &[Word<'a>], at: usize) -> Option<&'a str> {
    let before = words.get(at.checked_sub(1)?)?.bare();
    // In the middle of a line it comes after a label or a year: `Nämnd: Tekniska nämnden`.
    let parted = |w: &Word<'_>| w.text.ends_with([':', '–', '-', ',']) || w.text.ends_with(|c: char| c.is_ascii_digit());
    let first = at.checked_sub(2).and_then(|i| words.get(i)).is_none_or(parted);
    if !first {
        return None;
    }
    (before.starts_with(char::is_uppercase) && before.ends_with(['a', 'e']) && before.chars().count() > 4).then_some(before)
}

/// Where the name begins of which a word is the last: `Kultur- och fritidsnämnden`.
fn first_word(words: &[Word<'_>], last: usize) -> usize {
    let mut first = last;
    while let Some(joined) = first.checked_sub(2) {
        let suspended = words.get(joined).is_some_and(|w| w.bare().ends_with('-') || w.text.ends_with("-,"));
        if !matches!(words.get(joined + 1).map(Word::bare), Some("och" | "&")) || !suspended {
            break;
        }
        first = joined;
        while let Some(more) = first.checked_sub(1).filter(|m| words.get(*m).is_some_and(|w| w.text.ends_with("-,"))) {
            first = more;
        }
    }
    first
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bodies() {
        assert_eq!(bodies("Kultur- och fritidsnämnden", BODIES), ["Kultur- och fritidsnämnden"]);
        assert_eq!(bodies("för kommunstyrelsens förvaltning", BODIES), ["Kommunstyrelsens förvaltning"]);
        assert_eq!(bodies("Bokslut 2024 Utbildningsnämnden", BODIES), ["Utbildningsnämnden"]);
        assert_eq!(bodies("Tekniska nämnden", BODIES), ["Tekniska nämnden"]);
        assert_eq!(bodies("Nämnd: Tekniska nämnden", BODIES), ["Tekniska nämnden"]);
        assert_eq!(bodies("Bokslut 2020 Tekniska nämnden", BODIES), ["Tekniska nämnden"]);
        assert!(bodies("Så arbetar hela nämnden", BODIES).is_empty());
        assert_eq!(bodies("Tekniska förvaltningen", OFFICES), ["Tekniska förvaltningen"]);
        assert!(bodies("Hela förvaltningen", OFFICES).is_empty());
        assert!(bodies("Nämnden och styrelsen", BODIES).is_empty());
    }
}
