//! The words of one column's header → what it holds, its period and unit; and the periods that the header leaves out.

use super::class::Class;
use super::words::Word;
use crate::figures::period::Period;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::{Column, ColumnRole, Unit};

/// A column with what its header leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) column: Column,
    pub(crate) period: Period,
    pub(crate) whole_year: bool,
    /// Of the year before: `föregående år`.
    pub(crate) previous: bool,
}

/// Reads the words of one column.
pub(crate) fn read(words: &[Word<'_>]) -> Draft {
    let label = words.iter().map(|w| w.text.trim_end_matches(['\u{ad}', '*'])).collect::<Vec<_>>().join(" ");
    let mut period = Period::default();
    let (mut whole_year, mut previous) = (false, false);
    let mut unit = None;
    let mut role: Option<ColumnRole> = None;
    let mut kind: Option<ColumnRole> = None;
    let mut net_of_outcome = false;
    for w in words {
        whole_year |= w.whole_year || w.class == Class::Known(HeaderWord::WholeYear);
        previous |= w.class == Class::Known(HeaderWord::Previous);
        match w.class {
            Class::Period(p) => period.add(p),
            Class::Known(HeaderWord::Unit(u)) => unit = unit.or(Some(u)),
            Class::Known(HeaderWord::Role(r)) => match r {
                ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost => kind = Some(r),
                ColumnRole::Value => {}
                r => role = Some(role.map_or(r, |old| stronger(old, r))),
            },
            _ => {}
        }
        net_of_outcome |= w.text.contains("%)");
    }
    let is_change = role != Some(ColumnRole::Deviation) && (period.compared || role == Some(ColumnRole::Change));
    let role = match (role, kind) {
        _ if is_change => ColumnRole::Change,
        (Some(ColumnRole::Deviation), _) => ColumnRole::Deviation,
        (_, Some(k)) => k,
        (Some(r), None) => r,
        (None, None) => ColumnRole::Value,
    };
    let unit = if net_of_outcome { Some(Unit::Percent) } else { unit };
    Draft { column: Column { label, role, period: None, unit }, period, whole_year, previous }
}

/// Of two roles in one header the one that says what the column is: `Budget avvikelse`, `Prognos utfall`.
fn stronger(a: ColumnRole, b: ColumnRole) -> ColumnRole {
    let rank = |r| match r {
        ColumnRole::Deviation => 5,
        ColumnRole::Change => 4,
        ColumnRole::Forecast => 3,
        ColumnRole::Outcome => 2,
        ColumnRole::Budget => 1,
        _ => 0,
    };
    if rank(b) > rank(a) { b } else { a }
}

/// Fills the periods: from the header, else from the neighbours, the title or the report.
///
/// A forecast has the year it forecasts; a change has none; a deviation the period of what it compares.
pub(crate) fn fill_periods(drafts: &mut [Draft], title: Period, report: Period) {
    // A month without a year takes the year of its neighbours, the title or the report.
    let common_year = {
        let mut years: Vec<u16> = drafts.iter().filter_map(|d| d.period.year).collect();
        years.sort_unstable();
        years.last().copied()
    };
    let fallback_year = title.year.or(common_year).or(report.year);
    let years: Vec<Option<u16>> = drafts.iter().map(|d| d.period.year).collect();
    for (i, d) in drafts.iter_mut().enumerate() {
        if d.period.month.is_some() && d.period.year.is_none() {
            let next = years.get(i + 1..).and_then(|r| r.iter().flatten().next()).copied();
            let before = years.get(..i).and_then(|r| r.iter().rev().flatten().next()).copied();
            d.period.year = before.or(next).or(fallback_year);
        }
        if d.column.role == ColumnRole::Forecast || d.whole_year {
            d.period.month = None;
            d.period.rolling = false;
        }
    }
    let has_period = drafts.iter().any(|d| d.period.year.is_some());
    let base = if title.year.is_some() { title } else { report };
    // Deviations last: they are of the period of what they compare, also where that is worked out.
    for deviations in [false, true] {
        let stated: Vec<(ColumnRole, Period, bool)> = drafts.iter().map(|d| (d.column.role, d.period, d.whole_year)).collect();
        for (i, d) in drafts.iter_mut().enumerate().filter(|(_, d)| (d.column.role == ColumnRole::Deviation) == deviations) {
            if d.column.role == ColumnRole::Change {
                d.column.period = None;
                continue;
            }
            if d.period.year.is_none() && !d.period.compared {
                d.period = missing(&stated, i, base, has_period, d);
            }
            d.column.period = d.period.text();
        }
    }
}

fn missing(stated: &[(ColumnRole, Period, bool)], i: usize, base: Period, has_period: bool, d: &Draft) -> Period {
    let year_only = |p: Period| Period { year: p.year, ..Period::default() };
    if d.previous {
        let all = stated.iter().filter_map(|s| s.1.year).max().or(base.year);
        return Period { year: all.and_then(|y| y.checked_sub(1)), ..base };
    }
    let known = |roles: &[ColumnRole]| {
        let before = stated.get(..i).unwrap_or_default().iter().rev();
        let after = stated.get(i + 1..).unwrap_or_default().iter();
        before.chain(after).find(|(r, p, _)| roles.contains(r) && p.year.is_some()).map(|s| s.1)
    };
    if d.whole_year || d.column.role == ColumnRole::Forecast {
        let any = stated.iter().map(|s| s.1).filter(|p| p.year.is_some()).max_by_key(|p| p.year);
        return year_only(if has_period { any.unwrap_or(base) } else { base });
    }
    if !has_period {
        // Nothing in the header: budgets beside a forecast are of the year, the rest of the report's period.
        return base;
    }
    match d.column.role {
        ColumnRole::Deviation => {
            // What it compares: the nearest outcome, forecast or net cost before it, else any neighbour.
            known(&[ColumnRole::Outcome, ColumnRole::Forecast, ColumnRole::NetCost])
                .or_else(|| known(&[ColumnRole::Budget]))
                .unwrap_or(base)
        }
        ColumnRole::Outcome => {
            let all: Vec<Period> = stated
                .iter()
                .filter(|(r, p, _)| matches!(r, ColumnRole::Outcome | ColumnRole::Budget | ColumnRole::Deviation) && p.year.is_some())
                .map(|s| s.1)
                .collect();
            all.into_iter().max_by_key(|p| (p.year, p.month)).unwrap_or(base)
        }
        ColumnRole::Budget => known(&[ColumnRole::Outcome, ColumnRole::Forecast, ColumnRole::Budget, ColumnRole::NetCost]).unwrap_or(base),
        _ => {
            let before = stated.get(..i).unwrap_or_default().iter().rev();
            let after = stated.get(i + 1..).unwrap_or_default().iter();
            before.chain(after).map(|s| s.1).find(|p| p.year.is_some()).unwrap_or(base)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::words::{join_broken, words};

    fn column(text: &str) -> Draft {
        read(&join_broken(words(1, text)))
    }

    #[test]
    fn roles_of_columns() {
        for (text, role) in [
            ("Budget avvikelse 2026", ColumnRole::Deviation),
            ("Bokslut 2020/2019", ColumnRole::Change),
            ("Avvikelse Budget-Utfall", ColumnRole::Deviation),
            ("Utfall ack T1 2022", ColumnRole::Outcome),
            ("Utfall 2022 Intäkt", ColumnRole::Income),
            ("2015", ColumnRole::Value),
            ("Föregående år", ColumnRole::Value),
            ("R12 2023–12", ColumnRole::Value),
            ("Prognos utfall 2024", ColumnRole::Forecast),
        ] {
            assert_eq!(column(text).column.role, role, "{text}");
        }
    }

    #[test]
    fn a_deviation_is_of_the_forecast_before_it() {
        let texts = ["Budget helår", "Utfall aug-25", "Utfall aug-24", "Prognos helår", "Avvikelse"];
        let mut d: Vec<Draft> = texts.iter().map(|t| column(t)).collect();
        fill_periods(&mut d, Period::default(), Period::default());
        let p: Vec<Option<&str>> = d.iter().map(|d| d.column.period.as_deref()).collect();
        assert_eq!(p, [Some("2025"), Some("2025-08"), Some("2024-08"), Some("2025"), Some("2025")]);
    }

    #[test]
    fn periods_from_neighbours() {
        let mut d: Vec<Draft> = ["Utfall T2 2022", "Periodbudget T2 2022", "Budget avvikelse", "Utfall T2 2021", "Förändring"]
            .iter()
            .map(|t| column(t))
            .collect();
        fill_periods(&mut d, Period::default(), Period::default());
        let p: Vec<Option<&str>> = d.iter().map(|d| d.column.period.as_deref()).collect();
        assert_eq!(p, [Some("2022-08"), Some("2022-08"), Some("2022-08"), Some("2021-08"), None]);
        let mut d: Vec<Draft> = ["Budget T1 2022", "Utfall ack T1 2022", "Avvikelse T1 2022", "Årsbudget", "Årsprognos", "Avvikelse 2022"]
            .iter()
            .map(|t| column(t))
            .collect();
        fill_periods(&mut d, Period::default(), Period::default());
        let p: Vec<Option<&str>> = d.iter().map(|d| d.column.period.as_deref()).collect();
        assert_eq!(p, [Some("2022-04"), Some("2022-04"), Some("2022-04"), Some("2022"), Some("2022"), Some("2022")]);
    }
}
