//! Claims that the tables do not bear out → issues; the rules of claims each take their share.

use rust_decimal::Decimal;

use super::claims::{Compared, Verdict, all};
use super::context::Context;
use super::issue::Issue;
use super::materiality::of_deviation;
use super::say::{Fact, Figure, amount, number, short};
use crate::finding::Lang;
use crate::report::model::{ColumnRole, TableKind, Unit};

/// The issues of all claims with a verdict about tables of money, or about statistics.
pub(crate) fn issues(ctx: &Context<'_>, verdict: Verdict, statistics: bool) -> Vec<Issue> {
    let of_statistics = |c: &Compared<'_>| ctx.report.tables.get(c.place.table).is_some_and(|t| t.kind == TableKind::Statistics);
    all(ctx).into_iter().filter(|c| c.verdict == verdict && of_statistics(c) == statistics).map(|c| issue(ctx, &c)).collect()
}

fn issue(ctx: &Context<'_>, c: &Compared<'_>) -> Issue {
    let unit = ctx.unit(c.place);
    let label = ctx.label(c.place);
    let key = format!("{} {label}", c.programme.map_or("", |p| p.name.as_str()));
    let fact = Told {
        said: c.claim.raw.clone(),
        amount: c.claim.amount.0,
        amount_unit: c.claim.unit,
        label: label.clone(),
        cell: c.cell,
        unit,
        verdict: c.verdict,
        difference: c.stated - c.cell,
        room: c.room,
    };
    let turned = if ctx.column(c.place).is_some_and(|c| c.role == ColumnRole::Deviation) {
        of_deviation(ctx, c.place, c.stated, c.cell)
    } else {
        None
    };
    let line = c.place.cell(ctx.report).map_or(c.claim.line, |cell| cell.line);
    Issue::new(c.claim.line, fact)
        .table(c.place.table)
        .figures(c.stated, c.cell, Some(c.room))
        .related(line, Figure { label, value: c.cell })
        .materiality(turned)
        .key(key)
}

/// What the commentary says and what the table has.
#[derive(Debug)]
struct Told {
    said: String,
    amount: Decimal,
    amount_unit: Option<Unit>,
    label: String,
    cell: Decimal,
    unit: Option<Unit>,
    verdict: Verdict,
    difference: Decimal,
    room: Decimal,
}

impl Fact for Told {
    fn say(&self, lang: Lang) -> String {
        let (said, label) = (short(&self.said), &self.label);
        let (stated, cell) = (amount(self.amount, self.amount_unit.or(self.unit), lang), amount(self.cell, self.unit, lang));
        let told = match (self.verdict, lang) {
            (Verdict::OtherSign, Lang::En) => format!("“{said}” speaks of {stated}, the table has the opposite sign: {label} is {cell}"),
            (Verdict::OtherSign, Lang::Sv) => format!("”{said}” talar om {stated}, tabellen har motsatt tecken: {label} är {cell}"),
            (Verdict::OtherUnit, Lang::En) => format!(
                "“{said}” speaks of {stated}, the table has a thousandth or a thousandfold: {label} is {cell}; one of the units is wrong"
            ),
            (Verdict::OtherUnit, Lang::Sv) => format!(
                "”{said}” talar om {stated}, tabellen har en tusendel eller det tusenfaldiga: {label} är {cell}; en av enheterna är fel"
            ),
            (_, Lang::En) => format!("“{said}” speaks of {stated}, the table has another amount: {label} is {cell}"),
            (_, Lang::Sv) => format!("”{said}” talar om {stated}, tabellen har ett annat belopp: {label} är {cell}"),
        };
        let room = number(self.room.normalize(), lang);
        let difference = match (self.unit, lang) {
            (Some(Unit::Percent), Lang::En) => number(self.difference.normalize(), lang) + " points",
            (Some(Unit::Percent), Lang::Sv) => number(self.difference.normalize(), lang) + " procentenheter",
            (unit, _) => amount(self.difference.normalize(), unit, lang),
        };
        told + &match lang {
            Lang::En => format!("; difference {difference}, the words and rounding explain {room}"),
            Lang::Sv => format!("; skillnad {difference}, orden och avrundning förklarar {room}"),
        }
    }
}
