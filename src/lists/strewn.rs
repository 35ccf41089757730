//! Lists whose cells an extractor printed in no order of rows: some columns one below the other, some rows whole, labels anywhere among them.
//!
//! `pieces` are what may be cells, or parts of them; `fits` says what some of them cost as a cell of a column; `ways` finds which column each goes on
//! with. Down each column cells keep their order, and all columns have as many cells, as many as one that a grammar tells. Lists that
//! are printed row by row under their header are left to the usual reading.

use super::apart::Shared;
use super::blocks::{Blocks, Entry};
use super::book::Book;
use super::columns::{Cost, ListKind, is_group, key_role, kind_of, settle};
use super::fits::{self, Fits};
use super::headed::GoalLine;
use super::header;
use super::names::Names;
use super::pieces::{self, Zone};
use super::sequence::only_outcomes;
use super::table::{self, Cell};
use super::ways::{self, Columns, Found};
use crate::layout::LayoutLine;
use crate::lexicon::lists::Role;

/// Most pieces of a list, and most steps of the search in one report.
const MAX_PIECES: usize = 260;
const MAX_STEPS: usize = 60_000;
/// How many pieces a cell has at the most, on the whole.
const LINES_OF_CELL: usize = 5;
/// How many lists one after another may turn out to be none of these before the others are left to the usual reading.
const MAX_MISSES: usize = 4;
/// How many ends are tried of a list.
const MAX_ZONES: usize = 3;
/// Most that a list may cost for each of its cells.
const MOST_EACH: Cost = 5;
const MOST: Cost = 15;

/// Finds such lists.
pub(super) fn find<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], goals: &[GoalLine]) -> Vec<Blocks> {
    let mut out = Vec::new();
    let mut steps = MAX_STEPS;
    if book.layout.aligned || book.layout.double_spaced || book.padded {
        return out;
    }
    let (mut i, mut misses) = (0, 0);
    while i < flow.len() && misses < MAX_MISSES {
        let Some(labels) = pieces::labels_from(book, flow, goals, i) else {
            i += 1;
            continue;
        };
        let strewn = labels.may_be_strewn(flow);
        misses += usize::from(strewn);
        let found = if strewn {
            labels.zones(flow).take(MAX_ZONES).find_map(|zone| list(book, flow, &zone, &mut steps))
        } else {
            Some(Read::ByRows)
        };
        i = match found {
            Some(Read::Strewn(list)) => {
                let next = list.last + 1;
                misses = 0;
                out.push(list);
                next
            }
            Some(Read::ByRows) => labels.after_first(),
            None => labels.after_first(),
        };
    }
    out
}

/// How a list was printed.
enum Read {
    Strewn(Blocks),
    /// Row by row: the usual reading knows it.
    ByRows,
}

/// The list of a zone.
fn list<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], zone: &Zone<'a>, steps: &mut usize) -> Option<Read> {
    let kind = kind_of(&zone.roles)?;
    let mut roles = zone.roles.clone();
    settle(kind, &mut roles);
    let key = roles.iter().position(|r| *r == key_role(kind, &roles))?;
    // What a grammar tells are figures and years alone: a table of figures.
    let aims = || roles.iter().any(|r| matches!(r, Role::Target | Role::Trend | Role::Comparison | Role::Baseline));
    if zone.pieces.len() > MAX_PIECES
        || kind == ListKind::Indicators && (only_outcomes(&zone.roles) || !aims())
        || !may_hold(zone, &roles, kind)
    {
        return None;
    }
    let mut fits = Fits::new(book, &zone.pieces, &roles, kind);
    let best = fits
        .counts()
        .into_iter()
        .filter_map(|rows| {
            let columns = Columns { roles: &roles, key, rows, groups: group_columns(kind, &roles) };
            ways::search(&zone.pieces, &columns, &mut fits, steps)
        })
        .min_by_key(|found| found.cost * 100 / Cost::try_from(found.cells.len().max(1)).unwrap_or(1))?;
    let cells = Cost::try_from(best.cells.len()).unwrap_or(Cost::MAX);
    if best.cost > MOST + MOST_EACH * cells || best.rows == 1 && roles.len() < 3 && !zone.torn {
        return None;
    }
    if !zone.torn && (best.downs == 0 || usual_cells(book, flow, zone) >= best.cells.len()) {
        return Some(Read::ByRows);
    }
    blocks(book, zone, &roles, key, &best).map(Read::Strewn)
}

