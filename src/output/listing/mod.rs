//! The lists of a report as columns and rows, for every format that has them.

mod amounts;
mod lists;
mod value;

use crate::report::model::Report;

pub use value::Value;

/// A list of a report: its name, its columns, and how its rows are made.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    /// Name, also of its file or sheet.
    pub name: &'static str,
    /// Names of the columns.
    pub columns: &'static [&'static str],
    rows: for<'a> fn(&'a Report) -> Vec<Vec<Value<'a>>>,
}

impl Listing {
    /// Its rows in printed order; each has one value a column.
    #[must_use]
    pub fn rows<'a>(&self, report: &'a Report) -> Vec<Vec<Value<'a>>> {
        (self.rows)(report)
    }

    /// The listing of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|l| l.name == name)
    }
}

/// Every figure of every table, one a row.
pub const FIGURES: Listing = amounts::FIGURES;

/// All lists, the figures first.
pub const ALL: [Listing; 12] = [
    amounts::FIGURES,
    amounts::KEY_FIGURES,
    lists::PROGRAMMES,
    amounts::CLAIMS,
    lists::GOALS,
    lists::RISKS,
    lists::ACTIONS,
    lists::INDICATORS,
    lists::CONTROLS,
    lists::CHECKLISTS,
    lists::FINDINGS,
    lists::SECTIONS,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::sample;

    #[test]
    fn each_row_has_a_value_for_each_column() {
        let report = sample::report();
        for listing in ALL {
            let rows = listing.rows(&report);
            assert!(!rows.is_empty(), "the sample has nothing for {}", listing.name);
            for row in rows {
                assert_eq!(row.len(), listing.columns.len(), "{}", listing.name);
            }
        }
    }
}
