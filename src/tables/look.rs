//! A quick look at the signs of a word, which tells most words that need no closer one.

/// Kinds of signs, a bit each.
mod kind {
    /// Small letters; in other encodings than one byte those of Swedish.
    pub(super) const SMALL: u8 = 1;
    pub(super) const DIGIT: u8 = 2;
    pub(super) const MARK: u8 = 4;
    /// What stands between the parts of a period.
    pub(super) const DASH: u8 = 8;
    /// What may begin a word inside another: a capital, a bracket that ends something, a rare sign.
    pub(super) const BREAK: u8 = 16;
    pub(super) const BRACKET: u8 = 32;
}

/// The kind of a byte.
fn kind_of(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | 0xc3 | 0xa4 | 0xa5 | 0xb6 => kind::SMALL,
        b'0'..=b'9' => kind::DIGIT,
        b'-' | b'/' => kind::DASH,
        b')' => kind::BREAK | kind::BRACKET,
        // The first byte of long dashes.
        0xe2 => kind::BREAK | kind::DASH,
        b'!'..=b'@' | b'['..=b'`' | b'{'..=b'~' => kind::MARK,
        _ => kind::BREAK,
    }
}

/// What signs a word has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    first: u8,
    rest: u8,
}

impl Look {
    /// Looks at a word.
    pub(crate) fn at(word: &str) -> Self {
        let Some((first, rest)) = word.as_bytes().split_first() else { return Self { first: 0, rest: 0 } };
        Self { first: kind_of(*first), rest: rest.iter().fold(0, |all, b| all | kind_of(*b)) }
    }

    fn all(self) -> u8 {
        self.first | self.rest
    }

    /// Small letters only.
    pub(crate) fn is_small(self) -> bool {
        self.all() == kind::SMALL
    }

    /// Whether there is a digit.
    pub(crate) fn has_digits(self) -> bool {
        self.all() & kind::DIGIT > 0
    }

    /// Whether there is a digit or what stands between the parts of a period.
    pub(crate) fn may_be_dated(self) -> bool {
        self.all() & (kind::DIGIT | kind::DASH) > 0
    }

    /// Whether an extractor may have glued it of several words.
    pub(crate) fn may_be_glued(self, word: &str) -> bool {
        let digits = || word.bytes().filter(u8::is_ascii_digit).count();
        if self.all() & (kind::SMALL | kind::BREAK) == 0 {
            // Years and dates in one run of digits.
            return self.has_digits() && digits() >= 8;
        }
        // Words that a capital, a bracket or a year begins.
        self.rest & kind::BREAK > 0 || self.all() & kind::BRACKET > 0 || self.has_digits() && digits() >= 4
    }
}
