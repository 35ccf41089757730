//! What the labels of columns mean: words of the lexicon, compounds of them, and words that say more about them.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::trie::{At, Trie};
use crate::figures::date;
use crate::figures::pairs::Pairs;
use crate::figures::period;
use crate::figures::typo::{self, Slip};
use crate::figures::words::{is_letter, squash};
use crate::lexicon::lists::{COMPOUND_LABELS, LABEL_CAPITALS, LABELS, OWN_LIST, PERIODS, Role};

/// The labels, letter by letter.
static TRIE: LazyLock<Trie> = LazyLock::new(|| Trie::new(LABELS.iter().map(|(label, role)| (label.chars(), *role))));
/// The ends of compounds, from the last letter.
static COMPOUNDS: LazyLock<Trie> = LazyLock::new(|| Trie::new(COMPOUND_LABELS.iter().map(|(end, role)| (end.chars().rev(), *role))));

/// How they end.
static COMPOUND_ENDS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(COMPOUND_LABELS.iter().map(|(end, _)| *end)));
/// Small words that tie a label to what says more about it: `Kommentar till utfallet`.
pub(super) const LINKS: &[&str] = &["från", "till", "för", "av", "om", "i", "på"];

/// What a label alone means: its letters and digits in lower case count, for extractors put blanks inside words.
pub(super) fn label(text: &str) -> Option<Role> {
    TRIE.walk(At::default(), text).and_then(|at| TRIE.role(at))
}

/// Whether a word of two letters or more begins a label.
pub(super) fn begins(word: &str) -> bool {
    squash(word).len() > 1 && TRIE.walk(At::default(), word).is_some()
}

/// Goes on with a label by a word: first from nowhere.
pub(super) fn go_on(at: At, word: &str) -> Option<At> {
    TRIE.walk(at, word)
}

/// What the letters of a label so far mean.
pub(super) fn role(at: At) -> Option<Role> {
    TRIE.role(at)
}

/// What a word is to labels: one bit a question, and what it means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Label {
    bits: u32,
    /// Where the labels that it begins go on.
    pub(super) at: At,
    /// What it means as a label alone.
    pub(super) known: Option<Role>,
    /// What it means by its last part.
    pub(super) compound: Option<Role>,
}

