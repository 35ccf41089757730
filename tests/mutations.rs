//! Wrong figures planted in the gold tables: found, located and listed, and never called verified.
//!
//! The gold lies beside the repository; where it is absent the tests say so and are skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr, missing_docs)]

mod gold;

use kpr::Number;
use kpr::check::{Settings, check};
use kpr::finding::Severity;
use kpr::proof::{Evidence, Place, prove};
use kpr::report::model::{Proof, Report, RowRole};
use rust_decimal::Decimal;

fn reports() -> Vec<(String, Report)> {
    let Some(shared) = gold::shared() else {
        eprintln!("skipped: no ../shared beside the repository");
        return Vec::new();
    };
    gold::all(&shared.join("gold"))
}

fn reread(report: &mut Report) {
    for t in &mut report.tables {
        t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
    }
}

/// Wrong figures one slip away: the sign, the first digit, two digits swapped.
fn planted(value: Decimal) -> Vec<Decimal> {
    let sign = if value.is_sign_negative() { -1 } else { 1 };
    let digits = value.mantissa().abs().to_string().into_bytes();
    let with = |d: Vec<u8>| {
        let mantissa: i128 = String::from_utf8(d).unwrap().parse().unwrap();
        Decimal::from_i128_with_scale(sign * mantissa, value.scale())
    };
    let mut first = digits.clone();
    first[0] = if first[0] == b'7' { b'3' } else { b'7' };
    let mut out = vec![-value, with(first)];
    if let Some(i) = digits.windows(2).position(|w| w[0] != w[1] && w[1] != b'0') {
        let mut swapped = digits;
        swapped.swap(i, i + 1);
        out.push(with(swapped));
    }
    out.retain(|v| *v != value);
    out
}

/// How many relations a wrong figure breaks beyond rounding.
fn broken(evidence: &Evidence, node: usize, wrong: Decimal) -> usize {
    let by = wrong - evidence.network.nodes[node].value;
    evidence.network.links_of(node).filter(|(_, l)| (l.residual + by * evidence.network.factor(l, node)).abs() > l.tolerance).count()
}

#[test]
fn a_planted_figure_is_found_and_never_verified() {
    for (name, report) in reports() {
        let base = prove(&mut report.clone());
        assert!(base.causes.is_empty(), "{name}");
        for (id, node) in base.network.nodes.iter().enumerate() {
            for wrong in planted(node.value) {
                let relations = broken(&base, id, wrong);
                if relations == 0 {
                    continue;
                }
                let what = format!("{name} {:?} {} -> {wrong}", node.place(), node.value);
                let mut bad = report.clone();
                node.place().cell_mut(&mut bad).unwrap().value = Number(wrong);
                reread(&mut bad);
                let evidence = prove(&mut bad);
                assert_ne!(node.place().cell(&bad).unwrap().proof, Proof::Verified, "{what}");
                assert_eq!(evidence.causes.len(), 1, "{what}");
                let tolerance = base.network.links_of(id).map(|(_, l)| l.tolerance).max().unwrap();
                assert!(evidence.changes_at(node.place()).any(|c| (c.to - node.value).abs() <= tolerance), "{what}");
                if relations >= 2 {
                    let culprit = evidence.causes[0].culprit().map(|c| evidence.network.nodes[c.node].place());
                    assert_eq!(culprit, Some(node.place()), "{what}");
                }
            }
        }
    }
}

/// The cells that stand in a relation along their row.
fn in_rows(evidence: &Evidence) -> Vec<Place> {
    let places = |l: usize| evidence.network.nodes_of(l).map(|n| evidence.network.nodes[n].place()).collect::<Vec<_>>();
    let along = |at: Place, l: usize| places(l).iter().all(|p| (p.table, p.row) == (at.table, at.row));
    let stands = |(id, place): &(usize, Place)| evidence.network.links_of(*id).any(|(l, _)| along(*place, l));
    evidence.network.nodes.iter().map(|n| n.place()).enumerate().filter(stands).map(|(_, place)| place).collect()
}

#[test]
fn errors_that_cancel_out_in_a_column_are_spoken_of() {
    for (name, report) in reports() {
        let cells = in_rows(&prove(&mut report.clone()));
        let is_item = |p: &Place| report.tables[p.table].rows[p.row].role == RowRole::Item;
        for one in cells.iter().filter(|p| is_item(p)) {
            for two in cells.iter().filter(|p| is_item(p) && p.table == one.table && p.column == one.column && p.row > one.row) {
                let scale = |p: &Place| p.cell(&report).unwrap().value.0.scale();
                // Tenths in a row of whole numbers are within rounding there.
                if scale(one) == scale(two) {
                    for by in [7, 20, 90] {
                        pair(&name, &report, *one, *two, Decimal::new(by, scale(one)));
                    }
                }
            }
        }
    }
}

fn pair(name: &str, report: &Report, one: Place, two: Place, by: Decimal) {
    let mut bad = report.clone();
    one.cell_mut(&mut bad).unwrap().value.0 += by;
    two.cell_mut(&mut bad).unwrap().value.0 -= by;
    reread(&mut bad);
    check(&mut bad, &Settings::default());
    let errors = bad.findings.iter().filter(|f| f.severity == Severity::Error);
    let spoken: Vec<u32> = errors.flat_map(|f| std::iter::once(f.line).chain(f.related.iter().map(|r| r.line))).collect();
    for place in [one, two] {
        let cell = place.cell(&bad).unwrap();
        assert!(spoken.contains(&cell.line), "{name} {one:?} {two:?} by {by}");
        assert_ne!(cell.proof, Proof::Verified, "{name} {one:?} {two:?} by {by}");
    }
}
