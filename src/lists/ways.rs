//! Pieces in the order in which they were printed → cells of rows and columns: the cheapest way is searched among a bounded number of beginnings.

use std::collections::HashSet;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::columns::Cost;
use super::fits::{Fits, MAX_LENGTH, least_seam};
use super::pieces::Piece;
use crate::lexicon::lists::Role;

/// What it costs to go from one cell to the next.
mod cost {
    use super::Cost;
    /// To the next cell of the row, to the first of the next row, anywhere else, and there after something set apart.
    pub(super) const ALONG: Cost = 2;
    pub(super) const ROW: Cost = 4;
    pub(super) const JUMP: Cost = 16;
    pub(super) const APART: Cost = 10;
    /// A cell whose left neighbour is not yet there, and one that does not stand under its label.
    pub(super) const AHEAD: Cost = 5;
    pub(super) const NOT_UNDER: Cost = 12;
    /// A piece that is no part of the list, inside it and after it.
    pub(super) const DROPPED: Cost = 45;
    pub(super) const LEFT: Cost = 6;
    /// An empty cell.
    pub(super) const BLANK: Cost = 30;
    /// Dearest cell.
    pub(super) const MOST: Cost = 70;
}

/// Most beginnings that are followed from each piece.
const MOST_WAYS: usize = 48;

/// The columns that are to be filled.
pub(super) struct Columns<'c> {
    pub(super) roles: &'c [Role],
    pub(super) key: usize,
    pub(super) rows: usize,
    /// Those whose cells may govern several rows.
    pub(super) groups: Vec<bool>,
}

/// A cell that was found: its place and its pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// How many cells of the key stood before it.
    before: usize,
    /// What it is worth as a cell of its column, or what it costs.
    fit: Cost,
}

/// The cheapest way.
#[derive(Debug)]
pub(super) struct Found {
    /// What is odd about it.
    pub(super) cost: Cost,
    pub(super) rows: usize,
    pub(super) cells: Vec<Placed>,
    /// The first of the cells that govern several rows and were given them by guess, and how many there are.
    pub(super) guessed: Option<(usize, usize)>,
    /// How many cells stand under the one printed before them.
    pub(super) downs: usize,
}

/// A beginning.
#[derive(Clone)]
struct Way {
    filled: Vec<usize>,
    /// Rows and column of the last cell.
    last: Option<(usize, usize)>,
    cost: Cost,
    trail: Option<Rc<Step>>,
}

struct Step {
    cell: Placed,
    before: Option<Rc<Step>>,
}

