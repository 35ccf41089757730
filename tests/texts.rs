//! Made-up reports read end to end: every finding, worked out by hand from the text.
//!
//! Beside each `fixtures/findings/NAME.txt` its `NAME.expected` has a line a finding, `LINE SEVERITY RULE`, in the order of the
//! lines; what follows `#` says why.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::path::Path;

use kpr::Source;
use kpr::check::{Settings, check};
use kpr::finding::Severity;

fn found(text: &str) -> Vec<String> {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap();
    let mut report = kpr::read(&source);
    check(&mut report, &Settings::default());
    let severity = |s: Severity| match s {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    report.findings.iter().map(|f| format!("{} {} {}", f.line, severity(f.severity), f.rule)).collect()
}

#[test]
fn every_report_has_its_findings_and_no_others() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/findings");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let expected = std::fs::read_to_string(path.with_extension("expected")).unwrap();
        let expected: Vec<&str> = expected.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        assert_eq!(found(&std::fs::read_to_string(&path).unwrap()), expected, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}
