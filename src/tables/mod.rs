//! Header and body lines → tables of figures.
//!
//! A table is found by its body: runs of rows of the same shape. The header only names the columns; a column whose words
//! are unknown keeps them and has the role `value`. The steps, each a file: `tokens` (a line's pieces), `scan` (what each line is), `gather` (lines → rows),
//! `assemble` (rows → tables), `counts` (how many columns), `find_header`, `header` and `aligned` (words → columns), `column` (what a column holds), `ways`
//! and `reading` (all ways to read a row), `solve` (which way is meant), `sums` and `identities` (what the table obeys), `build` and `kind` (the typed table).
//!
//! What is asked again and again is asked once: `terms` keeps what each different word is, `list` and `ends` what the words of a header cost as columns, `rest`
//! and `costed` what the figures of a row cost as cells, both for all numbers of columns.

mod aligned;
mod around;
mod assemble;
mod beside;
mod between;
mod block;
mod build;
mod candidates;
mod class;
mod codes;
mod column;
mod column_price;
mod columnwise;
mod continued;
mod cost;
mod costed;
mod counts;
mod deviations;
mod ends;
mod find_header;
mod gather;
mod grid;
mod habit;
mod halves;
mod header;
mod header_line;
pub mod identities;
mod kind;
mod labels;
mod levels;
mod list;
mod look;
mod oneline;
mod open;
mod orphans;
mod parts;
mod plausible;
mod reading;
mod reclaim;
mod rest;
mod rows;
mod run;
mod scan;
mod scattered;
mod shape;
mod solve;
mod sums;
mod terms;
#[cfg(test)]
mod tests_lines;
mod three;
mod tokens;
mod torn;
mod tried;
mod unglue;
mod ways;
mod words;

pub(crate) use build::Surroundings;

use crate::finding::Finding;
use crate::finding::reading::TABLE_TOO_LONG;
use crate::layout::Layout;
use crate::limits::{MAX_TABLE_ROWS, MAX_TABLES};
use crate::report::model::{ColumnRole, Table, TableKind};

/// The tables of a report, and the lines they take.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) tables: Vec<Table>,
    pub(crate) used: Vec<bool>,
    /// What was not read, and why.
    pub(crate) problems: Vec<Finding>,
}

/// Reads the tables of a report. `used` are the lines that lists have taken.
pub(crate) fn read(layout: &Layout<'_>, used: &[bool], around: Surroundings) -> Tables {
    let terms = terms::Terms::new(layout);
    let mut scans = scan::scan(layout, &terms, used);
    let mut by_column = columnwise::take(layout, &terms, &mut scans, used).into_iter().peekable();
    let context = assemble::Context::new(&scans, &terms, layout.aligned);
    let mut out = Tables { tables: Vec::new(), used: vec![false; layout.lines.len()], problems: Vec::new() };
    let mut problems = Vec::new();
    // Each table is built as soon as it is whole, so that only the typed tables are kept of those before.
    let mut whole = continued::Drafts::new(&context, |draft| out.add(layout, &context, draft, around));
    gather::gather(&scans, layout.aligned, |mut segment| {
        problems.extend(segment.unread.and_then(|i| scans.get(i)).map(|scan| too_long(scan.number)));
        codes::put_back(&scans, &mut segment);
        torn::mend(&scans, &mut segment);
        let first = segment.rows.first().and_then(|row| row.lines.first()).copied().unwrap_or(0);
        while let Some((_, draft)) = by_column.next_if(|(at, _)| *at < first) {
            whole.push(draft);
        }
        assemble::tables(&context, segment).into_iter().for_each(|draft| whole.push(draft));
    });
    by_column.for_each(|(_, draft)| whole.push(draft));
    whole.finish();
    out.problems.splice(0..0, problems);
    out
}

impl Tables {
    fn add(&mut self, layout: &Layout<'_>, context: &assemble::Context<'_, '_>, draft: assemble::TableDraft<'_>, around: Surroundings) {
        if self.tables.len() > MAX_TABLES {
            return;
        }
        let lines = build::taken(context, &draft);
        let Some(mut table) = build::table(layout, context, draft, around) else { return };
        if self.tables.len() == MAX_TABLES {
            return self.problems.push(too_many(table.lines[0]));
        }
        table.id = format!("t{}", self.tables.len() + 1);
        if table.kind == TableKind::Other
            && table.columns.iter().all(|c| c.role == ColumnRole::Value && c.period.is_some())
            && table.title.as_deref().is_some_and(|t| t.to_lowercase().starts_with("not "))
        {
            build::outcome_years(&mut table.columns);
        }
        self.tables.push(table);
        for n in lines {
            if let Some(t) = self.used.get_mut(n as usize - 1) {
                *t = true;
            }
        }
    }
}

fn too_many(line: u32) -> Finding {
    let message = format!("the report has more than {MAX_TABLES} tables (limit MAX_TABLES); those from here on were not read");
    TABLE_TOO_LONG.at(line, message)
}

fn too_long(line: u32) -> Finding {
    let message = format!("the table has more than {MAX_TABLE_ROWS} rows (limit MAX_TABLE_ROWS); its rows from here on were not read");
    TABLE_TOO_LONG.at(line, message)
}
