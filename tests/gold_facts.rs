//! Every field of the lists and every figure of the tables of the reports beside the repository, against what a careful reader
//! found there: no text may come back with more facts missed or invented than are known and borne.
//!
//! The gold lies beside the repository; where it is absent the tests say so and are skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr, clippy::string_slice, missing_docs)]

mod gold;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A list, the field that names an entry of it, and its other fields.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("key_figures", "label", &["value", "unit"]),
    ("programmes", "name", &["code", "comment"]),
    ("goals", "text", &["id", "level", "owner", "parent", "status", "comment"]),
    ("risks", "text", &["level", "scope"]),
    ("actions", "text", &["list", "detail", "goal", "overall_goal", "area", "status", "due", "owner", "comment", "effect"]),
    ("indicators", "name", &["goal", "baseline", "target", "trend", "comparison", "outcome"]),
    ("controls", "process", &["number", "owner", "result_code", "result"]),
];

/// Facts missed and facts invented, where there are any: other readings that the gold accepts, and what is read wrongly today.
/// Where a text is read better than this, its numbers are lowered.
const BORNE: &[(&str, usize, usize)] = &[
    ("001", 5, 0),
    ("002", 2, 1),
    ("001-pdfbox", 2, 3),
    ("001-pdfbox-par", 2, 3),
    ("001-pdftotext", 153, 73),
    ("001-pdftotext-layout", 14, 14),
    ("001-pdftotext-raw", 2, 3),
    ("001-pypdf", 2, 3),
    ("002-pdftotext", 1, 1),
    ("002-pymupdf", 1, 1),
    ("003-pdftotext", 7, 5),
    ("004-pdfbox", 1, 0),
    ("004-pdfbox-par", 1, 0),
    ("004-pdftotext", 16, 15),
    ("004-pdftotext-layout", 3, 2),
    ("004-pymupdf", 1, 1),
    ("004-pypdf", 1, 0),
    ("005-pdftotext", 10, 6),
    ("006-pdftotext", 35, 32),
    ("007-pdftotext", 12, 9),
    ("007-pymupdf", 6, 1),
    ("008-pdftotext", 58, 58),
];

type Facts = BTreeMap<String, usize>;

/// Letters and digits alone.
fn letters(v: &Value) -> String {
    let said = v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    said.chars().filter(|c| c.is_alphanumeric() || *c == '-' && v.is_number()).flat_map(char::to_lowercase).collect()
}

fn number(v: &Value) -> Option<String> {
    let plain = if v.is_object() { &v["value"] } else { v };
    let value: rust_decimal::Decimal = plain.is_number().then(|| plain.to_string().parse().ok())??;
    Some(value.normalize().to_string())
}

fn facts(report: &Value) -> Facts {
    let mut out = Facts::new();
    let mut add = |fact: String| *out.entry(fact).or_default() += 1;
    for (list, name, fields) in LISTS {
        for entry in report[*list].as_array().into_iter().flatten() {
            let name = letters(&entry[*name]);
            add(format!("{list} {name}"));
            for field in fields.iter().filter(|f| !entry[**f].is_null()) {
                let value = number(&entry[*field]).unwrap_or_else(|| letters(&entry[*field]));
                add(format!("{list} {name} {field} {value}"));
            }
        }
    }
    for list in report["checklists"].as_array().into_iter().flatten() {
        for item in list["items"].as_array().into_iter().flatten() {
            add(format!("{} {}", letters(&item["question"]), letters(&item["answer"])));
        }
    }
    for table in report["tables"].as_array().into_iter().flatten() {
        for row in table["rows"].as_array().into_iter().flatten() {
            let label = letters(&row["label"]);
            for (column, cell) in row["cells"].as_array().into_iter().flatten().enumerate() {
                if let Some(value) = number(cell) {
                    let column = &table["columns"][column];
                    add(format!("{} {label} {} {} {value}", letters(&row["code"]), letters(&column["role"]), letters(&column["period"])));
                }
            }
        }
    }
    out
}

/// How many of `some` are not among `others`.
fn beyond(some: &Facts, others: &Facts) -> usize {
    some.iter().map(|(fact, n)| n.saturating_sub(others.get(fact).copied().unwrap_or(0))).sum()
}

/// The gold and the text of every report and sample.
fn all(shared: &Path) -> Vec<(String, PathBuf, PathBuf)> {
    let names = |folder: &str| {
        let entries = std::fs::read_dir(shared.join(folder)).unwrap().map(|e| e.unwrap().path());
        let mut all: Vec<_> = entries.map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), p)).collect();
        all.sort();
        all
    };
    let reports = names("reports")
        .into_iter()
        .map(|(name, text)| (name[..3].to_owned(), shared.join("gold").join(format!("{}.json", &name[..3])), text));
    let samples =
        names("samples").into_iter().filter(|(_, p)| p.is_dir()).map(|(name, p)| (name, p.join("gold.json"), p.join("report.txt")));
    reports.chain(samples).collect()
}

#[test]
fn no_text_has_more_facts_wrong_than_are_borne() {
    let Some(shared) = gold::shared() else {
        eprintln!("skipped: no ../shared beside the repository");
        return;
    };
    let mut worse = Vec::new();
    for (name, gold, text) in all(&shared) {
        let gold: Value = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
        let source = kpr::Source::new(std::fs::read(&text).unwrap(), Some(&text)).unwrap();
        let read = serde_json::to_value(kpr::read(&source)).unwrap();
        let (gold, read) = (facts(&gold), facts(&read));
        let (missed, invented) = (beyond(&gold, &read), beyond(&read, &gold));
        let (may_miss, may_invent) = BORNE.iter().find(|b| b.0 == name).map_or((0, 0), |b| (b.1, b.2));
        if missed > may_miss || invented > may_invent {
            worse.push(format!("{name}: {missed} missed, {invented} invented"));
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}
