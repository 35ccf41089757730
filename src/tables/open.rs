//! A row with the readings among which its table chooses.

use super::costed::Costed;
use super::habit::Habit;
use super::reading::Reading;
use super::sums::Kind;

/// A row to be read.
#[derive(Clone, Copy)]
pub(crate) struct RowFigures<'a> {
    pub(crate) figures: &'a Costed<'a>,
    pub(crate) glued: bool,
    pub(crate) kind: Kind,
    /// It has a piece for each column, so that their order tells more than their places: each page sets its columns anew.
    pub(crate) in_order: bool,
}

/// Readings this much dearer than the cheapest are never asked for: the relations may choose one that is 95 dearer, and the sums may
/// three times move on to one that is 130 dearer.
const REACH: i32 = 500;
/// Without another reading that is less dearer than this, the cheapest is the only one that is asked for.
const SURE: i32 = 100;
/// A row whose figures touch is cut inside runs of digits where it costs so much without.
const CUT_FROM: i32 = 150;

impl RowFigures<'_> {
    /// Reads it with the habit of its table: a total has no note of its own.
    fn with_habit<T>(&self, habit: &Habit, read: impl FnOnce(&Habit) -> T) -> T {
        let (notes, edges) = (habit.notes && self.kind != Kind::Sum, !self.in_order && !habit.edges.is_empty());
        if notes == habit.notes && edges != habit.edges.is_empty() {
            return read(habit);
        }
        let edges = if edges { habit.edges.clone() } else { Vec::new() };
        read(&Habit { notes, edges, ..habit.clone() })
    }

    fn is_cut(&self, habit: &Habit, k: usize) -> bool {
        self.glued && self.figures.cheapest(habit, k, false).is_none_or(|cost| cost >= CUT_FROM)
    }

    /// What the cheapest reading as `k` cells costs.
    pub(crate) fn cheapest(&self, habit: &Habit, k: usize) -> Option<i32> {
        self.with_habit(habit, |habit| {
            let whole = self.figures.cheapest(habit, k, false);
            let cut = if self.is_cut(habit, k) { self.figures.cheapest(habit, k, true) } else { None };
            whole.into_iter().chain(cut).min()
        })
    }

    /// Its readings that cost less than `reach` more than the cheapest, and some that cost more.
    fn readings(&self, habit: &Habit, k: usize, reach: i32) -> Vec<Reading> {
        self.with_habit(habit, |habit| {
            if !self.is_cut(habit, k) {
                return self.figures.readings(habit, k, false, reach);
            }
            let mut all = self.figures.readings(habit, k, true, reach);
            all.extend(self.figures.readings(habit, k, false, reach));
            all.sort_by_key(|r| r.cost);
            all
        })
    }
}

/// The readings of a row, cheapest first, as far as they were asked for, and the one that is chosen.
pub(crate) struct Open {
    pub(crate) readings: Vec<Reading>,
    pub(crate) chosen: usize,
    /// Whether all are there.
    all: bool,
}

impl Open {
    /// The readings that are near the cheapest.
    pub(crate) fn near(row: &RowFigures<'_>, habit: &Habit, k: usize) -> Self {
        let mut readings = row.readings(habit, k, SURE);
        let most = readings.first().map_or(0, |r| r.cost + SURE);
        readings.truncate(readings.partition_point(|r| r.cost < most));
        Self { readings, chosen: 0, all: false }
    }

    /// Its first readings, however much dearer than the cheapest: so many, if there are.
    pub(crate) fn first(&mut self, row: &RowFigures<'_>, habit: &Habit, k: usize, count: usize) -> &[Reading] {
        if self.readings.len() < count && !self.all {
            self.readings = row.readings(habit, k, REACH);
            self.all = true;
        }
        self.readings.get(..count).unwrap_or(&self.readings)
    }

    /// Whether it has one usual reading, with no other near it.
    pub(crate) fn is_fixed(&self) -> bool {
        self.readings.len() == 1
    }

    /// Whether it has several.
    pub(crate) fn is_open(&self) -> bool {
        self.readings.len() > 1
    }

    /// The chosen reading.
    pub(crate) fn reading(&self) -> Option<&Reading> {
        self.readings.get(self.chosen)
    }
}
