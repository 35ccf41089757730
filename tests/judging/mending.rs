//! What is said of a figure that has to be mended.

use kpr::check::{Settings, check};
use kpr::finding::{Finding, Lang, Severity};
use serde_json::{Value, json};

use super::gold::typed::{table, with_table};
use super::{gold, judged};

const NO_FIGURES: [&str; 4] = [""; 4];

const COLUMNS: &[&str] = &["budget 2025", "outcome 2025", "deviation 2025"];

/// What is found of a row of budget, outcome and deviation whose deviation is misprinted; the sum of the table is that of the right one.
fn misprinted(row: &str, sum: &str, lang: Lang) -> Finding {
    let mut report = gold::report(&with_table(&table("tkr", COLUMNS, &[row, "Hall 400 300 100", sum])));
    check(&mut report, &Settings { lang, ..Settings::default() });
    let mut found: Vec<Finding> = report.findings.into_iter().filter(|f| f.severity == Severity::Error).collect();
    assert_eq!(found.len(), 1, "{row} {found:?}");
    found.remove(0)
}

#[test]
fn the_figures_of_a_finding_belong_together() {
    let found = misprinted("Bad 1000 1250 -520", "Summa 1400 1550 -150", Lang::En);
    let figures = [found.actual, found.expected, found.difference].map(|n| n.unwrap().to_string());
    assert_eq!(figures, ["-520", "-250", "-270"]);
}

#[test]
fn what_a_mending_turns_round_is_said() {
    let said = |row: &str, sum: &str| [Lang::En, Lang::Sv].map(|lang| misprinted(row, sum, lang).materiality.unwrap_or_default());
    assert_eq!(
        said("Bad 1000 1250 250", "Summa 1400 1550 -150"),
        ["mended, a surplus of 250 becomes a deficit of 250", "rättat blir ett överskott på 250 ett underskott på 250"]
    );
    assert_eq!(
        said("Bad 1250 1000 -250", "Summa 1650 1300 350"),
        ["mended, a deficit of 250 becomes a surplus of 250", "rättat blir ett underskott på 250 ett överskott på 250"]
    );
    assert_eq!(
        said("Bad 1250 1000 25", "Summa 1650 1300 350"),
        ["mended, the deviation of 250 is over the threshold", "rättat ligger avvikelsen 250 över tröskeln"]
    );
    assert_eq!(
        said("Bad 1025 1000 250", "Summa 1425 1300 125"),
        ["mended, the deviation of 25 is under the threshold", "rättat ligger avvikelsen 25 under tröskeln"]
    );
    // 250 and 260 are both over, 25 and 52 both under it.
    assert_eq!(said("Bad 1250 1000 260", "Summa 1650 1300 350"), ["", ""]);
    assert_eq!(said("Bad 1025 1000 52", "Summa 1425 1300 125"), ["", ""]);
}

#[test]
fn a_finding_is_known_again_by_what_it_says() {
    let print = |row: &str, lang: Lang| misprinted(row, "Summa 1400 1550 -150", lang).fingerprint;
    let one = print("Bad 1000 1250 -520", Lang::En);
    assert!(one.len() == 16 && one.bytes().all(|b| b.is_ascii_hexdigit()), "{one}");
    assert_eq!(print("Bad 1000 1250 -520", Lang::Sv), one);
    assert_ne!(print("Lek 1000 1250 -520", Lang::En), one);
    assert_ne!(print("Bad 1000 1250 -205", Lang::En), one);
}

#[test]
fn a_column_without_a_label_has_none_in_what_is_said() {
    let mut report = with_table(&table("tkr", COLUMNS, &["Bad 1000 1250 -520", "Hall 400 300 100", "Summa 1400 1550 -150"]));
    let found = |report: &Value| judged(gold::report(report), "deviation").remove(0).message;
    assert!(found(&report).contains("Bad / deviation 2025"), "{}", found(&report));
    report["tables"][0]["columns"][2]["label"] = json!("");
    assert!(!found(&report).contains(" / ") && found(&report).contains("Bad"), "{}", found(&report));
}

/// The same sum in thousands and in millions, each as exact as it is printed: half a unit of both is how far they may be apart.
#[test]
fn a_figure_in_another_unit_is_given_in_its_own() {
    let found = |rule: &str, whole: (&str, &[&str]), alone: (&str, &str)| {
        let mut statement = table(whole.0, COLUMNS, whole.1);
        (statement["kind"], statement["rows"][2]["role"]) = (json!("income_statement"), json!("total"));
        let mut sum = table(alone.0, COLUMNS, &[alone.1]);
        (sum["kind"], sum["id"], sum["lines"]) = (json!("operating_statement"), json!("t2"), json!([1001, 1001]));
        let report = json!({"report": {"period": "2025", "unit": "tkr"}, "tables": [statement, sum]});
        let found = judged(gold::report(&report), rule);
        assert_eq!(found.iter().map(|f| f.line).collect::<Vec<_>>(), [1001]);
        [found[0].actual, found[0].expected, found[0].difference, found[0].tolerance].map(|n| n.map_or(String::new(), |n| n.to_string()))
    };
    let thousands = &["Intäkter 500 520 20", "Kostnader -25400 -25600 -200", "Nettokostnad -24900 -25080 -180"];
    assert_eq!(found("same-figure", ("tkr", thousands), ("mnkr", "Summa -24.9 -25.9 -0.2")), ["-25.9", "-25.1", "-0.8", "0.0505"]);
    let millions = &["Intäkter 0.50 0.52 0.02", "Kostnader -25.40 -25.60 -0.20", "Nettokostnad -24.90 -25.08 -0.18"];
    assert_eq!(found("same-figure", ("mnkr", millions), ("tkr", "Summa -24900 -25980 -180")), ["-25980", "-25080", "-900", "5.5"]);
    // That another table has the same sum shows no rows that it is of.
    assert_eq!(found("total-without-rows", ("tkr", thousands), ("mnkr", "Summa -24.9 -25.1 -0.18")), NO_FIGURES);
    // What rounding explains is said to be no fault.
    assert_eq!(found("rounding", ("tkr", thousands), ("mnkr", "Summa -24.9 -25.1 -0.18")), ["-25.1", "-25.08", "-0.02", "0.0505"]);
    assert_eq!(found("rounding", ("mnkr", millions), ("tkr", "Summa -24900 -25084 -180")), ["-25084", "-25080", "-4", "5.5"]);
}

/// What looks misread is told apart from what looks wrong.
#[test]
fn a_figure_far_from_all_others_looks_misread() {
    let columns = &["income 2025", "cost 2025", "net_cost 2025"];
    let found = |row: &str| {
        let rows = [row, "Park 80 -310 -230", "Vatten 60 -95 -35", "Avfall 44 -150 -106"];
        judged(gold::report(&with_table(&table("tkr", columns, &rows))), "row-sum").iter().map(|f| f.severity).collect::<Vec<_>>()
    };
    assert_eq!(found("Gata 120 -450 -320"), [Severity::Error]);
    assert_eq!(found("Gata 120 -450 -7654321"), [Severity::Info]);
}
