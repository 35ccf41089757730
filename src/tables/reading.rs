//! All ways to read the figures of a row as a given number of cells, with their costs.
//!
//! A reading's cost says how unusual it is, in hundredths; only the cost orders readings, nothing well-formed is thrown away. The
//! figures were measured on real tables: splitting where groups could join is cheap, a blank cell without a trace is dear.

use rust_decimal::Decimal;

use super::candidates::Candidate;
use super::cost;
use super::shape::{Shape, Sign};
use crate::limits::{MAX_COLUMNS, MAX_READINGS};

/// What is usual in a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habit {
    /// Hard blanks stand between digit groups.
    pub(crate) hard_groups: bool,
    /// A minus stands right before its digits somewhere, so a dash alone is a blank cell.
    pub(crate) tight_minus: bool,
    /// Nearly all figures have this many decimals.
    pub(crate) decimals: Option<usize>,
    /// Figures are grouped by blanks, so longer runs of digits are more than one.
    pub(crate) grouped: bool,
    /// The table has a column of note numbers before its figures.
    pub(crate) notes: bool,
    /// Width of the gaps that only part cells.
    pub(crate) base_gap: u32,
    /// Right edges of the columns, where columns are aligned.
    pub(crate) edges: Vec<u32>,
    /// Every line, or every piece between wide gaps, is one cell.
    pub(crate) pieces: bool,
}

/// A cell of a reading: a range of the shape's signs and the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellSpan {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: Decimal,
    pub(crate) percent: bool,
}

/// One way to read a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) cells: Vec<Option<CellSpan>>,
    pub(crate) cost: i32,
}

/// The beginning of a reading.
struct Partial {
    cost: i32,
    /// The beginning before its last step.
    before: usize,
    /// Its last step, by its number; none at the very start.
    step: usize,
    /// The beginning that reached the same place right before this one.
    sibling: usize,
}

/// No partial reading.
const NONE: usize = usize::MAX;
/// What no way costs.
const FAR: i32 = i32::MAX / 4;
/// Readings this much dearer than the cheapest are never asked for: the relations may choose one that is 95 dearer, and the sums may
/// three times move on to one that is 130 dearer.
const REACH: i32 = 500;
/// Without another reading that is less dearer than this, the cheapest is the only one that is asked for.
const SURE: i32 = 100;

/// Every step of every reading. A place is a sign and how many cells stand before it.
struct Ways {
    /// Where each step leads, what it adds and its price.
    steps: Vec<(usize, Step, i32)>,
    /// The steps from each place.
    from: Vec<std::ops::Range<usize>>,
    /// What the cheapest way from each place to the end costs.
    rest: Vec<i32>,
}

/// What a step adds to the cells: blank ones, then perhaps a figure.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    nulls: usize,
    cell: Option<CellSpan>,
}

impl Step {
    fn nulls(nulls: usize) -> Self {
        Self { nulls, cell: None }
    }

    fn cells(&self) -> usize {
        self.nulls + usize::from(self.cell.is_some())
    }
}

pub(super) struct Reader<'a> {
    pub(super) signs: &'a [Sign],
    pub(super) shape: &'a Shape,
    pub(super) habit: &'a Habit,
    pub(super) glue: bool,
}

/// The readings of a row as `k` cells, cheapest first. `glue` allows cuts inside runs of digits.
pub(crate) fn readings(shape: &Shape, k: usize, habit: &Habit, glue: bool) -> Vec<Reading> {
    if k == 0 || k > MAX_COLUMNS || shape.signs.len() > 512 {
        return Vec::new();
    }
    let reader = Reader { signs: &shape.signs, shape, habit, glue };
    reader.search(k, &reader.ways(k), REACH)
}

/// The readings of a row without cuts inside runs of digits; only the cheapest where no other comes near it.
pub(crate) fn likely(shape: &Shape, k: usize, habit: &Habit) -> Vec<Reading> {
    if k == 0 || k > MAX_COLUMNS || shape.signs.len() > 512 {
        return Vec::new();
    }
    let reader = Reader { signs: &shape.signs, shape, habit, glue: false };
    let ways = reader.ways(k);
    let near = reader.search(k, &ways, SURE);
    if near.len() == 1 { near } else { reader.search(k, &ways, REACH) }
}

/// What the cheapest reading of a row costs, without cuts inside runs of digits.
pub(crate) fn cheapest(shape: &Shape, k: usize, habit: &Habit) -> Option<i32> {
    if k == 0 || k > MAX_COLUMNS || shape.signs.len() > 512 {
        return None;
    }
    let cost = Reader { signs: &shape.signs, shape, habit, glue: false }.ways(k).rest(0);
    (cost < FAR).then_some(cost)
}

