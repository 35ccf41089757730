//! A share or percentage column of which single rows do not work out.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, number};
use crate::finding::Lang;
use crate::proof::Place;
use crate::proof::interval::half_unit;
use crate::report::model::{Table, Unit};

rule!("KPR109", "percent", Error, find);

/// Rows that must work out before a column is called a percentage of two others.
const LEAST_ROWS: usize = 4;

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut out = Vec::new();
    for (t, table) in ctx.report.tables.iter().enumerate() {
        let percent = |c: usize| table.columns.get(c).is_some_and(|c| c.unit == Some(Unit::Percent));
        let columns = 0..table.columns.len();
        for p in columns.clone().filter(|&c| percent(c) && table.unit != Some(Unit::Percent)) {
            let pairs =
                columns.clone().flat_map(|a| columns.clone().map(move |b| (a, b))).filter(|&(a, b)| a != b && !percent(a) && !percent(b));
            if let Some((a, b, wrong)) = pairs.filter_map(|(a, b)| judge(table, p, a, b).map(|w| (a, b, w))).min_by_key(|(_, _, w)| w.len())
            {
                out.extend(wrong.into_iter().filter_map(|row| issue(ctx, table, Place { table: t, row, column: p }, a, b)));
            }
        }
    }
    out
}

/// The rows where column `p` is not `a` in percent of `b`, if nearly all others are.
fn judge(table: &Table, p: usize, a: usize, b: usize) -> Option<Vec<usize>> {
    let (mut right, mut wrong) = (0, Vec::new());
    for (row, _) in table.rows.iter().enumerate() {
        let Some((stated, low, high)) = parts(table, row, p, a, b) else { continue };
        if low <= stated && stated <= high { right += 1 } else { wrong.push(row) }
    }
    (right >= LEAST_ROWS && wrong.len() * 10 <= right + wrong.len()).then_some(wrong)
}

/// The stated percentage and the least and greatest that its parts allow.
fn parts(table: &Table, row: usize, p: usize, a: usize, b: usize) -> Option<(Decimal, Decimal, Decimal)> {
    let value = |c: usize| table.rows.get(row)?.cells.get(c)?.as_ref().map(|c| c.value.0);
    let (stated, part, whole) = (value(p)?, value(a)?, value(b)?);
    if whole.is_zero() || stated.is_zero() {
        return None;
    }
    let exact = part * Decimal::ONE_HUNDRED / whole;
    let exact = if exact.is_sign_negative() == stated.is_sign_negative() { exact } else { -exact };
    let whole_room = half_unit(whole.scale());
    let room = half_unit(stated.scale())
        + (Decimal::ONE_HUNDRED * half_unit(part.scale()) + exact.abs() * whole_room) / (whole.abs() - whole_room).max(whole_room);
    Some((stated, exact - room, exact + room))
}

fn issue(ctx: &Context<'_>, table: &Table, place: Place, a: usize, b: usize) -> Option<Issue> {
    let (stated, low, high) = parts(table, place.row, place.column, a, b)?;
    let computed = ((low + high) / Decimal::TWO).round_dp(stated.scale());
    let of = |c: usize| table.columns.get(c).map_or_else(String::new, |c| c.label.clone());
    let line = place.cell(ctx.report)?.line;
    let fact = Percent { label: ctx.label(place), stated, computed, part: of(a), whole: of(b) };
    let key = fact.label.clone();
    Some(Issue::new(line, fact).cell(place).figures(stated, computed, Some((high - low) / Decimal::TWO)).key(key))
}

#[derive(Debug)]
struct Percent {
    label: String,
    stated: Decimal,
    computed: Decimal,
    part: String,
    whole: String,
}

impl Fact for Percent {
    fn say(&self, lang: Lang) -> String {
        let Self { label, part, whole, .. } = self;
        let (stated, computed) = (number(self.stated, lang), number(self.computed, lang));
        match lang {
            Lang::En => format!("{label} is stated as {stated} %, “{part}” is {computed} % of “{whole}”"),
            Lang::Sv => format!("{label} anges till {stated} %, ”{part}” är {computed} % av ”{whole}”"),
        }
    }
}
