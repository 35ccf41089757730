//! Where a table begins and ends among cells, and how many rows and columns it has.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::arrange::{Grid, Printed, arrange, is_supported};
use super::cells::{Cell, Kind};
use super::labels::{Groups, Label};
use super::support::Support;
use crate::report::model::ColumnRole;
use crate::tables::assemble::Context;
use crate::tables::column;
use crate::tables::find_header::Heads;
use crate::tables::gather::Gathered;
use crate::tables::habit::Habit;
use crate::tables::labels::{is_code, split_code};
use crate::tables::parts::Part;
use crate::tables::sums;

/// Prices, in hundredths.
mod cost {
    /// A label before the rows that is none of theirs.
    pub(super) const DROPPED: i32 = 30;
    /// A label right before a heading that is no row's.
    pub(super) const LATE: i32 = 20;
    /// Labels that end at a heading although more come after it.
    pub(super) const HEADED: i32 = 20;
    /// Most that a table may cost, and for each of its figures.
    pub(super) const MOST: i32 = 80;
    pub(super) const MOST_EACH: i32 = 4;
    /// What each figure is worth that a table explains.
    pub(super) const EXPLAINED: i32 = 20;
    /// Most that the relations of a row can make a table cheaper.
    pub(super) const MOST_GAIN: i32 = 60;
    /// Dearest header.
    pub(super) const HEADER: i32 = 320;
}

/// Most columns, labels that head groups, labels that are none, and ends that are tried.
const MOST_COLUMNS: usize = 8;
const MOST_GROUPS: usize = 5;
const MOST_DROPPED: usize = 3;
const MOST_LATE: usize = 2;
/// One in so many labels may begin a run of its own.
const ROWS_OF_RUN: usize = 6;
const MOST_ENDS: usize = 12;
/// Most steps of the search in one report: figures times columns for each grid that is tried, and what a header costs.
const MOST_STEPS: usize = 20_000;
/// Most places before its figures where a table may begin.
const MOST_STARTS: usize = 6;
const HEADER_STEPS: usize = 100;
/// Most lines of a header.
const MOST_HEADER_LINES: usize = 30;
/// One figure in so many stands under the one before it at least.
const FEWEST_DOWN: usize = 3;
/// Most cells of one table.
const MOST_CELLS: usize = 400;

/// A table that was found.
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) part: Part,
    pub(super) lines: Vec<usize>,
    pub(super) columns: usize,
}

/// A way to read some cells as a table.
struct Try {
    cost: i32,
    columns: usize,
    figures: usize,
    part: Part,
    lines: Vec<usize>,
}

impl Try {
    /// What it costs, less what it explains.
    fn worth(&self) -> i32 {
        self.cost - cost::EXPLAINED * i32::try_from(self.figures).unwrap_or(1)
    }
}

/// In which order the figures of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One column after the other, no cell empty.
    Columns,
    /// Any that the search finds.
    Any,
}

/// A number of rows and columns, and where each figure goes.
struct Choice {
    cost: i32,
    labels: Range<usize>,
    places: Vec<(usize, usize)>,
    /// Which of the labels head groups.
    groups: Vec<bool>,
    columns: usize,
}

/// How much of the search is left to a report, so that no text takes long.
pub(super) struct Budget(std::cell::Cell<usize>);

impl Budget {
    pub(super) fn new() -> Self {
        Self(std::cell::Cell::new(MOST_STEPS))
    }

    /// Takes so many steps, if there are as many.
    fn take(&self, steps: usize) -> bool {
        let left = self.0.get().checked_sub(steps);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// The tables among the cells.
pub(super) fn all(context: &Context<'_, '_>, mut cells: Vec<Cell>, titles: &HashSet<String>, budget: &Budget, order: Order) -> Vec<Found> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let found = match order {
            Order::Columns => next(context, &cells, start, titles, budget),
            Order::Any => from(context, &cells, start, titles, budget, order).map(|(end, found)| (start, end, found)),
        };
        let Some((from, end, best)) = found else {
            start = next_start(&cells, start);
            continue;
        };
        let first = best.lines.iter().copied().min().unwrap_or(0);
        start = end;
        if order == Order::Columns {
            // What stands among the cells of a table and is none of them belongs to the next.
            let after = cells.split_off(end);
            let taken: HashSet<usize> = best.lines.iter().copied().collect();
            let is_taken = |c: &Cell| c.lines.iter().any(|l| taken.contains(l));
            let left = cells.split_off(from).into_iter().skip_while(|c| !is_taken(c));
            cells = left.filter(|c| !c.is_figure() && !is_taken(c)).chain(after).collect();
            start = 0;
        }
        out.push(Found { first, part: best.part, lines: best.lines, columns: best.columns });
    }
    out
}

