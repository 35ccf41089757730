//! The words of a text, each with its place.

use std::borrow::Cow;
use std::str::Chars;

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
        bare(self.text)
    }

    /// Where that begins in the text.
    pub(crate) fn bare_start(&self) -> usize {
        self.start + self.text.len() - without_opening(self.text).len()
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

/// A word without the punctuation around it.
pub(crate) fn bare(word: &str) -> &str {
    let open = without_opening(word);
    // No sign after a word ends in a byte that is a letter, a digit or the last of `å`, `ä` or `ö`.
    match open.as_bytes().last() {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0xa4 | 0xa5 | 0xb6) => open,
        _ => open.trim_end_matches(CLOSING),
    }
}

fn without_opening(word: &str) -> &str {
    match word.as_bytes().first() {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0xc3) => word,
        _ => word.trim_start_matches(OPENING),
    }
}

/// A text without the blanks around it, which a look at its first and last byte often tells.
pub(crate) fn trim(text: &str) -> &str {
    let text = text.trim_ascii();
    match text.as_bytes() {
        [b'!'..=b'~' | 0xc3, .., b'!'..=b'~' | 0xa4 | 0xa5 | 0xb6] => text,
        _ => text.trim(),
    }
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    // A word has some six bytes.
    let mut out = Vec::with_capacity(text.len() / 6 + 1);
    let mut start = None;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let blank = match byte {
            b'!'..=0xc1 | 0xc3..=0xe0 | 0xe4.. => false,
            b' ' => true,
            // The rest of ASCII, and the first bytes of characters some of which are blanks.
            _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_whitespace),
        };
        match (blank, start) {
            (true, Some(from)) => {
                out.extend(text.get(from..at).map(|word| Word { text: word, start: from }));
                start = None;
            }
            (false, None) if text.is_char_boundary(at) => start = Some(at),
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
    // After the byte C3 come those of capitals first, `À` to `Þ`, and then those of small letters.
    let small = |b: u8| matches!(b, 0..=b'@' | b'['..=0x7f | 0xc3 | 0x9f..=0xbf);
    if text.bytes().all(small) { Cow::Borrowed(text) } else { Cow::Owned(lower(text)) }
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
    letters(text).for_each(|c| out.push(c));
}

/// The same, letter by letter.
pub(crate) fn letters(text: &str) -> Letters<'_> {
    Letters { text: text.chars(), more: None }
}

/// The letters and digits of a text in lower case.
#[derive(Debug, Clone)]
pub(crate) struct Letters<'t> {
    text: Chars<'t>,
    /// The second letter that one has become.
    more: Option<char>,
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(c) = self.more.take() {
            return Some(c);
        }
        loop {
            match self.text.next()? {
                c @ ('a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö') => return Some(c),
                c @ 'A'..='Z' => return Some(c.to_ascii_lowercase()),
                c if !c.is_ascii() && c.is_alphanumeric() => {
                    let mut small = c.to_lowercase();
                    let first = small.next();
                    self.more = small.next();
                    return first;
                }
                _ => {}
            }
        }
    }
}

/// The first three of some letters, which tell that texts differ before they are compared: blanks where there are fewer.
pub(crate) fn first_three(letters: impl Iterator<Item = char>) -> [char; 3] {
    let mut out = [' '; 3];
    out.iter_mut().zip(letters).for_each(|(place, letter)| *place = letter);
    out
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
