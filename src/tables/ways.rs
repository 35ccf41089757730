//! Every step of every reading of a row, whatever the number of its cells: what can begin at a place does not depend on how many cells stand before it.

use std::ops::Range;

use super::candidates::Candidate;
use super::cost;
use super::habit::Habit;
use super::shape::{Shape, Sign};

/// Most blank cells of a narrow gap, of a wide one, and before the first figure.
const MAX_NULLS_NARROW: usize = 4;
const MAX_NULLS_WIDE: usize = 12;
pub(super) const MAX_FIRST_NULLS: usize = 8;

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
    pub(super) fn is_first(self) -> bool {
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
    from: Vec<Option<Range<u32>>>,
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
                let end = out.figures.get(i).map_or(n, |f| f.end.into());
                reach(&mut out, end);
            }
            if let Some(from) = out.from.get_mut(at) {
                *from = Some(short(range.start)..short(range.end));
            }
        }
        out
    }

    /// Whether some reading comes to a place.
    pub(super) fn is_reached(&self, at: usize) -> bool {
        self.from.get(at).is_some_and(Option::is_some)
    }

    /// The figures that can begin at a place.
    pub(super) fn from(&self, at: usize) -> impl Iterator<Item = (usize, &Candidate)> {
        let range = self.from.get(at).cloned().flatten().map_or(0..0, |r| r.start as usize..r.end as usize);
        range.clone().zip(self.figures.get(range).unwrap_or_default())
    }
}

/// The number of a figure of one row, which has fewer than that.
fn short(figure: usize) -> u32 {
    u32::try_from(figure).unwrap_or(u32::MAX)
}

/// How many blank cells a gap may stand for, and what they cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    pub(super) most: usize,
    /// Whether every further one costs as much, and what.
    rises: bool,
    each: i32,
    /// What it costs that there is none, and that there is one.
    none: i32,
    first: i32,
    /// How many its width speaks for.
    width: usize,
}

impl Gap {
    /// What so many blank cells cost.
    pub(super) fn price(&self, nulls: usize) -> i32 {
        match nulls {
            n if self.rises => self.each * signed(n),
            0 => self.none,
            n => self.first + cost::GAP_WIDTH * signed(n.abs_diff(self.width)).min(10),
        }
    }
}

impl Reader<'_> {
    /// What it costs that cells are missing at the end.
    pub(super) fn trailing(&self, missing: usize) -> i32 {
        match i32::try_from(missing).unwrap_or(i32::MAX / 64) {
            0 => 0,
            n if !self.habit.edges.is_empty() => cost::NULL_ALIGNED * n,
            n => cost::NULL_LAST + cost::NULL_MORE * (n - 1),
        }
    }

    /// Everything that can come next and costs less than `most`.
    pub(super) fn steps(&self, ways: &Ways, place: Place, most: i32, mut take: impl FnMut(Step)) {
        let Place { at, left, .. } = place;
        let sign = self.at(at);
        if Shape::is_gap(sign) {
            let gap = self.gap(at);
            for nulls in 0..=left.min(gap.most) {
                let price = gap.price(nulls);
                if price < most {
                    take(Step::nulls(at + 1, nulls, price));
                } else if gap.rises {
                    break;
                }
            }
            return;
        }
        if at == 0 {
            for nulls in (1..left.min(MAX_FIRST_NULLS + 1)).take_while(|nulls| self.first_nulls(*nulls) < most) {
                self.figures(ways, place, nulls, self.first_nulls(nulls), &mut take);
            }
        }
        let noted = place.is_first() && self.may_be_noted(at);
        match sign {
            b'~' => {
                // The empty note column of a row, or a blank cell.
                let noted = noted && at == 0;
                if noted || left == 0 {
                    take(Step::nulls(at + 1, 0, 0));
                }
                if left > 0 {
                    take(Step::nulls(at + 1, 1, if noted { cost::NOTE_CELL } else { 0 }));
                }
            }
            b'-' if self.ends_cell(at + 1) && left > 0 => take(Step::nulls(at + 1, 1, self.dash_price(at))),
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
        let price = price + if c == 0 { self.not_noted(place.at) } else { 0 };
        for (i, figure) in ways.from(place.at) {
            let to = usize::from(figure.end);
            take(Step { to, nulls, figure: Some(i), price: price + figure.cost + self.off_column(to, c) });
        }
    }

    /// Whether a note number can stand at a place before which there is no cell.
    pub(super) fn may_be_noted(&self, at: usize) -> bool {
        self.habit.notes && self.no_figure_before(at)
    }

    /// What it costs that the number at a place before which there is no cell is none of a note.
    pub(super) fn not_noted(&self, at: usize) -> i32 {
        if self.may_be_noted(at) && self.note(at).is_some() { cost::NO_NOTE } else { 0 }
    }

    fn no_figure_before(&self, at: usize) -> bool {
        at <= 1 && self.signs.iter().take(at).all(|s| Shape::is_gap(*s))
    }

    /// What blank cells before the first figure cost.
    pub(super) fn first_nulls(&self, nulls: usize) -> i32 {
        signed(nulls) * if self.habit.edges.is_empty() { cost::NULL } else { cost::NULL_ALIGNED }
    }

    /// What it costs that a dash alone is a blank cell.
    pub(super) fn dash_price(&self, at: usize) -> i32 {
        let minus_possible = self.at(at + 1) == b' ' && self.at(at + 2).is_ascii_digit();
        if minus_possible && !self.habit.tight_minus { cost::DASH } else { 0 }
    }

    /// How many blank cells the gap at a place may stand for.
    pub(super) fn gap(&self, at: usize) -> Gap {
        let at_end = at + 1 >= self.signs.len();
        if !self.habit.edges.is_empty() {
            return Gap { most: MAX_NULLS_WIDE, rises: true, each: cost::NULL_ALIGNED, none: 0, first: 0, width: 0 };
        }
        // The gap of an empty note column is as good as a narrow one.
        if self.at(at) != b'=' || at == 0 && self.habit.notes {
            return Gap { most: MAX_NULLS_NARROW, rises: true, each: cost::NULL, none: 0, first: 0, width: 0 };
        }
        let usual = if at_end { 1 } else { self.habit.base_gap.max(1) };
        let width = if self.habit.pieces { 0 } else { self.shape.gap_width(at).saturating_sub(usual) };
        let none = match width {
            0 => 0,
            _ if at_end => 0,
            _ if at == 0 => cost::IGNORE_GAP / 2,
            _ => cost::IGNORE_GAP,
        };
        let first = if width == 0 { cost::NULL / 2 } else { cost::NULL_AT_GAP };
        Gap { most: MAX_NULLS_WIDE, rises: false, each: 0, none, first, width: usize::try_from(width).unwrap_or(usize::MAX) }
    }

    /// What it costs that a figure does not end where its column does.
    pub(super) fn off_column(&self, end: usize, c: usize) -> i32 {
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
    pub(super) fn note(&self, at: usize) -> Option<usize> {
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

fn signed(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / 256)
}
