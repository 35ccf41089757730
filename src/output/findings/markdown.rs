//! Findings as a Markdown table, for a comment on a pull request or a note to the writer of a report.

use std::io::{self, Write};

use super::{Checked, Format, severity_name};
use crate::finding::Lang;

/// A section a report.
#[derive(Debug, Clone, Copy)]
pub struct Markdown;

impl Format for Markdown {
    fn one(&self, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "## {}\n\n{}\n", cell(&checked.path), cell(&super::text::summary(checked, lang)))?;
        let mut findings = checked.open().peekable();
        if findings.peek().is_none() {
            return Ok(());
        }
        let header = match lang {
            Lang::En => "| Line | Severity | Rule | What | What to do |",
            Lang::Sv => "| Rad | Grad | Regel | Vad | Att göra |",
        };
        writeln!(out, "{header}\n| ---: | --- | --- | --- | --- |")?;
        for f in findings {
            let todo = [f.suggestion.as_deref(), f.materiality.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("; ");
            writeln!(
                out,
                "| {} | {} | {} {} | {} | {} |",
                f.line,
                severity_name(f.severity),
                f.code,
                f.rule,
                cell(&f.message),
                cell(&todo)
            )?;
        }
        Ok(())
    }

    fn between(&self) -> &'static str {
        "\n"
    }
}

/// Text that stays in its cell and is no markup.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
