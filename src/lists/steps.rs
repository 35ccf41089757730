//! What the steps from one cell to the next cost, for all pairs of states, so that the search looks them up.

use super::columns::{Cost, is_formed, is_typed};
use super::model::{Model, Step};
use super::search::FAR;
use super::words::StreamLine;
use crate::layout::Gap;

/// All gaps, each at its number.
const GAPS: [Gap; 4] = [Gap::Adjacent, Gap::Empty, Gap::Padding, Gap::Page];

/// The words around a border.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Whether it is the beginning of a line, so that no seam is needed.
    pub(super) begins_line: bool,
    /// The gap above its line.
    pub(super) gap: Gap,
    /// Whether another column begins with the line.
    pub(super) apart: bool,
    /// Blanks before it.
    pub(super) blanks: u32,
    pub(super) after_dash: bool,
    /// Whether a small word is followed by a capitalised one.
    pub(super) turn: bool,
}

/// What a state is to a border in the middle of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Text,
    Formed,
    Typed,
}

/// The steps of a model.
pub(super) struct Steps {
    /// By gap, column and state.
    steps: Vec<Step>,
    /// What it costs to end the row in each state.
    leave: Vec<Cost>,
    forms: Vec<Form>,
    columns: usize,
    key: usize,
    /// Whether runs of blanks stand for empty cells.
    empties: bool,
    blocks: bool,
}

impl Steps {
    pub(super) fn new(model: &Model) -> Self {
        let columns = model.roles.len();
        let states = columns + 2;
        // Only lines of blanks in padded lists make other steps than no gap at all.
        let gaps = if model.habits.padded { &GAPS[..] } else { &GAPS[..1] };
        let none = Step { cost: FAR, new_row: true };
        let step = |gap: &Gap| {
            let gap = *gap;
            (0..columns).flat_map(move |q| (0..states).map(move |p| model.step(p, q, gap).unwrap_or(none)))
        };
        let form = |role| match () {
            () if is_typed(role) => Form::Typed,
            () if is_formed(role) => Form::Formed,
            () => Form::Text,
        };
        Self {
            steps: gaps.iter().flat_map(step).collect(),
            leave: (0..states).map(|p| model.leave(p)).collect(),
            forms: model.roles.iter().map(|r| form(*r)).chain([Form::Text, Form::Text]).collect(),
            columns,
            key: model.key,
            empties: model.empties,
            blocks: model.habits.blocks,
        }
    }

    fn step(&self, p: usize, q: usize, gap: Gap) -> Option<Step> {
        let states = self.columns + 2;
        let gap = if self.steps.len() > self.columns * states { gap as usize } else { 0 };
        self.steps.get((gap * self.columns + q) * states + p).copied()
    }

    /// What it costs to end the row in a state.
    pub(super) fn leave(&self, p: usize) -> Cost {
        self.leave.get(p).copied().unwrap_or_default()
    }

    /// Whether a cell of column `q` that begins on a line begins a row, coming from a state.
    pub(super) fn new_row(&self, p: usize, q: usize, line: Option<&StreamLine<'_>>) -> bool {
        let gap = line.map_or(Gap::Adjacent, |l| l.gap);
        let kept = p == q && gap == Gap::Padding && line.is_some_and(|l| l.apart);
        kept || self.step(p, q, gap).is_none_or(|s| s.new_row)
    }

    /// The cost of a step to column `q` at a place, where it is allowed; `more` is what the place adds to it.
    pub(super) fn cost(&self, p: usize, q: usize, place: &Place, more: Cost) -> Option<Cost> {
        // The entries of a column are parted by lines of blanks, columns by an empty line.
        let step = self.step(p, q, place.gap).filter(|s| s.cost < FAR && !(p == q && place.apart))?;
        let cost = step.cost + more;
        let shared = if self.blocks && !place.begins_line && step.new_row { 400 } else { 0 };
        let seam = if place.begins_line { 0 } else { self.seam(p, q, place) };
        Some(cost - self.jump(p, q, cost, place) + seam + shared)
    }

    /// The price of a border in the middle of a line.
    fn seam(&self, p: usize, q: usize, place: &Place) -> Cost {
        if place.blanks > 1 {
            return 10;
        }
        let form = |i: usize| self.forms.get(i).copied().unwrap_or(Form::Text);
        match form(p).max(form(q)) {
            Form::Typed => 30,
            Form::Formed => 100,
            Form::Text if place.turn && self.blocks => 60,
            Form::Text if place.turn => 130,
            Form::Text => 220,
        }
    }

    /// What a run of blanks takes off the price of empty cells: it stands for them. A long one stands for all but the last.
    fn jump(&self, p: usize, q: usize, step: Cost, place: &Place) -> Cost {
        let (measured, blanks) = (self.empties, place.blanks);
        let jump = match blanks {
            0..=2 if measured && p > self.key && q > p && p < self.columns => -120,
            0..=2 => 0,
            _ if q > p + 1 && measured && blanks > 4 && q + 1 == self.columns => step.max(0) + 100,
            _ if q > p + 1 && measured => step.max(0),
            _ if q > p + 1 => 60.min(step.max(0)),
            _ if q == p + 1 && measured => -200,
            _ => 0,
        };
        if place.after_dash { jump.max(0) } else { jump }
    }
}
