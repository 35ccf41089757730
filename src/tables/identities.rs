//! The relations that a table obeys: deviation and change columns, sums along rows, total rows.
//!
//! They are found by looking for the relations that hold in most places, so that a figure which breaks
//! one stays visible as a violation. Header words weigh: a column that is called a deviation is believed
//! with less evidence than one without a name.

use super::grid::{Fit, Grid, Printed};
use super::sums::{self, Sums};
use super::three::{FORMS, Form, SIGNS, Tally, tallies};
use crate::report::model::{Cell, Column, ColumnRole, Relation, RelationKind, Row, RowRole, Term, Unit};

/// A relation between columns, the same in every row: the signed terms give the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnRelation {
    pub(crate) kind: RelationKind,
    pub(crate) result: usize,
    pub(crate) terms: Vec<(usize, bool)>,
}

/// Most relations between columns of one table.
const MAX_COLUMN_RELATIONS: usize = 12;

/// All relations of a table's rows.
///
/// `rows` as read; group rows and blank cells stand in no relation.
#[must_use]
pub fn find(columns: &[Column], rows: &[Row]) -> Vec<Relation> {
    let kind = |r: &Row| sums::Kind::of(&r.label, r.role == RowRole::Group, r.unit == Some(Unit::Percent));
    let kinds: Vec<sums::Kind> = rows.iter().map(kind).collect();
    let grid = grid(columns, rows);
    let sums = Sums::of(&grid, &kinds, columns.iter().map(|c| c.unit != Some(Unit::Percent)).collect());
    among(columns, rows, &grid, &kinds, &sums)
}

/// The figures of a table's rows.
pub(super) fn grid(columns: &[Column], rows: &[Row]) -> Grid {
    let figure = |c: &Option<Cell>| c.as_ref().map(|c| c.value.0.into());
    let values: Vec<Vec<Option<Printed>>> = rows.iter().map(|r| r.cells.iter().map(figure).collect()).collect();
    Grid::new(columns.len(), &values)
}

/// All relations of a table's rows, whose sums are known.
pub(super) fn among(columns: &[Column], rows: &[Row], grid: &Grid, kinds: &[sums::Kind], sums: &Sums) -> Vec<Relation> {
    let roles: Vec<ColumnRole> = columns.iter().map(|c| c.role).collect();
    let mut out = Vec::new();
    let between = column_relations(grid, &roles);
    for r in &between {
        for row in 0..grid.rows() {
            if grid.at(row, r.result).is_some() && r.terms.iter().all(|(c, _)| grid.at(row, *c).is_some()) {
                let term = |column, negative| Term { row, column, negative };
                out.push(Relation {
                    kind: r.kind,
                    result: term(r.result, false),
                    terms: r.terms.iter().map(|(c, n)| term(*c, *n)).collect(),
                });
            }
        }
    }
    let known = |(c, role): (usize, &ColumnRole)| sums::Known {
        role: *role,
        related: between.iter().any(|r| r.result == c || r.terms.iter().any(|(t, _)| *t == c)),
        decimals: rows.iter().filter_map(|r| r.cells.get(c)?.as_ref()).map(|cell| cell.value.0.scale()).max().unwrap_or(0),
    };
    let known: Vec<sums::Known> = roles.iter().enumerate().map(known).collect();
    out.extend(sums::find(grid, kinds, sums, &known));
    out
}

/// Whether the roles say that one column is worked out from the two others.
fn typed(result: ColumnRole, a: ColumnRole, b: ColumnRole) -> Option<RelationKind> {
    use ColumnRole::{Budget, Change, Cost, Deviation, Forecast, Income, NetCost, Outcome, Value};
    let stated = |r| matches!(r, Outcome | Budget | Forecast | NetCost | Value);
    match result {
        Deviation if stated(a) && stated(b) && a != b => Some(RelationKind::Deviation),
        Change if a == b && (stated(a) || matches!(a, Income | Cost)) => Some(RelationKind::Change),
        NetCost if matches!((a, b), (Income, Cost) | (Cost, Income)) => Some(RelationKind::RowSum),
        _ => None,
    }
}

fn kind_of(result: ColumnRole) -> RelationKind {
    match result {
        ColumnRole::Deviation => RelationKind::Deviation,
        ColumnRole::Change => RelationKind::Change,
        _ => RelationKind::RowSum,
    }
}

