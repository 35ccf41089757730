//! Cells that were printed inside another one.
//!
//! An extractor that follows the baselines prints a one-line cell between the lines of a taller cell beside it:
//! `Starta` / `Klar` / `ledarutbildning`. The text goes on with a small letter, so the cell in the middle is none of it; it is put
//! where its column stands, before the text or after it.

use super::book::Book;
use super::cells;
use super::header::Header;
use super::traits::Traits;
use crate::figures::{date, function, status};
use crate::layout::{Gap, LayoutLine};
use crate::lexicon::lists::Role;

/// How many blocks around one tell whether short cells stand alone, and how many of them must.
const AROUND: usize = 6;
const ALONE: usize = 3;

/// The lines of a body with the cells inside others put beside them. This is done only where short cells stand alone.
pub(super) fn put_beside<'a>(header: &Header, body: &[&LayoutLine<'a>], book: &Book<'_, 'a>) -> Vec<LayoutLine<'a>> {
    let blocks: Vec<_> = body.chunk_by(|_, next| next.gap == Gap::Adjacent).collect();
    let alone: Vec<bool> = blocks.iter().map(|b| matches!(b, [one] if is_short_cell(one, book))).collect();
    let around = |i: usize| alone.iter().skip(i.saturating_sub(AROUND)).take(2 * AROUND + 1).filter(|a| **a).count();
    let settle =
        |(i, b): (usize, &&[&LayoutLine<'a>])| if around(i) >= ALONE { settled(header, b, book) } else { b.iter().map(|l| **l).collect() };
    blocks.iter().enumerate().flat_map(settle).collect()
}

/// A line that is a day, a status or a function.
fn is_short_cell<'a>(line: &LayoutLine<'a>, book: &Book<'_, 'a>) -> bool {
    let mut words = book.words(line).map(|word| book.traits(&word));
    let Some(first) = words.next() else { return false };
    let Some(second) = words.next() else { return first.any(Traits::DAY | Traits::ACTION | Traits::FUNCTION) };
    let all = words.fold(first.and(second), Traits::and);
    let text = line.text.trim();
    all.any(Traits::TIME_PART) && is_day(text)
        || first.any(Traits::ACTION_BEGIN) && all.any(Traits::ACTION_PART) && status::action(text).is_some()
        || !text.contains(' ') && function::is_function(text)
}

fn is_day(text: &str) -> bool {
    date::parse(text).is_some_and(|w| w.day.is_some())
}

/// One block with what stands inside it taken out.
pub(super) fn settled<'a>(header: &Header, block: &[&LayoutLine<'a>], book: &Book<'_, 'a>) -> Vec<LayoutLine<'a>> {
    let dated = |line: &LayoutLine<'a>| book.words(line).next().is_some_and(|word| book.traits(&word).any(Traits::DAY));
    // A block with several short cells is a row, not a cell.
    if matches!(block, [_]) || block.iter().filter(|l| is_short_cell(l, book) || dated(l)).count() > 1 {
        return block.iter().map(|l| **l).collect();
    }
    let (mut before, mut text, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let sentence = block.last().is_some_and(|l| l.text.trim_end().ends_with('.'));
    let at = |role: Role| header.roles.iter().position(|r| *r == role);
    let own = if sentence { at(Role::Comment).or(at(Role::Effect)) } else { None };
    for (i, line) in block.iter().enumerate() {
        let next = block.get(i + 1).map(|l| l.text);
        let open = i.checked_sub(1).and_then(|p| block.get(p)).is_some_and(|l| !l.text.trim_end().ends_with(['.', '!', '?']));
        match open.then(|| taken(header, line.text, next)).flatten() {
            Some((role, cell, rest)) => {
                let place = if at(role) < own { &mut before } else { &mut after };
                place.push(line.part(cell, Gap::Empty));
                text.extend(rest.map(|rest| line.part(rest, line.gap)));
            }
            None => text.push(**line),
        }
    }
    if let Some(first) = text.first_mut().filter(|_| !before.is_empty()) {
        first.gap = Gap::Empty;
    }
    before.into_iter().chain(text).chain(after).collect()
}

/// The cell that a line inside a block is, or begins or ends with, its role, and what is left of the line.
fn taken<'a>(header: &Header, line: &'a str, next: Option<&str>) -> Option<(Role, &'a str, Option<&'a str>)> {
    let has = |role: Role| header.roles.contains(&role);
    let small = |text: &str| text.trim_start().starts_with(char::is_lowercase);
    let (text, goes_on) = (line.trim(), next.is_some_and(small));
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let day = has(Role::Due) && is_day(first);
    if day && small(rest) {
        return Some((Role::Due, first, Some(rest)));
    }
    if !goes_on {
        return None;
    }
    let says = |t: &str| has(Role::Status) && t.starts_with(char::is_uppercase) && status::action(t).is_some();
    if day && (rest.is_empty() || says(rest)) {
        return Some((Role::Due, text, None));
    }
    if says(text) {
        return Some((Role::Status, text, None));
    }
    if has(Role::Owner) && rest.is_empty() && text.starts_with(char::is_uppercase) && function::is_function(text) {
        return Some((Role::Owner, text, None));
    }
    let (words, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let level = has(Role::Level) && cells::level(last).is_some() && last.bytes().all(|b| b.is_ascii_digit());
    (level && !words.ends_with(|c: char| c.is_ascii_digit())).then_some((Role::Level, last, Some(words).filter(|w| !w.is_empty())))
}
