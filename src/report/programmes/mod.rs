//! The lines of the operating statement, each joined with what the report says about it.
//!
//! `names` compares lines with the names of the statement, `headings` chooses the heading of each programme, `comments` takes the text under it.

mod comments;
mod headings;
mod names;

use super::claims::{self, About};
use super::model::{Programme, Row, RowRole, Table, TableKind};
use crate::figures::period::Period;
use crate::figures::words::squash;
use crate::layout::Layout;
use headings::Heading;
use names::{Index, Name};

/// The programmes of a report, and the lines of their commentary.
#[derive(Debug)]
pub(crate) struct Programmes {
    pub(crate) programmes: Vec<Programme>,
    /// Which lines are taken, headings included.
    pub(crate) used: Vec<bool>,
}

/// A row that can be a programme: its table and its place there.
#[derive(Clone, Copy)]
struct Item<'t> {
    table: &'t Table,
    place: usize,
    row: &'t Row,
}

/// Reads the programmes. `used` are the lines of tables and lists.
pub(crate) fn read(layout: &Layout<'_>, tables: &[Table], used: &[bool], period: Period) -> Programmes {
    let mut out = Programmes { programmes: Vec::new(), used: vec![false; layout.lines.len()] };
    let statements: Vec<&Table> = tables.iter().filter(|t| t.kind == TableKind::OperatingStatement).collect();
    let items = distinct(&statements);
    let Some(first) = items.first() else { return out };
    let index = Index::new(items.iter().map(|i| Name::new(i.row.code.as_deref(), &i.row.label)).collect());
    let headings = headings::find(layout, &index, used, first.table.lines[1]);
    let main = main_statement(&items, &headings).unwrap_or(first.table);
    let stops = comments::Stops::new(layout, &headings, used, &statements);
    for (i, item) in items.iter().enumerate() {
        let heading = headings.iter().find(|h| h.programme == i);
        if heading.is_none() && item.table.id != main.id {
            continue; // a line of a lesser statement, without a word about it
        }
        let comment = heading.map(|h| stops.comment(layout, h));
        let rows: Vec<(&Table, usize)> = std::iter::once((item.table, item.place)).chain(same_rows(&statements, *item)).collect();
        let passage = comment.as_ref().map(|c| &c.passage).filter(|p| !p.text.is_empty());
        out.programmes.push(Programme {
            code: item.row.code.clone(),
            name: item.row.label.clone(),
            table: Some(item.table.id.clone()),
            row: Some(item.place),
            heading: comment.as_ref().map(|c| c.heading.clone()),
            comment: passage.map(|p| p.text.clone()),
            comment_lines: passage.and_then(|p| p.lines()),
            claims: passage.map(|p| claims::read(p, About { rows: &rows, period, section: None })).unwrap_or_default(),
        });
        for line in comment.iter().flat_map(|c| c.lines.clone()) {
            if let Some(flag) = out.used.get_mut(line) {
                *flag = true;
            }
        }
    }
    out
}

/// The item rows of the statements; a name that comes again is the same programme.
fn distinct<'t>(statements: &[&'t Table]) -> Vec<Item<'t>> {
    let mut out: Vec<Item<'t>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for table in statements.iter().copied() {
        for (place, row) in table.rows.iter().enumerate().filter(|(_, r)| r.role == RowRole::Item && r.label.contains(char::is_alphabetic)) {
            if seen.insert(key(row)) {
                out.push(Item { table, place, row });
            }
        }
    }
    out
}

fn key(row: &Row) -> (Option<String>, String) {
    (row.code.clone(), squash(&row.label))
}

/// The statement that the text comments on most; of equals the first.
fn main_statement<'t>(items: &[Item<'t>], headings: &[Heading<'_>]) -> Option<&'t Table> {
    let mut counts: Vec<(usize, &Table)> = Vec::new();
    for table in headings.iter().filter_map(|h| items.get(h.programme)).map(|i| i.table) {
        match counts.iter_mut().find(|(_, t)| t.id == table.id) {
            Some((n, _)) => *n += 1,
            None => counts.push((1, table)),
        }
    }
    counts.into_iter().rev().max_by_key(|(n, _)| *n).map(|(_, t)| t)
}

/// The rows of other statements that are of the same programme.
fn same_rows<'t>(statements: &[&'t Table], item: Item<'_>) -> Vec<(&'t Table, usize)> {
    let key = key(item.row);
    let others = statements.iter().copied().filter(|t| t.id != item.table.id);
    others.flat_map(|t| t.rows.iter().enumerate().filter(|(_, r)| r.role == RowRole::Item).map(move |(place, row)| (t, place, row))).filter(|(_, _, row)| self::key(row) == key).map(|(t, place, _)| (t, place)).collect()
}
