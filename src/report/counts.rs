//! Counts of goals in the running text that no table, list or programme has taken.

use super::model::GoalCount;
use super::passage::Paragraph;
use crate::figures::counts;

/// Reads them, in printed order.
pub(crate) fn read(paragraphs: &[Paragraph]) -> Vec<GoalCount> {
    let of = |Paragraph { passage, .. }: &Paragraph| {
        let count = |counted: counts::Counted| GoalCount {
            line: passage.line_at(counted.at.start),
            raw: passage.text.get(counted.at.clone()).unwrap_or_default().to_owned(),
            counted,
        };
        counts::read(&passage.text).into_iter().map(count).collect::<Vec<_>>()
    };
    paragraphs.iter().flat_map(of).collect()
}
