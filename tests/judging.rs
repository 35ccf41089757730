//! Where a rule begins and where it stops: small typed reports, and all that one rule finds in them, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use gold::typed::{table, with_table};
use kpr::check::settings::Outside;
use kpr::check::{Level, Settings, check};
use kpr::finding::{Finding, Severity};
use kpr::report::model::{ColumnRole, Report, Unit};
use serde_json::{Value, json};

fn judged(mut report: Report, rule: &str) -> Vec<Finding> {
    check(&mut report, &Settings { norms: true, ..Settings::default() });
    report.findings.into_iter().filter(|f| f.rule == rule).collect()
}

/// The lines of what a rule finds in a report.
fn lines(report: &Value, rule: &str) -> Vec<u32> {
    judged(gold::report(report), rule).iter().map(|f| f.line).collect()
}

const SHARES: &[&str] = &["outcome 2025", "budget 2025", "value 2025 percent"];

#[test]
fn one_share_in_five_may_be_wrong() {
    let right = ["Bad 10 20 50", "Hall 30 40 75", "Park 9 10 90", "Torg 33 50 66"];
    let found = |more: &[&str]| lines(&with_table(&table("tkr", SHARES, &[&right[..], more].concat())), "percent");
    assert_eq!(found(&[]), [] as [u32; 0]);
    assert_eq!(found(&["Bro 10 40 52"]), [5]);
    // Two in six are more than one in five: the column is no share.
    assert_eq!(found(&["Bro 10 40 52", "Väg 10 40 77"]), [] as [u32; 0]);
    // Four must work out.
    let three = ["Bad 10 20 50", "Hall 30 40 75", "Park 9 10 90", "Torg 33 50 12"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &three)), "percent"), [] as [u32; 0]);
}

#[test]
fn wrong_rows_first_do_not_hide_a_share() {
    let rows = [
        "A 100 200 99",
        "B 100 200 98",
        "C 10 20 50",
        "D 30 40 75",
        "E 9 10 90",
        "F 33 50 66",
        "G 10 40 25",
        "H 30 40 75",
        "I 10 50 20",
        "J 20 50 40",
    ];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &rows)), "percent"), [1, 2]);
}

/// Four wrong rows of twenty are one in five, also where they come first; five first rows tell that a column is no share.
#[test]
fn a_share_is_given_up_after_five_wrong_rows() {
    let rows = |wrong: usize| -> Vec<String> {
        let row = |n: usize| if n < wrong { format!("R{n} 100 200 9{n}") } else { format!("R{n} {} 200 {}", 10 * n, 5 * n) };
        (0..30).map(row).collect()
    };
    let found = |wrong: usize| {
        let rows = rows(wrong);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        lines(&with_table(&table("tkr", SHARES, &rows)), "percent")
    };
    assert_eq!(found(4), [1, 2, 3, 4]);
    assert_eq!(found(5), [] as [u32; 0]);
}

#[test]
fn shares_are_as_exact_as_their_parts() {
    // 1 of 3 may be 0.5 to 1.5 of 2.5 to 3.5: 14 % to 60 %.
    let whole = ["A 1 3 40", "B 1 3 33", "C 2 6 33", "D 1000 3000 33", "E 1000 3000 34"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &whole)), "percent"), [5]);
    // Half a unit of the stated share is room enough, more is not.
    let tenths = ["A 1000 3000 33.3", "B 2000 3000 66.7", "C 1000 8000 12.5", "D 1000 6000 16.7", "E 1000 6000 16.8"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &tenths)), "percent"), [5]);
    // Nothing is a share of nothing, and a share of nought tells nothing.
    let noughts = ["A 10 20 50", "B 30 40 75", "C 9 10 90", "D 33 50 66", "E 7 0 30", "F 7 20 0", "G - 20 3", "H 4 20 -"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &noughts)), "percent"), [] as [u32; 0]);
    // Without its sign: 10 of -20 is -50 %.
    let signs = ["A 10 -20 50", "B -30 40 -75", "C -9 10 90", "D 33 50 66", "E 10 -20 40"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &signs)), "percent"), [5]);
}

