//! A large deviation of a programme without a comment.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::materiality::budget;
use crate::check::rule::rule;
use crate::check::say::{Fact, amount};
use crate::finding::Lang;
use crate::proof::{Link, LinkKind, Place};
use crate::report::model::{ColumnRole, Programme, RelationKind, RowRole, Unit};

rule!("KPR301", "missing-comment", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let programmes = &ctx.report.programmes;
    let tables = Commented::by_table(ctx);
    let explained_with = |p: &Programme| tables.get(&p.table).is_some_and(|t| t.has_part_beside(&sums(ctx, p)));
    programmes.iter().enumerate().filter(|(_, p)| !has_comment(p) && explained_with(p)).filter_map(|(i, p)| issue(ctx, i, p)).collect()
}

/// What the commented programmes of one table are parts of.
///
/// Rows that are summed together are commented together: where none of them has a comment, they are commented elsewhere.
#[derive(Debug, Default)]
struct Commented {
    sums: BTreeSet<usize>,
    /// Whether one of them is in no sum.
    alone: bool,
}

impl Commented {
    fn by_table<'a>(ctx: &Context<'a>) -> BTreeMap<&'a Option<String>, Self> {
        let mut out: BTreeMap<_, Self> = BTreeMap::new();
        for programme in ctx.report.programmes.iter().filter(|p| has_comment(p)) {
            let table = out.entry(&programme.table).or_default();
            let sums = sums(ctx, programme);
            table.alone |= sums.is_empty();
            table.sums.extend(sums);
        }
        out
    }

    /// Whether one is a part of one of `sums`, or nothing says that it is not.
    fn has_part_beside(&self, sums: &[usize]) -> bool {
        self.alone || sums.is_empty() || sums.iter().any(|l| self.sums.contains(l))
    }
}

/// The column sums that a programme is a part of.
fn sums(ctx: &Context<'_>, p: &Programme) -> Vec<usize> {
    let net = &ctx.evidence.network;
    let Some(((table, _), row)) = p.table.as_deref().and_then(|t| ctx.table_named(t)).zip(p.row) else { return Vec::new() };
    let links = net.links_of_row(table, row).into_iter().filter(|(_, result)| !result).map(|(l, _)| l);
    links.filter(|l| net.links.get(*l).is_some_and(is_column_sum)).collect()
}

fn has_comment(programme: &Programme) -> bool {
    programme.comment.as_ref().is_some_and(|c| !c.trim().is_empty())
}

fn issue(ctx: &Context<'_>, index: usize, programme: &Programme) -> Option<Issue> {
    let table = ctx.table_named(programme.table.as_ref()?)?.0;
    let row = programme.row?;
    if is_sum(ctx, table, row) {
        return None;
    }
    let large = |p: &Place| {
        let (Some(value), Some(kronor)) = (ctx.value(*p), ctx.kronor(*p)) else { return false };
        ctx.settings.thresholds.beyond(value * kronor, budget(ctx, *p).map(|b| b * kronor))
    };
    let place = ctx.cells_of(table, row, ColumnRole::Deviation).map(|(p, _)| p).find(large)?;
    let cell = place.cell(ctx.report)?;
    let fact = Unexplained { label: ctx.label(place), deviation: cell.value.0, unit: ctx.unit(place) };
    let key = fact.label.clone();
    Some(Issue::new(cell.line, fact).cell(place).subject(format!("/programmes/{index}")).key(key))
}

/// Whether a row is the sum of others: it is explained with them.
fn is_sum(ctx: &Context<'_>, table: usize, row: usize) -> bool {
    let net = &ctx.evidence.network;
    let total = ctx.row(Place { table, row, column: 0 }).is_none_or(|r| r.role != RowRole::Item || is_sum_label(&r.label));
    total || net.links_of_row(table, row).into_iter().any(|(l, result)| result && net.links.get(l).is_some_and(is_column_sum))
}

fn is_column_sum(link: &Link) -> bool {
    link.kind == LinkKind::Within(RelationKind::ColumnSum)
}

/// Whether a label itself says that the row is a sum, also where no rows of the table give it.
fn is_sum_label(label: &str) -> bool {
    let label = label.to_lowercase();
    ["summa", "total", "netto", "resultat", "verksamhetens netto", "årets resultat"].iter().any(|w| label.starts_with(w))
}

#[derive(Debug)]
struct Unexplained {
    label: String,
    deviation: Decimal,
    unit: Option<Unit>,
}

impl Fact for Unexplained {
    fn say(&self, lang: Lang) -> String {
        let (label, deviation) = (&self.label, amount(self.deviation, self.unit, lang));
        match lang {
            Lang::En => format!("{label} is {deviation}, and the report does not comment on it"),
            Lang::Sv => format!("{label} är {deviation}, och rapporten kommenterar det inte"),
        }
    }
}
