//! Figures of one thing in both reports: which they are, and where they differ.
//!
//! A figure is known by its row (code, total or label), what its column holds and its period. Tables of the same title are held together
//! first, then tables of one kind whatever they are called; a figure that stands several times with different values is left out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::columns;
use super::likeness::bare;
use super::model::{Difference, Moved, Said};
use super::moved::{Change, Signs, change};
use super::programmes::Paired;
use super::year;
use crate::report::model::{Cell, Column, ColumnRole, Report, Row, RowRole, Table, TableKind, Unit};

/// What is different between the figures of two reports.
pub(super) fn differences(old: &Report, new: &Report, programmes: &Paired) -> Vec<Difference> {
    let names = Names { codes: codes(old).intersection(&codes(new)).cloned().collect(), former: programmes.former_names(old, new) };
    let (before, after) = (figures(old, &names, false), figures(new, &names, true));
    let mut twins = twins(&before, &after, |f| f.period.clone());
    if let (Some(then), Some(now)) = (own_year(old), own_year(new))
        && then < now
    {
        // The year's budget and forecast go from one report's year to the other's.
        let of = |own: i16| move |f: &Figure<'_>| (f.is_plan() && f.period == Some(own.to_string())).then(|| "the year".to_owned());
        let (of_then, of_now) = (of(then), of(now));
        let own = |f: &Figure<'_>| if f.newer { of_now(f) } else { of_then(f) };
        twins.extend(self::twins(&before, &after, own));
    }
    let mut pairs: Vec<(&Figure<'_>, &Figure<'_>)> = twins.iter().filter_map(|(i, j)| Some((before.get(*i)?, after.get(*j)?))).collect();
    pairs.sort_by_key(|(a, b)| (a.place(), b.place()));
    let votes = Votes::of(&pairs);
    let changes: Vec<Compared<'_, '_>> = pairs.iter().map(|(a, b)| (*a, *b, change(a.amount(), b.amount(), votes.signs(a, b)))).collect();
    let doubtful = columns::doubtful(&changes);
    let trusted = changes.iter().filter(|(a, b, _)| !doubtful.contains_key(&columns::key(a, b)));
    let mut out: Vec<Difference> = trusted.filter_map(|(a, b, change)| Some(difference(a, b, (*change)?))).collect();
    out.extend(doubtful.into_values().map(Difference::ColumnDoubtful));
    out
}

/// Two figures of one thing and what changed between them.
pub(super) type Compared<'a, 'b> = (&'a Figure<'b>, &'a Figure<'b>, Option<Change>);

fn difference(a: &Figure<'_>, b: &Figure<'_>, change: Change) -> Difference {
    let Change { by, unit, turned } = change;
    let moved = Moved {
        code: b.in_row.code.clone(),
        label: b.in_row.label.clone(),
        table: b.in_table.kind,
        role: b.in_column.role,
        old: a.said(),
        new: b.said(),
        turned,
        change: by,
        unit,
    };
    match a.in_column.role {
        ColumnRole::Budget => Difference::BudgetMoved(moved),
        ColumnRole::Forecast => Difference::ForecastMoved(moved),
        _ => Difference::FigureRestated(moved),
    }
}

fn own_year(report: &Report) -> Option<i16> {
    report.report.period.as_deref().and_then(year)
}

/// How rows of the two reports are called.
#[derive(Debug)]
struct Names {
    /// Codes that both reports have: they name a row whatever its label is.
    codes: BTreeSet<String>,
    /// The older report's name of what has another in the newer one.
    former: BTreeMap<String, String>,
}

/// What a row is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum RowKey {
    Code(String),
    Total,
    Name(String),
}

/// A figure at its place.
#[derive(Debug)]
pub(super) struct Figure<'a> {
    newer: bool,
    pub(super) table: usize,
    row: usize,
    pub(super) column: usize,
    pub(super) in_table: &'a Table,
    in_row: &'a Row,
    pub(super) in_column: &'a Column,
    pub(super) cell: &'a Cell,
    unit: Option<Unit>,
    known_by: RowKey,
    pub(super) period: Option<String>,
}

