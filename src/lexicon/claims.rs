//! Words of commentary: what an amount beside them is of, its sign, the time it speaks of, how sure it is.

use crate::report::model::Hedge;

/// What a word says of the amounts beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Worse than the budget: `underskott`, `överskrider`.
    Deficit,
    /// Better than the budget: `överskott`, `underskrider`.
    Surplus,
    /// A difference to the budget whose sign other words tell: `avvikelse`, `avviker`.
    Deviation,
    /// A result: of money left over or lacking.
    Result,
    /// What the whole has cost: `utfall`, `nettokostnad`.
    Outcome,
    /// Costs, perhaps of a part.
    Cost,
    /// Income, perhaps of a part.
    Income,
    /// The budget.
    Budget,
    /// `positiv`.
    Positive,
    /// `negativ`.
    Negative,
    /// `högre`, `mer`: good for income, bad for costs.
    Higher,
    /// `lägre`, `mindre`.
    Lower,
    /// `bättre`: good whatever it is said of.
    Better,
    /// `sämre`.
    Worse,
    /// The forecast itself.
    Forecast,
    /// The whole year or its end: a forecast, but in the report of a whole year.
    WholeYear,
    /// `väntas`, `beräknas`.
    Expected,
    /// The period that has passed.
    Period,
    /// Something grew or shrank by the amount: `ökat`, `förstärktes`.
    Change,
    /// What comes after explains, and is not, what stands before.
    Cause,
    /// What comes after is a part of it.
    Part,
    /// Joins two clauses, or two nouns: `och`.
    And,
    /// Begins a clause that depends on the one before: `att`, `vilket`.
    Dependent,
}

use Sense::{
    And, Better, Budget, Cause, Change, Cost, Deficit, Dependent, Deviation, Expected, Forecast, Higher, Income, Lower, Negative, Outcome,
    Part, Period, Positive, Result, Surplus, WholeYear, Worse,
};

/// Whole words.
const WORDS: &[(&str, Sense)] = &[
    ("budget", Budget),
    ("budgeten", Budget),
    ("budgets", Budget),
    ("budgetens", Budget),
    ("budgeterad", Budget),
    ("budgeterade", Budget),
    ("budgeterat", Budget),
    ("budgeterats", Budget),
    ("årsbudget", Budget),
    ("årsbudgeten", Budget),
    ("helårsbudgeten", Budget),
    ("periodbudget", Budget),
    ("periodbudgeten", Budget),
    ("budgetram", Budget),
    ("budgetramen", Budget),
    ("nettobudget", Budget),
    ("nettobudgeten", Budget),
    ("kommunbidrag", Budget),
    ("kommunbidraget", Budget),
    ("ramen", Budget),
    ("avvek", Deviation),
    ("avvikit", Deviation),
    ("diff", Deviation),
    ("differens", Deviation),
    ("differensen", Deviation),
    ("plus", Positive),
    ("minus", Negative),
    ("mer", Higher),
    ("mera", Higher),
    ("dyrare", Higher),
    ("högre", Higher),
    ("lägre", Lower),
    ("mindre", Lower),
    ("billigare", Lower),
    ("bättre", Better),
    ("sämre", Worse),
    ("helår", WholeYear),
    ("helåret", WholeYear),
    ("helårets", WholeYear),
    ("slut", WholeYear),
    ("årsskiftet", WholeYear),
    ("årsbasis", WholeYear),
    ("årsslut", WholeYear),
    ("väntas", Expected),
    ("förväntas", Expected),
    ("prognosticeras", Forecast),
    ("prognostiseras", Forecast),
    ("beräknas", Expected),
    ("bedöms", Expected),
    ("befaras", Expected),
    ("uppskattas", Expected),
    ("kommer", Expected),
    ("räknar", Expected),
    ("perioden", Period),
    ("periodens", Period),
    ("tertialet", Period),
    ("tertialets", Period),
    ("tertial", Period),
    ("kvartalet", Period),
    ("kvartalets", Period),
    ("halvåret", Period),
    ("halvårets", Period),
    ("månaderna", Period),
    ("månader", Period),
    ("ackumulerat", Period),
    ("ackumulerade", Period),
    ("hittills", Period),
    ("t1", Period),
    ("t2", Period),
    ("beror", Cause),
    ("berodde", Cause),
    ("beroende", Cause),
    ("förklaras", Cause),
    ("förklarades", Cause),
    ("orsakas", Cause),
    ("orsakats", Cause),
    ("härleds", Cause),
    ("härrör", Cause),
    ("varav", Part),
    ("därav", Part),
    ("och", And),
    ("men", And),
    ("medan", And),
    ("samtidigt", And),
    ("samt", And),
    ("att", Dependent),
    ("vilket", Dependent),
    ("vilka", Dependent),
    ("som", Dependent),
    ("där", Dependent),
    ("då", Dependent),
    ("eftersom", Dependent),
    ("trots", Dependent),
    ("exklusive", Dependent),
];

