//! The names of strategic areas: a set that no lexicon has, learned from the report itself.
//!
//! A name is a few words that begin a block of the lists with an area column, and stand as a cell once more: as the beginning
//! of another block, after a cell on the same line, or as a heading.

use std::collections::BTreeMap;

use super::regions::Region;
use crate::figures::words::squash;
use crate::layout::{Gap, Layout};
use crate::lexicon::lists::Role;

/// Most words of an area's name.
const MAX_NAME_WORDS: usize = 5;

/// The names of areas, squashed.
pub(super) fn learn(regions: &[Region<'_, '_>], layout: &Layout<'_>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let listed = regions.iter().filter(|r| r.header.roles.contains(&Role::Area));
    let mut any = false;
    let mut inner = Vec::new();
    for line in listed.flat_map(|r| &r.parts).flat_map(|p| &p.body) {
        any = true;
        let words: Vec<&str> = line.text.split_whitespace().collect();
        if line.gap != Gap::Adjacent {
            for phrase in phrases(&words) {
                *counts.entry(phrase).or_default() += 1;
            }
        }
        for (i, pair) in words.windows(2).enumerate() {
            if matches!(pair, [a, b] if a.ends_with(char::is_lowercase) && b.starts_with(char::is_uppercase)) {
                inner.extend(phrases(words.get(i + 1..).unwrap_or_default()));
            }
        }
    }
    if !any {
        return Vec::new();
    }
    for phrase in inner {
        if let Some(count) = counts.get_mut(&phrase) {
            *count += 1;
        }
    }
    for heading in &layout.headings {
        if let Some(count) = counts.get_mut(&squash(&heading.title)) {
            *count += 1;
        }
    }
    // Of two names that always come together the longer is meant. Names that go on stand right after the one they begin with.
    let longer = |name: &str, n: usize| {
        counts.range(name.to_owned()..).skip(1).take_while(|(other, _)| other.starts_with(name)).any(|(_, m)| *m >= n)
    };
    counts.iter().filter(|(name, n)| **n >= 2 && !longer(name, **n)).map(|(name, _)| name.clone()).collect()
}

/// The beginnings of some words that could be a name.
fn phrases(words: &[&str]) -> Vec<String> {
    let words = words.get(..MAX_NAME_WORDS.min(words.len())).unwrap_or_default();
    let begins = words.first().is_some_and(|w| w.starts_with(char::is_uppercase));
    let ends = |w: &str| w.chars().count() > 3 && w.chars().all(char::is_alphabetic);
    (1..=words.len())
        .filter(|n| begins && n.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| ends(w)))
        .map(|n| squash(&words.get(..n).unwrap_or_default().concat()))
        .filter(|p| p.chars().count() >= 8)
        .collect()
}
