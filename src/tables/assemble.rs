//! Segments → tables: where one begins and ends, which lines are its header, and how many columns it has.

use std::cell::OnceCell;
use std::rc::Rc;

use super::column::Draft;
use super::gather::{Gathered, Segment};
use super::labels;
use super::parts::{Part, parts, without_repeated_header};
use super::plausible::{plausible, trim};
use super::scan::Scan;
use super::shape::Shape;
use super::solve::Solved;
use super::terms::Terms;
use super::tokens::{Kind, Token};
use super::words::Word;
use crate::figures::number::is_minus;
use crate::lexicon::rows::ORDINAL_WORDS;

/// A row of a table before its cells are built.
#[derive(Debug, Clone)]
pub(crate) struct DraftRow {
    /// Group headings right before it, each as its lines.
    pub(crate) groups: Vec<Vec<usize>>,
    /// Lines of its label: whole lines, then the own line's beginning, then lines below.
    pub(crate) label: Vec<usize>,
    pub(crate) own: Option<usize>,
    /// Where the label ends in its own line, in bytes, if a figure belongs to it: `Beläggning 2019`.
    pub(crate) own_end: Option<usize>,
    pub(crate) post: Vec<usize>,
    pub(crate) shape: Rc<Shape>,
    pub(crate) glued: bool,
    /// Its label has a word of running text.
    pub(crate) sentence: bool,
    /// Its label ends in a word that a number follows: `etapp`.
    pub(crate) ordinal: bool,
}

/// A table with its rows read.
#[derive(Debug, Clone)]
pub(crate) struct TableDraft<'a> {
    pub(crate) title: Vec<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) stub: Vec<Word<'a>>,
    pub(crate) columns: Vec<Draft>,
    pub(crate) rows: Vec<DraftRow>,
    pub(crate) solved: Solved,
    pub(crate) header_known: bool,
}

/// Everything that is needed to read a segment.
pub(crate) struct Context<'s, 'a> {
    pub(crate) scans: &'s [Scan<'a>],
    pub(crate) terms: &'s Terms<'s, 'a>,
    pub(crate) aligned: bool,
    /// Whether minus signs stand right before their digits in all of the report.
    tight_minus: OnceCell<bool>,
}

/// From how many figures on the report's habit is known.
const FEWEST_SIGNED: usize = 3;

impl<'s, 'a> Context<'s, 'a> {
    pub(crate) fn new(scans: &'s [Scan<'a>], terms: &'s Terms<'s, 'a>, aligned: bool) -> Self {
        Self { scans, terms, aligned, tight_minus: OnceCell::new() }
    }

    /// Whether minus signs stand right before their digits in the report.
    pub(crate) fn tight_minus(&self) -> bool {
        let signed = |s: &Scan<'_>, t: &Token| {
            let mut signs = t.text(s.text).chars();
            matches!(t.kind, Kind::Number(f) if f.signed)
                && signs.next().is_some_and(is_minus)
                && signs.next().is_some_and(|c| c.is_ascii_digit())
        };
        *self.tight_minus.get_or_init(|| {
            let all = self.scans.iter().flat_map(|s| s.tail.iter().filter(|t| signed(s, t)));
            all.take(FEWEST_SIGNED).count() == FEWEST_SIGNED
        })
    }

    pub(crate) fn text(&self, i: usize) -> &str {
        self.scans.get(i).map_or("", |s| s.text)
    }

    /// The words of a line as those of a header.
    pub(crate) fn words(&self, i: usize) -> Vec<Word<'a>> {
        self.scans.get(i).map(|s| self.terms.header_words(s)).unwrap_or_default()
    }

    pub(crate) fn is_header(&self, i: usize) -> bool {
        self.scans.get(i).is_some_and(|s| s.header)
    }

    /// The letters and digits of header lines.
    pub(crate) fn squash(&self, lines: &[usize]) -> String {
        lines
            .iter()
            .filter(|i| self.is_header(**i))
            .flat_map(|i| self.text(*i).chars())
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    }
}

/// The tables of a segment.
pub(crate) fn tables<'a>(context: &Context<'_, 'a>, segment: Segment) -> Vec<TableDraft<'a>> {
    let mut out: Vec<TableDraft<'a>> = Vec::new();
    for part in parts(context, segment) {
        out.extend(table(context, part, out.last()));
    }
    out
}

