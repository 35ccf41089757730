//! What the commentary and other sources say of the tables.

use kpr::check::settings::Outside;
use kpr::check::{Settings, check};
use kpr::report::model::{ColumnRole, Unit};
use serde_json::{Value, json};

use super::gold::typed::{table, with_table};
use super::{gold, judged, lines};

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
    let in_table = |own: &str, cell: &str, value: &str, unit: Unit| {
        let columns = &["budget 2025", "outcome 2025"];
        let mut report = gold::report(&with_table(&table(own, columns, &[&format!("Bad {cell} 7"), "Hall 400 300"])));
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
    let differs = |cell: &str, value: &str, unit: Unit| in_table("tkr", cell, value, unit);
    assert!(!differs("1250", "1250", Unit::Tkr) && differs("1250", "1252", Unit::Tkr));
    // Half a unit of each: 1,2 mnkr is 1 150 to 1 250.
    assert!(!differs("1249", "1.2", Unit::Mnkr) && differs("1251", "1.2", Unit::Mnkr));
    assert!(!differs("1250", "1250400", Unit::Kr) && differs("1250", "1250600", Unit::Kr));
    assert!(!differs("-1250", "1250", Unit::Tkr));
    // Units that are no money are compared with themselves only.
    assert!(in_table("count", "1250", "1252", Unit::Count) && !in_table("count", "1250", "1252", Unit::Hours));
}

#[test]
fn hedges_give_room() {
    let hedged = |amount: &str, hedge: &str| against(&said("deviation", amount, "tkr", &json!({"hedge": hedge, "approximate": true})));
    // About 240 is 235 to 245, about 200 is 150 to 250.
    assert_eq!((hedged("-240", "about").len(), hedged("-300", "about").len(), hedged("-200", "about").len()), (1, 0, 0));
    assert_eq!((hedged("-260", "about").len(), hedged("-700", "about")), (1, vec!["claim".to_owned()]));
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
    // Where no column says its period, it may be another's.
    let mut report = said("outcome", "1260", "tkr", &json!({"raw": "utfallet blev 1260"}));
    report["report"]["period"] = Value::Null;
    for column in report["tables"][0]["columns"].as_array_mut().unwrap() {
        column["period"] = Value::Null;
    }
    assert_eq!(against(&report), [] as [&str; 0]);
}

/// Where a mended figure is what the commentary says, the commentary is a witness; where it says neither figure, or the printed one, it is none.
#[test]
fn the_text_is_a_witness_of_a_mended_figure_only() {
    let witnesses = |amount: &str| {
        let claim = json!({"kind": "deviation", "amount": serde_json::from_str::<Value>(amount).unwrap(), "unit": "tkr", "raw": format!("avvikelse {amount}"), "line": 7});
        let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
        let rows = ["Bad 1000 1250 -520", "Hall 400 300 100", "Summa 1400 1550 -150"];
        let mut report = with_table(&table("tkr", columns, &rows));
        report["programmes"] =
            json!([{"name": "Bad", "table": "t1", "row": 0, "comment": "Sagt.", "comment_lines": [7, 7], "claims": [claim]}]);
        let found = judged(gold::report(&report), "deviation");
        assert_eq!(found.iter().map(|f| (f.line, f.expected.unwrap().to_string())).collect::<Vec<_>>(), [(1, "-250".to_owned())]);
        found[0].related.iter().filter(|r| r.line == 7).count()
    };
    assert_eq!((witnesses("-250"), witnesses("-520"), witnesses("-700")), (1, 0, 0));
}

