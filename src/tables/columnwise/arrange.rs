//! Figures in the order in which they were printed → cells of a grid.
//!
//! Down each column the figures keep their order; so what is to be found is only which column each goes on with. Going on down a column or along a row costs
//! nothing, every turn costs something, and where a row or a sum is complete the table's arithmetic says whether it holds. The cheapest way is searched
//! among a bounded number of beginnings.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::report::model::ColumnRole;

/// Prices, in hundredths.
mod cost {
    /// A turn to the next column, the beginning of the next row, anything else.
    pub(super) const NEXT: i32 = 12;
    pub(super) const ROW: i32 = 15;
    pub(super) const JUMP: i32 = 30;
    /// A figure whose left neighbour is not yet there.
    pub(super) const AHEAD: i32 = 15;
    /// A cell without a figure.
    pub(super) const BLANK: i32 = 90;
    /// A relation that holds, and one that fails.
    pub(super) const HOLDS: i32 = -30;
    pub(super) const FAILS: i32 = 80;
    pub(super) const SUM_HOLDS: i32 = -30;
    pub(super) const SUM_FAILS: i32 = 40;
}

/// Most beginnings that are followed.
const MOST_WAYS: usize = 48;

/// A figure as it was printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    /// Nothing for a dash.
    pub(super) value: Option<Decimal>,
    /// Whether something else stands between it and the figure before.
    pub(super) apart: bool,
}

/// The grid that is to be filled.
pub(super) struct Grid<'g> {
    pub(super) roles: &'g [ColumnRole],
    pub(super) rows: usize,
    /// The rows that are sums of all before since the last of them; the last one may be that of all.
    pub(super) sums: &'g [bool],
    /// Most cells without a figure.
    pub(super) blanks: usize,
}

/// A beginning: how far each column is filled, and with what.
#[derive(Clone)]
struct Way {
    filled: Vec<usize>,
    last: Option<(usize, usize)>,
    blanks: usize,
    cost: i32,
    trail: Option<Rc<Step>>,
    values: Vec<Option<Decimal>>,
}

/// The place of a figure, and the step before.
struct Step {
    place: (usize, usize),
    before: Option<Rc<Step>>,
}

/// The row and column of each figure, and what that costs.
pub(super) fn arrange(figures: &[Printed], grid: &Grid<'_>) -> Option<(i32, Vec<(usize, usize)>)> {
    let k = grid.roles.len();
    let start = Way { filled: vec![0; k], last: None, blanks: 0, cost: 0, trail: None, values: vec![None; k * grid.rows] };
    let mut ways = vec![start];
    for figure in figures {
        let mut steps = Vec::new();
        for (from, way) in ways.iter().enumerate() {
            for column in 0..k {
                for skipped in 0..=grid.blanks.saturating_sub(way.blanks).min(2) {
                    steps.extend(price(way, figure, column, skipped, grid).map(|cost| (cost, from, column, skipped)));
                }
            }
        }
        steps.sort_unstable();
        let mut seen = HashSet::new();
        let mut next = Vec::with_capacity(MOST_WAYS);
        for (cost, from, column, skipped) in steps {
            let Some(way) = ways.get(from).and_then(|way| way.step(figure, column, skipped, cost)) else { continue };
            if seen.insert((way.filled.clone(), column)) {
                next.push(way);
            }
            if next.len() == MOST_WAYS {
                break;
            }
        }
        ways = next;
    }
    let end = |way: &Way| {
        let left: usize = way.filled.iter().map(|f| grid.rows - f).sum();
        let blanks = i32::try_from(left).unwrap_or(0);
        (way.blanks + left <= grid.blanks).then(|| way.cost + cost::BLANK * blanks)
    };
    let (cost, best) = ways.iter().filter_map(|w| Some((end(w)?, w))).min_by_key(|(cost, _)| *cost)?;
    let mut places = Vec::with_capacity(figures.len());
    let mut at = best.trail.as_deref();
    while let Some(step) = at {
        places.push(step.place);
        at = step.before.as_deref();
    }
    places.reverse();
    Some((cost, places))
}

/// Whether the table's arithmetic speaks for a grid: nothing else tells figures by columns from figures by rows.
pub(super) fn is_supported(figures: &[Printed], places: &[(usize, usize)], grid: &Grid<'_>) -> bool {
    let values: HashMap<(usize, usize), Decimal> = places.iter().zip(figures).filter_map(|(place, f)| Some((*place, f.value?))).collect();
    let cell = |row: usize, column: usize| values.get(&(row, column)).copied();
    let columns = 0..grid.roles.len();
    let row = |r: usize| across(&cell, r, grid) + columns.clone().map(|c| down(&cell, r, c, grid)).sum::<i32>();
    (0..grid.rows).map(row).sum::<i32>() < 0
}

