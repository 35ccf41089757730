//! The findings on the gold reports: what an auditor asked for is found, and nothing else is called wrong.
//!
//! The gold lies beside the repository; where it is absent the tests say so and are skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr, missing_docs)]

mod gold;

use kpr::check::{Settings, check};
use kpr::finding::{Finding, Severity};

fn grave(folder: &str) -> Option<Vec<(String, Vec<Finding>)>> {
    let Some(shared) = gold::shared() else {
        eprintln!("skipped: no ../shared beside the repository");
        return None;
    };
    let check_one = |(name, mut report): (String, kpr::report::model::Report)| {
        check(&mut report, &Settings::default());
        report.findings.retain(|f| f.severity > Severity::Info);
        (name, report.findings)
    };
    Some(gold::all(&shared.join(folder)).into_iter().map(check_one).collect())
}

fn show(found: &[(String, Vec<Finding>)]) {
    for (name, findings) in found {
        for f in findings {
            eprintln!("{name} {:?} {} {} line {}: {}", f.severity, f.code, f.rule, f.line, f.message);
        }
    }
}

#[test]
fn the_five_reports_contradict_themselves_nowhere() {
    let Some(found) = grave("gold") else { return };
    show(&found);
    assert!(found.iter().flat_map(|(_, f)| f).all(|f| f.severity != Severity::Error));
}

#[test]
fn every_planted_fault_is_found_once() {
    let Some(found) = grave("samples-faults") else { return };
    show(&found);
    for (name, findings) in &found {
        assert_eq!(findings.len(), 3, "{name}");
    }
}

#[test]
fn samples_without_faults_have_none() {
    let Some(found) = grave("samples") else { return };
    show(&found);
    assert!(found.iter().all(|(_, f)| f.is_empty()));
}

#[test]
fn tables_in_the_wild() {
    let Some(found) = grave("wild") else { return };
    show(&found);
}
