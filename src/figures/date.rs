//! Written dates and times → a day, where one is meant, or only the knowledge that it is a time.
//!
//! A cell is given whole: `2023-12-31`, `23-12-31`, `31 maj 2023`, `31/12 2023`, `hösten 2024`, `Q1 2024`,
//! `2019-2022`, `löpande`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use jiff::civil::Date;

use super::pairs::Pairs;
use super::words::fold;
use crate::lexicon::lists::{SEASONS, STANDING_TIMES};
use crate::lexicon::months::MONTHS;

/// A written time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day, where the text says one.
    pub day: Option<Date>,
}

/// Longest text of a date cell, in bytes.
const MAX_DATE: usize = 40;
/// Most words of one.
const MAX_WORDS: usize = 6;

/// Reads a whole cell as a time.
///
/// ```
/// use kpr::figures::date;
/// let day = |t| date::parse(t).and_then(|w| w.day).map(|d| d.to_string());
/// assert_eq!(day("31 maj 2023").as_deref(), Some("2023-05-31"));
/// assert_eq!(day("23-12-31").as_deref(), Some("2023-12-31"));
/// assert_eq!(date::parse("hösten 2024").map(|w| w.day), Some(None));
/// assert_eq!(date::parse("Upphandling"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<When> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.is_empty() || text.len() > MAX_DATE {
        return None;
    }
    // Without a digit only standing times are times.
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    if !digits && !STANDING.may_begin(text) && !MONTH_STARTS.may_begin(text) {
        return None;
    }
    let folded = fold(text);
    if !digits && of_months(&folded) {
        return Some(When { day: None });
    }
    if STANDING_TIMES.contains(&folded.as_ref()) {
        return Some(When { day: None });
    }
    if !digits && !folded.starts_with("senast") {
        return None;
    }
    let (words, count) = first_words::<MAX_WORDS>(&folded);
    let words = words.get(..count?).unwrap_or_default();
    match words {
        [one] => single(one),
        [day, month, year] if month_of(month).is_some() => {
            let day = named(day.trim_end_matches([':', '.']), month, year);
            day.map(|d| When { day: Some(d) })
        }
        ["den", day, month, year] => named(day, month, year).map(|d| When { day: Some(d) }),
        ["senast", rest @ ..] if words.len() < MAX_WORDS => parse(&rest.join(" ")),
        [day, year] if day.contains('/') => slashed(day, year).map(|d| When { day: Some(d) }).or_else(|| interval(words)),
        _ => interval(words),
    }
}

/// Nothing but months: `mars`, `april och oktober`, `jan-mars`.
fn of_months(folded: &str) -> bool {
    let whole = |w: &str| {
        month_of(bare(w)).is_some() || w.split_once(['-', '–']).is_some_and(|(a, b)| month_of(a).is_some() && month_of(b).is_some())
    };
    let mut words = folded.split_whitespace();
    words.next().is_some_and(whole)
        && folded.split_whitespace().next_back().is_some_and(whole)
        && words.all(|w| whole(w) || matches!(w, "och" | "-" | "–"))
}

/// The first words of a text, and how many it has, if they are no more than asked for.
pub(super) fn first_words<const N: usize>(text: &str) -> ([&str; N], Option<usize>) {
    let (mut out, mut count) = ([""; N], 0);
    for word in text.split_whitespace() {
        match out.get_mut(count) {
            Some(slot) => *slot = word,
            None => return (out, None),
        }
        count += 1;
    }
    (out, Some(count))
}

/// How standing times begin.
static STANDING: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(STANDING_TIMES.iter().copied().chain(["senast"])));

/// How the names of months begin.
static MONTH_STARTS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(MONTHS.iter().map(|(name, _)| *name)));

/// The number of a month's name, full or short, with or without a full stop.
#[must_use]
pub fn month_of(word: &str) -> Option<i8> {
    if !MONTH_STARTS.may_begin(word) {
        return None;
    }
    let word = word.trim_end_matches('.');
    MONTHS.iter().find(|(name, _)| *name == word).and_then(|(_, n)| i8::try_from(*n).ok())
}

/// What a word is to times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct InTime {
    /// It may be the first word of one.
    pub(crate) begins: bool,
    /// It may stand anywhere in one: [`parse`] takes no text with a word that may not.
    pub(crate) holds: bool,
}

