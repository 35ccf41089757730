//! What short spans of words cost as cells with a grammar or a form. A body is read several times and a span is tried for
//! several columns: each question is asked once.

use std::collections::HashMap;

use super::cells::{self, FigureText};
use super::columns::{Cost, is_typed};
use super::words::Stream;
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// The spans that begin with one word, in the order in which they are tried: each ends at a later border than the one before.
#[derive(Debug, Default)]
pub(super) struct Prices {
    /// As cells of a column; nothing where it cannot be one.
    cells: HashMap<(usize, Role), Vec<Option<Cost>>>,
    /// As figures of an indicator, whichever column they may stand in.
    figures: HashMap<usize, Vec<FigureText>>,
}

/// A span: the words `first..end`, the `nth` that is tried from its first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) nth: usize,
}

impl Prices {
    /// The price of a span as a cell of a role; `goals` says whose statuses are meant.
    pub(super) fn of(&mut self, role: Role, goals: bool, span: Span, stream: &Stream<'_>, joiner: &Joiner) -> Option<Cost> {
        let text = || stream.text(joiner, span.first, span.end);
        if !is_typed(role) && role != Role::Owner {
            let known = self.figures.entry(span.first).or_default();
            return Some(
                nth(known, span.nth, || cells::figure(&text(), stream.pieces(span.first, span.end).iter().map(|p| p.text))).cost(role),
            );
        }
        let known = self.cells.entry((span.first, role)).or_default();
        nth(known, span.nth, || if role == Role::Owner { Some(cells::owner(&text())) } else { cells::typed(role, goals, &text()) })
    }
}

/// The answer that is known, or else a new one, remembered where it is the next.
fn nth<T: Copy>(known: &mut Vec<T>, at: usize, ask: impl FnOnce() -> T) -> T {
    if let Some(answer) = known.get(at) {
        return *answer;
    }
    let answer = ask();
    if known.len() == at {
        known.push(answer);
    }
    answer
}
