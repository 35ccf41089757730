//! Chooses among the readings of a table's rows: the usual reading first, then the relations that most rows obey, then the sums.
//!
//! A relation can settle which of several usual readings is meant; it can never make an unusual reading win,
//! so that a wrong figure in the report stays a wrong figure.

use rust_decimal::Decimal;

use super::grid::{Fit, Grid, fit};
use super::identities::{ColumnRelation, column_relations};
use super::reading::{Habit, Reading, cheapest, likely, readings};
use super::shape::Shape;
use super::sums::{self, Kind};
use crate::report::model::{ColumnRole, RelationKind};

/// Costs, in hundredths.
mod cost {
    /// A relation that a reading breaks; that it keeps.
    pub(super) const BROKEN: i32 = 250;
    pub(super) const KEPT: i32 = 50;
    /// A row whose second reading costs this much more is fixed.
    pub(super) const FIXED: i32 = 100;
    /// Readings this much dearer than the best are still asked whether a relation holds.
    pub(super) const CHEAP: i32 = 95;
    /// A sum that a choice breaks, and how dear a reading may be that mends one.
    pub(super) const SUM_BROKEN: i32 = 200;
    pub(super) const SUM_REACH: i32 = 130;
    /// What a row without any reading costs.
    pub(super) const NO_READING: i32 = 600;
    /// Most that one row may cost in the choice of the number of columns.
    pub(super) const ROW_MOST: i32 = 300;
}

/// A table's rows with their readings, and the chosen ones.
#[derive(Debug, Clone)]
pub(crate) struct Solved {
    pub(crate) readings: Vec<Vec<Reading>>,
    pub(crate) chosen: Vec<usize>,
    /// Mean cost of the rows' best readings, without the price of splitting.
    pub(crate) cost: i32,
    /// Rows on which some relation between columns holds and could have failed.
    pub(crate) support: i32,
}

impl Solved {
    /// The chosen reading of a row.
    pub(crate) fn reading(&self, row: usize) -> Option<&Reading> {
        self.readings.get(row)?.get(*self.chosen.get(row)?)
    }
}

/// A row to be read.
pub(crate) struct RowShape<'a> {
    pub(crate) shape: &'a Shape,
    pub(crate) glued: bool,
    pub(crate) kind: Kind,
}

