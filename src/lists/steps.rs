//! What the steps from one cell to the next cost, for all pairs of states, so that the search looks them up.

use std::ops::Range;

use super::columns::{Cost, is_formed, is_typed};
use super::model::{Model, Step};
use super::nodes::FAR;
use super::words::StreamLine;
use crate::layout::Gap;

/// The cost of a step that is not allowed; it stays far, whatever is taken off it, and two of them can be added.
pub(super) const NEVER: Cost = Cost::MAX / 3;
/// What it costs in a list of blocks to begin a row in the middle of a line.
const CROSSED: Cost = 400;

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
    /// The price of a border in the middle of a line, by the form of the cells beside it.
    pub(super) seams: [Cost; 3],
}

impl Place {
    /// The price of the border, where a cell of a form stands on one side and no stricter one on the other.
    pub(super) fn seam(&self, form: Form) -> Cost {
        let [text, formed, typed] = self.seams;
        match form {
            Form::Text => text,
            Form::Formed => formed,
            Form::Typed => typed,
        }
    }
}

/// What a state is to a border in the middle of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    Text,
    Formed,
    Typed,
}

/// The steps of a model.
pub(super) struct Steps {
    /// By gap, column and state.
    steps: Vec<Step>,
    /// Their costs, and those over a border in the middle of a line.
    costs: Vec<Cost>,
    inner: Vec<Cost>,
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
        let none = Step { cost: NEVER, new_row: true };
        let step = |gap: &Gap| {
            let gap = *gap;
            (0..columns).flat_map(move |q| (0..states).map(move |p| model.step(p, q, gap).unwrap_or(none)))
        };
        let form = |role| match () {
            () if is_typed(role) => Form::Typed,
            () if is_formed(role) => Form::Formed,
            () => Form::Text,
        };
        let steps: Vec<Step> = gaps.iter().flat_map(step).collect();
        // In a list of blocks a row begins with a line.
        let crossed = |s: &Step| s.cost + if s.new_row && model.habits.blocks { CROSSED } else { 0 };
        Self {
            costs: steps.iter().map(|s| s.cost).collect(),
            inner: steps.iter().map(crossed).collect(),
            steps,
            leave: (0..states).map(|p| model.leave(p)).collect(),
            forms: model.roles.iter().map(|r| form(*r)).chain([Form::Text, Form::Text]).collect(),
            columns,
            key: model.key,
            empties: model.empties,
            blocks: model.habits.blocks,
        }
    }

    fn gap(&self, gap: Gap) -> usize {
        if self.steps.len() > self.columns * (self.columns + 2) { gap as usize } else { 0 }
    }

    /// What it costs to end the row in each state.
    pub(super) fn leaves(&self) -> &[Cost] {
        &self.leave
    }

    /// What each state is to a border in the middle of a line.
    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// What it costs to end the row in a state.
    pub(super) fn leave(&self, p: usize) -> Cost {
        self.leave.get(p).copied().unwrap_or_default()
    }

    /// Whether a cell of column `q` that begins on a line begins a row, coming from a state.
    pub(super) fn new_row(&self, p: usize, q: usize, line: Option<&StreamLine<'_>>) -> bool {
        let gap = line.map_or(Gap::Adjacent, |l| l.gap);
        let kept = p == q && gap == Gap::Padding && line.is_some_and(|l| l.apart);
        kept || self.steps.get(self.row(q, gap)).and_then(|row| row.get(p)).is_none_or(|s| s.new_row)
    }

    /// The steps to a column by the state they come from, where there is such a gap.
    fn row(&self, q: usize, gap: Gap) -> Range<usize> {
        let states = self.columns + 2;
        let from = (self.gap(gap) * self.columns + q) * states;
        from..from + states
    }

    /// Their costs.
    pub(super) fn costs(&self, q: usize, place: &Place) -> &[Cost] {
        let costs = if place.begins_line { &self.costs } else { &self.inner };
        costs.get(self.row(q, place.gap)).unwrap_or_default()
    }

    /// Whether the costs of steps depend on more than the gap.
    pub(super) fn depend(&self, place: &Place) -> bool {
        place.apart || place.blanks > 2 || self.empties
    }

    /// The cheapest way to column `q` from states that cost so much to leave: its cost and the state. `more` is what the step from
    /// a state costs besides, before blanks take anything off it.
    pub(super) fn best(&self, live: &[Cost], q: usize, place: &Place, more: impl Fn(usize) -> Cost) -> (Cost, usize) {
        let raw = self.costs.get(self.row(q, place.gap)).unwrap_or_default();
        let mut best = (FAR, 0);
        for (p, ((cost, step), raw)) in live.iter().zip(self.costs(q, place)).zip(raw).enumerate() {
            // The entries of a column are parted by lines of blanks, columns by an empty line.
            if *cost >= FAR || *raw >= FAR || p == q && place.apart {
                continue;
            }
            let more = more(p);
            // Blanks stand for cells between two of a row.
            let jump = if p < q { self.jump(p, q, raw + more, place) } else { 0 };
            let total = cost + step + more - jump;
            best = if total < best.0 { (total, p) } else { best };
        }
        best
    }

    /// What a state is to a border in the middle of a line.
    pub(super) fn form(&self, state: usize) -> Form {
        self.forms.get(state).copied().unwrap_or(Form::Text)
    }

    /// The prices of a border in the middle of a line; `turn` says that a small word is followed by a capitalised one.
    pub(super) fn seams(&self, blanks: u32, turn: bool) -> [Cost; 3] {
        match () {
            () if blanks > 1 => [10; 3],
            () if turn && self.blocks => [60, 100, 30],
            () if turn => [130, 100, 30],
            () => [220, 100, 30],
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
