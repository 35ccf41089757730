//! The word that was probably meant.

/// The known word nearest to a misprint, where one is near.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let far = |k: &str| strsim::damerau_levenshtein(&lower, &k.to_lowercase());
    known.into_iter().map(|k| (far(k), k)).min_by_key(|(d, _)| *d).filter(|(d, k)| *d <= 1 + k.chars().count() / 4).map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misprint_is_mended_and_another_word_is_not() {
        let known = ["thresholds", "rules", "suppress"];
        assert_eq!(nearest("treshold", known), Some("thresholds"));
        assert_eq!(nearest("colour", known), None);
    }
}