impl Way {
    /// Puts a figure into the next cell of a column, or one that leaves some blank.
    fn step(&self, figure: &Printed, column: usize, skipped: usize, cost: i32) -> Option<Self> {
        let mut new = self.clone();
        let row = self.filled.get(column)? + skipped;
        new.cost = cost;
        new.blanks += skipped;
        *new.filled.get_mut(column)? = row + 1;
        *new.values.get_mut(row * self.filled.len() + column)? = figure.value;
        new.last = Some((row, column));
        new.trail = Some(Rc::new(Step { place: (row, column), before: self.trail.clone() }));
        Some(new)
    }
}

/// What a beginning costs with a figure in the next cell of a column, or in one that leaves some blank.
fn price(way: &Way, figure: &Printed, column: usize, skipped: usize, grid: &Grid<'_>) -> Option<i32> {
    let row = way.filled.get(column)? + skipped;
    if row >= grid.rows {
        return None;
    }
    let k = grid.roles.len();
    let value = |r: usize, c: usize| if (r, c) == (row, column) { figure.value } else { way.values.get(r * k + c).copied().flatten() };
    let mut cost = way.cost + cost::BLANK * i32::try_from(skipped).unwrap_or(0) + turn(way.last, (row, column), figure.apart);
    let left = column.checked_sub(1).and_then(|c| way.filled.get(c));
    cost += if left.is_some_and(|l| *l <= row) { cost::AHEAD } else { 0 };
    if way.filled.iter().enumerate().all(|(c, f)| c == column || *f > row) {
        cost += across(&value, row, grid);
    }
    Some(cost + down(&value, row, column, grid))
}

/// What it costs to go from one cell to another.
fn turn(last: Option<(usize, usize)>, to: (usize, usize), apart: bool) -> i32 {
    let Some((row, column)) = last else { return if to == (0, 0) { 0 } else { cost::JUMP } };
    let price = if to.1 == column {
        0
    } else if to == (row, column + 1) {
        cost::NEXT / 3
    } else if to.1 == column + 1 {
        cost::NEXT
    } else if to.1 == 0 && to.0 == row + 1 {
        cost::ROW
    } else {
        cost::JUMP
    };
    if apart { price / 3 } else { price }
}

/// Whether the deviations of a row are differences of two other cells.
fn across(cell: &impl Fn(usize, usize) -> Option<Decimal>, row: usize, grid: &Grid<'_>) -> i32 {
    let k = grid.roles.len();
    let value = |c: usize| cell(row, c);
    let difference = |c: usize| matches!(grid.roles.get(c), Some(ColumnRole::Deviation | ColumnRole::Change));
    let mut cost = 0;
    for c in (0..k).filter(|c| difference(*c)) {
        let others: Vec<Decimal> = (0..k).filter(|o| !difference(*o)).map(|o| value(o).unwrap_or_default()).collect();
        if others.len() < 2 {
            continue;
        }
        let own = value(c).unwrap_or_default();
        let slack = Decimal::new(1, own.scale().max(others.iter().map(Decimal::scale).max().unwrap_or(0)));
        let holds = others.iter().enumerate().any(|(i, a)| others.iter().skip(i + 1).any(|b| ((a - b).abs() - own.abs()).abs() <= slack));
        cost += if holds { cost::HOLDS } else { cost::FAILS };
    }
    cost
}

/// Whether a sum is that of the cells above it.
fn down(cell: &impl Fn(usize, usize) -> Option<Decimal>, row: usize, column: usize, grid: &Grid<'_>) -> i32 {
    if grid.sums.get(row) != Some(&true) || row < 2 {
        return 0;
    }
    let value = |r: usize| cell(r, column).unwrap_or_default();
    let sum_row = |r: &usize| grid.sums.get(*r) == Some(&true);
    let start = (0..row).rev().find(sum_row).map_or(0, |r| r + 1);
    let part: Decimal = (start..row).map(value).sum();
    let whole: Decimal = (0..row).filter(|r| !sum_row(r)).map(value).sum();
    let own = value(row);
    let slack = Decimal::new(i64::try_from(row).unwrap_or(1), own.scale());
    let near = |sum: Decimal| (sum - own).abs() <= slack;
    if own.is_zero() {
        return 0;
    }
    if start < row && near(part) || near(whole) { cost::SUM_HOLDS } else { cost::SUM_FAILS }
}
