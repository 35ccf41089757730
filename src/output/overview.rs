//! What a report comes to: the table that says how the year goes, its deviations, and what is late.
//!
//! Every format that puts first things first asks here, so that all of them say the same.

use jiff::civil::Date;

use super::figure::unit;
use crate::report::model::{Action, ActionStatus, ColumnRole, GoalStatus, Number, Programme, Report, RowRole, Table, TableKind};

/// The statuses of goals, from the worst to none at all.
pub(super) const WORST_FIRST: [Option<GoalStatus>; 6] = [
    Some(GoalStatus::NotMet),
    Some(GoalStatus::AtRisk),
    Some(GoalStatus::PartlyMet),
    Some(GoalStatus::OnTrack),
    Some(GoalStatus::Met),
    None,
];

/// The table that says how the year goes.
pub(super) fn main(report: &Report) -> Option<&Table> {
    let of = |kind| report.tables.iter().find(|t| t.kind == kind && deviations(t).next().is_some());
    let any = || report.tables.iter().find(|t| deviations(t).next().is_some());
    of(TableKind::OperatingStatement).or_else(|| of(TableKind::IncomeStatement)).or_else(any)
}

/// Columns that hold deviations.
pub(super) fn deviations(table: &Table) -> impl Iterator<Item = usize> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, c)| c.role == ColumnRole::Deviation).map(|(i, _)| i)
}

/// The deviation to look at first: that of a whole year where there is one.
pub(super) fn main_deviation(table: &Table) -> Option<usize> {
    let whole_year = |at: &usize| {
        let period = table.columns.get(*at).and_then(|c| c.period.as_deref());
        period.is_some_and(|p| p.len() == 4)
    };
    deviations(table).find(whole_year).or_else(|| deviations(table).next())
}

/// A deviation of the whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome<'a> {
    /// Its column's label.
    pub(super) label: &'a str,
    /// Over or under.
    pub(super) value: Number,
    /// Its unit, where it has one.
    pub(super) unit: &'static str,
    /// Line it stands on.
    pub(super) line: u32,
}

/// The deviations of the whole: over or under, and by how much.
pub(super) fn outcomes(report: &Report) -> Vec<Outcome<'_>> {
    let Some(table) = main(report) else {
        return Vec::new();
    };
    let Some(total) = table.rows.iter().rev().find(|r| r.role == RowRole::Total) else {
        return Vec::new();
    };
    let outcome = |at: usize| {
        let (column, cell) = (table.columns.get(at)?, total.cells.get(at)?.as_ref()?);
        let unit = column.unit.or(total.unit).or(table.unit).map_or("", unit);
        Some(Outcome { label: &column.label, value: cell.value, unit, line: cell.line })
    };
    deviations(table).filter_map(outcome).collect()
}

/// What the main deviation column says of a programme.
pub(super) fn deviation(report: &Report, programme: &Programme) -> Option<Number> {
    let table = report.tables.iter().find(|t| Some(&t.id) == programme.table.as_ref())?;
    let column = main_deviation(table)?;
    table.rows.get(programme.row?)?.cells.get(column)?.as_ref().map(|c| c.value)
}

/// Whether an action is done.
pub(super) fn is_done(action: &Action) -> bool {
    action.status == Some(ActionStatus::Done)
}

/// Whether an action's day has passed.
pub(super) fn is_overdue(action: &Action, today: Option<Date>) -> bool {
    !is_done(action) && action.due.zip(today).is_some_and(|(due, today)| due < today)
}
