//! Facts and the words for them: what a rule found is typed, what is printed is made here and in each fact.

use std::fmt::Debug;

use rust_decimal::Decimal;

use crate::finding::{Lang, Slip};
use crate::report::model::Unit;

/// Something that can be said in both languages.
pub trait Fact: Debug {
    /// The fact in a language: one sentence, without the name of the file or the rule.
    fn say(&self, lang: Lang) -> String;
}

/// A figure as a reader of the language writes it: `81 288,5` in Swedish, `81,288.5` in English.
#[must_use]
pub fn number(value: Decimal, lang: Lang) -> String {
    let (group, point) = match lang {
        Lang::Sv => ('\u{a0}', ','),
        Lang::En => (',', '.'),
    };
    let plain = value.abs().to_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

/// An amount with its unit.
#[must_use]
pub fn amount(value: Decimal, unit: Option<Unit>, lang: Lang) -> String {
    let figure = number(value, lang);
    match unit {
        None | Some(Unit::Count) => figure,
        Some(Unit::Tkr) => figure + " tkr",
        Some(Unit::Mnkr) => figure + " mnkr",
        Some(Unit::Kr) => figure + " kr",
        Some(Unit::Percent) => figure + " %",
        Some(Unit::Hours) if lang == Lang::Sv => figure + " timmar",
        Some(Unit::Hours) => figure + " hours",
    }
}

/// The name of a slip.
#[must_use]
pub fn slip(slip: Slip, lang: Lang) -> &'static str {
    match (slip, lang) {
        (Slip::Sign, Lang::En) => "a lost or added sign",
        (Slip::Sign, Lang::Sv) => "tecken borta eller för mycket",
        (Slip::Digit, Lang::En) => "one digit wrong",
        (Slip::Digit, Lang::Sv) => "en siffra fel",
        (Slip::Swap, Lang::En) => "two digits swapped",
        (Slip::Swap, Lang::Sv) => "två siffror omkastade",
        (Slip::MissingDigit, Lang::En) => "a digit missing",
        (Slip::MissingDigit, Lang::Sv) => "en siffra saknas",
        (Slip::ExtraDigit, Lang::En) => "a digit too many",
        (Slip::ExtraDigit, Lang::Sv) => "en siffra för mycket",
        (Slip::Scale, Lang::En) => "a factor of ten or a thousand",
        (Slip::Scale, Lang::Sv) => "en faktor tio eller tusen",
    }
}

/// The start of a long text, for messages.
#[must_use]
pub fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let at_word = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{at_word} …")
}

/// A figure at its place, said beside a finding.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Row and column.
    pub label: String,
    /// Its value.
    pub value: Decimal,
}

impl Fact for Figure {
    fn say(&self, lang: Lang) -> String {
        format!("{}: {}", self.label, number(self.value, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_their_readers_do() {
        let d = |s: &str| s.parse().unwrap();
        assert_eq!(number(d("81288.5"), Lang::Sv), "81\u{a0}288,5");
        assert_eq!(number(d("-1612"), Lang::En), "-1,612");
        assert_eq!(number(d("0.15"), Lang::En), "0.15");
        assert_eq!(number(d("-0.0"), Lang::En), "0.0");
        let all = |lang| {
            [None, Some(Unit::Count), Some(Unit::Tkr), Some(Unit::Mnkr), Some(Unit::Kr), Some(Unit::Percent), Some(Unit::Hours)]
                .map(|unit| amount(d("2.6"), unit, lang))
        };
        assert_eq!(all(Lang::Sv), ["2,6", "2,6", "2,6 tkr", "2,6 mnkr", "2,6 kr", "2,6 %", "2,6 timmar"]);
        assert_eq!(all(Lang::En), ["2.6", "2.6", "2.6 tkr", "2.6 mnkr", "2.6 kr", "2.6 %", "2.6 hours"]);
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        let word = "abcdefghi ";
        assert_eq!(short(&word.repeat(6)), word.repeat(6));
        assert_eq!(short(&word.repeat(7)), format!("{}…", word.repeat(5) + "abcdefghi "));
        assert_eq!(short(&"å".repeat(61)), format!("{} …", "å".repeat(60)));
    }
}
