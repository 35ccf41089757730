//! A figure that differs from one given from outside: an adopted budget, another report's total.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, amount, number};
use crate::check::settings::Outside;
use crate::finding::Lang;
use crate::proof::Place;
use crate::proof::across::kronor;
use crate::proof::interval::half_unit;
use crate::report::model::{Report, Row, Unit};

rule!("KPR115", "outside-figure", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    ctx.settings.outside.iter().flat_map(|o| places(ctx.report, o).into_iter().filter_map(|p| compare(ctx, o, p))).collect()
}

/// The cells that the report has for a figure: rows of that code or label, columns of that role and period.
fn places(report: &Report, outside: &Outside) -> Vec<Place> {
    let mut out = Vec::new();
    for (table, t) in report.tables.iter().enumerate() {
        let columns = t.columns.iter().enumerate().filter(|(_, c)| c.role == outside.role);
        let columns: Vec<usize> = columns.filter(|(_, c)| outside.period.is_none() || outside.period == c.period).map(|(i, _)| i).collect();
        for (row, _) in t.rows.iter().enumerate().filter(|(_, row)| is_row(row, &outside.row)) {
            out.extend(columns.iter().map(|&column| Place { table, row, column }));
        }
    }
    out
}

/// The lines of those figures from outside for which a report has no figure to compare.
#[must_use]
pub fn uncompared(report: &Report, outside: &[Outside]) -> Vec<u32> {
    let none = |o: &&Outside| places(report, o).into_iter().all(|p| p.cell(report).is_none());
    outside.iter().filter(none).map(|o| o.line).collect()
}

fn is_row(row: &Row, wanted: &str) -> bool {
    row.code.as_deref() == Some(wanted) || row.label.to_lowercase() == wanted.to_lowercase()
}

/// Costs are negative in some reports and positive in others, so signs are not compared.
fn compare(ctx: &Context<'_>, outside: &Outside, place: Place) -> Option<Issue> {
    let cell = place.cell(ctx.report)?;
    let value = cell.value.0;
    let factor = match (outside.unit, ctx.unit(place)) {
        (None, _) => Decimal::ONE,
        (Some(a), Some(b)) if a == b => Decimal::ONE,
        (unit, _) => kronor(unit)? / ctx.kronor(place)?,
    };
    let expected = outside.value * factor;
    let room = half_unit(value.scale()) + half_unit(outside.value.scale()) * factor;
    if (value.abs() - expected.abs()).abs() <= room {
        return None;
    }
    let fact = Differs { label: ctx.label(place), value, unit: ctx.unit(place), expected: expected.normalize(), room, given: outside.line };
    let key = fact.label.clone();
    Some(Issue::new(cell.line, fact).cell(place).figures(value, expected, Some(room)).key(key))
}

#[derive(Debug)]
struct Differs {
    label: String,
    value: Decimal,
    unit: Option<Unit>,
    expected: Decimal,
    room: Decimal,
    given: u32,
}

impl Fact for Differs {
    fn say(&self, lang: Lang) -> String {
        let (label, given) = (&self.label, self.given);
        let n = |d: Decimal| number(d.normalize(), lang);
        let (value, expected) = (amount(self.value, self.unit, lang), amount(self.expected, self.unit, lang));
        let (difference, room) = (n(self.value - self.expected), n(self.room));
        match lang {
            Lang::En => format!(
                "{label} is {value}, line {given} of the figures to compare with has {expected}: difference {difference}, rounding explains {room}"
            ),
            Lang::Sv => format!(
                "{label} är {value}, rad {given} i jämförelsefilen har {expected}: skillnad {difference}, avrundning förklarar {room}"
            ),
        }
    }
}
