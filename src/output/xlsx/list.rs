//! The sheet of a list.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::style::{self, Styles};
use crate::output::listing::{Listing, Value};
use crate::report::model::Proof;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, listing: &Listing, rows: &[Vec<Value<'_>>], styles: &Styles) -> Result<(), XlsxError> {
    for (c, name) in (0..).zip(listing.columns) {
        sheet.write_string_with_format(0, c, name.replace('_', " "), &styles.header)?;
        sheet.set_column_width(c, width(name))?;
    }
    for (r, row) in (1..).zip(rows) {
        for (c, value) in (0..).zip(row) {
            match value {
                Value::Empty => continue,
                Value::Text(text) => sheet.write_string_with_format(r, c, style::text(text), &styles.text)?,
                Value::Number(number) => {
                    sheet.write_with_format(r, c, number.0, &style::figure(*number, Some(Proof::Unverified), false))?
                }
                Value::Count(count) => sheet.write_with_format(r, c, rust_decimal::Decimal::from(*count), &styles.text)?,
                Value::Date(date) => match excel_date(*date) {
                    Some(date) => sheet.write_datetime_with_format(r, c, date, &styles.date)?,
                    None => sheet.write_string_with_format(r, c, date.to_string(), &styles.text)?,
                },
                Value::Truth(truth) => sheet.write_boolean_with_format(r, c, *truth, &styles.text)?,
            };
        }
    }
    let last_row = u32::try_from(rows.len()).unwrap_or(0);
    let last_column = u16::try_from(listing.columns.len()).unwrap_or(1).saturating_sub(1);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// Excel has no days before 1900.
fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// Sentences need room, codes and lines little.
fn width(column: &str) -> u8 {
    match column {
        "text" | "comment" | "message" | "suggestion" | "question" | "process" | "title" | "detail" | "result" => 60,
        "name" | "label" | "heading" | "goal" | "parent" | "list" | "overall_goal" | "effect" | "materiality" | "checklist" => 32,
        "line" | "row" | "cell" | "table" | "code" | "id" | "number" | "level" => 9,
        _ => 16,
    }
}
