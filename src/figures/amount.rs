//! Amounts of money in running text: `-500 tkr`, `minus 6 tkr`, `2,6 mnkr`, `1 miljon kronor`, `+/- 0`.

use rust_decimal::Decimal;

use super::number::{self, is_sign};
use super::words::{Word, words};
use crate::report::model::Unit;

/// The sign that is printed with an amount, as a symbol or as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// None.
    None,
    /// `+`, `plus`.
    Plus,
    /// `-`, `–`, `minus`.
    Minus,
    /// `+/-`, which stands before a zero.
    Either,
}

/// An amount and where it stands in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Its value, with the printed sign.
    pub(crate) value: Decimal,
    /// The printed sign.
    pub(crate) sign: Sign,
    /// Unit; only `+/- 0` may go without.
    pub(crate) unit: Option<Unit>,
    /// First byte, sign included.
    pub(crate) start: usize,
    /// Byte after the unit.
    pub(crate) end: usize,
}

/// The amounts of a text, in order. Figures without a unit of money are none, nor are the ends of ranges (`2–3 mnkr`).
pub(crate) fn amounts(text: &str) -> Vec<Amount> {
    let mut out = Vec::new();
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return out;
    }
    let words = words(text);
    let mut at = 0;
    while let Some(first) = words.get(at) {
        // A word of letters begins no amount but `minus` and `plus`.
        let letters = first.text.starts_with(char::is_alphabetic) && !first.text.starts_with(['m', 'M', 'p', 'P']);
        match if letters { None } else { read(text, &words, at) } {
            Some((amount, next)) => {
                out.push(amount);
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// A whole text that is one amount: `8 661 tkr`.
pub(crate) fn whole(text: &str) -> Option<Amount> {
    let words = words(text);
    read(text, &words, 0).filter(|(_, next)| *next == words.len()).map(|(amount, _)| amount)
}

/// Reads the amount that begins at a word, and tells the word after it.
fn read(text: &str, words: &[Word<'_>], at: usize) -> Option<(Amount, usize)> {
    let first = words.get(at)?;
    let start = first.bare_start();
    let (sign, mut next) = match sign_word(first.bare()) {
        Some(sign) if !is_range(words, at) => (sign, at + 1),
        Some(_) => return None,
        None if at.checked_sub(1).is_some_and(|sign| is_symbol(words, sign) && is_range(words, sign)) => return None,
        None => (leading_sign(first.bare()), at),
    };
    let digits = words.get(next)?;
    let from = digits.bare_start();
    let mut run = run_of_digits(digits.bare())?;
    // Groups of three digits belong to a figure that has no decimals yet.
    let mut group = digits;
    next += 1;
    if run.open && !group.closed() {
        while let Some(more) = words.get(next).filter(|w| is_group(w)) {
            run.end = more.bare_start() + more.bare().len() - from;
            run.tail = "";
            group = more;
            next += 1;
            if group.closed() || group.bare().contains(',') {
                break;
            }
        }
    }
    let figure = number::parse(text.get(from..from + run.end)?)?;
    if figure.percent || figure.noted {
        return None;
    }
    let printed = if sign == Sign::None && figure.signed { leading_sign(digits.bare()) } else { sign };
    let value = if sign == Sign::Minus && figure.value.is_sign_positive() { -figure.value } else { figure.value };
    let mut end = group.bare_start() + group.bare().len();
    let unit = if run.tail.is_empty() {
        let found = if group.closed() { None } else { unit_words(words, next) };
        if let Some((_, after)) = found {
            let last = words.get(after.checked_sub(1)?)?;
            end = last.bare_start() + last.bare().len();
            next = after;
        }
        found.map(|(unit, _)| unit)
    } else {
        unit_word(run.tail)
    };
    let zero = printed == Sign::Either && value.is_zero();
    (unit.is_some() || zero).then_some((Amount { value, sign: printed, unit, start, end }, next))
}

/// A word that is nothing but a sign.
fn sign_word(word: &str) -> Option<Sign> {
    match word {
        "minus" | "Minus" => Some(Sign::Minus),
        "plus" | "Plus" => Some(Sign::Plus),
        "+/-" | "+/–" | "+-" | "±" | "-/+" => Some(Sign::Either),
        _ => {
            let mut chars = word.chars();
            let only = chars.next().filter(|c| is_sign(*c) && chars.next().is_none())?;
            Some(if only == '+' { Sign::Plus } else { Sign::Minus })
        }
    }
}

/// The sign that a word with digits begins with.
fn leading_sign(word: &str) -> Sign {
    match word.chars().next() {
        Some('±') => Sign::Either,
        Some('+') if word.starts_with("+/") => Sign::Either,
        Some('+') => Sign::Plus,
        Some(c) if is_sign(c) => Sign::Minus,
        _ => Sign::None,
    }
}

/// Whether a word is a sign alone, and no word for one.
fn is_symbol(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|w| !w.text.starts_with(char::is_alphabetic) && sign_word(w.text).is_some())
}

/// Whether a sign stands between two figures: `2 - 3 mnkr`.
fn is_range(words: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.bare().ends_with(|c: char| c.is_ascii_digit()) && !w.closed())
}

/// The digits a word begins with, after its sign.
struct Run<'a> {
    /// Bytes of sign and digits.
    end: usize,
    /// Letters right after them: the unit of `450tkr`.
    tail: &'a str,
    /// Whether groups of three digits may follow.
    open: bool,
}

fn run_of_digits(word: &str) -> Option<Run<'_>> {
    let digits_at = word.find(|c: char| c.is_ascii_digit()).filter(|at| {
        word.get(..*at).is_some_and(|s| s.is_empty() || s == "+/-" || s == "+/–" || (s.chars().count() == 1 && s.starts_with(is_sign)))
    })?;
    let rest = word.get(digits_at..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    let (figure, tail) = rest.split_at(length);
    if !(tail.is_empty() || unit_word(tail).is_some()) {
        return None;
    }
    let open = tail.is_empty() && figure.len() <= 3 && figure.bytes().all(|b| b.is_ascii_digit());
    Some(Run { end: digits_at + length, tail, open })
}

/// A group of three digits, perhaps with decimals: `000`, `000,5`.
fn is_group(word: &Word<'_>) -> bool {
    let bare = word.bare();
    let (whole, decimals) = bare.split_once(',').unwrap_or((bare, "0"));
    !word.opened() && whole.len() == 3 && !decimals.is_empty() && whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit())
}

