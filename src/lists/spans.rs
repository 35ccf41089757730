//! Merged cells of aligned lists: which rows each governs.
//!
//! Where cells stand at the top of their row, a merged cell begins with the first row it governs. Where they stand in the
//! middle, its middle is the middle of its rows: the rows are parted so that the sum of the distances is least.

use super::table::{self, Cell, Row};
use super::traits::is_open;
use super::words::Piece;
use crate::limits;
use crate::source::Joiner;

/// One column of merged cells, with the rows it stands beside.
pub(super) struct Column<'a> {
    /// The column's pieces, with the index of their line.
    pub(super) pieces: Vec<(usize, Piece<'a>)>,
    /// For each line whether an empty line before it parts it from the line above.
    pub(super) gaps: Vec<bool>,
    /// Where rows begin and end.
    pub(super) cuts: Vec<usize>,
    /// First lines of pages or parts.
    pub(super) tops: Vec<usize>,
    /// Whether each cell is one number.
    pub(super) numbers: bool,
    /// Whether cells stand in the middle of their rows.
    pub(super) middle: bool,
}

/// Puts the merged cells of column `q` into the first row that each governs.
pub(super) fn place(column: &Column<'_>, q: usize, rows: &mut [Row], joiner: &Joiner) {
    let blocks = if column.middle { column.blocks() } else { column.top_blocks() };
    let firsts = if column.middle {
        column.by_middle(&blocks)
    } else {
        blocks.iter().map(|b| column.row_of(b.first().map_or(0, |(i, _)| *i))).collect()
    };
    for (block, row) in blocks.iter().zip(firsts) {
        let pieces: Vec<Piece<'_>> = block.iter().map(|(_, p)| *p).collect();
        let made: Option<Cell> = table::cell(&pieces, joiner);
        if let (Some(cell), Some(slot)) = (made, rows.get_mut(row).and_then(|r| r.cells.get_mut(q))) {
            slot.push(cell);
        }
    }
}

/// Whether a text says that something shall be: one goal does so once.
fn says_shall(piece: &Piece<'_>) -> bool {
    piece.text.split_whitespace().any(|w| matches!(w, "ska" | "skall"))
}

type Block<'a> = Vec<(usize, Piece<'a>)>;

impl<'a> Column<'a> {
    fn row_of(&self, line: usize) -> usize {
        self.cuts.partition_point(|c| *c <= line).saturating_sub(1)
    }

    fn begins_row(&self, line: usize) -> bool {
        self.cuts.binary_search(&line).is_ok()
    }

    fn width(&self) -> usize {
        self.pieces.iter().map(|(_, p)| p.text.trim().chars().count()).max().unwrap_or_default()
    }

    /// How many lines the lines of one cell stand apart: two where the cells of other columns stand between them.
    fn step(&self) -> usize {
        let pairs = || {
            self.pieces
                .windows(2)
                .filter_map(|w| if let [(i, _), (j, p)] = w { p.text.starts_with(char::is_lowercase).then_some(j - i) } else { None })
        };
        let (one, two) = (pairs().filter(|d| *d == 1).count(), pairs().filter(|d| *d == 2).count());
        if two > one { 2 } else { 1 }
    }

