//! Rows that hold several activities: which date, status, comment and owner belongs to which.
//!
//! Where a file keeps its padding lines, the n-th line of every column of such a row stood at the same height. The entries of
//! a column are mapped to the activities in order, with the least sum of differences in height; the dates go first, and
//! the others are measured against the dates.

use super::merged;
use super::table::{Cell, Row, Table};
use crate::layout::{LayoutLine, LineKind};
use crate::lexicon::lists::Role;

/// What an entry without an activity costs in the mapping, in lines.
const UNMAPPED: i64 = 60;
/// Most entries of a column, and most activities, that are mapped by their heights: a row has some dozen. Of more the n-th goes to the n-th.
const MOST_MAPPED: usize = 200;

/// Something the layout leaves open.
#[derive(Debug)]
pub(super) struct Guess {
    pub(super) line: u32,
    pub(super) message: String,
}

/// Makes one row of each activity.
pub(super) fn spread(table: &mut Table, lines: &[LayoutLine<'_>]) -> Vec<Guess> {
    let late = merged::is_late(table);
    let heights = Heights::of(table, lines);
    let mut guesses = Vec::new();
    let mut out: Vec<Row> = Vec::new();
    for row in std::mem::take(&mut table.rows) {
        let mut spread = Spread { table, lines, late, heights: &heights, guesses: &mut guesses }.row(row);
        let rest = out.last_mut().zip(spread.first_mut()).is_some_and(|(before, first)| take_rest(table, before, first));
        out.extend(spread.into_iter().skip(usize::from(rest)));
    }
    table.rows = out;
    guesses
}

/// A first activity that goes on with a small letter is the rest of the last one of the page before.
fn take_rest(table: &Table, before: &mut Row, first: &mut Row) -> bool {
    let has = |role: Role| table.column(role).and_then(|q| first.cells.get(q)).is_some_and(|c| !c.is_empty());
    let small = first.cells.get(table.key).and_then(|c| c.first()).is_some_and(|c| c.text.starts_with(char::is_lowercase));
    if !small || has(Role::Due) || has(Role::Status) || table.roles.iter().any(|r| *r == Role::Goal && has(Role::Goal)) {
        return false;
    }
    for (old, new) in before.cells.iter_mut().zip(&mut first.cells) {
        old.append(new);
    }
    true
}

struct Spread<'s, 'l, 'a> {
    table: &'s Table,
    lines: &'l [LayoutLine<'a>],
    late: bool,
    heights: &'s Heights,
    guesses: &'s mut Vec<Guess>,
}

/// How many lines above each line of a list count as its height, without and with the gaps in the column of the activities.
struct Heights {
    first: u32,
    above: Vec<[u32; 2]>,
}

