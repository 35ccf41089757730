//! What the cells of one column of an aligned list cost, whichever lines they take.
//!
//! A cell is a run of the column's pieces. Texts cost what their ends and line breaks cost, added up beforehand; a cell with a
//! grammar or a form is priced for all ends at once, when the first is asked for.

use super::book::Book;
use super::candidate::{Candidate, FIGURES, Figure, Owner, Typed};
use super::columns::{Cost, is_formed, is_typed, skip_cost};
use super::grid::GridLine;
use super::joined::{Grown, Seams};
use super::text::{EFFECT, begin_cost, break_cost, end_cost};
use super::traits::Traits;
use super::words::Stream;
use crate::layout::LayoutLine;
use crate::lexicon::lists::Role;
use crate::limits;

/// What a dash alone costs: an empty cell.
const DASH: Cost = 20;

/// The pieces of a column as lines of a stream, and where they stand.
pub(super) struct Pieces<'a> {
    pub(super) stream: Stream<'a>,
    /// The line of the list that each stands on.
    lines: Vec<usize>,
    /// How many stand above each line of the list, and in all.
    above: Vec<usize>,
}

/// The costs of a column's cells.
pub(super) struct ColumnCosts<'s, 'l, 'a> {
    pieces: &'s Pieces<'a>,
    book: &'s Book<'l, 'a>,
    role: Role,
    /// Whether the column makes a row, and whether a status is a goal's.
    key: bool,
    goals: bool,
    seams: Seams<'s, 'a>,
    /// By piece what the line breaks before it cost inside a text.
    breaks: Vec<Cost>,
    /// By first piece what the cells that begin with it cost, by their number of pieces.
    shaped: Vec<Vec<Cost>>,
    /// By line how many of the pieces before it begin another merged cell in the middle of a row.
    fresh: Vec<Cost>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(book: &Book<'_, 'a>, lines: &[GridLine<'a>], q: usize) -> Self {
        let mut out: Vec<LayoutLine<'a>> = Vec::new();
        let (mut places, mut above) = (Vec::new(), vec![0]);
        for (i, line) in lines.iter().enumerate() {
            if let Some((text, whole)) = line.cells.get(q).copied().flatten().zip(book.layout.line(line.number)) {
                out.push(LayoutLine { text, ..*whole });
                places.push(i);
            }
            above.push(out.len());
        }
        Self { stream: Stream::new(book, &out), lines: places, above }
    }

    /// The pieces on the lines `a..b`.
    fn between(&self, a: usize, b: usize) -> (usize, usize) {
        let above = |i: usize| self.above.get(i).copied().unwrap_or_default();
        (above(a), above(b))
    }

    fn line(&self, piece: usize) -> usize {
        self.lines.get(piece).copied().unwrap_or_default()
    }

    /// What the first and the last word of a piece are.
    fn ends(&self, piece: usize) -> (Traits, Traits) {
        // A piece of hard blanks has no words.
        let words = self.stream.lines.get(piece).map(|l| l.words).filter(|(first, end)| first < end);
        words.map_or_else(Default::default, |(first, end)| (self.stream.traits(first), self.stream.before(end)))
    }
}

impl<'s, 'l, 'a> ColumnCosts<'s, 'l, 'a> {
    pub(super) fn new(pieces: &'s Pieces<'a>, book: &'s Book<'l, 'a>, role: Role, key: bool, goals: bool) -> Self {
        let count = pieces.lines.len();
        let mut out = Self {
            pieces,
            book,
            role,
            key,
            goals,
            seams: Seams::new(&pieces.stream, book.joiner),
            breaks: vec![0],
            shaped: vec![Vec::new(); count],
            fresh: vec![0],
        };
        let mut sum = 0;
        for next in 1..count {
            let ((_, before), (word, _)) = (pieces.ends(next - 1), pieces.ends(next));
            let last = pieces.stream.lines.get(next).map_or(0, |l| l.words.0);
            let label = role == Role::Effect && last.checked_sub(1).is_some_and(|i| pieces.stream.word(i).ends_with(EFFECT));
            sum += break_cost(role, before, word, label);
            out.breaks.push(sum);
        }
        let mut fresh = 0;
        for line in 0..pieces.above.len().saturating_sub(1) {
            fresh += Cost::from(out.is_fresh(line));
            out.fresh.push(fresh);
        }
        out
    }

    /// Whether a merged cell may begin on a line, and none stands on the line above.
    fn is_fresh(&self, line: usize) -> bool {
        let (piece, next) = self.pieces.between(line, line + 1);
        let lone = piece < next && piece.checked_sub(1).is_none_or(|before| self.pieces.line(before) + 1 != line);
        lone && (self.role == Role::Level || self.pieces.ends(piece).0.any(Traits::CAPITAL))
    }

