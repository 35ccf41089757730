//! Row numbers: which words of a list may be cells of its number columns.

use super::traits::Traits;
use super::words::Stream;

/// Words that may be cells of number columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers {
    at: Vec<bool>,
    /// Only those words may be.
    pub(super) strict: bool,
}

impl Numbers {
    /// Finds the chain of row numbers at line starts. With several number columns any number will do.
    pub(super) fn find(stream: &Stream<'_>, columns: usize) -> Self {
        let named = |i: usize| stream.traits(i).any(Traits::CAPITAL) && stream.word(i).starts_with("KF");
        if columns != 1 || stream.lines.iter().filter(|l| named(l.words.0)).nth(1).is_some() {
            return Self::default();
        }
        let mut out = Self { at: vec![false; stream.words.len()], strict: true };
        let rising = chain(stream, true);
        let steady = chain(stream, false);
        let chosen = if rising.len() >= 2 && rising.len() + 1 >= steady.len() { rising } else { steady };
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
