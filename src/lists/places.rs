//! Where the columns of an aligned list stand on a page that does not repeat the header: each page is set by itself, so columns
//! move, but keep their order and about their widths.

use super::grid::{Run, runs};
use crate::layout::LayoutLine;
use crate::limits;

/// How many lines of a page tell.
const MAX_LINES: usize = 80;
/// Most places that are looked at.
const MAX_PLACES: usize = 160;
/// What a cell that begins at a column's place is worth against a character that the column before is wider or narrower.
const CELL: i64 = 3;

/// Fewest blanks that part two columns on all lines.
const RIVER: usize = 2;
/// One line in so many may go over the blanks: its cells touch.
const CROSSED: usize = 8;
/// Fewest lines that show where columns are.
const MIN_LINES: usize = 3;

/// Where columns begin by what stands under a header: as many as it has labels, parted by blanks that hardly a line of the page goes over.
pub(super) fn shown(labels: usize, page: &[&LayoutLine<'_>]) -> Option<Vec<usize>> {
    let lines: Vec<_> = listed(page).collect();
    let width = lines.iter().flatten().map(|r| r.end).max().filter(|w| *w <= limits::MAX_ROW_LINE && lines.len() >= MIN_LINES)?;
    let mut lines_at = vec![0; width];
    for run in lines.iter().flatten() {
        lines_at.get_mut(run.start..run.end)?.iter_mut().for_each(|n| *n += 1);
    }
    let mut out = Vec::new();
    let mut blanks = RIVER;
    for (at, count) in lines_at.into_iter().enumerate() {
        let taken = count * CROSSED > lines.len();
        if taken && blanks >= RIVER {
            out.push(at);
        }
        blanks = if taken { 0 } else { blanks + 1 };
    }
    (out.len() == labels).then_some(out)
}

/// The runs of the lines of a page that are set in columns.
fn listed<'p>(page: &'p [&LayoutLine<'p>]) -> impl Iterator<Item = Vec<Run<'p>>> {
    page.iter().take(MAX_LINES).map(|l| runs(l.text)).filter(|r| r.len() > 1 || r.iter().any(|r| r.start > 3))
}

/// The places of columns on a page, which stood at `starts` on the page before: as many cells as can be begin there, and columns are
/// about as wide as they were.
pub(super) fn moved(starts: &[usize], page: &[&LayoutLine<'_>]) -> Vec<usize> {
    let mut places: Vec<(usize, i64)> = Vec::new();
    for run in listed(page).flatten() {
        match places.binary_search_by_key(&run.start, |p| p.0) {
            Ok(i) => places.get_mut(i).into_iter().for_each(|p| p.1 += CELL),
            Err(i) => places.insert(i, (run.start, CELL)),
        }
    }
    places.truncate(MAX_PLACES);
    // By column and place, a column that no cell shows stands where its width says: the worth so far, and the place of the column before.
    let mut ways: Vec<Vec<(usize, i64, usize)>> = Vec::new();
    for (q, start) in starts.iter().enumerate() {
        let before = ways.last().cloned().unwrap_or_else(|| vec![(0, 0, 0)]);
        let width = start - q.checked_sub(1).and_then(|p| starts.get(p)).copied().unwrap_or_default().min(*start);
        let best = |at: usize, worth: i64| {
            let from = before.iter().enumerate().filter(|(_, b)| q == 0 || b.0 < at);
            let total = |b: &(usize, i64, usize)| b.1 + worth - i64::try_from((at - b.0).abs_diff(width)).unwrap_or(i64::MAX / 4);
            from.map(|(i, b)| (at, total(b), i)).max_by_key(|way| way.1)
        };
        let mut all: Vec<(usize, i64)> = before.iter().map(|b| (b.0 + width, 0)).chain(places.iter().copied()).collect();
        all.sort_unstable_by_key(|(at, worth)| (*at, -worth));
        all.dedup_by_key(|p| p.0);
        ways.push(all.into_iter().filter_map(|(at, worth)| best(at, worth)).collect());
    }
    let mut at = ways.last().and_then(|w| w.iter().enumerate().max_by_key(|(_, way)| way.1)).map_or(0, |(i, _)| i);
    let mut out = Vec::with_capacity(starts.len());
    for way in ways.iter().rev() {
        let Some((place, _, from)) = way.get(at) else { return starts.to_vec() };
        out.push(*place);
        at = *from;
    }
    out.reverse();
    out
}
