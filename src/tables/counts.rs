//! How many columns a part has: for each likely number its header and its figures are read, and the number that costs least is taken.
//!
//! What a number costs at least is told by the cheapest readings of its rows, which are known for all numbers at once; so few numbers are read in full.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::assemble::{Context, DraftRow, TableDraft, draft_rows, label_text, split_labels};
use super::class::Class;
use super::column::{self, Draft};
use super::costed::Costed;
use super::find_header::{Found, Heads};
use super::habit::{Habit, column_counts, edges, habit};
use super::header_line::is_note_title;
use super::open::RowFigures;
use super::parts::Part;
use super::shape::Shape;
use super::solve::{Solved, solve};
use super::sums::Kind;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;

/// Prices, in hundredths.
mod cost {
    /// What a row without any reading costs.
    pub(super) const NO_READING: i32 = 600;
    /// Most that one row may cost in the choice of the number of columns.
    pub(super) const ROW_MOST: i32 = 300;
    /// A row that gives its first figure to its label.
    pub(super) const MOVED: i32 = 300;
    /// From how much on a row does so, and how little it must cost then.
    pub(super) const MOVES_FROM: i32 = 200;
    pub(super) const MOVES_TO: i32 = 60;
    /// A row that is cut out of another.
    pub(super) const SPREAD: i32 = 600;
    /// A row on which a relation between columns holds makes a number so much cheaper.
    pub(super) const SUPPORT: i32 = 100;
}

/// Fewest lines of a row that can be cut into several.
const FEWEST_SPREAD: usize = 4;
/// Fewest columns and rows between and on which relations hold.
const FEWEST_RELATED: usize = 3;
const FEWEST_RELATING: usize = 2;

/// Rows of a part with what their readings cost.
struct Rows {
    drafts: Vec<DraftRow>,
    /// What they cost more because some were cut out of others.
    spread: i32,
}

/// The figures of a row, and without the first, which may belong to the label: `Beläggning 2019 6 000 0 6 114 -114`.
struct Figures<'r> {
    whole: Costed<'r>,
    most: usize,
    /// How many figures there are at least.
    joined: usize,
    /// Whether the first can be its label's.
    may_move: bool,
    rest: OnceCell<Option<(usize, Costed<'r>)>>,
}

impl<'r> Figures<'r> {
    fn new(row: &'r DraftRow, most: usize) -> Self {
        let first = || row.shape.signs.iter().skip_while(|s| Shape::is_gap(**s)).take_while(|s| !Shape::is_gap(**s));
        let may_move = row.own.is_some() && !row.glued && first().count() <= 4 && first().all(u8::is_ascii_digit);
        let joined = if may_move { row.shape.count().joined } else { 0 };
        Self { whole: Costed::new(Cow::Borrowed(&row.shape), most), most, joined, may_move, rest: OnceCell::new() }
    }

