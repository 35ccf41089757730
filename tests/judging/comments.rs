//! Programmes and their comments.

use serde_json::json;

use super::gold::typed::{table, with_table};
use super::lines;

/// Programmes `A` and `B` of a table with deviations; `A` has a comment.
fn commented(row: &str, unit: &str) -> Vec<u32> {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let mut report = with_table(&table(unit, columns, &["A 1000 900 100", row, "Summa 0 0 0"]));
    report["programmes"] = json!([
        {"name": "A", "table": "t1", "row": 0, "comment": "Sagt.", "comment_lines": [7, 7], "claims": []},
        {"name": "B", "table": "t1", "row": 1, "claims": []},
    ]);
    lines(&report, "missing-comment")
}

#[test]
fn a_deviation_is_large_beyond_both_thresholds() {
    // Beyond 100 tkr and beyond one percent of the budget.
    assert_eq!(commented("B 1000 1101 -101", "tkr"), [2]);
    assert_eq!(commented("B 1000 1100 -100", "tkr"), [] as [u32; 0]);
    assert_eq!(commented("B 20000 19800 200", "tkr"), [] as [u32; 0]);
    assert_eq!(commented("B 20000 19799 201", "tkr"), [2]);
    assert_eq!(commented("B 20 19.8 0.2", "mnkr"), [] as [u32; 0]);
    assert_eq!(commented("B 10 9.8 0.2", "mnkr"), [2]);
    assert_eq!(commented("B 20000 19799 201", "kr"), [] as [u32; 0]);
    // A sum is explained with its parts.
    assert_eq!(commented("Nettokostnad 1000 1101 -101", "tkr"), [] as [u32; 0]);
    assert_eq!(commented("Totalt 1000 1101 -101", "tkr"), [] as [u32; 0]);
}

#[test]
fn a_deviation_is_measured_by_the_budget_of_its_period() {
    let found = |columns: &[&str], row: &str| {
        let mut report = with_table(&table("tkr", columns, &["A 1000 9000 900 100", row]));
        report["programmes"] = json!([
            {"name": "A", "table": "t1", "row": 0, "comment": "Sagt.", "comment_lines": [7, 7], "claims": []},
            {"name": "B", "table": "t1", "row": 1, "claims": []},
        ]);
        lines(&report, "missing-comment")
    };
    // 150 is more than one percent of 1 000 and less than one of 90 000.
    assert_eq!(found(&["budget 2025-06", "budget 2025", "outcome 2025-06", "deviation 2025-06"], "B 1000 90000 1150 -150"), [2]);
    assert_eq!(found(&["budget 2025-06", "budget 2025", "outcome 2025", "deviation 2025"], "B 1000 90000 90150 -150"), [] as [u32; 0]);
    assert_eq!(found(&["budget 2025", "budget 2025-06", "outcome 2025", "deviation 2025"], "B 90000 1000 90150 -150"), [] as [u32; 0]);
    // Where its period has none, any of the row.
    assert_eq!(found(&["budget 2025-06", "value 2025", "outcome 2025", "deviation 2025"], "B 90000 1000 90150 -150"), [] as [u32; 0]);
    assert_eq!(found(&["budget 2025-06", "value 2025", "outcome 2025", "deviation 2025"], "B 1000 90000 90150 -150"), [2]);
}

#[test]
fn programmes_of_one_sum_are_commented_together() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let rows = ["A 1000 900 100", "B 1000 1500 -500", "Summa 2000 2400 -400", "C 1000 1700 -700", "D 500 400 100", "Summa 1500 2100 -600"];
    let mut report = with_table(&table("tkr", columns, &rows));
    let programme = |name: &str, row: usize, said: bool| {
        let comment = if said { json!("Sagt.") } else { json!(" ") };
        json!({"name": name, "table": "t1", "row": row, "comment": comment, "comment_lines": [7, 7], "claims": []})
    };
    report["programmes"] = json!([programme("A", 0, true), programme("B", 1, false), programme("C", 3, false), programme("D", 4, false)]);
    // None of the second sum's rows has a comment: they are commented elsewhere.
    assert_eq!(lines(&report, "missing-comment"), [2]);
    report["programmes"] = json!([programme("A", 0, true), programme("B", 1, false), programme("C", 3, false), programme("D", 4, true)]);
    assert_eq!(lines(&report, "missing-comment"), [2, 4]);
    report["programmes"] = json!([programme("A", 0, false), programme("B", 1, false)]);
    assert_eq!(lines(&report, "missing-comment"), [] as [u32; 0]);
}

#[test]
fn a_name_is_the_same_without_its_code() {
    let found = |code: &str, name: &str, heading: &str| {
        let programme = json!({"code": code, "name": name, "table": "t1", "row": 0, "heading": heading, "comment": "Sagt.", "comment_lines": [7, 8], "claims": []});
        let mut report = with_table(&table("tkr", &["outcome 2025"], &["Bad 1000"]));
        report["programmes"] = json!([programme]);
        lines(&report, "programme-name")
    };
    for heading in ["410 Bad", "410, bad", "410. Bad", "Bad"] {
        assert_eq!(found("410", "Bad", heading), [] as [u32; 0], "{heading}");
    }
    assert_eq!(found("410", "Bad", "410 Badhus"), [6]);
    assert_eq!(found("410", "Bad", "411 Bad"), [6]);
}

/// One commented programme that is in no sum asks for comments beside it, whatever comes after it.
#[test]
fn a_programme_in_no_sum_is_enough() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let rows = ["A 1000 900 100", "X 50 60 -10", "C 1000 1700 -700", "D 1000 900 100", "Summa 2000 2600 -600"];
    let mut report = with_table(&table("tkr", columns, &rows));
    let programme = |name: &str, row: Option<usize>, said: bool| {
        let comment = if said { json!("Sagt.") } else { json!(" ") };
        json!({"name": name, "table": "t1", "row": row, "comment": comment, "comment_lines": [7, 7], "claims": []})
    };
    report["programmes"] = json!([programme("A", None, true), programme("C", Some(2), false)]);
    assert_eq!(lines(&report, "missing-comment"), [3]);
    report["programmes"] = json!([programme("A", None, true), programme("D", Some(3), true), programme("C", Some(2), false)]);
    assert_eq!(lines(&report, "missing-comment"), [3]);
}
