//! An amount that the commentary states against the cell it speaks of, at the precision of its words.

use rust_decimal::Decimal;

use super::context::Context;
use crate::lexicon::claims::tells_direction;
use crate::limits::MAX_CLAIM_CELLS;
use crate::proof::across::kronor;
use crate::proof::interval::{Interval, half_unit};
use crate::proof::{Cause, Place};
use crate::report::model::{Claim, ClaimKind, Column, ColumnRole, Hedge, Programme, Proof, Scope};

/// How a claim compares with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Some cell says the same.
    Agrees,
    /// The cell has the opposite sign.
    OtherSign,
    /// The cell is a thousand times smaller or larger.
    OtherUnit,
    /// The cell says something else.
    Differs,
}

/// A claim and the cell it was held against.
#[derive(Debug, Clone)]
pub(crate) struct Compared<'a> {
    pub(crate) claim: &'a Claim,
    pub(crate) programme: Option<&'a Programme>,
    pub(crate) place: Place,
    pub(crate) verdict: Verdict,
    /// The claim in the cell's unit.
    pub(crate) stated: Decimal,
    /// The cell.
    pub(crate) cell: Decimal,
    /// How far they may be apart.
    pub(crate) room: Decimal,
}

/// Every claim that speaks of a cell, compared.
pub(crate) fn all<'a>(ctx: &Context<'a>) -> Vec<Compared<'a>> {
    let report = ctx.report;
    let of_programmes = report.programmes.iter().flat_map(|p| p.claims.iter().map(move |c| (Some(p), c)));
    let others = report.claims.iter().map(|c| (None, c));
    of_programmes.chain(others).filter_map(|(p, c)| compare(ctx, p, c)).collect()
}

/// The claims that agree with what a cause's figures would be once mended: line and words.
pub(crate) fn agreeing(ctx: &Context<'_>, cause: &Cause) -> Vec<(u32, String)> {
    let Some(change) = cause.culprit() else { return Vec::new() };
    let Some(place) = ctx.evidence.network.nodes.get(change.node).map(|n| n.place()) else { return Vec::new() };
    let claims = ctx
        .report
        .programmes
        .iter()
        .flat_map(|p| p.claims.iter().map(move |c| (Some(p), c)))
        .chain(ctx.report.claims.iter().map(|c| (None, c)));
    let said = |(p, c): &(Option<&Programme>, &Claim)| {
        candidates(ctx, *p, c).contains(&place) && agrees(ctx, c, place, change.to) && !agrees(ctx, c, place, change.from)
    };
    claims.filter(said).map(|(_, c)| (c.line, c.raw.clone())).collect()
}

fn compare<'a>(ctx: &Context<'a>, programme: Option<&'a Programme>, claim: &'a Claim) -> Option<Compared<'a>> {
    let places = candidates(ctx, programme, claim);
    let &place = places.first()?;
    let cell = ctx.value(place)?;
    let meant = meant(ctx, claim, place)?;
    let stated = claim_in_unit(ctx, claim, place)?;
    let out = |verdict| {
        Some(Compared {
            claim,
            programme,
            place,
            verdict,
            stated,
            cell,
            room: (meant.high - meant.low) / Decimal::TWO + half_unit(cell.scale()),
        })
    };
    let mended = |p: Place| ctx.evidence.changes_at(p).any(|c| agrees(ctx, claim, p, c.to));
    if places.iter().any(|&p| ctx.value(p).is_some_and(|v| agrees(ctx, claim, p, v)) || mended(p)) {
        return out(Verdict::Agrees);
    }
    let thousand = Decimal::ONE_THOUSAND;
    if !is_unsigned(claim) && agrees(ctx, claim, place, -cell) {
        out(Verdict::OtherSign)
    } else if !cell.is_zero()
        && [cell * thousand, -cell * thousand, cell / thousand, -cell / thousand].iter().any(|v| agrees(ctx, claim, place, *v))
    {
        out(Verdict::OtherUnit)
    } else {
        out(Verdict::Differs)
    }
}