#[test]
fn growth_and_shares_of_the_total() {
    let growth = &["outcome 2024", "outcome 2025", "change 2025 percent"];
    let rows = ["A 100 110 10", "B 200 150 -25", "C 400 500 25", "D 1000 1300 30", "E 1000 1300 77"];
    let found = judged(gold::report(&with_table(&table("tkr", growth, &rows))), "percent");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].line, found[0].expected.unwrap().to_string()), (5, "30".to_owned()));
    assert!(found[0].message.contains("from “outcome 2024” to “outcome 2025” it is 30 %"), "{}", found[0].message);

    let total = &["outcome 2025", "value 2025 percent"];
    let rows = ["A 100 10", "B 200 20", "C 300 30", "D 150 15", "E 250 52", "Summa 1000 100"];
    let found = judged(gold::report(&with_table(&table("tkr", total, &rows))), "percent");
    assert_eq!(found.iter().map(|f| (f.line, f.expected.unwrap().to_string())).collect::<Vec<_>>(), [(5, "25".to_owned())]);
    // A table all of percentages has no amounts to be shares of.
    assert_eq!(lines(&with_table(&table("percent", total, &rows)), "percent"), [] as [u32; 0]);
}

/// Actions of one list, each from its line on: text, due, status, owner, comment; `-` is an empty cell.
fn actions(rows: &[[&str; 5]]) -> Report {
    let some = |s: &str| if s == "-" { Value::Null } else { json!(s) };
    let all: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(i, [text, due, status, owner, comment])| {
            json!({"list": "Plan", "text": text, "due_raw": some(due), "status_raw": some(status), "owner": some(owner), "comment": some(comment), "lines": [i + 1, i + 1]})
        })
        .collect();
    let mut report = gold::report(&json!({"actions": all}));
    for a in &mut report.actions {
        (a.columns.due, a.columns.status, a.columns.owner) = (true, true, true);
    }
    report
}

/// Line, severity and how many more lines of what is found of the fields of actions.
fn fields(rows: &[[&str; 5]]) -> Vec<(u32, Severity, usize)> {
    judged(actions(rows), "action-fields").iter().map(|f| (f.line, f.severity, f.related.len())).collect()
}

const WHOLE: [&str; 5] = ["Byta lås i hallen", "2025-05-31", "Pågår", "Rektor", "-"];

#[test]
fn a_field_that_no_action_has_is_one_finding() {
    assert_eq!(fields(&[WHOLE, WHOLE]), []);
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    assert_eq!(fields(&[bare, bare]), [(1, Severity::Warning, 0)]);
    assert_eq!(fields(&[WHOLE, bare, bare]), [(2, Severity::Warning, 0), (3, Severity::Warning, 0)]);
    // One action alone is no column.
    let found = judged(actions(&[bare]), "action-fields");
    assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), ["the action “Måla alla väggar” has no owner"]);
    let found = judged(actions(&[bare, bare]), "action-fields");
    assert!(found[0].message.starts_with("none of the 2 actions of “Plan” has a owner"), "{}", found[0].message);
}

#[test]
fn a_list_without_the_column_has_no_empty_fields() {
    let bare = ["Måla alla väggar", "-", "-", "-", "-"];
    let mut report = actions(&[WHOLE, bare]);
    for a in &mut report.actions {
        (a.columns.due, a.columns.status, a.columns.owner) = (false, false, true);
    }
    let found = judged(report, "action-fields");
    assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), ["the action “Måla alla väggar” has no owner"]);
}