impl Heights {
    fn of(table: &Table, lines: &[LayoutLine<'_>]) -> Self {
        let at = || table.rows.iter().flat_map(|r| &r.cells).flatten().map(|c| c.lines[0]);
        let (first, last) = (column_start(lines, at().min().unwrap_or(0)), at().max().unwrap_or(0));
        let mut above = Vec::new();
        let mut counted = [0_u32; 2];
        for number in first..=last {
            above.push(counted);
            let beside = || [above_of(lines, number), below_of(lines, number)].contains(&Some(LineKind::Padding));
            let here = kind(lines, number);
            if here == Some(LineKind::Spare) {
                continue;
            }
            let empty = here == Some(LineKind::Empty);
            let [plain, gaps] = &mut counted;
            *plain += u32::from(!empty);
            *gaps += u32::from(!empty || beside());
        }
        Self { first, above }
    }

    /// Number of lines of a column that begins at `start` above a line.
    fn height(&self, start: u32, line: u32, gaps: bool) -> i64 {
        let above = |n: u32| {
            let at = n.checked_sub(self.first).and_then(|i| self.above.get(i as usize)).copied().unwrap_or_default();
            i64::from(if gaps { at[1] } else { at[0] })
        };
        (above(line) - above(start)).max(0)
    }
}

/// The line after the boundary before a column's first entry; the padding lines between belong to the column.
fn column_start(lines: &[LayoutLine<'_>], first: u32) -> u32 {
    let mut start = first;
    while start > 1 && matches!(kind(lines, start - 1), Some(LineKind::Padding | LineKind::Spare)) {
        start -= 1;
    }
    start
}

fn kind(lines: &[LayoutLine<'_>], number: u32) -> Option<LineKind> {
    lines.get((number as usize).checked_sub(1)?).map(|l| l.kind)
}

/// What stands above a line, and below it.
fn above_of(lines: &[LayoutLine<'_>], number: u32) -> Option<LineKind> {
    let above = lines.get(..(number as usize).checked_sub(1)?)?;
    above.iter().rev().map(|l| l.kind).find(|kind| *kind != LineKind::Spare)
}

fn below_of(lines: &[LayoutLine<'_>], number: u32) -> Option<LineKind> {
    lines.get(number as usize..)?.iter().map(|l| l.kind).find(|kind| *kind != LineKind::Spare)
}

impl Spread<'_, '_, '_> {
    fn row(&mut self, row: Row) -> Vec<Row> {
        let entries = |role: Role| self.table.column(role).and_then(|q| row.cells.get(q)).cloned().unwrap_or_default();
        let (dates, owners) = (entries(Role::Due), entries(Role::Owner));
        let mut activities = row.cells.get(self.table.key).cloned().unwrap_or_default();
        if activities.is_empty() {
            return vec![row];
        }
        let start = self.column_start(&activities);
        let tops: Vec<i64> = self.tops(&dates);
        activities = self.group(activities, start, &tops);
        if dates.len() > activities.len() && owners.len() > activities.len() {
            activities = self.split(activities);
        }
        if activities.len() < 2 {
            let mut row = row;
            if let Some(slot) = row.cells.get_mut(self.table.key) {
                *slot = activities;
            }
            return vec![row];
        }
        let heights: Vec<i64> = activities.iter().map(|a| self.height(start, a.lines[0], true)).collect();
        let dated = assign(&tops, &heights);
        let mut anchors = heights;
        for (entry, to) in dated.iter().enumerate() {
            if let Some((anchor, top)) = to.and_then(|t| anchors.get_mut(t)).zip(tops.get(entry)) {
                *anchor = *top;
            }
        }
        let mut out: Vec<Row> = activities.into_iter().map(|a| self.with_key(a)).collect();
        for (q, role) in self.table.roles.iter().enumerate() {
            let Some(cells) = row.cells.get(q).filter(|_| q != self.table.key) else { continue };
            self.column(q, *role, cells, &anchors, &mut out);
        }
        out
    }

    fn with_key(&self, activity: Cell) -> Row {
        let mut row = Row::new(self.table.roles.len());
        if let Some(slot) = row.cells.get_mut(self.table.key) {
            slot.push(activity);
        }
        row
    }

    /// Gives the entries of one column to the rows.
    fn column(&mut self, q: usize, role: Role, cells: &[Cell], anchors: &[i64], out: &mut [Row]) {
        let last = out.len().saturating_sub(1);
        let targets: Vec<Option<usize>> = if super::columns::is_group(role) {
            cells.iter().map(|_| Some(if self.late { last } else { 0 })).collect()
        } else if role == Role::Comment {
            // Several runs of lines may be one comment: each goes to the last activity that begins above it.
            let least = least_after(anchors);
            self.tops(cells).iter().map(|top| Some(least.partition_point(|a| *a <= top + 1).saturating_sub(1))).collect()
        } else {
            assign(&self.tops(cells), anchors)
        };
        let sure = cells.len() == anchors.len() || super::columns::is_group(role);
        for (cell, to) in cells.iter().zip(targets) {
            let Some(to) = to else { continue };
            if !sure {
                self.guess(cell, to, anchors);
            }
            if let Some(slot) = out.get_mut(to).and_then(|r| r.cells.get_mut(q)) {
                slot.push(cell.clone());
            }
        }
    }

    fn guess(&mut self, cell: &Cell, to: usize, anchors: &[i64]) {
        let message = format!("\"{}\" stands beside several activities; taken for number {} of {}", cell.text, to + 1, anchors.len());
        self.guesses.push(Guess { line: cell.lines[0], message });
    }

    fn column_start(&self, cells: &[Cell]) -> u32 {
        cells.first().map_or(0, |c| column_start(self.lines, c.lines[0]))
    }

    /// Number of lines of a column above a line. An empty line is a boundary and counts only as a real gap: beside padding, in
    /// the column of the activities.
    fn height(&self, start: u32, line: u32, gaps: bool) -> i64 {
        self.heights.height(start, line, gaps)
    }

    fn tops(&self, cells: &[Cell]) -> Vec<i64> {
        let start = self.column_start(cells);
        cells.iter().map(|c| self.height(start, c.lines[0], false)).collect()
    }

    /// Joins entries that are no activities of their own: numbered items, and labels with no date beside them.
    fn group(&self, entries: Vec<Cell>, start: u32, dates: &[i64]) -> Vec<Cell> {
        let mut dates = dates.to_vec();
        dates.sort_unstable();
        let mut out: Vec<Cell> = Vec::new();
        for entry in entries {
            let height = self.height(start, entry.lines[0], true);
            let dated = dates.get(dates.partition_point(|d| *d < height - 2)).is_some_and(|d| *d <= height + 2);
            let item = entry.text.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase() || c == '-' || c == '•');
            let head = self.lines.get((entry.lines[0] as usize).saturating_sub(1)).map_or(usize::MAX, |l| l.text.trim().chars().count());
            let label = head <= 25 && below_of(self.lines, entry.lines[0]) == Some(LineKind::Empty);
            match out.last_mut() {
                Some(last) if !dated && (item || label) => {
                    last.text.push(' ');
                    last.text.push_str(&entry.text);
                    last.lines[1] = entry.lines[1];
                }
                _ => out.push(entry),
            }
        }
        out
    }

    /// Cuts entries where a line ends a sentence and the next begins with a capital.
    fn split(&self, entries: Vec<Cell>) -> Vec<Cell> {
        let mut out = Vec::new();
        for entry in entries {
            let texts: Vec<&LayoutLine<'_>> = (entry.lines[0]..=entry.lines[1])
                .filter_map(|n| self.lines.get((n as usize).checked_sub(1)?))
                .filter(|l| l.is_flow())
                .collect();
            let cut = texts.windows(2).position(
                |w| matches!(w, [a, b] if a.text.trim_end().ends_with('.') && b.text.trim_start().starts_with(char::is_uppercase)),
            );
            let parts = cut.and_then(|i| texts.get(i + 1)).and_then(|second| {
                let word = second.text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
                let at = entry.text.find(&word)?;
                let (a, b) = (entry.text.get(..at)?.trim(), entry.text.get(at..)?);
                Some([
                    Cell { text: a.to_owned(), lines: [entry.lines[0], second.number - 1] },
                    Cell { text: b.to_owned(), lines: [second.number, entry.lines[1]] },
                ])
            });
            match parts {
                Some(parts) => out.extend(parts),
                None => out.push(entry),
            }
        }
        out
    }
}

/// For each anchor the least of it and those after it: the last anchor that is at most so large is the last of these that is.
fn least_after(anchors: &[i64]) -> Vec<i64> {
    let mut least = anchors.to_vec();
    let mut after = i64::MAX;
    for a in least.iter_mut().rev() {
        after = after.min(*a);
        *a = after;
    }
    least
}

/// Maps entries to anchors in order, with the least sum of differences. Gives for each entry its anchor.
fn assign(entries: &[i64], anchors: &[i64]) -> Vec<Option<usize>> {
    let (m, n) = (entries.len(), anchors.len());
    if m.max(n) > MOST_MAPPED {
        return (0..m).map(|i| (i < n).then_some(i)).collect();
    }
    let width = n + 1;
    // best[i][j]: the first i entries with the first j anchors.
    let mut best = vec![0_i64; (m + 1) * width];
    let at = |b: &[i64], i: usize, j: usize| b.get(i * width + j).copied().unwrap_or(i64::MAX / 4);
    for i in 1..=m {
        for j in 0..=n {
            let drop = at(&best, i - 1, j) + UNMAPPED;
            let skip = if j > 0 { at(&best, i, j - 1) } else { i64::MAX / 4 };
            let pair = entries
                .get(i - 1)
                .zip(j.checked_sub(1).and_then(|k| anchors.get(k)))
                .map_or(i64::MAX / 4, |(e, a)| at(&best, i - 1, j - 1) + (e - a).abs());
            if let Some(slot) = best.get_mut(i * width + j) {
                *slot = drop.min(skip).min(pair);
            }
        }
    }
    let mut out = vec![None; m];
    let (mut i, mut j) = (m, n);
    while i > 0 {
        let own = at(&best, i, j);
        if j > 0 && at(&best, i, j - 1) == own {
            j -= 1;
        } else if own == at(&best, i - 1, j) + UNMAPPED {
            i -= 1;
        } else {
            if let Some(slot) = out.get_mut(i - 1) {
                *slot = j.checked_sub(1);
            }
            (i, j) = (i - 1, j.saturating_sub(1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{UNMAPPED, assign, least_after};

    #[test]
    fn equal_counts_keep_their_order() {
        assert_eq!(assign(&[0, 9, 12], &[0, 2, 30]), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn a_gap_goes_where_the_heights_say() {
        assert_eq!(assign(&[1, 20], &[0, 8, 19]), [Some(0), Some(2)]);
        assert_eq!(assign(&[7], &[0, 8, 19]), [Some(1)]);
        assert_eq!(assign(&[0, 1, 2], &[1]), [None, Some(0), None]);
    }

    #[test]
    fn the_last_anchor_that_is_small_enough() {
        assert_eq!(least_after(&[0, 9, 4, 12]), [0, 4, 4, 12]);
    }

    #[test]
    fn more_than_a_row_has_go_in_order() {
        let heights: Vec<i64> = (0..300).collect();
        let mapped = assign(&heights, &heights);
        assert_eq!((mapped.first(), mapped.last()), (Some(&Some(0)), Some(&Some(299))));
    }

    /// The least sum of differences over all ways to pair in order, tried one by one.
    fn least(entries: &[i64], anchors: &[i64]) -> i64 {
        match (entries, anchors) {
            ([], _) => 0,
            (all, []) => UNMAPPED * i64::try_from(all.len()).unwrap(),
            ([e, entries @ ..], [a, rest @ ..]) => {
                let dropped = UNMAPPED + least(entries, anchors);
                dropped.min((e - a).abs() + least(entries, rest)).min(least(&[&[*e], entries].concat(), rest))
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn entries_go_where_the_differences_are_least(entries in proptest::collection::vec(0_i64..200, 0..5), anchors in proptest::collection::vec(0_i64..200, 0..5)) {
            let to = assign(&entries, &anchors);
            let order: Vec<usize> = to.iter().flatten().copied().collect();
            proptest::prop_assert!(order.windows(2).all(|w| w[0] < w[1]), "{:?}", to);
            let cost: i64 = entries.iter().zip(&to).map(|(e, to)| to.map_or(UNMAPPED, |t| (e - anchors[t]).abs())).sum();
            proptest::prop_assert_eq!(cost, least(&entries, &anchors), "{:?}", to);
        }
    }
}
