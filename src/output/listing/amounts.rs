//! Lists of figures: the cells of the tables, key figures, and the amounts that prose states.

use super::{Listing, Value};
use crate::report::model::{Cell, Claim, Column, Report, Row, Table};

pub(super) const FIGURES: Listing = Listing {
    name: "figures",
    columns: &["table", "kind", "title", "code", "label", "row_role", "column", "role", "period", "unit", "value", "proof", "line"],
    rows: figures,
};

pub(super) const KEY_FIGURES: Listing = Listing { name: "key_figures", columns: &["label", "value", "unit", "line"], rows: key_figures };

pub(super) const CLAIMS: Listing = Listing {
    name: "claims",
    columns: &["programme", "kind", "amount", "unit", "hedge", "scope", "period", "table", "row", "cell", "text", "line"],
    rows: claims,
};

fn figures(report: &Report) -> Vec<Vec<Value<'_>>> {
    let mut rows = Vec::new();
    for table in &report.tables {
        for row in &table.rows {
            let cells = table.columns.iter().zip(&row.cells);
            rows.extend(cells.filter_map(|(column, cell)| Some(figure(table, row, column, cell.as_ref()?))));
        }
    }
    rows
}

fn figure<'a>(table: &'a Table, row: &'a Row, column: &'a Column, cell: &Cell) -> Vec<Value<'a>> {
    vec![
        Value::from(&table.id),
        Value::word(table.kind),
        Value::from(&table.title),
        Value::from(&row.code),
        Value::from(&row.label),
        Value::word(row.role),
        Value::from(&column.label),
        Value::word(column.role),
        Value::from(&column.period),
        Value::word(column.unit.or(row.unit).or(table.unit)),
        Value::from(cell.value),
        Value::word(cell.proof),
        Value::from(cell.line),
    ]
}

fn key_figures(report: &Report) -> Vec<Vec<Value<'_>>> {
    let mut rows = Vec::new();
    for k in &report.key_figures {
        rows.push(vec![Value::from(&k.label), Value::from(k.value), Value::word(k.unit), Value::from(k.line)]);
    }
    rows
}

fn claims(report: &Report) -> Vec<Vec<Value<'_>>> {
    let of_programmes = report.programmes.iter().flat_map(|p| p.claims.iter().map(|c| (Some(p.name.as_str()), c)));
    let others = report.claims.iter().map(|c| (None, c));
    of_programmes.chain(others).map(|(programme, c)| claim(programme, c)).collect()
}

fn claim<'a>(programme: Option<&'a str>, claim: &'a Claim) -> Vec<Value<'a>> {
    let cell = claim.cell.as_ref();
    vec![
        Value::from(programme),
        Value::word(claim.kind),
        Value::from(claim.amount),
        Value::word(claim.unit),
        Value::word(claim.hedge),
        Value::word(claim.scope),
        Value::from(&claim.period),
        Value::from(cell.map(|c| &c.table)),
        Value::from(cell.map(|c| c.row)),
        Value::from(cell.map(|c| c.cell)),
        Value::from(&claim.raw),
        Value::from(claim.line),
    ]
}
