//! Figures as Swedish readers write them.

use crate::report::model::{Number, Unit};

/// Thousands apart, a decimal comma, the decimals that the report printed: `-7 682`, `8,2`.
///
/// ```
/// use kpr::{Number, output::figure::swedish};
/// let number = |text: &str| Number(text.parse().unwrap());
/// assert_eq!(swedish(number("-7682"), ' '), "-7 682");
/// assert_eq!(swedish(number("1234567.50"), ' '), "1 234 567,50");
/// ```
#[must_use]
pub fn swedish(number: Number, blank: char) -> String {
    let text = number.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("-", d));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    out.push_str(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(blank);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
    out
}

/// A unit as it is written after a figure.
#[must_use]
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Tkr => "tkr",
        Unit::Mnkr => "mnkr",
        Unit::Kr => "kr",
        Unit::Percent => "%",
        Unit::Hours => "h",
        Unit::Count => "st",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_digit_is_lost(mantissa in -999_999_999_999_i64..999_999_999_999, scale in 0_u32..5) {
            let number = Number(rust_decimal::Decimal::new(mantissa, scale));
            let back = swedish(number, ' ').replace(' ', "").replace(',', ".");
            prop_assert_eq!(back, number.to_string());
        }
    }
}
