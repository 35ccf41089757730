//! `kpr schema`: the JSON Schema of what `kpr parse` and `kpr diff` print.

use std::io::Write;

use anyhow::Result;

use super::args::{Common, SchemaArgs, SchemaName};
use super::exit::Exit;
use super::sink::Sink;

/// Prints the schema, indented.
pub(crate) fn run(common: &Common, args: &SchemaArgs) -> Result<Exit> {
    let mut out = Sink::open(common)?;
    let schema = match args.name {
        SchemaName::Report => kpr::output::json::schema(),
        SchemaName::Diff => kpr::output::diff::json::schema(),
    };
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)?;
    out.finish()?;
    Ok(Exit::Success)
}
