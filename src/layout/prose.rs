//! Whether a line reads like running text.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashSet;

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

/// The same, to be asked at once.
static KNOWN: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| FUNCTION_WORDS.iter().copied().collect());

/// How many words of a line are of running text.
#[must_use]
pub(crate) fn function_words(text: &str) -> u32 {
    let words = text.split(|c: char| !is_letter(c) && !c.is_alphanumeric());
    u32::try_from(words.filter(|w| KNOWN.contains(w)).count()).unwrap_or(u32::MAX)
}

/// Whether a word surely has nothing but letters: those of ASCII, and those that begin with the byte C3 like `å`. `×` and `÷` do too.
fn is_of_letters(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, 0xc3 | 0x80..=0xbf) && !matches!(b, 0x97 | 0xb7))
}

/// Whether a line reads like running text: a long line with the small words of sentences, or a sentence.
#[must_use]
pub(crate) fn is_prose(text: &str) -> bool {
    let mut count = Count::default();
    text.split_whitespace().for_each(|word| count.add(Speech::of(word)));
    count.is_prose(text)
}

/// What a word adds to a line of running text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speech {
    letters: u32,
    /// How many words of running text are in it: `och/eller` has two.
    function: u32,
}

impl Speech {
    /// Looks at a word.
    pub(super) fn of(word: &str) -> Self {
        let (letters, function) = if is_of_letters(word) {
            (word.chars().count(), u32::from(KNOWN.contains(word)))
        } else {
            (word.chars().filter(|c| is_letter(*c)).count(), function_words(word))
        };
        Self { letters: u32::try_from(letters).unwrap_or(u32::MAX), function }
    }
}

/// What the words of a line come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    words: u32,
    letters: u32,
    pub(super) function: u32,
}

impl Count {
    /// Adds a word.
    pub(super) fn add(&mut self, word: Speech) {
        self.words += u32::from(word.letters > 0);
        self.letters = self.letters.saturating_add(word.letters);
        self.function += word.function;
    }

    /// Whether a line of such words reads like running text.
    pub(super) fn is_prose(self, text: &str) -> bool {
        let Self { words, letters, function } = self;
        if words < 4 || letters < 18 {
            return false;
        }
        let ends = || text.trim_end().ends_with(['.', ',', ';', ':', '!', '?']);
        let stops = || text.trim_end().ends_with('.');
        match function {
            0 => words >= 6 && stops(),
            1 => words >= 7 && (letters > 45 || ends()) || words >= 5 && stops(),
            2 => words >= 6,
            _ => true,
        }
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
