//! The days, months and years that a line of text speaks of.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::figures::period::{Part, Period, month, part, year};
use crate::figures::words::{fold, words};

/// A time that a text speaks of; at least a year or a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) year: Option<u16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl Mention {
    /// The period that ends there.
    pub(super) fn period(self) -> Period {
        Period { year: self.year, month: self.month, ..Period::default() }
    }

    /// The day, where one is said.
    pub(super) fn date(self) -> Option<Date> {
        date(self.year?, self.month?, self.day?)
    }
}

/// A day of the calendar.
pub(super) fn date(year: u16, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Words before a number that make it a third or a quarter of a year.
const THIRDS: &[&str] = &["tertial", "tertialrapport", "tertialuppföljning", "delårsrapport", "delårsbokslut"];
const QUARTERS: &[&str] = &["kvartal", "kvartalsrapport"];

/// The times a text speaks of, in order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let all = words(text);
    let bare: Vec<Cow<'_, str>> = all.iter().map(|w| fold(w.bare())).collect();
    let at = |i: usize| bare.get(i).map_or("", AsRef::as_ref);
    let mut out = Vec::new();
    let mut i = 0;
    while i < bare.len() {
        let before = i.checked_sub(1).map_or("", at);
        let number = at(i).parse::<u8>().ok();
        let counted = match number {
            Some(n @ 1..=3) if THIRDS.contains(&before) => Some(n * 4),
            Some(n @ 1..=4) if QUARTERS.contains(&before) => Some(n * 3),
            _ => None,
        };
        let found = match part(at(i)) {
            _ if counted.is_some() => Mention { month: counted, ..Mention::default() },
            Some(Part::Month(m)) => Mention { month: Some(m), day: day_before(at(i), before), year: None },
            Some(Part::YearMonth(y, m)) => Mention { year: Some(y), month: Some(m), day: last_number(at(i)) },
            Some(Part::Year(y)) => Mention { year: Some(y), ..Mention::default() },
            _ => {
                i += 1;
                continue;
            }
        };
        let with_year = match (found.year, year(at(i + 1))) {
            (None, Some(y)) => {
                i += 1;
                Mention { year: Some(y), ..found }
            }
            _ => found,
        };
        out.push(with_year);
        i += 1;
    }
    out
}

/// The day before the name of a month: `30 april`.
fn day_before(word: &str, before: &str) -> Option<u8> {
    month(word)?;
    before.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The day of `2024-06-30`.
fn last_number(word: &str) -> Option<u8> {
    let mut parts = word.split('-');
    parts.clone().count().eq(&3).then(|| parts.next_back()).flatten().and_then(|d| d.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_titles() {
        let all = |text: &str| mentions(text).iter().map(|m| (m.year, m.month, m.day)).collect::<Vec<_>>();
        assert_eq!(all("Delårsrapport per den 30 september 2021"), [(Some(2021), Some(9), Some(30))]);
        assert_eq!(all("Ekonomisk uppföljning per 2024-06-30"), [(Some(2024), Some(6), Some(30))]);
        assert_eq!(all("Uppföljning augusti 2024"), [(Some(2024), Some(8), None)]);
        assert_eq!(all("Tertialrapport 1 2026"), [(Some(2026), Some(4), None)]);
        assert_eq!(all("för T1 2026 och per den 31 mars."), [(Some(2026), Some(4), None), (None, Some(3), Some(31))]);
        assert_eq!(all("Bokslut 2024"), [(Some(2024), None, None)]);
    }
}