/// The table of the first figures after a cell.
fn next(context: &Context<'_, '_>, cells: &[Cell], start: usize, titles: &HashSet<String>, budget: &Budget) -> Option<(usize, usize, Try)> {
    let figures = cells.iter().skip(start).position(Cell::is_figure).map_or(cells.len(), |p| start + p);
    let mut starts = vec![start];
    while let Some(next) = starts.last().map(|s| next_start(cells, *s)).filter(|s| *s <= figures && *s < cells.len()) {
        starts.push(next);
    }
    starts.reverse();
    starts.truncate(MOST_STARTS);
    let tried =
        starts.into_iter().filter_map(|s| from(context, cells, s, titles, budget, Order::Columns).map(|(end, found)| (s, end, found)));
    // Text before a table that belongs to something else explains no more.
    tried.min_by_key(|(_, _, found)| found.worth())
}

/// The next cell where a table may begin: a title, or what stands after figures.
fn next_start(cells: &[Cell], start: usize) -> usize {
    let begins = |w: &[Cell]| matches!(w, [a, b] if matches!(b.kind, Kind::Title | Kind::Heading) || a.is_figure() && !b.is_figure());
    cells.get(start..).unwrap_or_default().windows(2).position(begins).map_or(cells.len(), |p| start + p + 1)
}

/// The likeliest table that begins at a cell.
fn from(
    context: &Context<'_, '_>,
    cells: &[Cell],
    start: usize,
    titles: &HashSet<String>,
    budget: &Budget,
    order: Order,
) -> Option<(usize, Try)> {
    if is_by_rows(until_title(cells.get(start..)?)) {
        return None;
    }
    let mut best: Option<(i32, usize, Try)> = None;
    for end in ends(cells, start) {
        let Some(found) = read(context, cells.get(start..end)?, titles, budget, order) else { continue };
        let figures = i32::try_from(found.figures).unwrap_or(1);
        let worth = found.worth();
        // More figures may be more columns, but not more rows: those are of the next table.
        if order == Order::Columns && best.as_ref().is_some_and(|(.., known)| known.part.rows.len() != found.part.rows.len()) {
            break;
        }
        if found.cost <= cost::MOST + cost::MOST_EACH * figures && best.as_ref().is_none_or(|(known, ..)| worth <= *known) {
            best = Some((worth, end, found));
        }
    }
    best.map(|(_, end, found)| (end, found))
}

/// Where a table that begins at a cell may end: after figures, or after the labels that follow them.
fn ends(cells: &[Cell], start: usize) -> Vec<usize> {
    let kind = |i: usize| cells.get(i).map(|c| c.kind);
    let figure = |i: usize| cells.get(i).is_some_and(Cell::is_figure);
    let last = cells.len().min(start + MOST_CELLS);
    let mut out = Vec::new();
    for end in start + 1..=last {
        if figure(end - 1) && !figure(end) {
            out.push(end);
            let labels = (end..last).take_while(|i| kind(*i) == Some(Kind::Text)).count();
            if labels > 0 && !figure(end + labels) {
                out.push(end + labels);
            }
        }
    }
    out.truncate(MOST_ENDS);
    out
}

/// What the cells of a table are.
struct Sorted<'c> {
    title: Option<&'c Cell>,
    heads: Vec<&'c Cell>,
    labels: Vec<&'c Cell>,
    /// How many of the labels stand before a heading, where one stands among them.
    headed: Option<usize>,
    codes: Vec<&'c Cell>,
    figures: Vec<(&'c Cell, Printed)>,
    /// How many figures stand before each label.
    runs: Vec<usize>,
    /// Whether a title stands between figures and a header.
    titled: bool,
}

