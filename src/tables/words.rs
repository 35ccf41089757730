//! Header lines → words with what each says, glued words cut and broken ones joined.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::figures::period::{self, Part};
use crate::figures::typo::{self, Slip};
use crate::figures::words::{fold, is_letter};
use crate::lexicon::columns::{ENDINGS, HeaderWord, TITLES, WORDS, YEAR_PREFIXES};
use crate::report::model::{ColumnRole, Unit};

/// The lexicon by word; the first entry of a word counts.
static BY_WORD: LazyLock<HashMap<&'static str, HeaderWord>> = LazyLock::new(|| WORDS.iter().rev().copied().collect());
/// The words of columns that are long enough to be known with a misprint: for each length those a letter longer or shorter at most.
static LONG_ROLES: LazyLock<Vec<Vec<(&'static str, HeaderWord)>>> = LazyLock::new(|| {
    let roles = || WORDS.iter().filter(|(w, kind)| matches!(kind, HeaderWord::Role(_)) && w.chars().count() >= 5);
    let longest = roles().map(|(w, _)| w.chars().count()).max().unwrap_or(0);
    (0..=longest + 1).map(|length| roles().filter(|(w, _)| w.chars().count().abs_diff(length) <= 1).copied().collect()).collect()
});

/// What a header word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word of the lexicon.
    Known(HeaderWord),
    /// A part of a period.
    Period(Part),
    /// A word with no meaning of its own to kpr.
    Other,
}

/// A word of a header.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) class: Class,
    /// The whole year is in the word: `årsbudget`.
    pub(crate) whole_year: bool,
    /// First word of its line.
    pub(crate) line_start: bool,
    /// After a gap of two blanks or more, or glued to the word before in another case.
    pub(crate) wide: bool,
    /// Line it stands on.
    pub(crate) line: u32,
    /// First and last column in characters.
    pub(crate) x: (u32, u32),
}

impl Word {
    /// Its role, if the word has one.
    pub(crate) fn role(&self) -> Option<ColumnRole> {
        match self.class {
            Class::Known(HeaderWord::Role(r)) => Some(r),
            _ => None,
        }
    }

    /// Its unit, if it is one.
    pub(crate) fn unit(&self) -> Option<Unit> {
        match self.class {
            Class::Known(HeaderWord::Unit(u)) => Some(u),
            _ => None,
        }
    }

    /// Whether it makes a line look like a header: roles and periods do, plain words and units do not.
    pub(crate) fn is_core(&self) -> bool {
        matches!(self.class, Class::Period(_) | Class::Known(HeaderWord::Role(_) | HeaderWord::WholeYear | HeaderWord::Previous))
    }
}

/// The words of a line.
pub(crate) fn words(number: u32, line: &str, out: &mut Vec<Word>) {
    let mut gap = 2;
    let mut line_start = true;
    let mut x = 0;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            gap += 1;
            x += 1;
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        let glued = if is_small(piece) { Vec::new() } else { unglue(piece) };
        let parts = if glued.is_empty() { std::slice::from_ref(&piece) } else { &glued };
        for (i, part) in parts.iter().enumerate() {
            let width = u32::try_from(part.chars().count()).unwrap_or(0);
            let (class, whole_year) = classify(part);
            out.push(Word {
                text: (*part).to_owned(),
                class,
                whole_year,
                line_start,
                wide: gap > 1 || i > 0,
                line: number,
                x: (x, x + width),
            });
            x += width;
            line_start = false;
        }
        gap = 0;
        rest = after;
    }
}

/// Whether any word of a line is of some class.
pub(crate) fn any_word(line: &str, fits: impl Fn(Class) -> bool) -> bool {
    line.split_whitespace()
        .any(|piece| if is_small(piece) { fits(classify(piece).0) } else { unglue(piece).into_iter().any(|part| fits(classify(part).0)) })
}

/// Cuts words that the extractor glued: `Utfall2013`, `BokslutDelårsrapp`, `201620152014`.
fn unglue(piece: &str) -> Vec<&str> {
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
    let mut cuts = vec![0];
    let chars: Vec<(usize, char)> = piece.char_indices().collect();
    for (w, pair) in chars.windows(2).enumerate() {
        let [(_, a), (at, b)] = pair else { continue };
        let camel = a.is_lowercase() && b.is_uppercase();
        let year = a.is_alphabetic()
            && b.is_ascii_digit()
            && piece.get(*at..).is_some_and(|r| r.len() >= 4 && r.get(..4).is_some_and(|y| period::year(y).is_some()));
        let after_year = a.is_ascii_digit()
            && b.is_alphabetic()
            && w >= 3
            && piece.get(at.saturating_sub(4)..*at).is_some_and(|y| period::year(y).is_some());
        let after_bracket = *a == ')' && b.is_alphanumeric();
        if camel || year || after_year || after_bracket {
            cuts.push(*at);
        }
    }
    if cuts.len() == 1 {
        return vec![piece];
    }
    cuts.push(piece.len());
    cuts.windows(2)
        .filter_map(|c| if let [a, b] = c { piece.get(*a..*b) } else { None })
        .filter(|p| !p.is_empty())
        .flat_map(unglue)
        .collect()
}

