//! Root causes on tables small enough to work out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use gold::typed::table;
use kpr::finding::Slip;
use kpr::proof::{Evidence, prove};
use kpr::report::model::{Proof, Report};
use serde_json::{Value, json};

fn proven(rule: &str, kind: &str) -> (Report, Evidence) {
    let mut report = gold::fixture(rule, kind).report;
    let evidence = prove(&mut report);
    (report, evidence)
}

/// Four rows and their sum, three columns: three column sums and five deviations.
#[test]
fn a_table_without_faults_is_verified_whole() {
    let (report, evidence) = proven("column-sum", "pass");
    let p = report.proof;
    assert_eq!((p.cells, p.verified, p.contradicted, p.unverified), (15, 15, 0, 0));
    assert_eq!((p.relations, p.exact, p.within_rounding, p.violated), (8, 8, 0, 0));
    assert!(evidence.causes.is_empty());
}

/// The total of the budget is 27 too low: its column and its own row fail, and only it stands in both.
#[test]
fn the_figure_in_both_failing_relations_is_the_culprit() {
    let (report, evidence) = proven("column-sum", "fail");
    let [cause] = evidence.causes.as_slice() else { panic!("{:?}", evidence.causes) };
    let culprit = cause.culprit().unwrap();
    assert_eq!(
        (culprit.from.to_string(), culprit.to.to_string(), culprit.slip),
        ("-24941".to_owned(), "-24914".to_owned(), Some(Slip::Swap))
    );
    assert_eq!(report.proof.violated, 2);
    // The culprit is contradicted; the four budgets above it and the two other totals are not, but a relation of theirs fails.
    let p = report.proof;
    assert_eq!((p.verified, p.contradicted, p.unverified), (8, 1, 6));
    assert_eq!(report.tables[0].rows[4].cells[0].as_ref().unwrap().proof, Proof::Contradicted);
}

/// One deviation 90 too high, another 90 too low: two figures must change, and they may be those of any of the three columns.
#[test]
fn errors_that_cancel_out_have_three_explanations() {
    let (_, evidence) = proven("cancelling-errors", "fail");
    let [cause] = evidence.causes.as_slice() else { panic!("{:?}", evidence.causes) };
    assert!(cause.cancelling && cause.culprit().is_none());
    let columns: Vec<Vec<usize>> =
        cause.explanations.iter().map(|e| e.iter().map(|c| evidence.network.nodes[c.node].place().column).collect()).collect();
    assert_eq!(columns.len(), 3);
    assert!(columns.iter().all(|c| c.len() == 2 && c[0] == c[1]));
}

/// Without a column sum, each of the three figures of a row could be wrong.
#[test]
fn a_single_failing_relation_names_nobody() {
    let (report, evidence) = proven("change", "fail");
    let [cause] = evidence.causes.as_slice() else { panic!("{:?}", evidence.causes) };
    assert!(cause.culprit().is_none());
    assert_eq!(cause.explanations.len(), 3);
    assert_eq!(report.proof.contradicted, 3);
}

fn of_tables(tables: &[Value]) -> (Report, Evidence) {
    let mut report = gold::report(&json!({"report": {"period": "2025"}, "tables": tables}));
    let evidence = prove(&mut report);
    (report, evidence)
}

/// Relations between two tables, and how many of all relations fail.
fn twins(one: &Value, other: &Value) -> (usize, usize) {
    let (report, evidence) = of_tables(&[one.clone(), other.clone()]);
    let same = evidence.network.links.iter().filter(|l| l.kind == kpr::proof::LinkKind::SameFigure).count();
    (same, report.proof.violated)
}

const THREE: &[&str] = &["outcome 2025", "budget 2025", "forecast 2025"];