/// Reads cells as one table.
fn read(context: &Context<'_, '_>, cells: &[Cell], titles: &HashSet<String>, budget: &Budget, order: Order) -> Option<Try> {
    let figures = cells.iter().filter(|c| c.is_figure()).count();
    if figures < 6 || !cells.iter().any(|c| c.kind == Kind::Head) {
        return None;
    }
    let ways = [(true, false), (false, false), (true, true), (false, true)];
    let ways = ways.into_iter().filter(|(_, keeps)| !keeps || order == Order::Columns);
    ways.filter_map(|(coded, keeps)| best(context, &sort(cells, coded, keeps)?, titles, budget, order)).min_by_key(|t| t.cost)
}

/// Whether each label has its figures right behind it, and all have about as many: the usual reading knows such tables.
fn is_by_rows(cells: &[Cell]) -> bool {
    let mut runs = Vec::new();
    let mut before = None;
    for chunk in cells.chunk_by(|a, b| a.is_figure() == b.is_figure()) {
        if before == Some(Kind::Text) {
            runs.push(chunk.len());
        }
        before = chunk.last().map(|c| c.kind);
    }
    let (least, most) = (runs.iter().min().copied().unwrap_or(0), runs.iter().max().copied().unwrap_or(0));
    match runs.len() {
        0 | 1 => false,
        2 => most == least,
        _ => most <= least + 1 || is_mostly_of_one_length(&runs),
    }
}

/// Whether half of the runs are of one length and nearly all are whole rows of it: where a label stands apart, two rows follow one another.
fn is_mostly_of_one_length(runs: &[usize]) -> bool {
    let of = |length: usize| runs.iter().filter(|r| **r == length).count();
    let Some(length) = runs.iter().copied().filter(|r| *r > 1).max_by_key(|r| of(*r)) else { return false };
    let whole = runs.iter().filter(|r| *r % length == 0).count();
    of(length) * 2 >= runs.len() && whole * 4 >= runs.len() * 3
}

/// The cells before the first title that comes after figures.
fn until_title(cells: &[Cell]) -> &[Cell] {
    let figures = cells.iter().position(Cell::is_figure).unwrap_or(cells.len());
    let title = cells.iter().skip(figures).position(|c| matches!(c.kind, Kind::Title | Kind::Heading));
    cells.get(..title.map_or(cells.len(), |t| figures + t)).unwrap_or(cells)
}

/// Whether enough figures stand under the one printed before them.
fn goes_down(places: &[(usize, usize)]) -> bool {
    let down = places.windows(2).filter(|w| matches!(w, [a, b] if a.1 == b.1)).count();
    down * FEWEST_DOWN >= places.len()
}

/// What the cells are; labels before a title belong to something else, unless the table `keeps` them.
fn sort(cells: &[Cell], coded: bool, keeps: bool) -> Option<Sorted<'_>> {
    let codes = if coded { leading_codes(cells) } else { 0 };
    if coded && codes == 0 {
        return None;
    }
    let mut out = Sorted {
        title: None,
        heads: Vec::new(),
        labels: Vec::new(),
        headed: None,
        codes: Vec::new(),
        figures: Vec::new(),
        runs: Vec::new(),
        titled: false,
    };
    let mut titled = false;
    let mut apart = true;
    for c in cells {
        match c.kind {
            Kind::Figure(_) if out.codes.len() < codes => out.codes.push(c),
            Kind::Figure(value) => out.figures.push((c, Printed { value, apart: std::mem::take(&mut apart) })),
            Kind::Head => {
                out.titled |= titled;
                out.heads.push(c);
            }
            Kind::Title if out.heads.is_empty() && !(keeps && out.labels.len() > 1) => {
                out.labels.clear();
                out.runs.clear();
                out.title = Some(c);
            }
            Kind::Title | Kind::Heading if out.heads.is_empty() && out.labels.is_empty() => out.title = Some(c),
            Kind::Title | Kind::Heading | Kind::Break => out.headed = out.headed.or(Some(out.labels.len())).filter(|n| *n > 0),
            Kind::Text => {
                out.labels.push(c);
                out.runs.push(out.figures.len());
            }
        }
        titled |= c.kind == Kind::Title && !out.figures.is_empty();
        apart |= !c.is_figure();
    }
    out.headed = out.headed.filter(|n| *n < out.labels.len());
    Some(out)
}

