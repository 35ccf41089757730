//! Lines → cells: a figure, the words of a header, a heading, or a label, which may be wrapped over lines.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::figures::number::is_minus;
use crate::layout::Gap;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;
use crate::tables::assemble::Context;
use crate::tables::class::Class;
use crate::tables::labels::{self, split_code};
use crate::tables::scan::{LineClass, Scan};

/// Most lines of one cell.
const MOST_LINES: usize = 5;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A figure; none for a dash.
    Figure(Option<Decimal>),
    /// Words that head columns.
    Head,
    /// A heading.
    Heading,
    /// A title with a unit, the name of the column of labels.
    Title,
    /// Anything else: a label.
    Text,
    /// Text that is no cell.
    Break,
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Its lines.
    pub(super) lines: Vec<usize>,
    pub(super) kind: Kind,
    pub(super) text: String,
}

impl Cell {
    pub(super) fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Figure(_))
    }
}

/// The value of a text that is one figure: nothing in it for a dash, nothing at all for anything else.
pub(super) fn figure(text: &str) -> Option<Option<Decimal>> {
    let text = text.trim().trim_end_matches(['%', '*']).trim_end();
    let mut plain = String::with_capacity(text.len());
    let mut groups = text.split([' ', '\u{a0}']);
    let first = groups.next()?;
    for (i, c) in first.chars().enumerate() {
        match c {
            _ if i == 0 && is_minus(c) => plain.push('-'),
            '+' | '±' if i == 0 => {}
            ',' => plain.push('.'),
            '0'..='9' => plain.push(c),
            _ => return None,
        }
    }
    let mut length = first.chars().filter(char::is_ascii_digit).count();
    for group in groups {
        let (whole, decimals) = group.split_once(',').unwrap_or((group, ""));
        // `- 250`: the sign stands apart.
        let after_sign = length == 0 && plain == "-" && (1..=3).contains(&whole.len());
        if !(after_sign || whole.len() == 3 && (1..=3).contains(&length) || whole.len() == 3 && length == usize::MAX)
            || !whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit())
        {
            return None;
        }
        plain.push_str(whole);
        if !decimals.is_empty() {
            plain.push('.');
            plain.push_str(decimals);
        }
        length = if after_sign { whole.len() } else { usize::MAX };
    }
    if plain == "-" {
        return Some(None);
    }
    plain.bytes().any(|b| b.is_ascii_digit()).then(|| Decimal::from_str(&plain).ok()).flatten().map(Some)
}

/// The cells of a run of lines.
pub(super) fn of(context: &Context<'_, '_>, zone: &[usize]) -> Vec<Cell> {
    let scans: Vec<&Scan<'_>> = zone.iter().filter_map(|i| context.scans.get(*i)).collect();
    let tight = scans.windows(2).any(|w| matches!(w, [a, b] if super::zones::is_figure(a) && super::zones::is_figure(b) && b.gap == Gap::Adjacent && b.number == a.number + 1));
    let mut out: Vec<Cell> = Vec::new();
    let mut before = None;
    for (i, s) in zone.iter().copied().zip(scans) {
        if before.is_some_and(|b| b + 1 < i) {
            out.push(Cell { lines: Vec::new(), kind: Kind::Break, text: String::new() });
        }
        before = Some(i);
        let text = s.text.trim();
        let kind = if super::zones::is_figure(s) {
            Kind::Figure(figure(text).flatten())
        } else if s.header && s.class != LineClass::Figures && heads(context, i) {
            Kind::Head
        } else if s.heading {
            Kind::Heading
        } else if is_title(context, i) {
            Kind::Title
        } else {
            Kind::Text
        };
        let block = s.gap == Gap::Adjacent
            && !tight
            && out.last().and_then(|c| c.lines.last()).and_then(|l| context.scans.get(*l)).is_some_and(|l| l.number + 1 == s.number);
        if let Some(last) = out.last_mut().filter(|c| c.kind == Kind::Head || c.lines.len() < MOST_LINES) {
            let joins = match (last.kind, kind) {
                (Kind::Text, Kind::Text) => block || wraps(&last.text, text) && s.gap != Gap::Page,
                (Kind::Head, Kind::Text) | (Kind::Text, Kind::Head) => block,
                (Kind::Head, Kind::Head) => true,
                _ => false,
            };
            if joins {
                last.kind = if last.kind == kind { kind } else { Kind::Head };
                last.lines.push(i);
                last.text.push(' ');
                last.text.push_str(text);
                continue;
            }
        }
        out.push(Cell { lines: vec![i], kind, text: text.to_owned() });
    }
    out
}

/// Whether a label goes on although something stands between its lines; `Totalt` and a code are labels of their own here.
fn wraps(upper: &str, lower: &str) -> bool {
    let broken = upper.contains(' ') || upper.ends_with('-') || lower.starts_with(char::is_lowercase);
    broken && labels::wraps(upper, lower)
}

/// Whether a line that reads like a part of a header says more than words that head rows as well: `Verksamhetens intäkter`.
fn heads(context: &Context<'_, '_>, i: usize) -> bool {
    let rows = |role| matches!(role, ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value);
    context.words(i).iter().any(|w| match w.class {
        Class::Known(HeaderWord::Role(role)) => !rows(role),
        Class::Known(HeaderWord::Previous | HeaderWord::WholeYear) | Class::Period(_) => true,
        _ => false,
    })
}

/// A title with a unit, or the name of the column of labels.
fn is_title(context: &Context<'_, '_>, i: usize) -> bool {
    let words = context.words(i);
    let text = context.text(i).trim();
    let unit = words.last().is_some_and(|w| w.unit().is_some()) && split_code(text).is_none();
    let stub = words.iter().all(|w| w.class == Class::Known(HeaderWord::Stub));
    unit || stub && !words.is_empty()
}