/// Key figures and rows of statistics with the same label, in and beside the period.
#[test]
fn a_key_figure_is_that_of_the_row_of_its_label() {
    let found = |columns: &[&str], row: &str, kind: &str, unit: Value| {
        let mut table = table("count", columns, &[row, "Annat 7 7"]);
        table["kind"] = json!(kind);
        let mut report = with_table(&table);
        report["key_figures"] = json!([{"label": "Antal elever:", "value": 120, "unit": unit, "raw": "120", "line": 9}]);
        report["tables"][0]["rows"][0]["label"] = json!("antal elever");
        lines(&report, "key-figure")
    };
    let years = &["outcome 2024", "outcome 2025"];
    assert_eq!(found(years, "x 110 120", "statistics", json!("count")), [] as [u32; 0]);
    // Any column may agree; the year's own is meant where none does.
    assert_eq!(found(years, "x 120 130", "statistics", json!("count")), [] as [u32; 0]);
    assert_eq!(found(years, "x 110 130", "statistics", json!("count")), [9]);
    assert_eq!(found(years, "x 110 130", "other", json!("count")), [9]);
    assert_eq!(found(years, "x 110 130", "operating_statement", json!("count")), [] as [u32; 0]);
    // Percentages are no number of pupils.
    assert_eq!(found(years, "x 110 130", "statistics", json!("percent")), [] as [u32; 0]);
    // Of two columns of the year it cannot be told which is meant.
    assert_eq!(found(&["outcome 2025", "value 2025"], "x 110 130", "statistics", json!("count")), [] as [u32; 0]);
    assert_eq!(found(&["outcome 2025", "budget 2025"], "x 110 130", "statistics", json!("count")), [9]);
    assert_eq!(found(&["outcome 2023", "value 2024"], "x 110 130", "statistics", json!("count")), [] as [u32; 0]);
}

/// Stated, in the table, apart, and how far they may be apart, of a key figure of the whole that is held against a table of a half-year.
fn whole(label: &str, value: &str, unit: &str) -> Vec<[String; 4]> {
    let columns =
        &["budget 2025", "budget 2025-06", "outcome 2025-06", "deviation 2025-06", "forecast 2025", "deviation 2025", "outcome 2024-06"];
    let rows = ["Bad 2000 1000 1250 -250 2400 -400 900", "Hall 800 400 300 100 700 100 350", "Summa 2800 1400 1550 -150 3100 -300 1250"];
    let mut report = with_table(&table("tkr", columns, &rows));
    report["report"]["period"] = json!("2025-06");
    report["key_figures"] =
        json!([{"label": label, "value": serde_json::from_str::<Value>(value).unwrap(), "unit": unit, "raw": value, "line": 9}]);
    let figures = |f: &kpr::finding::Finding| [f.actual, f.expected, f.difference, f.tolerance].map(|n| n.unwrap().to_string());
    judged(gold::report(&report), "key-figure").iter().map(figures).collect()
}

#[test]
fn a_key_figure_of_the_whole_is_one_of_the_sums() {
    let none: Vec<[String; 4]> = Vec::new();
    for (label, value) in [
        ("Nettokostnad totalt", "1550"),
        ("Nettokostnad totalt", "-1550"),
        ("Avvikelse", "-150"),
        ("Prognos", "3100"),
        ("Prognosavvikelse", "-300"),
        ("Budget", "2800"),
        // A figure of any sum is no other figure.
        ("Nettokostnad totalt", "1400"),
        ("Nettokostnad totalt", "1250"),
        // A part has another label.
        ("Nettokostnad bad", "1251"),
    ] {
        assert_eq!(whole(label, value, "tkr"), none, "{label} {value}");
    }
    let differs =
        |label: &str, value: &str, wanted: [&str; 4]| assert_eq!(whole(label, value, "tkr"), [wanted.map(str::to_owned)], "{label}");
    differs("Nettokostnad totalt", "1560", ["1560", "1550", "10", "1"]);
    differs("Nettokostnad totalt", "-1560", ["1560", "1550", "10", "1"]);
    differs("Avvikelse", "-160", ["-160", "-150", "-10", "1"]);
    differs("Prognos", "3110", ["3110", "3100", "10", "1"]);
    differs("Prognosavvikelse", "-310", ["-310", "-300", "-10", "1"]);
    differs("Budget", "2810", ["2810", "2800", "10", "1"]);
    // The figure of a row that is no sum is another.
    differs("Nettokostnad totalt", "2400", ["2400", "1550", "850", "1"]);
}

#[test]
fn a_key_figure_of_the_whole_has_its_own_unit() {
    assert!(whole("Nettokostnad totalt", "1.5", "mnkr").is_empty() && whole("Nettokostnad totalt", "1.6", "mnkr").is_empty());
    assert_eq!(whole("Nettokostnad totalt", "1.7", "mnkr"), [["1700", "1550", "150", "50.5"].map(str::to_owned)]);
    assert!(whole("Nettokostnad totalt", "1550400", "kr").is_empty());
    assert_eq!(whole("Nettokostnad totalt", "1551000", "kr"), [["1551", "1550", "1", "0.5005"].map(str::to_owned)]);
}