/// Whether the pieces may be cells of these columns: some are what a grammar tells, and few are figures where no column is of figures.
fn may_hold(zone: &Zone<'_>, roles: &[Role], kind: ListKind) -> bool {
    let any = |role: &Role| zone.pieces.iter().any(|p| fits::is_plain(*role, kind, p.text));
    // Columns of texts alone tell no rows.
    let is_typed =
        |p: &&pieces::Piece<'_>| roles.iter().any(|r| fits::is_told(*r) && *r != Role::Owner && fits::is_plain(*r, kind, p.text));
    let typed = zone.pieces.iter().filter(is_typed).count() * roles.len() * LINES_OF_CELL >= zone.pieces.len();
    let told = typed && roles.iter().filter(|r| matches!(r, Role::Status | Role::Answer | Role::Result | Role::Level)).all(any);
    let figures = zone.pieces.iter().filter(|p| p.text.split(' ').all(super::cells::is_figure)).count();
    told && (kind == ListKind::Indicators || figures * 3 <= zone.pieces.len())
}

/// How many cells the usual reading finds under a header that stands whole.
fn usual_cells<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], zone: &Zone<'a>) -> usize {
    let header = if zone.torn { None } else { header::read(book, flow, zone.first) };
    let Some((header, body)) = header.and_then(|h| Some((flow.get(h.last + 1..zone.next)?, h))).map(|(body, h)| (h, body)) else {
        return 0;
    };
    let (table, _) = table::from_stream(&header, body, book, &Names::default());
    let of_key = |row: &&table::Row| row.cells.get(table.key).is_some_and(|c| !c.is_empty());
    table.rows.iter().filter(of_key).flat_map(|row| &row.cells).filter(|cell| !cell.is_empty()).count()
}

/// The columns whose cells may govern several rows.
fn group_columns(kind: ListKind, roles: &[Role]) -> Vec<bool> {
    let groups = matches!(kind, ListKind::Risks | ListKind::Actions);
    roles.iter().map(|role| groups && is_group(*role) && key_role(kind, roles) != *role).collect()
}

fn blocks(book: &Book<'_, '_>, zone: &Zone<'_>, roles: &[Role], key: usize, found: &Found) -> Option<Blocks> {
    let mut entries: Vec<Entry> = (0..found.rows).map(|_| Entry::default()).collect();
    for (row, entry) in entries.iter_mut().enumerate() {
        for (column, role) in zone.roles.iter().enumerate() {
            let cell = found.cells.iter().find(|c| c.column == column && c.row == row);
            let Some(pieces) = cell.and_then(|c| zone.pieces.get(c.from..c.to)) else { continue };
            let text = fits::text_of(book, pieces, roles.get(column).copied()?);
            let lines = [pieces.first()?.line, pieces.last()?.line];
            entry.cells.push((*role, Cell { text, lines }));
        }
    }
    let line = |(from, cells): (usize, usize)| Some((zone.pieces.get(from)?.line, cells));
    let shared = found.guessed.and_then(line).map(|(line, cells)| Shared::new(line, cells, found.rows));
    let last = found.cells.iter().map(|c| c.to).max()?;
    let last = zone.pieces.get(last.checked_sub(1)?)?.flow;
    Some(Blocks { entries, key: zone.roles.get(key).copied(), first: zone.first, last: last.max(zone.last_label), shared })
}
