//! Rounding intervals: what a printed figure stands for.
//!
//! A figure printed with *d* decimals stands for every value within half a unit of its last digit
//! (XBRL Calculations 1.1). Whole numbers are rounded numbers too.

use rust_decimal::Decimal;

/// A closed interval of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: Decimal,
    /// Greatest value.
    pub high: Decimal,
}

impl Interval {
    /// Every value that a figure can have, for practical purposes.
    pub const ALL: Self =
        Self { low: Decimal::from_parts(u32::MAX, u32::MAX, 0, true, 0), high: Decimal::from_parts(u32::MAX, u32::MAX, 0, false, 0) };

    /// The values within `radius` of `centre`.
    #[must_use]
    pub fn around(centre: Decimal, radius: Decimal) -> Self {
        Self { low: centre - radius, high: centre + radius }
    }

    /// What both have in common; empty where they have nothing.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.min(other.high) }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.low > self.high
    }

    /// Whether a value is in it.
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// The value of the interval that is nearest to `value`.
    #[must_use]
    pub fn nearest(self, value: Decimal) -> Decimal {
        value.max(self.low).min(self.high)
    }
}

/// Half a unit of the last digit of a figure with `decimals` decimals.
///
/// ```
/// use kpr::proof::interval::half_unit;
/// assert_eq!(half_unit(0).to_string(), "0.5");
/// assert_eq!(half_unit(1).to_string(), "0.05");
/// ```
#[must_use]
pub fn half_unit(decimals: u32) -> Decimal {
    Decimal::new(5, decimals.min(Decimal::MAX_SCALE - 1) + 1)
}

/// The decimals that the figures of one relation are rounded to.
///
/// Each figure has those it is printed with, but where two thirds of the figures have more, a shorter one among them
/// is read as if printed alike (`12` among `11,5` and `0,5` means `12,0`), and so is a zero.
#[must_use]
pub fn common_decimals(values: &[Decimal]) -> u32 {
    let mut scales: Vec<u32> = values.iter().filter(|v| !v.is_zero()).map(Decimal::scale).collect();
    scales.sort_unstable_by(|a, b| b.cmp(a));
    let two_thirds = (scales.len() * 2).div_ceil(3);
    scales.get(two_thirds.saturating_sub(1)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(s: &str) -> Decimal {
        s.parse().unwrap()
    }

    #[test]
    fn a_short_figure_among_longer_ones_has_their_decimals() {
        assert_eq!(common_decimals(&[dec("11.5"), dec("0.5"), dec("12")]), 1);
        assert_eq!(common_decimals(&[dec("11"), dec("0.5"), dec("12")]), 0);
        assert_eq!(common_decimals(&[dec("11.5"), dec("11.5"), dec("0")]), 1);
        assert_eq!(common_decimals(&[]), 0);
    }

    #[test]
    fn intervals_meet_or_are_empty() {
        let a = Interval::around(dec("10"), dec("1.5"));
        let b = Interval::around(dec("12"), dec("1"));
        assert_eq!(a.and(b), Interval { low: dec("11"), high: dec("11.5") });
        assert!(a.and(Interval::around(dec("20"), dec("1"))).is_empty());
        assert_eq!(a.nearest(dec("20")), dec("11.5"));
    }
}
