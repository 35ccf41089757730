//! What stands in the output for an input that gave no report: a record with one finding.

use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::report::model::{Head, ProofSummary, Report, ReportKind, SCHEMA_VERSION, SourceInfo};

/// Code and rule of an input that could not be read.
pub const UNREADABLE: (&str, &str) = ("KPR090", "unreadable-input");
/// Code and rule of an input on which kpr itself failed.
pub const INTERNAL: (&str, &str) = ("KPR091", "internal-error");

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
    with_finding(source, UNREADABLE, error.to_string())
}

/// A report without content for an input on which kpr itself failed.
#[must_use]
pub fn panicked(source: &SourceInfo, what: &str) -> Report {
    let message = format!("kpr failed on this report, which is a fault in kpr: {what}");
    with_finding(source.clone(), INTERNAL, message)
}

fn with_finding(source: SourceInfo, (code, rule): (&str, &str), message: String) -> Report {
    let mut report = empty(source);
    report.findings.push(Finding::new(code, rule, Severity::Error, 1, message));
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
