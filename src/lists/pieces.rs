//! What stands between a label and the end of its list: labels, and lines or parts of lines that may be cells.

use super::book::Book;
use super::cells;
use super::columns::{key_role, kind_of, settle};
use super::fits;
use super::glance::may_begin;
use super::headed::GoalLine;
use super::sequence::sequence;
use super::tail::is_running_text;
use crate::figures::function::is_function;
use crate::figures::{date, status};
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::Role;
use crate::limits::MAX_LIST_HEADER_LINES;

/// Most lines of a list.
const MAX_LINES: usize = 300;
/// Most pieces of a short list.
const SHORT: usize = 40;
/// Most words of a cell inside a line.
const MAX_INNER: usize = 3;

/// A line, or a part of one, that may be a cell or a part of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// The number of its line, and its place among the flow lines.
    pub(super) line: u32,
    pub(super) flow: usize,
    /// What stands before it; nothing where it follows another piece on its line.
    pub(super) gap: Option<Gap>,
    /// The column whose label stands right above.
    pub(super) under: Option<usize>,
}

/// Labels and what may be their cells.
#[derive(Debug)]
pub(super) struct Zone<'a> {
    pub(super) roles: Vec<Role>,
    pub(super) pieces: Vec<Piece<'a>>,
    /// Whether labels stand after cells.
    pub(super) torn: bool,
    /// Flow lines of the first and the last label, and the first after the zone.
    pub(super) first: usize,
    pub(super) last_label: usize,
    pub(super) next: usize,
}

/// Labels, the lines among them, and where what comes after other labels than the first ends.
#[derive(Debug)]
pub(super) struct Labels {
    first: usize,
    /// The roles of labels that stand together, their first flow line, and the one after them.
    groups: Vec<(Vec<Role>, usize, usize)>,
    pub(super) end: usize,
}

/// The labels that may be those of one list, from a flow line on.
pub(super) fn labels_from<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], goals: &[GoalLine], at: usize) -> Option<Labels> {
    let (first, mut i) = group(book, flow, &[], at)?;
    let mut known = first.clone();
    let mut groups = vec![(first, at, i)];
    while let Some(line) = flow.get(i).filter(|_| i < at + MAX_LINES) {
        let goal = goals.get(goals.partition_point(|g| g.last < i)).is_some_and(|g| g.first <= i);
        if line.kind == LineKind::Heading || goal || is_running_text(flow, i) {
            break;
        }
        let Some((roles, next)) = group(book, flow, &known, i) else {
            i += 1;
            continue;
        };
        let again = roles.iter().any(|r| known.contains(r));
        // A label that comes again after each cell is a part of the rows: `Önskad effekt: …`.
        if again && groups.len() > 1 && groups.last().is_some_and(|g| g.0 == roles) {
            i = groups.pop().map_or(i, |g| g.1);
            break;
        }
        known.extend(&roles);
        if again || !are_of_one_list(&known) {
            break;
        }
        groups.push((roles, i, next));
        i = next;
    }
    Some(Labels { first: at, groups, end: i })
}

/// The labels that stand together from a flow line on, cells of columns known already aside, and the line after them.
fn group<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], known: &[Role], at: usize) -> Option<(Vec<Role>, usize)> {
    let mut all = known.to_vec();
    let mut i = at;
    while let Some((more, next)) = labels(book, flow, i).filter(|_| i - at < MAX_LIST_HEADER_LINES) {
        if is_cell(&all, &more, flow.get(i)?.text) {
            break;
        }
        all.extend(more);
        i = next;
    }
    let roles = all.split_off(known.len());
    (i > at).then_some((roles, i))
}

/// Whether labels may be those of one list.
fn are_of_one_list(roles: &[Role]) -> bool {
    let has = |rs: &[Role]| usize::from(roles.iter().any(|r| rs.contains(r)));
    let checks = has(&[Role::Question, Role::Answer]);
    let controls = has(&[Role::Process]);
    let measures = has(&[Role::Indicator, Role::Baseline, Role::Target]);
    let things = has(&[Role::Risk, Role::Action, Role::Due, Role::Effect, Role::Level]);
    checks + controls + measures + things <= 1 && (measures == 1 || has(&[Role::Trend]) == 0)
}

impl Labels {
    /// The flow line after the first labels that stand together.
    pub(super) fn after_first(&self) -> usize {
        self.groups.first().map_or(self.end, |g| g.2)
    }

