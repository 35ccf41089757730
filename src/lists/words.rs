//! The body of a list as a stream of words, and the places where a cell may begin.

use crate::figures::{date, status, words};
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::{ANSWERS, SMALL_TIMES};
use crate::limits;
use crate::source::Joiner;

/// A word and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Index of its line in the stream.
    pub(super) line: usize,
    start: usize,
    end: usize,
    /// Blanks before it.
    pub(super) blanks: usize,
}

/// A line of the stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct StreamLine<'a> {
    /// Number in the file.
    pub(super) number: u32,
    pub(super) text: &'a str,
    pub(super) gap: Gap,
    pub(super) heading: bool,
    /// Whether an empty line stands between it and the line before, besides what the gap says: another column begins.
    pub(super) apart: bool,
    /// First word and the word after the last.
    pub(super) words: (usize, usize),
}

/// A part of a cell: the words of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Line number in the file.
    pub(super) line: u32,
    /// Text, with the blanks at the line's end where the piece reaches it.
    pub(super) text: &'a str,
}

/// The text lines of a list's body in reading order.
#[derive(Debug)]
pub(super) struct Stream<'a> {
    pub(super) lines: Vec<StreamLine<'a>>,
    pub(super) words: Vec<Word>,
    /// Whether a cell may begin at each word.
    pub(super) border: Vec<bool>,
}

impl<'a> Stream<'a> {
    /// The stream of some lines; lines too long for a cell are left out.
    pub(super) fn new<'b>(lines: impl IntoIterator<Item = &'b LayoutLine<'a>>) -> Self
    where
        'a: 'b,
    {
        let mut out = Self { lines: Vec::new(), words: Vec::new(), border: Vec::new() };
        for line in lines {
            if line.text.len() <= limits::MAX_ROW_LINE {
                out.push(line);
            }
        }
        out
    }

    fn push(&mut self, line: &LayoutLine<'a>) {
        let first = self.words.len();
        let (mut at, mut borders) = (0, 0);
        let mut before = "";
        for words::Word { text, start } in words::words(line.text) {
            let blanks = line.text.get(at..start).unwrap_or_default().chars().count();
            let cut = glued(text);
            for (from, to) in [(0, cut), (cut, text.len())] {
                let Some(part) = text.get(from..to).filter(|p| !p.is_empty()) else { continue };
                let word =
                    Word { line: self.lines.len(), start: start + from, end: start + to, blanks: if from == 0 { blanks } else { 0 } };
                let border = before.is_empty() || borders < limits::MAX_LINE_BORDERS && (word.blanks > 1 || may_start_cell(part, before));
                borders += usize::from(border);
                self.words.push(word);
                self.border.push(border);
                before = part;
            }
            at = start + text.len();
        }
        self.lines.push(StreamLine {
            number: line.number,
            text: line.text,
            gap: line.gap,
            heading: line.kind == LineKind::Heading,
            apart: line.gap == Gap::Empty,
            words: (first, self.words.len()),
        });
    }

    /// Looks at what stands between the lines.
    pub(super) fn part(&mut self, all: &[LayoutLine<'_>]) {
        let mut before = self.lines.first().map_or(0, |l| l.number as usize);
        for line in &mut self.lines {
            let between = all.get(before..line.number as usize).unwrap_or_default();
            line.apart = between.iter().any(|l| l.kind == LineKind::Empty);
            before = line.number as usize;
        }
    }

    /// The line of a word.
    pub(super) fn line(&self, i: usize) -> Option<&StreamLine<'a>> {
        self.lines.get(self.words.get(i)?.line)
    }