/// A unit of money in one word.
pub(crate) fn unit_word(word: &str) -> Option<Unit> {
    match word.to_lowercase().as_str() {
        "tkr" | "kkr" | "tsek" | "ksek" => Some(Unit::Tkr),
        "mnkr" | "mkr" | "msek" | "mn" | "milj" | "mkkr" => Some(Unit::Mnkr),
        "kr" | "kronor" | "sek" | "krona" => Some(Unit::Kr),
        _ => None,
    }
}

/// The unit that begins at a word, and the word after it: `mnkr`, `miljoner kronor`, `tusen kr`.
pub(crate) fn unit_words(words: &[Word<'_>], at: usize) -> Option<(Unit, usize)> {
    let word = words.get(at)?;
    let times = match word.bare().to_lowercase().as_str() {
        "miljoner" | "miljon" | "milj" | "mn" => Unit::Mnkr,
        "tusen" | "tusentals" => Unit::Tkr,
        one => return unit_word(one).map(|unit| (unit, at + 1)),
    };
    let kronor = !word.closed() && words.get(at + 1).is_some_and(|w| unit_word(w.bare()) == Some(Unit::Kr));
    if kronor {
        return Some((times, at + 2));
    }
    (times == Unit::Mnkr && (word.closed() || at + 1 == words.len())).then_some((times, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_all(text: &str) -> Vec<(String, Option<Unit>, &str)> {
        amounts(text).iter().map(|a| (a.value.to_string(), a.unit, text.get(a.start..a.end).unwrap_or_default())).collect()
    }

    #[test]
    fn amounts_of_commentary() {
        for (text, value, unit, printed) in [
            ("ett resultat på minus 6 tkr.", "-6", Unit::Tkr, "minus 6 tkr"),
            ("är -500 tkr. Nu", "-500", Unit::Tkr, "-500 tkr"),
            ("mot budget med +500 tkr", "500", Unit::Tkr, "+500 tkr"),
            ("på –0,8 mkr mot", "-0.8", Unit::Mnkr, "–0,8 mkr"),
            ("ligger på -1 612 tkr.", "-1612", Unit::Tkr, "-1 612 tkr"),
            ("på ca 1,2 miljoner kronor.", "1.2", Unit::Mnkr, "1,2 miljoner kronor"),
            ("om 600 000 kronor och", "600000", Unit::Kr, "600 000 kronor"),
            ("ger (− 2,1 mkr)", "-2.1", Unit::Mnkr, "− 2,1 mkr"),
            ("med 450tkr", "450", Unit::Tkr, "450tkr"),
            ("blev 3,1 miljoner.", "3.1", Unit::Mnkr, "3,1 miljoner"),
            ("blev 3,1 miljoner", "3.1", Unit::Mnkr, "3,1 miljoner"),
            ("en miljon, 1 miljon, dras av", "1", Unit::Mnkr, "1 miljon"),
            ("om 700 tusen kr i år", "700", Unit::Tkr, "700 tusen kr"),
            ("med 5 milj kronor i år", "5", Unit::Mnkr, "5 milj kronor"),
        ] {
            assert_eq!(read_all(text), [(value.to_owned(), Some(unit), printed)], "{text}");
        }
        assert_eq!(read_all("(2) – 3 tkr"), [("-3".to_owned(), Some(Unit::Tkr), "– 3 tkr")]);
        assert_eq!(read_all("5 minus 3 tkr"), [("3".to_owned(), Some(Unit::Tkr), "3 tkr")]);
        assert_eq!(read_all("12 000. 500 tkr"), [("500".to_owned(), Some(Unit::Tkr), "500 tkr")]);
        assert_eq!(read_all("en förlust på minus -6 tkr"), [("-6".to_owned(), Some(Unit::Tkr), "minus -6 tkr")]);
        let signs = |text: &str| amounts(text).iter().map(|a| a.sign).collect::<Vec<_>>();
        assert_eq!(signs("5 tkr, -5 tkr, +5 tkr, minus 5 tkr, +/- 0"), [Sign::None, Sign::Minus, Sign::Plus, Sign::Minus, Sign::Either]);
        assert_eq!(signs("+/-5 tkr, +/–0 tkr, +/- 5 tkr, ±5 tkr"), [Sign::Either; 4]);
        assert_eq!(signs("plus 5 tkr, + 5 tkr, minus 5 tkr, – 5 tkr"), [Sign::Plus, Sign::Plus, Sign::Minus, Sign::Minus]);
        assert_eq!(read_all("Prognos är +/- 0 mot budget"), [("0".to_owned(), None, "+/- 0")]);
    }

    #[test]
    fn what_is_no_amount() {
        for text in [
            "58 ungdomar",
            "den 1 juli 2026",
            "ökade med 12 procent",
            "KS2023/034",
            "12,0 % av",
            "T1 2026",
            "mellan 2–3 mnkr",
            "2 - 3 mnkr",
            "E4 kr",
            "i årskurs 2. tkr",
            "3 miljoner besökare",
            "3 tusen besökare",
            "3 tusen.",
            "x5 tkr",
            // Three digits are a group only after one to three others that have no decimals.
            "4500 000 tkr",
            "1,5 000 tkr",
            "450 00 tkr",
            "1 000,5 000 tkr",
            "E4 – 3 tkr",
            "--5 tkr",
            "5x tkr",
            "5 000kg tkr",
        ] {
            assert!(amounts(text).is_empty(), "{text}: {:?}", amounts(text));
        }
    }

    #[test]
    fn two_in_one_sentence() {
        let text = "blev 24,0 mnkr mot budgeterade 21,7 mnkr, ett underskott på 2,3 mnkr.";
        let values: Vec<String> = amounts(text).iter().map(|a| a.value.to_string()).collect();
        assert_eq!(values, ["24.0", "21.7", "2.3"]);
    }

    proptest! {
        /// What is printed in the usual way is read back, wherever it stands.
        #[test]
        fn format_then_parse(n in -99_999_999_i64..100_000_000, decimals in 0_u32..3, unit in prop::sample::select(vec![("tkr", Unit::Tkr), ("mnkr", Unit::Mnkr), ("mkr", Unit::Mnkr), ("kronor", Unit::Kr), ("miljoner kronor", Unit::Mnkr)]), lead in prop::sample::select(vec!["", "ett underskott på ", "år 2024 med "])) {
            let value = Decimal::new(n, decimals);
            let plain = value.abs().to_string();
            let (whole_part, rest) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
            let mut groups: Vec<String> = whole_part.as_bytes().rchunks(3).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
            groups.reverse();
            let sign = if n < 0 && !value.is_zero() { "-" } else { "" };
            let comma = if rest.is_empty() { "" } else { "," };
            let text = format!("{lead}{sign}{}{comma}{rest} {}.", groups.join(" "), unit.0);
            let found = amounts(&text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found.first().map(|a| (a.value, a.unit)), Some((value, Some(unit.1))), "{}", text);
        }

        /// Any text gives an answer, and its places are places of the text.
        #[test]
        fn never_panics(text in "[-+–/0-9 ,.tkrm()å]{0,40}") {
            for a in amounts(&text) {
                prop_assert!(text.get(a.start..a.end).is_some());
            }
        }
    }
}
