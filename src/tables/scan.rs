//! Lines → what each is to a table: a label, a row, figures, a part of a header, or a barrier that no table goes over.

use super::terms::Terms;
use super::tokens::{Kind, Token};
use super::{around, beside, oneline, reclaim, run};
use crate::layout::{Gap, Layout, LayoutLine, LineKind};
use crate::limits::{MAX_COLUMNS, MAX_ROW_LINE, MAX_ROW_TOKENS, MAX_TABLE_ROWS};

/// What a line is to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineClass {
    /// Text without figures at its end: a label, a header, a title.
    Text,
    /// Figures with a label before them.
    Row,
    /// Figures only.
    Figures,
    /// A hard blank alone: an empty cell.
    BlankCell,
    /// Running text, a numbered heading, a line of a list: no table goes over it.
    Barrier,
}

/// A line as the table reader sees it.
#[derive(Debug, Clone)]
pub(crate) struct Scan<'a> {
    pub(crate) number: u32,
    pub(crate) text: &'a str,
    /// Where the text begins in its line, in bytes.
    pub(crate) base: usize,
    pub(crate) class: LineClass,
    /// Tokens of the run of figures.
    pub(crate) tail: Vec<Token>,
    /// Where the label ends, in bytes.
    pub(crate) label_end: usize,
    /// Whether the line reads like a part of a header.
    pub(crate) header: bool,
    /// Whether figures touch letters or each other in it.
    pub(crate) glued: bool,
    pub(crate) gap: Gap,
    pub(crate) heading: bool,
    /// Whether it ends in a word, so that no figures end it.
    pub(crate) worded: bool,
    /// Whether it is known that it is or is no header.
    pub(super) asked: bool,
}

impl Scan<'_> {
    /// The label's part of the line.
    pub(crate) fn label(&self) -> &str {
        self.text.get(..self.label_end).unwrap_or_default()
    }

    /// Makes it a line without figures.
    pub(super) fn make_text(&mut self) {
        self.class = LineClass::Text;
        self.tail.clear();
        self.label_end = self.text.len();
    }
}

/// All lines of the report's flow, seen as lines of tables. `used` are lines that lists have taken.
pub(crate) fn scan<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, used: &[bool]) -> Vec<Scan<'a>> {
    let mut out = Vec::with_capacity(layout.lines.len());
    let mut reader = Reader { layout, terms, tokens: Vec::new() };
    let mut run = Run::default();
    let listed = |number: u32| used.get(number as usize - 1) == Some(&true);
    let reclaimed = reclaim::reclaimed(layout, listed);
    for (line, reclaimed) in layout.lines.iter().zip(reclaimed) {
        let hard_blank = line.kind == LineKind::Padding && line.text.contains('\u{a0}');
        if line.is_flow() || hard_blank {
            let taken = listed(line.number) && !reclaimed;
            if line.text.len() > MAX_ROW_LINE || reader.is_numbered(line) {
                out.push(Scan { class: LineClass::Barrier, asked: true, ..text(line, 0) });
            } else if taken {
                // A list may have gone too far, so a header right above figures is still one.
                let asked = line.text.len() > LONGEST_TAKEN;
                out.push(Scan { class: LineClass::Barrier, asked, ..text(line, 0) });
            } else if hard_blank {
                let class = if line.text.trim_matches(' ').chars().count() <= 2 { LineClass::BlankCell } else { LineClass::Text };
                out.push(Scan { class, asked: true, ..text(line, 0) });
            } else {
                reader.line(line, &mut out);
            }
            run.look(&mut out);
        }
    }
    around::ask(layout, terms, &mut out);
    beside::lone_glued(&mut out);
    beside::group_words(&mut out, terms);
    beside::broken_periods(&mut out);
    super::between::words_between_figures(&mut out, terms);
    beside::numbered_labels(&mut out);
    out
}

/// Longest line of a list that may be a header, in bytes.
const LONGEST_TAKEN: usize = 40;

