//! Chooses among the readings of a table's rows: the usual reading first, then the relations that most rows obey, then the sums.
//!
//! A relation can settle which of several usual readings is meant; it can never make an unusual reading win,
//! so that a wrong figure in the report stays a wrong figure.

use std::ops::Range;

use super::grid::{Fig, Fit, Grid, Printed, Sum};
use super::habit::Habit;
use super::identities::{ColumnRelation, column_relations};
use super::open::{Open, RowFigures};
use super::reading::Reading;
use super::sums::{self, Kind, Sums};
use super::three::{FORMS, Form, SIGNS, Three};
use crate::report::model::{ColumnRole, RelationKind};

/// Costs, in hundredths.
mod cost {
    /// A relation that a reading breaks; that it keeps.
    pub(super) const BROKEN: i32 = 250;
    pub(super) const KEPT: i32 = 50;
    /// Readings this much dearer than the best are still asked whether a relation holds.
    pub(super) const CHEAP: i32 = 95;
    /// A sum that a choice breaks, and how dear a reading may be that mends one.
    pub(super) const SUM_BROKEN: i32 = 200;
    pub(super) const SUM_REACH: i32 = 130;
}

/// A table's rows as they are read.
#[derive(Debug, Clone)]
pub(crate) struct Solved {
    pub(crate) rows: Vec<SolvedRow>,
    /// Rows on which some relation between columns holds and could have failed.
    pub(crate) support: i32,
}

/// A row as it is read.
#[derive(Debug, Clone)]
pub(crate) struct SolvedRow {
    /// The reading that was chosen; none where it cannot be read as so many cells.
    pub(crate) reading: Option<Reading>,
    /// What the cheapest reading costs.
    pub(crate) cheapest: Option<i32>,
}

impl Solved {
    /// The chosen reading of a row.
    pub(crate) fn reading(&self, row: usize) -> Option<&Reading> {
        self.rows.get(row)?.reading.as_ref()
    }
}

/// Reads the rows as `k` cells each.
pub(crate) fn solve(rows: &[RowFigures<'_>], k: usize, habit: &Habit, roles: &[ColumnRole]) -> Solved {
    let mut all: Vec<Open> = rows.iter().map(|r| Open::near(r, habit, k)).collect();
    let usual = Usual::of(&all, k);
    let relations = evidence(&all, &usual, k, roles);
    rescore(&mut all, &usual, &relations);
    by_sums(&mut all, rows, k, habit);
    let support = support(&all, k, &relations);
    let rows = all.into_iter().map(|mut row| {
        let cheapest = row.readings.first().map(|r| r.cost);
        SolvedRow { cheapest, reading: (row.chosen < row.readings.len()).then(|| row.readings.swap_remove(row.chosen)) }
    });
    Solved { rows: rows.collect(), support }
}

/// The figures of each row's usual readings: those that are little dearer than the cheapest.
struct Usual {
    figures: Grid,
    /// For each row its readings, as rows of the grid.
    rows: Vec<Range<usize>>,
}

impl Usual {
    fn of(all: &[Open], k: usize) -> Self {
        let mut out = Self { figures: Grid::empty(k), rows: Vec::with_capacity(all.len()) };
        for row in all {
            let cheapest = row.readings.first().map_or(0, |r| r.cost);
            let first = out.figures.rows();
            for reading in row.readings.iter().take_while(|r| r.cost <= cheapest + cost::CHEAP) {
                out.figures.push_alone(printed(reading));
            }
            out.rows.push(first..out.figures.rows());
        }
        out
    }
}

fn printed(reading: &Reading) -> impl Iterator<Item = Option<Printed>> + Clone + '_ {
    reading.cells.iter().map(|c| c.map(|c| Printed { digits: c.digits, decimals: u32::from(c.decimals) }))
}

/// Relations between columns that the rows with one usual reading obey; else those that nearly every row can obey.
fn evidence(all: &[Open], usual: &Usual, k: usize, roles: &[ColumnRole]) -> Vec<ColumnRelation> {
    let fixed = all.iter().filter(|r| r.is_fixed()).filter_map(|r| r.readings.first());
    let fixed: Vec<Vec<Option<Printed>>> = fixed.map(|r| printed(r).collect()).collect();
    let found = column_relations(&Grid::new(k, &fixed), roles);
    if !all.iter().any(Open::is_open) {
        return found;
    }
    let mut out = found;
    for a in 0..k {
        for b in a + 1..k {
            for c in b + 1..k {
                if out.len() < 12 && !out.iter().any(|r| uses(r, [a, b, c])) {
                    out.extend(possible(all, usual, roles, [a, b, c]));
                }
            }
        }
    }
    out
}

