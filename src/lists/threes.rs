//! A quick look at a word by its first three bytes or its last: what kinds of words begin or end so?

/// The first three bytes of a word, or the last from the end; nothing where they do not tell.
pub(super) type Bytes = Option<[u8; 3]>;

/// The first three bytes of a word.
pub(super) fn start(word: &str) -> Bytes {
    word.as_bytes().first_chunk().copied()
}

/// The last three bytes of a word, from the end.
pub(super) fn end(word: &str) -> Bytes {
    word.as_bytes().last_chunk().map(|[a, b, c]| [*c, *b, *a])
}

/// Whether a word may have signs beside the letters of Western Europe and those of ASCII.
pub(super) fn is_strange(word: &str) -> bool {
    !word.is_ascii() && word.bytes().any(|b| b >= 0xc0 && b != 0xc3 || matches!(b, 0x97 | 0xb7))
}

/// How words of up to eight kinds begin or end. Each byte is told by five of its bits: a letter's case does not count.
#[derive(Debug)]
pub(super) struct Threes {
    kinds: Vec<u8>,
}

impl Threes {
    /// Words of kinds, a bit each.
    pub(super) fn new(words: impl Iterator<Item = (Bytes, u8)>) -> Self {
        let mut out = Self { kinds: vec![0; 1 << 15] };
        for ([a, b, c], kind) in words.filter_map(|(bytes, kind)| Some((bytes?, kind))) {
            out.kinds.get_mut(place(a, b, c)).into_iter().for_each(|kinds| *kinds |= kind);
        }
        out
    }

    /// Adds words that are told by two bytes only: short ones, or ones of which a letter may be wrong.
    pub(super) fn with_two(mut self, words: impl Iterator<Item = (Option<[u8; 2]>, u8)>) -> Self {
        for ([a, b], kind) in words.filter_map(|(bytes, kind)| Some((bytes?, kind))) {
            self.kinds.get_mut(place(a, b, 0)..=place(a, b, 31)).into_iter().flatten().for_each(|kinds| *kinds |= kind);
        }
        self
    }

    /// The kinds that may begin or end so: all where the bytes are no letters.
    pub(super) fn kinds(&self, bytes: Bytes) -> u8 {
        let letter = |b: u8| b.is_ascii_alphabetic() || !b.is_ascii();
        match bytes {
            Some([a, b, c]) if letter(a) && letter(b) && letter(c) => self.kinds.get(place(a, b, c)).copied().unwrap_or_default(),
            _ => u8::MAX,
        }
    }
}

fn place(a: u8, b: u8, c: u8) -> usize {
    usize::from(a & 31) << 10 | usize::from(b & 31) << 5 | usize::from(c & 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_and_ends() {
        let kinds = Threes::new([(start("mål"), 1), (start("indikator"), 2)].into_iter()).with_two([(Some(*b"nr"), 4)].into_iter());
        let of = |word: &str| kinds.kinds(start(word));
        assert_eq!((of("MÅL"), of("mål"), of("Indikatorer"), of("nrx"), of("inkomst")), (1, 1, 2, 4, 0));
        // Too short, or with a sign that is no letter.
        assert_eq!((of("n"), of("m-l")), (u8::MAX, u8::MAX));
        assert!(is_strange("kom\u{ad}") && is_strange("2×3") && !is_strange("Åtgärd"));
    }
}