    /// Cells that begin with a row: a small letter goes on, and so does a line in the middle of a row.
    fn top_blocks(&self) -> Vec<Block<'a>> {
        let mut out: Vec<Block<'a>> = Vec::new();
        for (i, piece) in &self.pieces {
            let small = piece.text.starts_with(char::is_lowercase);
            let apart = self.gaps.get(*i) == Some(&true);
            let goes_on = !self.numbers && (small || !self.begins_row(*i) && !apart);
            match out.last_mut() {
                Some(block) if goes_on => block.push((*i, *piece)),
                _ => out.push(vec![(*i, *piece)]),
            }
        }
        out
    }

    /// Cells by their text: a new one begins with a capital where the line before was not full, or with a hole above it.
    fn blocks(&self) -> Vec<Block<'a>> {
        let (width, step) = (self.width(), self.step());
        let mut out: Vec<Block<'a>> = Vec::new();
        for (at, (i, piece)) in self.pieces.iter().enumerate() {
            let demands = out.last().is_some_and(|b| b.iter().any(|(_, p)| says_shall(p))) && self.demands(at);
            let goes_on = out.last().and_then(|b| b.last()).filter(|_| !demands).is_some_and(|(before, last)| {
                let first = piece.text.split_whitespace().next().unwrap_or_default();
                let end = last.text.split_whitespace().next_back().unwrap_or_default();
                let full = last.text.trim().chars().count() + 1 + first.chars().count() > width;
                let capital = first.starts_with(char::is_uppercase);
                !self.numbers && !self.tops.contains(i) && (!capital || is_open(end) || full && i - before == step)
            });
            match out.last_mut() {
                Some(block) if goes_on => block.push((*i, *piece)),
                _ => out.push(vec![(*i, *piece)]),
            }
        }
        out
    }

    /// Whether a piece begins with a capital a text that says what shall be.
    fn demands(&self, at: usize) -> bool {
        let mut pieces = self.pieces.iter().skip(at).map(|(_, p)| p);
        let Some(first) = pieces.next().filter(|p| p.text.trim_start().starts_with(char::is_uppercase)) else { return false };
        let rest = pieces.take_while(|p| p.text.trim_start().starts_with(char::is_lowercase));
        std::iter::once(first).chain(rest).any(says_shall)
    }

    /// The first row of each block, parting the rows by the blocks' middles.
    fn by_middle(&self, blocks: &[Block<'a>]) -> Vec<usize> {
        let rows = self.cuts.len().saturating_sub(1);
        let mut firsts = Vec::with_capacity(blocks.len());
        let mut from_block = 0;
        for (part, top) in self.tops.iter().enumerate() {
            let end = self.tops.get(part + 1).copied().unwrap_or(usize::MAX);
            let row_from = self.row_of(*top);
            let row_to = if end == usize::MAX { rows } else { self.row_of(end) };
            let until = blocks.partition_point(|b| b.first().is_some_and(|(i, _)| *i < end));
            firsts.extend(self.part(blocks.get(from_block..until).unwrap_or_default(), row_from, row_to));
            from_block = until;
        }
        firsts
    }

    /// The same for the rows `from..to` of one page.
    fn part(&self, blocks: &[Block<'a>], from: usize, to: usize) -> Vec<usize> {
        let (m, n) = (blocks.len(), to.saturating_sub(from));
        if m == 0 || n == 0 {
            return blocks.iter().map(|b| self.row_of(b.first().map_or(0, |(i, _)| *i))).collect();
        }
        let cut = |r: usize| self.cuts.get(from + r).copied().unwrap_or_default();
        let middle = |b: &Block<'a>| b.first().map_or(0, |(i, _)| *i) + b.last().map_or(0, |(i, _)| *i);
        let far = u32::MAX / 4;
        // best[j][r]: the first j blocks govern the first r rows; rows before the first block belong to the page before.
        let mut best: Vec<Vec<(u32, usize)>> = vec![(0..=n).map(|r| (u32::try_from(2 * r).unwrap_or(far), 0)).collect()];
        for block in blocks {
            let Some(before) = best.last() else { break };
            let own: Vec<(u32, usize)> = (0..=n)
                .map(|r| {
                    (r.saturating_sub(limits::MAX_ALIGNED_ROW)..r)
                        .map(|s| {
                            let off = middle(block).abs_diff(cut(s) + cut(r).saturating_sub(1));
                            (before.get(s).map_or(far, |b| b.0).saturating_add(u32::try_from(off).unwrap_or(far)).min(far), s)
                        })
                        .min()
                        .unwrap_or((far, r))
                })
                .collect();
            best.push(own);
        }
        let mut firsts = vec![from; m];
        let mut r = n;
        for j in (1..=m).rev() {
            let s = best.get(j).and_then(|b| b.get(r)).map_or(0, |b| b.1);
            if let Some(first) = firsts.get_mut(j - 1) {
                *first = from + s;
            }
            r = s;
        }
        firsts
    }
}
