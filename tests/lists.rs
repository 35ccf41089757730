//! Layouts of lists: small made-up texts, and beside each everything that is read of its lists, worked out by hand.
//!
//! `NAME.expected` has a line for each entry: its kind and lines, then every field that is not empty; and a line for what the
//! reader says of the layout.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::path::Path;

use kpr::layout::Layout;
use serde_json::Value;

/// `key=value` of every field but the lines, in the order of the contract.
fn fields(entry: &Value) -> String {
    let said = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    let all = entry.as_object().unwrap().iter();
    let full = all.filter(|(k, v)| !v.is_null() && !matches!(k.as_str(), "lines" | "line" | "columns"));
    full.map(|(k, v)| format!("{k}={}", said(v))).collect::<Vec<_>>().join(" | ")
}

fn entries(kind: &str, all: &Value, out: &mut String) {
    for entry in all.as_array().into_iter().flatten() {
        let lines = match (&entry["lines"], &entry["line"]) {
            (Value::Array(l), _) => format!("{}-{}", l[0], l[1]),
            (_, line) => line.to_string(),
        };
        out.push_str(&format!("{kind} {lines}: {}\n", fields(entry)));
    }
}

fn read(text: Vec<u8>) -> String {
    let source = kpr::Source::new(text, None).unwrap();
    let found = kpr::lists::read(&Layout::new(&source));
    let json = |v: Result<Value, serde_json::Error>| v.unwrap();
    let mut out = String::new();
    entries("goal", &json(serde_json::to_value(&found.goals)), &mut out);
    entries("risk", &json(serde_json::to_value(&found.risks)), &mut out);
    entries("action", &json(serde_json::to_value(&found.actions)), &mut out);
    entries("indicator", &json(serde_json::to_value(&found.indicators)), &mut out);
    entries("control", &json(serde_json::to_value(&found.controls)), &mut out);
    for list in &found.checklists {
        out.push_str(&format!("checklist {}\n", list.title));
        entries("item", &json(serde_json::to_value(&list.items)), &mut out);
    }
    for problem in &found.problems {
        out.push_str(&format!("{} {}: {}\n", problem.code, problem.line, problem.message));
    }
    let free: Vec<String> = found.used.iter().zip(1..).filter(|(used, _)| !**used).map(|(_, n): (_, usize)| n.to_string()).collect();
    out.push_str(&format!("not taken: {}\n", free.join(" ")));
    out
}

#[test]
fn every_layout_is_read_rightly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lists");
    let mut all: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    all.sort();
    assert!(all.len() >= 11);
    let mut wrong = Vec::new();
    for path in all {
        let read = read(std::fs::read(&path).unwrap());
        let expected =
            std::fs::read_to_string(path.with_extension("expected")).unwrap_or_else(|_| panic!("{} has no .expected", path.display()));
        if read != expected {
            wrong.push(format!("{}\n--- expected\n{expected}--- read\n{read}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