/// Whether the kind is an amount of the whole, not of a difference.
fn is_stock(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Outcome | ClaimKind::Budget)
}

/// Whether the text does not say the sign: costs are negative in some tables, and `avvikelsen på 500 tkr` goes either way.
fn is_unsigned(claim: &Claim) -> bool {
    is_stock(claim.kind) || claim.amount.0.is_sign_positive() && !tells_direction(&claim.raw)
}

/// Whether a cell's figure lies within what the words can mean.
fn agrees(ctx: &Context<'_>, claim: &Claim, place: Place, value: Decimal) -> bool {
    let Some(meant) = meant(ctx, claim, place) else { return false };
    let printed = |value: Decimal| Interval::around(value, half_unit(value.scale()));
    // Intervals that only touch say different things: 7 tkr is not 8 tkr.
    let meets = |value: Decimal| {
        let both = meant.and(printed(value));
        both.low < both.high
    };
    meets(value) || is_unsigned(claim) && meets(-value)
}

fn scale(ctx: &Context<'_>, claim: &Claim, place: Place) -> Option<Decimal> {
    match (claim.unit, ctx.unit(place)) {
        (None, _) => Some(Decimal::ONE),
        (Some(a), Some(b)) if a == b => Some(Decimal::ONE),
        (a, _) => Some(kronor(a)? / ctx.kronor(place)?),
    }
}

fn claim_in_unit(ctx: &Context<'_>, claim: &Claim, place: Place) -> Option<Decimal> {
    Some((claim.amount.0 * scale(ctx, claim, place)?).normalize())
}

/// The values that a claim can mean, in the unit of a cell.
///
/// `2,6 mnkr` is everything that rounds to it; `ca` goes half a unit of the last digit that is not a zero to both sides, `drygt` a whole one
/// away from zero, `knappt` towards it.
fn meant(ctx: &Context<'_>, claim: &Claim, place: Place) -> Option<Interval> {
    let amount = claim.amount.0;
    let size = amount.abs();
    let half = half_unit(amount.scale());
    let coarse = coarse_unit(amount);
    let (low, high) = match claim.hedge {
        Some(Hedge::About) => (size - coarse / Decimal::TWO, size + coarse / Decimal::TWO),
        Some(Hedge::Over) => (size - half, size + coarse),
        Some(Hedge::Under) => (size - coarse, size + half),
        None => (size - half, size + half),
    };
    let factor = scale(ctx, claim, place)?;
    let meant = if amount.is_sign_negative() { Interval { low: -high, high: -low } } else { Interval { low, high } };
    Some(Interval { low: meant.low * factor, high: meant.high * factor })
}

/// The unit of the last digit that is not a zero: 100 for 1 600, 0,1 for 2,6.
fn coarse_unit(amount: Decimal) -> Decimal {
    let mut mantissa = amount.mantissa().abs();
    let mut unit = Decimal::new(1, amount.scale());
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        unit *= Decimal::TEN;
    }
    unit
}

/// The cells that a claim can speak of, the likeliest first; none where it cannot be told.
fn candidates(ctx: &Context<'_>, programme: Option<&Programme>, claim: &Claim) -> Vec<Place> {
    if claim.scope == Scope::Part {
        return Vec::new();
    }
    let stated = claim.cell.as_ref().and_then(|at| Some(Place { table: ctx.table_named(&at.table)?.0, row: at.row, column: at.cell }));
    let row = programme.and_then(|p| Some((ctx.table_named(p.table.as_ref()?)?.0, p.row?)));
    match (row, stated) {
        (Some((table, row)), _) => row_candidates(ctx, claim, table, row),
        (None, Some(place)) => outside_programmes(ctx, claim, place),
        (None, None) => Vec::new(),
    }
}

