//! `kpr diff`: a made-up pair of reports with every kind of difference, against what was worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may panic")]

mod common;

use std::fs;

use common::{REPORT, kpr, stderr};
use serde_json::Value;

const OLD: &str = "fixtures/diff/old.txt";
const NEW: &str = "fixtures/diff/new.txt";

fn printed(args: &[&str], code: i32) -> String {
    String::from_utf8(kpr(args).assert().code(code).get_output().stdout.clone()).unwrap()
}

fn differences(old: &str, new: &str) -> Vec<Value> {
    let diff: Value = serde_json::from_str(&printed(&["diff", old, new, "--format", "json", "--exit-zero"], 0)).unwrap();
    diff["differences"].as_array().unwrap().clone()
}

/// Text of a field; nothing for none.
fn text(v: &Value) -> String {
    match v {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        other => other.to_string(),
    }
}

/// The fields that are there, with a blank between.
fn fields(v: &Value, names: &[&str]) -> String {
    names.iter().map(|n| text(&v[*n])).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A difference as a line of `expected.tsv`.
fn line(d: &Value) -> String {
    let kind = text(&d["kind"]);
    let (old, new) = (&d["old"], &d["new"]);
    let either = if new.is_null() { old } else { new };
    let [what, old, new, change] = match kind.as_str() {
        "figure_restated" | "budget_moved" | "forecast_moved" => {
            let said = |v: &Value| fields(v, &["period", "value", "unit"]);
            let turned = if d["turned"] == true { " turned" } else { "" };
            [fields(d, &["code", "label", "role"]), said(old), said(new), fields(d, &["change", "unit"]) + turned]
        }
        "column_doubtful" => {
            let counts = format!("{} of {}", d["differ"], d["figures"]);
            [fields(d, &["role", "period"]), text(&old["label"]), text(&new["label"]), counts]
        }
        "programme_came" | "programme_gone" | "programme_renamed" => {
            [text(&d["by"]), fields(old, &["code", "name"]), fields(new, &["code", "name"]), String::new()]
        }
        "goal_moved" => [fields(new, &["id", "text"]), text(&old["status"]), text(&new["status"]), String::new()],
        _ => {
            let said = |v: &Value| fields(v, &["status", "due"]);
            [text(&either["text"]), said(old), said(new), text(&d["days"])]
        }
    };
    [kind, what, old, new, change].join("\t")
}

#[test]
fn every_difference_of_the_pair_and_nothing_else() {
    let found: Vec<String> = differences(OLD, NEW).iter().map(line).collect();
    let expected = fs::read_to_string("fixtures/diff/expected.tsv").unwrap();
    assert_eq!(found, expected.lines().collect::<Vec<_>>());
}

#[test]
fn every_difference_has_its_lines() {
    let lines_of = |path: &str| fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines_of(OLD), lines_of(NEW));
    for d in differences(OLD, NEW) {
        for (side, lines) in [("old", &old), ("new", &new)] {
            let of = &d[side];
            let words = ["raw", "text", "name"].iter().find_map(|n| of[*n].as_str()).or(of["title"].as_str());
            let Some(words) = words else { continue };
            let at = usize::try_from(of["line"].as_u64().unwrap()).unwrap();
            let first = words.split(' ').next().unwrap();
            assert!(lines[at - 1].contains(first), "{d}");
        }
    }
}

#[test]
fn it_is_said_in_both_languages() {
    assert_eq!(printed(&["diff", OLD, NEW], 1), fs::read_to_string("fixtures/diff/expected.txt").unwrap());
    let swedish = printed(&["diff", OLD, NEW, "--lang", "sv"], 1);
    for words in [
        "25 skillnader",
        "410 Gator och vägar, utfall 2025-04: -5\u{a0}200 tkr → -5\u{a0}250 tkr (-50 tkr) [då:26 nu:26]",
        "”Byta armaturer på Storgatan”: skulle vara klar 2025-03-31, pågår, 395 dagar sen",
    ] {
        assert!(swedish.contains(words), "{words}\n{swedish}");
    }
}

