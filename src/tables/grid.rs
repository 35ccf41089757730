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

impl Fig {
    /// A figure in units of `10^-scale`. `None` where it is too large or too fine.
    pub(crate) fn new(value: Decimal, scale: u32) -> Option<Self> {
        let own = value.scale();
        if own > scale || scale > MAX_SCALE {
            return None;
        }
        let factor = 10_i64.checked_pow(scale - own)?;
        let mantissa = i64::try_from(value.mantissa()).ok()?;
        let units = mantissa.checked_mul(factor)?;
        (units.abs() < MAX_VALUE).then_some(Self { twice: units * 2, half: factor })
    }
}

/// Figures in rows and columns.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    columns: usize,
    cells: Vec<Option<Fig>>,
}

impl Grid {
    /// A grid of `columns` columns over the rows' values.
    pub(crate) fn new<R: AsRef<[Option<Decimal>]>>(columns: usize, rows: &[R]) -> Self {
        let scale =
            rows.iter().flat_map(|r| r.as_ref().iter().flatten()).map(Decimal::scale).filter(|s| *s <= MAX_SCALE).max().unwrap_or(0);
        let mut cells = Vec::with_capacity(columns * rows.len());
        for row in rows {
            let row = row.as_ref();
            cells.extend((0..columns).map(|c| row.get(c).copied().flatten().and_then(|v| Fig::new(v, scale))));
        }
        let mut grid = Self { columns, cells };
        grid.zeros_are_as_fine_as_their_row();
        grid
    }

    /// A printed `0` beside `8,2` is no rounded whole number.
    fn zeros_are_as_fine_as_their_row(&mut self) {
        for row in self.cells.chunks_mut(self.columns.max(1)) {
            let finest = row.iter().flatten().map(|f| f.half).min();
            for f in row.iter_mut().flatten() {
                if f.twice == 0 {
                    f.half = finest.unwrap_or(f.half);
                }
            }
        }
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

    /// Puts other figures into a row.
    pub(crate) fn set(&mut self, row: usize, column: usize, fig: Option<Fig>) {
        if column < self.columns
            && let Some(cell) = self.cells.get_mut(row * self.columns + column)
        {
            *cell = fig;
        }
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

/// Whether signed terms add up to a result within rounding.
pub(crate) fn fit(result: Fig, terms: impl IntoIterator<Item = (Fig, bool)>) -> Fit {
    let (mut sum, mut room, mut count, mut zeros) = (0_i64, result.half, 0_u32, 0_u32);
    for (f, negative) in terms {
        sum = sum.saturating_add(if negative { -f.twice } else { f.twice });
        room = room.saturating_add(f.half);
        count += 1;
        zeros += u32::from(f.twice.abs() <= 2 * f.half);
    }
    if (sum - result.twice).abs() > room {
        return Fit::Fails;
    }
    let small = result.twice.abs() <= room && count > 1;
    if count <= 1 || zeros + 1 >= count && count == 2 && zeros > 0 || small && result.twice.abs() <= 2 * result.half {
        Fit::Trivial
    } else {
        Fit::Holds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let rows: Vec<Vec<Option<Decimal>>> = rows.iter().map(|r| r.iter().map(|v| v.parse().ok()).collect()).collect();
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
