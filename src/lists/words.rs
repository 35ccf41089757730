//! The body of a list as a stream of words, and the places where a cell may begin.

use super::book::Book;
use super::traits::Traits;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::limits;

/// A word and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// What it is.
    pub(super) traits: Traits,
    /// Index of its line in the stream.
    pub(super) line: usize,
    start: u32,
    end: u32,
    /// Characters of its line before it.
    column: u32,
    /// Blanks before it.
    pub(super) blanks: u32,
    /// Number of the border at it; that of the border before where none is.
    border: u32,
}

/// A line of the stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct StreamLine<'a> {
    /// Number in the file.
    pub(super) number: u32,
    pub(super) text: &'a str,
    pub(super) gap: Gap,
    pub(super) heading: bool,
    /// How many lines stand between it and the line before.
    above: usize,
    /// Whether an empty line stands between it and the line before, besides what the gap says: another column begins.
    pub(super) apart: bool,
    /// First word and the word after the last.
    pub(super) words: (usize, usize),
    /// First border and the border after the last.
    pub(super) borders: (usize, usize),
    /// How many figures stand in it.
    pub(super) figures: usize,
    /// Whether its text begins with a blank.
    indented: bool,
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
    /// The words at which a cell may begin.
    pub(super) borders: Vec<usize>,
}

impl<'a> Stream<'a> {
    /// The stream of some lines; lines too long for a cell are left out.
    pub(super) fn new(book: &Book<'_, 'a>, lines: &[LayoutLine<'a>]) -> Self {
        // A word has some six bytes, and a line some words.
        let words = lines.iter().map(|line| line.text.len()).sum::<usize>() / 6;
        let borders = Vec::with_capacity(words.min(2 * lines.len()));
        let mut out = Self { lines: Vec::with_capacity(lines.len()), words: Vec::with_capacity(words), borders };
        for line in lines {
            if line.text.len() <= limits::MAX_ROW_LINE {
                out.push(book, line);
            }
        }
        out
    }

    fn push(&mut self, book: &Book<'_, 'a>, line: &LayoutLine<'a>) {
        let (first, first_border) = (self.words.len(), self.borders.len());
        let (mut at, mut column, mut figures) = (0, 0, 0);
        for word in book.words(line) {
            let blanks = match line.text.get(at..word.start) {
                Some(" ") => 1,
                blanks => blanks.map_or(0, |b| b.chars().count()),
            };
            let traits = book.traits(&word);
            let cut = if traits.any(Traits::INNER_CAPITAL) { glued(word.text) } else { word.text.len() };
            column += blanks;
            if blanks == 1 && self.goes_on(first, line.text, word.text, traits) {
                at = word.start + word.text.len();
                self.words.last_mut().into_iter().for_each(|w| w.end = u32::try_from(at).unwrap_or(u32::MAX));
                column += traits.chars();
                continue;
            }
            if let Some((a, b)) = word.text.split_at_checked(cut).filter(|(_, b)| !b.is_empty()) {
                column = self.add(first, first_border, Traits::of(a), [word.start, word.start + cut], [column, blanks]);
                column = self.add(first, first_border, Traits::of(b), [word.start + cut, word.start + word.text.len()], [column, 0]);
            } else {
                column = self.add(first, first_border, traits, [word.start, word.start + word.text.len()], [column, blanks]);
                figures += usize::from(traits.any(Traits::FIGURE));
            }
            at = word.start + word.text.len();
        }
        self.lines.push(StreamLine {
            number: line.number,
            text: line.text,
            gap: line.gap,
            above: 0,
            heading: line.kind == LineKind::Heading,
            apart: line.gap == Gap::Empty,
            words: (first, self.words.len()),
            borders: (first_border, self.borders.len()),
            figures,
            indented: line.text.starts_with(' '),
        });
    }

    /// Whether a word is the end of the function or status before it, which was broken for want of room: `Nämndsekreterar e`. The two
    /// are one word then.
    fn goes_on(&mut self, first: usize, line: &str, text: &str, traits: Traits) -> bool {
        if !traits.any(Traits::SMALL) || traits.chars() > MAX_TAIL || self.words.len() == first {
            return false;
        }
        let Some(last) = self.words.last_mut() else { return false };
        let Some(before) = line.get(last.start as usize..last.end as usize) else { return false };
        let Some(whole) = whole(before, last.traits, text) else { return false };
        last.traits = whole;
        true
    }

    /// Adds a word of the bytes `range` to the line whose first word and border are given, and says in which column it ends.
    fn add(&mut self, first: usize, first_border: usize, traits: Traits, range: [usize; 2], place: [usize; 2]) -> usize {
        let [column, blanks] = place;
        let may = || traits.any(Traits::STARTS_CELL) || self.words.last().is_some_and(|w| w.traits.any(Traits::ENDS_TYPED));
        let begins = self.words.len() == first;
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        if begins || self.borders.len() - first_border < limits::MAX_LINE_BORDERS && (blanks > 1 || may()) {
            self.borders.push(self.words.len());
        }
        self.words.push(Word {
            traits,
            line: self.lines.len(),
            start: short(range[0]),
            end: short(range[1]),
            column: short(column),
            blanks: short(blanks),
            border: short(self.borders.len().saturating_sub(1)),
        });
        column + traits.chars()
    }

    /// Looks at what stands between the lines.
    pub(super) fn part(&mut self, all: &[LayoutLine<'_>]) {
        let mut before = self.lines.first().map_or(0, |l| l.number as usize);
        for line in &mut self.lines {
            let between = all.get(before..line.number as usize - 1).unwrap_or_default();
            line.above = between.iter().filter(|l| l.kind != LineKind::Spare).count();
            line.apart = between.iter().any(|l| l.kind == LineKind::Empty);
            before = line.number as usize;
        }
    }

    /// The line of a word.
    pub(super) fn line(&self, i: usize) -> Option<&StreamLine<'a>> {
        self.lines.get(self.words.get(i)?.line)
    }

    /// The line before a word's.
    pub(super) fn before_line(&self, i: usize) -> Option<&StreamLine<'a>> {
        self.lines.get(self.words.get(i)?.line.checked_sub(1)?)
    }

