//! Columns whose cells say what they are, whatever their label: the days of `Återrapportering` are when a thing is to be done.

use super::columns::ListKind;
use super::table::Table;
use crate::figures::{date, status};
use crate::lexicon::lists::Role;

/// Fewest cells that tell what a column holds.
const MIN_CELLS: usize = 2;

/// Gives columns of texts that hold nothing but days or statuses the role that the list has none of.
pub(super) fn settle(table: &mut Table) {
    if !matches!(table.kind, ListKind::Actions | ListKind::Risks) {
        return;
    }
    let day = |text: &str| date::parse(text).is_some_and(|when| when.day.is_some());
    for (role, fits) in [(Role::Due, &day as &dyn Fn(&str) -> bool), (Role::Status, &|text: &str| status::action(text).is_some())] {
        if table.roles.contains(&role) {
            continue;
        }
        let column = (0..table.roles.len()).find(|q| may_be(table, *q) && holds(table, *q, fits));
        column.and_then(|q| table.roles.get_mut(q)).into_iter().for_each(|r| *r = role);
    }
}

fn may_be(table: &Table, q: usize) -> bool {
    q != table.key && matches!(table.roles.get(q), Some(Role::Comment | Role::Detail | Role::Aside))
}

/// Whether all cells of a column are of a kind, and there are some.
fn holds(table: &Table, q: usize, fits: &dyn Fn(&str) -> bool) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(q)).flatten();
    cells().count() >= MIN_CELLS && cells().all(|cell| fits(&cell.text))
}

#[cfg(test)]
mod tests {
    use super::super::table::{Cell, Row};
    use super::*;

    fn table(cells: &[[&str; 2]]) -> Table {
        let cell = |text: &&str| vec![Cell { text: (*text).to_owned(), lines: [1, 1] }];
        let rows = cells.iter().map(|row| Row { cells: row.iter().map(cell).collect() }).collect();
        let roles = vec![Role::Action, Role::Comment];
        Table { kind: ListKind::Actions, roles, key: 0, rows, padded: false, own: None }
    }

    #[test]
    fn days_and_statuses_under_another_label() {
        let read = |cells: &[[&str; 2]]| {
            let mut table = table(cells);
            settle(&mut table);
            table.roles
        };
        assert_eq!(read(&[["Utreda taxan", "2023-11-30"], ["Se över hyran", "31 maj 2024"]]), [Role::Action, Role::Due]);
        assert_eq!(read(&[["Utreda taxan", "Pågår"], ["Se över hyran", "Klart"]]), [Role::Action, Role::Status]);
        assert_eq!(read(&[["Utreda taxan", "Pågår"], ["Se över hyran", "Väntar på beslut"]]), [Role::Action, Role::Comment]);
        assert_eq!(read(&[["Utreda taxan", "2023-11-30"]]), [Role::Action, Role::Comment]);
    }
}
