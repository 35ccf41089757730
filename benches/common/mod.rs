//! The texts that are measured, and the bound.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::bytes::Regex;

/// The fixtures' reports and, where they are present, the five reports beside the repository, as one text.
pub fn text() -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/reports", "fixtures/reports"].iter().filter_map(|d| fs::read_dir(root.join(d)).ok());
    let mut files: Vec<_> = folders.flatten().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    files.iter().filter_map(|f| fs::read(f).ok()).flatten().collect()
}

static FIGURE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)-?[0-9]{1,3}(?:(?: |\xc2\xa0)[0-9]{3})*(?:,[0-9]+)?").unwrap());

/// The least that any reader of such a text must do: validate it, cut it into lines, find its figures.
pub fn bound(bytes: &[u8]) -> (usize, usize) {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    (lines, FIGURE.find_iter(text.as_bytes()).count())
}
