//! A row's figures, and what the cheapest reading of them costs for each number of cells: found once for all numbers that are tried.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::habit::Habit;
use super::reading::Reading;
use super::rest::{Costs, FAR};
use super::shape::Shape;
use super::ways::{Reader, Ways};
use crate::limits::MAX_COLUMNS;

/// Most signs of a row that is read.
const MAX_SIGNS: usize = 512;
/// Most costs of a row that are kept.
const MAX_KEPT: usize = 512;

/// The figures of a row in a table whose habit is known.
pub(crate) struct Costed<'s> {
    shape: Cow<'s, Shape>,
    /// Most cells that are asked for.
    most: usize,
    /// The steps of its readings, without cuts inside runs of digits and with them.
    ways: [OnceCell<Ways>; 2],
    /// What they cost: without cuts and with them, in a table without a column of notes and with one.
    costs: [[OnceCell<Costs>; 2]; 2],
}

impl<'s> Costed<'s> {
    /// Nothing is asked yet; at most `most` cells will be.
    pub(crate) fn new(shape: Cow<'s, Shape>, most: usize) -> Self {
        Self { shape, most: most.min(MAX_COLUMNS), ways: Default::default(), costs: Default::default() }
    }

    /// The signs and their places.
    pub(crate) fn shape(&self) -> &Shape {
        &self.shape
    }

    fn reader<'r>(&'r self, habit: &'r Habit, glue: bool) -> Reader<'r> {
        Reader { signs: &self.shape.signs, shape: &self.shape, habit, glue }
    }

    fn ways(&self, reader: &Reader<'_>) -> Option<&Ways> {
        let [whole, cut] = &self.ways;
        (reader.signs.len() <= MAX_SIGNS).then(|| if reader.glue { cut } else { whole }.get_or_init(|| Ways::new(reader)))
    }

    /// What the cheapest reading as `k` cells costs. `glue` allows cuts inside runs of digits.
    pub(crate) fn cheapest(&self, habit: &Habit, k: usize, glue: bool) -> Option<i32> {
        if k == 0 || k > self.most {
            return None;
        }
        let reader = self.reader(habit, glue);
        let ways = self.ways(&reader)?;
        let cost = match self.costs(&reader, ways) {
            Some(costs) => costs.cheapest(k),
            None => reader.costs(ways, k).cheapest(k),
        };
        (cost < FAR).then_some(cost)
    }

    /// What the steps cost for all numbers of cells; where columns have edges, each number has its own costs.
    fn costs(&self, reader: &Reader<'_>, ways: &Ways) -> Option<&Costs> {
        let [whole, cut] = &self.costs;
        let [plain, noted] = if reader.glue { cut } else { whole };
        let known = if reader.habit.notes { noted } else { plain };
        // Long rows would fill the memory, so of them only the result is kept.
        let all = || {
            let costs = reader.costs(ways, self.most);
            if costs.len() > MAX_KEPT { costs.only_cheapest() } else { costs }
        };
        reader.habit.edges.is_empty().then(|| known.get_or_init(all))
    }

    /// The readings as `k` cells that cost less than `reach` more than the cheapest, cheapest first.
    pub(crate) fn readings(&self, habit: &Habit, k: usize, glue: bool, reach: i32) -> Vec<Reading> {
        let reader = self.reader(habit, glue);
        let Some(ways) = self.ways(&reader).filter(|_| (1..=self.most).contains(&k)) else { return Vec::new() };
        match self.costs(&reader, ways).filter(|costs| costs.len() > 0) {
            Some(costs) => reader.readings(ways, costs, k, reach),
            None => reader.readings(ways, &reader.costs(ways, k), k, reach),
        }
    }
}
