//! Workflow commands of GitHub Actions: annotations on the lines of a pull request.

use std::io::{self, Write};

use super::{Checked, Format, worst_first};
use crate::finding::{Finding, Lang, Severity};

/// Workflow commands. GitHub shows the first ten of each kind, so the worst come first: of an input, and of all inputs.
#[derive(Debug, Clone, Copy)]
pub struct GitHub;

/// Severities and what GitHub calls them, the worst first.
const KINDS: [(Severity, &str); 3] = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "notice")];

impl Format for GitHub {
    fn one(&self, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        self.parts(checked, lang)?.iter().try_for_each(|part| out.write_all(part))
    }

    fn parts(&self, checked: &Checked, _: Lang) -> io::Result<Vec<Vec<u8>>> {
        let found = worst_first(checked);
        let part = |(severity, kind): (Severity, &str)| {
            let mut out = Vec::new();
            found.iter().filter(|f| f.severity == severity).try_for_each(|f| command(&mut out, kind, &checked.path, f))?;
            Ok(out)
        };
        KINDS.into_iter().map(part).collect()
    }
}

fn command(out: &mut Vec<u8>, kind: &str, path: &str, f: &Finding) -> io::Result<()> {
    let column = f.column.map_or_else(String::new, |c| format!(",col={c}"));
    let title = property(&format!("{} {}", f.code, f.rule));
    writeln!(out, "::{kind} file={},line={}{column},title={title}::{}", property(path), f.line, data(&f.message))
}

/// Escapes a message as the runner does.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