fn uses(r: &ColumnRelation, three: [usize; 3]) -> bool {
    r.terms.len() == 2 && three.contains(&r.result) && r.terms.iter().all(|t| three.contains(&t.0))
}

/// A relation that the roles suggest and that three rows in four can obey with a usual reading, fixed rows counting three times.
fn possible(all: &[Open], usual: &Usual, roles: &[ColumnRole], three: [usize; 3]) -> Option<ColumnRelation> {
    use ColumnRole::{Budget, Change, Cost, Deviation, Forecast, Income, NetCost, Outcome, Value};
    let column = |i: usize| three.get(i).copied().unwrap_or(0);
    let role = |i: usize| roles.get(column(i)).copied().unwrap_or(ColumnRole::Other);
    let stated = |r| matches!(r, Outcome | Budget | Forecast | NetCost | Value);
    let mut best: Option<(i32, ColumnRelation)> = None;
    for Form { result, a, b, ways } in FORMS {
        let (kind, forms) = match role(result) {
            Deviation if stated(role(a)) && stated(role(b)) => (RelationKind::Deviation, 2),
            Change if role(a) == role(b) => (RelationKind::Change, 2),
            NetCost if matches!((role(a), role(b)), (Income, Cost) | (Cost, Income)) => (RelationKind::RowSum, 3),
            _ => continue,
        };
        // The sum is likelier than a difference where there is one.
        let order = if kind == RelationKind::RowSum { [2, 0, 1] } else { [0, 1, 2] };
        let mut votes = [(0, 0); 3];
        for (r, readings) in all.iter().zip(&usual.rows) {
            let weight = if r.is_fixed() { 3 } else { 1 };
            let mut seen = [[false; 3]; 3];
            for figures in readings.clone().filter_map(|r| Three::at(&usual.figures, r, three)) {
                for (way, [holds, trivial, fails]) in ways.into_iter().zip(&mut seen) {
                    match figures.fit(way, result) {
                        Fit::Holds => *holds = true,
                        Fit::Trivial => *trivial = true,
                        Fit::Fails => *fails = true,
                    }
                }
            }
            for ((yes, no), [holds, trivial, fails]) in votes.iter_mut().zip(seen) {
                *yes += if holds { weight } else { 0 };
                *no += if !holds && fails && !trivial { weight } else { 0 };
            }
        }
        for form in order.into_iter().take(forms) {
            let (Some((yes, no)), Some((na, nb))) = (votes.get(form), SIGNS.get(form)) else { continue };
            if *yes >= 3 && no * 3 <= *yes && best.as_ref().is_none_or(|(w, _)| yes - no > *w) {
                best = Some((yes - no, ColumnRelation { kind, result: column(result), terms: vec![(column(a), *na), (column(b), *nb)] }));
            }
        }
    }
    best.map(|b| b.1)
}

/// How a relation fares on one reading.
fn fits(readings: &Grid, reading: usize, relation: &ColumnRelation) -> Option<Fit> {
    readings.fit(reading, relation.result, &relation.terms)
}

fn rescore(all: &mut [Open], usual: &Usual, relations: &[ColumnRelation]) {
    if relations.is_empty() {
        return; // the readings stand cheapest first
    }
    for (row, figures) in all.iter_mut().zip(&usual.rows).filter(|(row, _)| row.is_open()) {
        let mut best: Option<(i32, usize)> = None;
        // An unusual reading never wins because it adds up.
        for (i, (r, figures)) in row.readings.iter().zip(figures.clone()).enumerate() {
            let mut price = r.cost;
            for relation in relations {
                match fits(&usual.figures, figures, relation) {
                    Some(Fit::Fails) => price += cost::BROKEN,
                    Some(Fit::Holds) => price -= cost::KEPT,
                    _ => {}
                }
            }
            if best.is_none_or(|(p, _)| price < p) {
                best = Some((price, i));
            }
        }
        row.chosen = best.map_or(row.chosen, |(_, i)| i);
    }
}