/// The cells that prose outside the programmes can speak of.
///
/// A figure of statistics speaks of its own cell. A deviation of the whole may be that of any table's sum, and of a part that
/// the prose does not name, so it has to be found somewhere; outcomes and budgets of parts cannot be told from those of the whole.
fn outside_programmes(ctx: &Context<'_>, claim: &Claim, place: Place) -> Vec<Place> {
    match claim.kind {
        ClaimKind::Outcome | ClaimKind::Budget => Vec::new(),
        ClaimKind::Other => vec![place],
        ClaimKind::Deviation | ClaimKind::ForecastDeviation => {
            let rows = ctx.report.tables.iter().enumerate().flat_map(|(t, table)| (0..table.rows.len()).map(move |r| (t, r)));
            let all = rows.flat_map(|(t, r)| ctx.cells_of(t, r, ColumnRole::Deviation).map(|(p, _)| p).collect::<Vec<_>>());
            std::iter::once(place).chain(all.filter(|p| ctx.value(*p).is_some()).take(MAX_CLAIM_CELLS)).collect()
        }
    }
}

fn row_candidates(ctx: &Context<'_>, claim: &Claim, table: usize, row: usize) -> Vec<Place> {
    let role = match claim.kind {
        ClaimKind::Deviation | ClaimKind::ForecastDeviation => ColumnRole::Deviation,
        ClaimKind::Outcome => ColumnRole::Outcome,
        ClaimKind::Budget => ColumnRole::Budget,
        ClaimKind::Other => return Vec::new(),
    };
    let mut found: Vec<(Place, &Column)> = ctx.cells_of(table, row, role).filter(|(p, _)| ctx.value(*p).is_some()).collect();
    if is_stock(claim.kind) && !stock_is_comparable(ctx, claim, &found) {
        return Vec::new();
    }
    if found.iter().all(|(_, c)| c.period.is_some() && !fits(ctx, claim, c)) {
        return Vec::new();
    }
    found.sort_by_key(|(_, c)| !fits(ctx, claim, c));
    let mut out: Vec<Place> = found.into_iter().map(|(p, _)| p).collect();
    if is_stock(claim.kind) {
        // Found anywhere in its row, an outcome or budget is no other amount, whatever the column was taken for.
        let columns = ctx.report.tables.get(table).map_or(0, |t| t.columns.len());
        out.extend((0..columns).map(|column| Place { table, row, column }).filter(|p| ctx.value(*p).is_some()));
    }
    out
}

/// Whether a column is of the period that a claim speaks of: a forecast's deviation is the year's.
fn fits(ctx: &Context<'_>, claim: &Claim, column: &Column) -> bool {
    let year = column.period.as_ref().is_some_and(|p| p.len() == 4);
    match (&claim.period, claim.kind) {
        (Some(period), _) => column.period.as_ref() == Some(period),
        (None, ClaimKind::ForecastDeviation) => year,
        (None, _) => column.period == ctx.report.report.period,
    }
}

/// Budgets and outcomes in prose often are a month's, a part's, or of costs alone: they are compared only where the words say that the net of
/// the programme is meant, and the table has a proven figure of the report's own period.
fn stock_is_comparable(ctx: &Context<'_>, claim: &Claim, found: &[(Place, &Column)]) -> bool {
    const NET: [&str; 4] = ["nettokostnaden", "nettokostnad ", "utfallet ", "budgetera"];
    let said = claim.raw.to_lowercase();
    let proven = |p: Place| p.cell(ctx.report).is_some_and(|c| c.proof == Proof::Verified);
    NET.iter().any(|w| said.contains(w)) && found.iter().any(|(p, c)| fits(ctx, claim, c) && c.period.is_some() && proven(*p))
}

#[cfg(test)]
mod tests {
    use super::coarse_unit;

    #[test]
    fn the_last_digit_that_is_no_zero_tells_the_precision() {
        let unit = |s: &str| coarse_unit(s.parse().unwrap()).to_string();
        assert_eq!(unit("1600"), "100");
        assert_eq!(unit("1000"), "1000");
        assert_eq!(unit("2.6"), "0.1");
        assert_eq!(unit("0"), "1");
    }
}
