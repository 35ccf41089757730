//! One typing error away: how a printed figure could have become another.
//!
//! The kinds are those of the typing-error filter for balance edits in statistical offices (S. Scholtus): a sign, a digit,
//! two digits swapped, a digit too few or too many, a wrong power of ten.

use rust_decimal::Decimal;

use crate::finding::Slip;

/// The slip that would turn the figure `meant` into the figure `stated`, where one alone does.
///
/// ```
/// use kpr::{finding::Slip, proof::slips::slip};
/// assert_eq!(slip("18288".parse().unwrap(), "81288".parse().unwrap()), Some(Slip::Swap));
/// assert_eq!(slip("1112".parse().unwrap(), "1152".parse().unwrap()), Some(Slip::Digit));
/// ```
#[must_use]
pub fn slip(stated: Decimal, meant: Decimal) -> Option<Slip> {
    if stated == meant {
        return None;
    }
    if stated == -meant {
        return Some(Slip::Sign);
    }
    if stated.is_sign_negative() != meant.is_sign_negative() && !stated.is_zero() && !meant.is_zero() {
        return None;
    }
    let scale = stated.scale().max(meant.scale());
    let (a, b) = (digits(stated, scale), digits(meant, scale));
    if a.len() == b.len() {
        let wrong: Vec<usize> = a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
        match wrong.as_slice() {
            [_] => return Some(Slip::Digit),
            [i, j] if *j == i + 1 && a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i) => return Some(Slip::Swap),
            _ => {}
        }
    }
    if scaled(stated, meant) {
        return Some(Slip::Scale);
    }
    if a.len() + 1 == b.len() && drops_one(&b, &a) {
        return Some(Slip::MissingDigit);
    }
    if b.len() + 1 == a.len() && drops_one(&a, &b) {
        return Some(Slip::ExtraDigit);
    }
    None
}

/// How likely a slip is, the likeliest first; no slip comes last.
#[must_use]
pub fn rank(slip: Option<Slip>) -> u8 {
    match slip {
        Some(Slip::Sign) => 0,
        Some(Slip::Swap) => 1,
        Some(Slip::Digit) => 2,
        Some(Slip::Scale) => 3,
        Some(Slip::MissingDigit) => 4,
        Some(Slip::ExtraDigit) => 5,
        None => 6,
    }
}

fn digits(value: Decimal, scale: u32) -> Vec<u8> {
    let mut v = value.abs();
    v.rescale(scale);
    v.mantissa().to_string().into_bytes()
}

fn scaled(a: Decimal, b: Decimal) -> bool {
    [10, 1000].map(Decimal::from).iter().any(|f| a == b * f || b == a * f) && !a.is_zero()
}

/// Whether leaving one digit out of `long` gives `short`.
fn drops_one(long: &[u8], short: &[u8]) -> bool {
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    long.iter().skip(same + 1).eq(short.iter().skip(same))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(stated: &str, meant: &str) -> Option<Slip> {
        slip(stated.parse().unwrap(), meant.parse().unwrap())
    }

    #[test]
    fn every_kind_of_slip_is_known() {
        assert_eq!(of("-937", "937"), Some(Slip::Sign));
        assert_eq!(of("1112", "1152"), Some(Slip::Digit));
        assert_eq!(of("5393", "5933"), Some(Slip::Swap));
        assert_eq!(of("593", "5933"), Some(Slip::MissingDigit));
        assert_eq!(of("59933", "5933"), Some(Slip::ExtraDigit));
        assert_eq!(of("5933000", "5933"), Some(Slip::Scale));
        assert_eq!(of("593.3", "5933"), Some(Slip::Scale));
        assert_eq!(of("-8.2", "-2.8"), Some(Slip::Swap));
    }

    #[test]
    fn two_errors_are_no_slip() {
        assert_eq!(of("1112", "1163"), None);
        assert_eq!(of("-1112", "1152"), None);
        assert_eq!(of("12", "12"), None);
        // Two digits beside each other that are no swap, and a swap of digits apart.
        assert_eq!((of("12", "23"), of("23", "12"), of("123", "321")), (None, None, None));
        assert_eq!((of("0", "5"), of("12", "120000"), of("12", "1345")), (Some(Slip::Digit), None, None));
        // A digit more, and the others are not the same.
        assert_eq!(
            (of("12", "345"), of("345", "12"), of("12", "123"), of("123", "12")),
            (None, None, Some(Slip::MissingDigit), Some(Slip::ExtraDigit))
        );
    }
}