impl Ways {
    fn steps(&self, place: usize) -> &[(usize, Step, i32)] {
        self.from.get(place).and_then(|range| self.steps.get(range.clone())).unwrap_or_default()
    }

    fn rest(&self, place: usize) -> i32 {
        self.rest.get(place).copied().unwrap_or(FAR)
    }

    /// The cells of a reading.
    fn cells(&self, arena: &[Partial], mut i: usize, k: usize) -> Vec<Option<CellSpan>> {
        let mut cells = Vec::with_capacity(k);
        while let Some(p) = arena.get(i) {
            if let Some((_, step, _)) = self.steps.get(p.step) {
                cells.extend(step.cell.map(Some));
                cells.extend(std::iter::repeat_n(None, step.nulls));
            }
            i = p.before;
        }
        cells.reverse();
        cells.resize(k, None);
        cells
    }
}

impl Reader<'_> {
    pub(super) fn at(&self, i: usize) -> Sign {
        self.signs.get(i).copied().unwrap_or(b'\n')
    }

    /// The steps from every place that can be reached.
    fn ways(&self, k: usize) -> Ways {
        let (n, width) = (self.signs.len(), k + 1);
        let places = (n + 1) * width;
        let mut ways = Ways { steps: Vec::new(), from: vec![0..0; places], rest: vec![FAR; places] };
        let mut reached = vec![false; places];
        let mut next = Vec::new();
        for pos in 0..n {
            // What can begin here is the same however many cells stand before.
            let mut begins: Option<Vec<Candidate>> = None;
            for c in 0..=k {
                let place = pos * width + c;
                if place > 0 && reached.get(place) != Some(&true) {
                    continue;
                }
                let first = ways.steps.len();
                self.steps(pos, c, k, begins.get_or_insert_with(|| self.candidates(pos)), &mut next);
                for (to, step, price) in next.drain(..) {
                    let cells = c + step.cells();
                    if let Some(flag) = reached.get_mut(to * width + cells).filter(|_| cells <= k) {
                        *flag = true;
                        ways.steps.push((to * width + cells, step, price));
                    }
                }
                if let Some(range) = ways.from.get_mut(place) {
                    *range = first..ways.steps.len();
                }
            }
        }
        for c in 0..=k {
            if let Some(rest) = ways.rest.get_mut(n * width + c) {
                *rest = self.trailing(k - c);
            }
        }
        for place in (0..n * width).rev() {
            let best = ways.steps(place).iter().map(|(to, _, price)| price + ways.rest(*to)).min();
            if let (Some(best), Some(rest)) = (best, ways.rest.get_mut(place)) {
                *rest = best.min(FAR);
            }
        }
        ways
    }

    /// The readings that cost less than `reach` more than the cheapest.
    fn search(&self, k: usize, ways: &Ways, reach: i32) -> Vec<Reading> {
        let places = ways.from.len();
        let keep = if self.glue { MAX_READINGS } else { MAX_READINGS / 4 };
        let end = ways.rest(0) + reach;
        if end >= FAR {
            return Vec::new();
        }
        let mut arena = vec![Partial { cost: 0, before: NONE, step: NONE, sibling: NONE }];
        // The last partial reading that reached each place.
        let mut last = vec![NONE; places];
        if let Some(start) = last.first_mut() {
            *start = 0;
        }
        let mut done: Vec<(i32, usize)> = Vec::new();
        let mut here: Vec<(i32, usize)> = Vec::new();
        for place in 0..places {
            here.clear();
            let mut at = last.get(place).copied().unwrap_or(NONE);
            while let Some(p) = arena.get(at) {
                here.push((p.cost, at));
                at = p.sibling;
            }
            here.reverse();
            here.sort_by_key(|(cost, _)| *cost);
            here.truncate(keep);
            if place + k + 1 >= places {
                done.extend(here.iter().map(|(cost, i)| (cost + ways.rest(place), *i)));
                continue;
            }
            if here.is_empty() {
                continue;
            }
            let first = ways.from.get(place).map_or(0, |steps| steps.start);
            for (step, (to, _, price)) in ways.steps(place).iter().enumerate() {
                for (cost, before) in &here {
                    let cost = cost + price;
                    if cost + ways.rest(*to) >= end {
                        break;
                    }
                    if let Some(last) = last.get_mut(*to) {
                        arena.push(Partial { cost, before: *before, step: first + step, sibling: *last });
                        *last = arena.len() - 1;
                    }
                }
            }
        }
        done.sort_by_key(|d| d.0);
        done.truncate(MAX_READINGS);
        let mut out: Vec<Reading> = done.into_iter().map(|(cost, i)| Reading { cells: ways.cells(&arena, i, k), cost }).collect();
        out.dedup_by(|a, b| a.cells == b.cells);
        out
    }

    fn trailing(&self, missing: usize) -> i32 {
        match i32::try_from(missing).unwrap_or(i32::MAX / 64) {
            0 => 0,
            n if !self.habit.edges.is_empty() => 20 * n,
            n => cost::NULL_LAST + cost::NULL_MORE * (n - 1),
        }
    }

    /// Everything that can come next: `(position after, what it adds, price)`.
    fn steps(&self, pos: usize, c: usize, k: usize, begins: &[Candidate], out: &mut Vec<(usize, Step, i32)>) {
        let aligned = !self.habit.edges.is_empty();
        let room = k - c;
        if Shape::is_gap(self.at(pos)) && pos < self.signs.len() {
            let wide = self.at(pos) == b'=';
            self.gap_choices(pos, room, aligned, wide, |nulls, price| out.push((pos + 1, Step::nulls(nulls), price)));
            return;
        }
        if pos == 0 && room > 0 {
            let price = if aligned { 20 } else { cost::NULL };
            for nulls in 1..=room.min(8) {
                let more = i32::try_from(nulls).unwrap_or(8);
                self.figures(pos, c + nulls, k, (nulls, price * more), begins, out);
            }
        }
        match self.at(pos) {
            b'~' => {
                // The empty note column of a row, or a blank cell.
                let noted = c == 0 && self.habit.notes && pos == 0;
                if noted || room == 0 {
                    out.push((pos + 1, Step::default(), 0));
                }
                if room > 0 {
                    out.push((pos + 1, Step::nulls(1), if noted { 40 } else { 0 }));
                }
            }
            b'-' if self.ends_cell(pos + 1) && room > 0 => {
                let minus_possible = self.at(pos + 1) == b' ' && self.at(pos + 2).is_ascii_digit();
                let price = if minus_possible && !self.habit.tight_minus { cost::DASH } else { 0 };
                out.push((pos + 1, Step::nulls(1), price));
            }
            _ => {}
        }
        if c == 0
            && self.habit.notes
            && self.no_figure_before(pos)
            && let Some(end) = self.note(pos)
        {
            out.push((end, Step::default(), 0));
        }
        self.figures(pos, c, k, (0, 0), begins, out);
    }

    /// Figures that can begin here, after some blank cells that have a price.
    fn figures(
        &self,
        pos: usize,
        c: usize,
        k: usize,
        (nulls, price): (usize, i32),
        begins: &[Candidate],
        out: &mut Vec<(usize, Step, i32)>,
    ) {
        if c >= k {
            return;
        }
        let unnoted = if c == 0 && self.habit.notes && self.no_figure_before(pos) && self.note(pos).is_some() { cost::NO_NOTE } else { 0 };
        for cand in begins {
            let off = self.off_column(cand.end, c);
            let cell = CellSpan { start: pos, end: cand.end, value: cand.value, percent: cand.percent };
            out.push((cand.end, Step { nulls, cell: Some(cell) }, price + cand.cost + off + unnoted));
        }
    }

    fn no_figure_before(&self, pos: usize) -> bool {
        pos <= 1 && self.signs.iter().take(pos).all(|s| Shape::is_gap(*s))
    }

    /// How many blank cells a gap may stand for, with prices.
    fn gap_choices(&self, pos: usize, room: usize, aligned: bool, wide: bool, mut take: impl FnMut(usize, i32)) {
        let signed = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 256);
        let at_end = pos + 1 >= self.signs.len();
        if aligned {
            return (0..=room.min(12)).for_each(|n| take(n, 20 * signed(n)));
        }
        // The gap of an empty note column is as good as a narrow one.
        if !wide || pos == 0 && self.habit.notes {
            return (0..=room.min(4)).for_each(|n| take(n, cost::NULL * signed(n)));
        }
        let width = self.shape.gap_width(pos);
        let extra = if self.habit.pieces { 0 } else { 1 }
            * usize::try_from(width.saturating_sub(if at_end { 1 } else { self.habit.base_gap.max(1) })).unwrap_or(0);
        for n in 0..=room.min(12) {
            let odd = cost::GAP_WIDTH * signed(n.abs_diff(extra)).min(10);
            let price = match n {
                0 if at_end || extra == 0 || self.habit.pieces => 0,
                0 if pos == 0 => cost::IGNORE_GAP / 2,
                0 => cost::IGNORE_GAP,
                _ if extra == 0 => cost::NULL / 2 + odd,
                _ => cost::NULL_AT_GAP + odd,
            };
            take(n, price);
        }
    }

    fn off_column(&self, end: usize, c: usize) -> i32 {
        let Some(edge) = self.habit.edges.get(c) else { return 0 };
        let Some(place) = end.checked_sub(1).and_then(|i| self.shape.places.get(i)) else { return 0 };
        let off = (place.x + 1).abs_diff(*edge);
        let off = i32::try_from(off).unwrap_or(i32::MAX / 64);
        ((off - 3).max(0) * cost::OFF_COLUMN).min(cost::OFF_COLUMN_MOST)
    }

    pub(super) fn ends_cell(&self, at: usize) -> bool {
        at >= self.signs.len() || Shape::is_gap(self.at(at))
    }

    /// A note number: one or two digits, perhaps more after commas, followed by a blank or, glued, by a sign.
    fn note(&self, at: usize) -> Option<usize> {
        let mut end = at;
        loop {
            let start = end;
            while self.at(end).is_ascii_digit() {
                end += 1;
            }
            if !(1..=2).contains(&(end - start)) || self.at(start) == b'0' {
                return None;
            }
            if self.at(end) == b',' && self.at(end + 1).is_ascii_digit() && self.at(end + 2).is_ascii_digit() {
                end += 1;
            } else {
                break;
            }
        }
        let ends = Shape::is_gap(self.at(end)) && end < self.signs.len()
            || matches!(self.at(end), b'-' | b'+') && self.at(end + 1).is_ascii_digit();
        (ends && end < self.signs.len()).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::tokens::{tail_start, tokens};

    fn shape(line: &str) -> Shape {
        let mut t = Vec::new();
        tokens(line, &mut t);
        let mut s = Shape::default();
        s.add(1, line, 0, t.get(tail_start(&t)..).unwrap_or_default());
        s
    }

    fn best(line: &str, k: usize, habit: &Habit, glue: bool) -> Vec<String> {
        let r = readings(&shape(line), k, habit, glue);
        let show = |r: &Reading| r.cells.iter().map(|c| c.map_or("·".to_owned(), |c| c.value.to_string())).collect::<Vec<_>>().join("|");
        let cheapest = r.first().map_or(0, |r| r.cost);
        r.iter().filter(|r| r.cost <= cheapest + 90).map(show).collect()
    }

    #[test]
    fn one_reading() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        assert_eq!(best("100 Politik -7 682 -7 182 -500 -2 401 -6", 5, &h, false), ["-7682|-7182|-500|-2401|-6"]);
        assert_eq!(best("Teknisk –4,0 –4,0 – –4,0 -", 5, &h, false), ["-4.0|-4.0|·|-4.0|·"]);
        assert_eq!(best("Budgetavvikelse    -1 489 -3 451", 5, &h, false).first().map(String::as_str), Some("·|·|·|-1489|-3451"));
        let loose = Habit::default();
        assert_eq!(best("Miljö – 11 705 – 2 205 23,2 % – 11 800 95", 5, &loose, false), ["-11705|-2205|23.2|-11800|95"]);
    }

    #[test]
    fn ambiguous_thousands() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        let r = best("KS -500 -1 000 500 -4 330", 5, &h, false);
        assert!(r.contains(&"-500|-1000|500|-4|330".to_owned()), "{r:?}");
        assert!(r.contains(&"-500|-1|0|500|-4330".to_owned()) || !r.iter().any(|x| x.contains("|0|")), "{r:?}");
        assert_eq!(best("Antal 1 015 988 979 1 044 1 102", 5, &h, false).first().map(String::as_str), Some("1015|988|979|1044|1102"));
    }

    #[test]
    fn wide_gap_is_a_blank_cell_when_figures_are_short() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        assert_eq!(best("Budget 72 744 72 744  68 884 3 860", 5, &h, false).first().map(String::as_str), Some("72744|72744|·|68884|3860"));
    }

    #[test]
    fn notes_are_no_cells() {
        let h = Habit { notes: true, decimals: Some(1), ..Habit::default() };
        assert_eq!(best("Verksamhetens intäkter 1 202,2 274,7 230,3", 3, &h, false).first().map(String::as_str), Some("202.2|274.7|230.3"));
    }
}
