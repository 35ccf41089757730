//! The words of a header in order, and the cheapest ways to cut them into columns.
//!
//! A column costs the same wherever it stands, but for the first; so what a column from one word to another costs is found once for all windows of lines and
//! all numbers of columns.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::class::Class;
use super::column_price::{ColumnPrice, Traits};
use super::words::Word;
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;

/// What no cut costs.
pub(crate) const FAR: i32 = i32::MAX / 4;
/// Most words of one column's header.
const MAX_COLUMN_WORDS: usize = 12;
/// Words that are left out before the first column: those that name one, those of the whole year or another, small ones, plain ones.
const DROPPED: i32 = 500;
const DROPPED_YEAR: i32 = 250;
const DROPPED_MODIFIER: i32 = 60;
const DROPPED_PLAIN: i32 = 12;

/// Prices of the columns that begin with a word, by how many words they have: as the first column, and as another.
type Prices = [(i32, i32); MAX_COLUMN_WORDS];

/// The words of a header.
pub(crate) struct List<'a> {
    pub(crate) words: Vec<Word<'a>>,
    traits: Vec<Traits>,
    prices: Vec<OnceCell<Prices>>,
    /// Where each word comes again.
    again: OnceCell<Vec<usize>>,
    /// What it costs to leave out the words before each.
    dropped: Vec<i32>,
}

impl<'a> List<'a> {
    /// Looks at the words.
    pub(crate) fn new(words: Vec<Word<'a>>) -> Self {
        let traits = words.iter().map(Traits::of).collect();
        let prices = vec![OnceCell::new(); words.len()];
        let mut dropped = vec![0];
        for w in &words {
            dropped.push(dropped.last().copied().unwrap_or(0) + drop_cost(w));
        }
        Self { words, traits, prices, again: OnceCell::new(), dropped }
    }

    /// Some of the words.
    pub(crate) fn part(&self, range: Range<usize>) -> &[Word<'a>] {
        self.words.get(range).unwrap_or_default()
    }

    /// Prices of the columns that begin with a word, by how many words they have: as the first column, and as another.
    pub(super) fn prices(&self, from: usize) -> &[(i32, i32)] {
        let all = || {
            let mut column = ColumnPrice::default();
            let mut out = [(FAR, FAR); MAX_COLUMN_WORDS];
            for (slot, traits) in out.iter_mut().zip(self.traits.get(from..).unwrap_or_default()) {
                column.add(traits);
                let price = column.price();
                *slot = (price, price + column.inner());
            }
            out
        };
        self.prices.get(from).map_or(&[], |known| known.get_or_init(all))
    }

    /// What a column of these words costs.
    fn price(&self, words: Range<usize>, first: bool) -> i32 {
        let price = self.prices(words.start).get(words.len().wrapping_sub(1));
        price.map_or(FAR, |(outer, inner)| if first { *outer } else { *inner })
    }

    /// Whether a word comes twice among some.
    pub(crate) fn repeats(&self, words: Range<usize>) -> bool {
        let again = self.again.get_or_init(|| {
            let mut last: HashMap<Cow<'_, str>, usize> = HashMap::new();
            let mut again = vec![usize::MAX; self.words.len()];
            for (i, w) in self.words.iter().enumerate() {
                if let Some(before) = last.insert(fold(&w.text), i).and_then(|before| again.get_mut(before)) {
                    *before = i;
                }
            }
            again
        });
        again.get(words.clone()).unwrap_or_default().iter().any(|next| *next < words.end)
    }

    /// What it costs to leave out some words.
    pub(super) fn dropping(&self, words: Range<usize>) -> i32 {
        let at = |i: usize| self.dropped.get(i).copied().unwrap_or(0);
        at(words.end) - at(words.start)
    }

    /// The cheapest `k` segments of some words, as `k + 1` borders counted from the first of them. With `prefix`, words before the first segment are left out
    /// at a price. Of segments that cost the same the last one is the longest.
    pub(crate) fn segments(&self, words: Range<usize>, k: usize, prefix: bool) -> Option<(Vec<usize>, i32)> {
        let n = words.len();
        if n < k {
            return None;
        }
        let width = n + 1;
        let mut best = vec![(FAR, 0_usize); (k + 1) * width];
        for (p, slot) in best.iter_mut().take(if prefix { width } else { 1 }).enumerate() {
            *slot = (self.dropping(words.start..words.start + p), 0);
        }
        for c in 1..=k {
            for to in c..=n {
                let mut own = (FAR, 0);
                for from in to.saturating_sub(MAX_COLUMN_WORDS).max(c - 1)..to {
                    let before = best.get((c - 1) * width + from).map_or(FAR, |b| b.0);
                    if before < own.0 {
                        let price = before + self.price(words.start + from..words.start + to, c == 1);
                        if price < own.0 {
                            own = (price, from);
                        }
                    }
                }
                if let Some(slot) = best.get_mut(c * width + to) {
                    *slot = own;
                }
            }
        }
        let total = best.get(k * width + n)?.0;
        if total >= FAR {
            return None;
        }
        let mut bounds = vec![n];
        let mut at = n;
        for c in (1..=k).rev() {
            at = best.get(c * width + at)?.1;
            bounds.push(at);
        }
        bounds.reverse();
        Some((bounds, total))
    }
}

fn drop_cost(w: &Word<'_>) -> i32 {
    match w.class {
        Class::Known(HeaderWord::Role(_)) | Class::Period(_) => DROPPED,
        Class::Known(HeaderWord::WholeYear | HeaderWord::Previous) => DROPPED_YEAR,
        Class::Known(HeaderWord::Modifier) => DROPPED_MODIFIER,
        Class::Known(_) => 0,
        Class::Other => DROPPED_PLAIN,
    }
}
