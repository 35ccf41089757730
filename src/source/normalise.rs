//! Text → clean text of the same meaning: NFC, two kinds of blank, no invisible characters, ligatures apart.
//!
//! Two kinds of blank are kept apart, `' '` and the hard one `U+00A0`, for a hard or thin blank between
//! digit groups says that they are one figure. A soft hyphen is dropped inside a word and kept at the end
//! of a line or cell, where it says that the word goes on.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The mark of a word that goes on after a line or cell end.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

/// What the hard blanks of a text are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// Another kind than the plain ones.
    Two,
    /// Its usual ones: it has more of them than plain ones.
    One,
}

impl Blank {
    /// By how many of both a text has.
    pub(super) fn of(text: &str) -> Self {
        let hard = memchr::memchr_iter(0xc2, text.as_bytes()).count();
        let plain = || memchr::memchr_iter(b' ', text.as_bytes()).count();
        let truly = || text.matches('\u{a0}').count();
        if hard > 0 && hard > plain() && truly() > plain() { Self::One } else { Self::Two }
    }
}

/// What one character becomes.
enum Mapped {
    Same,
    To(&'static str),
    Drop,
    SoftHyphen,
}

fn map(c: char) -> Mapped {
    match c {
        ' '..='~' => Mapped::Same,
        '\t' => Mapped::To("  "),
        '\u{b}' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{1680}' | '\u{2000}'..='\u{2004}' | '\u{205f}' | '\u{3000}' => Mapped::To(" "),
        '\u{2005}'..='\u{200a}' | '\u{202f}' => Mapped::To("\u{a0}"),
        '\u{ad}' => Mapped::SoftHyphen,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Mapped::Drop,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' => Mapped::Drop,
        '\u{fb00}' => Mapped::To("ff"),
        '\u{fb01}' => Mapped::To("fi"),
        '\u{fb02}' => Mapped::To("fl"),
        '\u{fb03}' => Mapped::To("ffi"),
        '\u{fb04}' => Mapped::To("ffl"),
        '\u{fb05}' | '\u{fb06}' => Mapped::To("st"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => Mapped::To("•"),
        _ => Mapped::Same,
    }
}

/// Whether the fast way can be taken: plain characters only.
fn plain(line: &str) -> bool {
    // ASCII, and the letters that begin with the byte C3. All bytes are looked at, for so many are at once.
    line.bytes().fold(true, |all, b| all & matches!(b, b' '..=b'~' | 0x80..=0xbf | 0xc3))
        || line.chars().all(|c| matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '–' | '—' | '’' | '”' | '•' | '−'))
}

/// Appends the clean form of one line to `out`, and to `way` the places where the distance
/// between `out` and the decoded text changes: pairs of an offset in `out` and the offset in the
/// decoded text, which the line's first character has at `base`.
pub(super) fn line(line: &str, base: u32, blank: Blank, out: &mut String, way: &mut Vec<(u32, u32)>) {
    mark(out, base, way);
    let all = blank == Blank::One && line.contains('\u{a0}');
    if !all && plain(line) {
        out.push_str(line);
        return;
    }
    let offset = |i: usize| base.saturating_add(u32::try_from(i).unwrap_or(u32::MAX));
    if is_nfc_quick(line.chars()) == IsNormalized::Yes {
        chars(line.char_indices().map(|(i, c)| (offset(i), c)), blank, out, way);
        return;
    }
    // Recomposing moves offsets inside a letter only: each starter with its marks is mapped at once.
    let starters =
        line.char_indices().filter(|(i, c)| *i == 0 || unicode_normalization::char::canonical_combining_class(*c) == 0).map(|(i, _)| i);
    let ends = starters.clone().skip(1).chain(std::iter::once(line.len()));
    let pieces: Vec<(u32, String)> =
        starters.zip(ends).map(|(a, b)| (offset(a), line.get(a..b).unwrap_or_default().nfc().collect())).collect();
    chars(pieces.iter().flat_map(|(at, piece)| piece.chars().map(|c| (*at, c))), blank, out, way);
}

fn chars(line: impl Iterator<Item = (u32, char)>, blank: Blank, out: &mut String, way: &mut Vec<(u32, u32)>) {
    let mut rest = line.peekable();
    while let Some((at, c)) = rest.next() {
        let mapped = if c == '\u{a0}' && blank == Blank::One { Mapped::To(" ") } else { map(c) };
        match mapped {
            Mapped::Same => {
                mark(out, at, way);
                out.push(c);
            }
            Mapped::To(text) => {
                mark(out, at, way);
                out.push_str(text);
            }
            Mapped::Drop => {}
            Mapped::SoftHyphen => {
                mark(out, at, way);
                if rest.peek().is_some_and(|(_, c)| matches!(c, '-' | '\u{2010}' | '\u{2011}')) {
                    rest.next();
                }
                if rest.peek().is_none_or(|(_, c)| c.is_whitespace()) {
                    out.push(SOFT_HYPHEN);
                }
            }
        }
    }
}

/// Notes that `out` now stands at `decoded`, if the distance changed.
fn mark(out: &str, decoded: u32, way: &mut Vec<(u32, u32)>) {
    let here = u32::try_from(out.len()).unwrap_or(u32::MAX);
    let expected = way.last().map_or(0, |(o, d)| d.saturating_add(here.saturating_sub(*o)));
    if expected != decoded || way.is_empty() {
        way.push((here, decoded));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(s: &str) -> String {
        let (mut out, mut way) = (String::new(), Vec::new());
        line(s, 0, Blank::Two, &mut out, &mut way);
        out
    }

    #[test]
    fn blanks_and_ligatures() {
        assert_eq!(clean("1\u{2009}234\u{202f}567"), "1\u{a0}234\u{a0}567");
        assert_eq!(clean("ﬂera \u{f0b7} mål"), "flera • mål");
        assert_eq!(clean("a\u{308}ldre"), "äldre");
        assert_eq!(clean("\u{202e}mål\u{200b}"), "mål");
        assert_eq!(clean("\u{1b}[31mrött"), "[31mrött");
    }

    #[test]
    fn soft_hyphens() {
        assert_eq!(clean("Över\u{ad}förmyndare"), "Överförmyndare");
        assert_eq!(clean("Period\u{ad}-"), "Period\u{ad}");
        assert_eq!(clean("netto\u{ad}-   12"), "netto\u{ad}   12");
    }
}
