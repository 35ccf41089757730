//! `kpr schema`: the JSON Schema of what `kpr parse` prints.

use std::io::Write;

use anyhow::Result;

use super::args::Common;
use super::exit::Exit;
use super::sink::Sink;

/// Prints the schema, indented.
pub(crate) fn run(common: &Common) -> Result<Exit> {
    let mut out = Sink::open(common)?;
    serde_json::to_writer_pretty(&mut out, &kpr::output::json::schema())?;
    writeln!(out)?;
    out.finish()?;
    Ok(Exit::Success)
}
