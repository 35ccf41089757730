//! What a line is can depend on the lines beside it.

use super::class::{Class, Head};
use super::header_line::is_group;
use super::run::is_range;
use super::scan::{LineClass, Scan};
use super::terms::Terms;
use super::tokens::Kind;
use crate::figures::period::{self, Part};
use crate::lexicon::columns::{HeaderWord, role_words};
use crate::report::model::Unit;

/// A lone line of glued figures is a word with a number (`Covid-19`), not a row.
pub(super) fn lone_glued(scans: &mut [Scan<'_>]) {
    if !scans.iter().any(|s| s.glued) {
        return;
    }
    let glued: Vec<bool> = scans.iter().map(|s| s.glued).collect();
    for (i, s) in scans.iter_mut().enumerate().filter(|(_, s)| s.glued) {
        let near = glued.get(i.saturating_sub(6)..(i + 7).min(glued.len())).unwrap_or_default().iter().filter(|g| **g).count();
        let figures = s.tail.iter().filter(|t| t.is_figure()).count();
        if near < 2 && figures < 2 {
            s.make_text();
            s.glued = false;
        }
    }
}

/// `Intäkt`, `Kostnad`, `Netto` on lines of their own beside other header lines are columns.
pub(super) fn group_words(scans: &mut [Scan<'_>], terms: &Terms<'_, '_>) {
    for i in 0..scans.len() {
        let Some(s) = scans.get(i).filter(|s| !s.header && s.class == LineClass::Text && is_group_word(s, terms)) else { continue };
        let beside = |j: Option<usize>| j.and_then(|j| scans.get(j)).is_some_and(|o| o.header || is_group_word(o, terms));
        // `Intäkter`, then perhaps the label column's name with its unit, then `jan-aug`.
        let named = scans.get(i + 1).is_some_and(|o| !o.header && o.class == LineClass::Text && has_unit(o, terms));
        let next = scans.get(i + 1 + usize::from(named));
        let period_next = next.is_some_and(|o| o.header && o.number <= s.number + 3 + u32::from(named));
        let column = period_next
            || beside(i.checked_sub(1)) && (beside(Some(i + 1)) || scans.get(i + 1).is_some_and(|o| o.class == LineClass::Text));
        let header = column && !next.is_some_and(|o| comes_again(scans, i, o)) && !heads_rows(scans, terms, i);
        if let Some(s) = scans.get_mut(i).filter(|_| header) {
            s.header = true;
        }
    }
}

/// How far before a line and after it others like it are looked for.
const HEADER_LINES: usize = 24;
const GROUP_LINES: usize = 120;

/// Whether a line after another is the header above it once more: then the other heads rows, before a page break.
fn comes_again(scans: &[Scan<'_>], i: usize, next: &Scan<'_>) -> bool {
    let before = scans.get(i.saturating_sub(HEADER_LINES)..i).unwrap_or_default();
    let same = |a: Option<&Scan<'_>>, b: Option<&Scan<'_>>| a.zip(b).is_some_and(|(a, b)| a.text.trim() == b.text.trim());
    // Where the word stood there before the same line, it heads a column both times.
    let again = |at: usize| same(before.get(at), Some(next)) && !same(at.checked_sub(1).and_then(|at| before.get(at)), scans.get(i));
    next.header && role_words(next.text) > 0 && (0..before.len()).any(|at| before.get(at).is_some_and(|s| s.header) && again(at))
}

/// Whether a word that stands right before labels, after the columns, has its like among the rows: `Intäkter` and below the figures `Kostnader`.
fn heads_rows(scans: &[Scan<'_>], terms: &Terms<'_, '_>, i: usize) -> bool {
    let alone = |j: Option<usize>| !j.and_then(|j| scans.get(j)).is_some_and(|o| is_group_word(o, terms));
    let labels = scans.get(i + 1).is_some_and(|o| !o.header && o.class == LineClass::Text);
    let later = scans.get(i + 1..(i + GROUP_LINES).min(scans.len())).unwrap_or_default();
    let after_figures =
        |w: &[Scan<'_>]| matches!(w, [a, b] if matches!(a.class, LineClass::Row | LineClass::Figures) && is_group_word(b, terms));
    labels && alone(i.checked_sub(1)) && later.windows(2).any(after_figures)
}

/// Whether a line is nothing but a word that heads rows or columns alike.
fn is_group_word(scan: &Scan<'_>, terms: &Terms<'_, '_>) -> bool {
    let mut words = terms.of_scan(scan);
    let first = words.next().filter(|_| words.next().is_none());
    first.is_some_and(|word| matches!(terms.head(&word), Head { class, glued: false, .. } if is_group(class)))
}

/// Whether a short line names a unit of money.
fn has_unit(scan: &Scan<'_>, terms: &Terms<'_, '_>) -> bool {
    let words = terms.header_words(scan);
    let money = |class| matches!(class, Class::Known(HeaderWord::Unit(Unit::Tkr | Unit::Mnkr | Unit::Kr)));
    words.len() <= 4 && words.iter().any(|w| money(w.class))
}

/// How many lines after a header its months may stand.
const HEADER_REACH: usize = 3;

/// `Utfall 2026-` and `04` on the next line: the digits belong to the header.
pub(super) fn broken_periods(scans: &mut [Scan<'_>]) {
    // How many of the next lines a header stands near.
    let mut near = 0_usize;
    for i in 1..scans.len() {
        let Some(above) = scans.get(i - 1) else { continue };
        near = if above.header { HEADER_REACH } else { near.saturating_sub(1) };
        let open = is_open(above);
        if !open && near == 0 {
            continue;
        }
        let (before, rest) = scans.split_at_mut(i);
        let Some(s) = rest.first_mut().filter(|s| !s.header && (open || is_months_below(before, s))) else { continue };
        let first = s.text.split_whitespace().next().unwrap_or_default();
        // `R12` and below it `202104`, which lost its hyphen.
        let month = matches!(period::part(s.text.trim()), Some(Part::YearMonth(..)));
        let parts = month || s.text.split_whitespace().all(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()));
        if parts || (first.len() <= 4 || first.ends_with('-')) && first.starts_with(|c: char| c.is_ascii_digit()) && s.tail.len() <= 1 {
            s.make_text();
            s.header = true;
        }
    }
}

/// Whether a period may go on below a line.
fn is_open(s: &Scan<'_>) -> bool {
    if !s.header && !matches!(s.text.as_bytes().last(), Some(b'R' | b'2' | b' ' | 0xa0)) {
        return false;
    }
    let text = s.text.trim_end();
    s.header && text.split_whitespace().any(|w| w.len() > 2 && w.ends_with(['-', '–']))
        || text.ends_with(['R', '2']) && (text.ends_with(" R") || matches!(text.trim_start(), "R" | "R12"))
}

/// Whether a line holds months only, below `R12 2024-` and other columns' words.
fn is_months_below(before: &[Scan<'_>], s: &Scan<'_>) -> bool {
    let year = |s: &Scan<'_>| s.header && s.text.split_whitespace().any(|w| w.len() == 5 && w.ends_with(['-', '–']));
    before.iter().rev().take(3).skip(1).any(year)
        && s.text.split_whitespace().all(|w| w.len() == 2 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// Lines of figures whose first ones rise by one each, `0 681 694`, `1 702 688`: ages, months, numbers of the rows.
pub(super) fn numbered_labels(scans: &mut [Scan<'_>]) {
    let mut start = 0;
    while start < scans.len() {
        let Some(number) = scans.get(start).and_then(small_number) else {
            start += 1;
            continue;
        };
        let rising = scans.get(start..).unwrap_or_default().iter().zip(number..).take_while(|(s, n)| small_number(s) == Some(*n));
        let end = start + rising.count();
        // One line among ranges of ages: `0`, then `1-5`.
        let beside =
            |i: Option<usize>| i.and_then(|i| scans.get(i)).is_some_and(|s| s.class == LineClass::Row && is_range(s.label().trim()));
        if end - start >= 4 || beside(start.checked_sub(1)) || beside(Some(end)) {
            for s in scans.get_mut(start..end).unwrap_or_default() {
                s.tail.remove(0);
                s.label_end = s.tail.first().map_or(s.label_end, |t| t.start);
                s.class = LineClass::Row;
            }
        }
        start = end;
    }
}

/// The small number that a line of four figures or more begins with.
fn small_number(s: &Scan<'_>) -> Option<i128> {
    match s.tail.first()?.kind {
        Kind::Number(f) if s.class == LineClass::Figures && s.tail.len() >= 4 && !f.signed && f.decimals == 0 && f.whole_digits <= 3 => {
            Some(f.value.mantissa())
        }
        _ => None,
    }
}
