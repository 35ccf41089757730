//! The figures of a row as one short string of plain signs, each with the way back to its line.

use crate::figures::number::{is_minus, is_note_mark, is_sign};

use super::tokens::{Kind, Token};

/// One sign of a shape: a digit, a mark, or what stands between figures.
///
/// `0`–`9 , .` stand for themselves, `-` for any minus, `+` for plus, `%`, `*` for a footnote mark, `u` for a unit word; between figures ` ` is a blank,
/// `_` a hard one, `=` a wide gap, `\n` a line's end and `~` a cell that holds only a hard blank.
pub(crate) type Sign = u8;

/// Where a sign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Line number.
    pub(crate) line: u32,
    /// Byte offset in the line, and after the sign.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Column in characters.
    pub(crate) x: u32,
}

/// The figures of a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shape {
    pub(crate) signs: Vec<Sign>,
    pub(crate) places: Vec<Place>,
}

impl Shape {
    /// Whether a sign parts figures.
    pub(crate) fn is_gap(sign: Sign) -> bool {
        matches!(sign, b' ' | b'_' | b'=' | b'\n')
    }

    /// Whether nothing is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    fn push(&mut self, sign: Sign, place: Place) {
        self.signs.push(sign);
        self.places.push(place);
    }

    /// Adds the figures of a line: `tokens` are those of the run, `line` its text, which begins `base` bytes into the line.
    ///
    /// Words between figures are skipped like wide gaps.
    pub(crate) fn add(&mut self, number: u32, line: &str, base: usize, tokens: &[Token]) {
        let at = |i: usize| u32::try_from(base + i).unwrap_or(u32::MAX);
        let width = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        let mut first = true;
        let mut before: Option<usize> = None;
        // How many characters stand before a byte of the line.
        let (mut known, mut x) = (0, 0);
        for t in tokens {
            x += line.get(known..t.start).map_or(0, |s| s.chars().count());
            known = t.start;
            let here = Place { line: number, start: at(t.start), end: at(t.start), x: width(x) };
            let skipped = before.is_some_and(|end| end + t.gap < t.start);
            before = Some(t.end);
            let gap = if first && !self.is_empty() || skipped {
                Some(b'\n')
            } else if t.gap > 1 {
                Some(b'=')
            } else if first {
                None
            } else if t.hard {
                Some(b'_')
            } else {
                Some(b' ')
            };
            if let Some(gap) = gap {
                // A gap's place holds its width.
                self.push(gap, Place { start: 0, end: width(t.gap), ..here });
            }
            first = false;
            if t.kind == Kind::Unit {
                self.push(b'u', Place { end: at(t.end), ..here });
                continue;
            }
            for ((i, c), x) in t.text(line).char_indices().zip(x..) {
                let sign = match c {
                    '0'..='9' | ',' | '.' | '%' | '+' => u8::try_from(c).unwrap_or(b'?'),
                    '\u{a0}' => b'_',
                    '±' => b'+',
                    _ if is_minus(c) => b'-',
                    _ if is_sign(c) => b'+',
                    _ if is_note_mark(c) => b'*',
                    ')' | ';' => continue,
                    '/' => continue,
                    _ => continue,
                };
                let start = t.start + i;
                self.push(sign, Place { line: number, start: at(start), end: at(start + c.len_utf8()), x: width(x) });
            }
        }
    }

    /// Notes that a line ends in blanks that hold places of cells.
    pub(crate) fn add_end(&mut self, number: u32, line: &str) {
        let blanks = line.len() - line.trim_end_matches(' ').len();
        if blanks >= 2 {
            let x = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
            self.push(b'=', Place { line: number, start: 0, end: u32::try_from(blanks).unwrap_or(0), x });
        }
    }

    /// Width of the gap at a place, in blanks.
    pub(crate) fn gap_width(&self, at: usize) -> u32 {
        self.places.get(at).map_or(0, |p| p.end.saturating_sub(p.start))
    }

    /// Adds a cell that holds only a hard blank.
    pub(crate) fn add_blank_cell(&mut self, number: u32) {
        let here = Place { line: number, start: 0, end: 0, x: 0 };
        if !self.is_empty() {
            self.push(b'\n', here);
        }
        self.push(b'~', here);
    }

    /// The shape without its first figure, and where that ends in its line.
    pub(crate) fn without_first(&self) -> Option<(usize, Self)> {
        let start = self.signs.iter().position(|s| !Self::is_gap(*s))?;
        let cut = start + self.signs.get(start..)?.iter().position(|s| Self::is_gap(*s))?;
        let end = self.places.get(cut.checked_sub(1)?)?.end as usize;
        let rest = Self { signs: self.signs.get(cut + 1..)?.to_vec(), places: self.places.get(cut + 1..)?.to_vec() };
        Some((end, rest))
    }

    /// How many figures there are at least (blanks join groups) and at most (every run counts), and how many dashes and blank cells.
    pub(crate) fn count(&self) -> Count {
        let mut c = Count::default();
        let mut i = 0;
        let signs = &self.signs;
        let at = |i: usize| signs.get(i).copied().unwrap_or(b' ');
        let mut open = false; // whether the last run could go on with three digits
        while i < signs.len() {
            let s = at(i);
            if s.is_ascii_digit() {
                let start = i;
                while at(i).is_ascii_digit() && i < signs.len() {
                    i += 1;
                }
                let length = i - start;
                let before = start.checked_sub(1).map_or(b' ', at);
                let signed = matches!(before, b'-' | b'+');
                let decimals = matches!(before, b',' | b'.') && start >= 2 && at(start - 2).is_ascii_digit();
                if decimals {
                    open = false;
                    continue;
                }
                let joins = open && length == 3 && matches!(before, b' ' | b'_') && !signed;
                c.runs += 1;
                if !joins {
                    c.joined += 1;
                }
                open = length <= 3;
                continue;
            }
            match s {
                b'~' => c.blanks += 1,
                b'-' if Self::is_gap(at(i + 1)) || i + 1 >= signs.len() => {
                    c.dashes += 1;
                    open = false;
                }
                b'\n' | b'=' | b'%' | b'u' => open = false,
                _ => {}
            }
            i += 1;
        }
        c
    }
}

/// How many figures a shape may hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// With every group joined that can be.
    pub(crate) joined: usize,
    /// With none joined.
    pub(crate) runs: usize,
    /// Lone dashes.
    pub(crate) dashes: usize,
    /// Cells with only a hard blank.
    pub(crate) blanks: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::tokens::{tail_start, tokens};

    pub(crate) fn shape(line: &str) -> Shape {
        let mut t = Vec::new();
        tokens(line, &mut t);
        let mut s = Shape::default();
        s.add(1, line, 0, t.get(tail_start(&t)..).unwrap_or_default());
        s
    }

    #[test]
    fn shapes_and_counts() {
        let s = shape("KS förfogande -500 -1 000 500 -4 330");
        assert_eq!(s.signs, b"-500 -1 000 500 -4 330");
        assert_eq!(s.count(), Count { joined: 3, runs: 6, dashes: 0, blanks: 0 });
        let s = shape("Budget 72 744 72 744  68 884 3 860");
        assert_eq!(s.signs, b"72 744 72 744=68 884 3 860");
        assert_eq!(s.count().joined, 4);
        assert_eq!(shape("Teknisk 23,2 % – 11 800 -").count(), Count { joined: 2, runs: 3, dashes: 2, blanks: 0 });
    }
}
