//! Lists whose columns keep their places (`pdftotext -layout`): which lines are one row.
//!
//! The lines are cut into cells by `grid`; the cheapest way to part them into rows is then searched for, with the same costs
//! of cells as in flattened text. Merged cells may go on beside several rows.

use super::columns::{Cost, ListKind, is_formed, is_group, is_typed, key_role, skip_cost};
use super::grid::{self, GridLine};
use super::header::Header;
use super::regions::Part;
use super::spans;
use super::table::{self, Row, Table};
use super::text::{EFFECT, begin_cost, break_cost, end_cost};
use super::traits::{Traits, is_open};
use super::words::Piece;
use super::{amounts, cells, owners};
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// Reads an aligned list, if it is one: the labels of its header stand apart, and so do the cells under it.
pub(super) fn read(header: &Header, parts: &[Part<'_, '_>], joiner: &Joiner) -> Option<(Table, Vec<u32>)> {
    let placed = |p: &Part<'_, '_>| p.starts.len() == header.roles.len() && p.starts.windows(2).all(|w| matches!(w, [a, b] if a < b));
    if !parts.iter().all(placed) {
        return None;
    }
    let body = || parts.iter().flat_map(|p| &p.body);
    let placed = body().filter(|l| l.indent > 3 || grid::runs(l.text).len() > 1).count();
    if placed * 2 < body().count().min(12) {
        return None;
    }
    let mut lines: Vec<GridLine<'_>> = Vec::new();
    let mut tops = Vec::new();
    for part in parts {
        tops.push(lines.len());
        lines.extend(grid::cut(part, &part.starts));
    }
    let key = header.roles.iter().position(|r| *r == key_role(header.kind, &header.roles))?;
    let reader = |place: Place| Reader {
        roles: &header.roles,
        key,
        goals: header.kind == ListKind::Goals,
        lines: &lines,
        joiner,
        gapped: is_gapped(&lines),
        place,
    };
    let (top, middle) = (reader(Place::Top), reader(Place::Middle));
    let ((top_cost, top_cuts), (middle_cost, middle_cuts)) = (top.cuts(), middle.cuts());
    let (reader, cuts) = if top_cost <= middle_cost { (top, top_cuts) } else { (middle, middle_cuts) };
    let mut rows = reader.rows(&cuts);
    for q in (0..header.roles.len()).filter(|q| reader.merges(*q)) {
        spans::place(&reader.column(q, &cuts, &tops), q, &mut rows, joiner);
    }
    let used = lines.iter().map(|l| l.number).collect();
    Some((Table { kind: header.kind, roles: header.roles.clone(), key, rows, padded: false, own: header.own.clone() }, used))
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
    goals: bool,
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
    fn cuts(&self) -> (Cost, Vec<usize>) {
        let count = self.lines.len();
        let mut best: Vec<(Cost, usize)> = vec![(0, 0)];
        for end in 1..=count {
            let mut own = (Cost::MAX / 4, end - 1);
            for start in (end.saturating_sub(limits::MAX_ALIGNED_ROW)..end).rev() {
                let Some((before, _)) = best.get(start) else { continue };
                let row = self.row_cost(start, end);
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
                slot.extend(table::cell(&self.pieces(q, a, b), self.joiner));
            }
        }
        row
    }

    fn row_cost(&self, a: usize, b: usize) -> Cost {
        let mut cost = 60;
        if self.gapped && a > 0 && self.lines.get(a).is_some_and(|l| l.gap == Gap::Adjacent) {
            cost += 150;
        }
        for i in a + 1..b {
            cost += match self.lines.get(i).map(|l| l.gap) {
                Some(Gap::Empty | Gap::Padding) => 150,
                Some(Gap::Page) => 60,
                _ => 0,
            };
        }
        for (q, role) in self.roles.iter().enumerate() {
            cost += if self.merges(q) { self.group_cost(q, a, b) } else { self.cell_cost(q, *role, a, b) };
            if !self.merges(q) {
                cost += self.place_cost(q, a, b);
            }
        }
        cost
    }

    /// What it costs that a cell does not stand where the row's cells stand.
    fn place_cost(&self, q: usize, a: usize, b: usize) -> Cost {
        let Some(first) = (a..b).find(|i| self.piece(*i, q).is_some()) else { return 0 };
        let off = match self.place {
            Place::Top => 2 * (first - a),
            Place::Middle => {
                let last = (a..b).rev().find(|i| self.piece(*i, q).is_some()).unwrap_or(first);
                (first + last).abs_diff(a + b - 1).saturating_sub(1)
            }
        };
        20 * Cost::try_from(off.min(10)).unwrap_or(10) - 40
    }

    fn cell_cost(&self, q: usize, role: Role, a: usize, b: usize) -> Cost {
        let pieces = self.pieces(q, a, b);
        let Some(first) = pieces.first() else { return if q == self.key { 2000 } else { skip_cost(role) } };
        if let [one] = pieces.as_slice()
            && cells::is_dash(one.text)
        {
            return 20;
        }
        if is_typed(role) || is_formed(role) {
            let text = self.joiner.join(pieces.iter().map(|p| p.text));
            return match role {
                Role::Number => {
                    if text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit()) {
                        -200
                    } else {
                        400
                    }
                }
                Role::Owner => owners::owner(&text).min(600) / 2,
                _ if is_formed(role) => {
                    let [cost] = amounts::figure([role], &text, pieces.iter().map(|p| p.text));
                    cost.min(600)
                }
                _ => cells::typed(role, self.goals, &text).unwrap_or(500),
            };
        }
        let word = |p: &Piece<'a>| Traits::of(p.text.split_whitespace().next().unwrap_or_default());
        let last = |p: &Piece<'a>| p.text.split_whitespace().next_back().unwrap_or_default();
        let mut cost = begin_cost(role, word(first)) + pieces.last().map_or(0, |p| end_cost(role, Traits::of(last(p))));
        for pair in pieces.windows(2) {
            if let [x, y] = pair {
                cost += break_cost(role, Traits::of(last(x)), word(y), last(x).ends_with(EFFECT));
            }
        }
        // A cell's lines follow one another.
        let span = (a..b).filter(|i| self.piece(*i, q).is_some());
        let (low, high) = (span.clone().min().unwrap_or(a), span.max().unwrap_or(a));
        let holes = (low..=high).filter(|i| self.piece(*i, q).is_none()).count();
        let price = if self.place == Place::Middle { 10 } else { 60 };
        cost + price * Cost::try_from(holes).unwrap_or(40)
    }

    /// A merged cell begins with the row, or goes on from the row before.
    fn group_cost(&self, q: usize, a: usize, b: usize) -> Cost {
        let number = self.roles.get(q) == Some(&Role::Level);
        let mut cost = 0;
        for i in a..b {
            let Some(piece) = self.piece(i, q) else { continue };
            let capital = piece.text.starts_with(char::is_uppercase);
            let before = i.checked_sub(1).and_then(|p| self.piece(p, q));
            let fresh = number || capital && before.is_none_or(|p| !is_open(p.text.split_whitespace().next_back().unwrap_or_default()));
            if fresh && i > a && before.is_none() && self.place == Place::Top {
                cost += 120;
            }
        }
        cost
    }
}
