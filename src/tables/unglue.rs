//! Words that an extractor glued, cut apart: `Utfall2013`, `BokslutDelårsrapp`, `201620152014`.

use super::look::Look;
use crate::figures::period;

/// What a piece between blanks is made of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Parts<'a> {
    /// Nothing is glued in it.
    One,
    /// Several words.
    Many(Vec<&'a str>),
}

/// Cuts a piece where words were glued.
pub(crate) fn unglue(piece: &str) -> Parts<'_> {
    if !Look::at(piece).may_be_glued(piece) {
        return Parts::One;
    }
    let parts = parts(piece);
    if parts.len() == 1 { Parts::One } else { Parts::Many(parts) }
}

fn parts(piece: &str) -> Vec<&str> {
    if piece.len() >= 8 && piece.len().is_multiple_of(4) && piece.bytes().all(|b| b.is_ascii_digit()) {
        let years: Vec<&str> = (0..piece.len() / 4).filter_map(|i| piece.get(i * 4..i * 4 + 4)).collect();
        if years.iter().all(|y| period::year(y).is_some()) {
            return years;
        }
    }
    if piece.len() >= 16 && piece.len().is_multiple_of(8) && piece.bytes().all(|b| b.is_ascii_digit()) {
        let dates: Vec<&str> = (0..piece.len() / 8).filter_map(|i| piece.get(i * 8..i * 8 + 8)).collect();
        if dates.iter().all(|d| period::part(d).is_some()) {
            return dates;
        }
    }
    if is_small(piece) || period::part(piece).is_some() {
        return vec![piece];
    }
    let cuts = cuts(piece);
    if cuts.is_empty() {
        return vec![piece];
    }
    let ends = cuts.iter().copied().chain([piece.len()]);
    let mut start = 0;
    ends.filter_map(|end| piece.get(std::mem::replace(&mut start, end)..end)).filter(|p| !p.is_empty()).flat_map(parts).collect()
}

/// Where a piece is to be cut.
fn cuts(piece: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let chars = piece.char_indices().zip(piece.char_indices().skip(1));
    for (w, ((_, a), (at, b))) in chars.enumerate() {
        let camel = a.is_lowercase() && b.is_uppercase();
        let year = a.is_alphabetic() && b.is_ascii_digit() && piece.get(at..at + 4).and_then(period::year).is_some();
        let after_year =
            a.is_ascii_digit() && b.is_alphabetic() && w >= 3 && piece.get(at.saturating_sub(4)..at).and_then(period::year).is_some();
        let after_bracket = a == ')' && b.is_alphanumeric();
        if camel || year || after_year || after_bracket {
            out.push(at);
        }
    }
    out
}

/// Small letters only after the first: nothing is glued there.
fn is_small(piece: &str) -> bool {
    piece.bytes().skip(1).all(|b| b.is_ascii_lowercase() || matches!(b, 0xc3 | 0xa4 | 0xa5 | 0xb6))
}