/// The words of times that have no digit.
static WORDS: LazyLock<HashMap<&'static str, InTime, FixedState>> = LazyLock::new(|| {
    let standing = || STANDING_TIMES.iter().flat_map(|s| s.split(' ').enumerate());
    let begins = standing().filter(|(i, _)| *i == 0).map(|(_, word)| word);
    let begins = begins.chain(SEASONS.iter().copied()).chain(MONTHS.iter().map(|(name, _)| *name)).chain(["den", "kv", "vt", "ht"]);
    let mut words: HashMap<&'static str, InTime, FixedState> =
        standing().map(|(_, word)| (word, InTime { begins: false, holds: true })).collect();
    words.extend(begins.map(|word| (word, InTime { begins: true, holds: true })));
    words
});

/// The words of times that have no digit: [`look`] says of no other that begins with three letters more than that it has digits.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let standing = STANDING_TIMES.iter().flat_map(|s| s.split(' '));
    standing.chain(SEASONS.iter().copied()).chain(MONTHS.iter().map(|(name, _)| *name)).chain(["den"])
}

/// How words of times begin: those words, with or without a stop, and parts of a year such as `q1`.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| {
    let stopped = ["q.", "t.", "k.", "v.", "m.", "o."];
    let standing = STANDING_TIMES.iter().flat_map(|s| s.split(' '));
    Pairs::beginning(
        standing.chain(SEASONS.iter().copied()).chain(MONTHS.iter().map(|(name, _)| *name)).chain(stopped).chain(["den", "kv"]),
    )
});

/// Looks at a word in lower case; `digits` says whether it has any.
pub(crate) fn look(word: &str, digits: bool) -> InTime {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return InTime { begins: true, holds: true };
    }
    let bare = bare(word);
    if matches!(bare, "" | "-" | "–") {
        return InTime { begins: false, holds: true };
    }
    if !BEGINNINGS.may_begin(word) {
        return InTime { begins: false, holds: digits };
    }
    if let Some(known) = WORDS.get(bare) {
        return *known;
    }
    // A part of a year and two months have a digit or a sign.
    if !digits && bare.bytes().all(|b| b.is_ascii_lowercase()) {
        return InTime::default();
    }
    let months = |(a, b)| month_of(a).is_some() && month_of(b).is_some();
    let part = part_of_year(bare);
    InTime { begins: part, holds: part || digits || bare.split_once(['-', '–']).is_some_and(months) }
}

/// Whether a word is a year of this age.
#[must_use]
pub fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}

/// A time with the hyphen that an extractor took for that of a broken word, where the time went on on the next line: `2023-0531`,
/// `202305-31`, `20232025`. None where no hyphen is missing.
pub(crate) fn with_hyphen(word: &str) -> Option<String> {
    let part = |from: usize, to: usize| word.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let day = |month: &str, day: &str| {
        let year = part(0, 4).filter(|year| is_year(year))?;
        iso(&format!("{year}-{month}-{day}")).map(|day| day.to_string())
    };
    match (word.len(), word.find('-')) {
        (9, Some(4)) => day(part(5, 7)?, part(7, 9)?),
        (9, Some(6)) => day(part(4, 6)?, part(7, 9)?),
        (8, None) => part(0, 4).zip(part(4, 8)).filter(|(a, b)| is_year(a) && is_year(b) && a < b).map(|(a, b)| format!("{a}-{b}")),
        _ => None,
    }
}

fn single(word: &str) -> Option<When> {
    let mended = with_hyphen(word);
    let word = mended.as_deref().unwrap_or(word);
    if let Some(day) = iso(word) {
        return Some(When { day: Some(day) });
    }
    let range = word.split_once(['-', '–', '/']).is_some_and(|(a, b)| is_year(a) && (is_year(b) || goes_with(a, b)));
    let term = word.len() >= 4 && (word.starts_with("vt") || word.starts_with("ht")) || word.len() > 4;
    (is_year(word) || range || term && part_of_year(word) && word.chars().any(|c| c.is_ascii_digit())).then_some(When { day: None })
}

