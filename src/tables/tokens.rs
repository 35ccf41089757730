//! A line → words, figures and dashes, and where its run of figures begins.

use crate::figures::number::{self, Figure, is_minus, is_note_mark, is_sign};

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// Letters, or anything that is none of the others.
    Word,
    /// One figure.
    Number(Figure),
    /// A dash alone: a blank cell, or the minus of the figure after it.
    Dash,
    /// A percent sign alone.
    Percent,
    /// Digits and signs that are more than one figure: `149,4-32,72`.
    Glued,
    /// A word with figures right after it: `Servicenämnd673235`. The offset where the figures begin.
    Mixed(usize),
    /// A unit of money after a figure: `468 mkr,`.
    Unit,
    /// A date, a range of years, a year with months.
    Period,
}

/// A piece of a line between blanks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token {
    /// Byte offset in the line.
    pub(crate) start: usize,
    /// Byte offset after it.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// How many blanks stand before it.
    pub(crate) gap: usize,
    /// Whether the blank before it is a hard one.
    pub(crate) hard: bool,
}

impl Token {
    /// Its text.
    pub(crate) fn text<'a>(&self, line: &'a str) -> &'a str {
        line.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether it can stand in a run of figures.
    pub(crate) fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Dash | Kind::Percent | Kind::Glued)
    }
}

/// Whether a text begins with a group of three digits.
pub(crate) fn three_digits(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() >= 3 && b.iter().take(3).all(u8::is_ascii_digit) && !b.get(3).is_some_and(u8::is_ascii_digit)
}

/// Units that may stand after a figure within its cell.
const CELL_UNITS: &[&str] = &["mkr", "mnkr", "tkr", "kr", "mdkr", "st"];
/// How they begin.
const UNIT_LETTERS: [char; 4] = ['m', 't', 'k', 's'];

/// What a piece between blanks is.
pub(crate) fn classify(text: &str) -> Kind {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or(' ');
    if chars.next().is_none() {
        if is_minus(first) {
            return Kind::Dash;
        }
        if first == '%' {
            return Kind::Percent;
        }
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        if !text.starts_with(UNIT_LETTERS) {
            return Kind::Word;
        }
        let bare = text.trim_end_matches([',', '.', ';']);
        return if CELL_UNITS.contains(&bare) { Kind::Unit } else { Kind::Word };
    }
    if is_period(text) {
        return Kind::Period;
    }
    if let Some(f) = number::parse(text) {
        return Kind::Number(f);
    }
    let bare = text.trim_end_matches([',', ';']);
    if bare.len() != text.len()
        && let Some(f) = number::parse(bare)
    {
        return Kind::Number(f);
    }
    if text.chars().all(is_figure_char) {
        // `04`: a part of a period, no figure. `000` may be a group of digits.
        let only_digits = text.bytes().all(|b| b.is_ascii_digit());
        // `80+`: eighty and older, a label.
        if text.ends_with('+') && text.trim_end_matches('+').bytes().all(|b| b.is_ascii_digit()) {
            return Kind::Word;
        }
        return if only_digits && text.starts_with('0') && text.len() == 2 { Kind::Word } else { Kind::Glued };
    }
    match figures_at(text) {
        Some(at) if at > 0 => Kind::Mixed(at),
        _ => Kind::Word,
    }
}

fn is_figure_char(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.' | '%' | '\u{a0}') || is_sign(c) || is_note_mark(c)
}

/// Where figures begin that run to the end of a word.
fn figures_at(text: &str) -> Option<usize> {
    let tail = text.char_indices().rev().take_while(|(_, c)| is_figure_char(*c)).last()?;
    let (at, _) = tail;
    let figures = text.get(at..)?;
    // A comma or point at the seam belongs to the word.
    let skip = figures.len() - figures.trim_start_matches([',', '.', '%']).len();
    let figures = figures.get(skip..)?;
    let letters = text.get(..at)?.chars().any(|c| c.is_alphabetic() || matches!(c, ')' | '%'));
    (letters && figures.bytes().any(|b| b.is_ascii_digit())).then_some(at + skip)
}

