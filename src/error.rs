//! The one error of the library: a file that could not be read. Content never is an error.

use std::path::PathBuf;

/// What went wrong with an input, where, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be opened or read.
    #[error("{name}: cannot read: {source}", name = name(path.as_deref()))]
    Io {
        /// The file, `None` for standard input.
        path: Option<PathBuf>,
        /// What the system said.
        source: std::io::Error,
    },
    /// There is nothing in it.
    #[error("{name}: expected the text of a report, found {found}; if it came from a PDF without a text layer, it needs OCR first", name = name(path.as_deref()))]
    Empty {
        /// The file, `None` for standard input.
        path: Option<PathBuf>,
        /// `an empty file` or `only blanks`.
        found: &'static str,
    },
    /// It is something else than text.
    #[error("{name}: expected the text of a report, found {found}; {hint}", name = name(path.as_deref()))]
    NotText {
        /// The file, `None` for standard input.
        path: Option<PathBuf>,
        /// What it looks like.
        found: &'static str,
        /// What to do.
        hint: String,
    },
    /// It is larger than kpr reads.
    #[error("{name}: expected at most {limit} bytes (limit `{limit_name}`), found {bytes}; split the file", name = name(path.as_deref()))]
    TooLarge {
        /// The file, `None` for standard input.
        path: Option<PathBuf>,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
        /// Its name in `limits.rs`.
        limit_name: &'static str,
    },
    /// Its lines are too many and too short for a report.
    #[error("{name}: expected lines of at least {limit} bytes on average (limit `MIN_LINE_BYTES`), found {lines} lines in {bytes} bytes; put back the lines that the text was torn from", name = name(path.as_deref()))]
    TooManyLines {
        /// The file, `None` for standard input.
        path: Option<PathBuf>,
        /// Its lines.
        lines: usize,
        /// Its size as UTF-8.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
}

fn name(path: Option<&std::path::Path>) -> String {
    path.map_or_else(|| "<stdin>".to_owned(), |p| p.display().to_string())
}
