//! What stands in the output for an input that gave no report: a record with one finding.

use crate::error::Error;
use crate::finding::Finding;
use crate::finding::reading::{INTERNAL, UNREADABLE};
use crate::report::model::{Head, ProofSummary, Report, ReportKind, SCHEMA_VERSION, SourceInfo};

/// A report without content for an input that could not be read.
#[must_use]
pub fn report(error: &Error) -> Report {
    let source = SourceInfo {
        path: path(error).map(|p| p.display().to_string()),
        encoding: "unknown".to_owned(),
        bytes: 0,
        lines: 0,
        sha256: String::new(),
    };
    with_finding(source, UNREADABLE.at(1, error.to_string()))
}

/// A report without content for an input on which kpr itself failed.
#[must_use]
pub fn panicked(source: &SourceInfo, what: &str) -> Report {
    let message = format!("kpr failed on this report, which is a fault in kpr: {what}");
    with_finding(source.clone(), INTERNAL.at(1, message))
}

fn with_finding(source: SourceInfo, finding: Finding) -> Report {
    let mut report = empty(source);
    report.findings.push(finding);
    report
}

/// A report in which nothing was found.
#[must_use]
pub fn empty(source: SourceInfo) -> Report {
    Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        source,
        report: Head {
            title: None,
            body: None,
            municipality: None,
            kind: ReportKind::Other,
            period: None,
            as_of: None,
            chair: None,
            manager: None,
            unit: None,
        },
        sections: Vec::new(),
        key_figures: Vec::new(),
        tables: Vec::new(),
        programmes: Vec::new(),
        goals: Vec::new(),
        risks: Vec::new(),
        actions: Vec::new(),
        indicators: Vec::new(),
        controls: Vec::new(),
        checklists: Vec::new(),
        claims: Vec::new(),
        goal_counts: Vec::new(),
        findings: Vec::new(),
        proof: ProofSummary::default(),
    }
}

fn path(error: &Error) -> Option<&std::path::Path> {
    match error {
        Error::Io { path, .. }
        | Error::Empty { path, .. }
        | Error::NotText { path, .. }
        | Error::TooLarge { path, .. }
        | Error::TooManyLines { path, .. } => path.as_deref(),
    }
}
