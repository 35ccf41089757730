//! Two reports → what is different: last year's against this year's, or an earlier one of the same year.
//!
//! Pure functions over two typed reports. Things are paired first, by code, by their words, or by likeness where nothing else tells;
//! what can't be told apart is not paired, and nothing is said of it. Then each pair is compared. Figures keep the units and signs
//! they were printed with; they differ where no value can be rounded to both.

mod actions;
mod columns;
mod figures;
mod goals;
mod likeness;
mod model;
mod moved;
mod programmes;
pub mod say;

use crate::report::model::Report;
pub use model::{Column, Diff, Difference, Goal, Header, How, Moved, Programme, SCHEMA_VERSION, Said, Side, Task};

/// Compares a report with an older one.
///
/// ```
/// let read = |text: &str| kpr::Source::new(text.as_bytes().to_vec(), None).map(|s| kpr::read(&s));
/// let report = read("1 Mål\nText.\n")?;
/// assert!(kpr::diff::diff(&report, &report).differences.is_empty());
/// # Ok::<(), kpr::Error>(())
/// ```
#[must_use]
pub fn diff(old: &Report, new: &Report) -> Diff {
    let programmes = programmes::pair(old, new);
    let mut differences = figures::differences(old, new, &programmes);
    differences.extend(programmes.differences(old, new));
    differences.extend(goals::differences(old, new));
    differences.extend(actions::differences(old, new));
    differences.sort_by_key(Difference::order);
    Diff { schema_version: SCHEMA_VERSION.to_owned(), old: Side::of(old), new: Side::of(new), differences }
}

/// The year that a period lies in: 2026 of `2026`, `2026-04` and `R12 2026-04`.
fn year(period: &str) -> Option<i16> {
    period.split(|c: char| !c.is_ascii_digit()).find(|w| w.len() == 4).and_then(|w| w.parse().ok())
}
