//! Rows → risks, and which action answers which.

use std::collections::BTreeMap;

use super::cells;
use super::merged;
use super::table::Table;
use crate::lexicon::lists::Role;
use crate::report::model::{Risk, RiskScope};

/// The risks of a list, numbered from `first`, and for each row the id of its risk.
pub(super) fn of_table(table: &Table, title: &str, first: usize) -> (Vec<Risk>, Vec<Option<String>>) {
    let governing = merged::governing(table, Role::Risk);
    let mut risks: Vec<Risk> = Vec::new();
    let mut ids: BTreeMap<usize, String> = BTreeMap::new();
    let mut links = Vec::with_capacity(governing.len());
    for slot in governing {
        let Some((row, cell)) = slot else {
            links.push(None);
            continue;
        };
        let id = ids.entry(row).or_insert_with(|| {
            let id = format!("r{}", first + risks.len());
            let level = table.rows.get(row).and_then(|r| table.text(r, Role::Level)).and_then(|t| cells::level(&t));
            risks.push(Risk { id: id.clone(), text: cell.text.clone(), level, scope: scope(title), lines: cell.lines });
            id
        });
        links.push(Some(id.clone()));
    }
    (risks, links)
}

/// A list that follows up says so in its heading.
fn scope(title: &str) -> Option<RiskScope> {
    let folded = title.to_lowercase();
    let before = ["föregående", "tidigare", "förra", "uppföljning av", "utvärdering"].iter().any(|w| folded.contains(w));
    Some(if before { RiskScope::Previous } else { RiskScope::Current })
}
