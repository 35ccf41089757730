//! Tables in text that an extractor printed cell by cell and column by column: each cell stands on a line of its own, the figures of a column follow
//! one another, and the labels of the rows stand as one block before, between or after them.
//!
//! `zones` finds lines that are such cells, `cells` puts wrapped ones together, `table` tries where a table begins and ends and how many rows and columns
//! it has, `labels` says which labels head groups, and `arrange` puts the figures into the grid. What is found becomes a part like any other, with the
//! figures of each row behind its label, and is read as those are. Text whose rows stand label by label is left to the usual reading.

mod arrange;
mod cells;
mod labels;
mod support;
mod table;
mod zones;

use super::assemble::{self, Context, TableDraft};
use super::scan::{LineClass, Scan};
use super::terms::Terms;
use crate::layout::Layout;
use table::Order;

/// Most lines that are no cells between the cells of a table: text that an extractor printed before the figures beside it.
const MOST_BETWEEN: usize = 30;

/// Reads the tables that stand column by column, each with the place of its first line among the scans, and takes their lines away from the others.
pub(super) fn take<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, scans: &mut [Scan<'a>], used: &[bool]) -> Vec<(usize, TableDraft<'a>)> {
    if layout.aligned {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    // Tables that stand column after column are told by their figures alone, so text that belongs beside them does not hide them.
    for (order, between) in [(Order::Columns, MOST_BETWEEN), (Order::Any, 0)] {
        let zones = zones::find(layout, terms, scans, used, between);
        if zones.is_empty() {
            break;
        }
        let mut taken = Vec::new();
        let context = Context::new(scans, terms, false);
        let titles = labels::titles(layout);
        let budget = table::Budget::new();
        for zone in zones {
            for found in table::all(&context, cells::of(&context, &zone), &titles, &budget, order) {
                let columns = found.columns;
                if let Some(draft) = assemble::whole(&context, found.part).filter(|d| d.columns.len() == columns) {
                    drafts.push((found.first, draft));
                    taken.extend(found.lines);
                }
            }
        }
        for i in taken {
            if let Some(scan) = scans.get_mut(i) {
                scan.class = LineClass::Barrier;
                scan.header = false;
            }
        }
    }
    drafts.sort_by_key(|(first, _)| *first);
    drafts
}
