//! Which relations a table obeys: small tables, and the relations found in them, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use std::collections::BTreeMap;

use gold::typed::{table, with_table};
use kpr::report::model::{RelationKind, RowRole, Table};

fn of(columns: &[&str], rows: &[&str]) -> Table {
    let mut report = gold::report(&with_table(&table("tkr", columns, rows)));
    let t = &mut report.tables[0];
    for row in &mut t.rows {
        row.label = row.label.replace('_', " ");
        if row.cells.iter().all(Option::is_none) {
            row.role = RowRole::Group;
        }
    }
    t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
    report.tables.remove(0)
}

/// `Summa = A B: 0 2` for rows that add up in columns 0 and 2.
fn sums(columns: &[&str], rows: &[&str]) -> Vec<String> {
    let t = of(columns, rows);
    let mut out: BTreeMap<(usize, Vec<usize>), Vec<usize>> = BTreeMap::new();
    for r in t.relations.iter().filter(|r| r.kind == RelationKind::ColumnSum) {
        let members = r.terms.iter().map(|t| t.row).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        out.entry((r.result.row, members)).or_default().push(r.result.column);
    }
    let label = |row: &usize| t.rows[*row].label.split(' ').next().unwrap().to_owned();
    let words = |n: &[usize]| n.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    out.iter()
        .map(|((total, rows), c)| format!("{} = {}: {}", label(total), rows.iter().map(label).collect::<Vec<_>>().join(" "), words(c)))
        .collect()
}

/// `2 = 0 - 1 deviation: 4` for a column that is the difference of two others in four rows.
fn columns(columns: &[&str], rows: &[&str]) -> Vec<String> {
    let t = of(columns, rows);
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    for r in t.relations.iter().filter(|r| r.kind != RelationKind::ColumnSum) {
        let term = |(i, t): (usize, &kpr::report::model::Term)| match (i, t.negative) {
            (0, false) => t.column.to_string(),
            (_, false) => format!(" + {}", t.column),
            (_, true) => format!(" - {}", t.column),
        };
        let terms: String = r.terms.iter().enumerate().map(term).collect();
        *out.entry(format!("{} ={} {:?}", r.result.column, if terms.starts_with(' ') { terms } else { format!(" {terms}") }, r.kind))
            .or_default() += 1;
    }
    out.into_iter().map(|(r, n)| format!("{r}: {n}")).collect()
}

const NONE: [&str; 0] = [];
const TWO: &[&str] = &["outcome 2025", "outcome 2024"];

#[test]
fn totals_and_subtotals() {
    assert_eq!(sums(TWO, &["A 10 20", "B 5 7", "Summa 15 27"]), ["Summa = A B: 0 1"]);
    let nested = ["Park - -", "A 10 20", "B 5 7", "Summa_park 15 27", "Hamn - -", "C 3 4", "D 9 8", "Summa_hamn 12 12", "Summa 27 39"];
    assert_eq!(sums(TWO, &nested), ["Summa = A B: 0 1", "Summa = C D: 0 1", "Summa = Summa Summa: 0 1"]);
    // Totals of all parts, not of the subtotals; a row beside the subtotal.
    assert_eq!(sums(TWO, &["A 10 20", "B 5 7", "Summa_a 15 27", "C 3 4", "Netto 18 31"]), ["Summa = A B: 0 1", "Netto = Summa C: 0 1"]);
    // Before its parts.
    assert_eq!(sums(TWO, &["Kommunen 27 39", "A 10 20", "B 5 7", "C 12 12"]), ["Kommunen = A B C: 0 1"]);
    assert_eq!(sums(TWO, &["A 10 20", "B 5 7", "C 12 13"]), NONE);
    // An empty cell is nothing.
    assert_eq!(sums(TWO, &["A 10 20", "B - 7", "C 5 -", "Summa 15 27"]), ["Summa = A B: 1", "Summa = A C: 0"]);
}

