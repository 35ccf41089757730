//! What lines are to tables, one by one: labels, rows, figures, parts of headers, and lines that no table goes over. And what tables
//! are by their words, and in which unit.

use super::kind;
use super::labels::split_code;
use super::run::is_range;
use super::scan::{LineClass, scan};
use super::terms::Terms;
use crate::Source;
use crate::layout::Layout;
use crate::report::model::{Cell, Column, ColumnRole, Number, Proof, Row, RowRole, TableKind, Unit};

/// Class, label and figures of each line of a text, after a heading.
fn lines(text: &str) -> Vec<(LineClass, String, Vec<String>)> {
    let source = Source::new(format!("1 Ekonomi\n{text}\n").into_bytes(), None).unwrap();
    let layout = Layout::new(&source);
    let scans = scan(&layout, &Terms::new(&layout), &[]);
    let figures = |s: &super::scan::Scan<'_>| s.tail.iter().map(|t| t.text(s.text).to_owned()).collect();
    scans.iter().skip(1).map(|s| (s.class, s.label().trim().to_owned(), figures(s))).collect()
}

/// `label | figures` of a row, or what else the line is.
fn line(text: &str) -> String {
    let all = lines(text);
    let [(class, label, figures)] = all.as_slice() else { panic!("{all:?}") };
    match class {
        LineClass::Row => format!("{label} | {}", figures.join(" ")),
        LineClass::Figures => format!("| {}", figures.join(" ")),
        other => format!("{other:?}"),
    }
}

#[test]
fn rows_and_figures() {
    for (text, wanted) in [
        ("Park 1 200 -50", "Park | 1 200 -50"),
        ("Park 12,5 % -", "Park | 12,5 % -"),
        ("1 200 -50", "| 1 200 -50"),
        ("- - -", "| - - -"),
        // A year alone is no figure, nor are years that rise one by one; years before figures are a label.
        ("Bokslut 2024", "Text"),
        ("2022 2023 2024", "Text"),
        ("2024 1 200 300", "2024 | 1 200 300"),
        // A range of ages is a label.
        ("16-19 12 14 15", "16-19 | 12 14 15"),
        ("Årskurs 1-3 1724 1751", "Årskurs 1-3 | 1724 1751"),
        ("SKL, april 2018 4,4 3,6", "SKL, april 2018 | 4,4 3,6"),
        // Numbers that belong to words, and numbers of registers.
        ("Not 12", "Text"),
        ("Tabell 3", "Text"),
        ("Konto 12", "Konto | 12"),
        ("Organisationsnummer 232100-0222", "Text"),
        ("Telefon 090-785", "Text"),
        ("Konto 5008-6925", "Text"),
    ] {
        assert_eq!(line(text), wanted, "{text}");
    }
    assert_eq!(
        ["16-19", "0–5", "1-2-3", "16", "1600-19", "a-b", "-5", "100-120"].map(is_range),
        [true, true, false, false, false, false, false, true]
    );
}

#[test]
fn sentences_are_no_rows() {
    for text in
        ["Nämnden har under året köpt in 12", "Antalet barn i förskolan ökade med 15 och det är fler än vad som var planerat för 2025."]
    {
        assert!(!matches!(lines(text)[0].0, LineClass::Row | LineClass::Figures), "{text}");
    }
}

#[test]
fn codes_before_labels() {
    for (text, wanted) in [
        ("2102 Trafik", Some(("2102", "Trafik"))),
        ("12 Trafik", Some(("12", "Trafik"))),
        ("12.34 Trafik", Some(("12.34", "Trafik"))),
        ("123456 Trafik", Some(("123456", "Trafik"))),
        ("1 Trafik", None),
        ("1234567 Trafik", None),
        ("12.34.56.7 Trafik", None),
        ("12a Trafik", None),
        ("12 2024", None),
        ("12 -Trafik", None),
        ("12 månader", None),
        ("12 tkr", None),
        ("Trafik 12", None),
        ("12", None),
    ] {
        assert_eq!(split_code(text), wanted, "{text}");
    }
}

fn row(label: &str, cells: &[&str]) -> Row {
    let cell = |raw: &&str| {
        let plain = raw.trim_end_matches(" %").replace(',', ".");
        (*raw != "-").then(|| Cell { value: Number(plain.parse().unwrap()), raw: (*raw).to_owned(), line: 1, proof: Proof::Unverified })
    };
    Row { code: None, label: label.to_owned(), role: RowRole::Item, unit: None, line: 1, cells: cells.iter().map(cell).collect() }
}

fn columns(roles: &[ColumnRole]) -> Vec<Column> {
    roles.iter().map(|role| Column { label: String::new(), role: *role, period: None, unit: None }).collect()
}

