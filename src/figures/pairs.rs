//! A quick look at a word before a list of words is asked: are its first or last two letters those of any of them?

/// Signs that are told apart: none, the letters, every other sign of ASCII.
const SIGNS: usize = 31;

/// The pairs of letters that some words begin or end with, in whatever case.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    /// For each first letter a bit for each second one.
    rows: [u32; SIGNS],
}

impl Pairs {
    /// The first two letters of some words.
    pub(crate) fn beginning<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::of(words.into_iter().map(|w| w.chars()))
    }

    /// The last two letters of some words, from the end.
    pub(crate) fn ending<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        Self::of(words.into_iter().map(|w| w.chars().rev()))
    }

    fn of(words: impl Iterator<Item = impl Iterator<Item = char>>) -> Self {
        let mut out = Self::default();
        words.for_each(|word| out.add(word));
        out
    }

    /// Adds the first two of some letters.
    pub(crate) fn add(&mut self, mut word: impl Iterator<Item = char>) {
        let pair = sign(word.next()).zip(sign(word.next()));
        if let Some((row, bit)) = pair.and_then(|(a, b)| Some((self.rows.get_mut(a)?, b))) {
            *row |= 1 << bit;
        }
    }

    /// Whether a word may begin like one of the set.
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        self.hold(word.chars())
    }

    /// Whether a word may end like one of the set.
    pub(crate) fn may_end(&self, word: &str) -> bool {
        self.hold(word.chars().rev())
    }

    /// Whether the first two of some letters may be a pair of the set.
    pub(crate) fn hold(&self, mut word: impl Iterator<Item = char>) -> bool {
        let Some((a, b)) = sign(word.next()).zip(sign(word.next())) else { return true };
        self.rows.get(a).is_some_and(|row| row & (1 << b) != 0)
    }
}

/// The pairs of letters that the words of several sets begin or end with, a bit for each set.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    rows: [[u8; SIGNS]; SIGNS],
}

impl Marks {
    /// Adds the first two letters of the words of a set.
    pub(crate) fn beginning<'w>(mut self, words: impl IntoIterator<Item = &'w str>, set: u8) -> Self {
        words.into_iter().for_each(|w| self.add(w.chars(), set));
        self
    }

    /// Adds the last two letters of the words of a set, from the end.
    pub(crate) fn ending<'w>(mut self, words: impl IntoIterator<Item = &'w str>, set: u8) -> Self {
        words.into_iter().for_each(|w| self.add(w.chars().rev(), set));
        self
    }

    fn add(&mut self, mut word: impl Iterator<Item = char>, set: u8) {
        let pair = sign(word.next()).zip(sign(word.next()));
        if let Some(sets) = pair.and_then(|(a, b)| self.rows.get_mut(a)?.get_mut(b)) {
            *sets |= set;
        }
    }

    /// The sets that have words which begin like this one.
    pub(crate) fn of_first(&self, word: &str) -> u8 {
        self.of(word.chars())
    }

    /// The sets that have words which end like this one.
    pub(crate) fn of_last(&self, word: &str) -> u8 {
        self.of(word.chars().rev())
    }

    fn of(&self, mut word: impl Iterator<Item = char>) -> u8 {
        let Some((a, b)) = sign(word.next()).zip(sign(word.next())) else { return u8::MAX };
        self.rows.get(a).and_then(|row| row.get(b)).copied().unwrap_or(u8::MAX)
    }
}

/// The number of a sign; nothing where only the words themselves can tell.
fn sign(c: Option<char>) -> Option<usize> {
    let Some(c) = c else { return Some(0) };
    match c {
        'a'..='z' => Some(c as usize - 'a' as usize + 1),
        'A'..='Z' => Some(c as usize - 'A' as usize + 1),
        'å' | 'Å' => Some(27),
        'ä' | 'Ä' => Some(28),
        'ö' | 'Ö' => Some(29),
        _ if c.is_ascii() => Some(30),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Pairs};

    #[test]
    fn first_and_last_letters() {
        let words = ["chef", "ö", "åtgärda"];
        let (first, last) = (Pairs::beginning(words), Pairs::ending(words));
        for word in ["CHEF", "Chi", "Ö", "ÅTAGANDE", "c\u{327}hef"] {
            assert!(first.may_begin(word), "{word}");
        }
        for word in ["c", "hc", "öl", "å t", "1ch", ""] {
            assert!(!first.may_begin(word), "{word}");
        }
        assert!(last.may_end("Skolchef") && last.may_end("DA") && !last.may_end("fe"));
        let marks = Marks::default().beginning(words, 1).beginning(["chans"], 2);
        assert_eq!((marks.of_first("Chi"), marks.of_first("ö"), marks.of_first("1ch")), (3, 1, 0));
    }
}
