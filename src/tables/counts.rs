//! How many columns a part has: for each likely number its header and its figures are read, and the number that costs least is taken.
//!
//! What a number costs at least is told by the cheapest readings of its rows, which are known for all numbers at once; so few numbers are read in full.

use super::assemble::{Context, TableDraft, draft_rows};
use super::class::Class;
use super::find_header::{Found, Heads};
use super::habit::{Habit, column_counts, edges, habit, pieces};
use super::open::RowFigures;
use super::parts::Part;
use super::rows::{Figures, Rows};
use super::solve::solve;
use super::sums::Kind;
use super::tried::{Head, Tried, first_own};
use crate::lexicon::columns::HeaderWord;
use crate::report::model::Unit;

/// Prices, in hundredths.
mod cost {
    /// What a row without any reading costs.
    pub(super) const NO_READING: i32 = 600;
    /// Most that one row may cost in the choice of the number of columns.
    pub(super) const ROW_MOST: i32 = 300;
    /// A row that gives its first figure to its label.
    pub(super) const MOVED: i32 = 300;
    /// Each figure has its line, and the rows have another number of lines.
    pub(super) const LINES: i32 = 1500;
    /// A row on which a relation between columns holds makes a number so much cheaper.
    pub(super) const SUPPORT: i32 = 100;
}

/// Fewest lines of a row that can be cut into several.
const FEWEST_SPREAD: usize = 4;
/// Fewest columns and rows between and on which relations hold.
const FEWEST_RELATED: usize = 3;
const FEWEST_RELATING: usize = 2;

/// A number of columns that is tried.
struct Count<'r> {
    k: usize,
    /// Its place among the numbers; of two that cost the same the first is taken.
    place: usize,
    rows: &'r Rows,
    figures: &'r [Figures<'r>],
    habit: Habit,
    /// What its rows cost in a table without a column of notes.
    plain: i32,
}

/// The table with the likeliest number of columns.
pub(crate) fn likeliest<'a>(context: &Context<'_, 'a>, part: &Part, inherited: Option<&TableDraft<'a>>) -> Option<TableDraft<'a>> {
    // One row without a header is no table.
    let lone = matches!(part.rows.as_slice(), [row] if row.lines.len() < FEWEST_SPREAD);
    if lone && part.before.is_empty() && inherited.is_none() {
        return None;
    }
    let drafts = draft_rows(context, &part.rows);
    let usual = habit(context, &drafts);
    // A note number may take a line of its own.
    let lines = usual.lines.filter(|_| !is_noted(context, part));
    let habit = Habit { kronor: in_kronor(context, part), lines, ..usual };
    let candidates = column_counts(&drafts, &habit);
    let most = candidates.iter().copied().max()?;
    // For some numbers of columns the rows are others.
    let mut sets = vec![Rows::new(drafts)];
    let mut set_of = Vec::with_capacity(candidates.len());
    for k in &candidates {
        let spread = super::orphans::spread(context.scans, &part.rows, &part.before, &part.rest, *k);
        set_of.push(if spread.is_some() { sets.len() } else { 0 });
        sets.extend(spread.map(|rows| Rows::cut(context, &rows, part.rows.len())));
    }
    let figures: Vec<Vec<Figures<'_>>> = sets.iter().map(|rows| rows.drafts.iter().map(|r| Figures::new(r, most)).collect()).collect();
    let mut counts: Vec<Count<'_>> = Vec::with_capacity(candidates.len());
    for (place, (k, set)) in candidates.into_iter().zip(set_of).enumerate() {
        let (Some(rows), Some(figures)) = (sets.get(set), figures.get(set)) else { continue };
        let edges = if context.aligned { edges(&rows.drafts, k) } else { Vec::new() };
        let count = Count { k, place, rows, figures, habit: Habit { edges, ..habit.clone() }, plain: 0 };
        counts.push(Count { plain: count.rows_cost(&count.figures(&[], &count.habit)), ..count });
    }
    counts.sort_by_key(|c| (c.plain, c.place));
    cheapest(context, part, counts, &Heads::new(context, &part.before, first_own(context, part), most), inherited)
}

/// Whether the lines before the first row name a column of notes.
fn is_noted(context: &Context<'_, '_>, part: &Part) -> bool {
    part.before.iter().any(|i| context.words(*i).iter().any(|w| w.class == Class::Known(HeaderWord::Note)))
}

/// Whether the lines before the first row name the krona.
fn in_kronor(context: &Context<'_, '_>, part: &Part) -> bool {
    part.before.iter().any(|i| context.words(*i).iter().any(|w| w.unit() == Some(Unit::Kr)))
}

