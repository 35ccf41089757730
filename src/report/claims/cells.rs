//! The cell of a table that a claim repeats.

use rust_decimal::Decimal;

use crate::report::model::{CellRef, Claim, ClaimKind, ColumnRole, Hedge, Table, Unit};

/// The cell in a row that a claim speaks of: the column of its kind and period, whatever figure stands in it.
pub(super) fn find(table: &Table, row: usize, claim: &Claim) -> Option<CellRef> {
    let roles: &[ColumnRole] = match claim.kind {
        ClaimKind::Deviation | ClaimKind::ForecastDeviation => &[ColumnRole::Deviation],
        ClaimKind::Outcome => &[ColumnRole::Outcome, ColumnRole::NetCost],
        ClaimKind::Budget => &[ColumnRole::Budget],
        ClaimKind::Other => return None,
    };
    let cells = &table.rows.get(row)?.cells;
    let fits = |c: &usize| {
        table
            .columns
            .get(*c)
            .is_some_and(|column| roles.contains(&column.role) && column.period == claim.period && column.unit != Some(Unit::Percent))
    };
    let cell = (0..cells.len()).find(fits)?;
    cells.get(cell)?.as_ref()?;
    Some(CellRef { table: table.id.clone(), row, cell })
}

/// Whether the claim's figure is the cell's, as exactly as the claim is printed. Costs may be printed with either sign.
pub(super) fn agrees(table: &Table, cell: &CellRef, claim: &Claim) -> bool {
    let unit = table.rows.get(cell.row).and_then(|r| r.unit).or(table.columns.get(cell.cell).and_then(|c| c.unit)).or(table.unit);
    let Some(printed) = table.rows.get(cell.row).and_then(|r| r.cells.get(cell.cell)).and_then(Option::as_ref) else { return false };
    let (Some(cell_size), Some(claim_size)) = (in_kronor(unit), in_kronor(claim.unit.or(unit))) else { return false };
    let (stated, printed, digits) =
        (claim.amount.0 * claim_size, printed.value.0 * cell_size, (step(claim.amount.0) * claim_size, step(printed.value.0) * cell_size));
    let signed = matches!(claim.kind, ClaimKind::Deviation | ClaimKind::ForecastDeviation);
    let difference = if signed { stated - printed } else { stated.abs() - printed.abs() };
    let half = (digits.0 + digits.1) / Decimal::TWO;
    let room = match claim.hedge {
        None => half,
        Some(Hedge::About | Hedge::Over | Hedge::Under) => half.max(stated.abs() / Decimal::TEN),
    };
    difference.abs() <= room
}

/// A unit of money in kronor.
fn in_kronor(unit: Option<Unit>) -> Option<Decimal> {
    match unit? {
        Unit::Kr => Some(Decimal::ONE),
        Unit::Tkr => Some(Decimal::ONE_THOUSAND),
        Unit::Mnkr => Some(Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND),
        Unit::Percent | Unit::Hours | Unit::Count => None,
    }
}

/// One in the last printed digit.
fn step(value: Decimal) -> Decimal {
    Decimal::new(1, value.scale())
}
