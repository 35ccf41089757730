//! Segments → tables: where one begins and ends, which lines are its header, and how many columns it has.

use super::column::Draft;
use super::gather::{Gathered, Segment};
use super::labels;
use super::parts::{Part, parts, without_repeated_header};
use super::plausible::{plausible, trim};
use super::scan::Scan;
use super::shape::Shape;
use super::solve::Solved;
use super::terms::Terms;
use super::words::Word;

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
    pub(crate) shape: Shape,
    pub(crate) glued: bool,
    /// Its label has a word of running text.
    pub(crate) sentence: bool,
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
}

impl<'a> Context<'_, 'a> {
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
    let inherited = part.inherits.then_some(()).and(earlier);
    let mut draft = super::counts::likeliest(context, &part, inherited)?;
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
    let pre = if first { Vec::new() } else { row.pre.clone() };
    let (groups, label) = split_labels(context, &pre, &own_label);
    let sentence = crate::layout::prose::function_words(&own_label) > 0;
    DraftRow { groups, label, sentence, own: row.own, own_end: None, post: row.post.clone(), shape: row.shape.clone(), glued: row.glued }
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
