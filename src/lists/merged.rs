//! Cells that are merged over several rows.
//!
//! An extractor prints such a cell before the first part of its span or before the last one. If the first row of a list
//! stands without one, the list prints them late: then a cell governs all rows since the one before, and its own.

use super::table::{Cell, Table};
use crate::lexicon::lists::Role;

/// For each row the merged cell that governs it: its row and the cell.
pub(super) fn governing(table: &Table, role: Role) -> Vec<Option<(usize, Cell)>> {
    let Some(column) = table.column(role) else { return vec![None; table.rows.len()] };
    let own = |i: usize| -> Option<Cell> {
        let entries = table.rows.get(i)?.cells.get(column)?;
        let (first, last) = entries.first().zip(entries.last())?;
        let text = entries.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
        (!super::cells::is_dash(&text)).then(|| Cell { text, lines: [first.lines[0], last.lines[1]] })
    };
    let late = first_stands_bare(table, column);
    let mut out: Vec<Option<(usize, Cell)>> = Vec::with_capacity(table.rows.len());
    let mut open = 0;
    for i in 0..table.rows.len() {
        match own(i) {
            Some(cell) if late => {
                out.push(None);
                for slot in out.iter_mut().skip(open) {
                    *slot = Some((i, cell.clone()));
                }
                open = i + 1;
            }
            Some(cell) => out.push(Some((i, cell))),
            None if late => out.push(None),
            None => out.push(out.last().cloned().flatten()),
        }
    }
    if late {
        let last = open.checked_sub(1).and_then(|i| out.get(i)).cloned().flatten();
        for slot in out.iter_mut().skip(open) {
            *slot = last.clone();
        }
    }
    out
}

/// Whether the first row has no cell in a column.
fn first_stands_bare(table: &Table, column: usize) -> bool {
    let filled = |i: usize, q: usize| table.rows.get(i).and_then(|r| r.cells.get(q)).is_some_and(|c| !c.is_empty());
    let first = (0..table.rows.len()).find(|i| filled(*i, table.key));
    first.is_some_and(|f| (0..=f).all(|i| !filled(i, column)))
}

/// Whether a list prints its merged goals late.
pub(super) fn is_late(table: &Table) -> bool {
    table.column(Role::Goal).is_some_and(|q| first_stands_bare(table, q))
}
