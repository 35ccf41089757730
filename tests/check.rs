//! `kpr check` as a user runs it: exit codes, baseline, configuration, figures from outside.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod common;

use std::path::Path;

use assert_cmd::Command;

/// A table with one wrong figure: the total of the budget is 27 too low.
const WRONG: &str = "Driftredovisning, tkr Budget 2025 Utfall 2025 Avvikelse 2025\n\n100 Politisk verksamhet -7 182 -7 682 -500\n\n104 Projekt och samverkan -2 155 -2 065 90\n\n136 Arbetsmarknad -14 867 -14 760 107\n\n430 Turism -710 -594 116\n\nSumma -24 941 -25 101 -187\n";

fn kpr(dir: &Path, args: &[&str]) -> Command {
    let mut command = common::kpr(&[&["check"], args].concat());
    command.current_dir(dir);
    command
}

fn stdout(command: &mut Command, code: i32) -> String {
    String::from_utf8(command.assert().code(code).get_output().stdout.clone()).unwrap()
}

fn stderr(command: &mut Command, code: i32) -> String {
    String::from_utf8(command.assert().code(code).get_output().stderr.clone()).unwrap()
}

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("wrong.txt"), WRONG).unwrap();
    std::fs::write(dir.path().join("right.txt"), WRONG.replace("-24 941", "-24 914")).unwrap();
    std::fs::write(dir.path().join("letter.txt"), "Hej!\n\nVi ses i morgon.\n").unwrap();
    dir
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let dir = folder();
    kpr(dir.path(), &["right.txt"]).assert().code(0);
    let out = stdout(&mut kpr(dir.path(), &["wrong.txt"]), 1);
    assert!(out.contains("error[KPR101 column-sum]") && out.contains("-24,914"), "{out}");
    kpr(dir.path(), &["wrong.txt", "--exit-zero"]).assert().code(0);
    kpr(dir.path(), &["wrong.txt", "--fail-on", "never"]).assert().code(0);
    kpr(dir.path(), &["wrong.txt", "absent.txt"]).assert().code(2);
    kpr(dir.path(), &["letter.txt"]).assert().code(3);
    kpr(dir.path(), &["letter.txt", "right.txt"]).assert().code(0);
}

#[test]
fn known_findings_are_marked_and_not_counted() {
    let dir = folder();
    let mut baseline = common::kpr(&["baseline", "wrong.txt", "-o", "known.json"]);
    baseline.current_dir(dir.path()).assert().success();
    let out = stdout(&mut kpr(dir.path(), &["wrong.txt", "--baseline", "known.json"]), 0);
    assert!(out.contains("known: it stands in the baseline") && out.contains("1 known"), "{out}");
    std::fs::write(dir.path().join("moved.txt"), format!("\n\n{WRONG}")).unwrap();
    kpr(dir.path(), &["moved.txt", "--baseline", "known.json"]).assert().code(0);
}

#[test]
fn the_configuration_suppresses_with_a_reason_and_suggests_names() {
    let dir = folder();
    let config = |text: &str| std::fs::write(dir.path().join("kpr.toml"), text).unwrap();
    config("[[suppress]]\nrule = \"column-sum\"\nreason = \"agreed\"\n");
    let out = stdout(&mut kpr(dir.path(), &["wrong.txt"]), 0);
    assert!(out.contains("1 suppressed"), "{out}");
    kpr(dir.path(), &["wrong.txt", "--no-config"]).assert().code(1);
    config("[rules]\ncolumn-sum = \"warning\"\n");
    kpr(dir.path(), &["wrong.txt"]).assert().code(0);
    kpr(dir.path(), &["wrong.txt", "--fail-on", "warning"]).assert().code(1);
    config("[ruels]\n");
    let said = stderr(&mut kpr(dir.path(), &["wrong.txt"]), 2);
    assert!(said.contains("did you mean `rules`?"), "{said}");
}

#[test]
fn figures_from_outside_are_compared() {
    let dir = folder();
    std::fs::write(dir.path().join("budget.csv"), "row;column;period;unit;value\n430;budget;2025;tkr;-701\n100;budget;2025;tkr;-7 182\n")
        .unwrap();
    let out = stdout(&mut kpr(dir.path(), &["right.txt", "--against", "budget.csv"]), 1);
    assert_eq!(out.matches("KPR115").count(), 1, "{out}");
}

