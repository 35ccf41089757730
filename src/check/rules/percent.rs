//! A share or percentage column of which single rows do not work out.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, number};
use crate::finding::Lang;
use crate::proof::Place;
use crate::proof::interval::half_unit;
use crate::report::model::{RowRole, Table, Unit};

rule!("KPR109", "percent", Error, find);

/// Rows that must work out before a column is called a percentage of others.
const LEAST_ROWS: usize = 4;

/// Of how many rows one may be wrong.
const ONE_IN: usize = 5;

/// What a percentage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One column in percent of another.
    Share { part: usize, whole: usize },
    /// What one column has over another, in percent of that: `förändring i procent`.
    Growth { now: usize, before: usize },
    /// A row of a column in percent of the column's total row.
    OfTotal { column: usize, total: usize },
}

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut out = Vec::new();
    for (t, table) in ctx.report.tables.iter().enumerate().filter(|(_, t)| t.unit != Some(Unit::Percent)) {
        for p in (0..table.columns.len()).filter(|&c| is_percent(table, c)) {
            let judged = forms(table).into_iter().filter_map(|form| judge(table, p, form).map(|wrong| (form, wrong)));
            if let Some((form, wrong)) = judged.min_by_key(|(_, wrong)| wrong.len()) {
                out.extend(wrong.into_iter().filter_map(|row| issue(ctx, table, Place { table: t, row, column: p }, form)));
            }
        }
    }
    out
}

fn is_percent(table: &Table, column: usize) -> bool {
    table.columns.get(column).is_some_and(|c| c.unit == Some(Unit::Percent))
}

/// Everything a percentage of a table can be of.
fn forms(table: &Table) -> Vec<Form> {
    let amounts: Vec<usize> = (0..table.columns.len()).filter(|&c| !is_percent(table, c)).collect();
    let pairs = amounts.iter().flat_map(|&a| amounts.iter().map(move |&b| (a, b))).filter(|(a, b)| a != b);
    let mut out: Vec<Form> = pairs.flat_map(|(a, b)| [Form::Share { part: a, whole: b }, Form::Growth { now: a, before: b }]).collect();
    if let Some(total) = table.rows.iter().rposition(|r| r.role == RowRole::Total) {
        out.extend(amounts.iter().map(|&column| Form::OfTotal { column, total }));
    }
    out
}

/// The rows where column `p` is not the percentage, if nearly all others are.
fn judge(table: &Table, p: usize, form: Form) -> Option<Vec<usize>> {
    let (mut right, mut wrong) = (0, Vec::new());
    for (row, _) in table.rows.iter().enumerate() {
        let Some(worked_out) = worked_out(table, row, p, form) else { continue };
        if worked_out.holds() {
            right += 1
        } else {
            wrong.push(row)
        }
        // Most columns have nothing to do with each other, which the first rows tell.
        if wrong.len() > right + LEAST_ROWS {
            return None;
        }
    }
    (right >= LEAST_ROWS && wrong.len() * ONE_IN <= right + wrong.len()).then_some(wrong)
}

/// A percentage as stated and as its parts give it.
#[derive(Debug, Clone, Copy)]
struct WorkedOut {
    stated: Decimal,
    exact: Decimal,
    /// How far they may be apart by rounding, of the percentage and of its parts.
    room: Decimal,
}

impl WorkedOut {
    fn holds(self) -> bool {
        (self.stated - self.exact).abs() <= self.room
    }
}

/// The percentage of a row; none where nothing can be told from it.
fn worked_out(table: &Table, row: usize, p: usize, form: Form) -> Option<WorkedOut> {
    let value = |row: usize, column: usize| table.rows.get(row)?.cells.get(column)?.as_ref().map(|c| c.value.0);
    let stated = value(row, p)?;
    let (part, part_room, whole) = match form {
        Form::Share { part, whole } => {
            let part = value(row, part)?;
            (part, half_unit(part.scale()), value(row, whole)?)
        }
        Form::Growth { now, before } => {
            let (now, before) = (value(row, now)?, value(row, before)?);
            (now - before, half_unit(now.scale()) + half_unit(before.scale()), before)
        }
        // The total in percent of itself tells nothing.
        Form::OfTotal { total, .. } if total == row => return None,
        Form::OfTotal { column, total } => {
            let part = value(row, column)?;
            (part, half_unit(part.scale()), value(total, column)?)
        }
    };
    if whole.is_zero() || stated.is_zero() {
        return None;
    }
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    // Some print the share of a negative figure without its sign.
    let exact = if exact.is_sign_negative() == stated.is_sign_negative() { exact } else { -exact };
    let whole_room = half_unit(whole.scale());
    let spread = Decimal::ONE_HUNDRED.checked_mul(part_room)?.checked_add(exact.abs().checked_mul(whole_room)?)?;
    let room = half_unit(stated.scale()) + spread.checked_div((whole.abs() - whole_room).max(whole_room))?;
    Some(WorkedOut { stated, exact, room })
}

fn issue(ctx: &Context<'_>, table: &Table, place: Place, form: Form) -> Option<Issue> {
    let WorkedOut { stated, exact, room } = worked_out(table, place.row, place.column, form)?;
    let computed = exact.round_dp(stated.scale());
    let column = |c: usize| table.columns.get(c).map_or_else(String::new, |c| c.label.clone());
    let of = match form {
        Form::Share { part, whole } => Of::Share { part: column(part), whole: column(whole) },
        Form::Growth { now, before } => Of::Growth { now: column(now), before: column(before) },
        Form::OfTotal { column: c, total } => {
            Of::Share { part: column(c), whole: table.rows.get(total).map_or_else(String::new, |r| r.label.clone()) }
        }
    };
    let line = place.cell(ctx.report)?.line;
    let room = room.round_dp(stated.scale() + 2);
    let fact = Percent { label: ctx.label(place), stated, computed, room, of };
    let key = fact.label.clone();
    Some(Issue::new(line, fact).cell(place).figures(stated, computed, Some(room)).key(key))
}

#[derive(Debug)]
struct Percent {
    label: String,
    stated: Decimal,
    computed: Decimal,
    room: Decimal,
    of: Of,
}

#[derive(Debug)]
enum Of {
    Share { part: String, whole: String },
    Growth { now: String, before: String },
}

impl Fact for Percent {
    fn say(&self, lang: Lang) -> String {
        let label = &self.label;
        let n = |d: Decimal| number(d, lang);
        let (stated, computed) = (n(self.stated), n(self.computed));
        let (difference, room) = (n((self.stated - self.computed).normalize()), n(self.room.normalize()));
        let works_out = match (&self.of, lang) {
            (Of::Share { part, whole }, Lang::En) => format!("“{part}” is {computed} % of “{whole}”"),
            (Of::Share { part, whole }, Lang::Sv) => format!("”{part}” är {computed} % av ”{whole}”"),
            (Of::Growth { now, before }, Lang::En) => format!("from “{before}” to “{now}” it is {computed} %"),
            (Of::Growth { now, before }, Lang::Sv) => format!("från ”{before}” till ”{now}” är det {computed} %"),
        };
        match lang {
            Lang::En => format!("{label} is stated as {stated} %, {works_out}: difference {difference}, rounding explains {room}"),
            Lang::Sv => format!("{label} anges till {stated} %, {works_out}: skillnad {difference}, avrundning förklarar {room}"),
        }
    }
}
