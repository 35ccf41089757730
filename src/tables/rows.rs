//! The rows of a part, with what their figures cost for all numbers of columns that are tried.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::assemble::{Context, DraftRow, draft_rows, label_text};
use super::costed::Costed;
use super::gather::Gathered;
use super::habit::Habit;
use super::shape::Shape;
use super::sums::Kind;

/// Prices, in hundredths.
mod cost {
    /// From how much on a row gives its first figure to its label, and how little it must cost then.
    pub(super) const MOVES_FROM: i32 = 200;
    pub(super) const MOVES_TO: i32 = 60;
    /// A row that is cut out of another.
    pub(super) const SPREAD: i32 = 600;
}

/// Rows of a part.
pub(super) struct Rows {
    pub(super) drafts: Vec<DraftRow>,
    /// What they cost more because some were cut out of others.
    pub(super) spread: i32,
    /// What their labels say.
    kinds: OnceCell<Vec<Kind>>,
}

impl Rows {
    /// Rows as they were found.
    pub(super) fn new(drafts: Vec<DraftRow>) -> Self {
        Self { drafts, spread: 0, kinds: OnceCell::new() }
    }

    /// Rows of which some were cut out of others, of which there were `before`.
    pub(super) fn cut(context: &Context<'_, '_>, rows: &[Gathered], before: usize) -> Self {
        let cut = i32::try_from(rows.len().saturating_sub(before)).unwrap_or(0);
        let spread = cost::SPREAD * cut / i32::try_from(rows.len().max(1)).unwrap_or(1);
        Self { spread, ..Self::new(draft_rows(context, rows)) }
    }

    /// What the rows' labels say; the lines of the first's before its own are `first`.
    pub(super) fn kinds(&self, context: &Context<'_, '_>, first: &[usize]) -> Vec<Kind> {
        let kind = |row: &DraftRow, label: &[usize]| Kind::of(&label_text(context, row, label), false, false);
        let mut kinds = self.kinds.get_or_init(|| self.drafts.iter().map(|row| kind(row, &row.label)).collect()).clone();
        if let Some((known, row)) = kinds.first_mut().zip(self.drafts.first()) {
            *known = kind(row, first);
        }
        kinds
    }
}

/// The figures of a row, and without the first, which may belong to the label: `Beläggning 2019 6 000 0 6 114 -114`.
pub(super) struct Figures<'r> {
    pub(super) whole: Costed<'r>,
    most: usize,
    /// How many figures there are at least.
    joined: usize,
    /// Whether the first can be its label's.
    may_move: bool,
    /// Whether its label asks for it.
    ordinal: bool,
    rest: OnceCell<Option<(usize, Costed<'r>)>>,
}

impl<'r> Figures<'r> {
    /// Nothing is asked yet; at most `most` cells will be.
    pub(super) fn new(row: &'r DraftRow, most: usize) -> Self {
        let first = || row.shape.signs.iter().skip_while(|s| Shape::is_gap(**s)).take_while(|s| !Shape::is_gap(**s));
        let may_move = row.own.is_some() && !row.glued && first().count() <= 4 && first().all(u8::is_ascii_digit);
        let joined = if may_move { row.shape.count().joined } else { 0 };
        let ordinal = row.ordinal && may_move && first().count() <= 2;
        Self { whole: Costed::new(Cow::Borrowed(&row.shape), most), most, joined, may_move, ordinal, rest: OnceCell::new() }
    }

    /// The figures without the first where the row has one too many, and where that ends in its line.
    pub(super) fn moved(&self, habit: &Habit, k: usize) -> Option<(usize, &Costed<'r>)> {
        let dear = |cost: Option<i32>| cost.is_none_or(|cost| cost >= cost::MOVES_FROM);
        if !self.may_move || !self.ordinal && (self.joined < k || !dear(self.whole.cheapest(habit, k, false))) {
            return None;
        }
        let without = || self.whole.shape().without_first().map(|(end, shape)| (end, Costed::new(Cow::Owned(shape), self.most)));
        let (end, rest) = self.rest.get_or_init(without).as_ref()?;
        rest.cheapest(habit, k, false).is_some_and(|cost| cost <= cost::MOVES_TO).then_some((*end, rest))
    }
}