/// How many figures stand under each other with no barrier between them. Of those that are more than the longest table has nothing is kept.
#[derive(Default)]
struct Run {
    looked: usize,
    figures: usize,
}

impl Run {
    fn look(&mut self, scans: &mut Vec<Scan<'_>>) {
        for scan in scans.get(self.looked..).unwrap_or_default() {
            self.figures = match scan.class {
                LineClass::Barrier => 0,
                LineClass::Row => self.figures + MAX_COLUMNS,
                LineClass::Figures => self.figures + 1,
                LineClass::Text | LineClass::BlankCell => self.figures,
            };
        }
        if self.figures > 2 * MAX_COLUMNS * MAX_TABLE_ROWS {
            scans.truncate(self.looked);
        }
        self.looked = scans.len();
    }
}

/// A line of text.
fn text<'a>(line: &LayoutLine<'a>, base: usize) -> Scan<'a> {
    Scan {
        number: line.number,
        text: line.text,
        base,
        class: LineClass::Text,
        tail: Vec::new(),
        label_end: line.text.len(),
        header: false,
        glued: false,
        gap: line.gap,
        heading: line.kind == LineKind::Heading,
        worded: false,
        asked: false,
    }
}

struct Reader<'r, 'l, 'a> {
    layout: &'r Layout<'a>,
    terms: &'r Terms<'l, 'a>,
    /// The pieces of a line.
    tokens: Vec<Token>,
}

impl<'a> Reader<'_, '_, 'a> {
    fn is_numbered(&self, line: &LayoutLine<'_>) -> bool {
        line.kind == LineKind::Heading && self.layout.heading_at(line.number).is_some_and(|h| h.number.is_some())
    }

    /// Looks at a line, or at its parts where it holds a whole table.
    fn line(&mut self, line: &LayoutLine<'a>, out: &mut Vec<Scan<'a>>) {
        let worded = self.is_worded(line, 0);
        let cuts = if self.layout.aligned || worded { Vec::new() } else { oneline::cuts(line, self.terms, &mut self.tokens) };
        if cuts.is_empty() {
            return out.push(self.part(line, 0, worded));
        }
        let mut start = 0;
        for end in cuts.into_iter().chain([line.text.len()]) {
            let gap = if start == 0 { line.gap } else { Gap::Adjacent };
            if let Some(text) = line.text.get(start..end) {
                let part = line.part(text, gap);
                let worded = self.is_worded(&part, start);
                out.push(self.part(&part, start, worded));
            }
            start = end;
        }
    }

    /// Whether a line, or a part of one, ends in a word, so that no figures end it. What stands after a hard blank may belong to the figure before.
    fn is_worded(&self, line: &LayoutLine<'_>, base: usize) -> bool {
        self.terms.of_line(line, base).next_back().is_some_and(|w| {
            matches!(self.terms.kind(&w), Kind::Word | Kind::Period) && !line.text.get(..w.start).is_some_and(|t| t.ends_with('\u{a0}'))
        })
    }

    /// Looks at a line, or at a part of one that begins `base` bytes into it.
    fn part(&mut self, line: &LayoutLine<'a>, base: usize, worded: bool) -> Scan<'a> {
        let mut scan = Scan { worded, ..text(line, base) };
        if !worded || self.layout.aligned || line.text.len() > MAX_ROW_TOKENS {
            self.terms.tokens(line.text, self.terms.of_line(line, base), &mut self.tokens);
            if self.tokens.len() > MAX_ROW_TOKENS {
                return Scan { class: LineClass::Barrier, asked: true, ..scan };
            }
            run::figures(&mut scan, line, &self.tokens, self.layout.aligned);
        }
        if scan.class == LineClass::Text && !scan.heading && (line.prose || ends_like_sentence(line.text)) {
            scan.class = LineClass::Barrier;
        }
        scan
    }
}

fn ends_like_sentence(text: &str) -> bool {
    let t = text.trim_end();
    t.ends_with('.') && t.split_whitespace().count() >= 5
}
