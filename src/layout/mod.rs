//! Lines → the shape of the report: page furniture taken out, spacing understood, headings found.

mod headings;
mod marks;
mod pages;
pub(crate) mod prose;
mod spare;

use crate::figures::words::trim;
use crate::source::{Joiner, Line, Source, Word};

pub use headings::Heading;

/// What a line is to the stages that come after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing: a boundary between blocks.
    Empty,
    /// Blanks only: an empty paragraph, which holds a place in its column.
    Padding,
    /// Blanks that say nothing, where the text has one more line of them everywhere.
    Spare,
    /// A running head or page number.
    Furniture,
    /// A heading of the report.
    Heading,
    /// Everything else.
    Text,
}

/// What stands between a text line and the text line before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the next line of the same block.
    Adjacent,
    /// At least one empty line (in a double-spaced file: more than the usual one).
    Empty,
    /// At least one line of blanks only.
    Padding,
    /// A page break or page furniture.
    Page,
}

/// A line with what the layout stage found out about it.
#[derive(Debug, Clone, Copy)]
pub struct LayoutLine<'a> {
    /// 1-based number.
    pub number: u32,
    /// Clean text, blanks at both ends kept.
    pub text: &'a str,
    /// What it is.
    pub kind: LineKind,
    /// What stands before it (meaningful for headings and text).
    pub gap: Gap,
    /// Number of blanks at its start.
    pub indent: u16,
    /// Whether it reads like running text.
    pub(crate) prose: bool,
    /// How many words that running text has and tables have not.
    pub(crate) function_words: u32,
}

impl<'a> LayoutLine<'a> {
    /// A part of the line, as a line of its own.
    pub(crate) fn part(&self, text: &'a str, gap: Gap) -> Self {
        Self { text, gap, prose: prose::is_prose(text), function_words: prose::function_words(text), ..*self }
    }

    /// Whether it is text that belongs to the report's flow, headings included.
    #[must_use]
    pub fn is_flow(&self) -> bool {
        matches!(self.kind, LineKind::Text | LineKind::Heading)
    }
}

/// The shape of a report.
#[derive(Debug)]
pub struct Layout<'a> {
    /// The report's text.
    pub source: &'a Source,
    /// How its lines are joined.
    pub joiner: Joiner,
    /// All lines; the line with number `n` stands at `n - 1`.
    pub lines: Vec<LayoutLine<'a>>,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Whether an empty line stands between the lines of a paragraph.
    pub double_spaced: bool,
    /// Whether columns are aligned with runs of blanks (`pdftotext -layout`).
    pub aligned: bool,
}

impl<'a> Layout<'a> {
    /// Finds the shape of a report.
    #[must_use]
    pub fn new(source: &'a Source) -> Self {
        let raw: Vec<Line<'a>> = source.lines().collect();
        let furniture = pages::furniture(source, &raw);
        let apart = is_double_spaced(&raw, &furniture, &vec![false; raw.len()]);
        let spare = spare::find(&raw, apart);
        let double_spaced = if spare.contains(&true) { is_double_spaced(&raw, &furniture, &spare) } else { apart };
        let aligned = is_aligned(&raw);
        let mut lines = shape(source, &raw, Marks { furniture: &furniture, spare: &spare }, double_spaced);
        let joiner = Joiner::new(source, &spare);
        drop((raw, furniture, spare));
        let headings = headings::find(&mut lines, &joiner, aligned);
        Self { source, joiner, lines, headings, double_spaced, aligned }
    }

    /// The line of a 1-based number.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<&LayoutLine<'a>> {
        self.lines.get((number as usize).checked_sub(1)?)
    }

    /// The words of a line, in order.
    pub(crate) fn words(&self, line: &LayoutLine<'_>) -> impl DoubleEndedIterator<Item = Word<'a>> + ExactSizeIterator {
        self.source.words(line.number)
    }

    /// The lines of the flow that hold a word of which `ask` says yes; equal words are asked about once.
    pub(crate) fn flow_with(&self, ask: impl Fn(&str) -> bool) -> impl Iterator<Item = &LayoutLine<'a>> {
        let said: Vec<bool> = self.source.vocabulary().map(ask).collect();
        let holds = move |line: &LayoutLine<'_>| self.source.numbers(line.number).any(|n| said.get(n as usize) == Some(&true));
        self.lines.iter().filter(move |l| l.is_flow() && holds(l))
    }

    /// The last heading at or before a line.
    #[must_use]
    pub fn heading_at(&self, number: u32) -> Option<&Heading> {
        let i = self.headings.partition_point(|h| h.lines[0] <= number);
        self.headings.get(i.checked_sub(1)?)
    }

    /// Number of the section a line stands in.
    #[must_use]
    pub fn section_at(&self, number: u32) -> Option<String> {
        let i = self.headings.partition_point(|h| h.lines[0] <= number);
        self.headings.get(..i)?.iter().rev().find_map(|h| h.number.clone())
    }
}

