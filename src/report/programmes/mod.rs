//! The lines of the operating statement, each joined with what the report says about it.
//!
//! `names` compares lines with the names of the statement, `headings` chooses the heading of each programme, `comments` takes the text under it, `unlisted` adds
//! those whose rows are not known.

mod comments;
mod headings;
mod names;
mod unlisted;

use super::claims::{self, About};
use super::head::Running;
use super::model::{Programme, Row, RowRole, Table, TableKind, Unit};
use super::passage::Passage;
use crate::figures::period::Period;
use crate::figures::words::squash;
use crate::layout::Layout;
use crate::lexicon::report::SUMMARY_ROWS;
use comments::Comment;
use headings::Heading;
use names::{Index, Name};
use unlisted::Unlisted;

/// The programmes of a report, and the lines of their commentary.
#[derive(Debug)]
pub(crate) struct Programmes {
    pub(crate) programmes: Vec<Programme>,
    /// The table whose lines they are.
    pub(crate) statement: Option<String>,
    /// Which lines are taken, headings included.
    pub(crate) used: Vec<bool>,
}

/// A row that can be a programme: its table and its place there.
#[derive(Clone, Copy)]
struct Item<'t> {
    table: &'t Table,
    place: usize,
    row: &'t Row,
}

/// Reads the programmes. `used` are the lines of tables and lists, `running` knows heads of pages that look like text.
pub(crate) fn read(layout: &Layout<'_>, tables: &[Table], used: &[bool], period: Period, running: &Running) -> Programmes {
    let operating = of_kinds(tables, &[TableKind::OperatingStatement]);
    let found = joined(layout, &operating, used, 0);
    if found.as_ref().is_some_and(|f| !f.headings.is_empty()) {
        return found.map(|f| f.build(layout, used, period, running)).unwrap_or_else(|| Programmes::none(layout));
    }
    // A statement of income whose rows the text comments on one by one is the operating statement.
    let others = of_kinds(tables, &[TableKind::IncomeStatement, TableKind::Other]);
    let other = joined(layout, &others, used, MIN_COMMENTED);
    other.or(found).map(|f| f.build(layout, used, period, running)).unwrap_or_else(|| Programmes::none(layout))
}

/// How many rows of a table have to be commented on before it is taken for the operating statement, whatever its title says.
const MIN_COMMENTED: usize = 3;

impl Programmes {
    fn none(layout: &Layout<'_>) -> Self {
        Self { programmes: Vec::new(), statement: None, used: vec![false; layout.lines.len()] }
    }

    /// Marks the lines of a commentary as taken.
    fn take(&mut self, comment: &Option<Comment>) {
        for line in comment.iter().flat_map(|c| c.lines.clone()) {
            if let Some(flag) = self.used.get_mut(line) {
                *flag = true;
            }
        }
    }
}

fn of_kinds<'t>(tables: &'t [Table], kinds: &[TableKind]) -> Vec<&'t Table> {
    tables.iter().filter(|t| kinds.contains(&t.kind)).collect()
}

/// Statements whose rows are joined with their headings.
struct Joined<'t, 'a> {
    statements: Vec<&'t Table>,
    items: Vec<Item<'t>>,
    headings: Vec<Heading<'a>>,
    unlisted: Vec<Unlisted<'a>>,
    main: &'t Table,
}

/// Joins rows and headings, if at least so many rows have one. Without any heading, the first statement in a unit of money is meant.
fn joined<'t, 'a>(layout: &Layout<'a>, statements: &[&'t Table], used: &[bool], least: usize) -> Option<Joined<'t, 'a>> {
    let items = distinct(statements);
    let first = items.first()?;
    let index = Index::new(items.iter().map(|i| Name::new(i.row.code.as_deref(), &i.row.label)).collect());
    let headings = headings::find(layout, &index, used, first.table.lines[1]);
    let money = |t: &&Table| matches!(t.unit, Some(Unit::Tkr | Unit::Mnkr | Unit::Kr));
    let figures = |i: &&Item<'_>| i.row.cells.iter().any(Option::is_some);
    let main = main_statement(&items, &headings).or_else(|| items.iter().filter(figures).map(|i| i.table).find(money))?;
    if headings.len() < least {
        return None;
    }
    let unlisted = match headings.len() {
        0 | 1 => Vec::new(),
        _ => unlisted::find(layout, &headings, used, main.lines, items.len()),
    };
    Some(Joined { statements: statements.to_vec(), items, headings, unlisted, main })
}

