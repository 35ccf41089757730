//! Workflow commands of GitHub Actions: annotations on the lines of a pull request.

use std::io::{self, Write};

use super::{Checked, Format, worst_first};
use crate::finding::{Lang, Severity};

/// Workflow commands. GitHub shows the first ten of each kind; of an input the worst come first.
#[derive(Debug, Clone, Copy)]
pub struct GitHub;

impl Format for GitHub {
    fn one(&self, checked: &Checked, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        for f in worst_first(checked) {
            let kind = match f.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let column = f.column.map_or_else(String::new, |c| format!(",col={c}"));
            let title = property(&format!("{} {}", f.code, f.rule));
            writeln!(out, "::{kind} file={},line={}{column},title={title}::{}", property(&checked.path), f.line, data(&f.message))?;
        }
        Ok(())
    }
}

/// Escapes a message as the runner does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
