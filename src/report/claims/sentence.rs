//! Text → sentences of words, each word with what it says.

use crate::figures::amount::{Amount, amounts};
use crate::figures::words::{Word, words};
use crate::lexicon::claims::{Sense, sense};

/// A word of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Term<'a> {
    /// The word and its place.
    pub(super) word: Word<'a>,
    /// The bare word in lower case.
    pub(super) lower: String,
    /// What it says.
    pub(super) sense: Option<Sense>,
}

impl Term<'_> {
    /// Whether a comma or the like parts it from the next word.
    pub(super) fn parted(&self) -> bool {
        self.word.text.ends_with([',', ';', ':'])
    }
}

/// An amount and the words it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    /// The amount.
    pub(super) amount: Amount,
    /// Its first word in the sentence.
    pub(super) first: usize,
    /// The word after it.
    pub(super) after: usize,
}

/// A sentence with at least one amount.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Its words.
    pub(super) terms: Vec<Term<'a>>,
    /// Its amounts, in order.
    pub(super) stated: Vec<Stated>,
}

/// Shortenings whose full stop ends no sentence.
const SHORTENED: &[&str] = &[
    "bl.a.", "t.ex.", "ca.", "dvs.", "d.v.s.", "s.k.", "m.m.", "m.fl.", "resp.", "inkl.", "exkl.", "f.n.", "fr.o.m.", "t.o.m.", "kap.",
    "dnr.", "nr.", "osv.", "o.s.v.", "st.", "bl.",
];

/// The sentences of a text that state amounts.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let found = amounts(text);
    let mut amounts = found.iter().copied().peekable();
    if amounts.peek().is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let all = words(text);
    let mut rest = all.as_slice();
    while !rest.is_empty() {
        let (sentence, after) = rest.split_at(length(rest));
        rest = after;
        let end = sentence.last().map_or(0, Word::end);
        let mut here = Vec::new();
        while let Some(amount) = amounts.next_if(|a| a.start < end) {
            here.push(amount);
        }
        if !here.is_empty() {
            out.push(build(sentence, here));
        }
    }
    out
}

/// How many words the first sentence has.
fn length(words: &[Word<'_>]) -> usize {
    let next = words.iter().skip(1).map(Some).chain(std::iter::once(None));
    let ends = |(word, next): (&Word<'_>, Option<&Word<'_>>)| {
        let full = word.text.trim_end_matches(['"', '”', ')', '»']).ends_with(['.', '!', '?']);
        let fresh = next.is_none_or(|n| !n.text.starts_with(char::is_lowercase));
        full && fresh && !SHORTENED.contains(&word.text.to_lowercase().as_str())
    };
    words.iter().zip(next).position(ends).map_or(words.len(), |i| i + 1)
}

fn build<'a>(sentence: &[Word<'a>], amounts: Vec<Amount>) -> Sentence<'a> {
    let terms: Vec<Term<'a>> = sentence
        .iter()
        .map(|word| {
            let lower = word.bare().to_lowercase();
            Term { word: *word, sense: sense(&lower), lower }
        })
        .collect();
    let stated = amounts
        .into_iter()
        .map(|amount| {
            let first = terms.partition_point(|t| t.word.end() <= amount.start);
            let after = terms.partition_point(|t| t.word.bare_start() < amount.end);
            Stated { amount, first, after }
        })
        .collect();
    Sentence { terms, stated }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sentences_with_amounts() {
        let found = sentences("Budgeten hålls. Underskottet är bl.a. 5 tkr. Under Corvid-19. Kommunen fick 7 tkr (netto 3 tkr).");
        let shape: Vec<(usize, usize)> = found.iter().map(|s| (s.terms.len(), s.stated.len())).collect();
        assert_eq!(shape, [(5, 1), (7, 2)]);
        assert_eq!(found.first().and_then(|s| s.stated.first()).map(|s| (s.first, s.after)), Some((3, 5)));
    }
}
