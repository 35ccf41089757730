//! A large deviation of a programme without a comment.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::materiality::budget;
use crate::check::rule::rule;
use crate::check::say::{Fact, amount};
use crate::finding::Lang;
use crate::proof::Place;
use crate::report::model::{ColumnRole, Programme, Unit};

rule!("KPR301", "missing-comment", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let programmes = &ctx.report.programmes;
    // A report that comments on no programme at all comments elsewhere, or is a bare table.
    if programmes.iter().all(|p| !has_comment(p)) {
        return Vec::new();
    }
    programmes.iter().enumerate().filter(|(_, p)| !has_comment(p)).filter_map(|(i, p)| issue(ctx, i, p)).collect()
}

fn has_comment(programme: &Programme) -> bool {
    programme.comment.as_ref().is_some_and(|c| !c.trim().is_empty())
}

fn issue(ctx: &Context<'_>, index: usize, programme: &Programme) -> Option<Issue> {
    let table = ctx.table_named(programme.table.as_ref()?)?.0;
    let row = programme.row?;
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
