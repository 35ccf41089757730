//! Pairs of texts that mean one thing: the same letters, or nearly the same words.

use std::collections::{BTreeMap, BTreeSet};

/// Words that more texts than this have tell none of them apart.
const COMMON: usize = 40;
/// Least share of their words that two texts have in common, in percent.
const ALIKE: usize = 70;

/// Words that texts about anything have.
const SMALL: [&str; 14] = ["och", "för", "att", "med", "till", "från", "som", "ska", "den", "det", "vid", "inom", "samt", "eller"];

/// Letters and digits only, in lower case: line breaks, hyphens and spaces come and go between extractors.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What came of pairing two lists.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Index in the one and in the other list.
    pub(super) same: Vec<(usize, usize)>,
    /// Those of the first list that have none in the second.
    pub(super) only_old: Vec<usize>,
    /// Those of the second list that have none in the first.
    pub(super) only_new: Vec<usize>,
}

/// Pairs two lists of texts: first those with the same letters, in their order; then those whose words are nearly the same, where each
/// is the other's best. Texts that stand a different number of times in the lists can't be told apart: they are in no pair and not missing.
pub(super) fn pairs(old: &[&str], new: &[&str]) -> Pairs {
    let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, text) in old.iter().enumerate() {
        groups.entry(bare(text)).or_default().0.push(i);
    }
    for (j, text) in new.iter().enumerate() {
        groups.entry(bare(text)).or_default().1.push(j);
    }
    let mut out = Pairs::default();
    for (a, b) in groups.into_values() {
        match (a.len(), b.len()) {
            (_, 0) => out.only_old.extend(a),
            (0, _) => out.only_new.extend(b),
            (n, m) if n == m => out.same.extend(a.into_iter().zip(b)),
            _ => {}
        }
    }
    let alike = alike(&out.only_old, old, &out.only_new, new);
    let (a, b): (BTreeSet<usize>, BTreeSet<usize>) = alike.iter().copied().unzip();
    out.only_old.retain(|i| !a.contains(i));
    out.only_new.retain(|j| !b.contains(j));
    out.same.extend(alike);
    out.same.sort_unstable();
    out.only_old.sort_unstable();
    out.only_new.sort_unstable();
    out
}

/// Pairs among some of two lists where each is the other's only best.
fn alike(some_old: &[usize], old: &[&str], some_new: &[usize], new: &[&str]) -> Vec<(usize, usize)> {
    let words_of = |some: &[usize], texts: &[&str]| -> Vec<(usize, BTreeSet<String>)> {
        some.iter().filter_map(|&i| Some((i, words(texts.get(i)?)))).collect()
    };
    let (a, b) = (words_of(some_old, old), words_of(some_new, new));
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (_, words)) in b.iter().enumerate() {
        for word in words {
            holders.entry(word).or_default().push(at);
        }
    }
    let mut best_of_new: BTreeMap<usize, Best> = BTreeMap::new();
    let mut best_of_old: BTreeMap<usize, Best> = BTreeMap::new();
    for (i, words) in &a {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for at in words.iter().filter_map(|w| holders.get(w.as_str())).filter(|h| h.len() <= COMMON).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        for (at, _) in shared {
            let Some((j, others)) = b.get(at) else { continue };
            let common = words.intersection(others).count();
            let share = 200 * common / (words.len() + others.len()).max(1);
            if share >= ALIKE {
                best_of_old.entry(*i).or_default().add(share, *j);
                best_of_new.entry(*j).or_default().add(share, *i);
            }
        }
    }
    let mutual = |(i, best): (usize, Best)| {
        let j = best.only()?;
        (best_of_new.get(&j)?.only()? == i).then_some((i, j))
    };
    best_of_old.into_iter().filter_map(mutual).collect()
}

/// The best partner so far, and whether another is as good.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    share: usize,
    who: Option<usize>,
    tied: bool,
}

impl Best {
    fn add(&mut self, share: usize, who: usize) {
        if share > self.share {
            *self = Self { share, who: Some(who), tied: false };
        } else if share == self.share {
            self.tied = true;
        }
    }

    fn only(&self) -> Option<usize> {
        self.who.filter(|_| !self.tied)
    }
}

/// The words of a text by their first six letters, so that an ending makes no other word; small ones tell nothing.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(|w| w.to_lowercase().chars().take(6).collect());
    words.filter(|w: &String| w.chars().count() > 2 && !SMALL.contains(&w.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_hyphens_and_small_words_make_no_other_text() {
        let old = ["Byta ut pumpar i nätet", "Utbilda per-\nsonal", "Måla om skolan"];
        let new = ["Rusta upp torget", "Utbilda personal", "Byta ut pumparna i nätet"];
        let found = pairs(&old, &new);
        assert_eq!(found.same, [(0, 2), (1, 1)]);
        assert_eq!((found.only_old, found.only_new), (vec![2], vec![0]));
    }

    #[test]
    fn what_cannot_be_told_apart_is_in_no_pair_and_not_missing() {
        let found = pairs(&["Följa upp planen", "Följa upp planen"], &["Följa upp planen"]);
        assert_eq!((found.same.len(), found.only_old.len(), found.only_new.len()), (0, 0, 0));
        let found = pairs(&["Ny plan för skolan"], &["Plan för skolan 2", "En plan för skolan"]);
        assert!(found.same.is_empty(), "two are as like: {found:?}");
        let found = pairs(&["Möten", "Möten"], &["Möten", "Möten"]);
        assert_eq!(found.same, [(0, 0), (1, 1)]);
    }
}
