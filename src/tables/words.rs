//! Header lines → words with what each says, broken ones joined.

use std::borrow::Cow;

use super::class::{Class, classify};
use super::unglue::{Parts, unglue};
use crate::figures::period;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::{ColumnRole, Unit};

/// A word of a header.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word<'a> {
    pub(crate) text: Cow<'a, str>,
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

impl Word<'_> {
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

/// A part of a glued piece that begins in a column of a line, as a word.
pub(crate) fn part(text: &str, line: u32, x: u32) -> Word<'_> {
    let (class, whole_year) = classify(text);
    let end = x + u32::try_from(text.chars().count()).unwrap_or(0);
    Word { text: text.into(), class, whole_year, line_start: false, wide: false, line, x: (x, end) }
}

/// The words of a text that is no line of the report.
pub(crate) fn words(number: u32, text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut x = 0;
    let mut gap = 2;
    for piece in text.split(char::is_whitespace) {
        if piece.is_empty() {
            (x, gap) = (x + 1, gap + 1);
            continue;
        }
        let parts = match unglue(piece) {
            Parts::One => vec![piece],
            Parts::Many(parts) => parts,
        };
        for (i, text) in parts.into_iter().enumerate() {
            let word = part(text, number, x);
            x = word.x.1;
            out.push(Word { line_start: out.is_empty(), wide: gap > 1 || i > 0, ..word });
        }
        (x, gap) = (x + 1, 1);
    }
    out
}

/// Joins words that were broken over lines: `Budge` + `t`, `avvikel` + `se`, `2024-` + `08`.
pub(crate) fn join_broken<'a>(words: impl IntoIterator<Item = Word<'a>>) -> Vec<Word<'a>> {
    let mut out = Vec::new();
    words.into_iter().for_each(|w| _ = add_joined(&mut out, w));
    out
}

/// Adds a word to others; to the last of them where it was broken off that. Tells whether it was.
pub(crate) fn add_joined<'a>(out: &mut Vec<Word<'a>>, w: Word<'a>) -> bool {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let month = w.text.len() == 2 && digits(&w.text);
    if let Some(last) =
        out.last_mut().filter(|l| w.line_start || month && l.text.strip_suffix(['-', '–']).is_some_and(|y| y.len() == 4 && digits(y)))
        && let Some(text) = joined(&last.text, &w.text)
    {
        let (class, whole_year) = classify(&text);
        let better =
            class != Class::Other && (last.class == Class::Other || w.class == Class::Other || last.text.ends_with(['-', '\u{ad}', '–']));
        if better {
            *last = Word { text: text.into(), class, whole_year, x: (last.x.0.min(w.x.0), last.x.1.max(w.x.1)), ..last.clone() };
            return true;
        }
    }
    out.push(w);
    false
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
            w.extend(words(u32::try_from(n).unwrap_or(0) + 1, l));
        }
        join_broken(w).into_iter().map(|w| w.text.into_owned()).collect()
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
}
