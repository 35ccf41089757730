//! What the labels of columns mean: words of the lexicon, compounds of them, and words that say more about them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::figures::date;
use crate::figures::pairs::Pairs;
use crate::figures::typo::{self, Slip};
use crate::figures::words::squash;
use crate::lexicon::lists::{COMPOUND_LABELS, LABEL_CAPITALS, LABELS, OWN_LIST, Role};

static BY_LABEL: LazyLock<HashMap<&'static str, Role, FixedState>> = LazyLock::new(|| LABELS.iter().copied().collect());

/// Small words that tie a label to what says more about it: `Kommentar till utfallet`.
pub(super) const LINKS: &[&str] = &["från", "till", "för", "av", "om", "i", "på"];

/// What a label alone means.
pub(super) fn label(text: &str) -> Option<Role> {
    BEGINNINGS.hold(text.chars().filter(|c| c.is_alphanumeric())).then(|| known(&squash(text))).flatten()
}

/// What squashed words mean as a label.
pub(super) fn known(squashed: &str) -> Option<Role> {
    BY_LABEL.get(squashed).copied()
}

/// How labels begin, and other words that are told by their squashed letters.
static BEGINNINGS: LazyLock<Pairs> =
    LazyLock::new(|| Pairs::beginning(LABELS.iter().map(|(label, _)| *label).chain(LABEL_CAPITALS.iter().copied()).chain([OWN_LIST])));
/// How compounds end.
static ENDS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(COMPOUND_LABELS.iter().map(|(end, _)| *end)));
/// The labels in alphabetical order.
static SORTED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut labels: Vec<&str> = LABELS.iter().map(|(label, _)| *label).collect();
    labels.sort_unstable();
    labels
});

/// Whether a squashed word begins a label.
pub(super) fn begins(squashed: &str) -> bool {
    squashed.len() > 1 && goes_on(squashed)
}

/// Whether a label begins with some squashed letters.
pub(super) fn goes_on(squashed: &str) -> bool {
    let next = SORTED.partition_point(|label| *label < squashed);
    SORTED.get(next).is_some_and(|label| label.starts_with(squashed))
}

/// What a word is to labels: one bit a question, and what it means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Label {
    bits: u32,
    /// What it means as a label alone.
    pub(super) known: Option<Role>,
    /// What it means by its last part.
    pub(super) compound: Option<Role>,
}

impl Label {
    /// Begins with a capital.
    pub(super) const CAPITAL: u32 = 1;
    /// Begins with a small letter.
    pub(super) const LOWER: u32 = 1 << 1;
    /// A word written small, which is no label of its own.
    pub(super) const SMALL: u32 = 1 << 2;
    /// May be the first of a label.
    pub(super) const MAY_BEGIN: u32 = 1 << 3;
    /// Its letters begin a label.
    pub(super) const GOES_ON: u32 = 1 << 4;
    /// Longer than an abbreviation, and no letter is small.
    pub(super) const SHOUTED: u32 = 1 << 5;
    /// Goes on with a label though it begins with a capital.
    pub(super) const JOINS: u32 = 1 << 6;
    /// May be an adjective before a label.
    pub(super) const ADJECTIVE: u32 = 1 << 7;
    /// May follow a label and is no part of it: a year, a bracket, a mark.
    pub(super) const TAIL: u32 = 1 << 8;
    /// Begins with a bracket.
    pub(super) const OPENS: u32 = 1 << 9;
    /// Ends with one.
    pub(super) const CLOSES: u32 = 1 << 10;
    /// A year.
    pub(super) const YEAR: u32 = 1 << 11;
    /// Has hardly any letters.
    pub(super) const SHORT: u32 = 1 << 12;
    /// Has five letters or more; said of labels only.
    pub(super) const LONG: u32 = 1 << 13;
    /// Ties a label to what says more about it.
    pub(super) const LINK: u32 = 1 << 14;
    /// May come after a link.
    pub(super) const NAMED: u32 = 1 << 15;
    /// Names whose list it is.
    pub(super) const OWN: u32 = 1 << 16;
    /// Ends with the word for goals.
    pub(super) const GOAL: u32 = 1 << 17;

    /// Looks at a word.
    pub(super) fn of(word: &str) -> Self {
        let mut out = Self::default();
        let letters = || word.chars().filter(|c| c.is_alphanumeric());
        let (begins, ends) = (BEGINNINGS.hold(letters()), ENDS.hold(letters().rev()));
        let short = letters().nth(2).is_none();
        if begins || ends || short {
            let squashed = squash(word);
            // The pairs know one letter alone only where it is a label.
            let goes_on = (begins || short) && !squashed.is_empty() && goes_on(&squashed);
            out.known = if goes_on { known(&squashed) } else { None };
            out.compound = if ends { compound(&squashed) } else { None };
            out.set(goes_on, Self::GOES_ON);
            out.set(begins && goes_on && squashed.len() > 1 || out.compound.is_some(), Self::MAY_BEGIN);
            out.set(begins && LABEL_CAPITALS.contains(&squashed.as_str()), Self::JOINS);
            out.set(begins && squashed.starts_with(OWN_LIST), Self::OWN);
            out.set(squashed.len() < 3, Self::SHORT);
            out.set(squashed.is_empty(), Self::TAIL);
            out.set(out.known.is_some() && squashed.chars().count() >= 5, Self::LONG);
        }
        out.form(word);
        out
    }