    /// The text of a word.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.words.get(i).and_then(|w| self.lines.get(w.line)?.text.get(w.start..w.end)).unwrap_or_default()
    }

    /// Whether the line before a word's ends without a blank: where lines keep their blanks, a paragraph ended there.
    pub(super) fn ends_paragraph(&self, i: usize) -> bool {
        let before = self.words.get(i).and_then(|w| self.lines.get(w.line.checked_sub(1)?));
        before.is_some_and(|l| !l.text.ends_with(char::is_whitespace))
    }

    /// Whether runs of blanks stand for empty cells. Where runs are long, columns keep their places and runs say nothing.
    pub(super) fn runs_are_empty_cells(&self) -> bool {
        let runs = || self.words.iter().map(|w| w.blanks);
        runs().any(|b| b > 2) && runs().all(|b| b < 9)
    }

    /// Whether a word is the first of its line.
    pub(super) fn begins_line(&self, i: usize) -> bool {
        self.words.get(i).and_then(|w| self.lines.get(w.line)).is_none_or(|l| l.words.0 == i)
    }

    /// Whether a word is a line of its own that the next line does not go on.
    pub(super) fn stands_alone(&self, i: usize) -> bool {
        let one = self.words.get(i).and_then(|w| self.lines.get(w.line)).is_some_and(|l| l.words == (i, i + 1));
        one && !self.word(i + 1).starts_with(char::is_lowercase)
    }

    /// Whether a line begins with a blank right after another: the top of a page, where pages have no other mark.
    pub(super) fn tops_page(&self, i: usize) -> bool {
        self.begins_line(i)
            && self
                .words
                .get(i)
                .and_then(|w| self.lines.get(w.line))
                .is_some_and(|l| l.gap == Gap::Page || l.gap == Gap::Adjacent && l.text.starts_with(' '))
    }

    /// Whether a line begins a block or a page.
    pub(super) fn tops_block(&self, i: usize) -> bool {
        self.tops_page(i) || self.words.get(i).and_then(|w| self.lines.get(w.line)).is_some_and(|l| matches!(l.gap, Gap::Empty | Gap::Page))
    }

    /// Whether a line of blanks stands above a word's line.
    pub(super) fn padded(&self, i: usize) -> bool {
        self.words.get(i).and_then(|w| self.lines.get(w.line)).is_some_and(|l| l.gap == Gap::Padding)
    }

    /// Number of lines between a word's line and the text line before.
    pub(super) fn blanks_above(&self, i: usize) -> u32 {
        let at = self.words.get(i).map_or(0, |w| w.line);
        let number = |l: Option<usize>| l.and_then(|l| self.lines.get(l)).map_or(0, |l| l.number);
        number(Some(at)).saturating_sub(number(at.checked_sub(1)) + 1)
    }

    /// Whether a cell that a page break cut goes on with this word.
    pub(super) fn resumes(&self, i: usize) -> bool {
        self.tops_page(i) && self.word(i).starts_with(char::is_lowercase)
    }

    /// Whether the line before ends in the middle of a word, in a file where lines that do not end with a blank.
    pub(super) fn breaks_before(&self, i: usize) -> bool {
        let Some(line) = self.words.get(i).and_then(|w| w.line.checked_sub(1)).and_then(|l| self.lines.get(l)) else { return false };
        self.begins_line(i) && !line.text.ends_with(' ') && line.words.1 == i
    }

    /// Number of characters of the words `a..b` of one line.
    pub(super) fn width(&self, a: usize, b: usize) -> usize {
        self.slice(a, b).trim_end().chars().count()
    }

    fn slice(&self, a: usize, b: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.words.get(a), b.checked_sub(1).and_then(|b| self.words.get(b))) else { return "" };
        let Some(line) = self.lines.get(first.line) else { return "" };
        let end = if line.words.1 == b { line.text.len() } else { last.end };
        line.text.get(first.start..end).unwrap_or_default()
    }

    /// The words `a..b` as pieces, one a line.
    pub(super) fn pieces(&self, a: usize, b: usize) -> Vec<Piece<'a>> {
        let mut out = Vec::new();
        let mut from = a;
        while from < b {
            let Some(line) = self.words.get(from).and_then(|w| self.lines.get(w.line)) else { break };
            let to = line.words.1.min(b);
            out.push(Piece { line: line.number, text: self.slice(from, to) });
            from = to.max(from + 1);
        }
        out
    }

    /// The words `a..b` as one clean text.
    pub(super) fn text(&self, joiner: &Joiner, a: usize, b: usize) -> String {
        joiner.join(self.pieces(a, b).iter().map(|p| p.text))
    }
}

/// Where two cells were printed without a blank between them: `SamordnareFärre`. The end of the word where there is no such place.
fn glued(text: &str) -> usize {
    let mut before = ' ';
    for (i, c) in text.char_indices() {
        if before.is_lowercase() && c.is_uppercase() && i >= 5 && text.len() - i >= 4 {
            return i;
        }
        before = c;
    }
    text.len()
}

/// Whether a cell may begin in the middle of a line with this word.
fn may_start_cell(text: &str, before: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if first.is_uppercase() || first.is_numeric() || matches!(first, '-' | '–' | '+' | '"' | '”' | '•' | '<' | '>') {
        return true;
    }
    let folded = words::fold(text);
    ANSWERS.contains(&folded.as_ref()) || status::action(&folded).is_some() || SMALL_TIMES.contains(&folded.as_ref()) || ends_typed(before)
}

/// Whether a typed cell may end with this word.
fn ends_typed(before: &str) -> bool {
    date::is_year(before)
        || date::parse(before).is_some_and(|w| w.day.is_some())
        || before.ends_with('?')
        || status::action(before).is_some()
}
