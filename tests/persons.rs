//! `--mask-persons`: a made-up report with persons in its head, its lists and its texts, through every command and format.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may panic")]

mod common;

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use common::{json, stderr, stdout};

const FIXTURE: &str = "fixtures/persons/uppfoljning.txt";

/// Every name and part of a name that no output may have.
const NAMES: &[&str] = &[
    "Ingvor",
    "Tallrot",
    "tallrot",
    "TALLROT",
    "Melker",
    "Sjöhage",
    "sjohage",
    "Fridlund",
    "FRIDLUND",
    "Ylva",
    "Björnstig",
    "Karlotta",
    "Sigge",
];

fn without_names(what: &str, text: &str) {
    for name in NAMES {
        assert!(!text.contains(name), "{what}: {name} in {text}");
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        out.push((path.display().to_string(), fs::read(&path).unwrap()));
    }
    out
}

#[test]
fn the_fixture_has_the_names() {
    let text = fs::read_to_string(FIXTURE).unwrap().replace("Björn-\n stig", "Björnstig");
    for name in NAMES {
        assert!(text.contains(name), "{name}");
    }
    let report = json(&["parse", FIXTURE]);
    assert_eq!(report["report"]["chair"], "Ingvor Tallrot (C)");
    assert_eq!(report["report"]["manager"], "Melker Sjöhage");
    let owners: Vec<&str> = report["actions"].as_array().unwrap().iter().filter_map(|a| a["owner"].as_str()).collect();
    assert_eq!(owners, ["Karlotta Fridlund", "Kanslichef", "Ylva Björnstig", "Sigge", "Melker Sjöhage"]);
}

#[test]
fn fields_hold_pseudonyms() {
    let report = json(&["parse", FIXTURE, "--mask-persons"]);
    assert_eq!(report["report"]["chair"], "Person 1");
    assert_eq!(report["report"]["manager"], "Person 2");
    let owners: Vec<&str> = report["actions"].as_array().unwrap().iter().filter_map(|a| a["owner"].as_str()).collect();
    assert_eq!(owners, ["Person 3", "Person 4", "Person 5", "Person 6", "Person 2"]);
}

#[test]
fn no_text_has_a_name() {
    for args in [
        &["parse"][..],
        &["show", "-v"],
        &["show", "--lang", "sv"],
        &["export", "--to", "csv", "--list", "actions"],
        &["export", "--to", "csv", "--list", "findings", "--excel"],
        &["export", "--to", "jsonl"],
        &["export", "--to", "markdown"],
        &["export", "--to", "html"],
        &["export", "--to", "html", "--lang", "sv"],
        &["check", "--exit-zero", "-v"],
        &["check", "--exit-zero", "--format", "json"],
        &["check", "--exit-zero", "--format", "sarif"],
        &["check", "--exit-zero", "--format", "junit"],
        &["check", "--exit-zero", "--format", "markdown", "--lang", "sv"],
    ] {
        let text = stdout(&[args, &[FIXTURE, "--mask-persons"]].concat());
        assert!(text.len() > 100, "{args:?}: {text}");
        without_names(&args.join(" "), &text);
    }
}

#[test]
fn no_file_has_a_name() {
    let dir = tempfile::tempdir().unwrap();
    let folder = format!("{}/", dir.path().display());
    for format in ["csv", "html"] {
        stdout(&["export", FIXTURE, FIXTURE, "--to", format, "-o", &folder, "--mask-persons"]);
    }
    for (name, bytes) in files(dir.path()) {
        without_names(&name, &String::from_utf8(bytes).unwrap());
    }
    let place = dir.path().join("report.xlsx");
    stdout(&["export", FIXTURE, "-o", place.to_str().unwrap(), "--mask-persons"]);
    let mut book: Xlsx<_> = open_workbook(&place).unwrap();
    let mut any = false;
    for sheet in book.sheet_names() {
        without_names("a sheet's name", &sheet);
        for row in book.worksheet_range(&sheet).unwrap().rows() {
            for cell in row {
                if let Data::String(text) = cell {
                    any |= text == "Person 1";
                    without_names(&sheet, text);
                }
            }
        }
    }
    assert!(any);
}

#[test]
fn figures_and_lines_are_those_of_the_report() {
    let (plain, masked) = (json(&["parse", FIXTURE]), json(&["parse", FIXTURE, "--mask-persons"]));
    assert_eq!(plain["tables"], masked["tables"]);
    assert_eq!(plain["proof"], masked["proof"]);
    let places = |report: &serde_json::Value| -> Vec<serde_json::Value> {
        report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| serde_json::json!([f["code"], f["line"], f["column"], f["fingerprint"]]))
            .collect()
    };
    assert_eq!(places(&plain), places(&masked));
}

#[test]
fn a_key_gives_the_same_person_the_same_pseudonym() {
    let dir = tempfile::tempdir().unwrap();
    let (key, other, short) = (dir.path().join("key"), dir.path().join("other"), dir.path().join("short"));
    fs::write(&key, "a secret of the archive\n").unwrap();
    fs::write(&other, "another secret altogether\n").unwrap();
    fs::write(&short, "guess\n").unwrap();
    let next_year = dir.path().join("next.txt");
    let text = fs::read_to_string(FIXTURE).unwrap().replace("Ordförande: Ingvor Tallrot (C)", "Ordförande: Melker Sjöhage");
    fs::write(&next_year, text).unwrap();
    let report = |path: &str, key: &Path| json(&["parse", path, "--mask-persons", "--mask-key", key.to_str().unwrap()]);
    let (one, two) = (report(FIXTURE, &key), report(next_year.to_str().unwrap(), &key));
    let manager = one["report"]["manager"].as_str().unwrap();
    assert!(manager.starts_with("P-") && manager.len() == 12, "{manager}");
    assert_eq!(two["report"]["chair"], manager);
    assert_eq!(one["actions"][0]["owner"], two["actions"][0]["owner"]);
    assert_ne!(report(FIXTURE, &other)["report"]["manager"], manager);
    let message = stderr(&["parse", FIXTURE, "--mask-persons", "--mask-key", short.to_str().unwrap()], 2);
    assert!(message.contains("16 bytes"), "{message}");
    stderr(&["parse", FIXTURE, "--mask-key", key.to_str().unwrap()], 2);
    stderr(&["parse", FIXTURE, "--mask-persons", "--stage", "blocks"], 2);
}
