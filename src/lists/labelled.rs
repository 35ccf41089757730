//! Lines that begin with a label and a colon: `Status: Pågår`, `Klart senast: 2024-05-31`, `Uppdrag 3: …`.

use std::cmp::Reverse;

use super::labels;
use crate::figures::words::squash;
use crate::lexicon::lists::Role;

/// How far into a line the colon after its first label stands.
const MAX_LABEL: usize = 48;
/// Most words of a label.
const MAX_WORDS: usize = 4;

/// A label of a line and what stands after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled<'a> {
    pub(super) role: Role,
    /// The number after the label's word: `Uppdrag 3: …`.
    pub(super) number: Option<&'a str>,
    pub(super) value: &'a str,
}

/// The labels of a line, in order; none if it does not begin with one.
pub(super) fn labels_of(text: &str) -> Vec<Labelled<'_>> {
    let text = text.trim().trim_start_matches(['•', '·', '▪', '–', '-', ' ']);
    let Some((role, number, mut rest)) = first(text) else { return Vec::new() };
    let mut out = vec![Labelled { role, number, value: rest.trim() }];
    // Others may stand on the same line: `Status: Pågår  Ansvarig: Rektor`.
    let mut from = 0;
    while let Some(colon) = rest.get(from..).and_then(|r| memchr::memchr(b':', r.as_bytes())).map(|c| c + from) {
        match inner(rest, colon) {
            Some((start, role)) => {
                let (before, after) = (rest.get(..start).unwrap_or_default(), rest.get(colon + 1..).unwrap_or_default());
                out.last_mut().into_iter().for_each(|last| last.value = before.trim().trim_end_matches(['|', ';', ',', ' ']));
                out.push(Labelled { role, number: None, value: after.trim() });
                (rest, from) = (after, 0);
            }
            None => from = colon + 1,
        }
    }
    out
}

/// Whether a line begins with a label and a colon.
pub(super) fn is_labelled(text: &str) -> bool {
    memchr::memchr(b':', text.as_bytes()).is_some() && first(text.trim().trim_start_matches(['•', '·', '▪', '–', '-', ' '])).is_some()
}

/// The label that begins a text, its number, and the rest.
fn first(text: &str) -> Option<(Role, Option<&str>, &str)> {
    let colon = memchr::memchr(b':', text.as_bytes()).filter(|at| *at <= MAX_LABEL)?;
    let (name, rest) = (text.get(..colon)?.trim_end(), text.get(colon + 1..)?);
    if !name.starts_with(char::is_uppercase) || !(rest.is_empty() || rest.starts_with(' ')) || name.split(' ').count() > MAX_WORDS {
        return None;
    }
    let numbered = name.rsplit_once(' ').filter(|(_, n)| n.len() <= 6 && n.bytes().any(|b| b.is_ascii_digit()));
    let (name, number) = numbered.map_or((name, None), |(name, number)| (name, Some(number.trim_end_matches('.'))));
    Some((role(name)?, number, rest))
}

fn role(name: &str) -> Option<Role> {
    labels::label(name).or_else(|| labels::meaning(&squash(name), name))
}

/// The label that ends at a colon inside a text: the longest that begins with a capital after the end of something else, and leaves
/// something to the label before it where one does.
fn inner(text: &str, colon: usize) -> Option<(usize, Role)> {
    let before = text.get(..colon)?;
    if !text.get(colon + 1..)?.starts_with(' ') {
        return None;
    }
    let starts = before.match_indices(' ').map(|(at, _)| at + 1).rev().take(MAX_WORDS);
    starts
        .filter_map(|start| {
            let (value, name) = (before.get(..start)?, before.get(start..)?);
            let ends =
                value.trim_end().ends_with(['|', ';', ',', '.']) || value.ends_with("  ") || value.split_whitespace().count() <= MAX_WORDS;
            if !ends || !name.starts_with(char::is_uppercase) { None } else { role(name).map(|role| (start, role)) }
        })
        .max_by_key(|(start, _)| (before.get(..*start).is_some_and(|value| !value.trim().is_empty()), Reverse(*start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Role, &str)> {
        labels_of(text).into_iter().map(|l| (l.role, l.value)).collect()
    }

    #[test]
    fn one_label_and_more() {
        assert_eq!(read("Status: Pågår"), [(Role::Status, "Pågår")]);
        assert_eq!(read("• Klart senast:"), [(Role::Due, "")]);
        assert_eq!(
            read("Status: Pågår | Ansvarig chef: Rektor | Klart: 2024-05-31"),
            [(Role::Status, "Pågår"), (Role::Owner, "Rektor"), (Role::Due, "2024-05-31")]
        );
        assert_eq!(labels_of("Uppdrag 3: Se över taxan").first().and_then(|l| l.number), Some("3"));
    }

    #[test]
    fn what_is_none() {
        for text in ["Vi ser: allt", "Klockan 10:30", "status: pågår", "Det gäller framför allt följande delar: a, b"] {
            assert!(labels_of(text).is_empty(), "{text}");
        }
    }
}
