//! A small bar beside each deviation, and a mark on the largest ones.

use comfy_table::{Attribute, Cell};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::tables::colour;
use crate::report::model::{RowRole, Table};

/// Half blocks of the longest bar.
const HALVES: u32 = 12;
/// How many of the largest are marked.
const MARKED: usize = 3;

/// The bars of a column.
#[derive(Debug)]
pub(super) struct Bars {
    /// The deviation of each row that is no sum.
    deviations: Vec<Option<Decimal>>,
    /// Their sizes, the largest first.
    largest: Vec<Decimal>,
}

impl Bars {
    /// Columns of the terminal for the longest bar and its mark.
    pub(super) const WIDTH: usize = 8;

    pub(super) fn new(table: &Table, column: usize) -> Self {
        let deviation = |row: &crate::report::model::Row| {
            let cell = row.cells.get(column)?.as_ref()?;
            (row.role == RowRole::Item).then_some(cell.value.0)
        };
        let deviations: Vec<Option<Decimal>> = table.rows.iter().map(deviation).collect();
        let mut largest: Vec<Decimal> = deviations.iter().flatten().map(Decimal::abs).filter(|d| !d.is_zero()).collect();
        largest.sort_unstable_by(|a, b| b.cmp(a));
        Self { deviations, largest }
    }

    /// The bar of a row, with its rank where it is one of the largest.
    pub(super) fn cell(&self, row: usize) -> Cell {
        let Some(Some(deviation)) = self.deviations.get(row) else {
            return Cell::new("");
        };
        let size = deviation.abs();
        let bar = bar(size, self.largest.first().copied().unwrap_or_default());
        match self.largest.iter().position(|d| *d == size).filter(|rank| *rank < MARKED) {
            Some(rank) => Cell::new(format!("{bar} {}", rank + 1)).fg(colour(*deviation)).add_attribute(Attribute::Bold),
            None => Cell::new(bar).fg(colour(*deviation)),
        }
    }
}

/// As many half blocks as the size is of the largest; something is never nothing.
fn bar(size: Decimal, largest: Decimal) -> String {
    let share = size.checked_mul(HALVES.into()).and_then(|s| s.checked_div(largest));
    let halves = share.and_then(|s| s.ceil().to_usize()).unwrap_or(0);
    let mut bar = "█".repeat(halves / 2);
    if halves % 2 == 1 {
        bar.push('▌');
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_shares_of_the_largest() {
        let of = |size: i64| bar(size.into(), 1200.into());
        assert_eq!(of(1200), "██████");
        assert_eq!(of(600), "███");
        assert_eq!(of(1), "▌");
        assert_eq!(of(0), "");
        assert_eq!(bar(Decimal::ZERO, Decimal::ZERO), "");
    }
}
