//! Layouts of tables: for each class a small made-up table, and beside it the right reading, worked out by hand.
//!
//! `NAME.expected` has, for each table, a line with kind and unit, a line with the columns' roles and periods, and a line a row:
//! code and label, then the cells; `-` is a blank cell, a label in brackets a group. `NAME.facts` has the rest, where it is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::path::{Path, PathBuf};

use kpr::report::model::{Row, RowRole, Table};

fn word<T: serde::Serialize>(value: T) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(s) => s,
        _ => "none".to_owned(),
    }
}

fn row(r: &Row) -> String {
    if r.role == RowRole::Group {
        return format!("[{}]", r.label);
    }
    let label = r.code.iter().map(String::as_str).chain([r.label.as_str()]).collect::<Vec<_>>().join(" ");
    let cells = r.cells.iter().map(|c| c.as_ref().map_or("-".to_owned(), |c| c.value.to_string()));
    std::iter::once(label).chain(cells).collect::<Vec<_>>().join(" | ")
}

fn table(t: &Table) -> String {
    let columns: Vec<String> = t.columns.iter().map(|c| format!("{} {}", word(c.role), word(c.period.clone()))).collect();
    let mut out = format!("{} {}\n{}\n", word(t.kind), word(t.unit), columns.join(" | "));
    for r in &t.rows {
        out.push_str(&row(r));
        out.push('\n');
    }
    out
}

fn fixtures() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/tables");
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    all.sort();
    all
}

#[test]
fn every_class_of_layout_is_read_rightly() {
    let all = fixtures();
    assert!(all.len() >= 12);
    let mut wrong = Vec::new();
    for path in all {
        let source = kpr::Source::new(std::fs::read(&path).unwrap(), Some(&path)).unwrap();
        let read: String = kpr::read(&source).tables.iter().map(table).collect();
        let expected =
            std::fs::read_to_string(path.with_extension("expected")).unwrap_or_else(|_| panic!("{} has no .expected", path.display()));
        if read != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- read\n{read}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What `.expected` does not say of a table: title, section and lines; each row's line and role; and its relations by kind.
fn facts(t: &Table) -> String {
    let none = || "-".to_owned();
    let (title, section) = (t.title.clone().unwrap_or_else(none), t.section.clone().unwrap_or_else(none));
    let mut out = format!("{title} | {section} | lines {}-{}\n", t.lines[0], t.lines[1]);
    let labels: Vec<&str> = t.columns.iter().map(|c| c.label.as_str()).collect();
    out.push_str(&format!("{}\n", labels.join(" | ")));
    let rows: Vec<String> = t.rows.iter().map(|r| format!("{} {}", r.line, word(r.role))).collect();
    out.push_str(&format!("rows: {}\n", rows.join(", ")));
    let mut kinds = std::collections::BTreeMap::new();
    t.relations.iter().for_each(|r| *kinds.entry(format!("{:?}", r.kind)).or_insert(0) += 1);
    let kinds: Vec<String> = kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect();
    out.push_str(&format!("relations: {}\n", kinds.join(", ")));
    out
}

#[test]
fn titles_lines_roles_and_relations_are_right() {
    let mut wrong = Vec::new();
    for path in fixtures().into_iter().filter(|p| p.with_extension("facts").exists()) {
        let source = kpr::Source::new(std::fs::read(&path).unwrap(), Some(&path)).unwrap();
        let read: String = kpr::read(&source).tables.iter().map(facts).collect();
        let expected = std::fs::read_to_string(path.with_extension("facts")).unwrap();
        if read != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- read\n{read}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
