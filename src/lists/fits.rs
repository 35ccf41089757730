//! What pieces cost as one cell of a column: hundredths do not matter here, a whole fault costs some tens.

use std::cell::LazyCell;
use std::ops::Deref;

use super::book::Book;
use super::cells;
use super::columns::{Cost, ListKind, is_typed};
use super::model::is_code;
use super::owners;
use super::pieces::Piece;
use super::traits::is_open;
use crate::figures::{date, status};
use crate::layout::Gap;
use crate::lexicon::lists::Role;

/// Most pieces of one cell.
pub(super) const MAX_LENGTH: usize = 12;
/// Most words of a status, and of a figure with its unit.
const MAX_STATUS: usize = 6;
const MAX_FIGURE: usize = 4;

/// The costs of the cells of a list; each is asked once.
pub(super) struct Fits<'b, 'l, 'a, 'p> {
    book: &'b Book<'l, 'a>,
    pieces: &'p [Piece<'p>],
    roles: &'p [Role],
    kind: ListKind,
    /// By first piece and length the cost for each column.
    known: Vec<Option<Vec<Option<Cost>>>>,
}

impl<'b, 'l, 'a, 'p> Fits<'b, 'l, 'a, 'p> {
    pub(super) fn new(book: &'b Book<'l, 'a>, pieces: &'p [Piece<'p>], roles: &'p [Role], kind: ListKind) -> Self {
        Self { book, pieces, roles, kind, known: vec![None; pieces.len() * MAX_LENGTH] }
    }

    /// What so many pieces cost as a cell of each column; nothing where they can be none.
    pub(super) fn at(&mut self, from: usize, length: usize) -> &[Option<Cost>] {
        let place = from * MAX_LENGTH + length - 1;
        if self.known.get(place).is_some_and(Option::is_none) {
            let priced = self.price(from, length);
            if let Some(slot) = self.known.get_mut(place) {
                *slot = Some(priced);
            }
        }
        self.known.get(place).and_then(Option::as_deref).unwrap_or_default()
    }

    fn price(&self, from: usize, length: usize) -> Vec<Option<Cost>> {
        let pieces = self.pieces.get(from..from + length).unwrap_or_default();
        let text = self.book.joiner.join(pieces.iter().map(|p| p.text));
        let owner = LazyCell::new(|| owners::owner(&text));
        self.roles.iter().map(|role| self.cell(*role, pieces, &text, &owner)).collect()
    }

    /// What pieces, whose text is given, cost as a cell of a role.
    fn cell(&self, role: Role, pieces: &[Piece<'_>], text: &str, owner: &impl Deref<Target = Cost>) -> Option<Cost> {
        let broken = || {
            let text = has_halves(role).then(|| text_of(self.book, pieces, role))?;
            self.fit(role, &text, owner)
        };
        Some(self.fit(role, text, owner).or_else(broken)? + seams(role, pieces))
    }

    /// Whether so many pieces are surely a cell of a role.
    fn is_sure(&self, role: Role, from: usize, length: usize) -> bool {
        let Some(pieces) = self.pieces.get(from..from + length) else { return false };
        let text = self.book.joiner.join(pieces.iter().map(|p| p.text));
        self.cell(role, pieces, &text, &LazyCell::new(|| owners::owner(&text))).is_some_and(|cost| cost < 0)
    }

    /// How many rows a list may have: as many as cells that a grammar tells.
    pub(super) fn counts(&self) -> Vec<usize> {
        let mut out = Vec::new();
        for role in self.roles.iter().filter(|r| is_told(**r)) {
            let (mut count, mut i) = (0, 0);
            while i < self.pieces.len() {
                let length = (1..=3).find(|n| self.is_sure(*role, i, *n));
                count += usize::from(length.is_some());
                i += length.unwrap_or(1);
            }
            let figures = self.roles.iter().filter(|r| is_figure(**r)).count();
            let each = if is_figure(*role) { figures } else { 1 };
            if count > 0 && count % each == 0 && !out.contains(&(count / each)) {
                out.push(count / each);
            }
        }
        out.truncate(3);
        out
    }

    /// What a text costs as a cell; `owner` is what it costs as one of owners.
    fn fit(&self, role: Role, text: &str, owner: &impl Deref<Target = Cost>) -> Option<Cost> {
        let words = text.split_whitespace().count();
        let goals = self.kind == ListKind::Goals;
        let has = |r: Role| self.roles.contains(&r);
        match role {
            Role::Status if words > MAX_STATUS => None,
            Role::Number => is_number(text).then_some(-20),
            _ if is_typed(role) => {
                let small = text.starts_with(char::is_lowercase);
                cells::typed(role, goals, text).map(|_| if small { 40 } else { -30 })
            }
            Role::Baseline | Role::Target | Role::Outcome | Role::Comparison => figure(text, words),
            Role::Trend => (words <= 3 && !text.bytes().any(|b| b.is_ascii_digit())).then_some(0),
            Role::Result if has(Role::Process) => Some(if text.split_whitespace().next().is_some_and(is_code) { -30 } else { 20 }),
            Role::Owner => Some(match **owner {
                cost if cost <= -100 => -20,
                cost if cost <= 0 => 0,
                _ => return None,
            }),
            _ => {
                let other = has(Role::Status) && words <= 3 && (status::action(text).is_some() || status::goal(text).is_some())
                    || has(Role::Due) && date::parse(text).is_some()
                    || cells::level(text).is_some()
                    || has(Role::Result) && text.split_whitespace().next().is_some_and(is_code);
                let owned = has(Role::Owner) && **owner <= -100;
                Some(text_cost(role, text) + if other { 60 } else { 0 } + if owned { 40 } else { 0 })
            }
        }
    }
}

/// What a text costs as a cell of a column of texts.
fn text_cost(role: Role, text: &str) -> Cost {
    let fault = |is: bool, cost: Cost| if is { cost } else { 0 };
    let sentence = text.ends_with('.');
    let shall = text.split(' ').any(|w| matches!(w, "ska" | "skall"));
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    fault(!begins, 60)
        + fault(goes_on(text), 50)
        + match role {
            Role::Question => fault(!text.ends_with('?'), 40) - 10,
            Role::Comment | Role::Detail => fault(!sentence, 15) + fault(shall && !sentence, 10),
            Role::Goal | Role::FocusArea => fault(sentence, 25) + fault(!shall, 10) - 5,
            Role::Effect => fault(shall, 10),
            _ => fault(sentence, 25) + fault(shall, 15) + fault(text.contains('?'), 20),
        }
}

/// What the seams between the pieces of a cell cost.
fn seams(role: Role, pieces: &[Piece<'_>]) -> Cost {
    let widest = pieces.iter().map(|p| p.text.len()).max().unwrap_or_default();
    let seam = |upper: &Piece<'_>, lower: &Piece<'_>| -> Cost {
        let small = lower.text.starts_with(|c: char| c.is_lowercase() || c == '(');
        let open = goes_on(upper.text);
        let stop = upper.text.ends_with(['.', '?', '!']);
        let sentences = stop && matches!(role, Role::Comment | Role::Detail);
        let first = lower.text.split(' ').next().unwrap_or_default().len();
        let needless = if (upper.text.len() + 1 + first) * 100 < widest * 80 { 12 } else { 0 };
        match lower.gap {
            None => 45,
            _ if lower.under.is_some() => 60,
            Some(Gap::Adjacent) if small || open => needless / 2,
            Some(Gap::Adjacent) if sentences => 4 + needless,
            Some(Gap::Adjacent) if stop => 40 + needless,
            Some(Gap::Adjacent) => 14 + needless,
            Some(_) if small || open => 8,
            Some(_) if sentences => 25,
            Some(_) => 45,
        }
    };
    pieces.windows(2).map(|w| if let [a, b] = w { seam(a, b) } else { 0 }).sum()
}

/// What the last seam costs at the least, whatever the column.
pub(super) fn least_seam(pieces: &[Piece<'_>]) -> Cost {
    let [.., upper, lower] = pieces else { return 0 };
    seams(Role::Comment, &[*upper, *lower]).min(seams(Role::Action, &[*upper, *lower]))
}

/// The text of a cell; the halves of a time or status that was wrapped inside stand together.
pub(super) fn text_of(book: &Book<'_, '_>, pieces: &[Piece<'_>], role: Role) -> String {
    let text = book.joiner.join(pieces.iter().map(|p| p.text));
    let broken = has_halves(role) && date::parse(&text).is_none();
    if broken { pieces.iter().map(|p| p.text).collect() } else { text }
}

/// Whether the halves of a wrapped cell may be one word.
fn has_halves(role: Role) -> bool {
    matches!(role, Role::Due | Role::Start)
}

/// Whether a text is not whole: its last word is followed by another.
fn goes_on(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(is_open)
}

/// Whether a piece alone is a cell of a column that a grammar tells.
pub(super) fn is_plain(role: Role, kind: ListKind, text: &str) -> bool {
    match role {
        Role::Number => is_number(text),
        Role::Owner => crate::figures::function::is_function(text),
        Role::Result => kind == ListKind::Controls && text.split(' ').next().is_some_and(is_code),
        Role::Question => text.ends_with('?'),
        Role::Status if text.len() > 40 => false,
        _ if is_figure(role) => cells::is_figure(text.split(' ').next().unwrap_or_default()),
        _ => is_typed(role) && cells::typed(role, kind == ListKind::Goals, text).is_some(),
    }
}

/// Whether the cells of a column are counted.
pub(super) fn is_told(role: Role) -> bool {
    is_typed(role) || is_figure(role) || matches!(role, Role::Owner | Role::Result | Role::Question)
}

fn is_figure(role: Role) -> bool {
    matches!(role, Role::Baseline | Role::Target | Role::Outcome | Role::Comparison)
}

/// A figure, perhaps with its unit.
fn figure(text: &str, words: usize) -> Option<Cost> {
    let first = text.split_whitespace().next().unwrap_or_default();
    (words <= MAX_FIGURE).then(|| {
        if cells::is_figure(first) {
            -10
        } else if cells::is_dash(text) {
            0
        } else {
            40
        }
    })
}

/// The number of a row.
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    (1..=4).contains(&bare.len()) && bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}