#[test]
fn a_total_that_another_table_repeats_is_the_same_figure() {
    let one = table("tkr", THREE, &["A 100 200 300", "B 11 22 33", "C 7 8 9", "Summa 118 230 342"]);
    let only = |unit: &str, row: &str| twins(&one, &table(unit, THREE, &[row]));
    assert_eq!(only("tkr", "Summa 118 230 342"), (3, 0));
    // One of three may differ, and is told; two that differ make another row.
    assert_eq!(only("tkr", "Summa 118 230 324"), (3, 1));
    assert_eq!(only("tkr", "Summa 118 203 324"), (0, 0));
    // Costs may be positive in one table and negative in the other.
    assert_eq!(only("tkr", "Summa -118 -230 -342"), (3, 0));
    assert_eq!(only("kr", "Summa 118000 230000 342000"), (3, 0));
    assert_eq!(only("kr", "Summa 118499 230000 341501"), (3, 0));
    assert_eq!(only("kr", "Summa 118501 230000 342000"), (3, 1));
    assert_eq!(only("mnkr", "Summa 0.118 0.230 0.342"), (3, 0));
    assert_eq!(only("mnkr", "Summa 0.12 0.23 0.34"), (3, 0));
    // Hours are no money.
    assert_eq!(only("hours", "Summa 118 230 342"), (0, 0));
}

#[test]
fn rows_are_the_same_by_three_columns_of_role_and_period() {
    let one = table("tkr", THREE, &["A 100 200 300", "B 11 22 33", "C 7 8 9", "Summa 118 230 342"]);
    let other = |columns: &[&str], row: &str| twins(&one, &table("tkr", columns, &[row]));
    assert_eq!(other(&["outcome 2025", "budget 2025"], "Summa 118 230"), (0, 0));
    assert_eq!(other(&["outcome 2024", "budget 2025", "forecast 2025"], "Summa 118 230 342"), (0, 0));
    assert_eq!(other(&["forecast 2025", "outcome 2025", "budget 2025"], "Summa 342 118 230"), (3, 0));
    // Two columns of one role and period are neither the other's.
    assert_eq!(other(&["outcome 2025", "outcome 2025", "budget 2025", "forecast 2025"], "Summa 118 118 230 342"), (0, 0));
    // Only sums are repeated, and empty cells are no figures.
    assert_eq!(other(THREE, "Delar 118 230 342"), (0, 0));
    assert_eq!(other(THREE, "Summa 118 230 -"), (0, 0));
    // Noughts tell nothing.
    let noughts = table("tkr", THREE, &["Summa 0 0 342"]);
    assert_eq!(twins(&noughts, &noughts), (0, 0));
    let noughts = table("tkr", THREE, &["Summa 0 230 342"]);
    assert_eq!(twins(&noughts, &noughts), (3, 0));
    let values = table("tkr", &["value 2025", "value 2024", "value 2023"], &["Summa 118 230 342"]);
    assert_eq!(twins(&values, &values), (0, 0));
}

#[test]
fn deviations_keep_their_sign_where_amounts_turn() {
    let columns = &["outcome 2025", "budget 2025", "deviation 2025", "forecast 2025"];
    let one = table("tkr", columns, &["Summa 118 230 112 200"]);
    let other = |row: &str| twins(&one, &table("tkr", columns, &[row]));
    assert_eq!(other("Summa -118 -230 112 -200"), (4, 0));
    // A deviation of the other sign is not held against it.
    assert_eq!(other("Summa 118 230 -112 200"), (3, 0));
}

/// A row of deviations does not obey its columns; the rows of amounts do.
#[test]
fn what_holds_between_amounts_does_not_hold_in_a_row_of_deviations() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let rows = |last: &str| of_tables(&[table("tkr", columns, &["A 100 90 10", "B 50 60 -10", "C 70 20 50", "D 10 20 -10", last])]).0.proof;
    assert_eq!((rows("Budgetavvikelse 3 4 9").violated, rows("Avvikelse 3 4 9").violated, rows("Differens 3 4 9").violated), (0, 0, 0));
    assert_eq!(rows("Bad 3 4 9").violated, 1);
}