    /// Looks at the word's form.
    fn form(&mut self, word: &str) {
        let Some(first) = word.chars().next() else { return };
        self.set(first.is_uppercase(), Self::CAPITAL);
        self.set(first.is_lowercase(), Self::LOWER);
        self.set(is_small(word), Self::SMALL);
        self.set(is_named(word), Self::NAMED);
        self.set(LINKS.contains(&word), Self::LINK);
        self.set(first.is_uppercase() && word.chars().nth(3).is_some() && word.chars().all(|c| !c.is_lowercase()), Self::SHOUTED);
        self.set(word.ends_with(['a', 'd', 'e', 't']) && is_adjective(word), Self::ADJECTIVE);
        self.set(first == '(', Self::OPENS | Self::TAIL);
        self.set(word.ends_with(')'), Self::CLOSES);
        self.set(word.bytes().any(|b| b.is_ascii_digit()) && is_year(word), Self::TAIL);
        self.set(date::is_year(word), Self::YEAR);
        self.set(word.ends_with(['l', 'L']) && word.to_lowercase().ends_with("mål"), Self::GOAL);
    }

    fn set(&mut self, fits: bool, bits: u32) {
        self.bits |= if fits { bits } else { 0 };
    }

    /// Whether any of some bits is set.
    pub(super) const fn any(self, bits: u32) -> bool {
        self.bits & bits != 0
    }
}

/// A year or two, perhaps with signs around.
fn is_year(word: &str) -> bool {
    let text = word.trim_matches(['(', ')', '*', ':', '.', ',']);
    date::is_year(text) || text.split_once(['-', '–']).is_some_and(|(a, b)| date::is_year(a) && date::is_year(b))
}

/// A word whose last part is a label: `Trygghetsmål`, `Kvalitetsindikator`.
pub(super) fn compound(squashed: &str) -> Option<Role> {
    let (_, role) = COMPOUND_LABELS.iter().find(|(end, _)| squashed.strip_suffix(end).is_some_and(|first| first.chars().count() >= 3))?;
    squashed.chars().all(char::is_alphabetic).then_some(*role)
}

/// `Beslutade åtgärder`: a label with an adjective before it.
pub(super) fn described(first: &str, second: &str) -> Option<Role> {
    let label = label(second).filter(|_| is_small(second))?;
    (first.ends_with(['a', 'd', 'e', 't']) && is_adjective(first)).then_some(label)
}

/// Letters only, and more than four.
fn is_adjective(word: &str) -> bool {
    word.chars().count() > 4 && word.chars().all(char::is_alphabetic)
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
    let near = |i: &&usize| LABELS.get(**i).is_some_and(|(label, _)| typo::near(label, squashed, Slip::Letter));
    let bytes = squashed.as_bytes();
    let alike = |ends: &HashMap<[u8; 2], Vec<usize>, FixedState>, two: Option<&[u8; 2]>| {
        two.and_then(|two| ends.get(two)).and_then(|places| places.iter().find(near)).copied()
    };
    let (first, last) = (alike(&FIRST_TWO, bytes.first_chunk()), alike(&LAST_TWO, bytes.last_chunk()));
    let place = first.into_iter().chain(last).min()?;
    LABELS.get(place).map(|(_, role)| *role)
}

/// The labels by their first two bytes, and by their last: a slip at one end leaves the other as it is.
static FIRST_TWO: LazyLock<HashMap<[u8; 2], Vec<usize>, FixedState>> = LazyLock::new(|| by_bytes(|label| label.first_chunk().copied()));
static LAST_TWO: LazyLock<HashMap<[u8; 2], Vec<usize>, FixedState>> = LazyLock::new(|| by_bytes(|label| label.last_chunk().copied()));

fn by_bytes(two: impl Fn(&[u8]) -> Option<[u8; 2]>) -> HashMap<[u8; 2], Vec<usize>, FixedState> {
    let mut out: HashMap<[u8; 2], Vec<usize>, FixedState> = HashMap::default();
    for (i, (label, _)) in LABELS.iter().enumerate() {
        if let Some(two) = two(label.as_bytes()) {
            out.entry(two).or_default().push(i);
        }
    }
    out
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
