//! The figures of a table as whole numbers of one small unit, so that sums are quick and exact.

use rust_decimal::Decimal;

/// A figure: twice its value in the grid's unit, and half a unit of its last printed digit.
///
/// Values are doubled so that half a unit is a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fig {
    /// Twice the value.
    pub(crate) twice: i64,
    /// Twice the half unit of the last printed digit: what rounding may hide, doubled.
    pub(crate) half: i64,
}

/// Decimals that a grid keeps. More are not printed in budgets.
const MAX_SCALE: u32 = 4;
/// Largest value that is kept, so that sums of thousands of cells cannot overflow.
const MAX_VALUE: i64 = 1 << 50;

/// A figure as it is printed: its digits, and how many of them are decimals.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Printed {
    pub(crate) digits: i64,
    pub(crate) decimals: u32,
}

impl From<Decimal> for Printed {
    fn from(value: Decimal) -> Self {
        Self { digits: i64::try_from(value.mantissa()).unwrap_or(i64::MAX), decimals: value.scale() }
    }
}

impl Fig {
    /// A figure in units of `10^-scale`. `None` where it is too large or too fine.
    fn new(printed: Printed, scale: u32) -> Option<Self> {
        let factor = 10_i64.checked_pow(scale.checked_sub(printed.decimals)?)?;
        let units = printed.digits.checked_mul(factor)?;
        (units.abs() < MAX_VALUE).then_some(Self { twice: units * 2, half: factor })
    }
}

/// Figures in rows and columns.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    columns: usize,
    cells: Vec<Option<Fig>>,
}

/// The most decimals of some figures, as far as a grid keeps them.
fn scale(figures: impl Iterator<Item = Option<Printed>>) -> u32 {
    figures.flatten().map(|f| f.decimals).filter(|s| *s <= MAX_SCALE).max().unwrap_or(0)
}

impl Grid {
    /// A grid of `columns` columns over the rows' figures.
    pub(crate) fn new<R: AsRef<[Option<Printed>]>>(columns: usize, rows: &[R]) -> Self {
        let scale = scale(rows.iter().flat_map(|r| r.as_ref().iter().copied()));
        let mut grid = Self { columns, cells: Vec::with_capacity(columns * rows.len()) };
        rows.iter().for_each(|row| grid.push(row.as_ref().iter().copied(), scale));
        grid
    }

    /// A grid of no rows.
    pub(crate) fn empty(columns: usize) -> Self {
        Self { columns, cells: Vec::new() }
    }

    /// Adds a row that stands for itself, so that its finest figure tells how fine its others are.
    pub(crate) fn push_alone(&mut self, row: impl Iterator<Item = Option<Printed>> + Clone) {
        self.push(row.clone(), scale(row));
    }

    fn push(&mut self, row: impl Iterator<Item = Option<Printed>>, scale: u32) {
        let first = self.cells.len();
        self.cells.extend(row.take(self.columns).map(|f| f.and_then(|f| Fig::new(f, scale))));
        self.cells.resize(first + self.columns, None);
        zeros_are_as_fine_as_their_row(self.cells.get_mut(first..).unwrap_or_default());
    }

    /// How a relation between columns fares in a row: the signed terms and the result. Nothing where one of them is blank.
    pub(crate) fn fit(&self, row: usize, result: usize, terms: &[(usize, bool)]) -> Option<Fit> {
        let result = self.at(row, result)?;
        let mut sum = Sum::default();
        for (column, negative) in terms {
            sum.add(self.at(row, *column)?, *negative);
        }
        Some(sum.fit(result))
    }

    /// Number of columns.
    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or(0)
    }

    /// A figure.
    pub(crate) fn at(&self, row: usize, column: usize) -> Option<Fig> {
        if column >= self.columns {
            return None;
        }
        self.cells.get(row * self.columns + column).copied().flatten()
    }
}

/// A printed `0` beside `8,2` is no rounded whole number.
fn zeros_are_as_fine_as_their_row(row: &mut [Option<Fig>]) {
    let finest = row.iter().flatten().map(|f| f.half).min();
    for f in row.iter_mut().flatten().filter(|f| f.twice == 0) {
        f.half = finest.unwrap_or(f.half);
    }
}

/// How a relation fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Within rounding, and it could have failed: no figure is so small that anything would do.
    Holds,
    /// Within rounding, but so would nearly anything.
    Trivial,
    /// Beyond rounding.
    Fails,
}

/// Signed terms that are added up.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    twice: i64,
    /// What rounding may hide.
    room: i64,
    count: u32,
    /// Terms that rounding may hide as a whole.
    zeros: u32,
}

impl Sum {
    /// Adds a term.
    pub(crate) fn add(&mut self, f: Fig, negative: bool) {
        self.twice = self.twice.saturating_add(if negative { -f.twice } else { f.twice });
        self.room = self.room.saturating_add(f.half);
        self.count += 1;
        self.zeros += u32::from(f.twice.abs() <= 2 * f.half);
    }

    /// Whether there is no term.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the terms add up to a result within rounding.
    pub(crate) fn fit(&self, result: Fig) -> Fit {
        let Self { count, zeros, .. } = *self;
        let room = result.half.saturating_add(self.room);
        if (self.twice - result.twice).abs() > room {
            return Fit::Fails;
        }
        let small = result.twice.abs() <= room && count > 1;
        if count <= 1 || zeros + 1 >= count && count == 2 && zeros > 0 || small && result.twice.abs() <= 2 * result.half {
            Fit::Trivial
        } else {
            Fit::Holds
        }
    }
}

/// Whether signed terms add up to a result within rounding.
pub(crate) fn fit(result: Fig, terms: impl IntoIterator<Item = (Fig, bool)>) -> Fit {
    let mut sum = Sum::default();
    terms.into_iter().for_each(|(f, negative)| sum.add(f, negative));
    sum.fit(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let figure = |v: &&str| v.parse::<Decimal>().ok().map(Printed::from);
        let rows: Vec<Vec<Option<Printed>>> = rows.iter().map(|r| r.iter().map(figure).collect()).collect();
        Grid::new(rows.first().map_or(0, Vec::len), &rows)
    }

    fn fits(values: &[&str]) -> Fit {
        let g = grid(&[values]);
        let f = |c| g.at(0, c).unwrap_or(Fig { twice: 0, half: 0 });
        fit(f(2), [(f(0), false), (f(1), true)])
    }

    #[test]
    fn three_roundings_of_half_a_unit() {
        assert_eq!(fits(&["-7682", "-7182", "-500"]), Fit::Holds);
        assert_eq!(fits(&["-7682", "-7182", "-501"]), Fit::Holds);
        assert_eq!(fits(&["-7682", "-7182", "-502"]), Fit::Fails);
        assert_eq!(fits(&["5.8", "5.8", "0.0"]), Fit::Trivial);
        assert_eq!(fits(&["5.8", "5.5", "0.4"]), Fit::Holds);
        assert_eq!(fits(&["5.8", "5.5", "0.5"]), Fit::Fails);
    }
}