/// Two wrong figures in two columns: neither column adds up any more, and of each row any of its three figures may be the wrong one.
#[test]
fn two_errors_apart_are_two_causes() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let rows = |b: &'static str, c: &'static str| ["A 100 90 10", b, c, "D 10 20 -10", "E 30 20 10", "F 25 5 20", "Summa 735 765 -30"];
    let (report, evidence) = of_tables(&[table("tkr", columns, &rows("B 500 610 -110", "C 70 20 50"))]);
    assert_eq!((report.proof.violated, evidence.causes.len()), (0, 0));
    let (report, evidence) = of_tables(&[table("tkr", columns, &rows("B 500 160 -110", "C 70 20 5"))]);
    assert_eq!(report.proof.violated, 2);
    let mended: Vec<Vec<String>> =
        evidence.causes.iter().map(|c| c.explanations.iter().flatten().map(|c| format!("{} {}", c.from, c.to)).collect()).collect();
    // The likeliest slip first: two digits swapped before a nought lost before none.
    assert_eq!(mended, [["160 610", "500 50", "-110 340"], ["5 50", "70 25", "20 65"]]);
    assert!(evidence.causes.iter().all(|c| c.culprit().is_none() && !c.cancelling && !c.bounded));
}

/// A culprit is printed as its figure is: with its decimals, and no finer than its relations need.
#[test]
fn a_mending_is_printed_as_its_figure() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let rows = ["A 10.0 9.0 1.0", "B 50.0 61.0 -11.0", "C 7.0 2.0 5.0", "D 1.0 2.0 -1.0", "Summa 68.0 74.0 -9.0"];
    let (_, evidence) = of_tables(&[table("mnkr", columns, &rows)]);
    let [cause] = evidence.causes.as_slice() else { panic!("{:?}", evidence.causes) };
    let change = cause.culprit().unwrap();
    assert_eq!((change.from.to_string(), change.to.to_string(), change.slip), ("-9.0".to_owned(), "-6.0".to_owned(), Some(Slip::Digit)));
}

/// The values that a figure may have for a relation to hold, the others being as printed.
fn allowed(evidence: &Evidence, kind: kpr::proof::LinkKind, value: &str) -> (String, String) {
    let net = &evidence.network;
    let value: rust_decimal::Decimal = value.parse().unwrap();
    let of = |link: &kpr::proof::Link| net.members(link).iter().map(|m| m.node()).find(|n| net.nodes[*n].value == value);
    let (link, node) = net.links.iter().filter(|l| l.kind == kind).find_map(|l| Some((l, of(l)?))).unwrap();
    let interval = net.allows(link, node, value);
    (interval.low.normalize().to_string(), interval.high.normalize().to_string())
}

#[test]
fn what_the_others_leave_a_figure() {
    let within = |s: &str, t: &str| (s.to_owned(), t.to_owned());
    let sum = kpr::proof::LinkKind::Within(kpr::report::model::RelationKind::ColumnSum);
    let columns = &["outcome 2025", "outcome 2024"];
    let (_, evidence) = of_tables(&[table("tkr", columns, &["A 10 20", "B 5 7", "Summa 18 27"])]);
    // 10 + 5 is 15, and each of the three is half a unit off at most.
    assert_eq!(allowed(&evidence, sum, "18"), within("13.5", "16.5"));
    assert_eq!(allowed(&evidence, sum, "10"), within("11.5", "14.5"));
    assert_eq!(allowed(&evidence, sum, "20"), within("18.5", "21.5"));
    // The same figure in thousands and in kronor, where costs have another sign.
    let one = table("tkr", THREE, &["Summa 118 230 342"]);
    let other = table("kr", THREE, &["Summa -118900 -230000 -342000"]);
    let (_, evidence) = of_tables(&[one, other]);
    let same = kpr::proof::LinkKind::SameFigure;
    assert_eq!(allowed(&evidence, same, "118"), within("118.3995", "119.4005"));
    assert_eq!(allowed(&evidence, same, "-118900"), within("-118500.5", "-117499.5"));
    assert_eq!(allowed(&evidence, same, "-230000"), within("-230500.5", "-229499.5"));
}

