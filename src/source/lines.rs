//! The lines of a report, each with the way back to the bytes it came from.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::normalise::Blank;
use super::offsets::Offsets;
use super::vocabulary::{Cutter, Vocabulary, Word};
use super::{decode, normalise};
use crate::error::Error;
use crate::limits::{EMPTY_LINE_BYTES, MANY_LINES, MIN_LINE_BYTES};
use crate::report::model::SourceInfo;

/// A range of bytes of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

/// A line: its number and its clean text, without the line end.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// 1-based number in the file.
    pub number: u32,
    /// Clean text; leading and trailing blanks are kept.
    pub text: &'a str,
    /// Whether a form feed stands before it or in it.
    pub page_start: bool,
    start: u32,
    /// Its words.
    words: (u32, u32),
}

impl Line<'_> {
    /// Nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Blanks only, or nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.words.0 == self.words.1
    }

    /// Blanks only, but something: it holds a place in its column.
    #[must_use]
    pub fn is_padding(&self) -> bool {
        !self.is_empty() && self.is_blank()
    }
}

struct Stored {
    start: u32,
    end: u32,
    /// The word after its last one.
    words: u32,
    page_start: bool,
}

/// A report's text, cleaned, with its lines.
pub struct Source {
    info: SourceInfo,
    offsets: Offsets,
    decoded: String,
    text: String,
    lines: Vec<Stored>,
    /// Where the distance between `text` and `decoded` changes, sorted.
    way: Vec<(u32, u32)>,
    vocabulary: Vocabulary,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("info", &self.info).finish_non_exhaustive()
    }
}

impl Source {
    /// Reads the bytes of a report.
    ///
    /// # Errors
    /// Where the bytes are no text, are empty or too many: see [`Error`].
    ///
    /// ```
    /// use kpr::Source;
    /// let source = Source::new(b"Budget\r\nUtfall".to_vec(), None).unwrap();
    /// let lines: Vec<_> = source.lines().map(|l| l.text).collect();
    /// assert_eq!(lines, ["Budget", "Utfall"]);
    /// ```
    pub fn new(bytes: Vec<u8>, path: Option<&Path>) -> Result<Self, Error> {
        decode::refuse(&bytes, path)?;
        let size = bytes.len();
        let sha256 = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        let decode::Decoded { text: decoded, encoding, bom } = decode::decode(bytes, path)?;
        refuse_torn(&decoded, path)?;
        let mut text = String::with_capacity(decoded.len());
        let (mut lines, mut way, mut words) = (Vec::new(), Vec::new(), Cutter::new(decoded.len()));
        let mut from = 0;
        let all = decoded.as_bytes();
        let ends =
            memchr::memchr2_iter(b'\n', b'\r', all).filter(|i| !(all.get(*i) == Some(&b'\n') && *i > 0 && all.get(*i - 1) == Some(&b'\r')));
        let mut any = false;
        let margin = margin(&decoded);
        let blank = Blank::of(&decoded);
        for end in ends.chain(std::iter::once(all.len())) {
            let raw = decoded.get(from..end).unwrap_or_default();
            let start = offset(text.len());
            let cut = without_margin(raw, margin);
            normalise::line(raw.get(cut..).unwrap_or_default(), offset(from + cut), blank, &mut text, &mut way);
            let page_start = memchr::memchr(b'\x0c', raw.as_bytes()).is_some();
            let before = lines.last().map_or(0, |l: &Stored| l.words);
            let after = offset(words.line(&text, start as usize));
            any |= after > before;
            lines.push(Stored { start, end: offset(text.len()), words: after, page_start });
            text.push('\n');
            from = end + 1 + usize::from(all.get(end) == Some(&b'\r') && all.get(end + 1) == Some(&b'\n'));
            if from > all.len() {
                break;
            }
        }
        if !any {
            return Err(Error::Empty { path: path.map(Path::to_path_buf), found: "only blanks" });
        }
        if all.last().is_some_and(|b| matches!(b, b'\n' | b'\r')) {
            lines.pop();
        }
        let info = SourceInfo {
            path: path.map(|p| p.display().to_string()),
            encoding: encoding.name().to_owned(),
            bytes: size as u64,
            lines: lines.len() as u64,
            sha256,
        };
        let offsets = Offsets::new(encoding, bom, &decoded, size);
        Ok(Self { info, offsets, decoded, text, lines, way, vocabulary: words.finish() })
    }

