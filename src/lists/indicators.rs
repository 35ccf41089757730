//! Rows → indicators.

use super::merged;
use super::table::Table;
use crate::lexicon::lists::Role;
use crate::report::model::Indicator;

/// The indicators of a list, and the board's goal that it stands under.
pub(super) fn of_table(table: &Table, above: Option<&str>) -> Vec<Indicator> {
    let goals = merged::governing(table, Role::Goal);
    let numbered = table.rows.iter().filter_map(|r| table.text(r, Role::Number)).collect::<Vec<_>>();
    // Numbers that run 1, 2, 3 … count the rows; others name goals.
    let counts = numbered.iter().enumerate().all(|(i, n)| n.trim_end_matches('.') == (i + 1).to_string());
    table
        .rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| {
            let goal = goals.get(i).and_then(|g| g.as_ref()).map(|(_, c)| c.text.clone());
            let number = table.text(row, Role::Number).filter(|_| !counts);
            Some(Indicator {
                goal: goal.or(number).or_else(|| above.map(str::to_owned)),
                name: table.text(row, Role::Indicator)?,
                baseline: table.text(row, Role::Baseline),
                target: table.text(row, Role::Target),
                trend: table.text(row, Role::Trend),
                comparison: table.text(row, Role::Comparison),
                outcome: table.text(row, Role::Outcome),
                lines: row.lines(),
            })
        })
        .collect()
}