#[test]
fn rows_that_are_never_added_up() {
    let with = |row: &str| sums(TWO, &["A 10 20", "B 5 7", row, "Summa 15 27"]);
    assert_eq!(with("varav_lön 4 3"), ["Summa = A B: 0 1"]);
    assert_eq!(with("Andel_lön 40 30"), ["Summa = A B: 0 1"]);
    assert_eq!(with("Genomsnitt 40 30"), ["Summa = A B: 0 1"]);
    assert_eq!(with("Rubrik - -"), ["Summa = A B: 0 1"]);
    // What follows `varav` gives its row whole, or does not.
    let parts = |a: &str| sums(TWO, &[a, "varav_lön 4 3", "varav_hyra 6 17", "B 5 7", "Summa 15 27"]);
    assert_eq!(parts("A 10 20"), ["A = varav varav: 0 1", "Summa = A B: 0 1"]);
    // A total that is wrong in one column stays visible there.
    assert_eq!(parts("A 10 29"), ["Summa = A B: 0 1"]);
}

#[test]
fn what_a_label_says_of_a_sum() {
    // A row that does not say so is a sum where two columns say it and none fails.
    assert_eq!(sums(TWO, &["A 10 20", "B 5 7", "Kommunen 15 27", "X 1 9"]), ["Kommunen = A B: 0 1"]);
    assert_eq!(sums(&["outcome 2025"], &["A 10", "B 5", "Kommunen 15", "X 1"]), NONE);
    assert_eq!(sums(&["outcome 2025"], &["A 10", "B 5", "Summa 15", "X 1"]), ["Summa = A B: 0"]);
    for label in ["Totalt", "SUMMA", "Årets_resultat", "Nettokostnad", "Verksamheten_totalt", "Delsumma"] {
        assert_eq!(sums(&["outcome 2025"], &["A 10", "B 5", &format!("{label} 15"), "X 1"]).len(), 1, "{label}");
    }
    // One part is no sum.
    assert_eq!(sums(TWO, &["A 15 27", "Summa 15 27"]), NONE);
}

#[test]
fn a_wrong_total_stays_visible() {
    let three = &["outcome 2025", "budget 2025", "forecast 2025"];
    let with = |total: &str| sums(three, &["A 10 20 31", "B 5 7 2", total]);
    assert_eq!(with("Summa 15 27 33"), ["Summa = A B: 0 1 2"]);
    assert_eq!(with("Summa 15 27 63"), ["Summa = A B: 0 1 2"]);
    assert_eq!(with("Summa 15 72 63"), NONE);
    // A column of shares adds up nowhere.
    let shares = &["outcome 2025", "budget 2025", "value 2025"];
    assert_eq!(sums(shares, &["A 10 20 31", "B 5 7 2", "Summa 15 27 63"]), ["Summa = A B: 0 1"]);
    let percent = &["outcome 2025", "budget 2025", "deviation 2025 percent"];
    assert_eq!(sums(percent, &["A 10 20 31", "B 5 7 2", "Summa 15 27 33"]), ["Summa = A B: 0 1"]);
    // Columns alike: where three add up, one that does not is wrong and not of another kind.
    let years = &["value 2022", "value 2023", "value 2024", "value 2025"];
    assert_eq!(sums(years, &["A 10 20 31 40", "B 5 7 2 3", "Summa 15 27 33 34"]), ["Summa = A B: 0 1 2 3"]);
    assert_eq!(sums(years, &["A 10 20 31 4.5", "B 5 7 2 3.1", "Summa 15 27 33 3.4"]), ["Summa = A B: 0 1 2"]);
}

#[test]
fn sums_hold_within_rounding() {
    // Three figures of which each may be half a unit off.
    let one = |total: &str| sums(TWO, &["A 10.4 20", "B 5.4 7", total]);
    assert_eq!(one("Summa 15.8 28"), ["Summa = A B: 0 1"]);
    assert_eq!(one("Summa 15.9 27"), ["Summa = A B: 0 1"]);
    // Figures that rounding may hide tell nothing.
    assert_eq!(sums(TWO, &["A 1 1", "B 0 1", "Kommunen 1 2", "C 8 3"]), NONE);
}

const BUDGET: &[&str] = &["budget 2025", "outcome 2025", "deviation 2025"];

