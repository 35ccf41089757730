//! Names of functions, by how they end: who answers for something without being named.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::pairs::Pairs;
use super::words::{fold, is_letter};
use crate::lexicon::lists::{ROLE_END, ROLE_ENDS};

/// How words that name functions end.
static PAIRS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(ends()));
/// The same endings by their last two bytes.
static ENDS: LazyLock<HashMap<[u8; 2], Vec<&'static str>, FixedState>> = LazyLock::new(|| {
    let mut out: HashMap<[u8; 2], Vec<&'static str>, FixedState> = HashMap::default();
    for end in ROLE_ENDS {
        end.as_bytes().last_chunk().into_iter().for_each(|two| out.entry(*two).or_default().push(end));
    }
    out
});

/// How words that name functions end.
pub(crate) fn ends() -> impl Iterator<Item = &'static str> {
    ROLE_ENDS.iter().copied().chain([ROLE_END])
}

/// Whether a word names a function: `ekonomichef`, `Verksamhetssamordnare`. Short endings are whole words, but for `chef`.
pub(crate) fn is_function(word: &str) -> bool {
    PAIRS.may_end(bare(word)) && is_folded_function(&fold(word))
}

/// The same of a word in lower case.
pub(crate) fn is_folded_function(word: &str) -> bool {
    let bracketed = |c: Option<char>| c.is_some_and(|c| !is_letter(c) && !c.is_numeric());
    let word = if bracketed(word.chars().next_back()) || bracketed(word.chars().next()) { bare(word) } else { word };
    if !PAIRS.may_end(word) {
        return false;
    }
    let alike = || word.as_bytes().last_chunk::<2>().and_then(|two| ENDS.get(two));
    let fits = |end: &&str| if end.len() <= 4 { word == *end } else { word.ends_with(end) };
    word.ends_with(ROLE_END) || alike().is_some_and(|ends| ends.iter().any(fits))
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_function;

    #[test]
    fn functions_by_their_endings() {
        for function in ["Ekonomichef", "HR-chef", "(verksamhetssamordnare)", "vd", "VD", "projektledare"] {
            assert!(is_function(function), "{function}");
        }
        // A short ending is a whole word.
        for other in ["Steam", "Karin", "kvalitet", "", "("] {
            assert!(!is_function(other), "{other}");
        }
    }
}
