//! Tables whose header was torn over pages: an extractor prints one half of it above the rows and the other half after them.
//!
//! Another table of the same columns often has the whole header; and rows that go on after a page break under the same header belong
//! to the table before it.

use std::collections::VecDeque;
use std::rc::Rc;

use super::assemble::{Context, TableDraft};
use super::column::Draft;
use super::labels::split_code;
use super::sums::Kind;
use crate::layout::Gap;
use crate::report::model::ColumnRole;

/// How many tables before and after one may share its header.
const NEAR: usize = 3;
/// Fewest letters of a header that is taken for the beginning of another.
const FEWEST_LETTERS: usize = 12;

/// Completes half headers and puts together what a page break parted, table by table.
pub(crate) struct Drafts<'c, 's, 'a, F> {
    context: &'c Context<'s, 'a>,
    /// What takes the tables that are whole.
    out: F,
    /// The tables before the next one, as they were read: their columns and headers.
    before: VecDeque<Head>,
    /// The next table and those after it.
    waiting: VecDeque<(TableDraft<'a>, Head)>,
    /// The last table, which the next may go on with, and its header.
    last: Option<(TableDraft<'a>, Rc<str>)>,
}

/// The columns of a table and the letters of its header.
#[derive(Debug, Clone)]
struct Head {
    columns: Rc<[Draft]>,
    letters: Rc<str>,
}

impl Head {
    fn unknown(&self) -> usize {
        self.columns.iter().filter(|c| c.column.role == ColumnRole::Value).count()
    }
}

impl<'c, 's, 'a, F: FnMut(TableDraft<'a>)> Drafts<'c, 's, 'a, F> {
    pub(crate) fn new(context: &'c Context<'s, 'a>, out: F) -> Self {
        Self { context, out, before: VecDeque::new(), waiting: VecDeque::new(), last: None }
    }

    /// The next table.
    pub(crate) fn push(&mut self, draft: TableDraft<'a>) {
        let head = Head { columns: draft.columns.clone().into(), letters: self.context.squash(&draft.header).into() };
        self.waiting.push_back((draft, head));
        if self.waiting.len() > NEAR {
            self.settle();
        }
    }

    /// There are no more.
    pub(crate) fn finish(mut self) {
        while !self.waiting.is_empty() {
            self.settle();
        }
        if let Some((draft, _)) = self.last {
            (self.out)(draft);
        }
    }

    fn settle(&mut self) {
        let Some((mut draft, head)) = self.waiting.pop_front() else { return };
        if let Some(whole) = self.whole_header(&head) {
            draft.columns = whole.to_vec();
        }
        let same = |last: &str| begins(last, &head.letters) || *last == *head.letters && !head.letters.is_empty();
        match self.last.as_mut().filter(|(before, last)| same(last) && goes_on(self.context, before, &draft)) {
            Some((before, _)) => {
                before.rows.append(&mut draft.rows);
                before.solved.rows.append(&mut draft.solved.rows);
            }
            None => {
                if let Some((whole, _)) = self.last.replace((draft, head.letters.clone())) {
                    (self.out)(whole);
                }
            }
        }
        self.before.push_back(head);
        if self.before.len() > NEAR {
            self.before.pop_front();
        }
    }

    /// The columns of a table nearby with as many columns whose header begins with this one's and goes on.
    fn whole_header(&self, own: &Head) -> Option<Rc<[Draft]>> {
        let near = self.before.iter().chain(self.waiting.iter().map(|(_, head)| head));
        let mut known = near.filter(|h| h.columns.len() == own.columns.len() && h.unknown() < own.unknown());
        known.find(|h| begins(&h.letters, &own.letters)).map(|h| h.columns.clone())
    }
}

/// Whether a header is only the beginning of another.
fn begins(whole: &str, half: &str) -> bool {
    half.chars().count() >= FEWEST_LETTERS && whole.len() > half.len() && whole.starts_with(half)
}

/// Whether rows after a page break go on with the rows before: no total yet, and their codes rise.
fn goes_on(context: &Context<'_, '_>, before: &TableDraft<'_>, after: &TableDraft<'_>) -> bool {
    let place = |d: &TableDraft<'_>, row: usize| d.rows.get(row).and_then(|r| r.shape.places.first()).map_or(0, |p| p.line);
    let (from, to) = (place(before, before.rows.len().saturating_sub(1)), place(after, 0));
    let start = context.scans.partition_point(|s| s.number <= from);
    let page = context.scans.iter().skip(start).take_while(|s| s.number <= to).any(|s| s.gap == Gap::Page);
    let label = |d: &TableDraft<'_>, row: usize| {
        let r = d.rows.get(row)?;
        let first = r.label.first().map(|i| context.text(*i).trim()).filter(|t| !t.is_empty());
        Some(first.unwrap_or_else(|| r.own.and_then(|o| context.scans.get(o)).map_or("", |s| s.label().trim())).to_owned())
    };
    let code = |d: &TableDraft<'_>, row: usize| split_code(&label(d, row)?).and_then(|(c, _)| c.parse::<u32>().ok());
    let last = before.rows.len().saturating_sub(1);
    let total = label(before, last).is_some_and(|l| Kind::of(&l, false, false).is_total());
    let rising = matches!((code(before, last), code(after, 0)), (Some(a), Some(b)) if a < b);
    before.columns.len() == after.columns.len() && page && !total && rising
}
