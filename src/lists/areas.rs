//! The names of strategic areas: a set that no lexicon has, learned from the report itself.
//!
//! A name is a few words that begin more than one block of the lists with an area column, or a block and a heading.

use std::collections::BTreeMap;

use super::header::squash;
use super::regions::Region;
use crate::layout::{Gap, Layout};
use crate::lexicon::lists::Role;

/// Most words of an area's name.
const MAX_NAME_WORDS: usize = 5;

/// The names of areas, squashed.
pub(super) fn learn(regions: &[Region<'_, '_>], layout: &Layout<'_>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let listed = regions.iter().filter(|r| r.header.roles.contains(&Role::Area));
    let mut any = false;
    for line in listed.flat_map(|r| &r.parts).flat_map(|p| &p.body).filter(|l| l.gap != Gap::Adjacent) {
        any = true;
        for phrase in phrases(line.text) {
            *counts.entry(phrase).or_default() += 1;
        }
    }
    if !any {
        return Vec::new();
    }
    for heading in &layout.headings {
        if let Some(count) = counts.get_mut(&squash(&heading.title)) {
            *count += 1;
        }
    }
    let names: Vec<(&String, &usize)> = counts.iter().filter(|(_, n)| **n >= 2).collect();
    // Of two names that always come together the longer is meant.
    names
        .iter()
        .filter(|(name, n)| !names.iter().any(|(other, m)| m >= n && other.len() > name.len() && other.starts_with(name.as_str())))
        .map(|(name, _)| (*name).clone())
        .collect()
}

/// The beginnings of a line that could be a name.
fn phrases(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().take(MAX_NAME_WORDS).collect();
    let begins = words.first().is_some_and(|w| w.starts_with(char::is_uppercase));
    let ends = |w: &str| w.chars().count() > 3 && w.chars().all(|c| c.is_alphabetic() || c == ',');
    (1..=words.len())
        .filter(|n| begins && n.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| ends(w)))
        .map(|n| squash(&words.get(..n).unwrap_or_default().concat()))
        .filter(|p| p.chars().count() >= 8)
        .collect()
}