/// Beginnings of words.
const STEMS: &[(&str, Sense)] = &[
    ("underskott", Deficit),
    ("budgetunderskott", Deficit),
    ("överskrid", Deficit),
    ("överskred", Deficit),
    ("budgetöverskrid", Deficit),
    ("minusresultat", Deficit),
    ("prognosunderskott", Deficit),
    ("överskott", Surplus),
    ("budgetöverskott", Surplus),
    ("underskrid", Surplus),
    ("underskred", Surplus),
    ("plusresultat", Surplus),
    ("prognosöverskott", Surplus),
    ("avvikelse", Deviation),
    ("avviker", Deviation),
    ("budgetavvikelse", Deviation),
    ("nettoavvikelse", Deviation),
    ("periodavvikelse", Deviation),
    ("prognosavvikelse", Forecast),
    ("helårsavvikelse", Forecast),
    ("budgetresultat", Result),
    ("resultat", Result),
    ("nettoresultat", Result),
    ("utfall", Outcome),
    ("nettoutfall", Outcome),
    ("nettokostnad", Outcome),
    ("driftkostnad", Cost),
    ("kostnad", Cost),
    ("intäkt", Income),
    ("positiv", Positive),
    ("negativ", Negative),
    ("prognos", Forecast),
    ("helårsprognos", Forecast),
    ("årsprognos", Forecast),
    ("slutprognos", Forecast),
    ("förstärk", Change),
    ("ökar", Change),
    ("ökat", Change),
    ("ökade", Change),
    ("öka", Change),
    ("minsk", Change),
    ("sjönk", Change),
    ("sjunk", Change),
    ("höjt", Change),
    ("höjd", Change),
    ("sänk", Change),
    ("steg", Change),
    ("stigit", Change),
    ("tillför", Change),
    ("försämrats", Change),
    ("förbättrats", Change),
    ("utökad", Change),
    ("utökat", Change),
];

/// What a word says. The word is in lower case.
pub(crate) fn sense(word: &str) -> Option<Sense> {
    let whole = WORDS.iter().find(|(w, _)| *w == word);
    whole.or_else(|| STEMS.iter().filter(|(s, _)| word.starts_with(s)).max_by_key(|(s, _)| s.len())).map(|(_, sense)| *sense)
}

/// Verbs that make a clause of the words before an `och`.
pub(crate) const VERBS: &[&str] = &[
    "är",
    "var",
    "blev",
    "blir",
    "har",
    "hade",
    "visar",
    "visade",
    "redovisar",
    "redovisade",
    "ger",
    "gav",
    "ligger",
    "låg",
    "uppgår",
    "uppgick",
    "väntas",
    "beräknas",
    "bedöms",
    "pekar",
    "avviker",
    "finns",
    "fick",
    "får",
    "kommer",
    "minskade",
    "ökade",
    "lämnar",
    "lämnade",
    "gick",
    "går",
    "löper",
    "följer",
    "överskrider",
    "överskrids",
    "överskred",
    "överskreds",
    "startade",
    "försämras",
    "förbättras",
];

/// How a word before an amount hedges it. The word is in lower case.
pub(crate) fn hedge(word: &str) -> Option<Hedge> {
    match word {
        "ca" | "cirka" | "c:a" | "circa" | "omkring" | "runt" | "ungefär" | "uppskattningsvis" | "kring" => Some(Hedge::About),
        "drygt" | "över" | "dryga" => Some(Hedge::Over),
        "knappt" | "närmare" | "nästan" | "knappa" => Some(Hedge::Under),
        _ => None,
    }
}

/// Words after `för` that narrow nothing.
pub(crate) const WHOLES: &[&str] = &[
    "året",
    "årets",
    "år",
    "första",
    "andra",
    "tredje",
    "januari",
    "programmet",
    "programområdet",
    "verksamheten",
    "verksamhetsområdet",
    "enheten",
    "nämnden",
    "förvaltningen",
    "området",
    "avdelningen",
    "hela",
    "den",
    "det",
];

/// Words that set two figures against each other.
pub(crate) const AGAINST: &[&str] = &["mot", "jämfört", "jämförelse", "förhållande", "än", "gentemot", "relation"];

/// Whether a text tells on which side of the budget an amount lies.
pub(crate) fn tells_direction(text: &str) -> bool {
    let sided = |w: &str| matches!(sense(w), Some(Deficit | Surplus | Result | Positive | Negative | Higher | Lower | Better | Worse));
    text.contains(['+', '-', '−', '–']) || text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(sided)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_whole_and_by_beginning() {
        assert_eq!(sense("underskottet"), Some(Deficit));
        assert_eq!(sense("budgetavvikelsen"), Some(Deviation));
        assert_eq!(sense("prognosavvikelsen"), Some(Forecast));
        assert_eq!(sense("budgetförstärkning"), None);
        assert_eq!(sense("engångskostnad"), None);
        assert_eq!(sense("tilläggsanslag"), None);
        assert_eq!(hedge("drygt"), Some(Hedge::Over));
    }

    #[test]
    fn a_deviation_may_go_either_way() {
        assert!(!tells_direction("avvikelse på 32,7 mkr"));
        assert!(tells_direction("en negativ avvikelse på 7 tkr"));
        assert!(tells_direction("avvikelsen är -7 tkr"));
        assert!(tells_direction("Lägre kostnader ger en avvikelse på 7 tkr"));
    }
}
