//! The headings of the report.

use super::model::Section;
use crate::layout::Layout;

/// Every heading, in order.
pub(crate) fn read(layout: &Layout<'_>) -> Vec<Section> {
    layout.headings.iter().map(|h| Section { number: h.number.clone(), title: h.title.clone(), level: h.level, lines: h.lines }).collect()
}