    /// The figures without the first where the row has one too many, and where that ends in its line.
    fn moved(&self, habit: &Habit, k: usize) -> Option<(usize, &Costed<'r>)> {
        let dear = |cost: Option<i32>| cost.is_none_or(|cost| cost >= cost::MOVES_FROM);
        if !self.may_move || self.joined < k || !dear(self.whole.cheapest(habit, k, false)) {
            return None;
        }
        let without = || self.whole.shape().without_first().map(|(end, shape)| (end, Costed::new(Cow::Owned(shape), self.most)));
        let (end, rest) = self.rest.get_or_init(without).as_ref()?;
        rest.cheapest(habit, k, false).is_some_and(|cost| cost <= cost::MOVES_TO).then_some((*end, rest))
    }
}

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
    let drafts = draft_rows(context, &part.rows);
    let habit = habit(context, &drafts);
    // One row without a header is no table.
    let lone = matches!(part.rows.as_slice(), [row] if row.lines.len() < FEWEST_SPREAD);
    if lone && part.before.is_empty() && inherited.is_none() {
        return None;
    }
    let candidates = column_counts(&drafts, &habit);
    let most = candidates.iter().copied().max()?;
    let mut sets = vec![Rows { drafts, spread: 0 }];
    let mut set_of = Vec::with_capacity(candidates.len());
    for k in &candidates {
        match super::orphans::spread(context.scans, &part.rows, &part.rest, *k) {
            Some(spread) => {
                let cut = i32::try_from(spread.len() - part.rows.len()).unwrap_or(0);
                let price = cost::SPREAD * cut / i32::try_from(spread.len().max(1)).unwrap_or(1);
                set_of.push(sets.len());
                sets.push(Rows { drafts: draft_rows(context, &spread), spread: price });
            }
            None => set_of.push(0),
        }
    }
    let figures: Vec<Vec<Figures<'_>>> = sets.iter().map(|rows| rows.drafts.iter().map(|r| Figures::new(r, most)).collect()).collect();
    let mut counts: Vec<Count<'_>> = Vec::with_capacity(candidates.len());
    for (place, (k, set)) in candidates.iter().zip(set_of).enumerate() {
        let (Some(rows), Some(figures)) = (sets.get(set), figures.get(set)) else { continue };
        let edges = if context.aligned { edges(&rows.drafts, *k) } else { Vec::new() };
        let mut count = Count { k: *k, place, rows, figures, habit: Habit { edges, ..habit.clone() }, plain: 0 };
        count.plain = count.rows_cost(&count.figures(&[], &count.habit));
        counts.push(count);
    }
    counts.sort_by_key(|c| (c.plain, c.place));
    let noted = part.before.iter().any(|i| context.words(*i).iter().any(|w| w.class == Class::Known(HeaderWord::Note)));
    let earlier = inherited.is_some();
    let heads = Heads::new(context, &part.before, first_own(context, part), most);
    let mut best: Option<(i32, usize, Tried<'_, 'a>)> = None;
    for count in counts {
        let beaten = |cost: i32| best.as_ref().is_some_and(|(score, place, _)| (*score, *place) < (cost, count.place));
        let inherited = inherited.filter(|t| t.columns.len() == count.k);
        // A column of notes makes rows cheaper; which header there is tells whether there is one.
        let support = count.most_support();
        let least = |head: i32| count.plain + head * 8 / 10 - support;
        let by_head = || inherited.is_none() && count.habit.edges.is_empty() && beaten(least(heads.least(count.k)));
        if !noted && best.is_some() && (beaten(least(0)) || by_head()) {
            continue;
        }
        let head = count.head(&heads, context, part, inherited);
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
            best = Some((score, count.place, Tried { rows: count.rows, head, own_ends, solved, inherits: earlier }));
        }
    }
    best.map(|(_, _, tried)| tried.draft())
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
            let figures = RowFigures { figures: moved.map_or(&own.whole, |(_, rest)| rest), glued: draft.glued, kind };
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
        2 * mean + cost::MOVED * moved / self.len() + self.rows.spread
    }

    /// The header for its columns.
    fn head<'a>(&self, heads: &Heads<'_, 'a>, context: &Context<'_, 'a>, part: &Part, inherited: Option<&TableDraft<'a>>) -> Head<'a> {
        let mut found = match inherited {
            Some(t) => Found { title: part.before.clone(), header: t.header.clone(), after: Vec::new(), cut: None, cost: 0, notes: false },
            None => heads.find(self.k, &self.rows.drafts, &self.habit),
        };
        if let Some(p) = found.after.iter().rposition(|i| is_note_title(context.text(*i))) {
            let rest = found.after.split_off(p + 1);
            found.title.append(&mut found.after);
            found.after = rest;
        }
        let (groups, label) = split_labels(context, &found.after, first_own(context, part));
        let mut kinds: Vec<Kind> = Vec::with_capacity(self.rows.drafts.len());
        for (i, row) in self.rows.drafts.iter().enumerate() {
            let label = if i == 0 { &label } else { &row.label };
            kinds.push(Kind::of(&label_text(context, row, label), false, false));
        }
        let columns = match (&found.cut, inherited) {
            (None, Some(t)) => t.columns.clone(),
            (Some(cut), _) => cut.columns.iter().map(|w| column::read(w)).collect(),
            (None, None) => vec![column::read(&[]); self.k],
        };
        Head { found, groups, label, kinds, columns }
    }
}

/// The label of the first row on the line of its figures.
fn first_own<'c>(context: &'c Context<'_, '_>, part: &Part) -> &'c str {
    part.rows.first().and_then(|r| r.own).and_then(|o| context.scans.get(o)).map(|s| s.label().trim()).unwrap_or_default()
}

/// What heads the columns and the first row.
struct Head<'a> {
    found: Found<'a>,
    /// Group headings and the label of the first row.
    groups: Vec<Vec<usize>>,
    label: Vec<usize>,
    kinds: Vec<Kind>,
    columns: Vec<Draft>,
}

impl Head<'_> {
    fn roles(&self) -> Vec<ColumnRole> {
        self.columns.iter().map(|c| c.column.role).collect()
    }
}

/// A table as it was read with some number of columns.
struct Tried<'r, 'a> {
    rows: &'r Rows,
    head: Head<'a>,
    own_ends: Vec<Option<usize>>,
    solved: Solved,
    /// It stands under the header of the table before it.
    inherits: bool,
}

impl<'a> Tried<'_, 'a> {
    fn draft(self) -> TableDraft<'a> {
        let Head { found, groups, label, columns, .. } = self.head;
        let mut rows = self.rows.drafts.clone();
        for (row, end) in rows.iter_mut().zip(self.own_ends) {
            if let Some((end, shape)) = end.and_then(|_| row.shape.without_first()) {
                row.own_end = Some(end);
                row.shape = shape;
            }
        }
        if let Some(first) = rows.first_mut() {
            first.groups = groups;
            first.label = label;
        }
        let header_known = found.cut.is_some() || self.inherits;
        let stub = found.cut.map(|c| c.stub).unwrap_or_default();
        TableDraft { title: found.title, header: found.header, stub, columns, rows, solved: self.solved, header_known }
    }
}
