//! Where in the file a byte of the decoded text stands.

use super::decode::Encoding;

/// Decoded bytes between two marks.
const STEP: usize = 1024;

/// The way from decoded text back to the file. Where a character is as long in both, that is the distance itself;
/// else marks a [`STEP`] apart spare counting from the file's start.
pub(super) struct Offsets {
    encoding: Encoding,
    bom: usize,
    /// Bytes of the whole file.
    len: usize,
    /// Bytes of the file before every `STEP`th byte of the decoded text, or before the character it is in.
    marks: Vec<usize>,
}

impl Offsets {
    pub(super) fn new(encoding: Encoding, bom: usize, decoded: &str, len: usize) -> Self {
        let mut marks = Vec::new();
        if encoding != Encoding::Utf8 {
            let (mut from, mut file) = (0, 0);
            for at in (0..=decoded.len()).step_by(STEP) {
                let at = decoded.floor_char_boundary(at);
                file += length(encoding, decoded.get(from..at).unwrap_or_default());
                marks.push(file);
                from = at;
            }
        }
        Self { encoding, bom, len, marks }
    }

    /// The byte of the file for the byte `at` of the decoded text, which begins a character.
    pub(super) fn in_file(&self, decoded: &str, at: usize) -> usize {
        let (mark, from) = match self.marks.get(at / STEP) {
            Some(mark) => (*mark, decoded.floor_char_boundary(at - at % STEP)),
            None => (0, 0),
        };
        let at = self.bom + mark + length(self.encoding, decoded.get(from..at).unwrap_or_default());
        // Half a character at the end of a file is decoded as a whole one.
        at.min(self.len)
    }
}

/// Bytes of the file that a text stood for.
fn length(encoding: Encoding, text: &str) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16Le | Encoding::Utf16Be => 2 * text.encode_utf16().count(),
        Encoding::Windows1252 | Encoding::Latin1 => text.chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_as_counting_from_the_start() {
        let text = "åäö 1 234 €𝄞\n".repeat(400);
        for (encoding, wide) in [(Encoding::Utf8, "𝄞"), (Encoding::Utf16Le, "𝄞"), (Encoding::Latin1, "é")] {
            let text = text.replace('𝄞', wide);
            let whole = 2 + length(encoding, &text);
            let offsets = Offsets::new(encoding, 2, &text, whole);
            for (at, _) in text.char_indices() {
                assert_eq!(offsets.in_file(&text, at), 2 + length(encoding, text.get(..at).unwrap_or_default()), "{encoding:?} {at}");
            }
            assert_eq!(offsets.in_file(&text, text.len()), whole);
            assert_eq!(Offsets::new(encoding, 2, &text, whole - 1).in_file(&text, text.len()), whole - 1);
        }
    }
}
