//! Tables whose header was torn over pages: an extractor prints one half of it above the rows and the other half after them.
//!
//! Another table of the same columns often has the whole header; and rows that go on after a page break under the same header belong
//! to the table before it.

use super::assemble::{Context, TableDraft};
use super::labels::split_code;
use super::sums::Kind;
use crate::layout::Gap;
use crate::report::model::ColumnRole;

/// How many tables before and after one may share its header.
const NEAR: usize = 3;
/// Fewest letters of a header that is taken for the beginning of another.
const FEWEST_LETTERS: usize = 12;

/// Completes half headers, then puts together what a page break parted.
pub(crate) fn complete<'a>(context: &Context<'_, 'a>, drafts: Vec<TableDraft<'a>>) -> Vec<TableDraft<'a>> {
    let heads: Vec<String> = drafts.iter().map(|d| context.squash(&d.header)).collect();
    let whole: Vec<Option<usize>> = (0..drafts.len()).map(|i| whole_header(&drafts, &heads, i)).collect();
    let columns: Vec<_> = whole.iter().map(|w| w.and_then(|j| drafts.get(j)).map(|d| d.columns.clone())).collect();
    let mut out: Vec<TableDraft<'a>> = Vec::with_capacity(drafts.len());
    let mut last_head = "";
    for ((mut draft, head), columns) in drafts.into_iter().zip(&heads).zip(columns) {
        if let Some(columns) = columns {
            draft.columns = columns;
        }
        let same = begins(last_head, head) || last_head == head && !head.is_empty();
        match out.last_mut().filter(|before| same && goes_on(context, before, &draft)) {
            Some(before) => {
                before.rows.append(&mut draft.rows);
                before.solved.rows.append(&mut draft.solved.rows);
            }
            None => {
                out.push(draft);
                last_head = head;
            }
        }
    }
    out
}

/// A table nearby with as many columns whose header begins with this one's and goes on.
fn whole_header(drafts: &[TableDraft<'_>], heads: &[String], i: usize) -> Option<usize> {
    let (own, head) = (drafts.get(i)?, heads.get(i)?);
    let unknown = |d: &TableDraft<'_>| d.columns.iter().filter(|c| c.column.role == ColumnRole::Value).count();
    let near = i.saturating_sub(NEAR)..(i + NEAR + 1).min(drafts.len());
    near.filter(|j| *j != i)
        .filter(|j| drafts.get(*j).is_some_and(|d| d.columns.len() == own.columns.len() && unknown(d) < unknown(own)))
        .find(|j| heads.get(*j).is_some_and(|h| begins(h, head)))
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
