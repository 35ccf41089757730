//! Periods as headers print them: `2026-04`, `T1 2026`, `jan-aug 2024`, `R12 2023–12`, `31/8 2015`, `2020/2019`.

use std::sync::LazyLock;

use super::pairs::Pairs;
use super::words::fold;
use crate::lexicon::months::MONTHS;

/// A period, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A year.
    Year(u16),
    /// Two years: a comparison.
    Years(u16, u16),
    /// The end month, 1 to 12.
    Month(u8),
    /// A year and the month it ends in.
    YearMonth(u16, u8),
    /// Rolling twelve months.
    Rolling,
}

/// A month by its name, in any case, with or without a full stop.
pub(crate) fn month(word: &str) -> Option<u8> {
    let bare = trim(word, b".,");
    if bare.len() > LONGEST_MONTH || !BEGINNINGS.may_begin(bare) {
        return None;
    }
    let w = fold(bare);
    MONTHS.iter().find(|(name, _)| *name == w).map(|(_, n)| *n)
}

/// Letters of the longest name of a month.
const LONGEST_MONTH: usize = "september".len();
/// How the names of months begin.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(MONTHS.iter().map(|(name, _)| *name)));

/// A word without some signs of ASCII at its ends.
fn trim<'w>(word: &'w str, signs: &[u8]) -> &'w str {
    let bytes = word.as_bytes();
    let inner = |b: &u8| !signs.contains(b);
    let end = bytes.iter().rposition(inner).map_or(0, |last| last + 1);
    word.get(bytes.iter().position(inner).unwrap_or(end)..end).unwrap_or_default()
}

/// A year from 1950 to 2099.
pub(crate) fn year(word: &str) -> Option<u16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten().filter(|y| (1950..2100).contains(y))
}

/// `1708`: a year's last two digits and a month. It is a period only where others tell that it is none of the figures.
pub(crate) fn short_year_month(word: &str) -> Option<Part> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let (y, m) = word.split_at_checked(2).filter(|_| digits && year(word).is_none())?;
    let (y, m) = (y.parse::<u16>().ok()?, m.parse::<u8>().ok()?);
    ((5..50).contains(&y) && (1..=12).contains(&m)).then_some(Part::YearMonth(2000 + y, m))
}

/// Reads one word as a part of a period.
pub(crate) fn part(word: &str) -> Option<Part> {
    let w = trim(word, b"(),.:*;");
    let (mut digits, mut dashes) = (false, false);
    for b in w.bytes() {
        digits |= b.is_ascii_digit();
        dashes |= matches!(b, b'-' | b'/' | LONG_DASH);
    }
    if !digits {
        return month(w).or_else(|| span(w)).map(Part::Month).or_else(|| if dashes { dashed(w) } else { None });
    }
    if let Some(y) = year(w) {
        return Some(Part::Year(y));
    }
    let short = w.len() <= "KVARTAL4".len() && w.starts_with(char::is_alphabetic);
    Some(w).filter(|_| short).and_then(lettered).or_else(|| if dashes || matches!(w.len(), 6 | 8) { dashed(w) } else { None })
}

/// The first byte of `–` and `−`.
const LONG_DASH: u8 = 0xe2;

/// `R12`, `T1`, `Kvartal2`.
fn lettered(w: &str) -> Option<Part> {
    let upper = w.to_uppercase();
    if matches!(upper.as_str(), "R12" | "R-12" | "RULL12") {
        return Some(Part::Rolling);
    }
    if let Some(n) = short(&upper, &["TERTIAL", "TERT", "T"]) {
        return (1..=3).contains(&n).then_some(Part::Month(n * 4));
    }
    let n = short(&upper, &["KVARTAL", "KV", "Q"])?;
    (1..=4).contains(&n).then_some(Part::Month(n * 3))
}

/// The last of two short months that lost their hyphen: `janaug`.
fn span(word: &str) -> Option<u8> {
    let (first, last) = word.split_at_checked(3).filter(|_| word.len() == 6)?;
    month(first)?;
    month(last)
}

/// `T1`, `Q2`: a letter or word and one digit.
fn short(word: &str, names: &[&str]) -> Option<u8> {
    names.iter().find_map(|n| word.strip_prefix(n)).filter(|r| r.len() == 1).and_then(|r| r.parse().ok())
}

/// What stands between the parts of a period.
const DASHES: [char; 4] = ['-', '/', '–', '−'];

