//! Columns of one role and period that can hardly be the same.
//!
//! What a report says of a past period is what was said of it then, but for a few figures. Where hardly any agrees, a header is wrong, or
//! was read wrongly, or the figures are of another thing: that is one difference and not as many as there are rows.

use std::collections::BTreeMap;

use super::figures::{Compared, Figure};
use super::model::{Column, Header};
use crate::report::model::ColumnRole;

/// Fewer figures than this tell nothing of their column.
const LEAST: usize = 4;
/// One in so many must agree.
const ONE_IN: usize = 4;

/// Table and column in the older and in the newer report.
pub(super) type Key = [usize; 4];

pub(super) fn key(a: &Figure<'_>, b: &Figure<'_>) -> Key {
    [a.table, a.column, b.table, b.column]
}

/// The doubtful columns among the figures of one period. Forecasts and deviations may all move.
pub(super) fn doubtful(compared: &[Compared<'_, '_>]) -> BTreeMap<Key, Column> {
    let mut columns: BTreeMap<Key, Vec<&Compared<'_, '_>>> = BTreeMap::new();
    for one in compared {
        let (a, b, _) = one;
        let nothing = a.cell.value.0.is_zero() && b.cell.value.0.is_zero();
        if a.period == b.period && !nothing && !matches!(a.in_column.role, ColumnRole::Forecast | ColumnRole::Deviation) {
            columns.entry(key(a, b)).or_default().push(one);
        }
    }
    let doubted = |(key, all): (Key, Vec<&Compared<'_, '_>>)| {
        let differ = all.iter().filter(|(.., change)| change.is_some()).count();
        let (a, b, _) = all.first().filter(|_| all.len() >= LEAST && (all.len() - differ) * ONE_IN < all.len())?;
        let column = Column {
            table: b.in_table.kind,
            role: b.in_column.role,
            period: b.in_column.period.clone(),
            old: header(a),
            new: header(b),
            figures: all.len(),
            differ,
        };
        Some((key, column))
    };
    columns.into_iter().filter_map(doubted).collect()
}

fn header(f: &Figure<'_>) -> Header {
    let [line, _] = f.in_table.lines;
    Header { title: f.in_table.title.clone(), label: f.in_column.label.clone(), table: f.in_table.id.clone(), column: f.column, line }
}
