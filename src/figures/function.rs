//! Names of functions, by how they end: who answers for something without being named.

use std::sync::LazyLock;

use super::pairs::Pairs;
use super::words::fold;
use crate::lexicon::lists::{ROLE_END, ROLE_ENDS};

/// How words that name functions end.
static ENDS: LazyLock<Pairs> = LazyLock::new(|| Pairs::ending(ROLE_ENDS.iter().copied().chain([ROLE_END])));

/// Whether a word names a function: `ekonomichef`, `Verksamhetssamordnare`. Short endings are whole words, but for `chef`.
pub(crate) fn is_function(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !ENDS.may_end(bare) {
        return false;
    }
    let folded = fold(bare);
    let last = |word: &str| word.as_bytes().last_chunk::<2>().copied();
    let alike = |end: &&&str| last(end) == last(&folded);
    folded.ends_with(ROLE_END)
        || ROLE_ENDS.iter().filter(alike).any(|end| if end.len() <= 4 { folded == *end } else { folded.ends_with(end) })
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
