//! What became of each line, without a word of what it says.

use std::io::{self, Write};

use crate::layout::Layout;
use crate::report::model::{Report, Table};
use crate::source::Source;

/// Prints each line with its kind, what it became part of, and its text with every letter and digit masked.
///
/// # Errors
/// Where `out` cannot be written to.
pub(super) fn write(source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let layout = Layout::new(source);
    let report = crate::read(source);
    writeln!(
        out,
        "# {} lines, {}, aligned {}, double-spaced {}",
        layout.lines.len(),
        source.info().encoding,
        layout.aligned,
        layout.double_spaced
    )?;
    for table in &report.tables {
        head(table, out)?;
    }
    let uses = uses(&report, layout.lines.len());
    layout.lines.iter().zip(&uses).try_for_each(|(l, used)| super::block(l, &format!("{used:<10} {}", masked(l.text)), out))
}

/// What a table was read as: the types of its columns, none of its words.
fn head(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let roles: Vec<String> =
        table.columns.iter().map(|c| if c.period.is_some() { format!("{:?}+period", c.role) } else { format!("{:?}", c.role) }).collect();
    writeln!(
        out,
        "# {}: {:?}, lines {}-{}, {} rows, columns {}",
        table.id,
        table.kind,
        table.lines[0],
        table.lines[1],
        table.rows.len(),
        roles.join(" ")
    )
}

/// For each line what took it: `t2` a table, `t2 r5` a row's beginning, `action` and the like a list's row.
fn uses(report: &Report, lines: usize) -> Vec<String> {
    let mut out = vec![String::new(); lines];
    let mut put = |from: u32, to: u32, what: &str| {
        let (from, to) = (from.max(1) as usize - 1, (to as usize).min(lines));
        for used in out.get_mut(from..to).unwrap_or_default() {
            what.clone_into(used);
        }
    };
    for p in &report.programmes {
        if let Some([a, b]) = p.comment_lines {
            put(a, b, "comment");
        }
    }
    for t in &report.tables {
        put(t.lines[0], t.lines[1], &t.id);
        for (i, row) in t.rows.iter().enumerate() {
            let last = row.cells.iter().flatten().map(|c| c.line).max().unwrap_or(row.line);
            put(row.line, last, &format!("{} r{}", t.id, i + 1));
        }
    }
    report.key_figures.iter().for_each(|k| put(k.line, k.line, "figure"));
    report.goals.iter().for_each(|e| put(e.lines[0], e.lines[1], "goal"));
    report.risks.iter().for_each(|e| put(e.lines[0], e.lines[1], "risk"));
    report.actions.iter().for_each(|e| put(e.lines[0], e.lines[1], "action"));
    report.indicators.iter().for_each(|e| put(e.lines[0], e.lines[1], "indicator"));
    report.controls.iter().for_each(|e| put(e.lines[0], e.lines[1], "control"));
    report.checklists.iter().flat_map(|c| &c.items).for_each(|i| put(i.line, i.line, "question"));
    out
}

/// The text with every letter and digit masked; marks and blanks stay.
fn masked(text: &str) -> String {
    let mask = |c: char| match c {
        c if c.is_uppercase() => 'X',
        c if c.is_alphabetic() => 'x',
        c if c.is_numeric() => '9',
        c => c,
    };
    text.chars().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_readable_is_left_in_a_shape() {
        assert_eq!(masked("Åbo -7 682,5 tkr (ø)"), "Xxx -9 999,9 xxx (x)");
    }

    #[test]
    fn a_shape_says_how_each_line_was_read() {
        let text = "Verksamhet Budget Utfall Avvikelse\nSkola 100 90 10\nVård 200 210 -10\nSumma 300 300 0\n";
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap();
        let mut out = Vec::new();
        write(&source, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = out.lines().filter(|l| !l.starts_with('#')).map(|l| l.split_at(25).1).collect();
        assert_eq!(
            rows,
            [
                "t1         Xxxxxxxxxx Xxxxxx Xxxxxx Xxxxxxxxx",
                "t1 r1      Xxxxx 999 99 99",
                "t1 r2      Xxxx 999 999 -99",
                "t1 r3      Xxxxx 999 999 9"
            ]
        );
        assert!(out.contains("columns Budget Outcome Deviation"), "{out}");
    }
}