#[test]
fn rules_are_listed_and_explained() {
    assert_eq!(common::stdout(&["rules"]).lines().count(), kpr::check::RULES.len());
    assert!(common::stdout(&["explain", "kpr401", "--lang", "sv"]).contains("# Försenad"));
    assert!(common::stdout(&["explain", "layout-guess"]).contains("--stage shape"));
    assert!(common::stderr(&["explain", "overdu"], 2).contains("did you mean `overdue`?"));
}

/// The first total is wrong, and the programmes of the second have no headings; the worst of both comes first.
#[test]
fn github_has_the_worst_of_all_inputs_first() {
    let dir = folder();
    std::fs::write(dir.path().join("a.txt"), WRONG.replace("-24 941", "-24 915")).unwrap();
    let out = stdout(&mut kpr(dir.path(), &["a.txt", "wrong.txt", "--format", "github"]), 1);
    let kinds: Vec<(&str, bool)> = out.lines().map(|l| (l.split(' ').next().unwrap(), l.contains("file=wrong.txt"))).collect();
    assert_eq!(kinds, [("::error", true), ("::notice", false), ("::notice", false)], "{out}");
}

#[test]
fn the_summary_has_a_line_a_report() {
    let dir = folder();
    std::fs::create_dir(dir.path().join("all")).unwrap();
    for name in ["wrong.txt", "right.txt"] {
        std::fs::copy(dir.path().join(name), dir.path().join("all").join(name)).unwrap();
    }
    let said = stderr(&mut kpr(dir.path(), &["all", "--summary", "--format", "jsonl"]), 1);
    let cells: Vec<Vec<&str>> = said.lines().map(|l| l.split_whitespace().collect()).collect();
    assert_eq!(cells[0], ["report", "verified", "errors", "warnings"], "{said}");
    // Of 15 figures the wrong total is contradicted; of the two relations it breaks, the other six have nothing left that holds, or not all.
    assert_eq!(cells[1], ["all/right.txt", "100", "%", "0", "0"], "{said}");
    assert_eq!(cells[2], ["all/wrong.txt", "53", "%", "1", "0"], "{said}");
    assert_eq!(cells[3], ["2", "reports", "76", "%", "1", "0"], "{said}");
}

/// A report without errors.
fn report() -> String {
    format!("{}/fixtures/reports/tertialrapport.txt", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_could_not_be_read_leaves_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let pdf = dir.path().join("report.txt");
    std::fs::write(&pdf, "%PDF-1.7").unwrap();
    for (command, out) in [("export", "report.xlsx"), ("baseline", "known.json")] {
        let place = dir.path().join(out);
        common::kpr(&[command, pdf.to_str().unwrap(), "-o", place.to_str().unwrap()]).assert().code(2);
        assert!(!place.exists(), "{out}");
    }
}

#[test]
fn figures_to_compare_with_that_no_report_has_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("budget.csv");
    // Windows-1252, as an older Excel writes it: the row of line 4 has an å.
    std::fs::write(
        &file,
        b"row;column;period;unit;value\n320;budget;2026;tkr;-9275\n999;budget;2026;tkr;-1\nFritidsg\xe5rdar;budget;2026;tkr;-7905\n",
    )
    .unwrap();
    let said =
        kpr(dir.path(), &["--no-config", "--against", file.to_str().unwrap(), &report()]).assert().success().get_output().stderr.clone();
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("2 of 3 figures were compared; no report has a figure for line 3"), "{said}");
}

#[test]
fn a_suppressions_path_is_below_its_configuration() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("sub")).unwrap();
    let text = std::fs::read_to_string(report()).unwrap().replace("-22 830", "-22 380");
    std::fs::write(dir.path().join("slip.txt"), text).unwrap();
    std::fs::write(dir.path().join("kpr.toml"), "[[suppress]]\nrule = \"column-sum\"\npath = \"slip.txt\"\nreason = \"known\"\n").unwrap();
    let absolute = dir.path().join("slip.txt");
    for (folder, path) in [("", "slip.txt"), ("", "./slip.txt"), ("sub", "../slip.txt"), ("sub", absolute.to_str().unwrap())] {
        kpr(&dir.path().join(folder), &[path]).assert().code(0);
    }
}
