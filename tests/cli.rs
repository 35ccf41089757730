//! The command as a user runs it: one test a command, and one a promise of the shell.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stderr, reason = "a test that fails may panic")]

mod common;

use std::path::Path;

use common::{REPORT, json, kpr, stderr, stdout};
use serde_json::Value;

#[test]
fn parse_prints_one_line_in_a_pipe() {
    let text = stdout(&["parse", REPORT]);
    assert_eq!(text.lines().count(), 1);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["schema_version"], "1.0");
    assert_eq!(report["source"]["path"], REPORT);
    let pretty = stdout(&["parse", "--pretty", REPORT]);
    assert!(pretty.lines().count() > 20);
    assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), report);
}

#[test]
fn parse_reads_standard_input() {
    let output = kpr(&["parse", "-"]).write_stdin("1 Inledning\n2 Ekonomi\n").assert().success().get_output().stdout.clone();
    let report: Value = serde_json::from_slice(&output).unwrap();
    assert_eq!(report["source"]["path"], Value::Null);
    assert_eq!(report["source"]["lines"], 2);
}

#[test]
fn several_inputs_are_an_array_or_lines_in_their_order() {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..40 {
        std::fs::write(dir.path().join(format!("{n:02}.txt")), format!("1 Rapport {n}\n2 Ekonomi\n")).unwrap();
    }
    let folder = dir.path().to_str().unwrap();
    let array = json(&["parse", folder]);
    let names: Vec<_> = array.as_array().unwrap().iter().map(|r| r["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 40);
    assert!(names.is_sorted());
    assert_eq!(json(&["parse", "--pretty", folder]), array);
    let lines = stdout(&["parse", "--format", "jsonl", folder, "--jobs", "1"]);
    assert_eq!(lines, stdout(&["parse", "--format", "jsonl", folder, "--jobs", "2"]));
    let records: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(&records, array.as_array().unwrap());
}

#[test]
fn every_output_is_valid_against_the_schema() {
    let schema = json(&["schema"]);
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut reports = vec![json(&["parse", REPORT])];
    let real = Path::new("../shared/reports");
    if real.is_dir() {
        reports.extend(json(&["parse", real.to_str().unwrap()]).as_array().unwrap().iter().cloned());
    } else {
        eprintln!("../shared/reports is absent: only the fixtures were validated");
    }
    for report in reports {
        let errors: Vec<String> = validator.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", report["source"]["path"]);
    }
}

#[test]
fn a_bad_input_is_a_record_and_the_others_go_on() {
    let output = kpr(&["parse", "no-such-file.txt", REPORT]).assert().code(2).get_output().clone();
    let records: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(records[0]["findings"][0]["rule"], "unreadable-input");
    assert_eq!(records[1]["source"]["path"], REPORT);
    assert_eq!(String::from_utf8(output.stderr).unwrap().matches("no-such-file.txt").count(), 1);
}

#[test]
fn errors_name_the_file_what_was_expected_and_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let pdf = dir.path().join("report.pdf");
    std::fs::write(&pdf, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj").unwrap();
    let message = stderr(&["parse", pdf.to_str().unwrap()], 2);
    assert!(message.contains("report.pdf") && message.contains("expected") && message.contains("pdftotext"), "{message}");
    let empty = dir.path().join("empty.txt");
    std::fs::write(&empty, b"").unwrap();
    let message = stderr(&["parse", empty.to_str().unwrap()], 2);
    assert!(message.contains("empty.txt") && message.contains("an empty file"), "{message}");
}

#[test]
fn unknown_words_suggest_the_near_one() {
    assert!(stderr(&["parse", "--prety", REPORT], 2).contains("--pretty"));
    assert!(stderr(&["prase"], 2).contains("'parse'"));
}

#[test]
fn every_stage_can_be_printed() {
    for stage in ["lines", "blocks", "tables", "lists", "report", "shape"] {
        assert!(!stdout(&["parse", "--stage", stage, REPORT]).is_empty(), "{stage}");
    }
    assert!(!stdout(&["parse", "--stage", "shape", REPORT]).contains("Bibliotek"));
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_kpr"))
        .args(["parse", "--stage", "lines"])
        .args(std::iter::repeat_n(REPORT, 200))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[test]
fn a_file_is_written_whole_and_never_overwritten_without_force() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("report.json");
    let place = place.to_str().unwrap();
    assert_eq!(stdout(&["parse", REPORT, "-o", place]), "");
    assert_eq!(std::fs::read_to_string(place).unwrap(), stdout(&["parse", REPORT]));
    assert!(stderr(&["parse", REPORT, "-o", place], 2).contains("--force"));
    stdout(&["parse", REPORT, "-o", place, "--force"]);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn a_summary_tells_how_each_report_was_read() {
    let output = kpr(&["parse", "--summary", REPORT, REPORT]).assert().success().get_output().clone();
    let table = String::from_utf8(output.stderr).unwrap();
    assert!(table.contains("verified") && table.contains("2 reports"), "{table}");
}

#[test]
fn completions_and_the_manual_come_from_the_arguments() {
    assert!(stdout(&["completions", "bash"]).contains("--files-from"));
    let manual = stdout(&["man"]);
    assert!(manual.starts_with(".ie") || manual.contains(".TH kpr"), "{}", manual.lines().next().unwrap());
    assert!(manual.contains(".SH \"KPR PARSE\"") && manual.contains("Exit codes"));
}
