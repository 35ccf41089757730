//! Counts of goals in the running text that no table, list or programme has taken.

use super::model::GoalCount;
use super::passage::{Passage, without_bullet};
use super::whole::paragraphs;
use crate::figures::counts;
use crate::layout::Layout;

/// Reads them, in printed order.
pub(crate) fn read(layout: &Layout<'_>, used: &[bool]) -> Vec<GoalCount> {
    let mut out = Vec::new();
    for paragraph in paragraphs(layout, used) {
        let parts: Vec<(u32, &str)> = paragraph.iter().map(|l| (l.number, without_bullet(l.text, true))).collect();
        let passage = Passage::new(layout, &parts);
        out.extend(counts::read(&passage.text).into_iter().map(|counted| GoalCount {
            line: passage.line_at(counted.at.start),
            raw: passage.text.get(counted.at.clone()).unwrap_or_default().to_owned(),
            counted,
        }));
    }
    out
}