/// `2023-12`: a month; `2023/24`: a year that follows.
fn goes_with(year: &str, short: &str) -> bool {
    let number = |s: &str| s.parse::<u32>().ok();
    let Some((year, short)) = number(year).zip(number(short).filter(|_| short.len() == 2)) else { return false };
    (1..=12).contains(&short) || short > year % 100
}

/// `2023-12-31`, `23-12-31`, `2023.12.31`, `2023/12/31`, `20231231`, `231231`.
fn iso(word: &str) -> Option<Date> {
    let mut parts = word.split(['-', '–', '/', '.']);
    let number = |s: &str| s.parse::<i16>().ok();
    match (parts.next()?, parts.next(), parts.next(), parts.next()) {
        (y, Some(m), Some(d), None) if y.len() == 4 && m.len() <= 2 && d.len() <= 2 => date(number(y)?, number(m)?, number(d)?),
        (y, Some(m), Some(d), None) if y.len() == 2 && m.len() == 2 && d.len() == 2 => date(2000 + number(y)?, number(m)?, number(d)?),
        (all, None, ..) if all.len() == 8 && all.is_ascii() => {
            date(number(all.get(..4)?)?, number(all.get(4..6)?)?, number(all.get(6..)?)?)
        }
        // `230430`, of a year not far off.
        (all, None, ..) if all.len() == 6 && matches!(all.as_bytes(), [b'1'..=b'3', ..]) && all.is_ascii() => {
            date(2000 + number(all.get(..2)?)?, number(all.get(2..4)?)?, number(all.get(4..)?)?)
        }
        _ => None,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    if !(1990..=2100).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn named(day: &str, month: &str, year: &str) -> Option<Date> {
    date(is_year(year).then(|| year.parse().ok())??, i16::from(month_of(month)?), day.parse().ok()?)
}

/// `31/12` and a year.
fn slashed(day: &str, year: &str) -> Option<Date> {
    let (d, m) = day.split_once('/')?;
    date(is_year(year).then(|| year.parse().ok())??, m.parse().ok()?, d.parse().ok()?)
}

/// `q1`, `t2`, `k3`, `kv1`, `vt24`, `ht2024`.
fn part_of_year(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_alphabetic());
    let letters = word.strip_suffix(rest).unwrap_or_default();
    matches!(letters, "q" | "t" | "k" | "kv" | "vt" | "ht" | "v")
        && (rest.is_empty() && letters.len() == 2
            || !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | '/')))
}

/// A word without the full stop or comma after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ','])
}

