//! A row's figures, and what the cheapest reading of them costs for each number of cells: found once for all numbers that are tried.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::habit::Habit;
use super::reading::Reading;
use super::rest::FAR;
use super::shape::Shape;
use super::ways::{Reader, Ways};
use crate::limits::MAX_COLUMNS;

/// Most signs of a row that is read.
const MAX_SIGNS: usize = 512;

/// The figures of a row in a table whose habit is known.
pub(crate) struct Costed<'s> {
    shape: Cow<'s, Shape>,
    /// Most cells that are asked for.
    most: usize,
    /// The steps of its readings, without cuts inside runs of digits and with them.
    ways: [OnceCell<Ways>; 2],
    /// What the cheapest reading as so many cells costs: without cuts and with them, in a table without a column of notes and with one.
    cheapest: [[OnceCell<Vec<i32>>; 2]; 2],
}

impl<'s> Costed<'s> {
    /// Nothing is asked yet; at most `most` cells will be.
    pub(crate) fn new(shape: Cow<'s, Shape>, most: usize) -> Self {
        Self { shape, most: most.min(MAX_COLUMNS), ways: Default::default(), cheapest: Default::default() }
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
        let cost = if habit.edges.is_empty() {
            let [whole, cut] = &self.cheapest;
            let [plain, noted] = if glue { cut } else { whole };
            let known = if habit.notes { noted } else { plain };
            let all = || {
                let costs = reader.costs(ways, self.most);
                (0..=self.most).map(|cells| costs.cheapest(cells)).collect()
            };
            known.get_or_init(all).get(k).copied()?
        } else {
            reader.costs(ways, k).cheapest(k)
        };
        (cost < FAR).then_some(cost)
    }

    /// The readings as `k` cells that cost less than `reach` more than the cheapest, cheapest first.
    pub(crate) fn readings(&self, habit: &Habit, k: usize, glue: bool, reach: i32) -> Vec<Reading> {
        let reader = self.reader(habit, glue);
        match self.ways(&reader) {
            Some(ways) if (1..=self.most).contains(&k) => reader.readings(ways, &reader.costs(ways, k), k, reach),
            _ => Vec::new(),
        }
    }
}
