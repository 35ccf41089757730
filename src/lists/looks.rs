//! A look at each different word of a report: what it may be to headers. Nearly every line is told by it that it begins none.

use std::sync::LazyLock;

use super::labels::{self, MISPRINT, is_sign};
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
        let (start, end) = if is_strange(word) { (None, None) } else { (start(word), end(word)) };
        let (may_start, may_end) = (tables.starts.may(start), word.len() > MIN_COMPOUND && tables.compound_ends.may(end));
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
            let near = || tables.near_starts.may(start) || tables.near_ends.may(end);
            out.set(word.len() >= MISPRINT && near(), Self::MISPRINT);
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

/// The first three bytes of some words, or the last from the end, each told by five of its bits: a letter's case does not count.
#[derive(Debug)]
struct Three {
    /// For each two of them a bit for each third one.
    rows: Vec<u32>,
}

/// Bytes of a word, from its beginning or from its end.
type Bytes = Option<[u8; 3]>;

fn start(word: &str) -> Bytes {
    word.as_bytes().first_chunk().copied()
}

fn end(word: &str) -> Bytes {
    word.as_bytes().last_chunk().map(|[a, b, c]| [*c, *b, *a])
}

/// Whether a word may have signs beside the letters of Western Europe and those of ASCII.
fn is_strange(word: &str) -> bool {
    !word.is_ascii() && word.bytes().any(|b| b >= 0xc0 && b != 0xc3 || matches!(b, 0x97 | 0xb7))
}

impl Three {
    /// What some words begin or end with; `exact` says that the third byte counts.
    fn of(words: impl Iterator<Item = Bytes>, exact: bool) -> Self {
        let mut rows = vec![0; 32 * 32];
        for [a, b, c] in words.flatten() {
            rows.get_mut(Self::row(a, b)).into_iter().for_each(|row| *row |= if exact { 1 << (c & 31) } else { u32::MAX });
        }
        Self { rows }
    }

    fn row(a: u8, b: u8) -> usize {
        usize::from(a & 31) << 5 | usize::from(b & 31)
    }

    /// Whether a word may begin or end so: fewer bytes, and signs that are no letters, do not tell.
    fn may(&self, bytes: Bytes) -> bool {
        let letter = |b: &u8| b.is_ascii_alphabetic() || !b.is_ascii();
        let Some([a, b, c]) = bytes.filter(|bytes| bytes.iter().all(letter)) else { return true };
        self.rows.get(Self::row(a, b)).is_some_and(|row| row & (1 << (c & 31)) != 0)
    }
}

/// How labels begin and end, and those of answers.
struct Tables {
    starts: Three,
    compound_ends: Three,
    /// The same where a letter may be wrong.
    near_starts: Three,
    near_ends: Three,
    answers: Trie,
    answer_firsts: Vec<u8>,
    /// Those that are long enough to be known with a letter wrong, how few bytes one can have then, and their ends.
    long: Vec<&'static str>,
    shortest: usize,
    long_starts: Three,
    long_ends: Three,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let labels = || LABELS.iter().map(|(label, _)| *label);
    let answers = || LABELS.iter().filter(|(_, role)| *role == Role::Answer).map(|(label, _)| *label);
    let long: Vec<&str> = answers().filter(|label| label.chars().count() + 1 >= MISPRINT).collect();
    Tables {
        starts: Three::of(labels().map(start), true),
        compound_ends: Three::of(COMPOUND_LABELS.iter().map(|(label, _)| end(label)), true),
        near_starts: Three::of(labels().map(start), false),
        near_ends: Three::of(labels().map(end), false),
        answer_firsts: answers().filter_map(|label| label.bytes().next()).collect(),
        answers: Trie::new(answers().map(|label| (label.chars(), Role::Answer))),
        shortest: long.iter().map(|label| label.chars().count() - 1).min().unwrap_or(usize::MAX),
        long_starts: Three::of(long.iter().map(|label| start(label)), false),
        long_ends: Three::of(long.iter().map(|label| end(label)), false),
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
    let alike = || is_strange(word) || tables.long_starts.may(start(word)) || tables.long_ends.may(end(word));
    let near = |squashed: &str| tables.long.iter().any(|label| typo::near_long(label, squashed, Slip::Letter));
    alike() && near(&squash(word))
}