/// Reads the rows as `k` cells each.
pub(crate) fn solve(rows: &[RowShape<'_>], k: usize, habit: &Habit, roles: &[ColumnRole]) -> Solved {
    let all: Vec<Vec<Reading>> = rows.iter().map(|r| row_readings(r, k, habit)).collect();
    let mut total = 0_i64;
    for r in &all {
        total += i64::from(r.first().map_or(cost::NO_READING, |r| r.cost).min(cost::ROW_MOST));
    }
    let n = i64::try_from(all.len().max(1)).unwrap_or(1);
    let mean = i32::try_from(total / n).unwrap_or(i32::MAX);
    let mut solved = Solved { chosen: vec![0; all.len()], readings: all, cost: mean, support: 0 };
    let usual = Usual::of(&solved, k);
    let relations = evidence(&solved, &usual, k, roles);
    rescore(&mut solved, &usual, &relations);
    by_sums(&mut solved, rows, k);
    solved.support = support(&solved, k, &relations);
    solved
}

fn row_readings(row: &RowShape<'_>, k: usize, habit: &Habit) -> Vec<Reading> {
    // A total has no note of its own.
    let unnoted = (habit.notes && row.kind == Kind::Sum).then(|| Habit { notes: false, ..habit.clone() });
    let habit = unnoted.as_ref().unwrap_or(habit);
    if row.glued && cheapest(row.shape, k, habit).is_none_or(|cost| cost >= 150) {
        let mut glued = readings(row.shape, k, habit, true);
        glued.extend(readings(row.shape, k, habit, false));
        glued.sort_by_key(|r| r.cost);
        return glued;
    }
    likely(row.shape, k, habit)
}

/// The figures of each row's usual readings: those that are little dearer than the cheapest.
struct Usual(Vec<Vec<Grid>>);

impl Usual {
    fn of(solved: &Solved, k: usize) -> Self {
        let row = |readings: &Vec<Reading>| {
            let cheapest = readings.first().map_or(0, |r| r.cost);
            readings.iter().take_while(|r| r.cost <= cheapest + cost::CHEAP).map(|r| Grid::new(k, &[values(r)])).collect()
        };
        Self(solved.readings.iter().map(row).collect())
    }
}

fn values(r: &Reading) -> Vec<Option<Decimal>> {
    r.cells.iter().map(|c| c.map(|c| c.value)).collect()
}

fn is_fixed(readings: &[Reading]) -> bool {
    match readings {
        [] => false,
        [_] => true,
        [a, b, ..] => b.cost - a.cost >= cost::FIXED,
    }
}

/// Relations between columns that the rows with one usual reading obey; else those that nearly every row can obey.
fn evidence(solved: &Solved, usual: &Usual, k: usize, roles: &[ColumnRole]) -> Vec<ColumnRelation> {
    let fixed: Vec<Vec<Option<Decimal>>> = solved.readings.iter().filter(|r| is_fixed(r)).filter_map(|r| r.first()).map(values).collect();
    let found = column_relations(&Grid::new(k, &fixed), roles);
    let open = solved.readings.iter().filter(|r| r.len() > 1 && !is_fixed(r)).count();
    if open == 0 {
        return found;
    }
    let mut out = found;
    for a in 0..k {
        for b in a + 1..k {
            for c in b + 1..k {
                if out.len() < 12 && !out.iter().any(|r| uses(r, [a, b, c])) {
                    out.extend(possible(solved, usual, roles, [a, b, c]));
                }
            }
        }
    }
    out
}

fn uses(r: &ColumnRelation, three: [usize; 3]) -> bool {
    let mut v: Vec<usize> = r.terms.iter().map(|t| t.0).chain([r.result]).collect();
    v.sort_unstable();
    v == three
}

/// A relation that the roles suggest and that three rows in four can obey with a usual reading, fixed rows counting three times.
fn possible(solved: &Solved, usual: &Usual, roles: &[ColumnRole], [x, y, z]: [usize; 3]) -> Option<ColumnRelation> {
    use ColumnRole::{Budget, Change, Cost, Deviation, Forecast, Income, NetCost, Outcome, Value};
    let role = |c: usize| roles.get(c).copied().unwrap_or(ColumnRole::Other);
    let stated = |r| matches!(r, Outcome | Budget | Forecast | NetCost | Value);
    let mut best: Option<(i32, ColumnRelation)> = None;
    for (result, a, b) in [(z, x, y), (y, x, z), (x, y, z)] {
        let (kind, forms): (RelationKind, &[(bool, bool)]) = match role(result) {
            Deviation if stated(role(a)) && stated(role(b)) => (RelationKind::Deviation, &[(false, true), (true, false)]),
            Change if role(a) == role(b) => (RelationKind::Change, &[(false, true), (true, false)]),
            NetCost if matches!((role(a), role(b)), (Income, Cost) | (Cost, Income)) => {
                (RelationKind::RowSum, &[(false, false), (false, true), (true, false)])
            }
            _ => continue,
        };
        for (na, nb) in forms {
            let terms = vec![(a, *na), (b, *nb)];
            let relation = ColumnRelation { kind, result, terms };
            let (mut yes, mut no) = (0, 0);
            for (r, usual) in solved.readings.iter().zip(&usual.0) {
                let weight = if is_fixed(r) { 3 } else { 1 };
                let (mut holds, mut fails, mut trivial) = (false, false, false);
                for fit in usual.iter().filter_map(|r| fits(r, &relation)) {
                    holds |= fit == Fit::Holds;
                    fails |= fit == Fit::Fails;
                    trivial |= fit == Fit::Trivial;
                }
                if holds {
                    yes += weight;
                } else if fails && !trivial {
                    no += weight;
                }
            }
            if yes >= 3 && no * 3 <= yes && best.as_ref().is_none_or(|(w, _)| yes - no > *w) {
                best = Some((yes - no, relation));
            }
        }
    }
    best.map(|b| b.1)
}

/// How a relation fares on one reading.
fn fits(reading: &Grid, relation: &ColumnRelation) -> Option<Fit> {
    let result = reading.at(0, relation.result)?;
    let term = |(c, negative): &(usize, bool)| reading.at(0, *c).map(|f| (f, *negative));
    if relation.terms.iter().any(|t| term(t).is_none()) {
        return None;
    }
    Some(fit(result, relation.terms.iter().filter_map(term)))
}

fn rescore(solved: &mut Solved, usual: &Usual, relations: &[ColumnRelation]) {
    if relations.is_empty() {
        return; // the readings stand cheapest first
    }
    for (row, (readings, usual)) in solved.readings.iter().zip(&usual.0).enumerate() {
        if readings.len() < 2 {
            continue;
        }
        let mut best: Option<(i32, usize)> = None;
        // An unusual reading never wins because it adds up.
        for (i, (r, figures)) in readings.iter().zip(usual).enumerate() {
            let mut price = r.cost;
            for relation in relations {
                match fits(figures, relation) {
                    Some(Fit::Fails) => price += cost::BROKEN,
                    Some(Fit::Holds) => price -= cost::KEPT,
                    _ => {}
                }
            }
            if best.is_none_or(|(p, _)| price < p) {
                best = Some((price, i));
            }
        }
        if let (Some((_, i)), Some(slot)) = (best, solved.chosen.get_mut(row)) {
            *slot = i;
        }
    }
}

fn grid_of(solved: &Solved, k: usize) -> Grid {
    let rows: Vec<Vec<Option<Decimal>>> = (0..solved.readings.len()).map(|r| solved.reading(r).map(values).unwrap_or_default()).collect();
    Grid::new(k, &rows)
}

/// Column sums choose among readings that are still open.
fn by_sums(solved: &mut Solved, rows: &[RowShape<'_>], k: usize) {
    let open: Vec<usize> = solved.readings.iter().enumerate().filter(|(_, r)| r.len() > 1 && !is_fixed(r)).map(|(i, _)| i).collect();
    if open.is_empty() || open.len() > 60 {
        return;
    }
    let kinds: Vec<Kind> = rows.iter().map(|r| r.kind).collect();
    let additive = vec![true; k];
    for _ in 0..3 {
        let mut changed = false;
        let grid = grid_of(solved, k);
        let totals = sums::totals(&grid, &kinds, &additive);
        for &row in &open {
            let Some((total, members)) = totals.iter().find(|(t, m)| *t == row || m.contains(&row)) else { continue };
            let Some(all) = solved.readings.get(row) else { continue };
            let now = solved.chosen.get(row).copied().unwrap_or(0);
            let base = all.get(now).map_or(0, |r| r.cost);
            let mut best: Option<(i32, usize)> = None;
            for (i, r) in all.iter().enumerate().take(24) {
                if r.cost > base + cost::SUM_REACH {
                    break;
                }
                let price = r.cost + broken_sums(&grid, k, *total, members, row, r) * cost::SUM_BROKEN;
                let stays = i == now;
                if best.is_none_or(|(p, _)| price < p || price == p && stays) {
                    best = Some((price, i));
                }
            }
            if let (Some((_, i)), Some(slot)) = (best, solved.chosen.get_mut(row)) {
                changed |= *slot != i;
                *slot = i;
            }
        }
        if !changed {
            break;
        }
    }
}

fn broken_sums(grid: &Grid, k: usize, total: usize, members: &[usize], row: usize, reading: &Reading) -> i32 {
    let mut grid = grid.clone();
    let own = Grid::new(k, &[values(reading)]);
    // The row's own grid may have another scale; take figures over only where the scales agree.
    let same_scale = (0..k).all(|c| match (own.at(0, c), grid.at(row, c)) {
        (Some(a), Some(b)) => a.half == b.half || a.twice == 0 || b.twice == 0,
        _ => true,
    });
    if !same_scale {
        return 0;
    }
    for c in 0..k {
        grid.set(row, c, own.at(0, c));
    }
    let mut broken = 0;
    for c in 0..k {
        let Some(result) = grid.at(total, c) else { continue };
        let terms: Vec<_> = members.iter().filter_map(|m| grid.at(*m, c)).map(|f| (f, false)).collect();
        broken += i32::from(!terms.is_empty() && fit(result, terms) == Fit::Fails);
    }
    broken
}

fn support(solved: &Solved, k: usize, relations: &[ColumnRelation]) -> i32 {
    let mut n = 0;
    for row in 0..solved.readings.len() {
        if let Some(r) = solved.reading(row) {
            let figures = Grid::new(k, &[values(r)]);
            n += i32::from(relations.iter().any(|rel| fits(&figures, rel) == Some(Fit::Holds)));
        }
    }
    n
}
