//! A look at each different word of a report: what it may be to headers. Nearly every line is told by it that it begins none.

use std::sync::LazyLock;

use super::labels::{self, MISPRINT, is_sign};
use super::threes::{Bytes, Threes, end, is_strange, start};
use super::trie::{At, Trie};
use crate::figures::typo::{self, Slip};
use crate::figures::words::{is_letter, squash};
use crate::lexicon::lists::{COMPOUND_LABELS, LABELS, Role};

/// What a word may be, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look(u8);

impl Look {
    /// The first of a label: its letters begin one, or its end is one.
    pub(super) const BEGINS: u8 = 1;
    /// The first of a header's labels.
    pub(super) const FIRST: u8 = 1 << 1;
    /// The same, if it is misprinted.
    pub(super) const MISPRINT: u8 = 1 << 2;
    /// Skipped before the first of a header's labels: a year, a bracket, a mark.
    pub(super) const SKIPPED: u8 = 1 << 3;
    /// A label after an adjective.
    pub(super) const DESCRIBED: u8 = 1 << 4;
    /// A label at the end of a cell.
    pub(super) const LAST: u8 = 1 << 5;

    /// Looks at a word.
    pub(super) fn of(word: &str) -> Self {
        let Some(first) = word.as_bytes().first() else { return Self::default() };
        let mut out = Self(0);
        if first.is_ascii_digit() {
            out.set(word.len() > 3 && labels::is_year(word), Self::SKIPPED);
            return out;
        }
        let tables = &*TABLES;
        let kinds = tables.kinds(word);
        let (may_start, may_end) = (kinds & STARTS != 0, word.len() > MIN_COMPOUND && kinds & COMPOUND != 0);
        let first = word.chars().next().unwrap_or(' ');
        let capital = first.is_uppercase();
        if may_start || may_end {
            let label = if may_start { labels::go_on(At::default(), word).filter(|at| at.begun()) } else { None };
            let signs = || word.chars().filter(|c| is_sign(*c));
            let compound = may_end && signs().all(is_letter) && labels::compound_of(word).is_some();
            out.set(compound || label.is_some() && signs().nth(1).is_some(), Self::BEGINS);
            out.set(capital && (label.is_some() || compound), Self::FIRST);
            let role = label.and_then(labels::role).filter(|_| !capital);
            out.set(role.is_some(), Self::DESCRIBED);
            out.set(matches!(role, Some(Role::Action | Role::Goal)), Self::LAST);
        }
        if capital {
            out.set(word.len() >= MISPRINT && kinds & NEAR != 0, Self::MISPRINT);
        } else if !is_letter(first) {
            let letters = || word.chars().any(is_sign);
            out.set(first == '(' || !letters() || word.len() > 3 && labels::is_year(word), Self::SKIPPED);
        }
        out
    }

    fn set(&mut self, fits: bool, bit: u8) {
        self.0 |= if fits { bit } else { 0 };
    }

    /// Whether any of some bits is set.
    pub(super) const fn any(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// A compound has more bytes.
const MIN_COMPOUND: usize = 5;

/// Words that begin as a label does.
const STARTS: u8 = 1;
/// The same where a letter may be wrong.
const NEAR: u8 = 1 << 1;
/// The same of the label of answers.
const ANSWER: u8 = 1 << 2;
/// Words that end as a compound does.
const COMPOUND: u8 = 1 << 3;

/// How labels begin and end, and those of answers.
struct Tables {
    starts: Threes,
    ends: Threes,
    answers: Trie,
    answer_firsts: Vec<u8>,
    /// Those that are long enough to be known with a letter wrong, and how few bytes one can have then.
    long: Vec<&'static str>,
    shortest: usize,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let labels = || LABELS.iter().map(|(label, _)| *label);
    let answers = || LABELS.iter().filter(|(_, role)| *role == Role::Answer).map(|(label, _)| *label);
    let long: Vec<&str> = answers().filter(|label| label.chars().count() + 1 >= MISPRINT).collect();
    let two = |three: Bytes| three.map(|[a, b, _]| [a, b]);
    let near = |bytes: fn(&str) -> Bytes| {
        let answers = long.iter().map(move |label| (two(bytes(label)), ANSWER));
        labels().map(move |label| (two(bytes(label)), NEAR)).chain(answers)
    };
    let compounds = COMPOUND_LABELS.iter().map(|(label, _)| (end(label), COMPOUND));
    Tables {
        starts: Threes::new(labels().map(|label| (start(label), STARTS))).with_two(near(start)),
        ends: Threes::new(compounds).with_two(near(end)),
        answers: Trie::new(answers().map(|label| (label.chars(), Role::Answer))),
        answer_firsts: answers().filter_map(|label| label.bytes().next()).collect(),
        shortest: long.iter().map(|label| label.chars().count() - 1).min().unwrap_or(usize::MAX),
        long,
    }
});

/// Whether the label of answers may begin with a word, or be it, or be misprinted so.
pub(super) fn may_answer(word: &str) -> bool {
    let (Some(first), tables) = (word.as_bytes().first().copied(), &*TABLES) else { return false };
    if tables.answer_firsts.contains(&first.to_ascii_lowercase()) && tables.answers.walk(At::default(), word).is_some() {
        return true;
    }
    // Labels begin with a capital.
    if first.is_ascii_lowercase() || word.len() < tables.shortest {
        return false;
    }
    let near = |squashed: &str| tables.long.iter().any(|label| typo::near_long(label, squashed, Slip::Letter));
    tables.kinds(word) & ANSWER != 0 && near(&squash(word))
}

impl Tables {
    /// What kinds a word may be of by its beginning or its end.
    fn kinds(&self, word: &str) -> u8 {
        let (start, end) = if is_strange(word) { (None, None) } else { (start(word), end(word)) };
        // Each table says of its own kinds.
        let own = |kinds: u8, other: u8| if kinds == u8::MAX { !other } else { kinds };
        own(self.starts.kinds(start), COMPOUND) | own(self.ends.kinds(end), STARTS)
    }
}