/// How many figures at the beginning are codes: whole numbers of as many digits that rise.
fn leading_codes(cells: &[Cell]) -> usize {
    let texts: Vec<&str> = cells.iter().filter(|c| c.is_figure()).map(|c| c.text.as_str()).collect();
    let Some(first) = texts.first().filter(|t| is_code(t)) else { return 0 };
    let more = texts.windows(2).take_while(|w| matches!(w, [a, b] if is_code(b) && b.len() == first.len() && a < b)).count();
    if more == 0 { 0 } else { more + 1 }
}

/// The cheapest number of rows and columns.
fn best(context: &Context<'_, '_>, sorted: &Sorted<'_>, titles: &HashSet<String>, budget: &Budget, order: Order) -> Option<Try> {
    let header: Vec<usize> = sorted.heads.iter().flat_map(|c| c.lines.iter().copied()).collect();
    if header.len() > MOST_HEADER_LINES || order == Order::Any && !budget.take(HEADER_STEPS) {
        return None;
    }
    if order == Order::Columns && sorted.titled {
        return None;
    }
    let mut heads: Option<Heads<'_, '_>> = None;
    // The header for each number of columns, asked once.
    let mut known: HashMap<usize, Option<(i32, Vec<ColumnRole>)>> = HashMap::new();
    let figures: Vec<Printed> = sorted.figures.iter().map(|f| f.1).collect();
    let mut best: Option<Choice> = None;
    let said: Vec<Label> = sorted.labels.iter().map(|c| Label::of(&c.text)).collect();
    let all = sorted.labels.len();
    // The last labels before a heading may be others, which read like none.
    let late = if order == Order::Columns { MOST_LATE } else { 0 };
    let ends: Vec<usize> =
        [Some(all), sorted.headed].into_iter().flatten().flat_map(|n| (0..=late.min(n)).map(move |late| n - late)).collect();
    let most_dropped = if order == Order::Columns { 2 * MOST_DROPPED } else { MOST_DROPPED };
    for (dropped, end) in ends.iter().flat_map(|end| (0..=most_dropped.min(*end)).map(move |d| (d, *end))) {
        let labels = said.get(dropped..end)?;
        let runs = sorted.runs.get(dropped..end)?.chunk_by(|a, b| a == b).count();
        if order == Order::Columns && runs > 1 + labels.len() / ROWS_OF_RUN {
            continue;
        }
        let likely = Groups::of(labels, titles);
        for count in 0..=MOST_GROUPS.min(labels.len() / 2) {
            let rows = labels.len() - count;
            if rows < 2 || figures.len() < rows {
                continue;
            }
            let Some((groups, group_cost)) = likely.choose(count) else { continue };
            let own = || labels.iter().zip(&groups).filter(|(_, group)| !**group).map(|(label, _)| label);
            let sums: Vec<bool> = own().map(|l| l.kind == sums::Kind::Sum).collect();
            if !sorted.codes.is_empty()
                && sorted.codes.len() + own().filter(|l| l.coded).count() + sums.iter().filter(|s| **s).count() != rows
            {
                continue;
            }
            for columns in figures.len().div_ceil(rows)..=MOST_COLUMNS.min(figures.len().div_ceil(rows) + 1) {
                let blanks = rows * columns - figures.len();
                if columns < 2 || blanks > rows * columns / 5 || order == Order::Columns && blanks > 0 {
                    continue;
                }
                let first = runs == 1 && sorted.runs.get(dropped) == Some(&0);
                let (support, by_rows) = match order {
                    Order::Columns => Support::either(&figures, rows, &sums, first),
                    Order::Any => (Support::Unknown, false),
                };
                if support == Support::None || support == Support::Unknown && order == Order::Columns && !budget.take(1) {
                    continue;
                }
                let head = known.entry(columns).or_insert_with(|| {
                    if heads.is_none() && order == Order::Columns && !budget.take(HEADER_STEPS / 4) {
                        return None;
                    }
                    let heads = heads.get_or_insert_with(|| Heads::new(context, &header, "-", MOST_COLUMNS));
                    let found = heads.find(columns, &[], &Habit::default());
                    let roles = found.cut?.columns.iter().map(|w| column::read(w).column.role).collect();
                    (found.cost <= cost::HEADER).then_some((found.cost, roles))
                });
                let Some((head_cost, roles)) = head else { continue };
                let grid = Grid { roles, rows, sums: &sums, blanks };
                let fixed = *head_cost
                    + group_cost
                    + cost::DROPPED * i32::try_from(dropped).unwrap_or(0)
                    + if end < all { cost::HEADED } else { 0 }
                    + cost::LATE * i32::try_from(ends.iter().find(|e| **e >= end && **e - end <= late).map_or(0, |e| e - end)).unwrap_or(0);
                if order == Order::Columns {
                    let cost = fixed + support.cost(rows, columns);
                    if support.holds(roles, &sums) && best.as_ref().is_none_or(|b| cost < b.cost) {
                        let place = |i| if by_rows { (i / columns, i % columns) } else { (i % rows, i / rows) };
                        let places = (0..figures.len()).map(place).collect();
                        best = Some(Choice { cost, labels: dropped..end, places, groups: groups.clone(), columns });
                    }
                    continue;
                }
                if best.as_ref().is_some_and(|b| b.cost <= fixed - cost::MOST_GAIN * i32::try_from(rows).unwrap_or(0)) {
                    continue;
                }
                let most = cost::MOST + (cost::MOST_EACH * i32::try_from(figures.len()).unwrap_or(0));
                if fixed - cost::MOST_GAIN * i32::try_from(rows).unwrap_or(0) > most
                    || !budget.take(figures.len() * columns * (1 + blanks.min(2)))
                {
                    continue;
                }
                let Some((price, places)) = arrange(&figures, &grid) else { continue };
                let cost = fixed + price;
                if goes_down(&places) && best.as_ref().is_none_or(|b| cost < b.cost) && is_supported(&figures, &places, &grid) {
                    best = Some(Choice { cost, labels: dropped..end, places, groups: groups.clone(), columns });
                }
            }
        }
    }
    let Choice { cost, labels, places, groups, columns } = best?;
    build(context, sorted, &header, labels, &places, &groups, columns).map(|(part, lines)| Try {
        cost,
        columns,
        figures: figures.len(),
        part,
        lines,
    })
}

