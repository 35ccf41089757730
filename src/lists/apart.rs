//! Merged cells that were printed apart from their rows.
//!
//! An extractor that follows the drawing order prints some merged cells between the labels of the header, or after the last
//! row of the list: first their texts, then their levels. Which rows each governs is then not said any more; the rows that
//! wait for a cell are shared out evenly among them, and a finding says so.

use super::book::Book;
use super::cells;
use super::columns::{ListKind, is_typed};
use super::header::Header;
use super::inside;
use super::labels;
use super::regions::Region;
use super::table::{self, Cell, Table};
use super::torn;
use super::words::Piece;
use crate::figures::{date, status};
use crate::layout::{Gap, LayoutLine, LineKind, prose};
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// Group cells of one list, in printed order, with their levels.
#[derive(Debug, Default)]
pub(super) struct Apart {
    early: Vec<Cell>,
    early_levels: Vec<Cell>,
    late: Vec<Cell>,
    levels: Vec<Cell>,
    /// How many lines at the end of the body they take.
    pub(super) taken: usize,
}

/// What was shared out by guess.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) line: u32,
    pub(super) message: String,
}

impl Shared {
    /// So many cells, the first on a line, govern the rows of a list.
    pub(super) fn new(line: u32, cells: usize, rows: usize) -> Self {
        let message = format!(
            "{cells} merged cells were printed apart from the {rows} rows of their list; the rows are shared out evenly, other shares are possible"
        );
        Self { line, message }
    }
}

/// Finds the group cells printed in the header of a list and after its rows.
pub(super) fn find<'a>(region: &Region<'_, 'a>, book: &Book<'_, 'a>) -> Option<Apart> {
    group_role(&region.header)?;
    let joiner = book.joiner;
    let mut out = Apart::default();
    if let Some(first) = region.parts.first() {
        let settled: Vec<LayoutLine<'a>> =
            blocks(&first.cells).into_iter().flat_map(|b| inside::settled(&region.header, b, book)).collect();
        let lines: Vec<&LayoutLine<'a>> = settled.iter().collect();
        let cells: Vec<_> = blocks(&lines).into_iter().filter(|b| !torn::is_label(book, b)).collect();
        let (levels, texts): (Vec<_>, Vec<_>) = cells.into_iter().partition(|b| is_level(b));
        out.early = texts.into_iter().filter_map(|b| made(b, joiner)).collect();
        out.early_levels = levels.into_iter().filter_map(|b| made(b, joiner)).collect();
    }
    if let Some(last) = region.parts.last() {
        out.find_late(&region.header, &last.body, joiner);
    }
    (!out.early.is_empty() || !out.late.is_empty()).then_some(out)
}

/// The column of merged cells of a list that has a column besides.
fn group_role(header: &Header) -> Option<Role> {
    if !matches!(header.kind, ListKind::Risks | ListKind::Actions) || !header.roles.contains(&Role::Action) {
        return None;
    }
    [Role::Risk, Role::Goal].into_iter().find(|r| header.roles.contains(r))
}

