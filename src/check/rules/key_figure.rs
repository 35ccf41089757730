//! A key figure that stands in a table too, with another amount there.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, Figure, amount, number};
use crate::finding::Lang;
use crate::lexicon::wholes::{Whole, whole};
use crate::limits::MAX_KEY_FIGURES;
use crate::proof::Place;
use crate::proof::across::kronor;
use crate::proof::interval::half_unit;
use crate::report::model::{Column, ColumnRole, KeyFigure, Proof, Report, RowRole, TableKind, Unit};

rule!("KPR110", "key-figure", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let figures = ctx.report.key_figures.iter().enumerate().take(MAX_KEY_FIGURES);
    figures.filter_map(|(i, k)| compare(ctx, k).map(|issue| issue.subject(format!("/key_figures/{i}")))).collect()
}

/// A key figure against the cells that can show the same.
fn compare(ctx: &Context<'_>, key: &KeyFigure) -> Option<Issue> {
    let found = match kronor(key.unit) {
        Some(_) => whole(&key.label).map(|what| Candidates::of_whole(ctx, what))?,
        None => Candidates::of_row(ctx, key),
    };
    if found.anywhere.iter().any(|p| agrees(ctx, key, *p, found.signed) == Some(true) || ctx.evidence.changes_at(*p).next().is_some()) {
        return None;
    }
    let place = found.likeliest?;
    let (cell, value) = (place.cell(ctx.report)?, ctx.value(place)?);
    let factor = factor(ctx, key, place)?;
    // An amount of the whole is written without its sign as often as with it; a deviation is not.
    let turned = !found.signed && key.value.0.is_sign_negative() != value.is_sign_negative();
    let stated = key.value.0 * factor * if turned { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let room = room(key, value, factor);
    let fact = Differs {
        label: key.label.clone(),
        stated: key.value.0,
        unit: key.unit,
        cell: ctx.label(place),
        value,
        cell_unit: unit(ctx, place),
        difference: stated - value,
        room,
    };
    let at = Figure { label: ctx.label(place), value };
    Some(Issue::new(key.line, fact).figures(stated, value, Some(room)).related(cell.line, at).key(key.label.clone()))
}

/// Cells that a key figure can repeat.
#[derive(Debug, Default)]
struct Candidates {
    /// One with the same figure is enough.
    anywhere: Vec<Place>,
    /// The one it is held against where none has it: proven by its table, of the report's own period.
    likeliest: Option<Place>,
    /// Whether the sign tells surplus from deficit.
    signed: bool,
}

impl Candidates {
    /// The sums of all tables. An unproven sum may be a misreading, so none is held against the key figure.
    fn of_whole(ctx: &Context<'_>, what: Whole) -> Self {
        let sum = |r: RowRole| matches!(r, RowRole::Total | RowRole::Subtotal);
        let anywhere: Vec<Place> =
            places(ctx.report, |_, row| sum(row.role)).filter(|p| ctx.value(*p).is_some() && ctx.kronor(*p).is_some()).collect();
        let (role, year) = match what {
            Whole::Outcome => (ColumnRole::Outcome, false),
            Whole::Deviation => (ColumnRole::Deviation, false),
            Whole::Forecast => (ColumnRole::Forecast, true),
            Whole::ForecastDeviation => (ColumnRole::Deviation, true),
            Whole::Budget => (ColumnRole::Budget, true),
        };
        let fits = |c: &Column| c.role == role && own_period(ctx, c, year);
        let proven = |p: &Place| p.cell(ctx.report).is_some_and(|c| c.proof == Proof::Verified) && ctx.column(*p).is_some_and(fits);
        let likeliest = anywhere.iter().rfind(|p| proven(p)).copied();
        Self { anywhere, likeliest, signed: role == ColumnRole::Deviation }
    }

    /// The rows of statistics with the key figure's label.
    fn of_row(ctx: &Context<'_>, key: &KeyFigure) -> Self {
        let squashed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let label = squashed(&key.label);
        let of_label = |kind: TableKind, text: &str| matches!(kind, TableKind::Statistics | TableKind::Other) && squashed(text) == label;
        let anywhere: Vec<Place> =
            places(ctx.report, |table, row| of_label(table.kind, &row.label)).filter(|p| ctx.value(*p).is_some()).collect();
        let own = |c: &Column| matches!(c.role, ColumnRole::Value | ColumnRole::Outcome) && own_period(ctx, c, false);
        let mut likely = anywhere.iter().filter(|p| ctx.column(**p).is_some_and(own) && unit(ctx, **p).is_none_or(|u| Some(u) == key.unit));
        // Where two cells are of the period, it cannot be told which is meant.
        let likeliest = likely.next().copied().filter(|_| likely.next().is_none());
        Self { anywhere, likeliest, signed: true }
    }
}

fn places<'r>(
    report: &'r Report,
    wanted: impl Fn(&crate::report::model::Table, &crate::report::model::Row) -> bool + 'r,
) -> impl Iterator<Item = Place> + 'r {
    let rows =
        report.tables.iter().enumerate().flat_map(|(t, table)| table.rows.iter().enumerate().map(move |(r, row)| (t, table, r, row)));
    rows.filter(move |(_, table, _, row)| wanted(table, row))
        .flat_map(|(table, t, row, _)| (0..t.columns.len()).map(move |column| Place { table, row, column }))
}

