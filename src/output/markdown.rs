//! Markdown: a report as a document, its tables as tables.

use std::io::{self, Write};

use super::Export;
use super::figure::{swedish, unit};
use super::listing::{self, Listing, Value};
use crate::report::model::{Cell, Proof, Report, Row, RowRole, Table};

/// A report as Markdown: CommonMark with GitHub's tables.
#[derive(Debug, Clone, Copy, Default)]
pub struct Markdown;

impl Export for Markdown {
    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        head(report, out)?;
        for table in &report.tables {
            figures(table, out)?;
        }
        let lists = listing::ALL.iter().filter(|l| l.name != listing::FIGURES.name);
        for listing in lists {
            list(listing, report, out)?;
        }
        Ok(())
    }
}

fn head(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (head, path) = (&report.report, report.source.path.as_deref().unwrap_or("-"));
    let title = head.title.as_deref().or(head.body.as_deref()).unwrap_or(path);
    writeln!(out, "# {}\n", escape(title))?;
    let facts = [head.body.as_deref(), head.municipality.as_deref(), head.period.as_deref(), Some(path)];
    let facts: Vec<String> = facts.into_iter().flatten().map(escape).collect();
    let proof = &report.proof;
    writeln!(out, "{}\n", facts.join(" · "))?;
    writeln!(
        out,
        "{} figures: {} verified, {} contradicted, {} unverified.\n",
        proof.cells, proof.verified, proof.contradicted, proof.unverified
    )
}

fn figures(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let title = escape(table.title.as_deref().unwrap_or(&table.id));
    match table.unit {
        Some(of) => writeln!(out, "## {title}, {}\n", unit(of))?,
        None => writeln!(out, "## {title}\n")?,
    }
    let labels = table.columns.iter().map(|c| escape(&c.label));
    line(out, ["".to_owned()].into_iter().chain(labels))?;
    line(out, [":---".to_owned()].into_iter().chain(table.columns.iter().map(|_| "---:".to_owned())))?;
    for row in &table.rows {
        let cells = row.cells.iter().map(|c| c.as_ref().map_or_else(String::new, figure));
        line(out, [label(row)].into_iter().chain(cells))?;
    }
    writeln!(out)
}

fn label(row: &Row) -> String {
    let text = match &row.code {
        Some(code) => format!("{code} {}", row.label),
        None => row.label.clone(),
    };
    match row.role {
        RowRole::Item => escape(&text),
        RowRole::Group | RowRole::Subtotal | RowRole::Total => {
            format!("**{}**", escape(text.trim()))
        }
    }
}

/// A contradicted figure is marked, so that none is taken over unseen.
fn figure(cell: &Cell) -> String {
    let text = swedish(cell.value, '\u{a0}');
    if cell.proof == Proof::Contradicted { format!("**{text}** ⚠") } else { text }
}

/// The list as a table of the columns that have something in them.
fn list(listing: &Listing, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let rows = listing.rows(report);
    let used = |i: &usize| rows.iter().any(|r| r.get(*i).is_some_and(|v| *v != Value::Empty));
    let columns: Vec<usize> = (0..listing.columns.len()).filter(used).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "## {}\n", heading(listing.name))?;
    let names = columns.iter().filter_map(|i| listing.columns.get(*i));
    line(out, names.map(|n| n.replace('_', " ")))?;
    line(out, columns.iter().map(|_| "---".to_owned()))?;
    for row in &rows {
        line(out, columns.iter().map(|i| row.get(*i).map_or_else(String::new, value)))?;
    }
    writeln!(out)
}

/// `key_figures` → `Key figures`.
fn heading(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters.map(|c| if c == '_' { ' ' } else { c })).collect()
}

fn value(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => swedish(*number, '\u{a0}'),
        other => escape(&other.to_string()),
    }
}

fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for cell in cells {
        write!(out, "| {cell} ")?;
    }
    writeln!(out, "|")
}

/// A text on one line that means nothing more than it says: no markup, link, HTML or cell boundary.
///
/// ```
/// assert_eq!(kpr::output::markdown::escape("a|b <i>"), r"a\|b \<i\>");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    const HARMLESS: &str = ".,:;/%'\"?-()";
    let mut out = String::with_capacity(text.len());
    for c in super::plain(text).chars() {
        if c.is_ascii_punctuation() && !HARMLESS.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    // Bare addresses become links by themselves.
    out = out.replace("://", "\\://").replace("www.", "www\\.");
    // What means something at the start of a line only: a list, a line under a heading, a numbered list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    match out.split_at_checked(digits) {
        Some(("", rest)) if rest.starts_with('-') => format!("\\{rest}"),
        Some((number, rest)) if !number.is_empty() && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;
    use proptest::prelude::*;

    #[test]
    fn a_report_as_a_document() {
        let mut out = Vec::new();
        Markdown.report(&sample::report(), &mut out).unwrap_or_else(|e| panic!("{e}"));
        insta::assert_snapshot!(String::from_utf8_lossy(&out));
    }

    #[test]
    fn no_text_acts_as_markup() {
        for (text, escaped) in [
            ("<script>", "\\<script\\>"),
            ("[a](http://b)", "\\[a\\](http\\://b)"),
            ("www.example.se", "www\\.example.se"),
            ("1. Mål", "1\\. Mål"),
            ("- punkt", "\\- punkt"),
            ("a\nb", "a b"),
            ("23-12-31", "23-12-31"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    proptest! {
        #[test]
        fn a_parser_reads_back_the_text(text in r#"[-a-zå0-9 .,:;/%'"?()<>&|*_~`$#!=+@{}\[\]\\^]{1,30}"#) {
            let text = text.trim();
            let paragraph = escape(text);
            let cell = format!("| {paragraph} |\n| --- |\n| {paragraph} |\n");
            prop_assert_eq!(read(&paragraph), text);
            prop_assert_eq!(read(&cell), format!("{text}{text}"));
        }
    }

    /// The words a parser finds; anything but words, paragraphs and cells is markup.
    fn read(markdown: &str) -> String {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let mut words = String::new();
        for event in Parser::new_ext(markdown, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell) => {}
                Event::End(_) => {}
                markup => panic!("{markdown:?} has markup: {markup:?}"),
            }
        }
        words
    }
}
