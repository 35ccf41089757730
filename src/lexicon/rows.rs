//! Words of row labels.

/// First words of a row that sums others: `Summa`, `Delsumma`, `Totalt` …
pub(crate) const SUM_WORDS: &[&str] = &[
    "summa",
    "delsumma",
    "totalt",
    "total",
    "totala",
    "totalsumma",
    "summering",
    "sum",
    "s:a",
    "sa",
    "slutsumma",
    "samtliga",
    "balansomslutning",
    "koncernen",
];
/// Labels that hold one of these end a calculation: `Verksamhetens nettokostnader`, `Årets resultat` …
pub(crate) const RESULT_STEMS: &[&str] = &[
    "nettokostnad",
    "resultat",
    "nettoresultat",
    "kassaflöde",
    "likvida medel vid",
    "nettoinvestering",
    "balanskravsresultat",
    "nettobudget",
    "verksamhetsnetto",
    "finansnetto",
    "nettoutgift",
];
/// Labels of a row that states the deviations of the result above it.
pub(crate) const DEVIATION_ROWS: &[&str] = &[
    "budgetavvikelse",
    "budget-avvikelse",
    "avvikelse",
    "avvikelse mot budget",
    "avvikelse budget",
    "avvikelse från budget",
    "prognosavvikelse",
];
/// Words that a number of one or two digits follows in a label.
pub(crate) const ORDINAL_WORDS: &[&str] =
    &["etapp", "del", "fas", "skede", "block", "nr", "hus", "deletapp", "kvarter", "plan", "avsnitt", "grupp"];
/// Beginnings of a row that is a part of the row above it.
pub(crate) const PART_WORDS: &[&str] = &["varav", "därav", "härav", "varav:", "därav:", "- varav"];
/// Labels that are means or shares and never sums of what is above.
pub(crate) const MEAN_STEMS: &[&str] = &[
    "andel",
    "procent",
    "snitt",
    "medel",
    "sjukfrånvaro",
    "index",
    "soliditet",
    "genomsnitt",
    "kostnad per",
    "per invånare",
    "skattesats",
    "kvot",
];
/// Labels that end a whole income statement.
pub(crate) const FINAL_STEMS: &[&str] =
    &["årets resultat", "periodens resultat", "balanskravsresultat", "årets kassaflöde", "periodens kassaflöde"];
