//! Every step of every reading of a row, whatever the number of its cells, and what the cheapest way costs.
//!
//! What can begin at a place does not depend on how many cells stand before it, and what the rest of a row costs depends only on how many are left; so
//! one table tells the cheapest reading for every number of cells.

use std::ops::Range;

use super::candidates::Candidate;
use super::cost;
use super::habit::Habit;
use super::shape::{Shape, Sign};

/// What no way costs.
pub(super) const FAR: i32 = i32::MAX / 4;

/// A row that is read, and how.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) signs: &'a [Sign],
    pub(super) shape: &'a Shape,
    pub(super) habit: &'a Habit,
    /// Whether runs of digits may be cut.
    pub(super) glue: bool,
}

/// Where a reading has come to: a place of the signs, how many cells stand before it and how many are left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) before: usize,
    pub(super) left: usize,
}

impl Place {
    fn is_first(self) -> bool {
        self.before == 0
    }
}

/// One step of a reading: it takes blank cells, then perhaps a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) to: usize,
    pub(super) nulls: usize,
    /// The figure, by its number.
    pub(super) figure: Option<usize>,
    pub(super) price: i32,
}

impl Step {
    fn nulls(to: usize, nulls: usize, price: i32) -> Self {
        Self { to, nulls, figure: None, price }
    }

    /// Where it leads from a place.
    pub(super) fn from(&self, place: Place) -> Place {
        let cells = self.nulls + usize::from(self.figure.is_some());
        Place { at: self.to, before: place.before + cells, left: place.left.saturating_sub(cells) }
    }
}

/// The figures that can begin at the places of a row.
#[derive(Debug, Default)]
pub(super) struct Ways {
    pub(super) figures: Vec<Candidate>,
    /// For each place that can be reached the figures that begin there, by their numbers.
    from: Vec<Option<Range<usize>>>,
}

/// What the cheapest way from each place to the end of the row costs.
#[derive(Debug, Default)]
pub(super) struct Costs {
    width: usize,
    /// For each place and each number of cells that are left.
    rest: Vec<i32>,
    /// The same for the first two places where no cell stands before.
    opening: Vec<i32>,
}

impl Costs {
    /// What the cheapest way from a place costs.
    pub(super) fn rest(&self, place: Place) -> i32 {
        let table = if place.at <= 1 && place.is_first() { &self.opening } else { &self.rest };
        table.get(place.at * self.width + place.left).copied().unwrap_or(FAR)
    }

    /// What the cheapest reading as so many cells costs.
    pub(super) fn cheapest(&self, cells: usize) -> i32 {
        self.opening.get(cells).copied().filter(|_| cells < self.width).unwrap_or(FAR)
    }
}

impl Ways {
    /// Finds them.
    pub(super) fn new(reader: &Reader<'_>) -> Self {
        let n = reader.signs.len();
        let mut out = Self { figures: Vec::new(), from: vec![None; n + 1] };
        let reach = |out: &mut Self, at: usize| {
            if let Some(from) = out.from.get_mut(at) {
                from.get_or_insert(0..0);
            }
        };
        reach(&mut out, 0);
        for at in 0..n {
            if !out.is_reached(at) {
                continue;
            }
            let sign = reader.at(at);
            if Shape::is_gap(sign) || sign == b'~' || sign == b'-' && reader.ends_cell(at + 1) {
                reach(&mut out, at + 1);
            }
            if Shape::is_gap(sign) {
                continue;
            }
            if let Some(end) = reader.note(at).filter(|_| reader.no_figure_before(at)) {
                reach(&mut out, end);
            }
            let first = out.figures.len();
            reader.candidates(at, &mut out.figures);
            let range = first..out.figures.len();
            for i in range.clone() {
                let end = out.figures.get(i).map_or(n, |f| f.end);
                reach(&mut out, end);
            }
            if let Some(from) = out.from.get_mut(at) {
                *from = Some(range);
            }
        }
        out
    }

    /// Whether some reading comes to a place.
    pub(super) fn is_reached(&self, at: usize) -> bool {
        self.from.get(at).is_some_and(Option::is_some)
    }

    fn from(&self, at: usize) -> impl Iterator<Item = (usize, &Candidate)> {
        let range = self.from.get(at).cloned().flatten().unwrap_or(0..0);
        range.clone().zip(self.figures.get(range).unwrap_or_default())
    }
}

