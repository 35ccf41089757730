//! What a word of a header says: by the lexicon, by how it ends, or with a misprint.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::look::Look;
use super::unglue::{Parts, unglue};
use crate::figures::pairs::Marks;
use crate::figures::period::{self, Part};
use crate::figures::typo::Misprints;
use crate::figures::words::fold;
use crate::lexicon::columns::{ENDINGS, HeaderWord, TITLES, WORDS, YEAR_PREFIXES};
use crate::lexicon::months::MONTHS;
use crate::report::model::ColumnRole;

/// Years before this head no columns.
const FIRST_YEAR: u16 = 1980;

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
        let look = Look::at(word);
        if look.may_be_glued(word) && matches!(unglue(word), Parts::Many(_)) {
            return Self { class: Class::Other, whole_year: false, glued: true };
        }
        let (class, whole_year) = look_closer(word, look);
        Self { class, whole_year, glued: false }
    }
}

/// The lexicon by word, and titles, which say nothing; the first entry of a word counts.
static KNOWN: LazyLock<HashMap<&'static str, Option<HeaderWord>, FixedState>> = LazyLock::new(|| {
    let titles = TITLES.iter().map(|title| (*title, None));
    titles.chain(WORDS.iter().rev().map(|(word, what)| (*word, Some(*what)))).collect()
});
/// The words for what a column holds, to be known with a misprint.
static ROLES: LazyLock<Misprints<ColumnRole>> = LazyLock::new(|| {
    Misprints::new(WORDS.iter().filter_map(|(word, what)| match what {
        HeaderWord::Role(role) => Some((*word, *role)),
        _ => None,
    }))
});

/// Sets of words that are told by their first two letters.
mod set {
    pub(super) const MONTH: u8 = 1;
    pub(super) const KNOWN: u8 = 2;
    pub(super) const ROLE: u8 = 4;
    pub(super) const END: u8 = 8;
}

/// How words of the sets begin.
static FIRST: LazyLock<Marks> = LazyLock::new(|| {
    let months = MONTHS.iter().map(|(name, _)| *name);
    Marks::default().beginning(months, set::MONTH).beginning(KNOWN.keys().copied(), set::KNOWN).beginning(ROLES.words(), set::ROLE)
});
/// How they end, and how the ends of compounds do.
static LAST: LazyLock<Marks> = LazyLock::new(|| {
    let ends = ENDINGS.iter().map(|(end, _)| *end);
    Marks::default().ending(ROLES.words(), set::ROLE).ending(ends, set::END)
});

/// What a word says, and whether it speaks of the whole year.
pub(crate) fn classify(word: &str) -> (Class, bool) {
    look_closer(word, Look::at(word))
}

fn look_closer(word: &str, look: Look) -> (Class, bool) {
    let dated = look.may_be_dated();
    let period = || period::part(word).or_else(|| word.strip_suffix(['-', '–']).and_then(period::part)).map(|p| (Class::Period(p), false));
    if dated && let Some(period) = period() {
        // A figure like any other.
        return if matches!(period.0, Class::Period(Part::Year(y)) if y < FIRST_YEAR) { (Class::Other, false) } else { period };
    }
    let bare = if look.is_small() { Cow::Borrowed(word) } else { bare(word) };
    if bare.is_empty() {
        return (Class::Other, false);
    }
    let first = FIRST.of_first(&bare);
    if first & set::MONTH > 0
        && !dated
        && let Some(period) = period()
    {
        return period;
    }
    let known = |what| (Class::Known(what), YEAR_PREFIXES.iter().any(|p| bare.starts_with(p)));
    if first & set::KNOWN > 0
        && let Some(what) = KNOWN.get(bare.as_ref())
    {
        return what.map_or((Class::Other, false), known);
    }
    let last = LAST.of_last(&bare);
    let role = if last & set::END > 0 { by_end(&bare) } else { None };
    match role.or_else(|| if (first | last) & set::ROLE > 0 { ROLES.find(&bare) } else { None }) {
        Some(role) => known(HeaderWord::Role(role)),
        None => (Class::Other, false),
    }
}

/// A word in lower case without the signs around it and the marks of where it may be broken.
fn bare(word: &str) -> Cow<'_, str> {
    let bare = fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
    if !bare.is_ascii() && bare.contains('\u{ad}') { Cow::Owned(bare.replace('\u{ad}', "")) } else { bare }
}

/// What the end of a compound says: `periodbudget`.
fn by_end(bare: &str) -> Option<ColumnRole> {
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
