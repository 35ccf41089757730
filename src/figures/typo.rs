//! Misprints: two words that one slip of the hand tells apart.

use super::words::is_letter;

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

/// Fewest letters of a word that is known with a misprint.
const SHORTEST: usize = 5;

/// Long words that are known with a misprint, each with what it says.
#[derive(Debug)]
pub(crate) struct Misprints<T> {
    /// By length: the words that are a letter longer or shorter at most.
    by_length: Vec<Alike<T>>,
}

/// Words of nearly one length.
#[derive(Debug, Clone)]
struct Alike<T> {
    /// The signs of each.
    signs: Vec<u32>,
    words: Vec<(&'static str, T)>,
}

impl<T: Copy> Misprints<T> {
    /// Of some words those that are long enough.
    pub(crate) fn new(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let words: Vec<(Signs, (&'static str, T))> = words.map(|w| (Signs::of(w.0), w)).filter(|(s, _)| s.count >= SHORTEST).collect();
        let longest = words.iter().map(|(s, _)| s.count).max().unwrap_or(0);
        let alike = |length: usize| {
            let (signs, words) = words.iter().filter(|(s, _)| s.count.abs_diff(length) <= 1).map(|(s, w)| (s.bits, *w)).unzip();
            Alike { signs, words }
        };
        Self { by_length: (0..=longest + 1).map(alike).collect() }
    }

    /// The words. One that is a slip apart from another begins with the same two letters or ends with the same two.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.by_length.iter().flat_map(|alike| &alike.words).map(|(word, _)| *word)
    }

    /// The first of the words that one slip tells from this one, which is in lower case: letters only, five or more.
    pub(crate) fn find(&self, word: &str) -> Option<T> {
        let Signs { count, bits, letters } = Signs::of(word);
        let Alike { signs, words } = self.by_length.get(count).filter(|_| letters && count >= SHORTEST)?;
        // All at once, as most words are like none.
        if !signs.iter().fold(false, |any, own| any | one_slip(own ^ bits)) {
            return None;
        }
        let like = |(own, (known, _)): &(&u32, &(&'static str, T))| one_slip(**own ^ bits) && near_long(known, word, Slip::LetterOrSwap);
        signs.iter().zip(words).find(like).map(|(_, (_, what))| *what)
    }
}

/// Whether two words whose signs differ in these bits can be a slip apart, which takes one sign and gives another at most.
fn one_slip(bits: u32) -> bool {
    let rest = bits & bits.wrapping_sub(1);
    rest & rest.wrapping_sub(1) == 0
}

/// The signs of a word.
#[derive(Clone, Copy)]
struct Signs {
    count: usize,
    /// A bit for each sign that it has; some signs share one.
    bits: u32,
    /// Whether all are letters.
    letters: bool,
}

impl Signs {
    fn of(word: &str) -> Self {
        let mut out = Self { count: 0, bits: 0, letters: true };
        for c in word.chars() {
            out.count += 1;
            out.bits |= 1 << (u32::from(c) % 32);
            out.letters &= is_letter(c);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_any_length_are_one_slip() {
        assert!(near("budget", "budge𝐭t", Slip::Letter) && near("𝐭", "", Slip::Letter));
        assert!(!near("budget", "bud", Slip::LetterOrSwap));
    }

    #[test]
    fn words_are_known_with_one_misprint() {
        let known = Misprints::new([("budget", 1), ("utfall", 2), ("avvikelse", 3), ("plan", 4)].into_iter());
        for (word, what) in [("budgt", 1), ("budgeet", 1), ("budgte", 1), ("utfalll", 2), ("avvikelsen", 3), ("avvkelse", 3), ("budget", 1)]
        {
            assert_eq!(known.find(word), Some(what), "{word}");
        }
        // Two slips, a word that is too short, and signs that are no letters.
        for word in ["budt", "plann", "plan", "bugdte", "utfal1", "budg-t", "skolan", "x", ""] {
            assert_eq!(known.find(word), None, "{word}");
        }
    }

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