/// The rows of a table with their figures behind their labels.
fn build(
    context: &Context<'_, '_>,
    sorted: &Sorted<'_>,
    header: &[usize],
    labels: Range<usize>,
    places: &[(usize, usize)],
    groups: &[bool],
    columns: usize,
) -> Option<(Part, Vec<usize>)> {
    let mut before: Vec<usize> = sorted.title.iter().flat_map(|c| c.lines.iter().copied()).collect();
    before.extend_from_slice(header);
    let mut lines = before.clone();
    let mut rows: Vec<Gathered> = Vec::new();
    let mut pre = Vec::new();
    let mut codes = sorted.codes.iter();
    for (label, group) in sorted.labels.get(labels)?.iter().zip(groups) {
        lines.extend_from_slice(&label.lines);
        if *group {
            pre.extend_from_slice(&label.lines);
            continue;
        }
        if split_code(&label.text).is_none() && sums::Kind::of(&label.text, false, false) != sums::Kind::Sum {
            pre.extend(codes.next().iter().flat_map(|c| c.lines.iter().copied()));
        }
        let (own, post) = label.lines.split_first()?;
        rows.push(Gathered {
            pre: std::mem::take(&mut pre),
            own: Some(*own),
            post: post.to_vec(),
            lines: vec![*own],
            ..Gathered::default()
        });
    }
    let mut grid: Vec<Option<usize>> = vec![None; rows.len() * columns];
    for ((cell, _), (row, column)) in sorted.figures.iter().zip(places) {
        *grid.get_mut(row * columns + column)? = cell.lines.first().copied();
    }
    for (row, cells) in rows.iter_mut().zip(grid.chunks(columns)) {
        for cell in cells {
            let scan = cell.and_then(|i| context.scans.get(i));
            match scan {
                Some(s) => row.shape_mut().add(s.number, s.text, s.base, &s.tail),
                None => {
                    let line = row.own.and_then(|o| context.scans.get(o)).map_or(0, |s| s.number);
                    row.shape_mut().add_blank_cell(line);
                }
            }
            row.lines.extend(*cell);
        }
    }
    lines.extend(sorted.codes.iter().flat_map(|c| c.lines.iter().copied()));
    lines.extend(sorted.figures.iter().flat_map(|(c, _)| c.lines.iter().copied()));
    let first = rows.first_mut()?;
    let label = std::mem::take(&mut first.pre);
    before.extend(label);
    Some((Part { before, rows, rest: Vec::new(), inherits: false }, lines))
}
