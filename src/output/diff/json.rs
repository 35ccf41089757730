//! Differences as one JSON object, and its schema.

use std::io::{self, Write};

use crate::diff::Diff;
use crate::output::json::Layout;

/// Writes the differences as one JSON object, with a line end.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(diff: &Diff, layout: Layout, out: &mut dyn Write) -> io::Result<()> {
    match layout {
        Layout::Pretty => serde_json::to_writer_pretty(&mut *out, diff)?,
        Layout::Compact => serde_json::to_writer(&mut *out, diff)?,
    }
    out.write_all(b"\n")
}

/// The JSON Schema of what [`write()`] writes (draft 2020-12), made from its types.
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::SchemaGenerator::new(schemars::generate::SchemaSettings::draft2020_12().for_serialize()).into_root_schema_for::<Diff>()
}
