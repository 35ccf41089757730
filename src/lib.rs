//! kpr reads Swedish municipal follow-up reports from plain text and checks their figures.

pub mod error;
pub mod finding;
pub mod layout;
mod lexicon;
pub mod limits;
pub mod output;
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
    let mut report = unread::empty(source.info().clone());
    let layout = layout::Layout::new(source);
    let section = |h: &layout::Heading| report::model::Section {
        number: h.number.clone(),
        title: h.title.clone(),
        level: h.level,
        lines: h.lines,
    };
    report.sections = layout.headings.iter().map(section).collect();
    report
}
