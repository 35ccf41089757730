//! Lists that an extractor printed column by column: a label on a line of its own, the cells under it, the next label.
//!
//! Only where every column has as many cells as the others, and one of them is told by a grammar.

use super::blocks::{Blocks, Entry};
use super::book::Book;
use super::cells;
use super::columns::{is_typed, key_role, kind_of};
use super::glance::may_begin;
use super::labels;
use super::table::Cell;
use super::traits::is_open;
use crate::figures::words::squash;
use crate::figures::{date, status};
use crate::layout::{LayoutLine, LineKind};
use crate::lexicon::lists::Role;

/// Most lines of a column.
const MAX_COLUMN: usize = 60;
/// Most words of a label.
const MAX_LABEL: usize = 3;
/// Fewest cells and columns.
const MIN_CELLS: usize = 2;
const MIN_COLUMNS: usize = 3;

/// A label and the flow lines of its cells.
struct Column {
    role: Role,
    from: usize,
    to: usize,
}

/// Finds such lists.
pub(super) fn find<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>]) -> Vec<Blocks> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < flow.len() {
        let found = if may_begin(book, flow, i) { list(book, flow, i) } else { None };
        i = found.as_ref().map_or(i, |list| list.last) + 1;
        out.extend(found);
    }
    out
}

/// What a line means that is nothing but a label.
fn label(line: &LayoutLine<'_>) -> Option<Role> {
    let text = line.text.trim();
    if text.len() > 40 || !text.starts_with(char::is_uppercase) || text.split_whitespace().count() > MAX_LABEL {
        return None;
    }
    labels::label(text).or_else(|| labels::meaning(&squash(text), text))
}

fn list<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> Option<Blocks> {
    let first = label(flow.get(at)?)?;
    // A line right under a label of the same header is another label: the list is printed row by row.
    if label(flow.get(at + 1)?).is_some() {
        return None;
    }
    let mut columns = vec![Column { role: first, from: at + 1, to: at + 1 }];
    let mut i = at + 1;
    while let Some((line, last)) = flow.get(i).zip(columns.last_mut()) {
        let (from, role) = (last.from, last.role);
        // `Klar` is a status under `Status`, though it heads days elsewhere.
        let is_cell = is_typed(role) && fits(role, line.text);
        let next = label(line).filter(|next| *next != role && !is_cell);
        if i - from > MAX_COLUMN || line.kind == LineKind::Heading && next.is_none() {
            break;
        }
        match next {
            Some(next) if i - from >= MIN_CELLS => {
                if columns.iter().any(|c| c.role == next) {
                    break;
                }
                columns.push(Column { role: next, from: i + 1, to: i + 1 });
            }
            Some(_) => break,
            None if is_typed(role) && !is_cell => break,
            None => last.to = i + 1,
        }
        i += 1;
    }
    let roles: Vec<Role> = columns.iter().map(|c| c.role).collect();
    let kind = kind_of(&roles).filter(|_| roles.len() >= MIN_COLUMNS)?;
    let key = key_role(kind, &roles);
    let count = columns.iter().find(|c| is_typed(c.role)).map(|c| c.to - c.from).filter(|n| *n >= MIN_CELLS)?;
    // Nothing tells where the last column ends but the number of its cells.
    let last = columns.last_mut().filter(|c| c.to - c.from >= count)?;
    if last.to - last.from > count {
        last.to = last.from + count;
    }
    let cells: Option<Vec<Vec<Cell>>> = columns.iter().map(|c| cells_of(book, flow, c).filter(|cells| cells.len() == count)).collect();
    let cells = cells.filter(|_| roles.contains(&key))?;
    let entry = |n: usize| Entry {
        cells: roles.iter().zip(&cells).filter_map(|(role, column)| Some((*role, column.get(n)?.clone()))).collect(),
        name: None,
    };
    Some(Blocks { entries: (0..count).map(entry).collect(), key: Some(key), first: at, last: columns.last()?.to - 1, shared: None })
}

/// Whether a line is a cell of a column with a grammar.
fn fits(role: Role, text: &str) -> bool {
    match role {
        Role::Due | Role::Start => date::parse(text).is_some(),
        Role::Status => status::action(text).is_some() || status::goal(text).is_some(),
        Role::Number => text.trim().len() <= 6 && text.chars().any(|c| c.is_ascii_digit()),
        Role::Answer => cells::answer(text.trim()).is_some(),
        _ => cells::level(text.trim()).is_some(),
    }
}

/// The cells of a column: a line each, but for those that go on with a small letter or after a word at which no cell ends.
fn cells_of<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], column: &Column) -> Option<Vec<Cell>> {
    let mut out: Vec<Vec<&LayoutLine<'a>>> = Vec::new();
    for line in flow.get(column.from..column.to)? {
        let open = |l: &&LayoutLine<'a>| l.text.trim_end().ends_with('-') || l.text.split_whitespace().next_back().is_some_and(is_open);
        let small = line.text.trim_start().starts_with(char::is_lowercase);
        match out.last_mut() {
            Some(cell) if small || !is_typed(column.role) && cell.last().is_some_and(open) => cell.push(line),
            _ => out.push(vec![line]),
        }
    }
    let cell = |lines: &Vec<&LayoutLine<'a>>| {
        let (a, b) = lines.first().zip(lines.last())?;
        Some(Cell { text: book.joiner.join(lines.iter().map(|l| l.text)), lines: [a.number, b.number] })
    };
    out.iter().map(cell).collect()
}
