//! Relations across tables: the total of one table that another one repeats.

use rust_decimal::Decimal;

use super::interval::half_unit;
use super::network::Place;
use crate::report::model::{Column, ColumnRole, Report, Row, RowRole, Table, Unit};

/// Least number of columns that two rows must have in common before they can be called the same.
const LEAST_COLUMNS: usize = 3;

/// Pairs of places that show the same figure, each with its factor.
///
/// Two sum rows of two tables are the same where they share at least three columns (role and period) and agree, but for the sign,
/// in all of them but one at most.
#[must_use]
pub fn same_figures(report: &Report) -> Vec<Vec<(Place, Decimal)>> {
    let mut out = Vec::new();
    for (t, one) in report.tables.iter().enumerate() {
        for (u, other) in report.tables.iter().enumerate().skip(t + 1) {
            let columns = shared_columns(one, other);
            if columns.len() < LEAST_COLUMNS {
                continue;
            }
            for (r, a) in sums(one) {
                for (s, b) in sums(other) {
                    if let Some(pairs) = same_row(a, b, &columns) {
                        let place = |table, row, column| Place { table, row, column };
                        out.extend(pairs.into_iter().map(|(i, j, fa, fb)| vec![(place(t, r, i), fa), (place(u, s, j), fb)]));
                    }
                }
            }
        }
    }
    out
}

fn sums(table: &Table) -> impl Iterator<Item = (usize, &Row)> {
    table.rows.iter().enumerate().filter(|(_, r)| matches!(r.role, RowRole::Subtotal | RowRole::Total) && r.unit.is_none())
}

/// Columns of both tables with one role and period, with the factors that make them one unit.
fn shared_columns(one: &Table, other: &Table) -> Vec<(usize, usize, Decimal, Decimal)> {
    let mut out = Vec::new();
    for (i, a) in one.columns.iter().enumerate() {
        let mut twins = other.columns.iter().enumerate().filter(|(_, b)| same_column(a, b));
        if let (Some((j, b)), None) = (twins.next(), twins.next())
            && one.columns.iter().filter(|c| same_column(c, b)).count() == 1
            && let (Some(x), Some(y)) = (kronor(a.unit.or(one.unit)), kronor(b.unit.or(other.unit)))
        {
            let base = x.min(y);
            out.push((i, j, x / base, y / base));
        }
    }
    out
}

fn same_column(a: &Column, b: &Column) -> bool {
    a.role == b.role && a.period == b.period && (a.period.is_some() || a.role == ColumnRole::Change) && !matches!(a.role, ColumnRole::Value | ColumnRole::Other)
}

/// How many kronor a unit of money is.
#[must_use]
pub fn kronor(unit: Option<Unit>) -> Option<Decimal> {
    match unit? {
        Unit::Kr => Some(Decimal::ONE),
        Unit::Tkr => Some(Decimal::ONE_THOUSAND),
        Unit::Mnkr => Some(Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND),
        Unit::Percent | Unit::Hours | Unit::Count => None,
    }
}

/// The pairs of columns of two rows with the factors under which they cancel, where the rows are the same.
fn same_row(a: &Row, b: &Row, columns: &[(usize, usize, Decimal, Decimal)]) -> Option<Vec<(usize, usize, Decimal, Decimal)>> {
    let (mut pairs, mut agree, mut nonzero, mut turned) = (Vec::new(), 0usize, 0usize, 0usize);
    for &(i, j, fa, fb) in columns {
        let (Some(x), Some(y)) = (value(a, i), value(b, j)) else { continue };
        let room = half_unit(x.scale()) * fa + half_unit(y.scale()) * fb;
        let same = (x * fa - y * fb).abs() <= room;
        let opposite = (x * fa + y * fb).abs() <= room;
        agree += usize::from(same || opposite);
        nonzero += usize::from((same || opposite) && !x.is_zero());
        turned += usize::from(opposite && !same);
        pairs.push((i, j, fa, if same { Some(-fb) } else if opposite { Some(fb) } else { None }, fb));
    }
    let enough = pairs.len() >= LEAST_COLUMNS && agree + 1 >= pairs.len() && nonzero >= 2;
    let mostly_turned = turned * 2 > agree;
    enough.then(|| pairs.into_iter().map(|(i, j, fa, sign, fb)| (i, j, fa, sign.unwrap_or(if mostly_turned { fb } else { -fb }))).collect())
}

fn value(row: &Row, column: usize) -> Option<Decimal> {
    row.cells.get(column)?.as_ref().map(|c| c.value.0)
}
