//! Lists whose columns keep their places (`pdftotext -layout`): which lines are one row.
//!
//! The lines are cut into cells by `grid`; the cheapest way to part them into rows is then searched for, with the same costs
//! of cells as in flattened text. Merged cells may go on beside several rows.

use super::beside::{ColumnCosts, Pieces};
use super::book::Book;
use super::columns::{Cost, ListKind, is_group, key_role};
use super::grid::{self, GridLine};
use super::header::Header;
use super::model::is_effect_label;
use super::regions::Part;
use super::spans;
use super::table::{self, Row, Table};
use super::words::Piece;
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// Reads an aligned list, if it is one: the labels of its header stand apart, and so do the cells under it.
pub(super) fn read<'a>(header: &Header, parts: &[Part<'_, 'a>], book: &Book<'_, 'a>) -> Option<(Table, Vec<u32>)> {
    let placed = |p: &Part<'_, '_>| p.starts.len() == header.roles.len() && p.starts.windows(2).all(|w| matches!(w, [a, b] if a < b));
    if !parts.iter().all(placed) {
        return None;
    }
    let body = || parts.iter().flat_map(|p| &p.body);
    // Where cells stand in the middle of their rows, a line may hold the first column only.
    let placed = body().filter(|l| l.indent > 3 || grid::runs(l.text).len() > 1).count();
    if placed * 3 < body().count().min(12) {
        return None;
    }
    let key = header.roles.iter().position(|r| *r == key_role(header.kind, &header.roles))?;
    let labelled = !header.roles.contains(&Role::Effect) && body().any(|l| grid::runs(l.text).iter().any(|r| is_effect_label(r.text)));
    let roles: Vec<Role> = header.roles.iter().copied().chain(labelled.then_some(Role::Effect)).collect();
    let effects = labelled.then(|| roles.len() - 1);
    let mut lines: Vec<GridLine<'a>> = Vec::new();
    let mut tops = Vec::new();
    for part in parts {
        grid::cut(book, &roles, part, effects.map(|_| key), &mut lines, &mut tops);
    }
    let goals = header.kind == ListKind::Goals;
    let pieces: Vec<Pieces<'_>> = (0..roles.len()).map(|q| Pieces::new(book, &lines, q)).collect();
    let columns = roles.iter().zip(&pieces).enumerate();
    let mut costs: Vec<ColumnCosts<'_, '_, '_>> =
        columns.map(|(q, (role, pieces))| ColumnCosts::new(pieces, book, *role, q == key, goals)).collect();
    let gapped = is_gapped(&lines);
    let reader = |place: Place| Reader { roles: &roles, key, effects, lines: &lines, joiner: book.joiner, gapped, place };
    let ((top_cost, top_cuts), (middle_cost, middle_cuts)) = (reader(Place::Top).cuts(&mut costs), reader(Place::Middle).cuts(&mut costs));
    let (place, cuts) = if top_cost <= middle_cost { (Place::Top, top_cuts) } else { (Place::Middle, middle_cuts) };
    let reader = reader(place);
    let mut rows = reader.rows(&cuts);
    for q in (0..roles.len()).filter(|q| reader.merges(*q)) {
        spans::place(&reader.column(q, &cuts, &tops), q, &mut rows, book.joiner);
    }
    let used = lines.iter().map(|l| l.number).collect();
    Some((Table { kind: header.kind, key, rows, padded: false, own: header.own.clone(), roles }, used))
}

/// Whether blank lines part the rows.
fn is_gapped(lines: &[GridLine<'_>]) -> bool {
    lines.iter().skip(1).filter(|l| matches!(l.gap, Gap::Empty | Gap::Padding)).count() * 4 >= lines.len()
}

/// Where the cells of a row stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// They all begin on the row's first line.
    Top,
    /// They all have their middle in the row's middle.
    Middle,
}

struct Reader<'r, 'a> {
    roles: &'r [Role],
    key: usize,
    /// The column of effects that are printed below their action.
    effects: Option<usize>,
    lines: &'r [GridLine<'a>],
    joiner: &'r Joiner,
    gapped: bool,
    place: Place,
}