/// The table with the number of columns that costs least.
fn cheapest<'a>(
    context: &Context<'_, 'a>,
    part: &Part,
    counts: Vec<Count<'_>>,
    heads: &Heads<'_, 'a>,
    earlier: Option<&TableDraft<'a>>,
) -> Option<TableDraft<'a>> {
    // A column of notes makes rows cheaper; which header there is tells whether there is one.
    let noted = is_noted(context, part);
    let mut best: Option<(i32, usize, Tried<'_, 'a>)> = None;
    let plain = counts.first().map(|c| c.habit.clone()).unwrap_or_default();
    for count in counts {
        let beaten = |cost: i32| best.as_ref().is_some_and(|(score, place, _)| (*score, *place) < (cost, count.place));
        let inherited = earlier.filter(|t| t.columns.len() == count.k);
        let support = count.most_support();
        let least = |head: i32| count.plain + head * 8 / 10 - support;
        let by_head = || inherited.is_none() && count.habit.edges.is_empty() && beaten(least(heads.least(count.k)));
        if !noted && best.is_some() && (beaten(least(0)) || by_head()) {
            continue;
        }
        let found = match inherited {
            Some(t) => Found { title: part.before.clone(), header: t.header.clone(), after: Vec::new(), cut: None, cost: 0, notes: false },
            None => heads.find(count.k, &count.rows.drafts, &count.habit),
        };
        let head = Head::new(context, part, found, inherited, count.k, count.rows);
        let habit = Habit { notes: head.found.notes, ..count.habit.clone() };
        let figures = count.figures(&head.kinds, &habit);
        let cost = head.found.cost * 8 / 10 + count.rows_cost(&figures);
        if beaten(cost - support) {
            continue;
        }
        let rows: Vec<RowFigures<'_>> = figures.iter().map(|f| f.figures).collect();
        let solved = solve(&rows, count.k, &habit, &head.roles());
        let score = cost - solved.support * cost::SUPPORT / count.len();
        if !beaten(score) {
            let own_ends = figures.iter().map(|f| f.own_end).collect();
            best = Some((score, count.place, Tried { rows: count.rows, head, own_ends, solved, inherits: earlier.is_some() }));
        }
    }
    best.map(|(_, _, tried)| {
        let mut draft = tried.draft();
        if !context.aligned {
            super::deviations::place(context, &mut draft, &plain);
        }
        draft
    })
}

/// The figures of a row as they are read for some number of columns.
struct Chosen<'r> {
    figures: RowFigures<'r>,
    /// Where its label ends in its line, if it takes the first figure.
    own_end: Option<usize>,
    cost: i32,
}

impl<'r> Count<'r> {
    fn len(&self) -> i32 {
        i32::try_from(self.figures.len().max(1)).unwrap_or(1)
    }

    /// How much cheaper relations can make it.
    fn most_support(&self) -> i32 {
        if self.k < FEWEST_RELATED || self.figures.len() < FEWEST_RELATING { 0 } else { cost::SUPPORT }
    }

    /// The figures of the rows; what kinds of rows they are matters only where there is a column of notes.
    fn figures(&self, kinds: &[Kind], habit: &Habit) -> Vec<Chosen<'r>> {
        let rows = self.rows.drafts.iter().zip(self.figures).enumerate();
        rows.map(|(i, (draft, own))| {
            let moved = own.moved(habit, self.k);
            let kind = kinds.get(i).copied().unwrap_or(Kind::Item);
            let figures = moved.map_or(&own.whole, |(_, rest)| rest);
            let in_order = !habit.edges.is_empty() && pieces(figures.shape()) == self.k;
            let figures = RowFigures { figures, glued: draft.glued, kind, in_order };
            let cost = figures.cheapest(habit, self.k).unwrap_or(cost::NO_READING).min(cost::ROW_MOST);
            Chosen { figures, own_end: moved.map(|(end, _)| end), cost }
        })
        .collect()
    }

    /// What the rows cost, without their header.
    fn rows_cost(&self, figures: &[Chosen<'_>]) -> i32 {
        let total: i64 = figures.iter().map(|f| i64::from(f.cost)).sum();
        let mean = i32::try_from(total / i64::from(self.len())).unwrap_or(i32::MAX);
        let moved = i32::try_from(figures.iter().filter(|f| f.own_end.is_some()).count()).unwrap_or(i32::MAX);
        let lines = if self.habit.lines.is_some_and(|lines| lines != self.k) { cost::LINES } else { 0 };
        // Rows that are cut out of others are none the dearer where the others have as many lines.
        let spread = if self.habit.lines == Some(self.k) { 0 } else { self.rows.spread };
        2 * mean + cost::MOVED * moved / self.len() + spread + lines
    }
}
