//! XLSX: a workbook a report, a sheet a table with real numbers and live formulas, a sheet a list.
//!
//! Texts are written as strings and never as formulas. Every workbook has the same fixed date of creation:
//! the same report gives the same bytes.

mod figures;
mod formulas;
mod head;
mod list;
mod names;
mod style;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::Export;
use super::listing::{self, Listing};
use crate::report::model::Report;
use names::Names;
use style::Styles;

/// One workbook a report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Xlsx;

impl Export for Xlsx {
    fn joins(&self) -> bool {
        false
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let bytes = workbook(report).and_then(|mut book| book.save_to_buffer()).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

fn workbook(report: &Report) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let (mut names, styles) = (Names::default(), Styles::default());
    let sheet = book.add_worksheet();
    sheet.set_name(names.unique("report"))?;
    head::write(sheet, report, &styles)?;
    for table in &report.tables {
        let sheet = book.add_worksheet();
        sheet.set_name(names.unique(table.title.as_deref().unwrap_or(&table.id)))?;
        figures::write(sheet, table, &report.findings, &styles)?;
    }
    let lists = listing::ALL.iter().filter(|l| l.name != listing::FIGURES.name);
    for (listing, rows) in lists.map(|l: &Listing| (l, l.rows(report))) {
        if !rows.is_empty() || listing.name == "findings" {
            let sheet = book.add_worksheet();
            sheet.set_name(names.unique(listing.name))?;
            list::write(sheet, listing, &rows, &styles)?;
        }
    }
    Ok(book)
}

#[cfg(test)]
mod tests;