impl Reader<'_> {
    /// What the rest of the row costs from every place, for up to so many cells. Where columns have edges, for exactly so many.
    pub(super) fn costs(&self, ways: &Ways, most: usize) -> Costs {
        let (n, width) = (self.signs.len(), most + 1);
        let mut costs = Costs { width, rest: vec![FAR; (n + 1) * width], opening: vec![FAR; 2 * width] };
        for at in (0..=n).rev().filter(|at| ways.is_reached(*at)) {
            for left in 0..=most {
                let before = if self.habit.edges.is_empty() { 1 } else { most - left };
                let place = Place { at, before, left };
                let cost = self.cheapest_from(ways, &costs, place);
                if let Some(rest) = costs.rest.get_mut(at * width + left) {
                    *rest = cost;
                }
                if at <= 1 {
                    let cost = self.cheapest_from(ways, &costs, Place { before: 0, ..place });
                    if let Some(rest) = costs.opening.get_mut(at * width + left) {
                        *rest = cost;
                    }
                }
            }
        }
        costs
    }

    fn cheapest_from(&self, ways: &Ways, costs: &Costs, place: Place) -> i32 {
        if place.at >= self.signs.len() {
            return self.trailing(place.left);
        }
        let mut best = FAR;
        self.steps(ways, place, |step| best = best.min(step.price + costs.rest(step.from(place))));
        best
    }

    /// What it costs that cells are missing at the end.
    pub(super) fn trailing(&self, missing: usize) -> i32 {
        match i32::try_from(missing).unwrap_or(i32::MAX / 64) {
            0 => 0,
            n if !self.habit.edges.is_empty() => 20 * n,
            n => cost::NULL_LAST + cost::NULL_MORE * (n - 1),
        }
    }

    /// Everything that can come next.
    pub(super) fn steps(&self, ways: &Ways, place: Place, mut take: impl FnMut(Step)) {
        let Place { at, left, .. } = place;
        let sign = self.at(at);
        if Shape::is_gap(sign) {
            return self.gap_choices(at, left, |nulls, price| take(Step::nulls(at + 1, nulls, price)));
        }
        let noted = place.is_first() && self.habit.notes && self.no_figure_before(at);
        if at == 0 && left > 0 {
            let price = if self.habit.edges.is_empty() { cost::NULL } else { 20 };
            let mut more = 0;
            for nulls in 1..=left.min(8) {
                more += price;
                self.figures(ways, place, nulls, more, &mut take);
            }
        }
        match sign {
            b'~' => {
                // The empty note column of a row, or a blank cell.
                let noted = noted && at == 0;
                if noted || left == 0 {
                    take(Step::nulls(at + 1, 0, 0));
                }
                if left > 0 {
                    take(Step::nulls(at + 1, 1, if noted { 40 } else { 0 }));
                }
            }
            b'-' if self.ends_cell(at + 1) && left > 0 => {
                let minus_possible = self.at(at + 1) == b' ' && self.at(at + 2).is_ascii_digit();
                take(Step::nulls(at + 1, 1, if minus_possible && !self.habit.tight_minus { cost::DASH } else { 0 }));
            }
            _ => {}
        }
        if let Some(end) = self.note(at).filter(|_| noted) {
            take(Step::nulls(end, 0, 0));
        }
        self.figures(ways, place, 0, 0, &mut take);
    }

    /// Figures that can begin at a place, after some blank cells that have a price.
    fn figures(&self, ways: &Ways, place: Place, nulls: usize, price: i32, take: &mut impl FnMut(Step)) {
        if nulls >= place.left {
            return;
        }
        let c = place.before + nulls;
        let noted = c == 0 && self.habit.notes && self.no_figure_before(place.at) && self.note(place.at).is_some();
        let price = price + if noted { cost::NO_NOTE } else { 0 };
        for (i, figure) in ways.from(place.at) {
            take(Step { to: figure.end, nulls, figure: Some(i), price: price + figure.cost + self.off_column(figure.end, c) });
        }
    }

    fn no_figure_before(&self, at: usize) -> bool {
        at <= 1 && self.signs.iter().take(at).all(|s| Shape::is_gap(*s))
    }

    /// How many blank cells a gap may stand for, with prices.
    fn gap_choices(&self, at: usize, left: usize, mut take: impl FnMut(usize, i32)) {
        let signed = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 256);
        let at_end = at + 1 >= self.signs.len();
        if !self.habit.edges.is_empty() {
            return (0..=left.min(12)).for_each(|n| take(n, 20 * signed(n)));
        }
        // The gap of an empty note column is as good as a narrow one.
        if self.at(at) != b'=' || at == 0 && self.habit.notes {
            return (0..=left.min(4)).for_each(|n| take(n, cost::NULL * signed(n)));
        }
        let width = self.shape.gap_width(at);
        let extra = if self.habit.pieces { 0 } else { 1 }
            * usize::try_from(width.saturating_sub(if at_end { 1 } else { self.habit.base_gap.max(1) })).unwrap_or(0);
        for n in 0..=left.min(12) {
            let odd = cost::GAP_WIDTH * signed(n.abs_diff(extra)).min(10);
            let price = match n {
                0 if at_end || extra == 0 || self.habit.pieces => 0,
                0 if at == 0 => cost::IGNORE_GAP / 2,
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

    pub(super) fn at(&self, i: usize) -> Sign {
        self.signs.get(i).copied().unwrap_or(b'\n')
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
