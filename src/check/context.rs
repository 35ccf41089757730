//! What a rule sees: the typed report, its proof and the settings. No source text.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::settings::Settings;
use crate::proof::{Evidence, Place, across::kronor};
use crate::report::model::{Column, ColumnRole, Report, Row, Table, Unit};

/// What a rule sees.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its relations and their causes.
    pub evidence: &'a Evidence,
    /// What the user set.
    pub settings: &'a Settings,
}

impl<'a> Context<'a> {
    /// The day the report is judged by. The clock is never asked.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.settings.as_of.or(self.report.report.as_of)
    }

    /// The id of a table.
    #[must_use]
    pub fn table_id(&self, table: usize) -> String {
        self.report.tables.get(table).map_or_else(String::new, |t| t.id.clone())
    }

    /// Index of the table with an id.
    #[must_use]
    pub fn table_named(&self, id: &str) -> Option<(usize, &'a Table)> {
        self.report.table(id)
    }

    /// The row of a place.
    #[must_use]
    pub fn row(&self, place: Place) -> Option<&'a Row> {
        self.report.tables.get(place.table)?.rows.get(place.row)
    }

    /// The column of a place.
    #[must_use]
    pub fn column(&self, place: Place) -> Option<&'a Column> {
        self.report.tables.get(place.table)?.columns.get(place.column)
    }

    /// Row and column of a place, in words.
    #[must_use]
    pub fn label(&self, place: Place) -> String {
        let row = self.row(place).map_or_else(String::new, row_label);
        match self.column(place).map(|c| c.label.as_str()) {
            Some(column) if !column.is_empty() => format!("{row} / {column}"),
            _ => row,
        }
    }

    /// The unit of a cell: its row's, its column's, its table's or the report's.
    #[must_use]
    pub fn unit(&self, place: Place) -> Option<Unit> {
        let table = self.report.tables.get(place.table)?;
        self.row(place).and_then(|r| r.unit).or_else(|| self.column(place).and_then(|c| c.unit)).or(table.unit).or(self.report.report.unit)
    }

    /// How many kronor a unit of a cell is; thousands where a column of money has no unit.
    #[must_use]
    pub fn kronor(&self, place: Place) -> Option<Decimal> {
        match self.unit(place) {
            None => Some(Decimal::ONE_THOUSAND),
            unit => kronor(unit),
        }
    }

    /// The figure at a place.
    #[must_use]
    pub fn value(&self, place: Place) -> Option<Decimal> {
        place.cell(self.report).map(|c| c.value.0)
    }

    /// The places of a row in columns of a role, with their column.
    pub fn cells_of(&self, table: usize, row: usize, role: ColumnRole) -> impl Iterator<Item = (Place, &'a Column)> {
        let columns = self.report.tables.get(table).into_iter().flat_map(|t| t.columns.iter().enumerate());
        columns.filter(move |(_, c)| c.role == role).map(move |(column, c)| (Place { table, row, column }, c))
    }
}

/// Code and label of a row.
#[must_use]
pub fn row_label(row: &Row) -> String {
    match &row.code {
        Some(code) => format!("{code} {}", row.label),
        None => row.label.clone(),
    }
}
