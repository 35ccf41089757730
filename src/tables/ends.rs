//! What the words up to some word cost as columns, for all words that they may begin with and all numbers of columns.

use std::cell::RefCell;
use std::ops::Range;

use super::list::{FAR, List};

/// What the words up to the end of a window cost as columns, whatever word they begin with.
pub(crate) struct Ends {
    /// The first word that is looked at, and the one after the last.
    words: Range<usize>,
    /// For each number of columns.
    layers: RefCell<Vec<Layer>>,
}

/// What the words from each on cost as some number of columns.
struct Layer {
    /// Where other columns stand before them.
    inner: Vec<i32>,
    /// Where none does.
    first: Vec<i32>,
    /// Where words before the first column may be left out, with what leaving out all words before costs.
    after: Vec<i32>,
}

impl Ends {
    /// Cuts that end before a word, of no more than `most` words.
    pub(crate) fn new(end: usize, most: usize) -> Self {
        Self { words: end.saturating_sub(most)..end, layers: RefCell::default() }
    }

    /// What the cheapest `k` columns of the words from `from` on cost.
    pub(crate) fn exactly(&self, list: &List<'_>, from: usize, k: usize) -> i32 {
        self.cost(list, from, k, |layer| &layer.first)
    }

    /// What the cheapest `k` columns of the words from `from` on cost, where words before the first may be left out.
    pub(crate) fn at_most(&self, list: &List<'_>, from: usize, k: usize) -> i32 {
        let cost = self.cost(list, from, k, |layer| &layer.after);
        if cost < FAR { cost - list.dropping(0..from) } else { FAR }
    }

    /// The cheapest `k` segments of the words from `from` on, as [`List::segments`] finds them: here it is known where they can begin and go on.
    pub(crate) fn segments(&self, list: &List<'_>, from: usize, k: usize, prefix: bool) -> Option<(Vec<usize>, i32)> {
        let total = if prefix { self.at_most(list, from, k) } else { self.exactly(list, from, k) };
        if total >= FAR {
            return None;
        }
        let layers = self.layers.borrow();
        let rest = |left: usize, at: usize, first: bool| {
            let layer = layers.get(left).map(|l| if first { &l.first } else { &l.inner });
            layer.zip(at.checked_sub(self.words.start)).and_then(|(layer, at)| layer.get(at)).copied().unwrap_or(FAR)
        };
        // For each number of columns where the cheapest cuts may end it, and the first of the borders that may stand before.
        let starts =
            (from..if prefix { self.words.end } else { from + 1 }).filter(|p| rest(k, *p, true) + list.dropping(from..*p) == total);
        let mut borders: Vec<Vec<(usize, usize)>> = vec![starts.map(|p| (p, 0)).collect()];
        for c in 1..=k {
            let mut next: Vec<(usize, usize)> = Vec::new();
            for (i, (at, _)) in borders.last()?.iter().enumerate() {
                let whole = rest(k - c + 1, *at, c == 1);
                for (to, (first, inner)) in (at + 1..).zip(list.prices(*at)).take_while(|(to, _)| *to <= self.words.end) {
                    let price = if c == 1 { first } else { inner };
                    if price + rest(k - c, to, false) == whole && !next.iter().any(|(known, _)| *known == to) {
                        next.push((to, i));
                    }
                }
            }
            next.sort_unstable();
            borders.push(next);
        }
        let mut bounds = Vec::with_capacity(k + 1);
        let mut i = 0;
        for layer in borders.iter().rev() {
            let (at, before) = layer.get(i)?;
            bounds.push(at - from);
            i = *before;
        }
        bounds.reverse();
        Some((bounds, total))
    }

    fn cost(&self, list: &List<'_>, from: usize, k: usize, of: impl FnOnce(&Layer) -> &Vec<i32>) -> i32 {
        let mut layers = self.layers.borrow_mut();
        while layers.len() <= k {
            let next = self.layer(list, layers.last());
            layers.push(next);
        }
        let at = from.checked_sub(self.words.start);
        layers.get(k).zip(at).and_then(|(layer, at)| of(layer).get(at).copied()).unwrap_or(FAR)
    }

    fn layer(&self, list: &List<'_>, fewer: Option<&Layer>) -> Layer {
        let n = self.words.len();
        let mut out = Layer { inner: vec![FAR; n + 1], first: vec![FAR; n + 1], after: vec![FAR; n + 1] };
        let Some(fewer) = fewer else {
            // No columns take no words.
            out.inner.iter_mut().skip(n).for_each(|slot| *slot = 0);
            return out;
        };
        for (from, (inner, first)) in out.inner.iter_mut().zip(&mut out.first).enumerate() {
            let rest = fewer.inner.get(from + 1..).unwrap_or_default();
            for ((outer_price, inner_price), rest) in list.prices(self.words.start + from).iter().zip(rest).filter(|(_, rest)| **rest < FAR)
            {
                *inner = (*inner).min(rest + inner_price);
                *first = (*first).min(rest + outer_price);
            }
        }
        let mut least = FAR;
        for (from, (after, first)) in out.after.iter_mut().zip(&out.first).enumerate().rev() {
            if *first < FAR {
                least = least.min(first + list.dropping(0..self.words.start + from));
            }
            *after = least;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::block::Block;
    use crate::tables::header::{cut, least};
    use crate::tables::words::words;
    use proptest::prelude::*;

    /// Words of headers, and the ends of their lines.
    const WORDS: &[&str] = &[
        "Utfall",
        "Budget",
        "2024",
        "2023",
        "mot",
        "budget",
        "Avvikelse",
        "(tkr)",
        "i",
        "Kommunen",
        "jan-",
        "aug",
        "Nämnd",
        "Skola",
        "\n",
    ];

    proptest! {
        /// What is known of the costs gives the same columns as the search, and no cut costs less than is said.
        #[test]
        fn columns_from_costs(picked in prop::collection::vec(prop::sample::select(WORDS), 1..24), k in 1_usize..6, first in 0_usize..4) {
            let text = picked.join(" ");
            let lines: Vec<&str> = text.split('\n').collect();
            let block = Block::new(0, lines.iter().enumerate().map(|(n, line)| words(u32::try_from(n).unwrap() + 1, line)));
            if let Some(window) = block.window(first.min(lines.len() - 1), lines.len()) {
                let view = window.view();
                for prefix in [false, true] {
                    let known = view.ends.segments(view.list, view.words.start, k, prefix);
                    prop_assert_eq!(known, view.list.segments(view.words.clone(), k, prefix));
                }
                for apart in [false, true] {
                    prop_assert!(cut(&view, k, apart).is_none_or(|c| least(&view, k, apart) <= c.cost));
                }
            }
        }

        /// Lines that are put together with others have the same words as alone.
        #[test]
        fn windows_of_a_block(picked in prop::collection::vec(prop::sample::select(WORDS), 1..24)) {
            let text = picked.join(" ");
            let lines: Vec<_> = text.split('\n').enumerate().map(|(n, line)| words(u32::try_from(n).unwrap() + 1, line)).collect();
            let block = Block::new(0, lines.iter().cloned());
            for (from, to) in (0..lines.len()).flat_map(|from| (from + 1..=lines.len()).map(move |to| (from, to))) {
                let alone = Block::new(from, lines[from..to].iter().cloned());
                let (Some(window), Some(own)) = (block.window(from, to), alone.window(from, to)) else { continue };
                prop_assert_eq!(window.view().all(), own.view().all());
                prop_assert_eq!((window.notes, window.fits), (own.notes, own.fits));
            }
        }
    }
}
