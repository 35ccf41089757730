//! The sheet of a table of figures: what is stated, and beside it what the table's own cells give.

use rust_xlsxwriter::{Formula, Note, Worksheet, XlsxError};

use super::formulas::computed;
use super::style::{self, Styles};
use crate::finding::Finding;
use crate::output::figure;
use crate::report::model::{Cell, Number, Proof, Row, RowRole, Table};

/// Row of the first row of the table.
pub(super) const FIRST_ROW: u32 = 1;
/// Column of the first figure, after code and label.
pub(super) const FIRST_FIGURE: u16 = 2;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, findings: &[Finding], styles: &Styles) -> Result<(), XlsxError> {
    let results = results(table);
    header(sheet, table, &results, styles)?;
    for (r, (at, row)) in (FIRST_ROW..).zip(table.rows.iter().enumerate()) {
        let strong = row.role != RowRole::Item;
        let words = if strong { &styles.strong } else { &styles.text };
        if let Some(code) = &row.code {
            sheet.write_string_with_format(r, 0, style::text(code), words)?;
        }
        sheet.write_string_with_format(r, 1, style::text(&row.label), words)?;
        for (c, (column, cell)) in (FIRST_FIGURE..).zip(row.cells.iter().enumerate()) {
            let Some(cell) = cell else { continue };
            sheet.write_with_format(r, c, cell.value.0, &style::figure(cell.value, Some(cell.proof), strong))?;
            if cell.proof == Proof::Contradicted {
                sheet.insert_note(r, c, &note(table, at, column, cell, findings))?;
            }
        }
        for (c, column) in (first_computed(table)..).zip(&results) {
            if let (Some(computed), Some(stated)) = (computed(table, at, *column), stated(row, *column)) {
                let formula = Formula::new(&computed.formula).set_result(computed.value.to_string());
                sheet.write_formula_with_format(r, c, formula, &style::figure(stated, None, strong))?;
            }
        }
    }
    finish(sheet, table, results.len())
}

fn header(sheet: &mut Worksheet, table: &Table, results: &[usize], styles: &Styles) -> Result<(), XlsxError> {
    let unit = table.unit.map_or("", figure::unit);
    sheet.write_string_with_format(0, 0, "code", &styles.header)?;
    sheet.write_string_with_format(0, 1, unit, &styles.header)?;
    for (c, column) in (FIRST_FIGURE..).zip(&table.columns) {
        sheet.write_string_with_format(0, c, style::text(&column.label), &styles.header_figure)?;
    }
    for (c, column) in (first_computed(table)..).zip(results) {
        let label = table.columns.get(*column).map_or("", |c| c.label.as_str());
        sheet.write_string_with_format(0, c, format!("computed: {}", style::text(label)), &styles.header_figure)?;
    }
    Ok(())
}

/// Frozen header and labels, a filter, widths that fit.
fn finish(sheet: &mut Worksheet, table: &Table, results: usize) -> Result<(), XlsxError> {
    let last = first_computed(table).saturating_add(u16::try_from(results).unwrap_or(0)).saturating_sub(1);
    let rows = u32::try_from(table.rows.len()).unwrap_or(0);
    sheet.set_freeze_panes(FIRST_ROW, FIRST_FIGURE)?;
    sheet.autofilter(0, 0, rows, last)?;
    sheet.set_column_width(0, 8)?.set_column_width(1, 42)?;
    sheet.set_column_range_width(FIRST_FIGURE, last.max(FIRST_FIGURE), 14)?;
    Ok(())
}

/// The columns for which a relation computes something, once each.
fn results(table: &Table) -> Vec<usize> {
    let mut columns: Vec<usize> = table.relations.iter().map(|r| r.result.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn first_computed(table: &Table) -> u16 {
    FIRST_FIGURE.saturating_add(u16::try_from(table.columns.len()).unwrap_or(0))
}

fn stated(row: &Row, column: usize) -> Option<Number> {
    row.cells.get(column)?.as_ref().map(|c| c.value)
}

/// What the findings say of a cell: those that name it, else those about its line or its table.
fn note(table: &Table, row: usize, column: usize, cell: &Cell, findings: &[Finding]) -> Note {
    let about = |f: &&Finding| f.table.as_ref() == Some(&table.id);
    let named = |f: &&Finding| f.row == Some(row) && f.cell == Some(column);
    let explains = |f: &&Finding| f.explanations.iter().any(|e| e.table == table.id && e.row == row && e.cell == column);
    let near = |f: &&Finding| f.line == cell.line || f.related.iter().any(|r| r.line == cell.line);
    let own = findings.iter().filter(about);
    let mut said: Vec<&Finding> = own.clone().filter(|f| named(f) || explains(f)).collect();
    if said.is_empty() {
        said = own.filter(near).collect();
    }
    let mut text = "Contradicted by the report's own arithmetic.".to_owned();
    for finding in said {
        text.push_str(&format!("\n{} line {}: {}", finding.code, finding.line, style::text(&finding.message)));
    }
    Note::new(text).add_author_prefix(false).set_width(320)
}
