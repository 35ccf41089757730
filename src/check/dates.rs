//! When a period that an action is due in has passed.

use jiff::civil::Date;

use crate::report::model::Action;

/// The day, or the last day of the interval, that an action is due.
#[must_use]
pub(crate) fn due(action: &Action) -> Option<Date> {
    action.due.or_else(|| action.due_raw.as_deref().and_then(end_of))
}

/// The last day of what a due text means: a date's own day, a month's, a term's, a year's, the last year of `2019–2022`.
#[must_use]
pub(crate) fn end_of(text: &str) -> Option<Date> {
    let lower = text.trim().to_lowercase().replace(['–', '−'], "-");
    if let Ok(date) = lower.parse::<Date>() {
        return Some(date);
    }
    let years: Vec<i16> =
        lower.split(|c: char| !c.is_ascii_digit()).filter(|w| w.len() == 4 && w.starts_with("20")).filter_map(|w| w.parse().ok()).collect();
    let year = *years.last()?;
    let rest: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && w.parse::<i16>() != Ok(year)).collect();
    let only_years = rest.iter().all(|w| w.len() == 4 && w.parse::<i16>().is_ok());
    let month = match rest.as_slice() {
        _ if only_years => 12,
        [m] => month(m)?,
        _ => return None,
    };
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    if let Ok(n) = word.parse::<i8>() {
        return (1..=12).contains(&n).then_some(n);
    }
    match word {
        "q1" | "kv1" => Some(3),
        "t1" => Some(4),
        "q2" | "kv2" | "vt" | "våren" | "vårterminen" => Some(6),
        "t2" => Some(8),
        "q3" | "kv3" => Some(9),
        "q4" | "kv4" | "t3" | "ht" | "hösten" | "höstterminen" => Some(12),
        _ => MONTHS.iter().position(|m| word.starts_with(m)).and_then(|i| i8::try_from(i + 1).ok()),
    }
}

/// A later year that a text names, such as `skjuts fram till 2024`.
#[must_use]
pub(crate) fn later_year(text: &str, than: i16) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|w| w.len() == 4 && w.starts_with("20"))
        .filter_map(|w| w.parse().ok())
        .find(|y| *y > than)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_ends_with_its_last_day() {
        let end = |s: &str| end_of(s).map(|d| d.to_string());
        assert_eq!(end("2019-2022").as_deref(), Some("2022-12-31"));
        assert_eq!(end("2020").as_deref(), Some("2020-12-31"));
        assert_eq!(end("2020-02").as_deref(), Some("2020-02-29"));
        assert_eq!(end("Q2 2023").as_deref(), Some("2023-06-30"));
        assert_eq!(end("hösten 2023").as_deref(), Some("2023-12-31"));
        assert_eq!(end("31 mars 2023"), None);
        assert_eq!(end("löpande"), None);
        assert_eq!(end(" 2024-05-03 ").as_deref(), Some("2024-05-03"));
        assert_eq!(end("2019–2020, 2022").as_deref(), Some("2022-12-31"));
        assert_eq!(end("mars 2023-2024"), None);
        assert_eq!(end("13-2023"), None);
        assert_eq!(end("0-2023"), None);
        assert_eq!(end("1923"), None);
    }

    #[test]
    fn a_part_of_a_year_ends_with_its_month() {
        for (month, words) in [
            (3, &["Q1 2023", "2023 kv1", "mars 2023", "3-2023"][..]),
            (4, &["T1 2023", "april 2023"]),
            (6, &["q2 2023", "kv2 2023", "VT 2023", "våren 2023", "vårterminen 2023", "juni 2023", "06-2023"]),
            (8, &["T2 2023", "augusti 2023"]),
            (9, &["Q3 2023", "kv3 2023", "sep 2023"]),
            (12, &["Q4 2023", "kv4 2023", "T3 2023", "HT 2023", "höstterminen 2023", "dec 2023", "12-2023"]),
            (1, &["januari 2023", "1-2023"]),
        ] {
            for word in words {
                assert_eq!(end_of(word).map(|d| (d.month(), d == d.last_of_month())), Some((month, true)), "{word}");
            }
        }
        assert_eq!(end_of("snart 2023"), None);
    }

    #[test]
    fn a_later_year_is_named() {
        assert_eq!(later_year("skjuts fram till 2024", 2023), Some(2024));
        assert_eq!(later_year("klart 2023, resten 2025 eller 2026", 2023), Some(2025));
        assert_eq!(later_year("klart 2023", 2023), None);
        assert_eq!(later_year("klart 2022 av 9999 och 20241", 2023), None);
    }
}
