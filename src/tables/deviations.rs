//! A row of deviations under a result: `Budgetavvikelse 438 -1 277` below the net cost of a table with more columns.
//!
//! Its figures are the result's own deviations, and each stands in the column that deviates: the outcome's or the forecast's. Where no gaps tell the places,
//! that is what tells them.

use std::borrow::Cow;

use super::assemble::{Context, TableDraft, label_text};
use super::costed::Costed;
use super::habit::Habit;
use super::reading::{CellSpan, Reading};
use crate::figures::words::fold;
use crate::lexicon::rows::DEVIATION_ROWS;
use crate::report::model::ColumnRole;

/// From how much on a reading of the row has blank cells without a trace.
const UNTRACED: i32 = 160;
/// How much dearer than the cheapest a reading of the figures alone may be.
const REACH: i32 = 100;

/// Puts the figures of such rows where they belong.
pub(crate) fn place(context: &Context<'_, '_>, draft: &mut TableDraft<'_>, habit: &Habit) {
    for row in 1..draft.rows.len() {
        let Some(own) = draft.rows.get(row).filter(|r| is_deviation(&label_text(context, r, &r.label))) else { continue };
        if draft.solved.rows.get(row).is_none_or(|r| r.cheapest.is_some_and(|cost| cost < UNTRACED)) {
            continue;
        }
        let above = draft.solved.reading(row - 1).map(|r| r.cells.as_slice()).unwrap_or_default();
        let places = places(draft, above);
        let plain = Habit { edges: Vec::new(), ..habit.clone() };
        let figures = Costed::new(Cow::Borrowed(&own.shape), places.len());
        let found = (1..=places.len()).rev().find_map(|n| {
            let readings = figures.readings(&plain, n, false, REACH);
            readings.iter().find_map(|r| placed(r, &places, draft.columns.len()))
        });
        if let Some((cells, slot)) = found.zip(draft.solved.rows.get_mut(row)) {
            slot.reading = Some(Reading { cells, cost: 0 });
        }
    }
}

/// Whether a label says so.
pub(crate) fn is_deviation(label: &str) -> bool {
    let label = label.trim();
    DEVIATION_ROWS.contains(&fold(label.trim_end_matches([':', '*'])).replace('\u{ad}', "").as_str())
}

/// The deviations of a row, each with the column that deviates.
fn places(draft: &TableDraft<'_>, above: &[Option<CellSpan>]) -> Vec<(usize, CellSpan)> {
    let role = |c: usize| draft.columns.get(c).map_or(ColumnRole::Other, |d| d.column.role);
    let cell = |c: usize| above.get(c).copied().flatten();
    let with = |roles: &[ColumnRole]| (0..above.len()).filter(|c| roles.contains(&role(*c))).collect::<Vec<_>>();
    let stated = with(&[ColumnRole::Outcome, ColumnRole::Forecast]);
    let mut out: Vec<(usize, CellSpan)> = Vec::new();
    for d in with(&[ColumnRole::Deviation]) {
        let Some(deviation) = cell(d) else { continue };
        let is_from = |c: &usize| {
            with(&[ColumnRole::Budget]).into_iter().any(|b| {
                let Some((stated, budget)) = cell(*c).zip(cell(b)) else { return false };
                let room = rust_decimal::Decimal::new(15, u32::from(deviation.decimals) + 1);
                ((stated.value() - budget.value()).abs() - deviation.value().abs()).abs() <= room
            })
        };
        let mut fitting: Vec<usize> = stated.iter().copied().filter(is_from).collect();
        fitting.sort_by_key(|c| (c.abs_diff(d), *c > d));
        if let Some(c) = fitting.first().filter(|c| !out.iter().any(|(known, _)| known == *c)) {
            out.push((*c, deviation));
        }
    }
    out.sort_by_key(|(c, _)| *c);
    out
}

/// The figures of a reading in the columns whose deviations they are, if they are such.
fn placed(reading: &Reading, places: &[(usize, CellSpan)], k: usize) -> Option<Vec<Option<CellSpan>>> {
    let mut cells = vec![None; k];
    let mut rest = places.iter();
    for figure in &reading.cells {
        let figure = (*figure)?;
        let (column, _) = rest.find(|(_, deviation)| deviation.value().abs() == figure.value().abs())?;
        *cells.get_mut(*column)? = Some(figure);
    }
    Some(cells)
}
