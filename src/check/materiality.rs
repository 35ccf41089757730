//! What the mending of a figure would turn round: a surplus into a deficit, a deviation over the threshold.

use rust_decimal::Decimal;

use super::context::Context;
use super::say::{Fact, number};
use crate::finding::Lang;
use crate::proof::{Change, Place};
use crate::report::model::ColumnRole;

/// What a mending turns round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    kind: Kind,
    from: Decimal,
    to: Decimal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sign,
    OverThreshold,
    UnderThreshold,
}

/// What a change of a cell would turn round, where the cell is a deviation or the result of a statement.
pub(crate) fn of_change(ctx: &Context<'_>, place: Place, change: Change) -> Option<Turn> {
    if ctx.column(place)?.role != ColumnRole::Deviation {
        return None;
    }
    of_deviation(ctx, place, change.from, change.to)
}

/// What it would turn round if the deviation at a place were `to`.
pub(crate) fn of_deviation(ctx: &Context<'_>, place: Place, from: Decimal, to: Decimal) -> Option<Turn> {
    if from.is_sign_negative() != to.is_sign_negative() && !from.is_zero() && !to.is_zero() {
        return Some(Turn { kind: Kind::Sign, from, to });
    }
    let kronor = ctx.kronor(place)?;
    let budget = budget(ctx, place).map(|b| b * kronor);
    let beyond = |d: Decimal| ctx.settings.thresholds.beyond(d * kronor, budget);
    match (beyond(from), beyond(to)) {
        (false, true) => Some(Turn { kind: Kind::OverThreshold, from, to }),
        (true, false) => Some(Turn { kind: Kind::UnderThreshold, from, to }),
        _ => None,
    }
}

/// The budget that a deviation is measured by: that of its period, else any of its row.
pub(crate) fn budget(ctx: &Context<'_>, place: Place) -> Option<Decimal> {
    let period = ctx.column(place)?.period.as_ref();
    let mut all: Vec<_> = ctx.cells_of(place.table, place.row, ColumnRole::Budget).collect();
    all.sort_by_key(|(_, c)| c.period.as_ref() != period);
    all.into_iter().find_map(|(p, _)| ctx.value(p))
}

impl Fact for Turn {
    fn say(&self, lang: Lang) -> String {
        // The words tell the sign of a surplus and a deficit.
        let shown = |d: Decimal| number(if self.kind == Kind::Sign { d.abs() } else { d }, lang);
        let (from, to) = (shown(self.from), shown(self.to));
        match (self.kind, lang) {
            (Kind::Sign, Lang::En) if self.to.is_sign_negative() => format!("mended, a surplus of {from} becomes a deficit of {to}"),
            (Kind::Sign, Lang::Sv) if self.to.is_sign_negative() => format!("rättat blir ett överskott på {from} ett underskott på {to}"),
            (Kind::Sign, Lang::En) => format!("mended, a deficit of {from} becomes a surplus of {to}"),
            (Kind::Sign, Lang::Sv) => format!("rättat blir ett underskott på {from} ett överskott på {to}"),
            (Kind::OverThreshold, Lang::En) => format!("mended, the deviation of {to} is over the threshold"),
            (Kind::OverThreshold, Lang::Sv) => format!("rättat ligger avvikelsen {to} över tröskeln"),
            (Kind::UnderThreshold, Lang::En) => format!("mended, the deviation of {to} is under the threshold"),
            (Kind::UnderThreshold, Lang::Sv) => format!("rättat ligger avvikelsen {to} under tröskeln"),
        }
    }
}