/// Forms with a hyphen or slash, and dates in one run of digits.
fn dashed(w: &str) -> Option<Part> {
    let mut split = w.split(DASHES);
    let parts = [split.next(), split.next(), split.next(), split.next()];
    let small = |p: &str| p.parse::<u8>().ok().filter(|m| p.len() <= 2 && (1..=12).contains(m));
    let two_digit_year = |p: &str| (p.len() == 2).then(|| p.parse::<u16>().ok()).flatten().map(|y| 2000 + y);
    match parts {
        [Some(a), Some(b), None, _] => {
            if let (Some(x), Some(y)) = (year(a), year(b)) {
                return Some(Part::Years(x, y));
            }
            if let (Some(_), Some(m)) = (month(a), month(b)) {
                return Some(Part::Month(m));
            }
            if let (Some(y), Some(m)) = (year(a), small(b)) {
                return Some(Part::YearMonth(y, m));
            }
            if let (Some(m), Some(y)) = (month(a), year(b).or_else(|| two_digit_year(b))) {
                return Some(Part::YearMonth(y, m));
            }
            if let (Some(y), Some(m)) = (year(a).or_else(|| two_digit_year(a)), month(b)) {
                return Some(Part::YearMonth(y, m));
            }
            // `31/8`
            match (a.parse::<u8>().ok().filter(|d| (1..=31).contains(d)), small(b)) {
                (Some(_), Some(m)) if w.contains('/') => Some(Part::Month(m)),
                _ => None,
            }
        }
        [Some(a), Some(b), Some(c), None] => match (year(a), small(b), c.parse::<u8>().ok().filter(|d| (1..=31).contains(d))) {
            (Some(y), Some(m), Some(_)) => Some(Part::YearMonth(y, m)),
            _ => match (two_digit_year(a), small(b), c.parse::<u8>().ok(), year(c)) {
                (Some(y), Some(m), Some(d), None) if (1..=31).contains(&d) && w.contains('-') => Some(Part::YearMonth(y, m)),
                (_, Some(m), _, Some(y)) if a.len() <= 2 => Some(Part::YearMonth(y, m)),
                _ => None,
            },
        },
        [Some(one), None, ..] if one.len() == 8 => {
            match (one.get(..4).and_then(year), one.get(4..6).and_then(small), one.get(6..).and_then(|d| d.parse::<u8>().ok())) {
                (Some(y), Some(m), Some(d)) if (1..=31).contains(&d) => Some(Part::YearMonth(y, m)),
                _ => None,
            }
        }
        [Some(one), None, ..] if one.len() == 6 => match (one.get(..4).and_then(year), one.get(4..).and_then(small)) {
            (Some(y), Some(m)) => Some(Part::YearMonth(y, m)),
            _ => match (
                one.get(..2).and_then(two_digit_year),
                one.get(2..4).and_then(small),
                one.get(4..).and_then(|d| d.parse::<u8>().ok()),
            ) {
                (Some(y), Some(m), Some(28..=31)) => Some(Part::YearMonth(y, m)),
                _ => None,
            },
        },
        _ => None,
    }
}

/// What the parts of one column's header say together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) year: Option<u16>,
    pub(crate) month: Option<u8>,
    pub(crate) rolling: bool,
    /// Two years are compared.
    pub(crate) compared: bool,
}

impl Period {
    /// Adds a part. A part that says again what is known changes nothing.
    pub(crate) fn add(&mut self, part: Part) {
        match part {
            Part::Year(y) => {
                if self.year.is_some_and(|known| known != y) {
                    self.compared = true;
                } else {
                    self.year = Some(y);
                }
            }
            Part::Years(_, _) => self.compared = true,
            Part::Month(m) => self.month = Some(m),
            Part::YearMonth(y, m) => {
                if self.year.is_some_and(|known| known != y) {
                    self.compared = true;
                }
                self.year = Some(y);
                self.month = Some(m);
            }
            Part::Rolling => self.rolling = true,
        }
    }

    /// As in the JSON: `2026`, `2026-04`, `R12 2023-12`.
    pub(crate) fn text(&self) -> Option<String> {
        if self.compared {
            return None;
        }
        let year = self.year?;
        Some(match (self.rolling, self.month) {
            (true, Some(m)) => format!("R12 {year}-{m:02}"),
            (true, None) => format!("R12 {year}"),
            (false, Some(m)) => format!("{year}-{m:02}"),
            (false, None) => year.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let mut p = Period::default();
        for w in text.split_whitespace() {
            p.add(part(w)?);
        }
        p.text()
    }

    #[test]
    fn short_periods() {
        assert_eq!(short_year_month("1708"), Some(Part::YearMonth(2017, 8)));
        assert_eq!(["2017", "1713", "0408", "170", "17-08"].map(short_year_month), [None; 5]);
    }

    #[test]
    fn years_that_differ_are_compared() {
        assert_eq!(read("2025 2024"), None);
        assert_eq!(read("2024-08 2024").as_deref(), Some("2024-08"));
        assert_eq!(read("2024 2024-08").as_deref(), Some("2024-08"));
        assert_eq!(read("2025 2024-08"), None);
        assert_eq!(read("R12 2024").as_deref(), Some("R12 2024"));
        assert_eq!(read("aug"), None);
    }

    #[test]
    fn days_and_months_in_figures() {
        for (text, expected) in [
            ("24-08-31", Some("2024-08")),
            ("31-08-2024", Some("2024-08")),
            ("31/8/2024", Some("2024-08")),
            ("20240831", Some("2024-08")),
            ("200831", Some("2020-08")),
            ("202408", Some("2024-08")),
            ("mar-24", Some("2024-03")),
            ("24-mar", Some("2024-03")),
            ("24/08/31", None),
            ("24-08-45", None),
            ("24-08-0", None),
            ("131-08-2024", None),
            ("20240845", None),
            ("200815", None),
            ("200832", None),
            ("2024-13", None),
            ("45/8 2024", None),
            ("0/8 2024", None),
            ("31-8 2024", None),
            ("31/8 2024", Some("2024-08")),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn periods_of_headers() {
        for (text, expected) in [
            ("2026", "2026"),
            ("2026-04", "2026-04"),
            ("T1 2026", "2026-04"),
            ("Q2 2024", "2024-06"),
            ("jan-aug 2024", "2024-08"),
            ("R12 2023–12", "R12 2023-12"),
            ("31/8 2015", "2015-08"),
            ("2015-08-31", "2015-08"),
            ("20151231", "2015-12"),
            ("aug-15", "2015-08"),
            ("aug 2015", "2015-08"),
            ("janaug 2024", "2024-08"),
            ("R12 202412", "R12 2024-12"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(part("2020/2019"), Some(Part::Years(2020, 2019)));
        assert_eq!(part("Utfall"), None);
        assert_eq!(part("123"), None);
    }
}
