//! Bytes → text: which encoding it is and why, or what it is instead of text.

use std::path::Path;

use crate::error::Error;
use crate::limits;

/// The encoding a file was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Windows-1252: not UTF-8, and bytes in the range 80–9F that Latin-1 has no letters for.
    Windows1252,
    /// Latin-1: not UTF-8, and no bytes in the range 80–9F.
    Latin1,
}

impl Encoding {
    /// Its usual name, as in `source.encoding`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Latin1 => "iso-8859-1",
        }
    }
}

/// Decoded text, its encoding and the length of its byte order mark.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    pub(super) bom: usize,
}

/// Kinds of files that are given by mistake, by their first bytes: what each is and what to do.
const MAGIC: &[(&[u8], &str, Hint)] = &[
    (b"%PDF", "a PDF", Hint::Pdf),
    (b"PK\x03\x04", "a ZIP archive or an office document (DOCX, XLSX, ODT)", Hint::Office),
    (b"\xd0\xcf\x11\xe0", "an old office document (DOC, XLS)", Hint::Office),
    (b"{\\rtf", "an RTF document", Hint::Office),
    (b"\x1f\x8b", "a gzip archive", Hint::Unpack),
    (b"BZh", "a bzip2 archive", Hint::Unpack),
    (b"\xfd7zXZ", "an xz archive", Hint::Unpack),
    (b"7z\xbc\xaf", "a 7-Zip archive", Hint::Unpack),
    (b"\x89PNG", "a PNG picture", Hint::Ocr),
    (b"\xff\xd8\xff", "a JPEG picture", Hint::Ocr),
    (b"II*\0", "a TIFF picture", Hint::Ocr),
    (b"MM\0*", "a TIFF picture", Hint::Ocr),
];

#[derive(Clone, Copy)]
enum Hint {
    Pdf,
    Office,
    Unpack,
    Ocr,
}

impl Hint {
    fn text(self, path: Option<&Path>) -> String {
        let file = path.map_or_else(|| "FILE".into(), |p| p.display().to_string());
        match self {
            Self::Pdf => format!("get its text first: pdftotext '{file}' - | kpr parse -"),
            Self::Office => format!("get its text first, for example: libreoffice --headless --convert-to txt:Text '{file}'"),
            Self::Unpack => "unpack it first".into(),
            Self::Ocr => "a picture needs OCR first".into(),
        }
    }
}

/// Says what a file is that surely is no report's text.
pub(super) fn refuse(bytes: &[u8], path: Option<&Path>) -> Result<(), Error> {
    let owned = || path.map(Path::to_path_buf);
    if bytes.is_empty() {
        return Err(Error::Empty { path: owned(), found: "an empty file" });
    }
    if bytes.len() as u64 > limits::MAX_BYTES {
        return Err(Error::TooLarge { path: owned(), bytes: bytes.len() as u64, limit: limits::MAX_BYTES, limit_name: "MAX_BYTES" });
    }
    for (magic, found, hint) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(Error::NotText { path: owned(), found, hint: hint.text(path) });
        }
    }
    Ok(())
}

/// Decodes a file, or says what it is instead of a report's text. A text in UTF-8 stays where it is.
pub(super) fn decode(mut bytes: Vec<u8>, path: Option<&Path>) -> Result<Decoded, Error> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
        return Ok(Decoded { text: as_utf8(bytes), encoding: Encoding::Utf8, bom: 3 });
    }
    let utf16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
        _ => utf16_by_nuls(&bytes).map(|e| (e, 0)),
    };
    if let Some((encoding, bom)) = utf16 {
        let rest = bytes.get(bom..).unwrap_or_default();
        let table = if encoding == Encoding::Utf16Le { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
        let (text, _) = table.decode_without_bom_handling(rest);
        return Ok(Decoded { text: text.into_owned(), encoding, bom });
    }
    if looks_binary(&bytes) {
        return Err(Error::NotText {
            path: path.map(Path::to_path_buf),
            found: "a binary file",
            hint: "give the report's text, for example from pdftotext".into(),
        });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, encoding: Encoding::Utf8, bom: 0 }),
        Err(error) => error.into_bytes(),
    };
    if mostly_utf8(&bytes) {
        return Ok(Decoded { text: as_utf8(bytes), encoding: Encoding::Utf8, bom: 0 });
    }
    let encoding = if bytes.iter().any(|b| (0x80..0xa0).contains(b)) { Encoding::Windows1252 } else { Encoding::Latin1 };
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
    Ok(Decoded { text: text.into_owned(), encoding, bom: 0 })
}

/// UTF-8 with a `?` for each broken byte, so that every offset stays the file's own.
fn as_utf8(bytes: Vec<u8>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| '?'));
    }
    out
}

/// UTF-16 without a mark: Latin text then has a zero byte in nearly every second place.
fn utf16_by_nuls(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= half * 7 && even * 20 <= half {
        Some(Encoding::Utf16Le)
    } else if even * 10 >= half * 7 && odd * 20 <= half {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// More than one byte in fifty is a control character no text has.
fn looks_binary(bytes: &[u8]) -> bool {
    // Counted in bytes of their own, of which many are added at once.
    let odd = |part: &[u8]| part.iter().map(|b| u8::from(matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))).sum::<u8>();
    bytes.chunks(255).map(|part| usize::from(odd(part))).sum::<usize>() * 50 > bytes.len()
}

/// A UTF-8 file with a few broken bytes: far more whole sequences than broken ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 8 * bad.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let d = decode(bytes.to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        (d.text, d.encoding.name())
    }

    #[test]
    fn encodings_of_one_word() {
        assert_eq!(read("åtgärd".as_bytes()), ("åtgärd".into(), "utf-8"));
        assert_eq!(read("\u{feff}åtgärd".as_bytes()), ("åtgärd".into(), "utf-8"));
        assert_eq!(read(b"\xe5tg\xe4rd"), ("åtgärd".into(), "iso-8859-1"));
        assert_eq!(read(b"\xe5tg\xe4rd \x96 7"), ("åtgärd – 7".into(), "windows-1252"));
        let le: Vec<u8> = [0xff, 0xfe].into_iter().chain("åtgärd".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&le), ("åtgärd".into(), "utf-16le"));
        let be: Vec<u8> = [0xfe, 0xff].into_iter().chain("åtgärd".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(&be), ("åtgärd".into(), "utf-16be"));
        let bare: Vec<u8> = "Budget och utfall".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bare), ("Budget och utfall".into(), "utf-16le"));
    }

    #[test]
    fn one_broken_byte_does_not_turn_utf8_into_latin1() {
        let mut bytes = "åäö ÅÄÖ åtgärd för äldre på ö".as_bytes().to_vec();
        bytes.push(0xe5);
        assert_eq!(read(&bytes).1, "utf-8");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let path = Some(Path::new("x.pdf"));
        let says = |b: &[u8]| refuse(b, path).and_then(|()| decode(b.to_vec(), path)).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(says(b"").contains("an empty file"));
        assert!(says(b"%PDF-1.7").contains("found a PDF; get its text first: pdftotext 'x.pdf' -"));
        assert!(says(b"PK\x03\x04abc").contains("a ZIP archive"));
        assert!(says(&[0, 1, 2, 3, 200, 7, 0, 9, 5, 5, 5]).contains("a binary file"));
    }
}
