//! Lists whose columns keep their places (`pdftotext -layout`): which lines are one row.
//!
//! The lines are cut into cells by `grid`; the cheapest way to part them into rows is then searched for, with the same costs
//! of cells as in flattened text. Merged cells may go on beside several rows.

use super::cells;
use super::columns::{Cost, is_formed, is_group, is_typed, key_role, skip_cost};
use super::grid::{self, GridLine};
use super::header::Header;
use super::regions::Part;
use super::table::{self, Cell, Row, Table};
use super::text::{begin_cost, break_cost, end_cost};
use super::words::Piece;
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// Reads an aligned list, if it is one: the labels of its header stand apart, and so do the cells under it.
pub(super) fn read(header: &Header, parts: &[Part<'_, '_>], joiner: &Joiner) -> Option<(Table, Vec<u32>)> {
    let body = || parts.iter().flat_map(|p| &p.body);
    let placed = body().filter(|l| l.indent > 3 || grid::runs(l.text).len() > 1).count();
    if placed * 2 < body().count().min(12) {
        return None;
    }
    let mut lines: Vec<GridLine<'_>> = Vec::new();
    for part in parts {
        let starts = &part.starts;
        if starts.len() != header.roles.len() || !starts.windows(2).all(|w| matches!(w, [a, b] if a < b)) {
            return None;
        }
        lines.extend(grid::cut(part, starts));
    }
    let key = header.roles.iter().position(|r| *r == key_role(header.kind, &header.roles))?;
    let reader = Reader { roles: &header.roles, key, goals: header.kind == super::columns::ListKind::Goals, lines: &lines, joiner, gapped: is_gapped(&lines) };
    let rows = reader.rows();
    let used = lines.iter().map(|l| l.number).collect();
    Some((Table { kind: header.kind, roles: header.roles.clone(), key, rows, padded: false, own: header.own.clone() }, used))
}

/// Whether blank lines part the rows.
fn is_gapped(lines: &[GridLine<'_>]) -> bool {
    lines.iter().skip(1).filter(|l| matches!(l.gap, Gap::Empty | Gap::Padding)).count() * 4 >= lines.len()
}

struct Reader<'r, 'a> {
    roles: &'r [Role],
    key: usize,
    goals: bool,
    lines: &'r [GridLine<'a>],
    joiner: &'r Joiner,
    gapped: bool,
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

    /// Parts the lines into rows.
    fn rows(&self) -> Vec<Row> {
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
        while let Some((_, start)) = cuts.last().and_then(|c| best.get(*c)).copied().filter(|_| cuts.last() != Some(&0)) {
            cuts.push(start);
        }
        cuts.reverse();
        let mut rows: Vec<Row> = Vec::new();
        for pair in cuts.windows(2) {
            if let [a, b] = pair {
                rows.push(self.row(*a, *b));
            }
        }
        self.groups(&cuts, &mut rows);
        rows
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

    /// Puts the merged cells into the rows in which they begin.
    fn groups(&self, cuts: &[usize], rows: &mut [Row]) {
        for q in (0..self.roles.len()).filter(|q| self.merges(*q)) {
            let mut open: Option<(usize, Vec<Piece<'a>>)> = None;
            let mut made: Vec<(usize, Cell)> = Vec::new();
            for (r, pair) in cuts.windows(2).enumerate() {
                let [a, b] = pair else { continue };
                for i in *a..*b {
                    let Some(piece) = self.piece(i, q) else { continue };
                    let first = piece.text.split_whitespace().next().unwrap_or_default();
                    let small = first.starts_with(char::is_lowercase);
                    let number = self.roles.get(q) == Some(&Role::Level);
                    let gap = self.lines.get(i).map_or(Gap::Adjacent, |l| l.gap);
                    let apart = gap != Gap::Adjacent && self.gapped;
                    let goes_on = open.is_some() && !number && (small || i != *a && !(apart && !small));
                    if let (true, Some((_, pieces))) = (goes_on, open.as_mut()) {
                        pieces.push(piece);
                        continue;
                    }
                    made.extend(open.take().and_then(|(r, p)| Some((r, table::cell(&p, self.joiner)?))));
                    open = Some((r, vec![piece]));
                }
            }
            made.extend(open.take().and_then(|(r, p)| Some((r, table::cell(&p, self.joiner)?))));
            for (r, cell) in made {
                if let Some(slot) = rows.get_mut(r).and_then(|row| row.cells.get_mut(q)) {
                    slot.push(cell);
                }
            }
        }
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
            // Rows begin where their cells begin.
            if self.piece(a, q).is_some() {
                cost -= 40;
            }
        }
        cost
    }

    fn cell_cost(&self, q: usize, role: Role, a: usize, b: usize) -> Cost {
        let pieces = self.pieces(q, a, b);
        let Some(first) = pieces.first() else { return if q == self.key { 2000 } else { skip_cost(role) } };
        if let [one] = pieces.as_slice() {
            if cells::is_dash(one.text) {
                return 20;
            }
        }
        if is_typed(role) || is_formed(role) {
            let text = self.joiner.join(pieces.iter().map(|p| p.text));
            return match role {
                Role::Number => if text.trim_end_matches('.').chars().all(|c| c.is_ascii_digit()) { -200 } else { 400 },
                Role::Owner => cells::owner(&text).min(600) / 2,
                _ if is_formed(role) => cells::figure(role, &text).min(600),
                _ => cells::typed(role, self.goals, &text).unwrap_or(500),
            };
        }
        let word = |p: &Piece<'a>| p.text.split_whitespace().next().unwrap_or_default().to_owned();
        let last_word = |p: &Piece<'a>| p.text.split_whitespace().next_back().unwrap_or_default().to_owned();
        let mut cost = begin_cost(role, &word(first)) + pieces.last().map_or(0, |p| end_cost(role, &last_word(p)));
        for pair in pieces.windows(2) {
            if let [x, y] = pair {
                cost += break_cost(role, &last_word(x), &word(y));
            }
        }
        // A cell's lines follow one another.
        let span = (a..b).filter(|i| self.piece(*i, q).is_some());
        let (low, high) = (span.clone().min().unwrap_or(a), span.max().unwrap_or(a));
        let holes = (low..=high).filter(|i| self.piece(*i, q).is_none()).count();
        cost + 60 * Cost::try_from(holes).unwrap_or(40)
    }

    /// A merged cell begins with the row, or goes on from the row before.
    fn group_cost(&self, q: usize, a: usize, b: usize) -> Cost {
        let number = self.roles.get(q) == Some(&Role::Level);
        let mut cost = 0;
        for i in a..b {
            let Some(piece) = self.piece(i, q) else { continue };
            let capital = piece.text.starts_with(char::is_uppercase);
            let before = i.checked_sub(1).and_then(|p| self.piece(p, q));
            let fresh = number || capital && before.is_none_or(|p| !super::text::is_open(p.text.split_whitespace().next_back().unwrap_or_default()));
            if fresh && i > a && before.is_none() {
                cost += 120;
            }
        }
        cost
    }
}
