//! `kpr export` and `kpr show` as a user runs them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails may panic")]

mod common;

use std::fs;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};
use common::{REPORT, json, kpr, stderr, stdout};
use serde_json::Value;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// All figures of a report in printed order, as the JSON has them.
fn figures(report: &Value) -> Vec<String> {
    let tables = report["tables"].as_array().unwrap().iter();
    let cells = tables.flat_map(|t| t["rows"].as_array().unwrap()).flat_map(|r| r["cells"].as_array().unwrap());
    cells.filter(|c| !c.is_null()).map(|c| c["value"].to_string()).collect()
}

#[test]
fn csv_has_the_figures_of_the_json() {
    let csv = stdout(&["export", REPORT, "--to", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let value = reader.headers().unwrap().iter().position(|h| h == "value").unwrap();
    let values: Vec<String> = reader.records().map(|r| r.unwrap()[value].to_owned()).collect();
    assert_eq!(values, figures(&json(&["parse", REPORT])));
    let excel = stdout(&["export", REPORT, "--to", "csv", "--excel"]);
    assert!(excel.starts_with("\u{feff}report;table;kind;"));
}

#[test]
fn csv_in_a_folder_is_one_file_a_list() {
    let dir = tempfile::tempdir().unwrap();
    let folder = format!("{}/tables/", dir.path().display());
    stdout(&["export", REPORT, REPORT, "--to", "csv", "-o", &folder]);
    assert!(names(Path::new(&folder)).contains(&"figures.csv".to_owned()));
    let both = fs::read_to_string(format!("{folder}figures.csv")).unwrap();
    let one = stdout(&["export", REPORT, "--to", "csv"]);
    assert_eq!(both.lines().count() - 1, 2 * (one.lines().count() - 1));
    assert!(stderr(&["export", REPORT, "--to", "csv", "-o", &folder], 2).contains("--force"));
}

#[test]
fn xlsx_has_the_figures_of_the_json() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("report.xlsx");
    stdout(&["export", REPORT, "-o", place.to_str().unwrap()]);
    let mut book: Xlsx<_> = open_workbook(&place).unwrap();
    let report = json(&["parse", REPORT]);
    for (table, sheet) in report["tables"].as_array().unwrap().iter().zip(book.sheet_names().into_iter().skip(1)) {
        let range = book.worksheet_range(&sheet).unwrap();
        for (r, row) in (1..).zip(table["rows"].as_array().unwrap()) {
            for (c, cell) in (2..).zip(row["cells"].as_array().unwrap()) {
                let stated = cell["value"].as_f64();
                let read = range.get_value((r, c)).and_then(|d| if let Data::Float(f) = d { Some(*f) } else { None });
                assert_eq!(read, stated, "{sheet} {r} {c}");
            }
        }
    }
}

#[test]
fn a_workbook_holds_one_report() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("all.xlsx");
    let message = stderr(&["export", REPORT, REPORT, "-o", file.to_str().unwrap()], 2);
    assert!(message.contains("FOLDER/"), "{message}");
    assert!(!file.exists());
    let folder = dir.path().to_str().unwrap();
    stdout(&["export", REPORT, REPORT, "--to", "xlsx", "-o", folder]);
    assert_eq!(names(dir.path()), ["tertialrapport-2.xlsx", "tertialrapport.xlsx"]);
}

#[test]
fn json_lines_are_those_of_parse() {
    let lines = stdout(&["export", REPORT, REPORT, "--to", "jsonl"]);
    assert_eq!(lines.lines().count(), 2);
    let exported: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(exported["tables"], json(&["parse", REPORT])["tables"]);
}

#[test]
fn markdown_has_a_title_and_tables() {
    let text = stdout(&["export", REPORT, "--to", "markdown"]);
    assert!(text.starts_with("# "), "{text}");
    assert_eq!(text, stdout(&["export", REPORT, "--to", "md"]));
}

