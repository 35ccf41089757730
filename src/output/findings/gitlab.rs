//! GitLab's code quality report: a JSON array in the format of Code Climate.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Checked, Format, Totals, worst_first};
use crate::finding::{Finding, Lang, Severity};

/// A code quality report.
#[derive(Debug, Clone, Copy)]
pub struct GitLab;

impl Format for GitLab {
    fn head(&self, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "[")
    }

    fn one(&self, checked: &Checked, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        for (i, f) in worst_first(checked).into_iter().enumerate() {
            if i > 0 {
                out.write_all(self.between().as_bytes())?;
            }
            serde_json::to_writer(&mut *out, &issue(&checked.path, f))?;
        }
        Ok(())
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn foot(&self, _: Totals, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]")
    }
}

fn issue(path: &str, f: &Finding) -> Value {
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
}