/// Whether a column is of the report's period, or of its year where the year is meant.
fn own_period(ctx: &Context<'_>, column: &Column, year: bool) -> bool {
    let (Some(column), Some(report)) = (column.period.as_deref(), ctx.report.report.period.as_deref()) else { return false };
    if year { report.starts_with(column) && column.len() == 4 } else { column == report }
}

/// The unit of a cell, but that of the report only where it is of money.
fn unit(ctx: &Context<'_>, place: Place) -> Option<Unit> {
    let table = ctx.report.tables.get(place.table)?;
    let own = ctx.row(place).and_then(|r| r.unit).or_else(|| ctx.column(place).and_then(|c| c.unit)).or(table.unit);
    own.or_else(|| (table.kind != TableKind::Statistics).then_some(ctx.report.report.unit).flatten())
}

/// What a unit of the key figure is in the unit of a cell.
fn factor(ctx: &Context<'_>, key: &KeyFigure, place: Place) -> Option<Decimal> {
    match kronor(key.unit) {
        Some(kronor) => kronor.checked_div(ctx.kronor(place)?),
        None => Some(Decimal::ONE),
    }
}

fn room(key: &KeyFigure, value: Decimal, factor: Decimal) -> Decimal {
    half_unit(value.scale()) + half_unit(key.value.0.scale()) * factor
}

fn agrees(ctx: &Context<'_>, key: &KeyFigure, place: Place, signed: bool) -> Option<bool> {
    let (value, factor) = (ctx.value(place)?, factor(ctx, key, place)?);
    let stated = key.value.0.checked_mul(factor)?;
    let apart = if signed { stated - value } else { stated.abs() - value.abs() };
    Some(apart.abs() <= room(key, value, factor))
}

#[derive(Debug)]
struct Differs {
    label: String,
    stated: Decimal,
    unit: Option<Unit>,
    cell: String,
    value: Decimal,
    cell_unit: Option<Unit>,
    difference: Decimal,
    room: Decimal,
}

impl Fact for Differs {
    fn say(&self, lang: Lang) -> String {
        let (label, cell) = (&self.label, &self.cell);
        let (stated, value) = (amount(self.stated, self.unit, lang), amount(self.value, self.cell_unit, lang));
        let (difference, room) = (number(self.difference.normalize(), lang), number(self.room.normalize(), lang));
        match lang {
            Lang::En => format!(
                "the key figure {label} is {stated}, no table has it; {cell} is {value}: difference {difference}, rounding explains {room}"
            ),
            Lang::Sv => format!(
                "nyckeltalet {label} är {stated}, ingen tabell har det; {cell} är {value}: skillnad {difference}, avrundning förklarar {room}"
            ),
        }
    }
}
