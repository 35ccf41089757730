//! The contract's JSON, and its schema.

use std::io::{self, Write};

use crate::report::model::Report;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Indented, for people.
    Pretty,
    /// On one line, for programs.
    Compact,
}

/// Writes a report as one JSON object, with no line end after it.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    // JSON comes in parts of a few bytes: they are gathered here, where putting one to the others is no call.
    let mut out = io::BufWriter::with_capacity(1 << 14, out);
    match layout {
        Layout::Pretty => serde_json::to_writer_pretty(&mut out, report)?,
        Layout::Compact => serde_json::to_writer(&mut out, report)?,
    }
    out.into_inner().map(drop).map_err(io::IntoInnerError::into_error)
}

/// The JSON Schema of a report (draft 2020-12), made from its types.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::SchemaGenerator::new(schemars::generate::SchemaSettings::draft2020_12().for_serialize()).into_root_schema_for::<Report>()
}

/// One report a line.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonLines;

impl super::Export for JsonLines {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        write(report, Layout::Compact, out)?;
        out.write_all(b"\n")
    }
}
