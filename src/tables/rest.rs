//! What the cheapest reading of a row costs.
//!
//! What the rest of a row costs depends only on how many cells are left, so one table tells the cheapest reading for every number of cells.

use super::shape::Shape;
use super::ways::{MAX_FIRST_NULLS, Place, Reader, Ways};

/// What no way costs.
pub(super) const FAR: i32 = i32::MAX / 4;

/// What the cheapest way from each place to the end of the row costs.
#[derive(Debug, Default)]
pub(super) struct Costs {
    width: usize,
    /// For each place and each number of cells that are left.
    rest: Vec<i32>,
    /// The same for the first two places where no cell stands before.
    opening: [Vec<i32>; 2],
}

impl Costs {
    /// What the cheapest way from a place costs.
    pub(super) fn rest(&self, place: Place) -> i32 {
        self.row(place.at, place.is_first()).get(place.left).copied().unwrap_or(FAR)
    }

    /// What the cheapest reading as so many cells costs.
    pub(super) fn cheapest(&self, cells: usize) -> i32 {
        self.row(0, true).get(cells).copied().unwrap_or(FAR)
    }

    /// How many costs there are.
    pub(super) fn len(&self) -> usize {
        self.rest.len()
    }

    /// What the cheapest readings cost, without what they are.
    pub(super) fn only_cheapest(self) -> Self {
        Self { rest: Vec::new(), ..self }
    }

    /// What the ways from a place cost, by how many cells are left.
    fn row(&self, at: usize, first: bool) -> &[i32] {
        match self.opening.get(at).filter(|_| first) {
            Some(row) => row,
            None => self.rest.get(at * self.width..(at + 1) * self.width).unwrap_or_default(),
        }
    }
}

/// Adds the ways that go on with some cells at a price.
fn go_on(out: &mut [i32], cells: usize, rest: &[i32], price: i32) {
    for (out, rest) in out.get_mut(cells..).unwrap_or_default().iter_mut().zip(rest) {
        *out = (*out).min(rest + price);
    }
}

impl Reader<'_> {
    /// What the rest of the row costs from every place, for up to so many cells. Where columns have edges, for exactly so many.
    pub(super) fn costs(&self, ways: &Ways, most: usize) -> Costs {
        let (n, width) = (self.signs.len(), most + 1);
        let mut costs = Costs { width, rest: vec![FAR; (n + 1) * width], opening: [vec![FAR; width], vec![FAR; width]] };
        let mut row = vec![FAR; width];
        for at in (0..=n).rev().filter(|at| ways.is_reached(*at)) {
            for first in [false, true].into_iter().take(if at <= 1 { 2 } else { 1 }) {
                row.fill(FAR);
                self.row(ways, &costs, at, first, &mut row);
                let known = match costs.opening.get_mut(at).filter(|_| first) {
                    Some(opening) => Some(opening.as_mut_slice()),
                    None => costs.rest.get_mut(at * width..(at + 1) * width),
                };
                if let Some(known) = known {
                    known.copy_from_slice(&row);
                }
            }
        }
        costs
    }

    /// What the ways from a place cost; `first` where no cell stands before.
    fn row(&self, ways: &Ways, costs: &Costs, at: usize, first: bool, out: &mut [i32]) {
        let sign = self.at(at);
        if at >= self.signs.len() {
            out.iter_mut().enumerate().for_each(|(left, out)| *out = self.trailing(left));
            return;
        }
        if Shape::is_gap(sign) {
            let gap = self.gap(at);
            for nulls in 0..=gap.most.min(out.len() - 1) {
                go_on(out, nulls, costs.row(at + 1, first && nulls == 0), gap.price(nulls));
            }
            return;
        }
        self.figures_from(ways, costs, at, out);
        let figures = if at == 0 { out.to_vec() } else { Vec::new() };
        let not_noted = if first { self.not_noted(at) } else { 0 };
        if not_noted > 0 {
            out.iter_mut().for_each(|out| *out = (*out + not_noted).min(FAR));
        }
        if at == 0 {
            for nulls in 1..=MAX_FIRST_NULLS {
                go_on(out, nulls, &figures, self.first_nulls(nulls));
            }
        }
        let noted = first && self.may_be_noted(at);
        match sign {
            b'~' => {
                let noted = noted && at == 0;
                let nothing = costs.row(at + 1, first);
                go_on(out, 0, if noted { nothing } else { nothing.get(..1).unwrap_or_default() }, 0);
                go_on(out, 1, costs.row(at + 1, false), if noted { super::cost::NOTE_CELL } else { 0 });
            }
            b'-' if self.ends_cell(at + 1) => go_on(out, 1, costs.row(at + 1, false), self.dash_price(at)),
            _ => {}
        }
        if let Some(end) = self.note(at).filter(|_| noted) {
            go_on(out, 0, costs.row(end, first), 0);
        }
    }

    /// What the ways cost that go on with a figure that begins at a place.
    fn figures_from(&self, ways: &Ways, costs: &Costs, at: usize, out: &mut [i32]) {
        let most = out.len() - 1;
        for (_, figure) in ways.from(at) {
            let end = usize::from(figure.end);
            let rest = costs.row(end, false);
            if self.habit.edges.is_empty() {
                go_on(out, 1, rest, figure.cost);
                continue;
            }
            for (left, (out, rest)) in out.iter_mut().enumerate().skip(1).zip(rest).map(|((left, out), rest)| (left, (out, rest))) {
                *out = (*out).min(rest + figure.cost + self.off_column(end, most - left));
            }
        }
    }
}