impl Figure<'_> {
    fn place(&self) -> (usize, usize, usize) {
        (self.table, self.row, self.column)
    }

    fn amount(&self) -> (rust_decimal::Decimal, Option<Unit>) {
        (self.cell.value.0, self.unit)
    }

    fn is_plan(&self) -> bool {
        matches!(self.in_column.role, ColumnRole::Budget | ColumnRole::Forecast)
    }

    fn said(&self) -> Said {
        Said {
            value: self.cell.value,
            unit: self.unit,
            period: self.in_column.period.clone(),
            raw: self.cell.raw.clone(),
            proof: self.cell.proof,
            table: self.in_table.id.clone(),
            row: self.row,
            cell: self.column,
            line: self.cell.line,
        }
    }
}

fn codes(report: &Report) -> BTreeSet<String> {
    report.tables.iter().flat_map(|t| &t.rows).filter_map(|r| r.code.clone()).collect()
}

/// The figures of a report that can have a twin: those of a known role, with a period.
fn figures<'a>(report: &'a Report, names: &Names, newer: bool) -> Vec<Figure<'a>> {
    let mut out = Vec::new();
    for (table, in_table) in report.tables.iter().enumerate() {
        let totals = in_table.rows.iter().filter(|r| r.role == RowRole::Total).count();
        // The report's unit is that of its money.
        let default = if in_table.kind == TableKind::Statistics { None } else { report.report.unit };
        for (row, in_row) in in_table.rows.iter().enumerate() {
            let Some(known_by) = known_by(in_row, totals, names, newer) else { continue };
            for (column, (in_column, cell)) in in_table.columns.iter().zip(&in_row.cells).enumerate() {
                let (Some(cell), Some(period)) = (cell, &in_column.period) else { continue };
                if matches!(in_column.role, ColumnRole::Other | ColumnRole::Change) {
                    continue;
                }
                let unit = in_row.unit.or(in_column.unit).or(in_table.unit).or(default);
                let period = Some(whole_year(period));
                let known_by = known_by.clone();
                out.push(Figure { newer, table, row, column, in_table, in_row, in_column, cell, unit, known_by, period });
            }
        }
    }
    out
}

fn known_by(row: &Row, totals: usize, names: &Names, newer: bool) -> Option<RowKey> {
    if let Some(code) = row.code.as_ref().filter(|c| names.codes.contains(*c)) {
        return Some(RowKey::Code(code.clone()));
    }
    if row.role == RowRole::Total && totals == 1 {
        return Some(RowKey::Total);
    }
    let name = bare(&row.label);
    let former = if newer { names.former.get(&name).cloned() } else { None };
    Some(RowKey::Name(former.unwrap_or(name))).filter(|k| *k != RowKey::Name(String::new()))
}

/// What has happened by December has happened in the year.
fn whole_year(period: &str) -> String {
    period.strip_suffix("-12").filter(|y| y.len() == 4).unwrap_or(period).to_owned()
}

/// What makes two figures twins.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key<'a> {
    kind: TableKind,
    title: Option<String>,
    row: &'a RowKey,
    role: ColumnRole,
    column: Option<String>,
    period: String,
}

/// How much must be the same: the title of the table, the words of the column.
const TIERS: [(bool, bool); 4] = [(true, true), (false, true), (true, false), (false, false)];