    /// What the report says of its source.
    #[must_use]
    pub fn info(&self) -> &SourceInfo {
        &self.info
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line: never so, for an empty file is an error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines in order.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + Clone {
        (1..=offset(self.lines.len())).filter_map(|number| self.line(number))
    }

    /// The line of a 1-based number.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<Line<'_>> {
        let at = (number as usize).checked_sub(1)?;
        let l = self.lines.get(at)?;
        let first = at.checked_sub(1).and_then(|before| self.lines.get(before)).map_or(0, |l| l.words);
        let text = self.text.get(l.start as usize..l.end as usize)?;
        Some(Line { number, text, page_start: l.page_start, start: l.start, words: (first, l.words) })
    }

    /// The words of the line of a 1-based number, in order.
    pub(crate) fn words(&self, number: u32) -> impl DoubleEndedIterator<Item = Word<'_>> + ExactSizeIterator {
        let at = |number: u32| (number as usize).checked_sub(1).and_then(|i| self.lines.get(i));
        let (start, end) = at(number).map_or((0, 0), |l| (l.start, l.words));
        let first = at(number.saturating_sub(1)).map_or(0, |l| l.words);
        self.vocabulary.words(&self.text, first as usize..end as usize, start)
    }

    /// The numbers of those words.
    pub(crate) fn numbers(&self, number: u32) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        let end = |number: u32| (number as usize).checked_sub(1).and_then(|i| self.lines.get(i)).map_or(0, |l| l.words) as usize;
        self.vocabulary.numbers(end(number.saturating_sub(1))..end(number))
    }

    /// The word of a number.
    pub(crate) fn different(&self, number: u32) -> &str {
        self.vocabulary.different(&self.text, number)
    }

    /// The different words, by their numbers.
    pub(crate) fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.all(&self.text)
    }

    /// How many different words there are.
    pub(crate) fn different_words(&self) -> usize {
        self.vocabulary.len()
    }

    /// The text as the file has it for the bytes `range` of a line's clean text, without control characters.
    #[must_use]
    pub fn raw(&self, line: Line<'_>, range: std::ops::Range<usize>) -> String {
        let (a, b) = self.decoded_range(line, range);
        let text = self.decoded.get(a..b).unwrap_or_default();
        text.chars().filter(|c| !c.is_control()).collect()
    }

    /// The bytes of the file for the bytes `range` of a line's clean text.
    #[must_use]
    pub fn span(&self, line: Line<'_>, range: std::ops::Range<usize>) -> Span {
        let (a, b) = self.decoded_range(line, range);
        let bytes = |at| self.offsets.in_file(&self.decoded, at);
        Span { start: bytes(a), end: bytes(b) }
    }

    fn decoded_range(&self, line: Line<'_>, range: std::ops::Range<usize>) -> (usize, usize) {
        let start = self.back(line.start as usize + range.start);
        let end = if range.end > range.start { self.back_end(line.start as usize + range.end) } else { start };
        (start, end.max(start))
    }

    /// The offset in `decoded` of an offset in `text`.
    fn back(&self, at: usize) -> usize {
        let at = offset(at);
        let i = self.way.partition_point(|(o, _)| *o <= at);
        let (o, d) = i.checked_sub(1).and_then(|i| self.way.get(i)).copied().unwrap_or((0, 0));
        self.boundary((d + (at - o)) as usize)
    }

    /// The same for the end of a range, where a change right at the end is not yet in it.
    fn back_end(&self, at: usize) -> usize {
        let at = offset(at);
        let i = self.way.partition_point(|(o, _)| *o < at);
        let (o, d) = i.checked_sub(1).and_then(|i| self.way.get(i)).copied().unwrap_or((0, 0));
        let direct = (d + (at - o)) as usize;
        let next = self.way.get(i).filter(|(o, _)| *o == at).map(|(_, d)| *d as usize);
        self.boundary(next.map_or(direct, |n| if n >= direct { direct } else { n }))
    }

    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.decoded.len());
        while !self.decoded.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

/// Refuses a text of very many lines that are too short to be those of a report: what is known of each line would take far more than the text.
fn refuse_torn(text: &str, path: Option<&Path>) -> Result<(), Error> {
    if text.len() < MANY_LINES {
        return Ok(());
    }
    let (mut lines, mut empty, mut before) = (0, 0, None);
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        let pair = before.is_some_and(|b: usize| b + 1 == end);
        let one = pair && text.as_bytes().get(end - 1..=end) == Some(b"\r\n");
        lines += usize::from(!one);
        empty += usize::from(pair && !one);
        before = Some(end);
    }
    if lines <= MANY_LINES || text.len() >= MIN_LINE_BYTES * (lines - empty) + EMPTY_LINE_BYTES * empty {
        return Ok(());
    }
    let path = path.map(Path::to_path_buf);
    if text.trim().is_empty() {
        return Err(Error::Empty { path, found: "only blanks" });
    }
    Err(Error::TooManyLines { path, lines, bytes: text.len(), limit: MIN_LINE_BYTES })
}