impl Apart {
    /// Texts and then as many levels at the end of the body; or goals, where the rows end with something shorter.
    fn find_late(&mut self, header: &Header, body: &[&LayoutLine<'_>], joiner: &Joiner) {
        let mut rest = blocks(body);
        let risks = header.kind == ListKind::Risks;
        let last = header.roles.last().copied();
        if risks && (!header.roles.contains(&Role::Level) || last == Some(Role::Level))
            || !risks && !last.is_some_and(|r| r == Role::Owner || is_typed(r))
        {
            return;
        }
        while risks && let Some([line]) = rest.last().copied().filter(|b| b.iter().all(|l| cells::level(l.text).is_some())) {
            self.levels.extend(made(&[*line], joiner));
            rest.pop();
        }
        self.levels.reverse();
        while let Some(block) = rest.last().filter(|b| if risks { self.late.len() < self.levels.len() } else { says_goal(b) }) {
            let Some(cell) = is_group_cell(block).then(|| made(block, joiner)).flatten() else { break };
            self.late.push(cell);
            rest.pop();
        }
        self.late.reverse();
        if rest.len() < 3 || risks && self.late.len() != self.levels.len() {
            (self.late, self.levels) = (Vec::new(), Vec::new());
            return;
        }
        self.taken = body.len() - rest.iter().map(|b| b.len()).sum::<usize>();
    }

    /// Gives each cell its rows, if enough rows wait for one.
    pub(super) fn place(self, table: &mut Table) -> Option<Shared> {
        let role = if table.kind == ListKind::Risks { Role::Risk } else { Role::Goal };
        let q = table.column(role)?;
        let level = table.column(Role::Level);
        let filled = |r: &table::Row| r.cells.get(q).is_some_and(|c| !c.is_empty());
        let count = table.rows.len();
        let first = table.rows.iter().position(filled);
        let last = table.rows.iter().rposition(filled);
        // Cells before the rows govern those before the first that has one; cells after the rows those after the last.
        let until = first.unwrap_or(count);
        let from = last.unwrap_or(0);
        let begins = last.is_some() || !self.early.is_empty();
        if self.early.len() > until || !self.late.is_empty() && (!begins || count < from + 1 + self.late.len() || first != last) {
            return None;
        }
        let line = self.early.first().or(self.late.first()).map(|c| c.lines[0])?;
        let both = first.is_none() && !self.early.is_empty();
        let (early, named) = (self.early.len(), self.early.len() + self.late.len());
        let mut slots: Vec<(usize, Cell, Option<Cell>)> = Vec::with_capacity(named);
        // Levels that are not as many as their risks say nothing.
        let fits = self.early_levels.len() == self.early.len();
        let levels = self.early_levels.into_iter().filter(|_| fits).map(Some).chain(std::iter::repeat(None));
        let first_cells = self.early.into_iter().zip(levels);
        let late = self.late.into_iter().zip(self.levels.into_iter().map(Some).chain(std::iter::repeat(None)));
        if both {
            let all = first_cells.chain(late);
            slots.extend(all.enumerate().map(|(i, (cell, level))| (i * count / named, cell, level)));
        } else {
            let waiting = count - from;
            slots.extend(first_cells.enumerate().map(|(i, (cell, level))| (i * until / early, cell, level)));
            let share = named - early + 1;
            slots.extend(late.enumerate().map(|(i, (cell, level))| (from + (i + 1) * waiting / share, cell, level)));
        }
        for (row, cell, number) in slots {
            let Some(row) = table.rows.get_mut(row) else { continue };
            if let Some(slot) = row.cells.get_mut(q) {
                slot.push(cell);
            }
            if let Some((slot, number)) = level.and_then(|l| row.cells.get_mut(l)).zip(number) {
                slot.push(number);
            }
        }
        Some(Shared::new(line, named, count))
    }
}

/// Lines parted where something stands between them.
fn blocks<'b, 'l, 'a>(lines: &'b [&'l LayoutLine<'a>]) -> Vec<&'b [&'l LayoutLine<'a>]> {
    lines.chunk_by(|_, next| next.gap == Gap::Adjacent).collect()
}

fn made(block: &[&LayoutLine<'_>], joiner: &Joiner) -> Option<Cell> {
    let pieces: Vec<Piece<'_>> = block.iter().map(|l| Piece { line: l.number, text: l.text }).collect();
    table::cell(&pieces, joiner)
}

/// A block that is a risk's level.
pub(super) fn is_level(block: &[&LayoutLine<'_>]) -> bool {
    matches!(block, [line] if cells::level(line.text).is_some())
}

/// A goal says what shall be.
fn says_goal(block: &[&LayoutLine<'_>]) -> bool {
    block.iter().flat_map(|l| l.text.split_whitespace()).any(|w| matches!(w, "ska" | "skall"))
}

/// A block that can be a merged cell: a few words that begin with a capital, and no sentence, date, status, label or title.
pub(super) fn is_group_cell(block: &[&LayoutLine<'_>]) -> bool {
    let words = block.iter().flat_map(|l| l.text.split_whitespace()).count();
    let starts = block.first().is_some_and(|l| l.text.trim_start().starts_with(char::is_uppercase));
    let stops = block.last().is_none_or(|l| l.text.trim_end().ends_with(['.', ',', ':', '-']));
    let other = |l: &&LayoutLine<'_>| {
        let text = l.text.trim();
        l.kind == LineKind::Heading
            || prose::is_prose(text)
            || text.starts_with(char::is_uppercase) && labels::label(text).is_some()
            || status::action(text).is_some()
            || date::parse(text).is_some()
            || text.split_whitespace().any(|w| date::parse(w).is_some_and(|d| d.day.is_some()))
    };
    starts && !stops && (2..=24).contains(&words) && !block.iter().any(other)
}