#[test]
fn what_stands_in_another_cell_is_not_missing() {
    let due = ["Måla alla väggar 2025-06-30", "-", "Pågår", "Rektor", "-"];
    assert_eq!(fields(&[WHOLE, due]), [(2, Severity::Info, 0)]);
    assert_eq!(fields(&[WHOLE, due, due]), [(2, Severity::Info, 1)]);
    let more = |rows: &[[&str; 5]]| judged(actions(rows), "action-fields")[0].message.contains("so do those of 1 more of its list");
    assert!(more(&[WHOLE, due, due]) && !more(&[WHOLE, due]));
    let status = ["Måla alla väggar", "2025-06-30", "-", "Rektor", "Påbörjad Väntar på färg"];
    assert_eq!(fields(&[WHOLE, status]), [(2, Severity::Info, 0)]);
    let owner = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "Väntar på besked från Gatuchef om alla färger"];
    assert_eq!(fields(&[WHOLE, owner]), [(2, Severity::Info, 0)]);
    // A comment that is nothing but a status may be the report's own, unless more than one is.
    let alone = ["Måla alla väggar", "2025-06-30", "-", "Rektor", "Pågår"];
    assert_eq!(fields(&[WHOLE, alone]), [(2, Severity::Warning, 0)]);
    assert_eq!(fields(&[WHOLE, alone, alone]), [(2, Severity::Info, 1)]);
    // A row that is no action was not told apart from the one before it.
    assert_eq!(
        fields(&[WHOLE, ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"], ["Rektor", "2025-06-30", "Pågår", "Rektor", "-"]]),
        [(2, Severity::Info, 0)]
    );
}

#[test]
fn levels_are_the_users() {
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    for (level, wanted) in [(Level::Off, vec![]), (Level::At(Severity::Error), vec![Severity::Error])] {
        let mut report = actions(&[WHOLE, bare]);
        let mut settings = Settings::default();
        settings.levels.insert("action-fields".to_owned(), level);
        check(&mut report, &settings);
        let found: Vec<Severity> = report.findings.iter().filter(|f| f.rule == "action-fields").map(|f| f.severity).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn findings_alike_are_numbered() {
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    let found = judged(actions(&[WHOLE, bare, bare, bare]), "action-fields");
    let prints: Vec<&str> = found.iter().map(|f| f.fingerprint.as_str()).collect();
    let [one, two, three] = prints.as_slice() else { panic!("{prints:?}") };
    assert_eq!((*two, *three), (format!("{one}-2").as_str(), format!("{one}-3").as_str()));
}

/// A programme `Bad` whose row has budget 1000, outcome 1250 and deviation -250, and what is said of it in line 7.
fn said(kind: &str, amount: &str, unit: &str, more: &Value) -> Value {
    let mut claim = json!({"kind": kind, "amount": serde_json::from_str::<Value>(amount).unwrap(), "unit": unit, "raw": format!("underskott {amount}"), "line": 7});
    for (k, v) in more.as_object().into_iter().flatten() {
        claim[k] = v.clone();
    }
    let columns = &["budget 2025", "outcome 2025", "deviation 2025", "deviation 2025-06"];
    let mut report = with_table(&table("tkr", columns, &["Bad 1000 1250 -250 -90", "Hall 400 300 100 5", "Summa 1400 1550 -150 -85"]));
    report["programmes"] =
        json!([{"name": "Bad", "table": "t1", "row": 0, "comment": "Sagt.", "comment_lines": [7, 7], "claims": [claim]}]);
    report
}

/// The rules that speak of the claim.
fn against(report: &Value) -> Vec<String> {
    let mut report = gold::report(report);
    check(&mut report, &Settings::default());
    report.findings.iter().filter(|f| f.rule.starts_with("claim")).map(|f| f.rule.clone()).collect()
}

#[test]
fn a_claim_means_what_its_words_can() {
    let none = json!({});
    let deviation = |amount: &str, unit: &str| against(&said("deviation", amount, unit, &none));
    assert_eq!(deviation("-250", "tkr"), [] as [&str; 0]);
    assert_eq!(deviation("-251", "tkr"), ["claim"]);
    assert_eq!(deviation("250", "tkr"), ["claim-sign"]);
    assert_eq!(deviation("-250", "mnkr"), ["claim-unit"]);
    assert_eq!(deviation("250", "mnkr"), ["claim-unit"]);
    assert_eq!((deviation("-250", "kr"), deviation("250", "kr")), (vec!["claim-unit".to_owned()], vec!["claim-unit".to_owned()]));
    assert_eq!(deviation("-0.25", "mnkr"), [] as [&str; 0]);
    assert_eq!(deviation("-0.3", "mnkr"), [] as [&str; 0]);
    assert_eq!(deviation("-0.4", "mnkr"), ["claim"]);
    assert_eq!(deviation("-250000", "kr"), [] as [&str; 0]);
}

#[test]
fn a_claim_tells_how_far_it_may_be_off() {
    // -0,4 mnkr is 350 to 450 tkr, and the cell 249,5 to 250,5.
    let found = judged(gold::report(&said("deviation", "-0.4", "mnkr", &json!({}))), "claim");
    let figures = |d: &Option<kpr::Number>| d.unwrap().0.normalize().to_string();
    assert_eq!(found.iter().map(|f| figures(&f.tolerance)).collect::<Vec<_>>(), ["50.5"]);
}

/// Whether a figure from outside the report differs from the cell of row `Bad`.
#[test]
fn figures_from_outside_are_compared_in_one_unit() {
    let differs = |cell: &str, value: &str, unit: Unit| {
        let columns = &["budget 2025", "outcome 2025"];
        let mut report = gold::report(&with_table(&table("tkr", columns, &[&format!("Bad {cell} 7"), "Hall 400 300"])));
        let outside = Outside {
            row: "bad".to_owned(),
            role: ColumnRole::Budget,
            period: None,
            unit: Some(unit),
            value: value.parse().unwrap(),
            line: 2,
        };
        check(&mut report, &Settings { outside: vec![outside], ..Settings::default() });
        report.findings.iter().any(|f| f.rule == "outside-figure")
    };
    assert!(!differs("1250", "1250", Unit::Tkr) && differs("1250", "1252", Unit::Tkr));
    // Half a unit of each: 1,2 mnkr is 1 150 to 1 250.
    assert!(!differs("1249", "1.2", Unit::Mnkr) && differs("1251", "1.2", Unit::Mnkr));
    assert!(!differs("1250", "1250400", Unit::Kr) && differs("1250", "1250600", Unit::Kr));
    assert!(!differs("-1250", "1250", Unit::Tkr));
}

#[test]
fn hedges_give_room() {
    let hedged = |amount: &str, hedge: &str| against(&said("deviation", amount, "tkr", &json!({"hedge": hedge, "approximate": true})));
    // About 240 is 235 to 245, about 200 is 150 to 250.
    assert_eq!((hedged("-240", "about").len(), hedged("-300", "about").len(), hedged("-200", "about").len()), (1, 0, 0));
    assert_eq!(hedged("-700", "about"), ["claim"]);
    // Over 240 is up to 250, over 200 up to 300; over 260 is never 250.
    assert_eq!((hedged("-240", "over").len(), hedged("-200", "over").len(), hedged("-260", "over").len()), (0, 0, 1));
    assert_eq!(hedged("-100", "over"), ["claim"]);
    // Under 260 is down to 250, under 300 to 200; under 240 is never 250.
    assert_eq!((hedged("-260", "under").len(), hedged("-300", "under").len(), hedged("-240", "under").len()), (0, 0, 1));
    assert_eq!(hedged("-400", "under"), ["claim"]);
}

#[test]
fn a_claim_is_held_against_its_period_first_and_no_part() {
    let with = |amount: &str, more: &Value| against(&said("deviation", amount, "tkr", more));
    assert_eq!(with("-90", &json!({"period": "2025-06"})), [] as [&str; 0]);
    let found = judged(gold::report(&said("deviation", "-700", "tkr", &json!({"period": "2025-06"}))), "claim");
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("deviation 2025-06"), "{}", found[0].message);
    assert_eq!(with("-700", &json!({"period": "2031"})), [] as [&str; 0]);
    assert_eq!(with("-700", &json!({"scope": "part"})), [] as [&str; 0]);
    // A forecast's deviation is the year's.
    let forecast = |amount: &str| against(&said("forecast_deviation", amount, "tkr", &json!({})));
    assert_eq!((forecast("-250").len(), forecast("-251").len()), (0, 1));
}

#[test]
fn outcomes_are_compared_where_the_words_mean_the_net() {
    let with = |kind: &str, amount: &str, raw: &str| against(&said(kind, amount, "tkr", &json!({"raw": raw})));
    assert_eq!(with("outcome", "1250", "utfallet blev 1250"), [] as [&str; 0]);
    assert_eq!(with("outcome", "1260", "utfallet blev 1260"), ["claim"]);
    assert_eq!(with("outcome", "-1250", "nettokostnaden blev -1250"), [] as [&str; 0]);
    assert_eq!(with("outcome", "1260", "kostade 1260"), [] as [&str; 0]);
    // Any amount of the row is no other amount.
    assert_eq!(with("outcome", "1000", "utfallet blev 1000"), [] as [&str; 0]);
    assert_eq!(with("budget", "1100", "budgeterat 1100"), ["claim"]);
    assert_eq!(with("other", "1100", "budgeterat 1100"), [] as [&str; 0]);
}

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
fn a_status_is_missing_where_others_of_its_level_have_one() {
    let goal =
        |level: &str, status: &str, line: u32| json!({"level": level, "text": "Fler ska bada", "status": status, "lines": [line, line]});
    let found = |goals: Value| {
        let found = judged(gold::report(&json!({"goals": goals})), "goal-status");
        found.iter().map(|f| (f.line, f.message.split(' ').next().unwrap().to_owned())).collect::<Vec<_>>()
    };
    let of = |line: u32, word: &str| (line, word.to_owned());
    assert_eq!(found(json!([goal("board", "met", 1), goal("board", "-", 2), goal("board", "-", 3)])), [of(2, "the"), of(3, "the")]);
    assert_eq!(found(json!([goal("board", "-", 1), goal("board", "-", 2), goal("focus_area", "met", 3)])), [of(1, "none")]);
    // The council's goals often only head a section.
    assert_eq!(found(json!([goal("council", "met", 1), goal("council", "-", 2)])), []);
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
