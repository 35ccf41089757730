//! GitLab's code quality report: a JSON array in the format of Code Climate.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Checked, Format, worst_first};
use crate::finding::{Lang, Severity};

/// A code quality report.
#[derive(Debug, Clone, Copy)]
pub struct GitLab;

impl Format for GitLab {
    fn write(&self, checked: &[Checked], _: Lang, out: &mut dyn Write) -> io::Result<()> {
        let issues = worst_first(checked).into_iter().filter(|(_, f)| !f.known).map(|(path, f)| {
            let severity = match f.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            };
            json!({
                "type": "issue",
                "check_name": f.rule,
                "description": format!("{}: {}", f.code, f.message),
                "categories": ["Bug Risk"],
                "severity": severity,
                "fingerprint": format!("{path}:{}", f.fingerprint),
                "location": {"path": path, "lines": {"begin": f.line, "end": f.line}},
            })
        });
        let issues: Vec<Value> = issues.collect();
        serde_json::to_writer_pretty(&mut *out, &issues)?;
        writeln!(out)
    }
}
