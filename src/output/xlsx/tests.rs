//! What another program reads back out of a workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx as Read};

use super::*;
use crate::output::sample;

fn bytes() -> Vec<u8> {
    let mut out = Vec::new();
    Xlsx.report(&sample::report(), &mut out).unwrap_or_else(|e| panic!("{e}"));
    out
}

fn book() -> Read<Cursor<Vec<u8>>> {
    Read::new(Cursor::new(bytes())).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_figures_are_those_of_the_report() {
    let (mut book, report) = (book(), sample::report());
    for (table, sheet) in report.tables.iter().zip(["Driftredovisning", "Besök   per  dag år"]) {
        let range = book.worksheet_range(sheet).unwrap_or_else(|e| panic!("{e}"));
        for (r, row) in (figures::FIRST_ROW..).zip(&table.rows) {
            for (c, cell) in (u32::from(figures::FIRST_FIGURE)..).zip(&row.cells) {
                let read = range.get_value((r, c));
                match (cell, read) {
                    (None, None | Some(Data::Empty | Data::String(_))) => {}
                    (Some(cell), Some(Data::Float(f))) => {
                        assert_eq!(f.to_string(), cell.value.0.normalize().to_string());
                    }
                    other => panic!("{sheet} {r} {c}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn totals_and_deviations_are_live_and_have_their_value() {
    let mut book = book();
    let formulas = book.worksheet_formula("Driftredovisning").unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(formulas.get_value((5, 5)).map(String::as_str), Some("SUM(C3:C5)"));
    assert_eq!(formulas.get_value((3, 7)).map(String::as_str), Some("C4-D4"));
    let values = book.worksheet_range("Driftredovisning").unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(values.get_value((5, 5)), Some(&Data::Float(-27860.0)));
}

#[test]
fn no_text_acts_as_a_formula() {
    let mut book = book();
    let sheets = book.sheet_names();
    assert!(sheets.iter().any(|s| s == "findings") && sheets.iter().any(|s| s == "actions"), "{sheets:?}");
    for sheet in sheets.iter().filter(|s| *s != "Driftredovisning") {
        let formulas = book.worksheet_formula(sheet).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(formulas.used_cells().count(), 0, "{sheet}");
    }
    let actions = book.worksheet_range("actions").unwrap_or_else(|e| panic!("{e}"));
    let hostile = plain_hostile();
    assert_eq!(actions.get_value((3, 1)), Some(&Data::String(hostile)));
}

fn plain_hostile() -> String {
    crate::output::plain(sample::HOSTILE).into_owned()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(bytes(), bytes());
}
