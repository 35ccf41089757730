//! A part as it is read with some number of columns.

use super::assemble::{Context, TableDraft, split_labels};
use super::column::{self, Draft};
use super::find_header::Found;
use super::header_line::is_note_title;
use super::parts::Part;
use super::rows::Rows;
use super::solve::Solved;
use super::sums::Kind;
use crate::report::model::ColumnRole;

/// What heads the columns and the first row.
pub(super) struct Head<'a> {
    pub(super) found: Found<'a>,
    /// Group headings and the label of the first row.
    groups: Vec<Vec<usize>>,
    label: Vec<usize>,
    /// What the labels of the rows say.
    pub(super) kinds: Vec<Kind>,
    columns: Vec<Draft>,
}

impl<'a> Head<'a> {
    /// Reads what was found; `inherited` is the table before, under whose header the part stands.
    pub(super) fn new(
        context: &Context<'_, 'a>,
        part: &Part,
        mut found: Found<'a>,
        inherited: Option<&TableDraft<'a>>,
        k: usize,
        rows: &Rows,
    ) -> Self {
        if let Some(p) = found.after.iter().rposition(|i| is_note_title(context.text(*i))) {
            let rest = found.after.split_off(p + 1);
            found.title.append(&mut found.after);
            found.after = rest;
        }
        let (groups, label) = split_labels(context, &found.after, first_own(context, part));
        let kinds = rows.kinds(context, &label);
        let columns = match (&found.cut, inherited) {
            (None, Some(t)) => t.columns.clone(),
            (Some(cut), _) => cut.columns.iter().map(|w| column::read(w)).collect(),
            (None, None) => vec![column::read(&[]); k],
        };
        Self { found, groups, label, kinds, columns }
    }

    /// What the columns hold.
    pub(super) fn roles(&self) -> Vec<ColumnRole> {
        self.columns.iter().map(|c| c.column.role).collect()
    }
}

/// The label of the first row on the line of its figures.
pub(super) fn first_own<'c>(context: &'c Context<'_, '_>, part: &Part) -> &'c str {
    part.rows.first().and_then(|r| r.own).and_then(|o| context.scans.get(o)).map(|s| s.label().trim()).unwrap_or_default()
}

/// A table as it was read with some number of columns.
pub(super) struct Tried<'r, 'a> {
    pub(super) rows: &'r Rows,
    pub(super) head: Head<'a>,
    /// Where labels end that take a figure.
    pub(super) own_ends: Vec<Option<usize>>,
    pub(super) solved: Solved,
    /// It stands under the header of the table before it.
    pub(super) inherits: bool,
}

impl<'a> Tried<'_, 'a> {
    /// The table.
    pub(super) fn draft(self) -> TableDraft<'a> {
        let Head { found, groups, label, columns, .. } = self.head;
        let mut rows = self.rows.drafts.clone();
        for (row, end) in rows.iter_mut().zip(self.own_ends) {
            if let Some((end, shape)) = end.and_then(|_| row.shape.without_first()) {
                row.own_end = Some(end);
                row.shape = std::rc::Rc::new(shape);
            }
        }
        if let Some(first) = rows.first_mut() {
            first.groups = groups;
            if first.label.is_empty() {
                first.label = label;
            }
        }
        let header_known = found.cut.is_some() || self.inherits;
        let stub = found.cut.map(|c| c.stub).unwrap_or_default();
        TableDraft { title: found.title, header: found.header, stub, columns, rows, solved: self.solved, header_known }
    }
}
