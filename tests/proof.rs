//! Root causes on tables small enough to work out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use kpr::finding::Slip;
use kpr::proof::{Evidence, prove};
use kpr::report::model::{Proof, Report};

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