/// The relations between columns that hold in most rows.
pub(crate) fn column_relations(grid: &Grid, roles: &[ColumnRole]) -> Vec<ColumnRelation> {
    let mut found: Vec<(i64, ColumnRelation)> = Vec::new();
    let k = grid.columns();
    for a in 0..k {
        for b in a + 1..k {
            for c in b + 1..k {
                if let Some(best) = best_of_three(grid, roles, [a, b, c]) {
                    found.push(best);
                }
            }
        }
    }
    found.extend(run_sums(grid, k));
    // The best-supported first; a column is worked out in one way only, unless roles say more.
    found.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.result.cmp(&y.1.result)).then_with(|| x.1.terms.cmp(&y.1.terms)));
    let mut out: Vec<ColumnRelation> = Vec::new();
    for (_, r) in found {
        let implied = out.iter().any(|o| same_columns(o, &r));
        if !implied && out.len() < MAX_COLUMN_RELATIONS {
            out.push(r);
        }
    }
    out
}

fn same_columns(a: &ColumnRelation, b: &ColumnRelation) -> bool {
    let set = |r: &ColumnRelation| {
        let mut v: Vec<usize> = r.terms.iter().map(|(c, _)| *c).chain([r.result]).collect();
        v.sort_unstable();
        v
    };
    set(a) == set(b)
}

/// The best relation among three columns, with its weight, if there is enough evidence.
fn best_of_three(grid: &Grid, roles: &[ColumnRole], three: [usize; 3]) -> Option<(i64, ColumnRelation)> {
    // So often a relation cannot fail: see `enough`.
    let rows = u32::try_from(grid.rows()).unwrap_or(u32::MAX);
    let tallies = tallies(grid, three, |fails| fails > 2 && fails * 3 > rows && fails * 5 > rows.max(5))?;
    let column = |i: usize| three.get(i).copied().unwrap_or(0);
    let role = |i: usize| roles.get(column(i)).copied().unwrap_or(ColumnRole::Other);
    let mut best: Option<(i64, ColumnRelation)> = None;
    for Form { result, a, b, ways } in FORMS {
        let by_role = typed(role(result), role(a), role(b));
        for (way, (na, nb)) in ways.into_iter().zip(SIGNS) {
            // Minus the sum only where roles say so.
            let t = tallies.get(way).and_then(|t| t.get(result)).copied().unwrap_or_default();
            if na && nb && by_role.is_none() || !enough(t, by_role.is_some()) {
                continue;
            }
            let is_difference = na != nb;
            let natural = match by_role {
                Some(RelationKind::RowSum) => true,
                Some(_) => is_difference,
                None => !is_difference,
            };
            let weight = i64::from(t.holds) * 4 + i64::from(t.trivial) - i64::from(t.fails) * 12
                + if by_role.is_some() { 20 } else { 0 }
                + i64::from(natural) * 2;
            if best.as_ref().is_none_or(|(w, _)| weight > *w) {
                let kind = by_role.unwrap_or_else(|| kind_of(role(result)));
                best = Some((weight, ColumnRelation { kind, result: column(result), terms: vec![(column(a), na), (column(b), nb)] }));
            }
        }
    }
    best
}

/// Enough rows that could have failed and do not, and few that do.
fn enough(t: Tally, typed: bool) -> bool {
    let rows = t.holds + t.trivial + t.fails;
    // Two rows that fail by opposite amounts are errors that cancel out in their column, not a sign that the columns are unrelated.
    let cancel = t.fails == 2 && t.missing == 0 && t.holds >= 1;
    if typed {
        cancel || t.holds >= 2 && t.fails * 3 <= rows || t.holds + t.trivial >= 2 && t.holds >= 1 && t.fails == 0
    } else {
        t.holds >= 3 && t.fails * 5 <= rows.max(5) && t.holds > 2 * t.fails
    }
}

/// A column that is the sum of three or more columns right before or after it.
fn run_sums(grid: &Grid, k: usize) -> Vec<(i64, ColumnRelation)> {
    let mut out = Vec::new();
    let rows = u32::try_from(grid.rows()).unwrap_or(u32::MAX);
    for result in 0..k {
        let before = (3..=result).map(|n| (result - n..result).collect::<Vec<_>>());
        let after = (3..k - result).map(|n| (result + 1..=result + n).collect::<Vec<_>>());
        for run in before.chain(after) {
            let terms: Vec<(usize, bool)> = run.into_iter().map(|c| (c, false)).collect();
            let mut t = Tally::default();
            for row in 0..grid.rows() {
                let fit = grid.fit(row, result, &terms);
                t.holds += u32::from(fit == Some(Fit::Holds));
                t.fails += u32::from(fit == Some(Fit::Fails));
                if t.fails * 5 > rows {
                    break;
                }
            }
            if t.holds >= 2 && t.fails * 5 <= t.holds + t.fails {
                let weight = i64::from(t.holds) * 4 - i64::from(t.fails) * 12 + i64::try_from(terms.len()).unwrap_or(0);
                out.push((weight, ColumnRelation { kind: RelationKind::RowSum, result, terms }));
            }
        }
    }
    out
}
