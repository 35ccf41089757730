//! Whether a line reads like running text.

use std::sync::LazyLock;

use crate::figures::pairs::Pairs;
use crate::figures::words::is_letter;

/// Words that running text has and tables have not.
const FUNCTION_WORDS: &[&str] = &[
    "är",
    "har",
    "som",
    "att",
    "inte",
    "men",
    "när",
    "där",
    "detta",
    "dessa",
    "denna",
    "vilket",
    "vilka",
    "kan",
    "ska",
    "skall",
    "kommer",
    "blir",
    "blev",
    "varit",
    "var",
    "hade",
    "finns",
    "fått",
    "får",
    "gör",
    "gjort",
    "ger",
    "gett",
    "eftersom",
    "även",
    "också",
    "sedan",
    "samtidigt",
    "genom",
    "mellan",
    "efter",
    "under",
    "över",
    "inom",
    "bland",
    "främst",
    "ett",
    "en",
    "den",
    "det",
    "de",
    "vi",
    "sin",
    "sina",
    "sitt",
    "dock",
    "medan",
    "redan",
    "trots",
    "beror",
    "uppgår",
    "uppgick",
    "låg",
    "ligger",
    "steg",
    "sjönk",
    "motsvarar",
    "väntas",
    "återstod",
    "blivit",
    "bestod",
    "består",
    "utgör",
    "utgjorde",
    "användes",
    "gav",
    "väntade",
    "redovisar",
    "visar",
    "innebär",
    "jämfört",
    "minskat",
    "ökat",
    "ökade",
    "minskade",
    "bedöms",
    "beräknas",
    "förklaras",
    "påverkar",
    "pågår",
    "fortsatt",
];

/// How they begin.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(FUNCTION_WORDS.iter().copied()));

/// How many words of a line are of running text.
#[must_use]
pub(crate) fn function_words(text: &str) -> usize {
    text.split(|c: char| !is_letter(c) && !c.is_alphanumeric()).filter(|w| BEGINNINGS.may_begin(w) && FUNCTION_WORDS.contains(w)).count()
}

/// Whether a line reads like running text: a long line with the small words of sentences, or a sentence.
#[must_use]
pub(crate) fn is_prose(text: &str) -> bool {
    let text = text.trim();
    let (mut letters, mut words, mut inside) = (0, 0, false);
    for c in text.chars() {
        let letter = is_letter(c);
        letters += usize::from(letter);
        words += usize::from(letter && !inside);
        inside = letter || inside && !c.is_whitespace();
    }
    if words < 4 || letters < 18 {
        return false;
    }
    let small = function_words(text);
    let ends = text.ends_with(['.', ',', ';', ':', '!', '?']);
    match small {
        0 => ends && text.ends_with('.') && words >= 6,
        1 => words >= 7 && (ends || letters > 45) || words >= 5 && text.ends_with('.'),
        2 => words >= 6,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_prose;

    #[test]
    fn sentences_and_labels() {
        assert!(is_prose("Verksamheten har haft ett stabilt år med god bemanning."));
        assert!(is_prose("och långsiktig motståndskraft. Fortsatt arbete krävs för att"));
        assert!(!is_prose("Förskole-, fritidshems- och grundskoleverksamhet 447,3 461,8"));
        assert!(!is_prose("Bygg- och miljönämnden"));
        assert!(!is_prose("Resultat efter balanskravsjusteringar 28,7 21,9"));
    }
}
