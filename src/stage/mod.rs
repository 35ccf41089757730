//! What each stage made of a report, for people who look into a misreading.

mod shape;

use std::io::{self, Write};

use crate::layout::{Gap, Layout, LayoutLine, LineKind};
use crate::source::Source;

/// The lines as they were decoded and cleaned.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn lines(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    source.lines().try_for_each(|l| writeln!(out, "{:>6} {}", l.number, l.text))
}

/// What kind of line each is and what stands before it.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn blocks(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let layout = Layout::new(source);
    layout.lines.iter().try_for_each(|l| block(l, l.text, out))
}

/// The tables, as JSON.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn tables(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    json(&crate::read(source).tables, out)
}

/// The goals, risks, actions, indicators, controls and checklists, as JSON.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn lists(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let report = crate::read(source);
    json(
        &serde_json::json!({
            "goals": report.goals,
            "risks": report.risks,
            "actions": report.actions,
            "indicators": report.indicators,
            "controls": report.controls,
            "checklists": report.checklists,
        }),
        out,
    )
}

/// The whole report, as JSON.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn report(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    json(&crate::read(source), out)
}

/// As [`blocks`], with what each line became part of, and every letter and digit masked: a layout can be shown to others
/// without its contents.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn shape(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    shape::write(source, out)
}

fn block(line: &LayoutLine<'_>, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let kind = match line.kind {
        LineKind::Empty => "empty",
        LineKind::Padding => "padding",
        LineKind::Spare => "spare",
        LineKind::Furniture => "furniture",
        LineKind::Heading => "heading",
        LineKind::Text => "text",
    };
    let gap = match line.gap {
        _ if !line.is_flow() => "",
        Gap::Adjacent => "",
        Gap::Empty => "empty",
        Gap::Padding => "padding",
        Gap::Page => "page",
    };
    writeln!(out, "{:>6} {kind:<9} {gap:<7} {text}", line.number)
}

fn json(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
