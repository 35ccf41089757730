//! The words of a text, each with its place.

use std::borrow::Cow;

/// A word and the byte where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// As printed, with the punctuation that touches it.
    pub(crate) text: &'a str,
    /// First byte in its text.
    pub(crate) start: usize,
}

/// Punctuation before a word.
const OPENING: &[char] = &['(', '[', '"', '”', '“', '\'', '»', '«'];
/// Punctuation after a word.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '“', '\'', '»', '«'];

impl<'a> Word<'a> {
    /// The word without the punctuation around it.
    pub(crate) fn bare(&self) -> &'a str {
        self.text.trim_start_matches(OPENING).trim_end_matches(CLOSING)
    }

    /// Where that begins in the text.
    pub(crate) fn bare_start(&self) -> usize {
        self.start + self.text.len() - self.text.trim_start_matches(OPENING).len()
    }

    /// Byte after the word, its punctuation included.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether punctuation stands before it.
    pub(crate) fn opened(&self) -> bool {
        self.text.starts_with(OPENING)
    }

    /// Whether punctuation stands after it, so that the next word is not of the same phrase.
    pub(crate) fn closed(&self) -> bool {
        self.text.ends_with(CLOSING)
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                out.extend(text.get(from..at).map(|word| Word { text: word, start: from }));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        out.extend(text.get(from..).map(|word| Word { text: word, start: from }));
    }
    out
}

/// A text in lower case; only one with capitals is written anew.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| matches!(b, 0..=b'@' | b'['..=0x7f);
    let small = |c: char| c.is_ascii() && !c.is_ascii_uppercase() || matches!(c, 'å' | 'ä' | 'ö' | 'é' | '–');
    if text.bytes().all(plain) || text.chars().all(small) { Cow::Borrowed(text) } else { Cow::Owned(lower(text)) }
}

/// A text in lower case; the letters of Swedish are told at once.
fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'Å' => out.push('å'),
            'Ä' => out.push('ä'),
            'Ö' => out.push('ö'),
            '\0'..='~' | 'å' | 'ä' | 'ö' => out.push(c),
            // The only letter whose small form depends on its place.
            'Σ' => return text.to_lowercase(),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Whether a text holds some letters of ASCII, in whatever case.
pub(crate) fn holds(text: &str, letters: &str) -> bool {
    let (text, letters) = (text.as_bytes(), letters.as_bytes());
    let Some(first) = letters.first() else { return true };
    let starts = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    starts.into_iter().any(|at| text.get(at..at + letters.len()).is_some_and(|part| part.eq_ignore_ascii_case(letters)))
}

/// The letters and digits of a text in lower case: how names are compared, for extractors put blanks inside words.
pub(crate) fn squash(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    squash_onto(&mut out, text);
    out
}

/// Adds the letters and digits of a text in lower case.
pub(crate) fn squash_onto(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            _ if !c.is_ascii() && c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ => {}
        }
    }
}

/// Whether a sign is a letter; those of Swedish are told at once.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö') || !c.is_ascii() && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_places() {
        let found = words(" (cirka 450\u{a0}tkr). ");
        let parts: Vec<(usize, &str)> = found.iter().map(|w| (w.bare_start(), w.bare())).collect();
        assert_eq!(parts, [(2, "cirka"), (8, "450"), (13, "tkr")]);
        assert!(found.first().is_some_and(Word::opened) && found.last().is_some_and(Word::closed));
        assert_eq!(squash("Över förmyndare-7"), "överförmyndare7");
        assert_eq!((fold("är å"), fold("Är Å")), (Cow::Borrowed("är å"), Cow::<str>::Owned("är å".to_owned())));
        assert!(holds("i MKr.", "kr") && holds("", "") && !holds("mk r", "kr"));
    }
}