#[test]
fn deviations_go_either_way() {
    let minus = ["A 100 90 10", "B 50 60 -10", "C 70 20 50"];
    assert_eq!(columns(BUDGET, &minus), ["2 = 0 - 1 Deviation: 3"]);
    let plus = ["A 100 90 -10", "B 50 60 10", "C 70 20 -50"];
    assert_eq!(columns(BUDGET, &plus), ["2 = - 0 + 1 Deviation: 3"]);
    let turned = ["A -100 90 -10", "B -50 60 10", "C -70 20 -50"];
    assert_eq!(columns(BUDGET, &turned), ["2 = 0 + 1 Deviation: 3"]);
    let negative = ["A 100 90 -190", "B 50 60 -110", "C 70 20 -90"];
    assert_eq!(columns(BUDGET, &negative), ["2 = - 0 - 1 Deviation: 3"]);
    // A row without one of the figures is in no relation.
    assert_eq!(columns(BUDGET, &["A 100 90 10", "B 50 60 -10", "C 70 20 50", "D - 5 5", "E 5 - 5", "F 5 1 -"]), ["2 = 0 - 1 Deviation: 3"]);
}

#[test]
fn how_many_rows_may_fail() {
    let rows = ["A 100 90 10", "B 50 60 -10", "C 70 20 50", "D 31 20 11", "X 10 90 7", "Y 40 60 9", "Z 20 10 80"];
    let with = |n: usize, m: usize| columns(BUDGET, &[&rows[..n], &rows[4..4 + m]].concat());
    // Two of six: a third. Three of seven are more.
    assert_eq!(with(4, 2), ["2 = 0 - 1 Deviation: 6"]);
    assert_eq!(with(4, 3), NONE);
    assert_eq!(with(2, 1), ["2 = 0 - 1 Deviation: 3"]);
    assert_eq!(with(1, 1), NONE);
    // Columns whose names say nothing need more: three rows, and one in five.
    let values = &["value 2025", "value 2024", "other 2025"];
    let with = |n: usize, m: usize| columns(values, &[&rows[..n], &rows[4..4 + m]].concat());
    assert_eq!(with(4, 1).len(), 1);
    assert_eq!(with(4, 2), NONE);
    assert_eq!(with(3, 0).len(), 1);
    assert_eq!(with(2, 0), NONE);
}

#[test]
fn errors_that_cancel_out_do_not_hide_a_relation() {
    assert_eq!(columns(BUDGET, &["A 100 90 10", "B 50 60 -3", "C 70 20 43"]), ["2 = 0 - 1 Deviation: 3"]);
    assert_eq!(columns(BUDGET, &["A 100 90 10", "B 50 60 -3", "C 70 20 42"]), NONE);
}

#[test]
fn sums_along_rows_and_changes() {
    let net = &["income 2025", "cost 2025", "net_cost 2025"];
    assert_eq!(columns(net, &["A 10 -30 -20", "B 5 -25 -20", "C 8 -70 -62"]), ["2 = 0 + 1 RowSum: 3"]);
    assert_eq!(columns(net, &["A 10 30 20", "B 5 25 20", "C 8 70 62"]), ["2 = - 0 + 1 RowSum: 3"]);
    let change = &["outcome 2024", "outcome 2025", "change 2025"];
    assert_eq!(columns(change, &["A 10 30 20", "B 25 5 -20", "C 8 70 62"]), ["2 = - 0 + 1 Change: 3"]);
    // A column that is the sum of three beside it, before or after.
    let four = &["value 1", "value 2", "value 3", "value 4"];
    assert_eq!(columns(four, &["A 10 20 31 61", "B 5 9 14 28"]), ["3 = 0 + 1 + 2 RowSum: 2"]);
    assert_eq!(columns(four, &["A 61 10 20 31", "B 29 5 9 15"]), ["0 = 1 + 2 + 3 RowSum: 2"]);
    assert_eq!(columns(four, &["A 10 20 31 61"]), NONE);
    assert_eq!(columns(four, &["A 10 20 31 61", "B 5 9 14 82"]), NONE);
    let rows = ["A 10 20 31 61", "B 5 9 14 28", "C 7 8 5 20", "D 11 22 33 66", "E 5 6 7 81"];
    assert_eq!(columns(four, &rows), ["3 = 0 + 1 + 2 RowSum: 5"]);
    // Figures that rounding may hide hold by chance.
    assert_eq!(columns(BUDGET, &["A 1 1 0", "B 0 1 -1", "C 1 0 1"]), NONE);
}
