//! Rows → a checklist.

use super::cells;
use super::table::Table;
use crate::lexicon::lists::Role;
use crate::report::model::{Answer, Checklist, ChecklistItem};

/// The checklist of a list, if it has any question.
pub(super) fn of_table(table: &Table, title: String) -> Option<Checklist> {
    let items: Vec<ChecklistItem> = table
        .rows
        .iter()
        .filter_map(|row| {
            let cell = table.cell(row, Role::Question)?;
            let raw = table.text(row, Role::Answer);
            let answer = raw.as_deref().and_then(cells::answer).map(|a| match a {
                "ja" => Answer::Ja,
                "nej" => Answer::Nej,
                _ => Answer::Delvis,
            });
            Some(ChecklistItem { question: cell.text.clone(), answer, answer_raw: raw, line: cell.lines[0] })
        })
        .collect();
    (!items.is_empty()).then_some(Checklist { title, items })
}
