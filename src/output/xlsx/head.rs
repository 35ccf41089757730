//! The first sheet: what the report is, and how much of it is proved.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{self, Styles};
use crate::report::model::Report;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report, styles: &Styles) -> Result<(), XlsxError> {
    let (head, proof) = (&report.report, &report.proof);
    let words = [
        ("file", report.source.path.clone()),
        ("title", head.title.clone()),
        ("body", head.body.clone()),
        ("municipality", head.municipality.clone()),
        ("period", head.period.clone()),
        ("as of", head.as_of.map(|day| day.to_string())),
        ("chair", head.chair.clone()),
        ("manager", head.manager.clone()),
    ];
    let counts = [
        ("figures", proof.cells),
        ("verified", proof.verified),
        ("contradicted", proof.contradicted),
        ("unverified", proof.unverified),
        ("relations that fail", proof.violated),
        ("findings", report.findings.len()),
    ];
    let mut rows = 0..;
    for ((name, text), r) in words.iter().zip(&mut rows) {
        sheet.write_string_with_format(r, 0, *name, &styles.header)?;
        sheet.write_string_with_format(r, 1, style::text(text.as_deref().unwrap_or("")), &styles.text)?;
    }
    for ((name, count), r) in counts.iter().zip(&mut rows) {
        sheet.write_string_with_format(r, 0, *name, &styles.header)?;
        sheet.write_with_format(r, 1, Decimal::from(*count), &styles.text)?;
    }
    sheet.set_column_width(0, 20)?.set_column_width(1, 60)?;
    Ok(())
}
