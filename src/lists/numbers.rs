//! Row numbers: which words of a list may be cells of its number columns.

use super::traits::Traits;
use super::words::Stream;

/// Words that may be cells of number columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    at: Vec<bool>,
    /// Only those words may be.
    pub(super) strict: bool,
    /// Whether they are ids such as `2.1` and `M3`.
    ids: bool,
}

impl Numbers {
    /// Finds the chain of row numbers at line starts. With several number columns any number will do.
    pub(super) fn find(stream: &Stream<'_>, columns: usize) -> Self {
        let named = |i: usize| stream.traits(i).any(Traits::CAPITAL) && stream.word(i).starts_with("KF");
        if columns != 1 || stream.lines.iter().filter(|l| named(l.words.0)).nth(1).is_some() {
            return Self::default();
        }
        let mut out = Self { at: vec![false; stream.words.len()], strict: true, ids: false };
        let rising = chain(stream, true);
        let steady = chain(stream, false);
        let chosen = if rising.len() >= 2 && rising.len() + 1 >= steady.len() { rising } else { steady };
        let marked = ids(stream);
        out.ids = marked.len() >= 2 && marked.len() > chosen.len();
        let chosen = if out.ids { marked } else { chosen };
        out.strict = chosen.len() >= 2;
        for i in chosen {
            if let Some(flag) = out.at.get_mut(i) {
                *flag = true;
            }
        }
        out
    }

    /// Whether a word may be a row's number.
    pub(super) fn at(&self, word: usize) -> bool {
        self.at.get(word) == Some(&true)
    }

    /// Whether a word is a row's id that is no plain number.
    pub(super) fn is_id(&self, word: usize) -> bool {
        self.ids && self.at(word)
    }

    /// Whether the rows of a list without a number column are numbered all the same.
    pub(super) fn is_chain(stream: &Stream<'_>) -> bool {
        let chain = chain(stream, true);
        chain.first() == Some(&0) && chain.len() >= 3
    }
}

/// Row numbers 1, 2, 3 … at line starts, each followed by a capital or by nothing. Not rising: 1, 1, 2, 4.
fn chain(stream: &Stream<'_>, rising: bool) -> Vec<usize> {
    let mut out = Vec::new();
    let mut last = 0;
    for line in &stream.lines {
        let (first, end) = line.words;
        if !stream.traits(first).any(Traits::DIGITS) {
            continue;
        }
        let word = stream.word(first).trim_end_matches('.');
        let Some(n) = (word.len() <= 2).then(|| word.parse::<u32>().ok()).flatten() else { continue };
        let alone = end == first + 1;
        let text = stream.traits(first + 1).any(Traits::CAPITAL);
        let fits = if rising { n == last + 1 } else { n >= last.max(1) && n <= last + 2 };
        if fits && (alone && rising || text) {
            out.push(first);
            last = n;
        }
    }
    out
}

/// Ids that rise by one, `2.1`, `2.2` or `M3`, `M4`, at line starts, each followed by a capital or by nothing.
fn ids(stream: &Stream<'_>) -> Vec<usize> {
    let mut out = Vec::new();
    let mut last: Option<(String, u32)> = None;
    for line in &stream.lines {
        let (first, end) = line.words;
        if end != first + 1 && !stream.traits(first + 1).any(Traits::CAPITAL) {
            continue;
        }
        let Some((mark, n)) = id(stream.word(first)) else { continue };
        let follows = last.as_ref().is_none_or(|(before, m)| if *before == mark { n == m + 1 } else { n == 1 });
        if follows {
            out.push(first);
            last = Some((mark, n));
        }
    }
    out
}

/// The parts of an id: what comes before its last number, and that number.
fn id(word: &str) -> Option<(String, u32)> {
    let word = word.trim_end_matches(['.', ':']);
    let at = word.rfind(|c: char| !c.is_ascii_digit())? + 1;
    let (mark, digits) = word.split_at_checked(at)?;
    let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let dotted = mark.strip_suffix('.').is_some_and(|major| (1..=2).contains(&major.len()) && major.bytes().all(|b| b.is_ascii_digit()));
    let lettered = mark.len() <= 2 && mark.bytes().all(|b| b.is_ascii_uppercase());
    (dotted || lettered).then(|| (mark.to_owned(), number))
}
