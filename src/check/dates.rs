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
        [] => 12,
        _ if only_years => 12,
        [m] if years.len() == 1 => month(m)?,
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
    }
}