/// Small letters only after the first: nothing is glued there.
fn is_small(piece: &str) -> bool {
    piece.bytes().skip(1).all(|b| b.is_ascii_lowercase() || matches!(b, 0xc3 | 0xa4 | 0xa5 | 0xb6))
}

/// What a word says, and whether it speaks of the whole year.
pub(crate) fn classify(word: &str) -> (Class, bool) {
    if let Some(p) = period::part(word).or_else(|| word.strip_suffix(['-', '–']).and_then(period::part)) {
        return (Class::Period(p), false);
    }
    let bare = fold(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
    let bare = if bare.contains('\u{ad}') { Cow::Owned(bare.replace('\u{ad}', "")) } else { bare };
    if bare.is_empty() {
        return (Class::Other, false);
    }
    let year = YEAR_PREFIXES.iter().any(|p| bare.starts_with(p));
    if let Some(w) = BY_WORD.get(bare.as_ref()) {
        return (Class::Known(*w), year);
    }
    if TITLES.contains(&bare.as_ref()) {
        return (Class::Other, false);
    }
    if let Some((_, r)) = ENDINGS.iter().find(|(e, _)| bare.ends_with(e) && bare.chars().count() <= e.chars().count() + 12) {
        return (Class::Known(HeaderWord::Role(*r)), year);
    }
    let count = bare.chars().count();
    let roles = LONG_ROLES.get(count).filter(|_| count >= 5 && bare.chars().all(is_letter));
    match roles.and_then(|roles| roles.iter().find(|(w, _)| typo::near_long(w, &bare, Slip::LetterOrSwap))) {
        Some((_, w)) => (Class::Known(*w), year),
        None => (Class::Other, false),
    }
}

/// Joins words that were broken over lines: `Budge` + `t`, `avvikel` + `se`, `2024-` + `08`.
pub(crate) fn join_broken(words: Vec<Word>) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for w in words {
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        let month = w.text.len() == 2 && digits(&w.text);
        if let Some(last) =
            out.last_mut().filter(|l| w.line_start || month && l.text.strip_suffix(['-', '–']).is_some_and(|y| y.len() == 4 && digits(y)))
            && let Some(text) = joined(&last.text, &w.text)
        {
            let (class, whole_year) = classify(&text);
            let better = class != Class::Other
                && (last.class == Class::Other || w.class == Class::Other || last.text.ends_with(['-', '\u{ad}', '–']));
            if better {
                *last = Word { text, class, whole_year, x: (last.x.0.min(w.x.0), last.x.1.max(w.x.1)), ..last.clone() };
                continue;
            }
        }
        out.push(w);
    }
    out
}

/// Two halves of a word as one, if they can be.
fn joined(a: &str, b: &str) -> Option<String> {
    if let Some(stem) = a.strip_suffix('\u{ad}') {
        return Some(format!("{stem}{b}"));
    }
    if let Some(stem) = a.strip_suffix(['-', '–']) {
        if stem.ends_with(|c: char| c.is_ascii_digit()) && b.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(format!("{a}{b}"));
        }
        if period::month(stem).is_some() && period::month(b).is_some() {
            return Some(format!("{a}{b}"));
        }
        return b.starts_with(char::is_lowercase).then(|| format!("{stem}{b}"));
    }
    if a == "R" && b.starts_with("12") {
        return Some(format!("{a}{b}"));
    }
    let letters = |t: &str| t.chars().all(|c| c.is_alphabetic() || c == '-');
    (b.starts_with(char::is_lowercase) && letters(a) && letters(b)).then(|| format!("{a}{b}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<String> {
        let mut w = Vec::new();
        for (n, l) in lines.iter().enumerate() {
            words(u32::try_from(n).unwrap_or(0) + 1, l, &mut w);
        }
        join_broken(w).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn glued_and_broken_words() {
        assert_eq!(texts(&["Utfall2013 BokslutDelårsrapp"]), ["Utfall", "2013", "Bokslut", "Delårsrapp"]);
        assert_eq!(texts(&["201520142013"]), ["2015", "2014", "2013"]);
        assert_eq!(texts(&["Budge", "t", "avvikel", "se T1", "2022"]), ["Budget", "avvikelse", "T1", "2022"]);
        assert_eq!(texts(&["Utfall 2026-", "04"]), ["Utfall", "2026-04"]);
        assert_eq!(texts(&["Utfall jan-", "aug 2024"]), ["Utfall", "jan-aug", "2024"]);
        assert_eq!(texts(&["Budget", "avvikelse"]), ["Budget", "avvikelse"]);
    }

    #[test]
    fn misprints_and_compounds() {
        let role = |w: &str| match classify(w).0 {
            Class::Known(HeaderWord::Role(r)) => Some(r),
            _ => None,
        };
        assert_eq!(role("Utfal"), Some(ColumnRole::Outcome));
        assert_eq!(role("avikelse"), Some(ColumnRole::Deviation));
        assert_eq!(role("Periodbudget"), Some(ColumnRole::Budget));
        assert_eq!(role("Driftbudget"), None);
        assert_eq!(role("Helårsprognos"), Some(ColumnRole::Forecast));
    }
}