#[test]
fn kinds_by_titles_rows_and_columns() {
    use ColumnRole::{Budget, Outcome, Value};
    let plain = [row("Bad", &["1"]), row("Is", &["2"])];
    let income = [row("Skatteintäkter", &["1"]), row("Avskrivningar", &["2"]), row("Finansiella kostnader", &["3"])];
    let of = |words: &str, roles: &[ColumnRole], rows: &[Row], said| kind::of(words, &columns(roles), rows, said);
    for (words, wanted) in [
        ("investeringar | ekonomi", TableKind::InvestmentStatement),
        ("driftredovisning | ekonomi", TableKind::OperatingStatement),
        ("sjukfrånvaro | personal", TableKind::Statistics),
        ("resultaträkning | ekonomi", TableKind::IncomeStatement),
        ("balansräkning | ekonomi", TableKind::Other),
        ("not 3 resultaträkning | ekonomi", TableKind::Other),
        // The heading above tells where the title does not.
        ("bad och is | investeringar", TableKind::InvestmentStatement),
        ("bad och is | vatten", TableKind::Statistics),
    ] {
        assert_eq!(of(words, &[Value], &plain, None), wanted, "{words}");
    }
    assert_eq!(of("bad | vatten", &[Budget], &plain, None), TableKind::OperatingStatement);
    assert_eq!(of("bad | vatten", &[Outcome], &plain, Some(Unit::Tkr)), TableKind::OperatingStatement);
    assert_eq!(of("bad | vatten", &[Outcome], &plain, None), TableKind::Statistics);
    assert_eq!(of("bad | vatten", &[Budget], &plain, Some(Unit::Percent)), TableKind::Statistics);
    assert_eq!(of("bad | vatten", &[Value], &income, None), TableKind::IncomeStatement);
    assert_eq!(of("bad | vatten", &[Value], &income[..1], None), TableKind::Statistics);
    // Rows of an income statement outweigh the title of a ledger, and that of statistics where money is budgeted.
    assert_eq!(of("driftredovisning | ekonomi", &[Budget], &income, None), TableKind::IncomeStatement);
    assert_eq!(of("personal | ekonomi", &[Budget], &income, Some(Unit::Tkr)), TableKind::IncomeStatement);
    assert_eq!(of("personal | ekonomi", &[Budget], &income, None), TableKind::Statistics);
    let coded: Vec<Row> = plain.iter().map(|r| Row { code: Some("12".to_owned()), ..r.clone() }).collect();
    assert_eq!(of("bad | vatten", &[Value], &coded, None), TableKind::OperatingStatement);
    let balance = [row("Eget kapital", &["1"]), row("Likvida medel", &["2"])];
    assert_eq!(of("bad | vatten", &[Budget], &balance, None), TableKind::Other);
}

#[test]
fn units_of_tables() {
    let of = |said, kind, words: &str, rows: &[Row]| kind::unit(said, kind, Some(Unit::Mnkr), words, rows, &[]);
    let (money, statistics) = (TableKind::OperatingStatement, TableKind::Statistics);
    let (whole, tenths) = ([row("Bad", &["1", "2"])], [row("Bad", &["1,5", "2,5"])]);
    assert_eq!(of(Some(Unit::Tkr), money, "", &whole), Some(Unit::Tkr));
    assert_eq!(of(Some(Unit::Percent), money, "", &whole), Some(Unit::Mnkr));
    assert_eq!(of(None, money, "", &whole), Some(Unit::Mnkr));
    assert_eq!(of(None, statistics, "", &whole), None);
    assert_eq!(of(Some(Unit::Hours), statistics, "", &whole), Some(Unit::Hours));
    // Counts, where most rows say so and all figures are whole.
    let counts = [row("Antal bad", &["1", "2"]), row("Antal is", &["1", "2"]), row("Hallar", &["1", "2"])];
    assert_eq!(of(None, statistics, "", &counts), Some(Unit::Count));
    assert_eq!(of(None, statistics, "", &[&counts[1..], &[row("Kostnad, kr", &["1", "2"])]].concat()), None);
    assert_eq!(of(None, statistics, "", &counts[1..]), None);
    assert_eq!(of(None, statistics, "", &[row("Antal bad", &["1,5", "2"])]), None);
    assert_eq!((of(None, statistics, "sjukfrånvaro", &tenths), of(None, statistics, "sjukfrånvaro", &whole)), (Some(Unit::Percent), None));
    let percent = |all: &[bool]| kind::unit(None, statistics, None, "", &whole, all);
    assert_eq!((percent(&[true, true]), percent(&[true, false]), percent(&[])), (Some(Unit::Percent), None, None));
}
