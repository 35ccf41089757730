//! Rows → actions.

use super::merged;
use super::table::{Row, Table};
use crate::figures::{date, status};
use crate::lexicon::lists::Role;
use crate::report::model::{Action, ActionColumns};

/// What the actions of a list have in common.
pub(super) struct Above<'t> {
    /// Heading the list stands under.
    pub(super) list: &'t str,
    /// Overall goal above it.
    pub(super) overall: Option<&'t str>,
    /// The board's goal above it, and the area of focus.
    pub(super) goal: Option<&'t str>,
    pub(super) area: Option<&'t str>,
}

/// The actions of a list; `risks` gives each row's risk.
pub(super) fn of_table(table: &Table, above: &Above<'_>, risks: &[Option<String>]) -> Vec<Action> {
    let goals = merged::governing(table, Role::Goal);
    let areas = merged::governing(table, Role::Area);
    let columns = ActionColumns {
        status: table.roles.contains(&Role::Status),
        due: table.roles.contains(&Role::Due),
        owner: table.roles.contains(&Role::Owner),
    };
    let mut out = Vec::new();
    for (i, row) in table.rows.iter().enumerate() {
        let governing = |cells: &[Option<(usize, super::table::Cell)>]| cells.get(i).and_then(|c| c.as_ref()).map(|(_, c)| c.text.clone());
        let Some(text) = table.text(row, Role::Action) else { continue };
        let comment = table.text(row, Role::Comment);
        let (state, raw) = state_of(table, row, comment.as_deref());
        let due_raw = table.text(row, Role::Due).map(|text| date::with_hyphen(&text).unwrap_or(text));
        out.push(Action {
            list: above.list.to_owned(),
            text,
            detail: table.text(row, Role::Detail).or_else(|| table.text(row, Role::Topic)),
            goal: governing(&goals).or_else(|| above.goal.map(str::to_owned)),
            overall_goal: above.overall.map(str::to_owned),
            area: governing(&areas).or_else(|| above.area.map(str::to_owned)),
            risk: risks.get(i).cloned().flatten(),
            status: state,
            status_raw: raw,
            due: due_raw.as_deref().and_then(date::parse).and_then(|w| w.day),
            due_raw,
            owner: table.text(row, Role::Owner),
            comment,
            effect: table.text(row, Role::Effect),
            lines: row.lines(),
            columns,
            due_line: table.cell(row, Role::Due).map(|c| c.lines[0]),
        });
    }
    out
}

/// The status of its column, or a comment that is nothing but a status.
fn state_of(table: &Table, row: &Row, comment: Option<&str>) -> (Option<crate::report::model::ActionStatus>, Option<String>) {
    if let Some(text) = table.text(row, Role::Status) {
        // A word that was broken for want of room: `Framskjute n`.
        let said = status::action(&text).or_else(|| status::action(&text.replace(' ', "")));
        return (said, Some(text));
    }
    if table.roles.contains(&Role::Status) {
        return (None, None);
    }
    comment.filter(|c| c.chars().count() < 40).and_then(|c| Some((status::action(c)?, c.trim_end_matches('.').to_owned()))).unzip()
}
