//! Labels of key figures that are of the whole: `Nettokostnad totalt`, `Budgetavvikelse helår`.

/// What of the whole a key figure can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Outcome, net cost.
    Outcome,
    /// Deviation from the budget of the period.
    Deviation,
    /// Forecast of the year.
    Forecast,
    /// Deviation of the forecast, or of the year, from the budget.
    ForecastDeviation,
    /// Budget of the year.
    Budget,
}

/// Words that a key figure of the whole can have beside those that tell what it is.
const OF_WHOLE: &[&str] = &[
    "totalt",
    "total",
    "totala",
    "summa",
    "helår",
    "helåret",
    "helårs",
    "året",
    "årets",
    "år",
    "perioden",
    "periodens",
    "period",
    "ack",
    "ackumulerat",
    "ackumulerad",
    "t1",
    "t2",
    "för",
    "mot",
    "i",
    "jämfört",
    "med",
    "nämnden",
    "nämndens",
    "styrelsen",
    "verksamhetens",
    "tkr",
    "mnkr",
    "mkr",
    "kr",
    "efter",
    "per",
    "till",
    "och",
];

/// What the label of a key figure says that it is of the whole; nothing where it may be of a part, or of one inhabitant.
pub(crate) fn whole(label: &str) -> Option<Whole> {
    use Whole::{Budget, Deviation, Forecast, ForecastDeviation, Outcome};
    let lower = label.to_lowercase();
    if lower.contains('/') || lower.contains("per inv") || lower.contains("per elev") || lower.contains("per plats") {
        return None;
    }
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let kind = |w: &str| match w {
        "nettokostnad" | "nettokostnaden" | "nettokostnader" | "utfall" | "utfallet" => Some(Outcome),
        "avvikelse" | "avvikelsen" | "budgetavvikelse" | "budgetavvikelsen" | "periodavvikelse" => Some(Deviation),
        "prognosavvikelse" | "helårsavvikelse" | "årsavvikelse" => Some(ForecastDeviation),
        "prognos" | "prognosen" | "helårsprognos" | "årsprognos" => Some(Forecast),
        "budget" | "budgeten" | "årsbudget" | "helårsbudget" | "kommunbidrag" | "budgetram" | "nettobudget" => Some(Budget),
        _ => None,
    };
    let plain =
        |w: &&str| OF_WHOLE.contains(w) || super::months::MONTHS.iter().any(|(m, _)| m == w) || w.chars().all(|c| c.is_ascii_digit());
    if !words.iter().all(|w| kind(w).is_some() || plain(w)) {
        return None;
    }
    let has = |k| words.iter().any(|w| kind(w) == Some(k));
    let year = words.iter().any(|w| matches!(*w, "helår" | "helåret" | "helårs" | "året" | "årets"));
    let against_budget = words.iter().any(|w| matches!(*w, "mot" | "jämfört")) && has(Budget);
    if has(ForecastDeviation) || (has(Deviation) || against_budget) && (has(Forecast) || year) {
        Some(ForecastDeviation)
    } else if has(Deviation) || against_budget && !has(Outcome) {
        Some(Deviation)
    } else if has(Forecast) {
        Some(Forecast)
    } else if has(Outcome) && !has(Budget) {
        Some(Outcome)
    } else {
        (has(Budget) && !has(Outcome)).then_some(Budget)
    }
}

#[cfg(test)]
mod tests {
    use super::Whole::{Budget, Deviation, Forecast, ForecastDeviation, Outcome};
    use super::whole;

    #[test]
    fn labels_of_the_whole_and_of_parts() {
        for (label, want) in [
            ("Nettokostnad totalt", Some(Outcome)),
            ("Nettokostnad januari–augusti", Some(Outcome)),
            ("Prognos nettokostnad", Some(Forecast)),
            ("Prognos mot budget", Some(ForecastDeviation)),
            ("Budgetavvikelse helår", Some(ForecastDeviation)),
            ("Budgetavvikelse", Some(Deviation)),
            ("Budget 2025", Some(Budget)),
            ("Utfall mot budget", None),
            ("Nettokostnad per invånare", None),
            ("Nettokostnad äldreomsorg", None),
            ("Utfall investeringar", None),
            ("Antal årsarbetare", None),
        ] {
            assert_eq!(whole(label), want, "{label}");
        }
    }
}