/// What mends a figure is printed as finely as it is, and one slip away where rounding lets it be.
#[test]
fn the_likeliest_value_that_mends() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025"];
    let mended = |unit: &str, rows: &[&str]| -> Vec<(String, String, Option<Slip>)> {
        let (_, evidence) = of_tables(&[table(unit, columns, rows)]);
        evidence.causes.iter().filter_map(kpr::proof::Cause::culprit).map(|c| (c.from.to_string(), c.to.to_string(), c.slip)).collect()
    };
    let of = |from: &str, to: &str, slip| vec![(from.to_owned(), to.to_owned(), slip)];
    // 91 for 19 is two digits swapped; its row says 19 and its column 19, too.
    assert_eq!(
        mended("tkr", &["A 91 9 10", "B 50 60 -10", "C 70 20 50", "D 10 20 -10", "Summa 149 109 40"]),
        of("91", "19", Some(Slip::Swap))
    );
    // The row says 2 000 and the column 2 001, both within rounding of the other: what is one slip away is likeliest.
    assert_eq!(
        mended("tkr", &["A 2100 900 1100", "B 50 60 -10", "C 70 20 50", "D 10 20 -10", "Summa 2131 1000 1130"]),
        of("2100", "2000", Some(Slip::Digit))
    );
    // No slip gives it: then the value that makes most relations exact.
    assert_eq!(
        mended("tkr", &["A 4444 900 1100", "B 50 60 -10", "C 70 20 50", "D 10 20 -10", "Summa 2130 1000 1130"]),
        of("4444", "2000", None)
    );
    assert_eq!(
        mended("mnkr", &["A 44.4 9.0 11.0", "B 5.0 6.0 -1.0", "C 7.0 2.0 5.0", "D 1.0 2.0 -1.0", "Summa 33.0 19.0 14.0"]),
        of("44.4", "20.0", None)
    );
}

/// Equal totals of one table are no figure that another table repeats.
#[test]
fn a_table_is_not_its_own_twin() {
    let (_, evidence) = of_tables(&[table("tkr", THREE, &["Summa 118 230 342", "A 1 2 3", "Summa 118 230 342"])]);
    assert!(evidence.network.links.iter().all(|l| l.kind != kpr::proof::LinkKind::SameFigure));
}

/// 100 is printed as 400 in one row and 20 as 50 in another: each breaks its row and its column, and nothing else mends all four.
#[test]
fn two_culprits_of_one_group() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025", "outcome 2024", "budget 2024"];
    let rows = [
        "A 400 90 10 80 70",
        "B 500 610 -110 400 300",
        "C 70 50 50 60 50",
        "D 10 20 -10 9 8",
        "E 30 20 10 5 4",
        "Summa 710 760 -50 554 432",
    ];
    let (report, evidence) = of_tables(&[table("tkr", columns, &rows)]);
    // Two causes in one table: all figures of the four relations, sixteen of which two stand in two of them, stay under suspicion.
    assert_eq!((report.proof.violated, report.proof.contradicted), (4, 14));
    let mended: Vec<(String, String, usize)> = evidence
        .causes
        .iter()
        .map(|c| (c.culprit().unwrap(), c.links.len()))
        .map(|(c, n)| (c.from.to_string(), c.to.to_string(), n))
        .collect();
    assert_eq!(mended, [("400".to_owned(), "100".to_owned(), 2), ("50".to_owned(), "20".to_owned(), 2)]);
    assert!(evidence.causes.iter().all(|c| !c.cancelling && !c.bounded));
}

/// One wrong budget breaks both deviations that are worked out from it, and its column; that is no pair of errors that cancel out.
#[test]
fn one_error_in_two_relations_of_a_row() {
    let columns = &["budget 2025", "outcome 2025", "deviation 2025", "forecast 2025", "deviation 2025"];
    let rows = ["A 700 90 10 80 20", "B 50 60 -10 55 -5", "C 70 20 50 30 40", "D 10 20 -10 15 -5", "Summa 230 190 40 180 50"];
    let (report, evidence) = of_tables(&[table("tkr", columns, &rows)]);
    assert_eq!(report.proof.violated, 3);
    let [cause] = evidence.causes.as_slice() else { panic!("{:?}", evidence.causes) };
    assert_eq!(cause.culprit().map(|c| (c.from.to_string(), c.to.to_string())), Some(("700".to_owned(), "100".to_owned())));
    assert!(!cause.cancelling);
}
