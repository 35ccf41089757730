//! The relations of a table as Excel formulas.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;

use super::figures::{FIRST_FIGURE, FIRST_ROW};
use crate::report::model::{Number, Relation, RelationKind, Table, Term};

/// What the table's own cells give for one of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Computed {
    /// The formula.
    pub(super) formula: String,
    /// What it gives.
    pub(super) value: Number,
}

/// What the relations compute for a cell; of several, a total before a difference.
pub(super) fn computed(table: &Table, row: usize, column: usize) -> Option<Computed> {
    let of_cell = |r: &&Relation| r.result.row == row && r.result.column == column;
    let relation = table.relations.iter().filter(of_cell).min_by_key(|r| r.kind)?;
    let negative = relation.result.negative;
    let mut value = Decimal::ZERO;
    for term in &relation.terms {
        let cell = table.rows.get(term.row)?.cells.get(term.column)?.as_ref()?;
        let signed = if term.negative == negative { cell.value.0 } else { -cell.value.0 };
        value = value.checked_add(signed)?;
    }
    let formula = sum(relation, negative).or_else(|| signed(relation, negative))?;
    Some(Computed { formula, value: Number(value) })
}

/// Rows right under one another, all added: `SUM(B2:B9)`.
fn sum(relation: &Relation, negative: bool) -> Option<String> {
    let (first, last) = (relation.terms.first()?, relation.terms.last()?);
    let terms = relation.terms.iter();
    let block = terms.enumerate().all(|(i, t)| t.column == first.column && t.row == first.row + i && t.negative == negative);
    let block = block && relation.kind == RelationKind::ColumnSum && relation.terms.len() > 1;
    block.then(|| Some(format!("=SUM({}:{})", cell(*first)?, cell(*last)?)))?
}

/// Any others, with their signs: `B2-C2`.
fn signed(relation: &Relation, negative: bool) -> Option<String> {
    let mut formula = "=".to_owned();
    for (i, term) in relation.terms.iter().enumerate() {
        match (i, term.negative == negative) {
            (0, true) => {}
            (_, true) => formula.push('+'),
            (_, false) => formula.push('-'),
        }
        formula.push_str(&cell(*term)?);
    }
    Some(formula)
}

fn cell(term: Term) -> Option<String> {
    let row = u32::try_from(term.row).ok()?.checked_add(FIRST_ROW)?;
    let column = u16::try_from(term.column).ok()?.checked_add(FIRST_FIGURE)?;
    Some(row_col_to_cell(row, column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn totals_and_differences() {
        let report = sample::report();
        let formula = |row, column| report.tables.first().and_then(|t| computed(t, row, column));
        let total = formula(4, 0);
        let expected = Computed { formula: "=SUM(C3:C5)".to_owned(), value: sample::number("-27860") };
        assert_eq!(total, Some(expected));
        assert_eq!(formula(2, 2).map(|c| c.formula), Some("=C4-D4".to_owned()));
        assert_eq!(formula(1, 0), None);
    }
}
