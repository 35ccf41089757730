//! Whether figures that stand column after column bear each other out.

use rust_decimal::Decimal;

use super::arrange::Printed;
use crate::report::model::ColumnRole;

/// Of so many rows one may fail.
const ONE_OF: usize = 5;

/// Fewest rows that may stand one after the other behind their labels: fewer may be one row of many columns.
const FEWEST_ROWS: usize = 4;

/// What speaks for a number of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Support {
    /// Not asked.
    Unknown,
    /// Nothing, or some of it fails.
    None,
    /// A column is the difference or the sum of two others, in nearly all rows; and so many sums are those of the rows above.
    Across(usize),
    /// The rows of sums are the sums of those above.
    Down,
    /// Nothing is related, but the figures of each row are of like size.
    Even,
}

impl Support {
    /// What speaks for columns of so many figures each.
    pub(super) fn of(figures: &[Printed], rows: usize, sums: &[bool]) -> Self {
        let columns: Vec<&[Printed]> = figures.chunks(rows).collect();
        let triples = || {
            let k = columns.len();
            (0..k).flat_map(move |c| (0..k).flat_map(move |a| (a + 1..k).map(move |b| (a, b, c)))).filter(|(a, b, c)| a != c && b != c)
        };
        let related = |(a, b, c): (usize, usize, usize)| match (columns.get(a), columns.get(b), columns.get(c)) {
            (Some(a), Some(b), Some(c)) => is_related(a, b, c),
            _ => false,
        };
        let (held, failed) = totals(&columns, sums);
        match () {
            // Rows that do not add up are not those of their labels.
            () if failed > held => Self::None,
            () if triples().any(related) => Self::Across(held),
            () if held > 1 && failed * ONE_OF <= held => Self::Down,
            () if held + failed == 0 && is_even(&columns, figures) => Self::Even,
            () => Self::None,
        }
    }

    /// What speaks for columns of so many figures each; else, where all labels stand `first`, for rows one after the other, which it tells.
    pub(super) fn either(figures: &[Printed], rows: usize, sums: &[bool], first: bool) -> (Self, bool) {
        let down = Self::of(figures, rows, sums);
        if down != Self::None || !first || rows < FEWEST_ROWS {
            return (down, false);
        }
        let columns = figures.len() / rows.max(1);
        let turned: Vec<Printed> = (0..columns).flat_map(|c| figures.iter().skip(c).step_by(columns.max(1)).copied()).collect();
        match Self::of(&turned, rows, sums) {
            Self::Even => (Self::None, true),
            rows => (rows, true),
        }
    }

    /// Whether that is enough under a header of these roles.
    pub(super) fn holds(self, roles: &[ColumnRole], sums: &[bool]) -> bool {
        let difference = roles.iter().any(|r| matches!(r, ColumnRole::Deviation | ColumnRole::Change)) && roles.len() > 2;
        match self {
            Self::Across(_) | Self::Down => true,
            Self::Even => !difference && !sums.contains(&true),
            Self::Unknown | Self::None => false,
        }
    }

    /// What it makes a table cheaper, in hundredths.
    pub(super) fn cost(self, rows: usize, columns: usize) -> i32 {
        let signed = |n: usize| i32::try_from(n).unwrap_or(0);
        match self {
            Self::Across(held) => -30 * signed(rows) - 10 * signed(held),
            Self::Down => -30 * signed(columns),
            Self::Even | Self::Unknown | Self::None => 0,
        }
    }
}

fn slack(values: &[Decimal]) -> Decimal {
    Decimal::new(1, values.iter().map(Decimal::scale).max().unwrap_or(0))
}

/// Whether a column is the difference or the sum of two others, the same in nearly all rows.
fn is_related(a: &[Printed], b: &[Printed], c: &[Printed]) -> bool {
    let rows = || a.iter().zip(b).zip(c).map(|((a, b), c)| [a, b, c].map(|f| f.value.unwrap_or_default()));
    let most = a.len() / ONE_OF;
    [-Decimal::ONE, Decimal::ONE].into_iter().any(|sign| {
        let (mut held, mut failed) = (0, 0);
        for [a, b, c] in rows() {
            let trivial = [a, b, c].iter().filter(|v| v.is_zero()).count() > 1;
            let holds = ((a + sign * b).abs() - c.abs()).abs() <= slack(&[a, b, c]);
            held += usize::from(holds && !trivial);
            failed += usize::from(!holds);
            if failed > most {
                return false;
            }
        }
        held * 2 > a.len()
    })
}

/// How many sums are those of all rows since the sum before, or of all rows that are no sums, and how many are neither.
fn totals(columns: &[&[Printed]], sums: &[bool]) -> (usize, usize) {
    let (mut held, mut failed) = (0, 0);
    for column in columns {
        let (mut part, mut whole, mut parts) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        let mut since = 0;
        for (figure, sum) in column.iter().zip(sums) {
            let value = figure.value.unwrap_or_default();
            if !sum {
                (part, whole, since) = (part + value, whole + value, since + 1);
                continue;
            }
            let near = |of: Decimal| (of - value).abs() <= Decimal::new(i64::from(since) + 1, value.scale());
            let holds = since > 1 && near(part) || near(whole) || near(parts);
            held += usize::from(holds && !value.is_zero());
            failed += usize::from(!holds && since > 1);
            (parts, part, since) = (parts + value, Decimal::ZERO, 0);
        }
    }
    (held, failed)
}

/// Whether the figures of each row are about as long, and would be less so if they had been printed row by row.
fn is_even(columns: &[&[Printed]], figures: &[Printed]) -> bool {
    let length = |f: &Printed| f.value.map(|v| v.abs().trunc().to_string().len());
    let spread = |lengths: &mut dyn Iterator<Item = usize>| {
        let (least, most) = lengths.fold((usize::MAX, 0), |(least, most), n| (least.min(n), most.max(n)));
        most.saturating_sub(least)
    };
    let rows = columns.first().map_or(0, |c| c.len());
    let own: usize = (0..rows).map(|r| spread(&mut columns.iter().filter_map(|c| length(c.get(r)?)))).sum();
    let by_rows: usize = figures.chunks(columns.len().max(1)).map(|row| spread(&mut row.iter().filter_map(length))).sum();
    rows > 1 && own * 2 < by_rows && own <= rows
}