/// Pairs of figures, by index, that have one key; the sharpest key first.
fn twins(old: &[Figure<'_>], new: &[Figure<'_>], period: impl Fn(&Figure<'_>) -> Option<String>) -> Vec<(usize, usize)> {
    let (mut taken_old, mut taken_new) = (vec![false; old.len()], vec![false; new.len()]);
    let mut out = Vec::new();
    for (titled, worded) in TIERS {
        let key = |f| key(f, titled, worded, period(f)?);
        let (groups, others) = (groups(old, key), groups(new, key));
        for (i, figure) in old.iter().enumerate() {
            let Some((group, twins)) = key(figure).and_then(|k| Some((groups.get(&k)?, others.get(&k)?))) else { continue };
            let (Some(&first), Some(&twin)) = (group.first(), twins.first()) else { continue };
            let taken = |all: &[bool], some: &[usize]| some.iter().any(|i| all.get(*i) == Some(&true));
            if first != i || taken(&taken_old, group) || taken(&taken_new, twins) || !(agree(group, old) && agree(twins, new)) {
                continue;
            }
            group.iter().for_each(|i| taken_old.iter_mut().skip(*i).take(1).for_each(|t| *t = true));
            twins.iter().for_each(|j| taken_new.iter_mut().skip(*j).take(1).for_each(|t| *t = true));
            out.push((i, twin));
        }
    }
    out
}

fn key<'a>(figure: &'a Figure<'_>, titled: bool, worded: bool, period: String) -> Option<Key<'a>> {
    let (kind, role) = (figure.in_table.kind, figure.in_column.role);
    // Notes and balance sheets are told apart by their titles, other figures by the words of their columns.
    if !titled && kind == TableKind::Other || !worded && role == ColumnRole::Value {
        return None;
    }
    let title = if titled { Some(bare(figure.in_table.title.as_ref()?)) } else { None };
    let column = worded.then(|| bare(&figure.in_column.label).chars().filter(|c| c.is_alphabetic()).collect());
    Some(Key { kind, title, row: &figure.known_by, role, column, period })
}

fn groups<'a, 'b>(all: &'a [Figure<'b>], key: impl Fn(&'a Figure<'b>) -> Option<Key<'a>>) -> HashMap<Key<'a>, Vec<usize>> {
    let mut out: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for (i, figure) in all.iter().enumerate() {
        if let Some(key) = key(figure) {
            out.entry(key).or_default().push(i);
        }
    }
    out
}

/// Whether a report that gives a figure several times gives one value.
fn agree(group: &[usize], all: &[Figure<'_>]) -> bool {
    let mut figures = group.iter().filter_map(|i| all.get(*i));
    let Some(first) = figures.next() else { return false };
    figures.all(|f| f.unit.is_some() == first.unit.is_some() && change(first.amount(), f.amount(), Signs::Same).is_none())
}

/// How many pairs of two tables have the same sign, and how many have opposite ones.
#[derive(Debug, Default)]
struct Votes(HashMap<(usize, usize, ColumnRole), (usize, usize)>);

impl Votes {
    fn of(pairs: &[(&Figure<'_>, &Figure<'_>)]) -> Self {
        let mut out = Self::default();
        for (a, b) in pairs {
            let (one, other) = (a.cell.value.0, b.cell.value.0);
            // A deviation has a sign of its own: only one that stays as large tells which signs its column prints.
            let telling = a.in_column.role != ColumnRole::Deviation || change(a.amount(), b.amount(), Signs::Unknown).is_none();
            if one.is_zero() || other.is_zero() || !telling {
                continue;
            }
            let (same, opposite) = out.0.entry(Self::key(a, b)).or_default();
            *(if one.is_sign_negative() == other.is_sign_negative() { same } else { opposite }) += 1;
        }
        out
    }

    /// Budgets, forecasts and outcomes of a table are printed alike.
    fn key(a: &Figure<'_>, b: &Figure<'_>) -> (usize, usize, ColumnRole) {
        let role = if a.is_plan() { ColumnRole::Outcome } else { a.in_column.role };
        (a.table, b.table, role)
    }

    /// The signs of a pair. One pair of many that is turned is a change and no habit; where both are usual, as in a statement that
    /// prints income and cost in its own way, only sizes can be compared.
    fn signs(&self, a: &Figure<'_>, b: &Figure<'_>) -> Signs {
        match self.0.get(&Self::key(a, b)).copied().unwrap_or_default() {
            (_, 0) => Signs::Same,
            (0, 2..) => Signs::Turned,
            (2.., 1) => Signs::Same,
            (same, opposite) if a.in_column.role == ColumnRole::Deviation => {
                if opposite > same.max(1) {
                    Signs::Turned
                } else {
                    Signs::Same
                }
            }
            _ => Signs::Unknown,
        }
    }
}
