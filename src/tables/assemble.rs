//! Segments → tables: where one begins and ends, which lines are its header, and how many columns it has.

use super::column::{self, Draft};
use super::find_header::{Found, find_header};
use super::gather::{Gathered, Segment};
use super::habit::{column_counts, edges, habit};
use super::header_line::is_note_title;
use super::labels;
use super::parts::{Part, parts, without_repeated_header};
use super::plausible::{plausible, trim};
use super::reading::{Habit, cheapest};
use super::scan::Scan;
use super::shape::Shape;
use super::solve::{RowShape, Solved, solve};
use super::sums::Kind;
use super::terms::Terms;
use super::words::Word;
use crate::report::model::ColumnRole;

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
    let rows: Vec<DraftRow> = part.rows.iter().enumerate().map(|(i, r)| draft_row(context, r, i == 0)).collect();
    let habit = habit(context, &rows);
    let candidates = column_counts(&rows, &habit);
    let inherited = part.inherits.then_some(()).and(earlier);
    let mut best: Option<(i32, TableDraft<'_>)> = None;
    for k in candidates {
        let spread = super::orphans::spread(context.scans, &part.rows, &part.rest, k);
        let rows: Vec<DraftRow> = if spread.len() == part.rows.len() {
            rows.clone()
        } else {
            spread.iter().enumerate().map(|(i, r)| draft_row(context, r, i == 0)).collect()
        };
        let (draft, score) = read_with(context, &part, rows, k, &habit, inherited);
        let cut = i32::try_from(spread.len() - part.rows.len()).unwrap_or(0);
        let score = score + 600 * cut / i32::try_from(spread.len().max(1)).unwrap_or(1);
        if best.as_ref().is_none_or(|(s, _)| score < *s) {
            best = Some((score, draft));
        }
    }
    let (_, mut draft) = best?;
    trim(&mut draft);
    plausible(&draft).then_some(draft)
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
fn split_labels(context: &Context<'_, '_>, pre: &[usize], own: &str) -> (Vec<Vec<usize>>, Vec<usize>) {
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

/// Reads the rows as `k` columns with the best header for them; gives the table and a score, the lower the better.
fn read_with<'a>(
    context: &Context<'_, 'a>,
    part: &Part,
    mut rows: Vec<DraftRow>,
    k: usize,
    habit: &Habit,
    inherited: Option<&TableDraft<'a>>,
) -> (TableDraft<'a>, i32) {
    let mut habit = habit.clone();
    if context.aligned {
        habit.edges = edges(&rows, k);
    }
    let first_own =
        part.rows.first().and_then(|r| r.own).and_then(|o| context.scans.get(o)).map(|s| s.label().trim().to_owned()).unwrap_or_default();
    let found = match inherited {
        Some(t) if t.columns.len() == k => Found {
            title: part.before.clone(),
            header: t.header.clone(),
            after: part.before.get(part.before.len()..).unwrap_or_default().to_vec(),
            cut: None,
            cost: 0,
            notes: false,
        },
        _ => find_header(context, &part.before, &first_own, k, &rows, &habit),
    };
    habit.notes = found.notes;
    let mut found = found;
    if let Some(p) = found.after.iter().rposition(|i| is_note_title(context.text(*i))) {
        let rest = found.after.split_off(p + 1);
        found.title.append(&mut found.after);
        found.after = rest;
    }
    if let Some(row) = rows.first_mut() {
        let (groups, label) = split_labels(context, &found.after, &first_own);
        row.groups = groups;
        row.label = label;
    }
    let columns: Vec<Draft> = match (&found.cut, inherited) {
        (None, Some(t)) if t.columns.len() == k => t.columns.clone(),
        (Some(cut), _) => cut.columns.iter().map(|w| column::read(w)).collect(),
        _ => (0..k).map(|_| column::read(&[])).collect(),
    };
    let roles: Vec<ColumnRole> = columns.iter().map(|c| c.column.role).collect();
    let kinds: Vec<Kind> = rows.iter().map(|r| Kind::of(&label_text(context, r), false, false)).collect();
    let moved = numbers_of_labels(&mut rows, k, &habit);
    let shapes: Vec<RowShape<'_>> = rows.iter().zip(kinds).map(|(r, kind)| RowShape { shape: &r.shape, glued: r.glued, kind }).collect();
    let solved = solve(&shapes, k, &habit, &roles);
    let n = i32::try_from(rows.len().max(1)).unwrap_or(1);
    let score = found.cost * 8 / 10 + 2 * solved.cost + 300 * moved / n - solved.support * 100 / n;
    let header_known = found.cut.is_some() || inherited.is_some();
    let stub = found.cut.as_ref().map(|c| c.stub.clone()).unwrap_or_default();
    let draft = TableDraft { title: found.title, header: found.header, stub, columns, rows, solved, header_known };
    (draft, score)
}

/// Gives the first figure of a row to its label where the row has one too many: `Beläggning 2019 6 000 0 6 114 -114`.
fn numbers_of_labels(rows: &mut [DraftRow], k: usize, habit: &Habit) -> i32 {
    let mut moved = 0;
    for row in rows.iter_mut().filter(|r| r.own.is_some() && !r.glued) {
        let cost = |s: &Shape| cheapest(s, k, habit).unwrap_or(i32::MAX);
        let first = row.shape.signs.iter().skip_while(|s| Shape::is_gap(**s)).take_while(|s| !Shape::is_gap(**s));
        if first.clone().count() > 4 || !first.clone().all(u8::is_ascii_digit) {
            continue;
        }
        if row.shape.count().joined <= k.saturating_sub(1) || cost(&row.shape) < 200 {
            continue;
        }
        let Some((end, rest)) = row.shape.without_first() else { continue };
        if cost(&rest) <= 60 {
            row.own_end = Some(end);
            row.shape = rest;
            moved += 1;
        }
    }
    moved
}

/// The text of a row's label, roughly.
fn label_text(context: &Context<'_, '_>, row: &DraftRow) -> String {
    let mut text: Vec<&str> = row.label.iter().map(|i| context.text(*i).trim()).collect();
    if let Some(s) = row.own.and_then(|o| context.scans.get(o)) {
        text.push(s.label().trim());
    }
    text.extend(row.post.iter().map(|i| context.text(*i).trim()));
    text.join(" ").trim().to_owned()
}
