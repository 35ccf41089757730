//! A key figure that stands in a table too, with another amount there.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, Figure, amount};
use crate::finding::Lang;
use crate::proof::Place;
use crate::proof::across::kronor;
use crate::proof::interval::half_unit;
use crate::report::model::{ColumnRole, KeyFigure, Proof, RowRole, Unit};

rule!("KPR110", "key-figure", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    ctx.report
        .key_figures
        .iter()
        .enumerate()
        .filter_map(|(i, k)| compare(ctx, k).map(|issue| issue.subject(format!("/key_figures/{i}"))))
        .collect()
}

/// A key figure of the net cost against the total rows' outcomes of the report's period, without the sign.
fn compare(ctx: &Context<'_>, key: &KeyFigure) -> Option<Issue> {
    let label = key.label.to_lowercase();
    if !label.starts_with("nettokostnad") || label.contains("per ") || label.contains('/') {
        return None;
    }
    let factor = kronor(key.unit)?;
    let totals = totals(ctx);
    let near = |p: &Place| -> Option<bool> {
        let (value, scale) = (ctx.value(*p)?, ctx.kronor(*p)?);
        let room = half_unit(value.scale()) * scale + half_unit(key.value.0.scale()) * factor;
        Some((value.abs() * scale - key.value.0.abs() * factor).abs() <= room)
    };
    let mended = |p: &Place| ctx.evidence.changes_at(*p).next().is_some();
    if totals.is_empty() || totals.iter().any(|p| near(p) == Some(true) || mended(p)) {
        return None;
    }
    // The last total that the table itself proves; an unproven one may be a misreading.
    let place = *totals.iter().rfind(|p| p.cell(ctx.report).is_some_and(|c| c.proof == Proof::Verified))?;
    let (cell, value) = (place.cell(ctx.report)?, ctx.value(place)?);
    let fact = Differs {
        label: key.label.clone(),
        stated: key.value.0,
        unit: key.unit,
        cell: ctx.label(place),
        value,
        cell_unit: ctx.unit(place),
    };
    let at = Figure { label: ctx.label(place), value };
    let stated = key.value.0 * factor / ctx.kronor(place)?;
    Some(Issue::new(key.line, fact).figures(stated, value, None).related(cell.line, at).key(key.label.clone()))
}

fn totals(ctx: &Context<'_>) -> Vec<Place> {
    let mut out = Vec::new();
    for (t, table) in ctx.report.tables.iter().enumerate() {
        for (r, _) in table.rows.iter().enumerate().filter(|(_, r)| matches!(r.role, RowRole::Total | RowRole::Subtotal)) {
            let cells = ctx
                .cells_of(t, r, ColumnRole::Outcome)
                .filter(|(p, c)| c.period.is_some() && c.period == ctx.report.report.period && ctx.value(*p).is_some());
            out.extend(cells.map(|(p, _)| p).filter(|p| ctx.unit(*p).is_none_or(|u| kronor(Some(u)).is_some())));
        }
    }
    out
}

#[derive(Debug)]
struct Differs {
    label: String,
    stated: Decimal,
    unit: Option<Unit>,
    cell: String,
    value: Decimal,
    cell_unit: Option<Unit>,
}

impl Fact for Differs {
    fn say(&self, lang: Lang) -> String {
        let (label, cell) = (&self.label, &self.cell);
        let (stated, value) = (amount(self.stated, self.unit, lang), amount(self.value, self.cell_unit, lang));
        match lang {
            Lang::En => format!("the key figure {label} is {stated}, no total of the tables is; {cell} is {value}"),
            Lang::Sv => format!("nyckeltalet {label} är {stated}, ingen summa i tabellerna är det; {cell} är {value}"),
        }
    }
}