/// The blanks that every line of a text begins with but those that have nothing else.
fn margin(text: &str) -> &str {
    let mut out: Option<&str> = None;
    for line in text.split(['\n', '\r']) {
        let line = line.trim_start_matches('\x0c');
        let body = line.trim_start_matches([' ', '\t', '\u{a0}']);
        if body.is_empty() {
            continue;
        }
        let blanks = line.strip_suffix(body).unwrap_or_default();
        let shared = out.map_or(blanks, |o| common(o, blanks));
        if shared.is_empty() {
            return "";
        }
        out = Some(shared);
    }
    out.unwrap_or_default()
}

/// What two texts begin with.
fn common<'a>(a: &'a str, b: &str) -> &'a str {
    let end = a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len().min(b.len()), |((i, _), _)| i);
    a.get(..end).unwrap_or_default()
}

/// How many bytes a line's margin takes, form feeds before it included. A shorter line of blanks keeps them all.
fn without_margin(line: &str, margin: &str) -> usize {
    let body = line.trim_start_matches('\x0c');
    if margin.is_empty() || !body.starts_with(margin) { 0 } else { line.len() - body.len() + margin.len() }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8]) -> Source {
        Source::new(bytes.to_vec(), None).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn line_ends_of_three_kinds() {
        let s = source(b"a\nb\r\nc\rd\n\ne");
        let lines: Vec<_> = s.lines().map(|l| (l.number, l.text)).collect();
        assert_eq!(lines, [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, ""), (6, "e")]);
        assert_eq!(source(b"a\n").len(), 1);
    }

    #[test]
    fn a_margin_of_every_line_is_none_of_the_text() {
        let lines = |text: &str| {
            let s = source(text.as_bytes());
            s.lines().map(|l| l.text.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines("    Mål\n\n \n     1 av 3\n\x0c    Slut "), ["Mål", "", " ", " 1 av 3", "Slut "]);
        assert_eq!(lines("\tMål\n\t\tett\n\t"), ["Mål", "  ett", ""]);
        assert_eq!(lines("  Mål\nett"), ["  Mål", "ett"]);
        let s = source(b"  a\n   12\n");
        let line = s.line(2).unwrap_or_else(|| panic!("no line"));
        assert_eq!((line.text, s.span(line, 1..3)), (" 12", Span { start: 7, end: 9 }));
    }

    #[test]
    fn hard_blanks_that_are_the_texts_only_ones() {
        let line = |text: &str| source(text.as_bytes()).line(1).map(|l| l.text.to_owned()).unwrap_or_default();
        assert_eq!(line("Skola\u{a0}\u{a0}\u{a0}12\u{a0}500"), "Skola   12 500");
        assert_eq!(line("Hela skolan 12\u{a0}500"), "Hela skolan 12\u{a0}500");
    }

    #[test]
    fn the_way_back_to_the_bytes() {
        let text = "ﬂera\u{ad}x 1\u{2009}234 a\u{30a}b";
        let s = source(text.as_bytes());
        let line = s.line(1).unwrap_or_else(|| panic!("no line"));
        assert_eq!(line.text, "flerax 1\u{a0}234 åb");
        for word in ["1\u{a0}234", "åb", "x", "flera"] {
            let at = line.text.find(word).unwrap_or_default();
            let span = s.span(line, at..at + word.len());
            let raw = text.get(span.start..span.end).unwrap_or_default();
            let back: String = raw.to_owned();
            assert_eq!(back, s.raw(line, at..at + word.len()));
            assert!(
                raw.starts_with(match word {
                    "1\u{a0}234" => "1\u{2009}234",
                    "åb" => "a\u{30a}b",
                    "x" => "x",
                    _ => "ﬂera",
                }),
                "{word}: {raw}"
            );
        }
    }

    #[test]
    fn a_broken_byte_moves_no_span() {
        let s = source("åäö för \u{e5}r\n".as_bytes().iter().copied().chain(*b"\xe5\xe5 12 \xc3\xa5").collect::<Vec<u8>>().as_slice());
        let line = s.line(2).unwrap_or_else(|| panic!("no line"));
        let at = line.text.find("12").unwrap_or_default();
        let first = "åäö för år\n".len();
        assert_eq!(s.span(line, at..at + 2), Span { start: first + 3, end: first + 5 });
    }

    #[test]
    fn spans_in_other_encodings() {
        let s = source(b"\xe5r 12");
        let line = s.line(1).unwrap_or_else(|| panic!("no line"));
        let at = line.text.find("12").unwrap_or_default();
        assert_eq!(s.span(line, at..at + 2), Span { start: 3, end: 5 });
    }
}
