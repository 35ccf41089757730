//! Tables of figures: deviations coloured with a small bar each, the largest ones marked.

use std::io;

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use super::bar::Bars;
use super::findings;
use super::page::{Ink, Page};
use crate::output::figure::{swedish, unit};
use crate::output::overview::{main, main_deviation};
use crate::output::plain;
use crate::report::model::{self, ColumnRole, Proof, Report, Row, RowRole, Table};

/// Columns that a label has at least.
const LABEL: usize = 22;
/// Of a header's word, columns that are not broken.
const LONGEST_WORD: usize = 16;
/// Blanks around a cell.
const PADDING: usize = 2;

pub(super) fn write(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    let main = main(report).map(|t| t.id.as_str());
    let shown = |t: &&Table| page.view.full() || main == Some(t.id.as_str());
    let (shown, others): (Vec<&Table>, Vec<&Table>) = report.tables.iter().partition(shown);
    for table in shown {
        one(report, table, page)?;
    }
    if !others.is_empty() {
        let heading = page.words.other_tables;
        page.heading(heading)?;
    }
    for table in others {
        let title = table.title.as_deref().unwrap_or_default();
        let text = format!("{} {title} ({} {})", table.id, page.words.line, table.lines[0]);
        page.brief("  · ", Ink::Dim, &text)?;
        findings::of_table(report, &table.id, page)?;
    }
    Ok(())
}

fn one(report: &Report, table: &Table, page: &mut Page<'_>) -> io::Result<()> {
    let title = table.title.as_deref().unwrap_or(&table.id);
    let unit = table.unit.map_or_else(String::new, |u| format!(", {}", unit(u)));
    page.heading(&format!("{title}{unit}"))?;
    let bars = main_deviation(table).map(|column| Bars::new(table, column));
    let columns = fitting(table, page.view.width, bars.is_some());
    for line in grid(table, &columns, bars.as_ref(), page).lines() {
        // The no-break spaces held the figures together.
        page.line(&line.replace('\u{a0}', " "))?;
    }
    let left_out = table.columns.len().saturating_sub(columns.len());
    if left_out > 0 {
        let text = format!("{left_out} {}", page.words.columns_left_out);
        page.item("  … ", Ink::Dim, &text)?;
    }
    findings::of_table(report, &table.id, page)
}

fn grid(table: &Table, columns: &[usize], bars: Option<&Bars>, page: &Page<'_>) -> Grid {
    let mut grid = Grid::new();
    grid.force_no_tty().load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(u16::try_from(page.view.width).unwrap_or(u16::MAX));
    if page.view.colour {
        grid.enforce_styling();
    }
    let labels = columns.iter().filter_map(|i| table.columns.get(*i)).map(|c| Cell::new(plain(&c.label)));
    let bar_head = bars.map(|_| Cell::new(""));
    grid.set_header([Cell::new("")].into_iter().chain(labels).chain(bar_head));
    for (at, row) in table.rows.iter().enumerate() {
        let cells = columns.iter().map(|i| figure(table, row, *i));
        let bar = bars.map(|b| b.cell(at));
        grid.add_row([label(row)].into_iter().chain(cells).chain(bar));
    }
    for (at, column) in grid.column_iter_mut().enumerate().skip(1) {
        if let Some(of) = at.checked_sub(1).and_then(|i| columns.get(i)) {
            column.set_cell_alignment(CellAlignment::Right);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(width(table, *of) + PADDING))));
        } else {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    grid
}

fn label(row: &Row) -> Cell {
    let text = match &row.code {
        Some(code) => format!("{code} {}", row.label),
        None => row.label.clone(),
    };
    strong(Cell::new(plain(&text)), row)
}

fn figure(table: &Table, row: &Row, column: usize) -> Cell {
    let Some(Some(cell)) = row.cells.get(column) else {
        return Cell::new("");
    };
    let deviates = table.columns.get(column).is_some_and(|c| c.role == ColumnRole::Deviation);
    let text = swedish(cell.value, '\u{a0}');
    match cell.proof {
        Proof::Contradicted => strong(Cell::new(format!("{text}?")).fg(Color::Red).add_attribute(Attribute::Reverse), row),
        _ if deviates && !cell.value.0.is_zero() => strong(Cell::new(text).fg(colour(cell.value.0)), row),
        _ => strong(Cell::new(text), row),
    }
}

fn strong(cell: Cell, row: &Row) -> Cell {
    if row.role == RowRole::Item { cell } else { cell.add_attribute(Attribute::Bold) }
}

/// Green for better than planned, red for worse.
pub(super) fn colour(deviation: Decimal) -> Color {
    if deviation.is_sign_negative() { Color::Red } else { Color::Green }
}

/// The columns that fit, in their order: deviations first, then what they come from.
fn fitting(table: &Table, room: usize, bars: bool) -> Vec<usize> {
    let mut columns: Vec<usize> = (0..table.columns.len()).collect();
    columns.sort_by_key(|i| table.columns.get(*i).map(|c| dispensable(c.role)));
    let mut left = room.saturating_sub(LABEL + PADDING + if bars { Bars::WIDTH + PADDING } else { 0 });
    let mut any = false;
    columns.retain(|i| {
        let needs = width(table, *i) + PADDING;
        let fits = needs <= left || !any;
        any = true;
        left = left.saturating_sub(needs);
        fits
    });
    columns.sort_unstable();
    columns
}

fn dispensable(role: ColumnRole) -> u8 {
    match role {
        ColumnRole::Deviation => 0,
        ColumnRole::Forecast => 1,
        ColumnRole::Budget => 2,
        ColumnRole::Outcome | ColumnRole::Value | ColumnRole::NetCost => 3,
        ColumnRole::Income | ColumnRole::Cost | ColumnRole::Change | ColumnRole::Other => 4,
    }
}

/// What a column needs: its widest figure or its header's longest word.
fn width(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|r| r.cells.get(column)?.as_ref());
    let mark = |c: &model::Cell| usize::from(c.proof == Proof::Contradicted);
    let figures = cells.map(|c| swedish(c.value, ' ').width() + mark(c)).max().unwrap_or(0);
    let label = table.columns.get(column).map_or("", |c| c.label.as_str());
    let word = label.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
    figures.max(word.min(LONGEST_WORD))
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
