//! The words of a text. Equal words have one number, so that what a word is needs to be asked but once.

use std::cell::Cell;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// A word of a line: what stands between two blanks, with the punctuation that touches it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As printed.
    pub(crate) text: &'a str,
    /// First byte in its line.
    pub(crate) start: usize,
    /// The same for equal words.
    pub(crate) number: u32,
}

/// A word in the order of the text.
#[derive(Clone, Copy)]
struct Stored {
    number: u32,
    /// First byte in the text.
    start: u32,
}

/// All words of a text, and the different ones.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: Vec<Stored>,
    /// Where each different word stands first.
    different: Vec<(u32, u32)>,
}

/// Cuts a text into its words, line by line.
#[derive(Default)]
pub(super) struct Cutter {
    out: Vocabulary,
    /// The numbers of the different words met so far.
    numbers: HashTable<u32>,
    hash: RandomState,
}

impl Cutter {
    /// For a text of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        // A word comes again and again: a different one takes some thirty bytes.
        Self { numbers: HashTable::with_capacity(bytes / 30), ..Self::default() }
    }

    /// Adds the words of the line that begins at byte `from` of a text and goes to its end, and says how many words there are now.
    /// The line holds two kinds of blanks only, as `normalise` leaves them.
    pub(super) fn line(&mut self, text: &str, from: usize) -> usize {
        let bytes = text.as_bytes();
        let blank = |at: usize| match bytes.get(at) {
            Some(b' ') => 1,
            Some(0xc2) if bytes.get(at + 1) == Some(&0xa0) => 2,
            _ => 0,
        };
        let mut at = from;
        while at < bytes.len() {
            let start = at;
            while at < bytes.len() && blank(at) == 0 {
                at += 1;
            }
            if at > start {
                self.word(bytes, start..at);
            }
            at += blank(at);
        }
        self.out.words.len()
    }

    fn word(&mut self, text: &[u8], range: Range<usize>) {
        let (start, end) = (offset(range.start), offset(range.end));
        let word = text.get(range).unwrap_or_default();
        let Self { out: Vocabulary { words, different }, numbers, hash } = self;
        let known = |number: &u32, different: &[(u32, u32)]| {
            let (a, b) = different.get(*number as usize).copied().unwrap_or_default();
            text.get(a as usize..b as usize).unwrap_or_default()
        };
        let hash = |word: &[u8]| {
            let mut hasher = hash.build_hasher();
            hasher.write(word);
            hasher.finish()
        };
        let hashed = hash(word);
        let number = numbers.find(hashed, |n| known(n, different) == word).copied().unwrap_or_else(|| {
            let number = offset(different.len());
            different.push((start, end));
            numbers.insert_unique(hashed, number, |n| hash(known(n, different)));
            number
        });
        words.push(Stored { number, start });
    }

    /// The words of the whole text.
    pub(super) fn finish(self) -> Vocabulary {
        self.out
    }
}

impl Vocabulary {
    /// How many different words there are.
    pub(super) fn len(&self) -> usize {
        self.different.len()
    }

    /// The numbers of the words `range`.
    pub(super) fn numbers(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        self.words.get(range).unwrap_or_default().iter().map(|w| w.number)
    }

    /// The word of a number.
    pub(super) fn different<'a>(&self, text: &'a str, number: u32) -> &'a str {
        let place = self.different.get(number as usize).copied().unwrap_or_default();
        text.get(place.0 as usize..place.1 as usize).unwrap_or_default()
    }

    /// The different words of a text, by their numbers.
    pub(super) fn all<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        self.different.iter().map(|(a, b)| text.get(*a as usize..*b as usize).unwrap_or_default())
    }

    /// The words `range` of a text, which are those of a line that begins at byte `line`.
    pub(super) fn words<'a>(
        &self,
        text: &'a str,
        range: Range<usize>,
        line: u32,
    ) -> impl DoubleEndedIterator<Item = Word<'a>> + ExactSizeIterator {
        self.words.get(range).unwrap_or_default().iter().map(move |w| {
            let (a, b) = self.different.get(w.number as usize).copied().unwrap_or_default();
            let text = text.get(a as usize..b as usize).unwrap_or_default();
            Word { text, start: w.start.saturating_sub(line) as usize, number: w.number }
        })
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Answers to one question about the words of a text, each asked once for equal words.
#[derive(Debug)]
pub(crate) struct Answers<T: Copy>(Vec<Cell<Option<T>>>);

impl<T: Copy> Answers<T> {
    /// Room for the answers about so many different words.
    pub(crate) fn new(words: usize) -> Self {
        Self(vec![Cell::new(None); words])
    }

    /// The answer about a word: the one that is known, or else that of `ask`.
    pub(crate) fn about(&self, word: &Word<'_>, ask: impl FnOnce(&str) -> T) -> T {
        let known = self.0.get(word.number as usize);
        known.and_then(Cell::get).unwrap_or_else(|| {
            let answer = ask(word.text);
            known.inspect(|k| k.set(Some(answer)));
            answer
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_have_one_number() {
        let text = "  Budget 2024\u{a0}tkr Budget, Budget ";
        let mut cutter = Cutter::default();
        assert_eq!(cutter.line(text, 0), 5);
        let all = cutter.finish();
        let words: Vec<(&str, usize, u32)> = all.words(text, 0..5, 0).map(|w| (w.text, w.start, w.number)).collect();
        assert_eq!(words, [("Budget", 2, 0), ("2024", 9, 1), ("tkr", 15, 2), ("Budget,", 19, 3), ("Budget", 27, 0)]);
        let (answers, asked) = (Answers::new(all.len()), Cell::new(0));
        let length = |text: &str| {
            asked.set(asked.get() + 1);
            text.len()
        };
        let lengths: Vec<usize> = all.words(text, 0..5, 0).map(|w| answers.about(&w, length)).collect();
        assert_eq!((lengths, asked.get()), (vec![6, 4, 3, 7, 6], 4));
    }
}
