//! Three figures of a row that one relation binds: two are added or taken away and give the third.
//!
//! Whichever is the result, only four sums can make nought, so all relations are told by these.

use super::grid::{Fig, Fit, Grid};

/// How the figures of three columns can make nought: `x + y - z`, `x - y - z`, `x - y + z` and `x + y + z`.
const WAYS: usize = 4;

/// A relation's result, and the two columns that give it, as places among three; and the way that each form of it goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    pub(crate) result: usize,
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// For the forms of [`SIGNS`].
    pub(crate) ways: [usize; WAYS],
}

/// The relations between three columns: each of them may be the result.
pub(crate) const FORMS: [Form; 3] = [
    Form { result: 2, a: 0, b: 1, ways: [1, 2, 0, 3] },
    Form { result: 1, a: 0, b: 2, ways: [1, 0, 2, 3] },
    Form { result: 0, a: 1, b: 2, ways: [2, 0, 1, 3] },
];
/// Whether the two terms are taken away: differences, the sum, minus the sum.
pub(crate) const SIGNS: [(bool, bool); WAYS] = [(false, true), (true, false), (false, false), (true, true)];

/// How three figures fare in all ways.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Three {
    sums: [i64; WAYS],
    /// What rounding may hide.
    room: i64,
    /// For each figure as the result whether the figures are so small that anything would do.
    trivial: [bool; 3],
}

impl Three {
    /// The figures of three columns in a row; nothing where one is blank.
    pub(crate) fn at(grid: &Grid, row: usize, [x, y, z]: [usize; 3]) -> Option<Self> {
        let (x, y, z) = (grid.at(row, x)?, grid.at(row, y)?, grid.at(row, z)?);
        let room = x.half.saturating_add(y.half).saturating_add(z.half);
        let small = |f: Fig| f.twice.abs() <= 2 * f.half;
        let near = |f: Fig| f.twice.abs() <= room;
        let (a, b, c) = (small(x), small(y), small(z));
        let trivial = [b || c || a && near(x), a || c || b && near(y), a || b || c && near(z)];
        let (x, y, z) = (x.twice, y.twice, z.twice);
        Some(Self { sums: [x + y - z, x - y - z, x - y + z, x + y + z], room, trivial })
    }

    /// What they miss nought by in a way.
    fn missing(&self, way: usize) -> i64 {
        self.sums.get(way).copied().unwrap_or(0)
    }

    /// How they fare in a way with one of them as the result.
    pub(crate) fn fit(&self, way: usize, result: usize) -> Fit {
        if self.missing(way).abs() > self.room {
            Fit::Fails
        } else if self.trivial.get(result) == Some(&true) {
            Fit::Trivial
        } else {
            Fit::Holds
        }
    }
}

/// How a relation between columns fares over the rows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) holds: u32,
    pub(crate) trivial: u32,
    pub(crate) fails: u32,
    /// What the failing rows miss by, doubled and added up: nothing where two errors cancel out.
    pub(crate) missing: i64,
}

/// How three columns fare over the rows in all ways, with each of them as the result. Nothing where all ways fail in so many rows that it is `too_many`.
pub(crate) fn tallies(grid: &Grid, three: [usize; 3], too_many: impl Fn(u32) -> bool) -> Option<[[Tally; 3]; WAYS]> {
    let mut out = [[Tally::default(); 3]; WAYS];
    for figures in (0..grid.rows()).filter_map(|row| Three::at(grid, row, three)) {
        let mut least = u32::MAX;
        for (tallies, missing) in out.iter_mut().zip(figures.sums) {
            let fails = missing.abs() > figures.room;
            for (tally, trivial) in tallies.iter_mut().zip(figures.trivial) {
                if fails {
                    tally.fails += 1;
                    tally.missing = tally.missing.saturating_add(missing);
                } else if trivial {
                    tally.trivial += 1;
                } else {
                    tally.holds += 1;
                }
                least = least.min(tally.fails);
            }
        }
        if too_many(least) {
            return None;
        }
    }
    Some(out)
}