/// Words of a time with a year at one end: `hösten 2024`, `kvartal 2 2024`, `mars 2024`, `t1 2023`, `2024 q1`, `2024 och 2025`.
fn interval(words: &[&str]) -> Option<When> {
    let year = |w: &str| single(w).is_some() || w.split_once(['-', '–', '/']).is_some_and(|(a, b)| is_year(a) && b.len() == 2);
    let has_year = words.iter().any(|w| year(bare(w)));
    let fits = |w: &str| {
        let w = bare(w);
        w.is_empty()
            || year(w)
            || SEASONS.contains(&w)
            || month_of(w).is_some()
            || part_of_year(w)
            || w == "-"
            || w == "–"
            || w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())
            || w.split_once(['-', '–']).is_some_and(|(a, b)| month_of(a).is_some() && month_of(b).is_some())
    };
    // A sentence's own words (`under`, `av`) alone make no time, nor does a figure.
    let begins = words.first().is_some_and(|w| !matches!(*w, "och" | "med" | "av" | "-" | "–" | "o" | "m"));
    let ends = words.last().is_some_and(|w| !matches!(*w, "och" | "med" | "av" | "-" | "–" | "o" | "under" | "senast" | "till"));
    (has_year && begins && ends && words.iter().all(|w| fits(w))).then_some(When { day: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        parse(text).and_then(|w| w.day).map(|d| d.to_string())
    }

    #[test]
    fn days() {
        for text in [
            "2023-12-31",
            "23-12-31",
            "31 december 2023",
            "31 dec 2023",
            "31 dec. 2023",
            "31/12 2023",
            "20231231",
            "senast 2023-12-31",
            "2023.12.31",
        ] {
            assert_eq!(day(text).as_deref(), Some("2023-12-31"), "{text}");
        }
        assert_eq!(day("2023-02-30"), None);
        assert_eq!(day("26-12-31").as_deref(), Some("2026-12-31"));
        for text in ["den 31 december 2023", "Den 31 dec. 2023.", "31: december 2023", "senast den 31 december 2023", "31/12 2023,"] {
            assert_eq!(day(text).as_deref(), Some("2023-12-31"), "{text}");
        }
        assert_eq!(day("3/4 2024").as_deref(), Some("2024-04-03"));
        assert_eq!(day("230430").as_deref(), Some("2023-04-30"));
        // A hyphen at the end of a line was taken for that of a broken word.
        for (text, mended) in [("2023-0531", "2023-05-31"), ("202305-31", "2023-05-31"), ("20232025", "2023-2025")] {
            assert_eq!(with_hyphen(text).as_deref(), Some(mended));
            assert_eq!(parse(text), parse(mended));
        }
        assert!(["2023-0532", "20231231", "20252023", "2023-05-31", "1234-0531", "2023-031"].iter().all(|t| with_hyphen(t).is_none()));
        // A year far off, or two digits of which one is missing.
        for text in ["930430", "000430", "23-4-30", "230-4-30", "1889-12-31", "2101-12-31", "2304300"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn times_without_a_day() {
        for text in [
            "hösten 2024",
            "VT 2024",
            "HT24",
            "T1 2023",
            "Q1 2024",
            "kvartal 2 2024",
            "mars 2024",
            "2020",
            "2019-2022",
            "löpande",
            "Årsskiftet 2023/2024",
            "jan 2024",
            "mars - maj 2024",
            "jan-mars 2024",
            "2024 och 2025",
            "kv1 2024",
            "v 12 2024",
            "2024 q1",
            "q1-24",
            "k1/24",
            "mars",
            "april och oktober",
            "jan-mars",
            "mars – maj",
            "2023-12",
            "2023/24",
            "2023-2024",
            "sommaren 2024",
            "1 - 15 mars 2024",
        ] {
            assert_eq!(parse(text).map(|w| w.day), Some(None), "{text}");
        }
    }

    #[test]
    fn no_times() {
        for text in [
            "",
            "12",
            "1.2",
            "Pågår",
            "6 Erbjuda",
            "9,7 %",
            "under",
            "2 140",
            "kvartal",
            "vård",
            "m",
            "2050-19",
            "och 2024",
            "2024 och",
            "2024 till",
            "- 2024",
            "av 2024 mars",
            "2024 vård",
            "under 2024 av",
            "q1",
            "kv12",
            "q1x",
            "mars och",
            "och mars",
            "mars x maj",
            "mars och annat",
            "2023-13",
            "2023/23",
            "2023/22",
            "2023-202",
            "1/12",
            "den 31 december",
            "senast",
            "senast i tid",
            "2024 mars april maj juni juli augusti",
            "den dag som kommer efter nästa dag 2024",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    /// What [`look`] says of each word of a text.
    fn looks(text: &str) -> Vec<InTime> {
        let folded = fold(text);
        folded.split_whitespace().map(|w| look(w, w.bytes().any(|b| b.is_ascii_digit()))).collect()
    }

    #[test]
    fn a_look_at_a_word_hides_no_time() {
        for text in [
            "den 31 dec. 2023",
            "senast 2023-12-31",
            "hösten 2024",
            "HT24",
            "kv 1 2024",
            "mars - maj 2024",
            "jan–mars 2024",
            "april och oktober",
            "löpande",
            "q1-24",
            "T1, 2023",
        ] {
            assert!(parse(text).is_some(), "{text}");
            let said = looks(text);
            assert!(said.iter().all(|w| w.holds), "{text} {said:?}");
            // A pair of months is found by its second.
            assert!(said[0].begins || text.starts_with("jan–"), "{text} {said:?}");
        }
    }

    #[test]
    fn a_look_at_a_word_tells_most_that_are_in_no_time() {
        for word in ["skolan", "kommunen", "tid", "kvar", "vård", "marsch", "majsfält", "k-märkt", "vägar-skolor"] {
            assert_eq!(look(word, false), InTime::default(), "{word}");
        }
        assert_eq!(look("sid2", true), InTime { begins: false, holds: true });
        assert_eq!(look("–", false), InTime { begins: false, holds: true });
        assert_eq!(look("31", true), InTime { begins: true, holds: true });
    }
}