/// The cheapest way to fill the columns.
pub(super) fn search(pieces: &[Piece<'_>], columns: &Columns<'_>, fits: &mut Fits<'_, '_, '_, '_>, steps: &mut usize) -> Option<Found> {
    let start = Way { filled: vec![0; columns.roles.len()], last: None, cost: 0, trail: None };
    let mut open: Vec<Vec<Way>> = vec![Vec::new(); pieces.len() + 1];
    open.first_mut()?.push(start);
    let mut best: Option<Way> = None;
    for at in 0..=pieces.len() {
        let ways = cheapest(std::mem::take(open.get_mut(at)?));
        let left = Cost::try_from(pieces.len() - at).unwrap_or(Cost::MAX / 100);
        for way in &ways {
            if columns.are_full(way) {
                let cost = way.cost + cost::LEFT * left + cost::BLANK * Cost::try_from(columns.missing(way)).unwrap_or(0);
                if best.as_ref().is_none_or(|b| cost < b.cost) {
                    best = Some(Way { cost, ..way.clone() });
                }
            }
        }
        if ways.is_empty() || at == pieces.len() {
            continue;
        }
        let mut seams = 0;
        for length in 1..=MAX_LENGTH.min(pieces.len() - at) {
            seams += pieces.get(at..at + length).map_or(0, least_seam);
            if seams > cost::MOST {
                break;
            }
            let costs = fits.at(at, length).to_vec();
            if costs.iter().all(|c| c.is_none_or(|c| c > cost::MOST)) {
                continue;
            }
            *steps = steps.checked_sub(ways.len())?;
            for way in &ways {
                for (column, fit) in costs.iter().enumerate() {
                    let Some(fit) = fit.filter(|c| *c <= cost::MOST) else { continue };
                    let piece = pieces.get(at)?;
                    for skipped in 0..=columns.may_skip(column, way) {
                        let next = columns.step(way, piece, column, skipped, (at, at + length), fit);
                        open.get_mut(at + length)?.extend(next);
                    }
                }
            }
        }
        let dropped = ways.into_iter().map(|way| Way { cost: way.cost + cost::DROPPED, ..way });
        open.get_mut(at + 1)?.extend(dropped);
    }
    best.map(|way| columns.found(&way))
}

/// The cheapest beginnings, one of each that goes on alike.
fn cheapest(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_by_key(|w| w.cost);
    let mut seen = HashSet::with_hasher(FixedState::default());
    ways.retain(|w| seen.insert((w.filled.clone(), w.last)));
    ways.truncate(MOST_WAYS);
    ways
}

impl Columns<'_> {
    fn is_group(&self, column: usize) -> bool {
        self.groups.get(column) == Some(&true)
    }

    /// Whether cells of a column may be missing.
    fn may_miss(&self, column: usize) -> bool {
        matches!(self.roles.get(column), Some(Role::Comment | Role::Detail | Role::Effect))
    }

    fn may_skip(&self, column: usize, way: &Way) -> usize {
        let key = way.filled.get(self.key).copied().unwrap_or(0);
        let own = way.filled.get(column).copied().unwrap_or(0);
        if self.may_miss(column) { key.saturating_sub(own + 1).min(2) } else { 0 }
    }

    /// Whether each column has the cells that it needs.
    fn are_full(&self, way: &Way) -> bool {
        let mut groups = self.groups.iter().zip(&way.filled).filter(|(g, _)| **g).map(|(_, n)| *n);
        let first = groups.next();
        let alike = groups.all(|n| Some(n) == first || n == self.rows);
        let whole = |(column, filled): (usize, &usize)| {
            *filled == self.rows || self.is_group(column) && *filled > 0 || self.may_miss(column) && *filled * 2 >= self.rows
        };
        alike && way.filled.iter().enumerate().all(whole)
    }

    fn missing(&self, way: &Way) -> usize {
        way.filled.iter().enumerate().filter(|(c, _)| self.may_miss(*c)).map(|(_, n)| self.rows.saturating_sub(*n)).sum()
    }

    fn step(&self, way: &Way, piece: &Piece<'_>, column: usize, skipped: usize, span: (usize, usize), fit: Cost) -> Option<Way> {
        let row = way.filled.get(column)? + skipped;
        if row >= self.rows {
            return None;
        }
        let before = *way.filled.get(self.key)?;
        let mut filled = way.filled.clone();
        *filled.get_mut(column)? = row + 1;
        let left = (0..column).rev().find(|c| !self.is_group(*c) && !self.may_miss(*c));
        let ahead = left.is_some_and(|l| way.filled.get(l).is_some_and(|n| *n <= row));
        let price = self.turn(way, (row, column), piece)
            + if ahead { cost::AHEAD } else { 0 }
            + if piece.under.is_some_and(|u| u != column) { cost::NOT_UNDER } else { 0 }
            + cost::BLANK * Cost::try_from(skipped).unwrap_or(0);
        let cell = Placed { row, column, from: span.0, to: span.1, before, fit };
        Some(Way {
            filled,
            last: Some((row, column)),
            cost: way.cost + fit + price,
            trail: Some(Rc::new(Step { cell, before: way.trail.clone() })),
        })
    }

    /// What it costs to go on with a cell.
    fn turn(&self, way: &Way, (row, column): (usize, usize), piece: &Piece<'_>) -> Cost {
        if piece.under == Some(column) && row == 0 {
            return 0;
        }
        let apart = piece.gap.is_some_and(|g| g != crate::layout::Gap::Adjacent);
        let jump = if apart { cost::APART } else { cost::JUMP };
        let Some((last_row, last)) = way.last else { return if column == 0 { 0 } else { jump } };
        let grouped = self.is_group(last) || self.is_group(column);
        let key = |c: usize| way.filled.get(c).copied().unwrap_or(0);
        // A group's cell stands beside the next row's.
        let beside = if grouped { !self.is_group(last) || row == key(self.key) || self.is_group(column) } else { row == last_row };
        let next = (last + 1..=column).all(|c| c == column || self.may_miss(c) || self.is_group(c));
        match () {
            () if column == last => 0,
            () if column > last && next && beside => cost::ALONG,
            () if column < last && (row == last_row + 1 || grouped) && (0..column).all(|c| self.is_group(c)) => cost::ROW,
            () => jump,
        }
    }

    /// The cells of a way; those that govern several rows are given their first.
    fn found(&self, way: &Way) -> Found {
        let mut cells = Vec::new();
        let mut at = way.trail.as_deref();
        while let Some(step) = at {
            cells.push(step.cell);
            at = step.before.as_deref();
        }
        cells.reverse();
        let downs = cells.windows(2).filter(|w| matches!(w, [a, b] if a.column == b.column)).count();
        let mut guessed: Option<(usize, usize)> = None;
        for column in (0..self.roles.len()).filter(|c| self.is_group(*c)) {
            let own: Vec<usize> = cells.iter().filter(|c| c.column == column).map(|c| c.before).collect();
            if own.len() == self.rows {
                continue;
            }
            let rows = shared(&own, self.rows);
            let guesses = guesses(&own);
            if let Some(first) = cells.iter().find(|c| c.column == column).filter(|_| guesses > 0) {
                guessed = guessed.map_or(Some((first.from, guesses)), |(from, n)| Some((from.min(first.from), n + guesses)));
            }
            for (cell, row) in cells.iter_mut().filter(|c| c.column == column).zip(rows) {
                cell.row = row;
            }
        }
        let worth: Cost = cells.iter().map(|c| c.fit.min(0)).sum();
        Found { cost: way.cost - worth, rows: self.rows, cells, guessed, downs }
    }
}

/// Whether the first of some groups' cells was not printed before its first row: where they were printed tells nothing then.
fn are_all_apart(before: &[usize]) -> bool {
    before.first() != Some(&0)
}

/// How many groups' cells share rows by guess: all, or those that were printed at once.
fn guesses(before: &[usize]) -> usize {
    let runs = || before.chunk_by(|a, b| a == b).map(<[usize]>::len);
    if are_all_apart(before) { before.len() } else { runs().filter(|n| *n > 1).sum() }
}

/// The first row that each group's cell governs: the one before which it was printed; where several were printed at once, they share the rows up to the next.
fn shared(before: &[usize], rows: usize) -> Vec<usize> {
    let mut out = Vec::with_capacity(before.len());
    let even = are_all_apart(before);
    let runs: Vec<&[usize]> = if even { vec![before] } else { before.chunk_by(|a, b| a == b).collect() };
    for (i, run) in runs.iter().enumerate() {
        let from = if even { 0 } else { run.first().copied().unwrap_or(0) };
        let to = runs.get(i + 1).and_then(|r| r.first().copied()).unwrap_or(rows).max(from);
        out.extend((0..run.len()).map(|n| from + n * (to - from) / run.len().max(1)));
    }
    out
}
