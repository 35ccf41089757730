//! CSV: one list of the reports, one row a figure, goal, action …, with the report's path first.
//!
//! No text of a report can act as a formula in a spreadsheet: one that begins with `=`, `+`, `-` or `@`
//! gets an apostrophe before it, and control characters are left out. Figures are figures and stay as they are.

use std::borrow::Cow;
use std::io::{self, Write};

use super::Export;
use super::listing::{Listing, Value};
use crate::report::model::Report;

/// Whom the CSV is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Programs: UTF-8, commas, decimal points.
    #[default]
    Plain,
    /// A Swedish Excel: UTF-8 with a byte order mark, semicolons, decimal commas.
    Excel,
}

/// One list as CSV.
#[derive(Debug, Clone, Copy)]
pub struct Csv {
    /// The list.
    pub listing: Listing,
    /// Whom it is for.
    pub dialect: Dialect,
}

impl Export for Csv {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.dialect == Dialect::Excel {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut csv = self.writer(out);
        csv.write_record(std::iter::once(&"report").chain(self.listing.columns))?;
        csv.flush()
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut csv = self.writer(out);
        let path = report.source.path.as_deref().unwrap_or("-");
        for row in self.listing.rows(report) {
            csv.write_field(safe(path).as_bytes())?;
            for value in &row {
                csv.write_field(self.field(value).as_bytes())?;
            }
            csv.write_record(None::<&[u8]>)?;
        }
        csv.flush()
    }
}

impl Csv {
    fn writer<'a>(&self, out: &'a mut dyn Write) -> ::csv::Writer<&'a mut dyn Write> {
        let delimiter = if self.dialect == Dialect::Excel { b';' } else { b',' };
        ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(out)
    }

    fn field<'a>(&self, value: &'a Value<'a>) -> Cow<'a, str> {
        match value {
            Value::Text(text) => safe(text),
            Value::Number(number) if self.dialect == Dialect::Excel => number.to_string().replace('.', ",").into(),
            other => other.to_string().into(),
        }
    }
}

/// A text that no spreadsheet takes for a formula. A lone dash is none.
fn safe(text: &str) -> Cow<'_, str> {
    let text = super::plain(text);
    if text.starts_with(['=', '+', '-', '@']) && text != "-" { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::listing::{ALL, FIGURES};
    use crate::output::sample;

    fn export(listing: Listing, dialect: Dialect) -> String {
        let (mut out, csv) = (Vec::new(), Csv { listing, dialect });
        csv.head(&mut out).and_then(|()| csv.report(&sample::report(), &mut out)).unwrap_or_else(|e| panic!("{e}"));
        String::from_utf8(out).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn one_row_a_figure() {
        insta::assert_snapshot!(export(FIGURES, Dialect::Plain));
    }

    #[test]
    fn a_swedish_excel_gets_its_own_marks() {
        let text = export(FIGURES, Dialect::Excel);
        assert!(text.starts_with("\u{feff}report;table;"));
        assert!(text.contains(";-3210;") && text.contains(";8,2;"), "{text}");
    }

    #[test]
    fn no_text_acts_as_a_formula() {
        for listing in ALL {
            let text = export(listing, Dialect::Plain);
            let mut rows = ::csv::Reader::from_reader(text.as_bytes());
            for row in rows.records() {
                for field in &row.unwrap_or_else(|e| panic!("{e}")) {
                    let figure = field.parse::<rust_decimal::Decimal>().is_ok();
                    assert!(figure || field == "-" || !field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{field}");
                }
            }
        }
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("-2 besök"), "'-2 besök");
        assert_eq!(safe("a=1"), "a=1");
    }
}