#[test]
fn html_is_a_page_a_report_and_an_index() {
    let dir = tempfile::tempdir().unwrap();
    let one = dir.path().join("one.html");
    let one = one.to_str().unwrap();
    stdout(&["export", REPORT, "-o", one]);
    let page = fs::read_to_string(one).unwrap();
    assert_eq!(page, stdout(&["export", REPORT, "--to", "html"]));
    assert!(stderr(&["export", REPORT, "-o", one], 2).contains("--force"));
    assert!(stderr(&["export", REPORT, REPORT, "--to", "html", "-o", one, "--force"], 2).contains("FOLDER/"));
    let report = json(&["parse", REPORT]);
    let proof = &report["proof"];
    for (word, count) in [("verified", "verified"), ("contradicted", "contradicted"), ("unverified", "unverified")] {
        assert!(page.contains(&format!("<b>{}</b> {word}", proof[count])), "{word}");
    }
    let folder = format!("{}/site/", dir.path().display());
    stdout(&["export", REPORT, REPORT, "--to", "html", "-o", &folder]);
    assert_eq!(names(Path::new(&folder)), ["index.html", "tertialrapport-2.html", "tertialrapport.html"]);
    assert_eq!(fs::read_to_string(format!("{folder}tertialrapport.html")).unwrap(), page);
    let index = fs::read_to_string(format!("{folder}index.html")).unwrap();
    assert!(index.contains("href=\"./tertialrapport-2.html\"") && index.contains("110 of 114 figures verified"), "{index}");
    assert!(stderr(&["export", REPORT, REPORT, "--to", "html", "-o", &folder], 2).contains("index.html"));
}

#[test]
fn a_report_that_cannot_be_read_has_its_row_too() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    let folder = format!("{}/site/", dir.path().display());
    stderr(&["export", REPORT, empty.to_str().unwrap(), "--to", "html", "-o", &folder], 2);
    assert_eq!(names(Path::new(&folder)), ["empty.html", "index.html", "tertialrapport.html"]);
    let index = fs::read_to_string(format!("{folder}index.html")).unwrap();
    assert!(index.contains("2 reports") && index.contains("href=\"./empty.html\""), "{index}");
}

#[test]
fn a_format_is_needed() {
    let message = stderr(&["export", REPORT], 2);
    assert!(message.contains("--to FORMAT") && message.contains("xlsx"), "{message}");
}

#[test]
fn threads_do_not_change_the_bytes() {
    let reports: Vec<&str> = std::iter::repeat_n(REPORT, 40).collect();
    let run = |jobs| {
        let args = [&["export", "--to", "jsonl", "--jobs", jobs], reports.as_slice()].concat();
        kpr(&args).assert().success().get_output().stdout.clone()
    };
    assert_eq!(run("1"), run("2"));
}

#[test]
fn show_is_plain_in_a_pipe_and_coloured_on_demand() {
    let plain = stdout(&["show", REPORT, "-v"]);
    assert!(!plain.contains('\u{1b}'));
    assert!(stdout(&["show", REPORT, "-v", "--color", "always"]).contains('\u{1b}'));
    let none = kpr(&["show", REPORT]).env("NO_COLOR", "1").assert().success().get_output().stdout.clone();
    assert!(!none.contains(&0x1b));
    assert_ne!(stdout(&["show", REPORT, "--lang", "sv"]), stdout(&["show", REPORT]));
}

#[test]
fn show_keeps_to_the_width() {
    let narrow = kpr(&["show", REPORT, "-v"]).env("COLUMNS", "60").assert().success().get_output().stdout.clone();
    let narrow = String::from_utf8(narrow).unwrap();
    assert!(narrow.lines().all(|l| l.chars().count() <= 60), "{narrow}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_whole_records() {
    use std::io::Read;
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_kpr"))
        .args(["parse", "--format", "jsonl", "--jobs", "1"])
        .args(std::iter::repeat_n(REPORT, 5_000))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut bytes = vec![0; 1000];
    out.read_exact(&mut bytes).unwrap();
    let pid = child.id().to_string();
    std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap();
    out.read_to_end(&mut bytes).unwrap();
    let end = child.wait_with_output().unwrap();
    assert_eq!(end.status.code(), Some(130));
    assert!(String::from_utf8(end.stderr).unwrap().contains("Ctrl-C"));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.ends_with('\n') && text.lines().count() < 5_000);
    assert!(text.lines().all(|l| serde_json::from_str::<Value>(l).is_ok()));
}