/// Whether a sign is one of those that names are told by: a letter or a digit.
pub(super) fn is_sign(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether a word ends with the word for goals.
pub(super) fn names_goal(word: &str) -> bool {
    word.ends_with(['l', 'L']) && word.to_lowercase().ends_with("mål")
}

impl Label {
    /// Begins with a capital.
    pub(super) const CAPITAL: u32 = 1;
    /// Begins with a small letter.
    pub(super) const LOWER: u32 = 1 << 1;
    /// A word written small, which is no label of its own.
    pub(super) const SMALL: u32 = 1 << 2;
    /// Its letters begin a label.
    pub(super) const GOES_ON: u32 = 1 << 3;
    /// Longer than an abbreviation, and no letter is small.
    pub(super) const SHOUTED: u32 = 1 << 4;
    /// Goes on with a label though it begins with a capital.
    pub(super) const JOINS: u32 = 1 << 5;
    /// May be an adjective before a label.
    pub(super) const ADJECTIVE: u32 = 1 << 6;
    /// May follow a label and is no part of it: a year, a bracket, a mark.
    pub(super) const TAIL: u32 = 1 << 7;
    /// Begins with a bracket.
    pub(super) const OPENS: u32 = 1 << 8;
    /// Ends with one.
    pub(super) const CLOSES: u32 = 1 << 9;
    /// A year.
    pub(super) const YEAR: u32 = 1 << 10;
    /// Has hardly any letters.
    pub(super) const SHORT: u32 = 1 << 11;
    /// Has five letters or more; said of labels only.
    pub(super) const LONG: u32 = 1 << 12;
    /// Ties a label to what says more about it.
    pub(super) const LINK: u32 = 1 << 13;
    /// May come after a link.
    pub(super) const NAMED: u32 = 1 << 14;
    /// Names whose list it is.
    pub(super) const OWN: u32 = 1 << 15;
    /// Says which part of a year a label is about: `tertial`, `T2`, `jan-aug`.
    pub(super) const PERIOD: u32 = 1 << 16;
    /// A number of one or two digits.
    pub(super) const COUNT: u32 = 1 << 17;

    /// Looks at a word.
    pub(super) fn of(word: &str) -> Self {
        let mut out = Self::default();
        let Some(first) = word.chars().next() else { return out };
        let (mut letters, mut signs, mut length, mut small, mut capitals, mut chars) = (0, 0, 0, 0, 0, 0);
        for c in word.chars() {
            chars += 1;
            match c {
                'a'..='z' | 'å' | 'ä' | 'ö' => {
                    (letters, signs, small, length) = (letters + 1, signs + 1, small + 1, length + c.len_utf8())
                }
                'A'..='Z' => (letters, signs, capitals, length) = (letters + 1, signs + 1, capitals + 1, length + 1),
                _ => {
                    letters += usize::from(is_letter(c));
                    small += usize::from(c.is_lowercase());
                    capitals += usize::from(c.is_uppercase());
                    if is_sign(c) {
                        (signs, length) = (signs + 1, length + c.len_utf8());
                    }
                }
            }
        }
        let (capital, lower) = (first.is_uppercase(), first.is_lowercase());
        let last = word.as_bytes().last().copied().unwrap_or_default();
        let whole = letters == chars;
        out.at = TRIE.walk(At::default(), word).unwrap_or_default();
        out.known = TRIE.role(out.at);
        out.compound = if letters == signs && letters > 5 { compound_of(word) } else { None };
        out.set(capital, Self::CAPITAL);
        out.set(lower, Self::LOWER);
        if lower {
            let link = chars <= 4 && LINKS.contains(&word);
            let plain = whole && !(chars <= 5 && matches!(word, "och" | "samt" | "eller" | "är" | "har"));
            out.set(plain, Self::SMALL);
            out.set(plain && !link, Self::NAMED);
            out.set(link, Self::LINK);
        }
        out.set(chars <= 3 && capitals == chars, Self::NAMED);
        out.set(capital && chars > 3 && small == 0, Self::SHOUTED);
        out.set(whole && chars > 4 && matches!(last, b'a' | b'd' | b'e' | b't' | b's' | b'l'), Self::ADJECTIVE);
        out.set(out.at.begun(), Self::GOES_ON);
        out.set(length < 3, Self::SHORT);
        out.set(out.known.is_some() && length > 4 && squash(word).chars().count() > 4, Self::LONG);
        out.set(first == '(', Self::OPENS | Self::TAIL);
        out.set(last == b')', Self::CLOSES);
        out.set(length == 0 || letters < signs && is_year(word), Self::TAIL);
        out.set(letters == 0 && date::is_year(word), Self::YEAR);
        out.set(letters == 0 && signs > 0 && length <= 2, Self::COUNT);
        out.set(letters > 0 && length < 12 && is_period(word), Self::PERIOD);
        // Only of words with a capital it is asked whether a label goes on with them.
        let joins = || LABEL_CAPITALS.iter().any(|joins| joins.len() == length && squash(word) == **joins);
        out.set(capital && joins(), Self::JOINS);
        let own = || matches!(word.chars().find(|c| is_sign(*c)), Some('k' | 'K')) && squash(word).starts_with(OWN_LIST);
        out.set(length >= OWN_LIST.len() && own(), Self::OWN);
        out
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
pub(super) fn is_year(word: &str) -> bool {
    let text = word.trim_matches(['(', ')', '*', ':', '.', ',']);
    date::is_year(text) || text.split_once(['-', '–']).is_some_and(|(a, b)| date::is_year(a) && date::is_year(b))
}

/// A word that says which part of a year something is about.
fn is_period(word: &str) -> bool {
    PERIODS.iter().any(|period| period.eq_ignore_ascii_case(word)) || period::part(word).is_some()
}

/// A label without the year or the part of a year that it is about, if it names one: `Mål 2024`, `Kommentar T2`, `Utfall tertial 1`.
pub(super) fn without_period(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let count = words.len();
    let says = |word: &str| is_year(word) || word.chars().any(is_letter) && is_period(word);
    while let Some(last) = words.last().filter(|_| words.len() > 1) {
        let number = last.len() <= 2 && last.bytes().all(|b| b.is_ascii_digit());
        let before = words.len().checked_sub(2).and_then(|i| words.get(i)).is_some_and(|w| is_period(w));
        if !(says(last) || number && before) {
            break;
        }
        words.pop();
    }
    (words.len() < count).then(|| words.join(" "))
}

/// A squashed text whose last part is a label: `Trygghetsmål`, `Kvalitetsindikator`.
fn compound(squashed: &str) -> Option<Role> {
    if squashed.chars().all(char::is_alphabetic) { compound_of(squashed) } else { None }
}

/// The same of a text that has no digits, in whatever case.
pub(super) fn compound_of(text: &str) -> Option<Role> {
    if !COMPOUND_ENDS.hold(text.chars().rev().filter(|c| is_sign(*c))) {
        return None;
    }
    let letters = || text.chars().rev().filter(|c| is_letter(*c));
    let small = |c: char| match c {
        'a'..='z' | 'å' | 'ä' | 'ö' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    let (role, end) = COMPOUNDS.longest(letters().map(small))?;
    letters().nth(end + 2).map(|_| role)
}

/// `Beslutade åtgärder`: a label with an adjective before it.
pub(super) fn described(first: &str, second: &str) -> Option<Role> {
    let label = label(second).filter(|_| is_small(second))?;
    (first.ends_with(['a', 'd', 'e', 't', 's', 'l']) && is_adjective(first)).then_some(label)
}

/// Letters only, and more than four.
fn is_adjective(word: &str) -> bool {
    word.chars().count() > 4 && word.chars().all(char::is_alphabetic)
}

/// What a label in its place means, with the words that say more about it.
pub(super) fn meaning(squashed: &str, text: &str) -> Option<Role> {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic) && !w.starts_with('(')).collect();
    let (first, rest) = words.split_first()?;
    // `Ansvarig nämnd/bolag`, `Mål/inriktning`: the words before the stroke are the label.
    if let Some((left, right)) = text.split_once('/')
        && right.trim().chars().all(char::is_alphabetic)
        && let Some(role) = label(left).or_else(|| meaning(&squash(left), left))
    {
        return Some(role);
    }
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
    if tail { label(&first).or_else(|| compound(&first)) } else { None }.or_else(|| compound(squashed))
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

/// Fewest letters of a label that may be misprinted.
pub(super) const MISPRINT: usize = 7;

/// A quick look: may a word be a label with one letter wrong? One that is nothing but letters of ASCII is told by its first
/// or last two.
pub(super) fn may_be_misprint(word: &str) -> bool {
    let bytes = word.as_bytes();
    let two = |two: Option<[u8; 2]>| two.map(|[a, b]| [a.to_ascii_lowercase(), b.to_ascii_lowercase()]);
    let (first, last) = (two(bytes.first_chunk().copied()), two(bytes.last_chunk().copied()));
    let of = |ends: &HashMap<[u8; 2], Vec<usize>, FixedState>, two: Option<[u8; 2]>| {
        let places = two.and_then(|two| ends.get(&two)).into_iter().flatten();
        places.filter_map(|i| LABELS.get(*i)).any(|(label, _)| label.len().abs_diff(word.len()) <= 2)
    };
    word.len() >= MISPRINT && (!bytes.iter().all(u8::is_ascii_alphabetic) || of(&FIRST_TWO, first) || of(&LAST_TWO, last))
}

/// A label with one letter wrong.
pub(super) fn misprint(squashed: &str) -> Option<Role> {
    squashed.chars().nth(MISPRINT - 1)?;
    // A letter of Swedish is two bytes at the most.
    let strange = squashed.bytes().any(|b| b >= 0xe0);
    let alike = |label: &str| strange || label.len().abs_diff(squashed.len()) <= 2;
    let near = |i: &&usize| LABELS.get(**i).is_some_and(|(label, _)| alike(label) && typo::near(label, squashed, Slip::Letter));
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
