//! What the words of a report are to tables: each different word is asked but once.

use super::class::{Class, Head};
use super::scan::Scan;
use super::tokens::{Kind, Token, classify, three_digits};
use super::unglue::{Parts, unglue};
use super::words::{Word, part};
use crate::figures::period::{self, Part};
use crate::layout::{Layout, LayoutLine};
use crate::lexicon::columns::HeaderWord;
use crate::source::{self, Answers};

/// How often a short period stands in headers at least.
const FEWEST_SHORT: usize = 3;

/// The answers about the words of a report.
pub(crate) struct Terms<'l, 'a> {
    layout: &'l Layout<'a>,
    kinds: Answers<Kind>,
    heads: Answers<Head>,
    /// Short periods: `1708` where columns are headed `Utfall 1708`.
    short: Vec<(&'a str, Part)>,
}

impl<'l, 'a> Terms<'l, 'a> {
    /// Nothing is asked yet.
    pub(crate) fn new(layout: &'l Layout<'a>) -> Self {
        let words = layout.source.different_words();
        let mut out = Self { layout, kinds: Answers::new(words), heads: Answers::new(words), short: Vec::new() };
        out.short = out.short_periods();
        if !out.short.is_empty() {
            out.heads = Answers::new(words);
        }
        out
    }

    /// Four digits that stand after words for what a column holds, again and again, and are a year of the report and a month.
    fn short_periods(&self) -> Vec<(&'a str, Part)> {
        let mut found: Vec<(&'a str, Part, usize)> = Vec::new();
        let mut before: Option<source::Word<'a>> = None;
        for line in &self.layout.lines {
            for word in self.layout.words(line) {
                let names = |w: &source::Word<'a>| matches!(self.head(w).class, Class::Known(HeaderWord::Role(_)));
                if let Some(part) = period::short_year_month(word.text)
                    && before.as_ref().is_some_and(names)
                {
                    match found.iter_mut().find(|(text, ..)| *text == word.text) {
                        Some((.., count)) => *count += 1,
                        None => found.push((word.text, part, 1)),
                    }
                }
                before = Some(word);
            }
        }
        found.into_iter().filter(|(.., count)| *count >= FEWEST_SHORT).map(|(text, part, _)| (text, part)).collect()
    }

    /// What a word is as a piece of a line.
    pub(crate) fn kind(&self, word: &source::Word<'_>) -> Kind {
        self.kinds.about(word, classify)
    }

    /// What a word says in a header.
    pub(crate) fn head(&self, word: &source::Word<'_>) -> Head {
        self.heads.about(word, |text| match self.short.iter().find(|(short, _)| *short == text) {
            Some((_, part)) => Head { class: Class::Period(*part), whole_year: false, glued: false },
            None => Head::of(text),
        })
    }

    /// The words of a line of the layout, or of a part of one that begins `base` bytes into it; where they begin is counted from there.
    pub(crate) fn of_line(&self, line: &LayoutLine<'_>, base: usize) -> impl DoubleEndedIterator<Item = source::Word<'a>> {
        within(self.layout.words(line), base, line.text.len())
    }

    /// The words of a scanned line.
    pub(crate) fn of_scan(&self, scan: &Scan<'_>) -> impl DoubleEndedIterator<Item = source::Word<'a>> {
        within(self.layout.source.words(scan.number), scan.base, scan.text.len())
    }

    /// Cuts a line at its blanks. A hard blank between digit groups does not cut.
    pub(crate) fn tokens(&self, line: &str, words: impl Iterator<Item = source::Word<'a>>, out: &mut Vec<Token>) {
        out.clear();
        let mut before = 0;
        for word in words {
            let (gap, hard) = blanks(line, before, word.start);
            let end = word.start + word.text.len();
            before = end;
            let inside = hard && gap == 1 && three_digits(word.text);
            match out.last_mut().filter(|last| inside && last.text(line).ends_with(|c: char| c.is_ascii_digit())) {
                Some(last) => {
                    last.end = end;
                    last.kind = classify(last.text(line));
                }
                None => out.push(Token { start: word.start, end, kind: self.kind(&word), gap, hard }),
            }
        }
    }

    /// The words of a scanned line as those of a header.
    pub(crate) fn header_words(&self, scan: &Scan<'_>) -> Vec<Word<'a>> {
        let mut out = Vec::new();
        self.add_header_words(scan, &mut out);
        out
    }

    /// Adds the words of a scanned line to those of a header.
    pub(crate) fn add_header_words(&self, scan: &Scan<'_>, out: &mut Vec<Word<'a>>) {
        let (mut before, mut x) = (0, 0);
        let mut line_start = true;
        for word in self.of_scan(scan) {
            let (gap, _) = blanks(scan.text, before, word.start);
            before = word.start + word.text.len();
            x += width(gap);
            let head = self.head(&word);
            let wide = line_start || gap > 1;
            if !head.glued {
                let end = x + width(word.text.chars().count());
                out.push(Word {
                    text: word.text.into(),
                    class: head.class,
                    whole_year: head.whole_year,
                    line_start,
                    wide,
                    line: scan.number,
                    x: (x, end),
                });
                x = end;
            } else if let Parts::Many(parts) = unglue(word.text) {
                for (i, text) in parts.into_iter().enumerate() {
                    let word = part(text, scan.number, x);
                    x = word.x.1;
                    out.push(Word { line_start: line_start && i == 0, wide: wide || i > 0, ..word });
                }
            }
            line_start = false;
        }
    }
}

/// The words of a part of a line.
fn within<'a>(
    words: impl DoubleEndedIterator<Item = source::Word<'a>>,
    base: usize,
    length: usize,
) -> impl DoubleEndedIterator<Item = source::Word<'a>> {
    let inside = words.filter(move |w| (base..base + length).contains(&w.start));
    inside.map(move |w| source::Word { start: w.start - base, ..w })
}

/// How many blanks stand between two places of a line, and whether a hard one is among them.
fn blanks(line: &str, from: usize, to: usize) -> (usize, bool) {
    if to == from + 1 {
        return (1, false); // a hard blank has two bytes
    }
    let between = line.get(from..to).unwrap_or_default();
    (between.chars().count(), !between.is_empty() && !between.is_ascii())
}

fn width(signs: usize) -> u32 {
    u32::try_from(signs).unwrap_or(0)
}
