//! kpr reads Swedish municipal follow-up reports from plain text and checks their figures.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod check;
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