impl<'a> Reader<'_, 'a> {
    fn piece(&self, line: usize, column: usize) -> Option<Piece<'a>> {
        let l = self.lines.get(line)?;
        l.cells.get(column).copied().flatten().map(|text| Piece { line: l.number, text })
    }

    fn pieces(&self, column: usize, a: usize, b: usize) -> Vec<Piece<'a>> {
        (a..b).filter_map(|i| self.piece(i, column)).collect()
    }

    /// A column whose cells may govern several rows.
    fn merges(&self, column: usize) -> bool {
        column != self.key && self.roles.get(column).is_some_and(|r| is_group(*r))
    }

    /// The cheapest way to part the lines into rows: its cost, and where rows begin and end.
    fn cuts(&self, costs: &mut [ColumnCosts<'_, '_, '_>]) -> (Cost, Vec<usize>) {
        let count = self.lines.len();
        let gaps = self.gaps();
        let mut best: Vec<(Cost, usize)> = vec![(0, 0)];
        for end in 1..=count {
            let mut own = (Cost::MAX / 4, end - 1);
            for start in (end.saturating_sub(limits::MAX_ALIGNED_ROW)..end).rev() {
                let Some((before, _)) = best.get(start) else { continue };
                let row = self.row_cost(start, end, &gaps, costs);
                if before + row < own.0 {
                    own = (before + row, start);
                }
                if end - start > 6 && row > 4000 {
                    break;
                }
            }
            best.push(own);
        }
        let mut cuts = vec![count];
        while let Some((_, start)) = cuts.last().filter(|c| **c > 0).and_then(|c| best.get(*c)) {
            cuts.push(*start);
        }
        cuts.reverse();
        (best.last().map_or(0, |b| b.0), cuts)
    }

    fn rows(&self, cuts: &[usize]) -> Vec<Row> {
        cuts.windows(2).filter_map(|pair| if let [a, b] = pair { Some(self.row(*a, *b)) } else { None }).collect()
    }

    /// What the merging of one column needs to know.
    fn column(&self, q: usize, cuts: &[usize], tops: &[usize]) -> spans::Column<'a> {
        let pieces = (0..self.lines.len()).filter_map(|i| Some((i, self.piece(i, q)?))).collect();
        let gaps = self.lines.iter().map(|l| self.gapped && l.gap != Gap::Adjacent).collect();
        spans::Column {
            pieces,
            gaps,
            cuts: cuts.to_vec(),
            tops: tops.to_vec(),
            numbers: self.roles.get(q) == Some(&Role::Level),
            middle: self.place == Place::Middle,
        }
    }

    fn row(&self, a: usize, b: usize) -> Row {
        let mut row = Row::new(self.roles.len());
        for (q, slot) in row.cells.iter_mut().enumerate() {
            if !self.merges(q) {
                let cell = table::cell(&self.pieces(q, a, b), self.joiner);
                slot.extend(if Some(q) == self.effects { cell.map(table::without_label) } else { cell });
            }
        }
        row
    }

    /// By line what the gaps above it and above the lines before cost inside a row.
    fn gaps(&self) -> Vec<Cost> {
        let gap = |line: &GridLine<'_>| match line.gap {
            Gap::Empty | Gap::Padding => 150,
            Gap::Page => 60,
            Gap::Adjacent => 0,
        };
        let sum = |sum: &mut Cost, line: &GridLine<'_>| {
            *sum += gap(line);
            Some(*sum)
        };
        self.lines.iter().scan(0, sum).collect()
    }

    fn row_cost(&self, a: usize, b: usize, gaps: &[Cost], costs: &mut [ColumnCosts<'_, '_, '_>]) -> Cost {
        let gap = |line: usize| gaps.get(line).copied().unwrap_or_default();
        let mut cost = 60 + gap(b - 1) - gap(a);
        if self.gapped && a > 0 && self.lines.get(a).is_some_and(|l| l.gap == Gap::Adjacent) {
            cost += 150;
        }
        let hole = if self.place == Place::Middle { 10 } else { 60 };
        // An effect ends its row, and the other cells stand above it.
        let effect = self.effects.and_then(|q| costs.get(q)).and_then(|c| c.lines(a, b)).map(|(first, _)| first);
        let action = costs.get(self.key).and_then(|c| c.lines(a, b));
        if effect.zip(action).is_some_and(|(effect, (_, last))| effect < last) {
            cost += 1000;
        }
        let end = effect.filter(|e| *e > a).unwrap_or(b);
        for (q, column) in costs.iter_mut().enumerate() {
            cost += if Some(q) == self.effects {
                column.cell(a, b, 0)
            } else if !self.merges(q) {
                column.cell(a, b, hole) + column.lines(a, b).map_or(0, |(first, last)| self.place_cost(first, last, a, end))
            } else if self.place == Place::Top {
                // A merged cell begins with the row, or goes on from the row before.
                column.fresh(a, b)
            } else {
                0
            };
        }
        cost
    }

    /// What it costs that a cell on the lines `first` to `last` does not stand where the row's cells stand.
    fn place_cost(&self, first: usize, last: usize, a: usize, b: usize) -> Cost {
        let off = match self.place {
            Place::Top => 2 * (first - a),
            Place::Middle => (first + last).abs_diff(a + b - 1).saturating_sub(1),
        };
        20 * Cost::try_from(off.min(10)).unwrap_or(10) - 40
    }
}