/// Most rows with several usual readings among which sums choose.
const MAX_OPEN: usize = 60;
/// Most readings of a row that are held against a sum.
const MAX_TRIED: usize = 24;

/// Column sums choose among readings that are still open.
fn by_sums(all: &mut [Open], rows: &[RowFigures<'_>], k: usize, habit: &Habit) {
    let open: Vec<usize> = all.iter().enumerate().filter(|(_, r)| r.is_open()).map(|(i, _)| i).collect();
    if open.is_empty() || open.len() > MAX_OPEN {
        return;
    }
    let kinds: Vec<Kind> = rows.iter().map(|r| r.kind).collect();
    for _ in 0..3 {
        let mut changed = false;
        let chosen: Vec<Vec<Option<Printed>>> = all.iter().map(|r| r.reading().map(|r| printed(r).collect()).unwrap_or_default()).collect();
        let grid = Grid::new(k, &chosen);
        let totals = Sums::of(&grid, &kinds, vec![true; k]).sums;
        for &row in &open {
            let Some(sums::Sum { total, members }) = totals.iter().find(|s| s.total == row || s.members.contains(&row)) else { continue };
            let (Some(own), Some(figures)) = (all.get_mut(row), rows.get(row)) else { continue };
            let now = own.chosen;
            let most = own.reading().map_or(0, |r| r.cost) + cost::SUM_REACH;
            let others = Others::of(&grid, *total, members, row);
            let mut best: Option<(i32, usize)> = None;
            for (i, r) in own.first(figures, habit, k, MAX_TRIED).iter().enumerate().take_while(|(_, r)| r.cost <= most) {
                let price = r.cost + others.broken(&grid, row, r) * cost::SUM_BROKEN;
                let stays = i == now;
                if best.is_none_or(|(p, _)| price < p || price == p && stays) {
                    best = Some((price, i));
                }
            }
            own.chosen = best.map_or(now, |(_, i)| i);
            changed |= own.chosen != now;
        }
        if !changed {
            break;
        }
    }
}

/// A sum without one of its rows, which may be the total.
struct Others {
    /// Column by column.
    terms: Vec<Sum>,
    /// The total, where the row is not it.
    results: Option<Vec<Option<Fig>>>,
}

impl Others {
    fn of(grid: &Grid, total: usize, members: &[usize], row: usize) -> Self {
        let column = |c: usize| {
            let mut sum = Sum::default();
            members.iter().filter(|m| **m != row).filter_map(|m| grid.at(*m, c)).for_each(|f| sum.add(f, false));
            sum
        };
        let results = (total != row).then(|| (0..grid.columns()).map(|c| grid.at(total, c)).collect());
        Self { terms: (0..grid.columns()).map(column).collect(), results }
    }

    /// How many columns fail where the row is read so.
    fn broken(&self, grid: &Grid, row: usize, reading: &Reading) -> i32 {
        let mut own = Grid::empty(grid.columns());
        own.push_alone(printed(reading));
        // The row's own grid may have another scale; take figures over only where the scales agree.
        let same_scale = (0..grid.columns()).all(|c| match (own.at(0, c), grid.at(row, c)) {
            (Some(a), Some(b)) => a.half == b.half || a.twice == 0 || b.twice == 0,
            _ => true,
        });
        if !same_scale {
            return 0;
        }
        let mut broken = 0;
        for (c, terms) in self.terms.iter().enumerate() {
            let (mut terms, own) = (*terms, own.at(0, c));
            let result = match &self.results {
                Some(results) => {
                    own.into_iter().for_each(|f| terms.add(f, false));
                    results.get(c).copied().flatten()
                }
                None => own,
            };
            let fails = |result: Fig| !terms.is_empty() && terms.fit(result) == Fit::Fails;
            broken += i32::from(result.is_some_and(fails));
        }
        broken
    }
}

fn support(all: &[Open], k: usize, relations: &[ColumnRelation]) -> i32 {
    let mut figures = Grid::empty(k);
    all.iter().filter_map(Open::reading).for_each(|r| figures.push_alone(printed(r)));
    let holds = |row: &usize| relations.iter().any(|relation| fits(&figures, *row, relation) == Some(Fit::Holds));
    i32::try_from((0..figures.rows()).filter(holds).count()).unwrap_or(i32::MAX)
}
