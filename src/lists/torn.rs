//! Headers that were torn apart: labels above the merged cells of their column, or after rows of the list.

use std::ops::Range;

use super::book::Book;
use super::columns::{ListKind, is_group, kind_of, settle};
use super::header::Header;
use super::labels::label;
use super::sequence::{Words, sequence, sequence_of};
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::Role;
use crate::limits;

/// How many lines after a header the label of its list's key may stand.
const MAX_LATE: usize = 80;

/// A header, whose first words are given, whose labels of status and day stand together while that of the actions comes after rows of the list; and the
/// flow lines of that label, with the levels of merged risks that stand right below it.
pub(super) fn late_key<'a>(
    book: &Book<'_, 'a>,
    flow: &[&LayoutLine<'a>],
    words: &mut Words<'_, '_, 'a>,
    at: usize,
) -> Option<(Header, Range<usize>)> {
    let (mut roles, last) = sequence_of(words)?;
    let typed = [Role::Status, Role::Due].iter().all(|r| roles.contains(r));
    if roles.len() < 3 || !typed || kind_of(&roles).is_some() {
        return None;
    }
    let after = flow.get(last + 1..(last + 1 + MAX_LATE).min(flow.len()))?;
    let mut from = last + 1;
    for block in after.chunk_by(|_, next| next.gap == Gap::Adjacent) {
        if block.iter().any(|l| l.kind == LineKind::Heading) {
            return None;
        }
        let until = from + block.len();
        if let Some((late, _)) = sequence(book, flow, from).filter(|(late, end)| late.contains(&Role::Action) && end + 1 == until) {
            let levels = flow.get(until..)?.iter().take_while(|l| l.gap != Gap::Adjacent && super::apart::is_level(&[l])).count();
            if late.iter().any(|r| roles.contains(r)) {
                return None;
            }
            roles.splice(0..0, late);
            let kind = kind_of(&roles).filter(|k| *k == ListKind::Actions)?;
            settle(kind, &mut roles);
            let header = Header { kind, roles, starts: Vec::new(), first: at, last, own: None, title: None };
            return Some((header, from..until + levels));
        }
        from = until;
    }
    None
}

/// The labels of the columns before a header's first, where they were printed above it: of a first column whose header cell
/// has words of its own, or of merged cells that were printed below their label. Flow lines before `from` belong to
/// something else.
pub(super) fn labels_above(flow: &[&LayoutLine<'_>], header: &Header, from: usize) -> Option<(Vec<Role>, usize)> {
    block_above(flow, header, from).map(|(role, at)| (vec![role], at)).or_else(|| cells_above(flow, header, from))
}

/// The labels of columns whose merged cells were printed between them and the rest of the header.
fn cells_above(flow: &[&LayoutLine<'_>], header: &Header, from: usize) -> Option<(Vec<Role>, usize)> {
    let leveled = header.roles.first() == Some(&Role::Level);
    if header.roles.get(usize::from(leveled)) != Some(&Role::Action) || flow.get(header.first)?.gap == Gap::Adjacent {
        return None;
    }
    for back in 2..=limits::MAX_LIST_HEADER_LINES {
        let at = header.first.checked_sub(back).filter(|at| *at >= from)?;
        let (line, next) = flow.get(at).zip(flow.get(at + 1))?;
        if let Some(role) = label(line.text).filter(|_| line.text.trim_start().starts_with(char::is_uppercase)) {
            if role == Role::Level && !leveled {
                continue;
            }
            let alone = (line.gap != Gap::Adjacent || at == from || role == Role::Risk) && next.gap != Gap::Adjacent;
            let blocks = || flow.get(at + 1..header.first).unwrap_or_default().chunk_by(|_, next| next.gap == Gap::Adjacent);
            let labels = blocks().filter(|b| is_level_label(b)).count();
            let cells =
                blocks().all(|b| is_level_label(b) || role == Role::Risk && super::apart::is_level(b) || super::apart::is_group_cell(b));
            let fits = alone && cells && labels <= usize::from(!leveled) && matches!(role, Role::Goal | Role::Risk);
            let roles = if labels > 0 { vec![role, Role::Level] } else { vec![role] };
            return (fits && roles.iter().all(|r| !header.roles.contains(r))).then_some((roles, at));
        }
    }
    None
}

/// Whether a block is the label of the levels of merged risks.
fn is_level_label(block: &[&LayoutLine<'_>]) -> bool {
    matches!(block, [line] if label(line.text) == Some(Role::Level))
}

/// Whether a block is nothing but labels.
pub(super) fn is_label<'a>(book: &Book<'_, 'a>, block: &[&LayoutLine<'a>]) -> bool {
    sequence(book, block, 0).is_some_and(|(_, end)| end + 1 == block.len())
}

/// The label that begins the block right above.
fn block_above(flow: &[&LayoutLine<'_>], header: &Header, from: usize) -> Option<(Role, usize)> {
    for back in 1..=limits::MAX_LIST_HEADER_LINES {
        let at = header.first.checked_sub(back).filter(|at| *at >= from)?;
        let line = flow.get(at)?;
        if line.kind == LineKind::Heading {
            return None;
        }
        if line.gap != Gap::Adjacent {
            let role = label(line.text)?;
            return (back > 1 && is_group(role) && !header.roles.contains(&role)).then_some((role, at));
        }
    }
    None
}
