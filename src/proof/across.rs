//! Relations across tables: the total of one table that another one repeats.

use rust_decimal::Decimal;

use super::interval::half_unit;
use super::network::{Factor, Place};
use crate::limits::{MAX_TWIN_ROWS, MAX_TWIN_TABLES, MAX_TWINS};
use crate::report::model::{Column, ColumnRole, Report, Row, RowRole, Table, Unit};

/// Least number of columns that two rows must have in common before they can be called the same.
const LEAST_COLUMNS: usize = 3;

/// Gives to `found` the pairs of places that show the same figure, each with its factor.
///
/// Two sum rows of two tables are the same where they share at least three columns (role and period) and agree, but for the sign,
/// in all of them but one at most.
pub fn same_figures(report: &Report, mut found: impl FnMut([(Place, Factor); 2])) {
    let sums: Vec<Vec<usize>> = report.tables.iter().map(sums).collect();
    for (t, one) in report.tables.iter().enumerate() {
        let of = |table: usize| sums.get(table).map(Vec::as_slice).unwrap_or_default();
        let mut twins = vec![0_usize; of(t).len()];
        for (u, other) in report.tables.iter().enumerate().skip(t + 1).take(MAX_TWIN_TABLES) {
            if of(t).is_empty() || of(u).is_empty() {
                continue;
            }
            let columns = shared_columns(one, other);
            if columns.len() < LEAST_COLUMNS {
                continue;
            }
            for (r, twins) in of(t).iter().zip(&mut twins) {
                for s in of(u) {
                    let (Some(a), Some(b)) = (one.rows.get(*r), other.rows.get(*s)) else { continue };
                    let pairs = if *twins < MAX_TWINS { same_row(a, b, &columns) } else { None };
                    let Some(pairs) = pairs else { continue };
                    *twins += 1;
                    let place = |table, row, column| Place { table, row, column };
                    pairs.into_iter().for_each(|(i, j, fa, fb)| found([(place(t, *r, i), fa), (place(u, *s, j), fb)]));
                }
            }
        }
    }
}

/// The sum rows of a table, the first of them where it has very many.
fn sums(table: &Table) -> Vec<usize> {
    let is_sum = |r: &Row| matches!(r.role, RowRole::Subtotal | RowRole::Total) && r.unit.is_none();
    table.rows.iter().enumerate().filter(|(_, r)| is_sum(r)).map(|(i, _)| i).take(MAX_TWIN_ROWS).collect()
}

/// A column that two tables share, with the factors that make its figures one unit.
#[derive(Debug, Clone, Copy)]
struct Shared {
    one: usize,
    other: usize,
    scale_one: Factor,
    scale_other: Factor,
    deviation: bool,
}

/// Columns of both tables with one role and period.
fn shared_columns(one: &Table, other: &Table) -> Vec<Shared> {
    let mut out = Vec::new();
    for (i, a) in one.columns.iter().enumerate() {
        let mut twins = other.columns.iter().enumerate().filter(|(_, b)| same_column(a, b));
        if let (Some((j, b)), None) = (twins.next(), twins.next())
            && one.columns.iter().filter(|c| same_column(c, b)).count() == 1
            && let (Some(x), Some(y)) = (thousands(a.unit.or(one.unit)), thousands(b.unit.or(other.unit)))
        {
            let scale = |n: u8| Factor { power: 3 * (n - x.min(y)), negative: false };
            let deviation = a.role == ColumnRole::Deviation;
            out.push(Shared { one: i, other: j, scale_one: scale(x), scale_other: scale(y), deviation });
        }
    }
    out
}

fn same_column(a: &Column, b: &Column) -> bool {
    a.role == b.role
        && a.period == b.period
        && (a.period.is_some() || a.role == ColumnRole::Change)
        && !matches!(a.role, ColumnRole::Value | ColumnRole::Other)
}

/// How many kronor a unit of money is.
#[must_use]
pub fn kronor(unit: Option<Unit>) -> Option<Decimal> {
    thousands(unit).map(|n| Factor { power: 3 * n, negative: false }.value())
}

/// How many times a thousand kronor must be taken for a unit of money.
fn thousands(unit: Option<Unit>) -> Option<u8> {
    match unit? {
        Unit::Kr => Some(0),
        Unit::Tkr => Some(1),
        Unit::Mnkr => Some(2),
        Unit::Percent | Unit::Hours | Unit::Count => None,
    }
}

/// The pairs of columns of two rows with the factors under which they cancel, where the rows are the same.
///
/// One table may show costs as positive and the other as negative; deviations keep the reader's sign in both. So each of the two groups of
/// columns has one sign, that of most of its columns.
fn same_row(a: &Row, b: &Row, columns: &[Shared]) -> Option<Vec<(usize, usize, Factor, Factor)>> {
    let pairs: Vec<(Shared, Match)> =
        columns.iter().filter_map(|&s| Some((s, compare(value(a, s.one)?, value(b, s.other)?, s)?))).collect();
    let agree = pairs.iter().filter(|(_, m)| *m != Match::Neither).count();
    let telling = pairs.iter().filter(|(_, m)| matches!(m, Match::Same | Match::Opposite)).count();
    if pairs.len() < LEAST_COLUMNS || agree + 1 < pairs.len() || telling < 2 {
        return None;
    }
    let turned = |deviation: bool| {
        let votes = |m: Match| pairs.iter().filter(|(s, n)| s.deviation == deviation && *n == m).count();
        votes(Match::Opposite) > votes(Match::Same).max(usize::from(deviation))
    };
    let signs = [turned(false), turned(true)];
    let [amounts, deviations] = signs;
    let link = |(s, _): &(Shared, Match)| {
        (s.one, s.other, s.scale_one, if if s.deviation { deviations } else { amounts } { s.scale_other } else { -s.scale_other })
    };
    Some(pairs.iter().filter(|(s, m)| !(s.deviation && *m == Match::Opposite && !deviations)).map(link).collect())
}

/// How two figures compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Same,
    Opposite,
    /// Both are nothing, which tells nothing of the sign.
    Nothing,
    Neither,
}

fn compare(x: Decimal, y: Decimal, s: Shared) -> Option<Match> {
    let (one, other) = (s.scale_one.value(), s.scale_other.value());
    let (x, y) = (x.checked_mul(one)?, y.checked_mul(other)?);
    let room = half_unit(x.scale()) * one + half_unit(y.scale()) * other;
    let (same, opposite) = ((x - y).abs() <= room, (x + y).abs() <= room);
    Some(match (same, opposite) {
        (true, true) => Match::Nothing,
        (true, false) => Match::Same,
        (false, true) => Match::Opposite,
        (false, false) => Match::Neither,
    })
}

fn value(row: &Row, column: usize) -> Option<Decimal> {
    row.cells.get(column)?.as_ref().map(|c| c.value.0)
}