    /// The zones of the first groups of labels, those of most first.
    pub(super) fn zones<'a>(&self, flow: &[&LayoutLine<'a>]) -> impl Iterator<Item = Zone<'a>> {
        (1..=self.groups.len()).rev().filter_map(|count| self.zone(flow, count))
    }

    /// Whether the cells may stand in no order of rows: two of a kind that a grammar tells follow one another, or labels that are no list stand apart
    /// in a short list.
    pub(super) fn may_be_strewn<'a>(&self, flow: &[&LayoutLine<'a>]) -> bool {
        let is_list = |roles: &[Role]| kind_of(roles).is_some_and(|kind| roles.contains(&key_role(kind, roles)));
        let whole = self.groups.iter().take(2).all(|g| is_list(&g.0));
        let Some(zone) = self.zone(flow, if whole { 1 } else { self.groups.len() }) else { return false };
        let Some(kind) = kind_of(&zone.roles) else { return false };
        let of_kind = |piece: &Piece<'_>| zone.roles.iter().position(|role| fits::is_plain(*role, kind, piece.text));
        let kinds: Vec<Option<usize>> = zone.pieces.iter().map(of_kind).collect();
        // In a long list one pair alone is chance.
        let pairs = kinds.windows(2).filter(|w| matches!(w, [Some(a), Some(b)] if a == b)).count();
        let paired = pairs > zone.pieces.len() / SHORT;
        paired || !whole && zone.pieces.len() <= SHORT && kinds.iter().any(Option::is_some)
    }

    /// The zone of the first groups of labels, up to the next.
    fn zone<'a>(&self, flow: &[&LayoutLine<'a>], count: usize) -> Option<Zone<'a>> {
        let groups = self.groups.get(..count)?;
        let mut roles: Vec<Role> = groups.iter().flat_map(|g| g.0.iter().copied()).collect();
        let kind = kind_of(&roles).filter(|_| roles.len() > 1)?;
        let next = self.groups.get(count).map_or(self.end, |g| g.1);
        let last_label = groups.last()?.2.checked_sub(1)?;
        let torn = groups.windows(2).any(|w| matches!(w, [a, b] if a.2 < b.1));
        let mut out = Zone { roles: roles.clone(), pieces: Vec::new(), torn, first: self.first, last_label, next };
        settle(kind, &mut roles);
        let mut columns = 0;
        for (i, (own, _, from)) in groups.iter().enumerate() {
            columns += own.len();
            let to = groups.get(i + 1).map_or(next, |g| g.1);
            // Under a whole header the first cell is that of any column.
            let mut under = columns.checked_sub(1).filter(|_| own.len() == 1);
            for (flow, line) in flow.iter().enumerate().take(to).skip(*from) {
                let parts = parts(line.text, &roles).into_iter().enumerate();
                let piece = |(n, text)| Piece {
                    text,
                    line: line.number,
                    flow,
                    gap: (n == 0).then_some(line.gap),
                    under: if n == 0 { under.take() } else { None },
                };
                out.pieces.extend(parts.map(piece));
            }
        }
        Some(out)
    }
}

/// The labels that a line consists of, perhaps with the next where a label is wrapped, and the line after them.
fn labels<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> Option<(Vec<Role>, usize)> {
    let line = flow.get(at)?;
    if line.kind == LineKind::Heading || line.text.len() > 90 || !may_begin(book, flow, at) {
        return None;
    }
    let wrapped = flow.get(at + 1).is_some_and(|l| l.gap == Gap::Adjacent && l.text.trim_start().starts_with(char::is_lowercase));
    let of = |count: usize| {
        let (roles, last) = sequence(book, flow.get(at..at + count)?, 0)?;
        (last + 1 == count).then_some((roles, at + count))
    };
    wrapped.then(|| of(2)).flatten().or_else(|| of(1))
}

/// Whether a line that reads like a label is a cell of a column known already: `Klar` under `Status`.
fn is_cell(known: &[Role], roles: &[Role], text: &str) -> bool {
    let said = known.contains(&Role::Status) && (status::action(text).is_some() || status::goal(text).is_some());
    said && matches!(roles, [Role::Due | Role::Status])
}

/// A line parted where cells with a grammar begin or end inside.
fn parts<'a>(text: &'a str, roles: &[Role]) -> Vec<&'a str> {
    let text = text.trim();
    let starts: Vec<usize> = text.split_whitespace().map(|w| w.as_ptr() as usize - text.as_ptr() as usize).collect();
    let span = |a: usize, b: usize| -> &'a str {
        let (from, to) = (starts.get(a).copied().unwrap_or(text.len()), starts.get(b).copied().unwrap_or(text.len()));
        text.get(from..to).unwrap_or_default().trim_end()
    };
    let fresh = |i: usize| span(i, i + 1).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut out = Vec::new();
    let (mut from, mut i) = (0, 0);
    while i < starts.len() {
        let longest = (1..=MAX_INNER).rev().find(|n| {
            let end = i + n;
            end <= starts.len()
                && fresh(i)
                && (end == starts.len() || fresh(end))
                && (i > 0 || end < starts.len())
                && is_inner(span(i, end), roles, i == 0)
        });
        match longest {
            Some(n) => {
                if from < i {
                    out.push(span(from, i));
                }
                out.push(span(i, i + n));
                i += n;
                from = i;
            }
            None => i += 1,
        }
    }
    if from < starts.len() {
        out.push(span(from, starts.len()));
    }
    out
}

/// Whether words inside a line are a cell of their own.
fn is_inner(text: &str, roles: &[Role], first: bool) -> bool {
    roles.iter().any(|role| match role {
        Role::Due | Role::Start => text.bytes().any(|b| b.is_ascii_digit()) && text.len() > 5 && date::parse(text).is_some(),
        Role::Status => status::action(text).is_some() || status::goal(text).is_some(),
        Role::Answer => cells::answer(text).is_some(),
        Role::Level => first && cells::level(text).is_some(),
        Role::Number => first && fits::is_number(text),
        Role::Owner => !text.contains(' ') && is_function(text),
        _ => false,
    })
}
