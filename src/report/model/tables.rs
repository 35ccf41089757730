//! Tables of figures.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Lines, Number, Proof, Relation, Unit};

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Resultaträkning.
    IncomeStatement,
    /// Driftredovisning.
    OperatingStatement,
    /// Investeringsredovisning.
    InvestmentStatement,
    /// Statistics and key figures.
    Statistics,
    /// Balance sheets, notes, cash flow and everything else.
    Other,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// Utfall, bokslut, redovisat.
    Outcome,
    /// Budget, ram, kommunbidrag, plan.
    Budget,
    /// Prognos.
    Forecast,
    /// Avvikelse between a budget and an outcome or forecast.
    Deviation,
    /// Förändring, skillnad: a difference between two periods.
    Change,
    /// Intäkter.
    Income,
    /// Kostnader.
    Cost,
    /// Nettokostnad.
    NetCost,
    /// Any other figure.
    Value,
    /// Something that could not be told.
    Other,
}

/// A table of figures.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Table {
    /// `t1`, `t2` … in the order of the report.
    pub id: String,
    /// Kind.
    pub kind: TableKind,
    /// Title.
    pub title: Option<String>,
    /// Number of the section it stands in.
    pub section: Option<String>,
    /// Unit of its figures, unless a column or row says otherwise.
    pub unit: Option<Unit>,
    /// First and last line, header included.
    pub lines: Lines,
    /// Columns of figures, from left to right.
    pub columns: Vec<Column>,
    /// Rows in printed order.
    pub rows: Vec<Row>,
    /// The relations that the table obeys, found when it was read.
    #[serde(skip)]
    pub relations: Vec<Relation>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Words of the header.
    pub label: String,
    /// What it holds.
    pub role: ColumnRole,
    /// Period.
    pub period: Option<String>,
    /// Unit, where it is not the table's.
    pub unit: Option<Unit>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RowRole {
    /// A line of its own.
    Item,
    /// A sum of some rows.
    Subtotal,
    /// The sum or result of the whole table.
    Total,
    /// A heading inside the table.
    Group,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Row {
    /// Programme or object code before the label.
    pub code: Option<String>,
    /// Label.
    pub label: String,
    /// What the row is.
    pub role: RowRole,
    /// Unit, where it is not the table's.
    pub unit: Option<Unit>,
    /// Line where the row begins.
    pub line: u32,
    /// One entry a column; blank cells are `null`.
    pub cells: Vec<Option<Cell>>,
}

/// A cell with a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// The figure, in the unit of its table.
    pub value: Number,
    /// As printed.
    pub raw: String,
    /// Line it stands on.
    pub line: u32,
    /// What the arithmetic says.
    pub proof: Proof,
}
