//! Two figures of one thing: whether they differ, and by how much.

use rust_decimal::Decimal;

use crate::proof::across::kronor;
use crate::proof::interval::half_unit;
use crate::report::model::{Number, Unit};

/// Which signs the tables of two figures print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// The same.
    Same,
    /// Opposite ones.
    Turned,
    /// It can't be told: only sizes are compared.
    Unknown,
}

/// A change between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) by: Number,
    pub(super) unit: Option<Unit>,
    pub(super) turned: bool,
}

/// The change from an old figure to a new one, in the coarser unit and to the precision of the coarser figure.
///
/// None where both can be rounded from one value, and where their units can't be held together. Figures with a unit
/// on one side only are not compared: the other may be a thousand times as much.
pub(super) fn change(old: (Decimal, Option<Unit>), new: (Decimal, Option<Unit>), signs: Signs) -> Option<Change> {
    let (a, b) = match (kronor(old.1), kronor(new.1)) {
        (Some(a), Some(b)) => (a, b),
        _ if old.1 == new.1 => (Decimal::ONE, Decimal::ONE),
        _ => return None,
    };
    let opposite = !old.0.is_zero() && !new.0.is_zero() && old.0.is_sign_negative() != new.0.is_sign_negative();
    let turned = signs == Signs::Turned || signs == Signs::Unknown && opposite;
    let coarse = a.max(b);
    let (a, b) = (a / coarse, b / coarse);
    let was = old.0.checked_mul(if turned { -a } else { a })?;
    let by = new.0.checked_mul(b)?.checked_sub(was)?;
    let room = half_unit(old.0.scale()) * a + half_unit(new.0.scale()) * b;
    // Intervals that only touch say different things: 7 tkr is not 8 tkr.
    if by.abs() < room {
        return None;
    }
    let decimals = (old.0.scale() + places(a)).min(new.0.scale() + places(b));
    let unit = if a < b { new.1 } else { old.1 };
    Some(Change { by: Number(by.round_dp(decimals)), unit, turned })
}

/// The decimals that a factor of 1, a thousandth or a millionth adds.
fn places(factor: Decimal) -> u32 {
    factor.normalize().scale()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by(old: &str, a: Unit, new: &str, b: Unit, signs: Signs) -> Option<(String, Option<Unit>)> {
        let found = change((old.parse().unwrap(), Some(a)), (new.parse().unwrap(), Some(b)), signs)?;
        Some((found.by.to_string(), found.unit))
    }

    #[test]
    fn units_are_compared_at_the_precision_of_the_coarser() {
        use Unit::{Mnkr, Percent, Tkr};
        assert_eq!(by("14820", Tkr, "14.8", Mnkr, Signs::Same), None);
        assert_eq!(by("14820", Tkr, "14.9", Mnkr, Signs::Same), Some(("0.1".to_owned(), Some(Mnkr))));
        assert_eq!(by("14.9", Mnkr, "14820", Tkr, Signs::Same), Some(("-0.1".to_owned(), Some(Mnkr))));
        assert_eq!(by("11.5", Mnkr, "12", Mnkr, Signs::Same), None);
        assert_eq!(by("100", Tkr, "101", Tkr, Signs::Same), Some(("1".to_owned(), Some(Tkr))));
        assert_eq!(by("100", Tkr, "100", Percent, Signs::Same), None);
        assert_eq!(change((Decimal::ONE, None), (Decimal::TEN, Some(Tkr)), Signs::Same), None);
        assert!(change((Decimal::ONE, None), (Decimal::TEN, None), Signs::Same).is_some());
    }

    #[test]
    fn signs_are_those_of_the_newer_table() {
        use Unit::Tkr;
        assert_eq!(by("-4260", Tkr, "4260", Tkr, Signs::Turned), None);
        assert_eq!(by("-4260", Tkr, "4900", Tkr, Signs::Turned), Some(("640".to_owned(), Some(Tkr))));
        assert_eq!(by("-4260", Tkr, "4260", Tkr, Signs::Same), Some(("8520".to_owned(), Some(Tkr))));
        assert_eq!(by("-4260", Tkr, "4260", Tkr, Signs::Unknown), None);
        assert_eq!(by("-4260", Tkr, "-4261", Tkr, Signs::Unknown), Some(("-1".to_owned(), Some(Tkr))));
    }
}
