//! Figures as Swedish reports print them: `-7 682`, `– 8,2`, `12,0 %`, `644*`, `1.234`, `+/-0`.

use rust_decimal::Decimal;

use crate::limits::MAX_DIGITS;

/// Whether a character is printed as a minus: hyphen, en dash, U+2212 and their like.
pub(crate) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '−')
}

/// Whether a character is a sign.
pub(crate) fn is_sign(c: char) -> bool {
    is_minus(c) || c == '+' || c == '±'
}

/// Marks that lead to a footnote and are no part of a figure.
pub(crate) fn is_note_mark(c: char) -> bool {
    matches!(c, '*' | '†' | '¹' | '²' | '³' | '⁴' | '⁵' | '⁶' | '⁷' | '⁸' | '⁹')
}

/// A figure in one piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Its value.
    pub(crate) value: Decimal,
    /// Whether a sign is printed.
    pub(crate) signed: bool,
    /// Digits before the decimal mark.
    pub(crate) whole_digits: u8,
    /// Digits after it.
    pub(crate) decimals: u8,
    /// Whether a percent sign follows.
    pub(crate) percent: bool,
    /// Whether footnote marks follow.
    pub(crate) noted: bool,
    /// Whether its thousands are parted: `2 084` is no year.
    pub(crate) grouped: bool,
}

impl Figure {
    /// Whether it could be a year: four digits from 1900 to 2099, no sign, no decimals.
    pub(crate) fn is_year(&self) -> bool {
        !self.signed
            && !self.percent
            && !self.grouped
            && self.decimals == 0
            && self.whole_digits == 4
            && (Decimal::from(1900)..Decimal::from(2100)).contains(&self.value)
    }
}

/// Reads a text that is one figure as a whole: an optional sign (with blanks after it), digits in one run or in groups of three parted
/// by blanks or points, decimals after a comma or point, an optional percent sign, footnote marks. `None` for anything else.
///
/// A point before exactly three digits parts thousands, as in `837.238`; else it is a decimal mark, as in `4.0`. A figure has
/// no leading zeros and at most [`MAX_DIGITS`] digits.
pub(crate) fn parse(text: &str) -> Option<Figure> {
    let mut rest = text.trim_matches([' ', '\u{a0}']);
    let mut negative = false;
    let mut signed = false;
    if let Some(r) = rest.strip_prefix("+/-").or_else(|| rest.strip_prefix("+/–")) {
        rest = r;
        signed = true;
    } else if let Some(c) = rest.chars().next().filter(|c| is_sign(*c)) {
        rest = rest.get(c.len_utf8()..)?;
        signed = true;
        negative = is_minus(c);
    }
    rest = rest.trim_start_matches([' ', '\u{a0}']);
    let (body, percent, noted) = strip_tail(rest);
    let (whole, decimals) = split_decimals(body)?;
    let digits = || whole.bytes().filter(u8::is_ascii_digit);
    let whole_digits = digits().count();
    if !grouped(whole) || whole_digits > 1 && whole.starts_with('0') || whole_digits + decimals.len() > MAX_DIGITS {
        return None;
    }
    let mantissa = digits().chain(decimals.bytes()).fold(0, |m, d| m * 10 + i64::from(d - b'0'));
    let scale = u32::try_from(decimals.len()).ok()?;
    let value = Decimal::try_new(if negative { -mantissa } else { mantissa }, scale).ok()?;
    let grouped = whole_digits < whole.len();
    let [whole_digits, decimals] = [whole_digits, decimals.len()].map(|n| u8::try_from(n).unwrap_or(u8::MAX));
    Some(Figure { value, signed, whole_digits, decimals, percent, noted, grouped })
}

/// Takes a percent sign and footnote marks off the end.
fn strip_tail(text: &str) -> (&str, bool, bool) {
    let mut body = text;
    let (mut percent, mut noted) = (false, false);
    loop {
        let before = body.len();
        body = body.trim_end_matches([' ', '\u{a0}']);
        if let Some(b) = body.strip_suffix('%') {
            body = b;
            percent = true;
        } else if let Some(b) = body.strip_suffix("*)") {
            body = b;
            noted = true;
        } else if body.ends_with(is_note_mark) {
            body = body.trim_end_matches(is_note_mark);
            noted = true;
        }
        if body.len() == before {
            return (body, percent, noted);
        }
    }
}

/// Splits at the decimal mark. The whole part may hold blanks and points between groups.
fn split_decimals(body: &str) -> Option<(&str, &str)> {
    let (whole, decimals) = match body.rfind([',', '.']) {
        None => (body, ""),
        Some(at) => {
            let (whole, rest) = body.split_at(at);
            let decimals = rest.get(1..)?;
            let group = rest.starts_with('.')
                && decimals.len() == 3
                && !whole.is_empty()
                && whole.chars().all(|c| c.is_ascii_digit() || c == '.')
                && whole != "0";
            if group { (body, "") } else { (whole, decimals) }
        }
    };
    let fine = !whole.is_empty()
        && whole.starts_with(|c: char| c.is_ascii_digit())
        && decimals.chars().all(|c| c.is_ascii_digit())
        && !(decimals.is_empty() && body.ends_with([',', '.']));
    fine.then_some((whole, decimals))
}

/// Whether digits stand in one run, or in groups of which all but the first have three.
fn grouped(whole: &str) -> bool {
    let mut groups = whole.split([' ', '\u{a0}', '.']);
    let first = groups.next().unwrap_or_default();
    let digits = |g: &str| !g.is_empty() && g.chars().all(|c| c.is_ascii_digit());
    let mut more = false;
    for g in groups {
        if g.len() != 3 || !digits(g) {
            return false;
        }
        more = true;
    }
    digits(first) && (!more || first.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<String> {
        parse(text).map(|f| f.value.to_string())
    }

    #[test]
    fn figures_of_the_trade() {
        for (text, expected) in [
            ("-7 682", "-7682"),
            ("– 8,2", "-8.2"),
            ("−1 036,6", "-1036.6"),
            ("644*", "644"),
            ("12,0 %", "12.0"),
            ("98%", "98"),
            ("+/- 0", "0"),
            ("+500", "500"),
            ("837.238", "837238"),
            ("4.0", "4.0"),
            ("1\u{a0}234\u{a0}567", "1234567"),
            ("0,0", "0.0"),
            ("0", "0"),
            ("2021*)", "2021"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_figure() {
        for text in
            ["", "-", "–", "007", "1 23", "12 3456", "1,", ",5", "a1", "1a", "1-2", "2023-12-31", "1234 567", "12345678901234567890"]
        {
            assert_eq!(value(text), None, "{text}");
        }
    }

    proptest! {
        /// What is printed in the usual way is read back as it was.
        #[test]
        fn format_then_parse(n in -999_999_999_i64..1_000_000_000, decimals in 0_u32..3, blank in prop::sample::select(vec![" ", "\u{a0}", ""]), minus in prop::sample::select(vec!["-", "–", "− "])) {
            let d = Decimal::new(n, decimals);
            let plain = d.abs().to_string();
            let (whole, dec) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
            let mut groups: Vec<String> = whole.as_bytes().rchunks(3).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
            groups.reverse();
            let mut text = groups.join(blank);
            if !dec.is_empty() {
                text = format!("{text},{dec}");
            }
            if d.is_sign_negative() && !d.is_zero() {
                text = format!("{minus}{text}");
            }
            prop_assert_eq!(parse(&text).map(|f| f.value), Some(d));
        }

        /// Any text gives an answer.
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }
    }
}
