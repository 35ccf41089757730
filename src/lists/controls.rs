//! Rows → lines of the follow-up of internal control.

use super::model::is_code;
use super::table::Table;
use crate::lexicon::lists::Role;
use crate::report::model::Control;

/// The controls of a list.
pub(super) fn of_table(table: &Table) -> Vec<Control> {
    let rows = table.rows.iter().filter_map(|row| Some((row, table.text(row, Role::Process)?)));
    rows.enumerate()
        .map(|(i, (row, process))| {
            let number = table.text(row, Role::Number).map_or_else(|| (i + 1).to_string(), |n| n.trim_end_matches('.').to_owned());
            let (code, result) = table.text(row, Role::Result).map_or((None, None), |r| coded(&r));
            Control { number, process, owner: table.text(row, Role::Owner), result_code: code, result, lines: row.lines() }
        })
        .collect()
}

/// `A. Godkänd` → the code and the text.
fn coded(text: &str) -> (Option<String>, Option<String>) {
    match text.split_once(' ') {
        Some((code, rest)) if is_code(code) => (Some(code.trim_end_matches('.').to_owned()), Some(rest.to_owned())),
        _ => (None, Some(text.to_owned())),
    }
}
