//! Misprints: two words that one slip of the hand tells apart.

/// What one slip can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// A letter too many, too few or wrong.
    Letter,
    /// The same, or two letters that changed places.
    LetterOrSwap,
}

/// Whether at most one slip tells two words apart. Takes time in proportion to the words and no memory.
pub(crate) fn near(a: &str, b: &str, slip: Slip) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        let (rest_a, rest_b) = (a.clone(), b.clone());
        match (a.next(), b.next()) {
            (None, None) => return true,
            (x, y) if x == y => {}
            _ => {
                (a, b) = (rest_a, rest_b);
                break;
            }
        }
    }
    loop {
        let (rest_a, rest_b) = (a.clone(), b.clone());
        match (a.next_back(), b.next_back()) {
            (Some(x), Some(y)) if x == y => {}
            _ => {
                (a, b) = (rest_a, rest_b);
                break;
            }
        }
    }
    match (a.next(), a.next(), a.next(), b.next(), b.next(), b.next()) {
        (_, None, _, _, None, _) => true,
        (Some(x), Some(y), None, Some(p), Some(q), None) => slip == Slip::LetterOrSwap && (x, y) == (q, p),
        _ => false,
    }
}

/// The same for words of five letters and more: a slip at one end leaves the letters at the other, which most words are told by.
pub(crate) fn near_long(a: &str, b: &str, slip: Slip) -> bool {
    let two = |w: &[u8]| (w.first_chunk::<2>().copied(), w.last_chunk::<2>().copied());
    let ((first, last), (other_first, other_last)) = (two(a.as_bytes()), two(b.as_bytes()));
    (first == other_first || last == other_last) && near(a, b, slip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_distances_say(a in "[abå]{0,6}", b in "[abå]{0,6}") {
            prop_assert_eq!(near(&a, &b, Slip::Letter), strsim::levenshtein(&a, &b) <= 1);
            prop_assert_eq!(near(&a, &b, Slip::LetterOrSwap), strsim::osa_distance(&a, &b) <= 1);
        }

        #[test]
        fn long_words_the_same(a in "[abå]{5,7}", b in "[abå]{5,7}") {
            prop_assert_eq!(near_long(&a, &b, Slip::Letter), near(&a, &b, Slip::Letter));
            prop_assert_eq!(near_long(&a, &b, Slip::LetterOrSwap), near(&a, &b, Slip::LetterOrSwap));
        }
    }
}