/// `2023-12-31`, `23-12-31`, `2012/2013`, `2019-2022`, `31/8`, `2023-08`.
pub(crate) fn is_period(text: &str) -> bool {
    if !text.contains(['-', '/', '–']) {
        return false;
    }
    let parts: Vec<&str> = text.split(['-', '/', '–']).collect();
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|p| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit())) {
        return false;
    }
    let year = |p: &str| p.len() == 4 && (p.starts_with("19") || p.starts_with("20"));
    let small = |p: &str, most: u32| p.len() <= 2 && p.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
    match parts.as_slice() {
        [a, b, c] => {
            (year(a) || a.len() == 2) && small(b, 12) && small(c, 31) && b.len() == 2
                || small(a, 31) && small(b, 12) && (year(c) || c.len() == 2) && text.contains('/')
        }
        [a, b] => {
            year(a) && (year(b) || b.len() == 2 && (small(b, 12) || text.contains('/')))
                || text.contains('/') && small(a, 31) && small(b, 12)
        }
        _ => false,
    }
}

/// Cuts a line at its blanks. A hard blank between digit groups does not cut.
#[cfg(test)]
pub(crate) fn tokens(line: &str, out: &mut Vec<Token>) {
    out.clear();
    let mut chars = line.char_indices().peekable();
    let (mut gap, mut hard) = (0, false);
    while let Some((start, c)) = chars.next() {
        if c == ' ' || c == '\u{a0}' {
            gap += 1;
            hard |= c == '\u{a0}';
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut previous = c;
        while let Some(&(at, d)) = chars.peek() {
            let inside = d == '\u{a0}' && previous.is_ascii_digit() && three_digits(line.get(at + d.len_utf8()..).unwrap_or_default());
            if d == ' ' || d == '\u{a0}' && !inside {
                break;
            }
            end = at + d.len_utf8();
            previous = d;
            chars.next();
        }
        let text = line.get(start..end).unwrap_or_default();
        out.push(Token { start, end, kind: classify(text), gap, hard });
        (gap, hard) = (0, false);
    }
}

/// Index of the first token of the run of figures at the end of a line; the number of tokens where there is none.
///
/// Units right after figures belong to the run; a run of nothing but dashes does not count.
pub(crate) fn tail_start(tokens: &[Token]) -> usize {
    let mut start = tokens.len();
    for (i, t) in tokens.iter().enumerate().rev() {
        match t.kind {
            Kind::Number(_) | Kind::Dash | Kind::Percent | Kind::Glued => start = i,
            Kind::Unit if i > 0 && tokens.get(i - 1).is_some_and(|p| matches!(p.kind, Kind::Number(_) | Kind::Glued)) => start = i,
            _ => break,
        }
    }
    // A unit at the very start of the run belongs to the label.
    while tokens.get(start).is_some_and(|t| matches!(t.kind, Kind::Unit | Kind::Percent)) {
        start += 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(line: &str) -> String {
        let mut out = Vec::new();
        tokens(line, &mut out);
        out.iter()
            .map(|t| match t.kind {
                Kind::Word => 'w',
                Kind::Number(_) => 'n',
                Kind::Dash => '-',
                Kind::Percent => '%',
                Kind::Glued => 'g',
                Kind::Mixed(_) => 'm',
                Kind::Unit => 'u',
                Kind::Period => 'p',
            })
            .collect()
    }

    #[test]
    fn kinds_of_pieces() {
        assert_eq!(kinds("100 Politisk verksamhet -7 682 -500"), "nwwnnn");
        assert_eq!(kinds("Miljö – 11 705 23,2 %"), "w-nnn%");
        assert_eq!(kinds("Servicenämnd673235"), "m");
        assert_eq!(kinds("x 149,4-32,72 903,2"), "wgn");
        assert_eq!(kinds("Avslutad 2024-03-31 2012/2013 31/8"), "wppp");
        assert_eq!(kinds("Skatter 468 mkr, 59 %"), "wnun%");
        assert_eq!(kinds("1\u{a0}234 5"), "nn");
        assert_eq!(kinds("(75 %)-51-40-11"), "wm");
        assert_eq!(kinds("Kort frånvaro (0–14 dagar)"), "wwww");
    }
}
