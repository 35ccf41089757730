//! The municipality: a name before `kommun` or `stad`, as printed.

use std::sync::LazyLock;

use super::front::Front;
use crate::figures::pairs::Pairs;
use crate::figures::words::{bare, fold, holds, words};
use crate::layout::Layout;
use crate::lexicon::report::{NAME_STARTS, NO_NAMES, PLACES};

/// The municipality that the front names; else the one that the text names most often.
pub(super) fn find(layout: &Layout<'_>, front: &Front<'_>) -> Option<String> {
    most_common(front.pieces().flat_map(names)).or_else(|| most_common(layout.flow_with(is_place).flat_map(|l| names(l.text))))
}

/// The most common of some values, of equals the first.
pub(super) fn most_common(values: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(v, _)| *v == value) {
            Some((_, n)) => *n += 1,
            None => counts.push((value, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(v, _)| v)
}

/// How `kommun` and the like begin.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(PLACES.iter().copied()));

/// Whether a word is `kommun` or the like.
fn is_place(word: &str) -> bool {
    let bare = bare(word);
    BEGINNINGS.may_begin(bare) && PLACES.contains(&fold(bare).as_ref())
}

/// The municipalities that a text names.
fn names(text: &str) -> Vec<String> {
    if !PLACES.iter().any(|p| holds(text, p)) {
        return Vec::new();
    }
    let all = words(text);
    let mut out = Vec::new();
    for (i, place) in all.iter().enumerate() {
        let kind = fold(place.bare());
        let Some(name) = i.checked_sub(1).and_then(|i| all.get(i)).filter(|_| PLACES.contains(&kind.as_ref())) else { continue };
        // A page mark may stand right before it: `2(9)Ekby kommun`.
        let bare = name.bare().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')'));
        let named = bare.starts_with(char::is_uppercase)
            && bare.chars().count() >= 2
            && bare.chars().all(|c| c.is_alphabetic() || c == '-')
            && !name.closed();
        if !named || NO_NAMES.contains(&bare.to_lowercase().as_str()) {
            continue;
        }
        let first = i
            .checked_sub(2)
            .and_then(|i| all.get(i))
            .filter(|w| NAME_STARTS.contains(&w.bare().to_lowercase().as_str()) && w.bare().starts_with(char::is_uppercase));
        let kind = kind.trim_end_matches('s');
        out.push(first.map_or_else(|| format!("{bare} {kind}"), |f| format!("{} {bare} {kind}", f.bare())));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_before_kommun() {
        assert_eq!(names("Servicenämnden i Vretsta kommun och Östra Bys kommuns bolag"), ["Vretsta kommun", "Östra Bys kommun"]);
        assert_eq!(names("2(9)Ekby kommun, Delårsrapport"), ["Ekby kommun"]);
        assert!(names("Varje kommun, mellan kommun och Sveriges kommuner").is_empty());
        assert_eq!(most_common(["b", "a", "a", "b"].map(str::to_owned).into_iter()).as_deref(), Some("b"));
    }
}
