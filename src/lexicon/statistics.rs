//! Words of sentences that repeat a figure of a statistics table: `den totala sjukfrånvaron för 2023 var 4,2 procent`.

/// Words that say that a figure is what the subject before them had.
pub(crate) const EQUALS: &[&str] = &["är", "var", "blev", "uppgår", "uppgick", "låg", "ligger", "varit"];

/// Words that tell nothing of which figure is meant.
pub(crate) const PLAIN: &[&str] = &[
    "den",
    "det",
    "de",
    "för",
    "i",
    "under",
    "av",
    "hos",
    "på",
    "bland",
    "till",
    "har",
    "och",
    "vid",
    "förvaltningens",
    "nämndens",
    "styrelsens",
    "förvaltningen",
    "nämnden",
    "året",
    "årets",
    "år",
    "perioden",
    "periodens",
];

/// Words for the row that stands for all.
pub(crate) const ALL: &[&str] = &["total", "totala", "totalt", "samlade", "sammanlagda"];