/// What is known of each line before its shape.
#[derive(Clone, Copy)]
struct Marks<'m> {
    furniture: &'m [bool],
    /// Lines of blanks that say nothing.
    spare: &'m [bool],
}

/// The shapes of lines. `double` says that one empty line alone may stand inside a paragraph.
fn shape<'a>(source: &Source, raw: &[Line<'a>], marks: Marks<'_>, double: bool) -> Vec<LayoutLine<'a>> {
    let mut lines = Vec::with_capacity(raw.len());
    let speech: Vec<prose::Speech> = source.vocabulary().map(prose::Speech::of).collect();
    let (mut empties, mut padding, mut page) = (0_u32, false, true);
    let feeds = pages::feeds_tell(raw, marks.furniture);
    let mut broken = false;
    for ((line, furniture), spare) in raw.iter().zip(marks.furniture).zip(marks.spare) {
        // Some extractors print the hyphen of a soft one on a line of its own.
        let hyphen = broken && matches!(line.text.trim(), "-" | "\u{2010}");
        broken = line.text.ends_with('\u{ad}');
        let kind = if *spare {
            LineKind::Spare
        } else if line.is_empty() || hyphen {
            LineKind::Empty
        } else if line.is_blank() {
            LineKind::Padding
        } else if *furniture {
            LineKind::Furniture
        } else {
            LineKind::Text
        };
        page |= feeds && line.page_start || *furniture && !line.is_blank();
        let gap = if page {
            Gap::Page
        } else if padding {
            Gap::Padding
        } else if empties > u32::from(double) {
            Gap::Empty
        } else {
            Gap::Adjacent
        };
        let indent = line.text.bytes().take_while(|b| *b == b' ').count();
        let mut count = prose::Count::default();
        source.numbers(line.number).filter_map(|number| speech.get(number as usize)).for_each(|word| count.add(*word));
        lines.push(LayoutLine {
            number: line.number,
            text: line.text,
            kind,
            gap,
            indent: u16::try_from(indent).unwrap_or(u16::MAX),
            prose: count.is_prose(line.text),
            function_words: count.function,
        });
        match kind {
            LineKind::Empty => empties += u32::from(!hyphen),
            LineKind::Padding => padding = true,
            LineKind::Furniture | LineKind::Spare => {}
            LineKind::Text | LineKind::Heading => (empties, padding, page) = (0, false, false),
        }
    }
    lines
}

/// A file is double-spaced where lines that go on with a small letter stand apart.
fn is_double_spaced(raw: &[Line<'_>], furniture: &[bool], spare: &[bool]) -> bool {
    let (mut adjacent, mut apart) = (0_u32, 0_u32);
    let mut before: Option<(u32, &str)> = None;
    let mut spares = 0;
    for ((line, furniture), spare) in raw.iter().zip(furniture).zip(spare) {
        spares += u32::from(*spare);
        if line.is_blank() || *furniture {
            continue;
        }
        let number = line.number - spares;
        if let Some((above, text)) = before {
            let near = number - above;
            let open = || !text.trim_end().ends_with(['.', ':', '?', '!']);
            if near <= 2 && line.text.trim_start().starts_with(char::is_lowercase) && open() {
                *(if near == 1 { &mut adjacent } else { &mut apart }) += 1;
            }
        }
        before = Some((number, line.text));
    }
    apart >= 3 && apart > 2 * adjacent
}

/// Whether at least one text line in ten has runs of four blanks or more inside.
fn is_aligned(raw: &[Line<'_>]) -> bool {
    let (mut texts, mut gaps) = (0_u32, 0_u32);
    for line in raw {
        let text = trim(line.text);
        if !text.is_empty() {
            texts += 1;
            gaps += u32::from(has_wide_gap(text));
        }
    }
    gaps * 10 >= texts && gaps >= 3
}

/// Whether a text has four blanks side by side. One of them is then every fourth byte, which alone are looked at first.
fn has_wide_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let blanks = |at: usize| bytes.get(at.saturating_sub(3)..at + 4).or(bytes.get(at.saturating_sub(3)..)).unwrap_or_default();
    bytes.iter().enumerate().skip(3).step_by(4).any(|(at, b)| *b == b' ' && blanks(at).windows(4).any(|four| four == b"    "))
}
