//! The same report in other bytes gives the same facts.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "a test that fails may panic"
)]

use kpr::Source;
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../fixtures/reports/tertialrapport.txt");

/// What a report says, without where it says it.
fn facts(bytes: &[u8]) -> Value {
    let source = Source::new(bytes.to_vec(), None).unwrap();
    let report = serde_json::to_value(kpr::read(&source)).unwrap();
    let empty = Vec::new();
    let list = |v: &Value| v.as_array().unwrap_or(&empty).clone();
    let tables: Vec<Value> = list(&report["tables"])
        .iter()
        .map(|t| {
            let columns: Vec<Value> = list(&t["columns"]).iter().map(|c| json!([c["role"], c["period"]])).collect();
            let rows: Vec<Value> = list(&t["rows"])
                .iter()
                .map(|r| json!([r["label"], list(&r["cells"]).iter().map(|c| c["value"].clone()).collect::<Vec<_>>()]))
                .collect();
            json!([columns, rows])
        })
        .collect();
    let of = |part: &str, keys: &[&str]| -> Vec<Value> {
        list(&report[part]).iter().map(|e| keys.iter().map(|k| e[*k].clone()).collect()).collect()
    };
    json!({
        "head": [report["report"]["period"], report["report"]["chair"], report["report"]["unit"]],
        "tables": tables,
        "programmes": of("programmes", &["code", "name"]),
        "goals": of("goals", &["id", "text", "status"]),
        "actions": of("actions", &["text", "due", "status", "owner"]),
    })
}

fn same(name: &str, bytes: &[u8]) {
    same_as(FIXTURE, name, bytes);
}

fn same_as(plain: &str, name: &str, bytes: &[u8]) {
    let (plain, other) = (facts(plain.as_bytes()), facts(bytes));
    assert!(!plain["tables"].as_array().unwrap().is_empty());
    for part in ["head", "tables", "programmes", "goals", "actions"] {
        assert_eq!(
            serde_json::to_string_pretty(&plain[part]).unwrap(),
            serde_json::to_string_pretty(&other[part]).unwrap(),
            "{name}: {part}"
        );
    }
}

/// The text with every blank between two digit groups as another one.
fn group_blanks(to: char) -> String {
    let chars: Vec<char> = FIXTURE.chars().collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let group = |i: usize| {
        digit(i + 1)
            && digit(i + 2)
            && digit(i + 3)
            && !digit(i + 4)
            && i > 0
            && digit(i - 1)
            && !(i > 3 && digit(i - 2) && digit(i - 3) && digit(i - 4))
    };
    chars.iter().enumerate().map(|(i, c)| if *c == ' ' && group(i) { to } else { *c }).collect()
}

#[test]
fn marks_and_utf16() {
    same("BOM", format!("\u{feff}{FIXTURE}").as_bytes());
    let units = |mark: bool| FIXTURE.encode_utf16().map(move |u| (u, mark));
    same("UTF-16 LE", &[0xff, 0xfe].into_iter().chain(units(true).flat_map(|(u, _)| u.to_le_bytes())).collect::<Vec<u8>>());
    same("UTF-16 BE", &[0xfe, 0xff].into_iter().chain(units(true).flat_map(|(u, _)| u.to_be_bytes())).collect::<Vec<u8>>());
    same("UTF-16 LE without a mark", &units(false).flat_map(|(u, _)| u.to_le_bytes()).collect::<Vec<u8>>());
}

#[test]
fn one_byte_a_letter() {
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(FIXTURE);
    assert!(!lost, "the fixture holds letters that Windows-1252 has not");
    same("Windows-1252", &bytes);
    let plain: String = FIXTURE.chars().map(|c| if (c as u32) < 0x100 { c } else { '-' }).collect();
    let bytes: Vec<u8> = plain.chars().map(|c| c as u8).collect();
    assert!(std::str::from_utf8(&bytes).is_err());
    same_as(&plain, "Latin-1", &bytes);
}

#[test]
fn letters_taken_apart() {
    use unicode_normalization::UnicodeNormalization;
    same("NFD", FIXTURE.nfd().collect::<String>().as_bytes());
    let ligatures = FIXTURE.replace("ffi", "\u{fb03}").replace("fl", "\u{fb02}").replace("fi", "\u{fb01}").replace("ff", "\u{fb00}");
    same("ligatures", ligatures.as_bytes());
}

#[test]
fn ends_of_lines() {
    same("CRLF", FIXTURE.replace('\n', "\r\n").as_bytes());
    same("CR", FIXTURE.replace('\n', "\r").as_bytes());
}

#[test]
fn minus_signs() {
    let minus = |to: &str| FIXTURE.replace(" -", &format!(" {to}")).replace("\n-", &format!("\n{to}"));
    same("U+2212", minus("\u{2212}").as_bytes());
    same("dash", minus("–").as_bytes());
    let apart = |sign: &str| {
        let chars: Vec<char> = FIXTURE.chars().collect();
        let figure = |i: usize| {
            chars[i] == '-'
                && chars.get(i + 1).is_some_and(char::is_ascii_digit)
                && i.checked_sub(1).and_then(|b| chars.get(b)).is_some_and(|b| b.is_whitespace())
        };
        (0..chars.len()).map(|i| if figure(i) { sign.to_owned() } else { chars[i].to_string() }).collect::<String>()
    };
    for sign in ["- ", "– ", "\u{2212} "] {
        same(sign, apart(sign).as_bytes());
    }
}

#[test]
fn hard_and_thin_blanks_in_figures() {
    for (name, blank) in [("NBSP", '\u{a0}'), ("thin", '\u{2009}'), ("narrow", '\u{202f}')] {
        same(name, group_blanks(blank).as_bytes());
    }
}

#[test]
fn indented_lines() {
    let indented: String =
        FIXTURE.split_inclusive('\n').map(|l| if l.trim().is_empty() { l.to_owned() } else { format!("    {l}") }).collect();
    same("indented", indented.as_bytes());
    let tabs: String = FIXTURE.split_inclusive('\n').map(|l| format!("\t{l}")).collect();
    same("a tab before every line", tabs.as_bytes());
}

#[test]
fn hard_blanks_only() {
    same("NBSP everywhere", FIXTURE.replace(' ', "\u{a0}").as_bytes());
}

#[test]
fn a_form_feed_before_a_heading() {
    same("form feed", FIXTURE.replace("\n2.2 ", "\n\u{c}2.2 ").as_bytes());
}

/// Where the blanks at the ends of lines are cut, broken words stay broken, but no figure is lost.
#[test]
fn trailing_blanks_cut() {
    let cut: String = FIXTURE.lines().map(|l| format!("{}\n", l.trim_end())).collect();
    let (plain, other) = (facts(FIXTURE.as_bytes()), facts(cut.as_bytes()));
    let values =
        |f: &Value| f["tables"].as_array().unwrap().iter().flat_map(|t| t[1].as_array().unwrap()).map(|r| r[1].clone()).collect::<Vec<_>>();
    assert_eq!(values(&plain), values(&other));
}

/// An empty line after every line, and every empty line twice.
#[test]
fn double_blank_lines() {
    same("an empty line after each", FIXTURE.replace('\n', "\n\n").as_bytes());
    let twice: String = FIXTURE.split_inclusive('\n').map(|l| if l.trim().is_empty() { l.repeat(2) } else { l.to_owned() }).collect();
    same("every empty line twice", twice.as_bytes());
}
