//! What a user can set: which rules run and how gravely, thresholds, the day, figures from outside.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finding::{Lang, Severity};
use crate::report::model::{ColumnRole, Unit};

/// How the checks run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Language of the messages.
    pub lang: Lang,
    /// The day the report is judged by, instead of its own.
    pub as_of: Option<Date>,
    /// Whether the rules of norms run.
    pub norms: bool,
    /// Levels of single rules, by name.
    pub levels: BTreeMap<String, Level>,
    /// When a deviation is large.
    pub thresholds: Thresholds,
    /// Figures to compare with.
    pub outside: Vec<Outside>,
}

/// What becomes of a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// Its findings have this severity.
    At(Severity),
}

/// When a deviation is so large that it needs a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Beyond this, in thousands of kronor.
    pub deviation_tkr: Decimal,
    /// And beyond this share of the budget, in percent.
    pub deviation_percent: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { deviation_tkr: Decimal::ONE_HUNDRED, deviation_percent: Decimal::ONE }
    }
}

impl Thresholds {
    /// Whether a deviation, in kronor, is beyond both thresholds; without a budget, the amount alone decides.
    #[must_use]
    pub fn beyond(&self, deviation: Decimal, budget: Option<Decimal>) -> bool {
        let large = deviation.abs() > self.deviation_tkr * Decimal::ONE_THOUSAND;
        let share = budget.is_none_or(|b| b.is_zero() || deviation.abs() * Decimal::ONE_HUNDRED > b.abs() * self.deviation_percent);
        large && share
    }
}

/// A figure from outside the report: an adopted budget, another report's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Code or label of the row.
    pub row: String,
    /// Role of the column.
    pub role: ColumnRole,
    /// Period of the column, where it matters.
    pub period: Option<String>,
    /// Unit of the value; the table's where not given.
    pub unit: Option<Unit>,
    /// The figure.
    pub value: Decimal,
    /// Line of the file it came from.
    pub line: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_deviation_is_beyond_both_thresholds() {
        let t = Thresholds::default();
        let d = |n: i64| Decimal::from(n);
        assert!(t.beyond(d(-147_000), Some(d(0))));
        assert!(t.beyond(d(101_000), Some(d(10_000_000))));
        assert!(!t.beyond(d(100_000), Some(d(1_000_000))));
        assert!(!t.beyond(d(101_000), Some(d(10_100_000))));
        assert!(t.beyond(d(100_001), None) && !t.beyond(d(100_000), None));
        let wider = Thresholds { deviation_tkr: d(50), deviation_percent: d(4) };
        assert!(wider.beyond(d(60_000), Some(d(1_400_000))) && !wider.beyond(d(60_000), Some(d(1_500_000))));
        assert!(!wider.beyond(d(50_000), Some(d(1_000_000))));
    }
}
