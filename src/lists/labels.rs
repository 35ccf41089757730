//! What the labels of columns mean: words of the lexicon, compounds of them, and words that say more about them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::header::squash;
use crate::figures::pairs::Pairs;
use crate::figures::typo::{self, Slip};
use crate::lexicon::lists::{COMPOUND_LABELS, LABELS, Role};

static BY_LABEL: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| LABELS.iter().copied().collect());

/// Small words that tie a label to what says more about it: `Kommentar till utfallet`.
pub(super) const LINKS: &[&str] = &["från", "till", "för", "av", "om", "i", "på"];

/// What a label alone means.
pub(super) fn label(text: &str) -> Option<Role> {
    known(&squash(text))
}

/// What squashed words mean as a label.
pub(super) fn known(squashed: &str) -> Option<Role> {
    BY_LABEL.get(squashed).copied()
}

/// How labels begin, and how compounds end.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(LABELS.iter().map(|(label, _)| *label)));
static ENDS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(COMPOUND_LABELS.iter().map(|(end, _)| *end)));
/// The labels in alphabetical order.
static SORTED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut labels: Vec<&str> = LABELS.iter().map(|(label, _)| *label).collect();
    labels.sort_unstable();
    labels
});

/// A quick look: may a word be the first of a label?
pub(super) fn may_begin(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphanumeric());
    BEGINNINGS.hold(letters()) && begins(&squash(word)) || ENDS.hold(letters().rev()) && compound(&squash(word)).is_some()
}

/// Whether a squashed word begins a label.
pub(super) fn begins(squashed: &str) -> bool {
    let next = SORTED.partition_point(|label| *label < squashed);
    squashed.len() > 1 && SORTED.get(next).is_some_and(|label| label.starts_with(squashed))
}

/// A word whose last part is a label: `Trygghetsmål`, `Kvalitetsindikator`.
pub(super) fn compound(squashed: &str) -> Option<Role> {
    let (_, role) = COMPOUND_LABELS.iter().find(|(end, _)| squashed.strip_suffix(end).is_some_and(|first| first.chars().count() >= 3))?;
    squashed.chars().all(char::is_alphabetic).then_some(*role)
}

/// `Beslutade åtgärder`: a label with an adjective before it.
pub(super) fn described(first: &str, second: &str) -> Option<Role> {
    let adjective = first.chars().count() > 4 && first.ends_with(['a', 'd', 'e', 't']) && first.chars().all(char::is_alphabetic);
    let label = known(&squash(second)).filter(|_| is_small(second))?;
    adjective.then_some(label)
}

/// What a label in its place means, with the words that say more about it.
pub(super) fn meaning(squashed: &str, text: &str) -> Option<Role> {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic) && !w.starts_with('(')).collect();
    let (first, rest) = words.split_first()?;
    let tail = match rest {
        [] => true,
        [one] => is_small(one),
        [link, name] => LINKS.contains(link) && is_named(name),
        _ => false,
    };
    if let [second] = rest
        && let Some(role) = described(first, second)
    {
        return Some(role);
    }
    let first = squash(first);
    if tail { known(&first).or_else(|| compound(&first)) } else { None }.or_else(|| compound(squashed))
}

/// A word written small, which is no label of its own.
pub(super) fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && word.chars().all(char::is_alphabetic)
        && !matches!(word, "och" | "samt" | "eller" | "är" | "har")
}

/// What may come after a link: `fullmäktige`, `KF`.
pub(super) fn is_named(word: &str) -> bool {
    is_small(word) && !LINKS.contains(&word) || word.chars().count() <= 3 && word.chars().all(char::is_uppercase)
}

/// A label with one letter wrong.
pub(super) fn misprint(squashed: &str) -> Option<Role> {
    if squashed.chars().count() < 7 {
        return None;
    }
    LABELS.iter().find(|(label, _)| typo::near_long(label, squashed, Slip::Letter)).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_and_what_says_more() {
        assert_eq!(compound("trygghetsmål"), Some(Role::Goal));
        assert_eq!(compound("mål"), None);
        assert_eq!(meaning("uppdragfrånkf", "Uppdrag från KF"), Some(Role::Action));
        assert_eq!(meaning("ansvarigförvaltning", "Ansvarig förvaltning"), Some(Role::Owner));
        assert_eq!(meaning("beslutadeåtgärder", "Beslutade åtgärder"), Some(Role::Action));
        assert_eq!(meaning("uppdragsomharlämnatstillnämnden", "Uppdrag som har lämnats till nämnden"), None);
    }
}