#[test]
fn the_page_has_every_difference_and_asks_for_nothing() {
    let page = printed(&["diff", OLD, NEW, "--format", "html", "--lang", "sv"], 1);
    assert_eq!(page.matches(" data-item").count(), 25);
    assert!(page.contains("<html lang=\"sv\">") && page.contains("25 skillnader"));
    for words in ["http:", "https:", "url(", "src=", "<link"] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn the_json_is_that_of_its_schema() {
    let schema: Value = serde_json::from_str(&printed(&["schema", "diff"], 0)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let diff = printed(&["diff", OLD, NEW, "--format", "json"], 1);
    assert!(diff.ends_with("}\n") && diff.lines().count() == 1);
    let diff: Value = serde_json::from_str(&diff).unwrap();
    let errors: Vec<String> = validator.iter_errors(&diff).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(diff["schema_version"], "1.0");
    assert_eq!((&diff["old"]["as_of"], &diff["new"]["period"]), (&Value::from("2025-04-30"), &Value::from("2026-04")));
    assert!(!validator.is_valid(&serde_json::json!({"differences": [{"kind": "unheard_of"}]})));
}

#[test]
fn exit_codes_are_those_of_its_help() {
    assert_eq!(printed(&["diff", OLD, OLD], 0).lines().last(), Some("no difference"));
    printed(&["diff", OLD, NEW, "--exit-zero"], 0);
    stderr(&["diff", OLD, "fixtures/nowhere.txt"], 2);
    assert!(stderr(&["diff", "-", "-"], 2).contains("only once"));
    assert!(stderr(&["diff", OLD, "LICENSE"], 3).contains("LICENSE: nothing of a follow-up report"));
}

#[test]
fn what_hardly_belongs_together_is_said() {
    let said = stderr(&["diff", NEW, OLD], 1);
    assert!(said.contains("did you mean the other order?"), "{said}");
    let said = stderr(&["diff", REPORT, NEW], 1);
    assert!(said.contains("Kultur- och fritidsnämnden") && said.contains("Björkvikens kommun"), "{said}");
}

/// The same words in other bytes and another layout of lines.
#[test]
fn another_extractor_makes_no_difference() {
    let dir = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(OLD).unwrap();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let blank: String = text.lines().filter(|l| !l.trim().is_empty()).map(|l| l.trim_end().to_owned() + "\r\n").collect();
    let wrapped = text.replace("Gemensam fastighetsdrift", "Gemensam fastighets-\ndrift").replace("-5 200", "\u{2212}5\u{a0}200");
    for (name, bytes) in [("latin.txt", latin), ("dense.txt", blank.into_bytes()), ("wrapped.txt", wrapped.into_bytes())] {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert_eq!(differences(OLD, path.to_str().unwrap()), Vec::<Value>::new(), "{name}");
    }
}

/// Within a year the period stays: the forecast of the year against itself, and the report that contradicts its own figure is named.
#[test]
fn a_forecast_moves_within_the_year() {
    let dir = tempfile::tempdir().unwrap();
    let later = dir.path().join("later.txt");
    fs::write(&later, fs::read_to_string(REPORT).unwrap().replace("310 Bibliotek -14 520", "310 Bibliotek -14 620")).unwrap();
    let found = differences(REPORT, later.to_str().unwrap());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(line(&found[0]), "forecast_moved\t310 Bibliotek forecast\t2026 -14520 tkr\t2026 -14620 tkr\t-100 tkr");
    assert_eq!((&found[0]["old"]["proof"], &found[0]["new"]["proof"]), (&Value::from("verified"), &Value::from("contradicted")));
    assert!(printed(&["diff", REPORT, later.to_str().unwrap()], 1).contains("; the new report contradicts its figure"));
}
