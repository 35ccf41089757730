//! The names of strategic areas: a set that no lexicon has, learned from the report itself.
//!
//! A name is a few words that begin a block of the lists with an area column, and stand as a cell once more: as the beginning
//! of another block, after a cell on the same line, or as a heading.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::regions::Region;
use crate::figures::words::{squash, squash_onto};
use crate::layout::{Gap, Layout};
use crate::lexicon::lists::Role;

/// Most words of an area's name.
const MAX_NAME_WORDS: usize = 5;

/// Fewest letters of one.
const MIN_NAME: usize = 8;

/// The names of areas, squashed.
pub(super) fn learn(regions: &[Region<'_, '_>], layout: &Layout<'_>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let listed = || regions.iter().filter(|r| r.header.roles.contains(&Role::Area)).flat_map(|r| &r.parts).flat_map(|p| &p.body);
    let mut phrase = String::new();
    for line in listed().filter(|line| line.gap != Gap::Adjacent) {
        phrases(line.text.split_whitespace(), &mut phrase, |phrase| {
            match counts.get_mut(phrase) {
                Some(count) => *count += 1,
                None => drop(counts.insert(phrase.to_owned(), 1)),
            }
            true
        });
    }
    if counts.is_empty() {
        return Vec::new();
    }
    for line in listed() {
        let mut words = line.text.split_whitespace();
        while let Some(word) = words.next() {
            let next = words.clone();
            if word.ends_with(char::is_lowercase) && next.clone().next().is_some_and(|w| w.starts_with(char::is_uppercase)) {
                phrases(next, &mut phrase, |phrase| {
                    let from = (Bound::Included(phrase), Bound::Unbounded);
                    let known = counts.range_mut::<str, _>(from).next().filter(|(name, _)| name.starts_with(phrase));
                    known.map(|(name, count)| *count += usize::from(name == phrase)).is_some()
                });
            }
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

/// The beginnings of some words that could be a name, squashed, as long as `found` wants more.
fn phrases<'w>(words: impl Iterator<Item = &'w str>, phrase: &mut String, mut found: impl FnMut(&str) -> bool) {
    phrase.clear();
    for word in words.take(MAX_NAME_WORDS) {
        if phrase.is_empty() && !word.starts_with(char::is_uppercase) {
            return;
        }
        squash_onto(phrase, word);
        let ends = word.chars().nth(3).is_some() && word.chars().all(char::is_alphabetic);
        if ends && phrase.chars().nth(MIN_NAME - 1).is_some() && !found(phrase) {
            return;
        }
    }
}