/// Reads one part as a table, or finds that it is none.
fn table<'a>(context: &Context<'_, 'a>, mut part: Part, earlier: Option<&TableDraft<'a>>) -> Option<TableDraft<'a>> {
    part.before = without_repeated_header(context, part.before);
    super::halves::join(context.scans, &part.before, &mut part.rows, &mut part.rest);
    let inherited = part.inherits.then_some(()).and(earlier);
    let mut draft = super::counts::likeliest(context, &part, inherited)?;
    trim(&mut draft);
    plausible(&draft).then_some(draft)
}

/// Reads a part whose rows are known as one table, whatever its header says.
pub(crate) fn whole<'a>(context: &Context<'_, 'a>, mut part: Part) -> Option<TableDraft<'a>> {
    part.before = without_repeated_header(context, part.before);
    let mut draft = super::counts::likeliest(context, &part, None)?;
    trim(&mut draft);
    plausible(&draft).then_some(draft)
}

/// The rows of a part before their cells are read.
pub(crate) fn draft_rows(context: &Context<'_, '_>, rows: &[Gathered]) -> Vec<DraftRow> {
    rows.iter().enumerate().map(|(i, r)| draft_row(context, r, i == 0)).collect()
}

/// The label lines and group lines of a row. For the first row of a table the lines before it are shared with the header, so only
/// what surely is the label is taken here.
fn draft_row(context: &Context<'_, '_>, row: &Gathered, first: bool) -> DraftRow {
    let own_label = row.own.and_then(|o| context.scans.get(o)).map(|s| s.label().trim().to_owned()).unwrap_or_default();
    let (groups, label) = if first && row.pre.is_empty() { Default::default() } else { split_labels(context, &row.pre, &own_label) };
    let sentence = crate::layout::prose::function_words(&own_label) > 0;
    let ordinal = own_label.split_whitespace().next_back().is_some_and(|w| ORDINAL_WORDS.contains(&w.to_lowercase().as_str()));
    let (post, shape) = (row.post.clone(), Rc::clone(&row.shape));
    DraftRow { groups, label, sentence, ordinal, own: row.own, own_end: None, post, shape, glued: row.glued }
}

/// Text lines before a row: group headings, then the beginning of its label.
pub(crate) fn split_labels(context: &Context<'_, '_>, pre: &[usize], own: &str) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut rest: Vec<usize> = pre.to_vec();
    let mut label: Vec<usize> = Vec::new();
    let mut lower = own.to_owned();
    if lower.is_empty()
        && let Some(last) = rest.pop()
    {
        lower = context.text(last).to_owned();
        label.push(last);
    }
    while let Some(&upper) = rest.last() {
        let above = rest.len().checked_sub(2).and_then(|i| rest.get(i)).map_or("", |i| context.text(*i));
        if super::codes::is_broken_code(above, context.text(upper)) {
            label.extend([upper, rest.get(rest.len() - 2).copied().unwrap_or(upper)]);
            rest.truncate(rest.len() - 2);
            break;
        }
        if label.len() < 4 && labels::wraps(context.text(upper), &lower) && !context.is_header(upper) {
            lower = context.text(upper).to_owned();
            label.push(upper);
            rest.pop();
        } else {
            break;
        }
    }
    label.reverse();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in rest {
        let goes_on = groups.last().and_then(|g| g.last()).is_some_and(|u| labels::wraps(context.text(*u), context.text(i)));
        match groups.last_mut().filter(|_| goes_on) {
            Some(g) => g.push(i),
            None => groups.push(vec![i]),
        }
    }
    (groups, label)
}

/// The text of a row's label, roughly; its lines before the row's own are `label`.
pub(crate) fn label_text(context: &Context<'_, '_>, row: &DraftRow, label: &[usize]) -> String {
    let mut text: Vec<&str> = label.iter().map(|i| context.text(*i).trim()).collect();
    if let Some(s) = row.own.and_then(|o| context.scans.get(o)) {
        text.push(s.label().trim());
    }
    text.extend(row.post.iter().map(|i| context.text(*i).trim()));
    text.join(" ").trim().to_owned()
}
