//! The largest deviation of each table: `cargo run --example deviations -- report.txt`.

use std::io::Write;
use std::path::PathBuf;

use kpr::report::model::{ColumnRole, RowRole};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path: PathBuf = std::env::args_os().nth(1).ok_or("name a report")?.into();
    let source = kpr::Source::new(std::fs::read(&path)?, Some(&path))?;
    let report = kpr::read(&source);
    let mut out = std::io::stdout().lock();
    for table in &report.tables {
        let items = table.rows.iter().filter(|row| row.role == RowRole::Item);
        let deviations = items.flat_map(|row| {
            let cells = table.columns.iter().zip(&row.cells);
            let cells = cells.filter(|(column, _)| column.role == ColumnRole::Deviation);
            cells.filter_map(move |(column, cell)| Some((row, column, cell.as_ref()?)))
        });
        if let Some((row, column, cell)) = deviations.max_by_key(|(_, _, cell)| cell.value.0.abs()) {
            writeln!(out, "{} line {}: {} {} {}", table.id, cell.line, row.label, column.label, cell.value)?;
        }
    }
    Ok(())
}
