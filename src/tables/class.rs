//! What a word of a header says: by the lexicon, by how it ends, or with a misprint.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::unglue::{Parts, unglue};
use crate::figures::pairs::Pairs;
use crate::figures::period::{self, Part};
use crate::figures::typo::Misprints;
use crate::figures::words::fold;
use crate::lexicon::columns::{ENDINGS, HeaderWord, TITLES, WORDS, YEAR_PREFIXES};
use crate::report::model::ColumnRole;

/// What a header word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word of the lexicon.
    Known(HeaderWord),
    /// A part of a period.
    Period(Part),
    /// A word with no meaning of its own to kpr.
    Other,
}

/// What is asked of every word of a line that may be a header's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head {
    /// What it says, where it is one word.
    pub(crate) class: Class,
    /// The whole year is in the word: `årsbudget`.
    pub(crate) whole_year: bool,
    /// Several words that an extractor glued.
    pub(crate) glued: bool,
}

impl Head {
    /// Looks at a word.
    pub(crate) fn of(word: &str) -> Self {
        if let Parts::Many(_) = unglue(word) {
            return Self { class: Class::Other, whole_year: false, glued: true };
        }
        let (class, whole_year) = classify(word);
        Self { class, whole_year, glued: false }
    }
}

/// The lexicon by word, and titles, which say nothing; the first entry of a word counts.
static KNOWN: LazyLock<HashMap<&'static str, Option<HeaderWord>, FixedState>> = LazyLock::new(|| {
    let titles = TITLES.iter().map(|title| (*title, None));
    titles.chain(WORDS.iter().rev().map(|(word, what)| (*word, Some(*what)))).collect()
});
/// How they begin.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(KNOWN.keys().copied()));
/// How the ends of compounds end.
static LAST_LETTERS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(ENDINGS.iter().map(|(end, _)| *end)));
/// The words for what a column holds, to be known with a misprint.
static ROLES: LazyLock<Misprints<ColumnRole>> = LazyLock::new(|| {
    Misprints::new(WORDS.iter().filter_map(|(word, what)| match what {
        HeaderWord::Role(role) => Some((*word, *role)),
        _ => None,
    }))
});

/// What a word says, and whether it speaks of the whole year.
pub(crate) fn classify(word: &str) -> (Class, bool) {
    if let Some(p) = period::part(word).or_else(|| word.strip_suffix(['-', '–']).and_then(period::part)) {
        return (Class::Period(p), false);
    }
    let bare = bare(word);
    if bare.is_empty() {
        return (Class::Other, false);
    }
    let known = |what| (Class::Known(what), YEAR_PREFIXES.iter().any(|p| bare.starts_with(p)));
    if BEGINNINGS.may_begin(&bare)
        && let Some(what) = KNOWN.get(bare.as_ref())
    {
        return what.map_or((Class::Other, false), known);
    }
    if let Some(role) = by_end(&bare).or_else(|| ROLES.find(&bare)) {
        return known(HeaderWord::Role(role));
    }
    (Class::Other, false)
}

/// A word in lower case without the signs around it and the marks of where it may be broken.
fn bare(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let bare = fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
    if !bare.is_ascii() && bare.contains('\u{ad}') { Cow::Owned(bare.replace('\u{ad}', "")) } else { bare }
}

/// What the end of a compound says: `periodbudget`.
fn by_end(bare: &str) -> Option<ColumnRole> {
    if !LAST_LETTERS.may_end(bare) {
        return None;
    }
    let fits = |end: &str| bare.ends_with(end) && bare.chars().count() <= end.chars().count() + 12;
    ENDINGS.iter().find(|(end, _)| fits(end)).map(|(_, role)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misprints_and_compounds() {
        let role = |w: &str| match classify(w).0 {
            Class::Known(HeaderWord::Role(r)) => Some(r),
            _ => None,
        };
        assert_eq!(role("Utfal"), Some(ColumnRole::Outcome));
        assert_eq!(role("avikelse"), Some(ColumnRole::Deviation));
        assert_eq!(role("Periodbudget"), Some(ColumnRole::Budget));
        assert_eq!(role("Driftbudget"), None);
        assert_eq!(role("Helårsprognos"), Some(ColumnRole::Forecast));
    }
}
