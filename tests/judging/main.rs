//! Where a rule begins and where it stops: small typed reports, and all that one rule finds in them, worked out by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../gold/mod.rs"]
mod gold;

mod claims;
mod comments;
mod lists;
mod mending;
mod tables;

use kpr::check::{Settings, check};
use kpr::finding::Finding;
use kpr::report::model::Report;
use serde_json::Value;

fn judged(mut report: Report, rule: &str) -> Vec<Finding> {
    check(&mut report, &Settings { norms: true, ..Settings::default() });
    report.findings.into_iter().filter(|f| f.rule == rule).collect()
}

/// The lines of what a rule finds in a report.
fn lines(report: &Value, rule: &str) -> Vec<u32> {
    judged(gold::report(report), rule).iter().map(|f| f.line).collect()
}