    /// What it costs that merged cells begin on lines after `a` and before `b`.
    pub(super) fn fresh(&self, a: usize, b: usize) -> Cost {
        let count = |line: usize| self.fresh.get(line).copied().unwrap_or_default();
        120 * (count(b) - count((a + 1).min(b)))
    }

    /// The lines where the pieces on the lines `a..b` begin and end.
    pub(super) fn lines(&self, a: usize, b: usize) -> Option<(usize, usize)> {
        let (first, end) = self.pieces.between(a, b);
        (first < end).then(|| (self.pieces.line(first), self.pieces.line(end - 1)))
    }

    /// What the pieces on the lines `a..b` cost as a cell; `hole` is what a line between them costs that has none.
    pub(super) fn cell(&mut self, a: usize, b: usize, hole: Cost) -> Cost {
        let (first, end) = self.pieces.between(a, b);
        if first >= end {
            return if self.key { 2000 } else { skip_cost(self.role) };
        }
        let last = end - 1;
        let words = self.pieces.stream.lines.get(first).map_or((0, 0), |l| l.words);
        if first == last && words.1 == words.0 + 1 && self.pieces.stream.traits(words.0).any(Traits::DASH) {
            return DASH;
        }
        if is_typed(self.role) || is_formed(self.role) {
            return self.shaped(first, last);
        }
        let ((begin, _), (_, stop)) = (self.pieces.ends(first), self.pieces.ends(last));
        let breaks = |piece: usize| self.breaks.get(piece).copied().unwrap_or_default();
        let holes = self.pieces.line(last) - self.pieces.line(first) - (last - first);
        let holes = hole * Cost::try_from(holes).unwrap_or(40);
        begin_cost(self.role, begin) + end_cost(self.role, stop) + breaks(last) - breaks(first) + holes
    }

    fn shaped(&mut self, first: usize, last: usize) -> Cost {
        if self.shaped.get(first).is_some_and(Vec::is_empty) {
            let costs = match self.role {
                Role::Owner => self.grow(first, &mut Owner::new(String::new())),
                role if is_typed(role) => self.grow(first, &mut Typed::new(role, self.goals, String::new())),
                _ => self.grow(first, &mut Figure::default()),
            };
            self.shaped.get_mut(first).into_iter().for_each(|slot| slot.clone_from(&costs));
        }
        let known = self.shaped.get(first).and_then(|costs| costs.get(last - first).copied());
        known.unwrap_or_else(|| self.price(None))
    }

    /// What a cell costs whose words cost so much for the search.
    fn price(&self, cost: Option<Cost>) -> Cost {
        match self.role {
            Role::Number => cost.unwrap_or(400),
            Role::Owner => cost.map_or(600, |cost| cost.min(600)) / 2,
            role if is_formed(role) => cost.map_or(600, |cost| cost.min(600)),
            _ => cost.unwrap_or(500),
        }
    }

    /// The costs of the cells that begin with a piece, as long as any can be one.
    fn grow(&mut self, first: usize, candidate: &mut impl Candidate) -> Vec<Cost> {
        let stream = &self.pieces.stream;
        let from = stream.lines.get(first).map_or(0, |l| l.words.0);
        let until = self.pieces.line(first) + limits::MAX_ALIGNED_ROW;
        let figure = FIGURES.iter().position(|r| *r == self.role).unwrap_or(0);
        let mut out = Vec::new();
        let mut unclear = false;
        for (piece, line) in stream.lines.iter().enumerate().skip(first).take_while(|(piece, _)| self.pieces.line(*piece) < until) {
            for i in line.words.0..line.words.1 {
                let Some(word) = stream.words.get(i) else { break };
                let begins_line = i == line.words.0 && piece > first;
                candidate.print(word.traits, begins_line);
                match if begins_line { self.seams.above(piece) } else { self.seams.beside(from, i, word) } {
                    _ if unclear => {}
                    Grown::Word => candidate.add(word.traits, || stream.word(i), false),
                    Grown::Whole(text, traits) => candidate.add(traits, || text, true),
                    Grown::Unclear => unclear = true,
                }
            }
            let costs = if unclear {
                let pieces = stream.pieces(from, line.words.1);
                candidate.unclear(&self.book.joiner.join(pieces.iter().map(|p| p.text)), pieces.iter().map(|p| p.text))
            } else {
                candidate.costs()
            };
            out.push(self.price(costs.get(figure).copied().flatten()));
        }
        out
    }
}
