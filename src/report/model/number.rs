//! Figures, exact to the digit, and their units.

use std::borrow::Cow;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// An exact decimal that is written as a JSON number with the digits it was printed with.
///
/// ```
/// use kpr::Number;
/// let n = Number("12.0".parse().unwrap());
/// assert_eq!(serde_json::to_string(&n).unwrap(), "12.0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        rust_decimal::serde::arbitrary_precision::serialize(&self.0, s)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number", "description": "an exact decimal, with the digits the report printed"})
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Decimal> for Number {
    fn from(d: Decimal) -> Self {
        Self(d)
    }
}

/// Unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Thousands of kronor.
    Tkr,
    /// Millions of kronor (mnkr, mkr, miljoner kronor).
    Mnkr,
    /// Kronor.
    Kr,
    /// Percent, also percentage points.
    Percent,
    /// Hours.
    Hours,
    /// A number of things.
    Count,
}
