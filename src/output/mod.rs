//! Reports → bytes. Formats know the model, the model knows no format; nothing here touches files or a terminal.
//!
//! An [`Export`] is one file format. What a list has for columns is said once, in [`listing`], and written
//! by every format that has rows: CSV, XLSX, Markdown and Parquet.

#[cfg(feature = "export")]
pub mod csv;
pub mod diff;
pub mod figure;
#[cfg(feature = "export")]
pub mod findings;
#[cfg(feature = "export")]
pub mod html;
pub mod json;
mod lines;
pub mod listing;
pub mod markdown;
pub mod mask;
#[cfg(feature = "export")]
mod overview;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(feature = "export")]
mod sentence;
#[cfg(feature = "export")]
pub mod show;
mod text;
#[cfg(feature = "export")]
pub mod xlsx;

use std::io::{self, Write};

use crate::report::model::Report;

pub use crate::finding::Lang;
pub use lines::Lines;
pub use text::plain;

/// A file format for reports.
pub trait Export: Send + Sync {
    /// Whether several reports can follow one another in a file.
    fn joins(&self) -> bool {
        true
    }

    /// Writes what stands before the first report.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Writes one report.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()>;

    /// Writes one report with the lines it was read from at hand, for formats that show them.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn with_lines(&self, report: &Report, lines: &Lines<'_>, out: &mut dyn Write) -> io::Result<()> {
        let _ = lines;
        self.report(report, out)
    }
}
