//! What the report's own arithmetic says of its figures.

use schemars::JsonSchema;
use serde::Serialize;

/// What the report's own arithmetic says of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// It stands in at least one relation that can fail, and all of them hold.
    Verified,
    /// It may be the wrong cell of a relation that fails.
    Contradicted,
    /// No relation reaches it.
    Unverified,
}

/// A term of a [`Relation`]: a cell and the sign it enters with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// Row of the table, 0-based.
    pub row: usize,
    /// Column of the table, 0-based.
    pub column: usize,
    /// Whether it is subtracted.
    pub negative: bool,
}

/// Why cells of a table belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// A total row is the sum of its rows, within one column.
    ColumnSum,
    /// A deviation column is the difference of two others, within one row.
    Deviation,
    /// A change column is the difference of two periods, within one row.
    Change,
    /// A column is the sum of others (income + cost = net), within one row.
    RowSum,
}

/// A relation that a table obeys: the signed terms add up to the result.
///
/// `terms` sum to the cell `result`; each side may miss by half a unit of its last digit a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Why.
    pub kind: RelationKind,
    /// The cell that the terms should give.
    pub result: Term,
    /// The terms.
    pub terms: Vec<Term>,
}

/// How much of the figures the report's own arithmetic proves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProofSummary {
    /// Cells with a figure.
    pub cells: usize,
    /// Verified ones.
    pub verified: usize,
    /// Contradicted ones.
    pub contradicted: usize,
    /// Ones that no relation that holds reaches.
    pub unverified: usize,
    /// Relations found.
    pub relations: usize,
    /// That hold exactly.
    pub exact: usize,
    /// That hold within rounding.
    pub within_rounding: usize,
    /// That do not hold.
    pub violated: usize,
}
