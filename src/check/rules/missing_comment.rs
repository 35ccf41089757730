//! A large deviation of a programme without a comment.

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
    // Rows that are summed together are commented together: where none of them has a comment, they are commented elsewhere.
    let commented =
        |p: &Programme| programmes.iter().any(|other| other.table == p.table && has_comment(other) && summed_alike(ctx, p, other));
    programmes.iter().enumerate().filter(|(_, p)| !has_comment(p) && commented(p)).filter_map(|(i, p)| issue(ctx, i, p)).collect()
}

/// Whether two programmes of one table are parts of the same sums.
fn summed_alike(ctx: &Context<'_>, one: &Programme, other: &Programme) -> bool {
    let net = &ctx.evidence.network;
    let sums = |p: &Programme| -> Vec<usize> {
        let table = p.table.as_deref().and_then(|t| ctx.table_named(t)).map(|(t, _)| t);
        let is_part = |l: &Link| {
            let parts = l.members.len().saturating_sub(1);
            l.kind == LinkKind::Within(RelationKind::ColumnSum)
                && l.members
                    .iter()
                    .take(parts)
                    .filter_map(|m| net.nodes.get(m.node))
                    .any(|n| Some(n.place.table) == table && Some(n.place.row) == p.row)
        };
        net.links.iter().enumerate().filter(|(_, l)| is_part(l)).map(|(i, _)| i).collect()
    };
    let (mine, theirs) = (sums(one), sums(other));
    mine.is_empty() || theirs.is_empty() || mine.iter().any(|l| theirs.contains(l))
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
    let result = |l: &Link| {
        l.kind == LinkKind::Within(RelationKind::ColumnSum)
            && l.members.last().and_then(|m| net.nodes.get(m.node)).is_some_and(|n| (n.place.table, n.place.row) == (table, row))
    };
    total || net.links.iter().any(result)
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