    /// What a word is; beyond the ends there is nothing.
    pub(super) fn traits(&self, i: usize) -> Traits {
        self.words.get(i).map_or(Traits::default(), |w| w.traits)
    }

    /// What the word before one is.
    pub(super) fn before(&self, i: usize) -> Traits {
        i.checked_sub(1).map_or(Traits::default(), |i| self.traits(i))
    }

    /// The text of a word.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.words.get(i).and_then(|w| self.lines.get(w.line)?.text.get(w.start as usize..w.end as usize)).unwrap_or_default()
    }

    /// The number of the border at a word or at the end, if one is there.
    pub(super) fn border_at(&self, i: usize) -> Option<usize> {
        let Some(word) = self.words.get(i) else { return (i == self.words.len()).then_some(self.borders.len()) };
        let border = word.border as usize;
        (self.borders.get(border) == Some(&i)).then_some(border)
    }

    /// Whether no blank stands between a word and the one before on its line.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.blanks == 0) && !self.begins_line(i)
    }

    /// Whether the line before a word's ends without a blank: where lines keep their blanks, a paragraph ended there.
    pub(super) fn ends_paragraph(&self, i: usize) -> bool {
        self.before_line(i).is_some_and(|l| !l.text.ends_with(char::is_whitespace))
    }

    /// Whether runs of blanks stand for empty cells. Where runs are long, columns keep their places and runs say nothing.
    pub(super) fn runs_are_empty_cells(&self) -> bool {
        let runs = || self.words.iter().map(|w| w.blanks);
        runs().any(|b| b > 2) && runs().all(|b| b < 9)
    }

    /// Whether a word is the first of its line.
    pub(super) fn begins_line(&self, i: usize) -> bool {
        self.line(i).is_none_or(|l| l.words.0 == i)
    }

    /// Whether a word is a line of its own that the next line does not go on.
    pub(super) fn stands_alone(&self, i: usize) -> bool {
        self.line(i).is_some_and(|l| l.words == (i, i + 1)) && !self.traits(i + 1).any(Traits::SMALL)
    }

    /// Whether a line begins with a blank right after another: the top of a page, where pages have no other mark.
    pub(super) fn tops_page(&self, i: usize) -> bool {
        self.line(i).is_some_and(|l| l.words.0 == i && (l.gap == Gap::Page || l.gap == Gap::Adjacent && l.indented))
    }

    /// Whether a line begins a block or a page.
    pub(super) fn tops_block(&self, i: usize) -> bool {
        self.tops_page(i) || self.line(i).is_some_and(|l| matches!(l.gap, Gap::Empty | Gap::Page))
    }

    /// Whether a line of blanks stands above a word's line.
    pub(super) fn padded(&self, i: usize) -> bool {
        self.line(i).is_some_and(|l| l.gap == Gap::Padding)
    }

    /// Number of lines between a word's line and the text line before.
    pub(super) fn blanks_above(&self, i: usize) -> usize {
        self.line(i).map_or(0, |l| l.above)
    }

    /// Whether a cell that a page break cut goes on with this word.
    pub(super) fn resumes(&self, i: usize) -> bool {
        self.traits(i).any(Traits::SMALL) && self.tops_page(i)
    }

    /// Whether the line before ends in the middle of a word, in a file where lines that do not end with a blank.
    pub(super) fn breaks_before(&self, i: usize) -> bool {
        self.before_line(i).is_some_and(|line| line.words.1 == i && !line.text.ends_with(' '))
    }

    /// How many characters stand before a word on its line.
    pub(super) fn column(&self, i: usize) -> usize {
        self.words.get(i).map_or(0, |w| w.column as usize)
    }

    /// Number of characters of the words `a..b` of one line.
    pub(super) fn width(&self, a: usize, b: usize) -> usize {
        let last = b.checked_sub(1).and_then(|b| self.words.get(b));
        self.words.get(a).zip(last).map_or(0, |(a, b)| (b.column as usize + b.traits.chars()).saturating_sub(a.column as usize))
    }

    /// The text of words of one line.
    pub(super) fn slice(&self, a: usize, b: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.words.get(a), b.checked_sub(1).and_then(|b| self.words.get(b))) else { return "" };
        let Some(line) = self.lines.get(first.line) else { return "" };
        let end = if line.words.1 == b { line.text.len() } else { last.end as usize };
        line.text.get(first.start as usize..end).unwrap_or_default()
    }

    /// What all words of a line are.
    pub(super) fn whole(&self, line: &StreamLine<'_>) -> Traits {
        let words = self.words.get(line.words.0..line.words.1).unwrap_or_default();
        words.iter().fold(Traits::ALL, |all, word| all.and(word.traits))
    }

    /// The words `a..b` line by line.
    pub(super) fn parts(&self, a: usize, b: usize) -> impl Iterator<Item = (usize, usize)> {
        let mut from = a;
        std::iter::from_fn(move || {
            let line = self.line(from).filter(|_| from < b)?;
            let part = (from, line.words.1.min(b));
            from = part.1.max(from + 1);
            Some(part)
        })
    }

    /// The words `a..b` as pieces, one a line.
    pub(super) fn pieces(&self, a: usize, b: usize) -> Vec<Piece<'a>> {
        self.parts(a, b).map(|(a, b)| Piece { line: self.line(a).map_or(0, |l| l.number), text: self.slice(a, b) }).collect()
    }
}

/// Most characters of the end of a broken word.
const MAX_TAIL: usize = 5;

/// What a capitalised word and the small one after it are as one word, if that names a function or a status and the first alone does not.
pub(super) fn whole(before: &str, traits: Traits, next: &str) -> Option<Traits> {
    let open = traits.any(Traits::CAPITAL)
        && traits.any(Traits::LETTERS)
        && traits.chars() > MAX_TAIL
        && !traits.any(Traits::FUNCTION | Traits::ACTION);
    let short = next.chars().count() <= MAX_TAIL && next.chars().all(char::is_lowercase);
    (open && short).then(|| Traits::of(&format!("{before}{next}"))).filter(|t| t.any(Traits::FUNCTION | Traits::ACTION))
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
