//! Whether what was read is a table, and which of its last rows are none.

use rust_decimal::Decimal;

use super::assemble::TableDraft;
use crate::report::model::ColumnRole;

/// Takes rows off both ends that no reading fits.
pub(crate) fn trim(draft: &mut TableDraft<'_>) {
    while draft.rows.len() > 1 && last_is_stray(draft) {
        draft.rows.pop();
        draft.solved.rows.pop();
    }
}

/// A lone whole number after a table of several columns is a page number.
fn last_is_stray(draft: &TableDraft<'_>) -> bool {
    let k = draft.columns.len();
    let Some(row) = draft.rows.last() else { return false };
    let signs = &row.shape.signs;
    let lone = signs.len() <= 3 && signs.iter().all(u8::is_ascii_digit);
    // A sentence after the table: few of its columns, and a verb in its label.
    let cost = draft.solved.rows.last().and_then(|r| r.cheapest).unwrap_or(0);
    let filled = draft.solved.reading(draft.rows.len() - 1).map_or(0, |r| r.cells.iter().flatten().count());
    if k >= 2 && row.sentence && (cost >= 160 || filled * 3 <= k) {
        return true;
    }
    let labelled = draft.rows.iter().filter(|r| r.own.is_some() || !r.label.is_empty()).count();
    lone && row.own.is_none() && row.label.is_empty() && (k >= 2 || labelled + 1 == draft.rows.len())
}

/// Whether it is a table at all: enough rows that read well, or a header.
pub(crate) fn plausible(draft: &TableDraft<'_>) -> bool {
    let k = draft.columns.len();
    let rows = draft.rows.len();
    let good = draft.solved.rows.iter().filter(|r| r.cheapest.is_some_and(|cost| cost < 200)).count();
    // Figures with their units, one a line, are key figures.
    let with_units = draft.rows.iter().filter(|r| r.shape.signs.contains(&b'u')).count();
    if k == 1 && with_units * 2 >= rows {
        return false;
    }
    let roles = draft.columns.iter().filter(|c| c.column.role != ColumnRole::Value || c.period.year.is_some()).count();
    if k == 1
        && !draft.columns.iter().any(|c| c.column.role != ColumnRole::Value || c.column.unit.is_some())
        && !adds_up(draft)
        && draft.rows.iter().any(|r| r.shape.signs.iter().all(u8::is_ascii_digit) && r.own.is_none())
    {
        return false;
    }
    // Lines of text with a figure here and there: an address, a list of dates.
    let named = draft.columns.iter().any(|c| c.column.role != ColumnRole::Value);
    let groups: usize = draft.rows.iter().map(|r| r.groups.len()).sum();
    if k <= 2 && !named && groups * 2 > rows * 3 {
        return false;
    }
    if draft.header_known && roles > 0 {
        return good * 2 >= rows && good >= 1 && (rows >= 2 || k >= 2);
    }
    match k {
        1 => rows >= 3 && good >= 3 && (draft.header_known || adds_up(draft)),
        2 => rows >= 3 && good >= 3,
        _ => rows >= 2 && good >= 2,
    }
}

/// Whether a table of one column ends in the sum of its rows.
fn adds_up(draft: &TableDraft<'_>) -> bool {
    let values: Vec<Decimal> =
        (0..draft.rows.len()).filter_map(|r| draft.solved.reading(r)?.cells.first().copied().flatten()).map(|c| c.value()).collect();
    let Some((last, rest)) = values.split_last() else { return false };
    rest.len() >= 2 && !last.is_zero() && rest.iter().sum::<Decimal>() == *last
}
