//! kpr reads Swedish municipal follow-up reports (tertialrapport, delårsrapport, verksamhetsberättelse …) from plain text whose
//! layout is lost, gives them back typed, says which figures the report's own arithmetic proves, and checks them.
//!
//! ```text
//! bytes ─source─▶ lines ─layout─▶ blocks ─lists│tables─▶ parts ─report─▶ Report ─proof─▶ Report with proof ─check─▶ Findings ─output─▶ bytes
//! two Reports ─diff─▶ Differences ─output─▶ bytes
//! ```
//!
//! Every arrow is a function of what comes before it and cannot fail on content: it gives a value and, where something was odd, a finding
//! with its line. Only files and configuration can give an [`Error`].
//!
//! What holds everywhere, and is tested:
//!
//! 1. A module uses only the stages before it and the base: `error`, `limits`, `lexicon`, `figures`, `finding` and the typed report.
//! 2. Rules see the [`Report`] and its proof only: never the source text.
//! 3. Only the command line touches files, environment, terminal and configuration; the library never prints.
//! 4. No number is a float: figures are exact decimals with the digits that were printed.
//! 5. The same input and version give the same bytes out, whatever the locale, the order of files or the number of threads.
//! 6. A wrong figure stays as it is printed: arithmetic chooses among usual readings and never makes an unusual one win.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod check;
pub mod diff;
pub mod error;
pub mod figures;
pub mod finding;
pub mod layout;
mod lexicon;
pub mod limits;
pub mod lists;
pub mod output;
pub mod proof;
pub mod report;
pub mod source;
pub mod stage;
pub mod tables;
pub mod unread;

pub use error::Error;
pub use report::model::{Number, Report};
pub use source::Source;

/// Reads a report.
///
/// ```
/// let source = kpr::Source::new(b"1 Inledning\nText.\n2 Ekonomi\n".to_vec(), None)?;
/// let report = kpr::read(&source);
/// assert_eq!(report.source.lines, 3);
/// # Ok::<(), kpr::Error>(())
/// ```
#[must_use]
pub fn read(source: &Source) -> Report {
    report::read(source)
}