impl Joined<'_, '_> {
    fn build(&self, layout: &Layout<'_>, used: &[bool], period: Period, running: &Running) -> Programmes {
        let mut out = Programmes { statement: Some(self.main.id.clone()), ..Programmes::none(layout) };
        let mut all: Vec<Heading<'_>> = self.headings.iter().chain(self.unlisted.iter().map(|u| &u.heading)).copied().collect();
        all.sort_by_key(|h| h.first);
        let stops = comments::Stops::new(layout, &all, used, &self.statements, running);
        for (i, item) in self.items.iter().enumerate() {
            let comment = self.headings.iter().find(|h| h.programme == i).map(|h| stops.comment(layout, h));
            if comment.is_none() && (item.table.id != self.main.id || item.row.role == RowRole::Group || is_summary(item.row)) {
                continue; // a line of a lesser statement, or a sum, without a word about it
            }
            out.take(&comment);
            let rows: Vec<(&Table, usize)> = std::iter::once((item.table, item.place)).chain(same_rows(&self.statements, *item)).collect();
            out.programmes.push(programme(*item, comment, &rows, period));
        }
        for unlisted in &self.unlisted {
            let comment = Some(stops.comment(layout, &unlisted.heading));
            out.take(&comment);
            let (code, name) = (unlisted.code.map(str::to_owned), layout.joiner.join([unlisted.name]));
            out.programmes.push(commented(Programme { code, name, ..Programme::default() }, comment, &[], period));
        }
        out
    }
}

fn programme(item: Item<'_>, comment: Option<Comment>, rows: &[(&Table, usize)], period: Period) -> Programme {
    let named = Programme {
        code: item.row.code.clone(),
        name: item.row.label.clone(),
        table: Some(item.table.id.clone()),
        row: Some(item.place),
        ..Programme::default()
    };
    commented(named, comment, rows, period)
}

/// A programme with what the text says of it.
fn commented(named: Programme, comment: Option<Comment>, rows: &[(&Table, usize)], period: Period) -> Programme {
    let (heading, passage) = comment.map(|c| (c.heading, c.passage)).unzip();
    let passage = passage.filter(|p| !p.text.is_empty());
    Programme {
        heading,
        comment_lines: passage.as_ref().and_then(Passage::lines),
        claims: passage.as_ref().map(|p| claims::read(p, About { rows, period, section: None })).unwrap_or_default(),
        comment: passage.map(|p| p.text),
        ..named
    }
}

/// Whether a row sums others though no sum was found: `Nettokostnad`, `Budgetavvikelse`.
fn is_summary(row: &Row) -> bool {
    let label = row.label.to_lowercase();
    row.code.is_none() && SUMMARY_ROWS.iter().any(|s| label.starts_with(s))
}

/// The rows of the statements that can be programmes: items, and groups where the text comments on them. A name that comes again
/// is the same programme.
fn distinct<'t>(statements: &[&'t Table]) -> Vec<Item<'t>> {
    let mut out: Vec<Item<'t>> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for table in statements.iter().copied() {
        for (place, row) in table
            .rows
            .iter()
            .enumerate()
            .filter(|(_, r)| matches!(r.role, RowRole::Item | RowRole::Group) && r.label.contains(char::is_alphabetic))
        {
            if seen.insert(key(row)) {
                out.push(Item { table, place, row });
            }
        }
    }
    out
}

fn key(row: &Row) -> (Option<String>, String) {
    (row.code.clone(), squash(&row.label))
}

/// The statement that the text comments on most; of equals the first.
fn main_statement<'t>(items: &[Item<'t>], headings: &[Heading<'_>]) -> Option<&'t Table> {
    let mut counts: Vec<(usize, &Table)> = Vec::new();
    for table in headings.iter().filter_map(|h| items.get(h.programme)).map(|i| i.table) {
        match counts.iter_mut().find(|(_, t)| t.id == table.id) {
            Some((n, _)) => *n += 1,
            None => counts.push((1, table)),
        }
    }
    counts.into_iter().rev().max_by_key(|(n, _)| *n).map(|(_, t)| t)
}

/// The rows of other statements that are of the same programme.
fn same_rows<'t>(statements: &[&'t Table], item: Item<'_>) -> Vec<(&'t Table, usize)> {
    let key = key(item.row);
    let others = statements.iter().copied().filter(|t| t.id != item.table.id);
    others
        .flat_map(|t| t.rows.iter().enumerate().filter(|(_, r)| r.role == RowRole::Item).map(move |(place, row)| (t, place, row)))
        .filter(|(_, _, row)| self::key(row) == key)
        .map(|(t, place, _)| (t, place))
        .collect()
}
