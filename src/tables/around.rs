//! Which lines are parts of headers. Only those around figures are asked: a block of lines without figures holds no table.

use super::header_line::{Counts, is_note_title, looks_like_header};
use super::labels;
use super::scan::{LineClass, Scan};
use super::terms::Terms;
use super::tokens::Token;
use crate::layout::{Layout, LayoutLine};

/// How many lines after a header its period may go on.
const PERIOD_BELOW: usize = 3;

/// Asks the lines around figures whether they are parts of headers. A line that is none stays what it is; lines far from figures become barriers.
pub(super) fn ask<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, scans: &mut [Scan<'a>]) {
    let mut tokens = Vec::new();
    let mut seen = vec![false; scans.len()];
    for i in 0..scans.len() {
        let figures = |s: &Scan<'_>| s.class != LineClass::Barrier && (s.class != LineClass::Text || !s.worded);
        if seen.get(i) == Some(&true) || !scans.get(i).is_some_and(figures) {
            continue;
        }
        // How many lines are asked although a barrier stands between them and the figures.
        let mut beyond = 0;
        for up in (0..=i).rev() {
            if up < i && seen.get(up) == Some(&true) && beyond == 0 {
                break;
            }
            see(layout, terms, scans, &mut seen, up, &mut tokens);
            beyond += usize::from(beyond > 0 || scans.get(up).is_some_and(ends_block));
            let below = scans.get(up + 1..(up + PERIOD_BELOW).min(i + 1)).unwrap_or_default();
            if beyond >= PERIOD_BELOW || beyond == 1 && !below.iter().any(begins_with_digit) {
                break;
            }
        }
        for down in i + 1..scans.len() {
            if seen.get(down) == Some(&true) || scans.get(down - 1).is_some_and(ends_block) {
                break;
            }
            see(layout, terms, scans, &mut seen, down, &mut tokens);
        }
    }
    for (s, seen) in scans.iter_mut().zip(seen) {
        if !seen {
            s.class = LineClass::Barrier;
        }
    }
}

fn see<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, scans: &mut [Scan<'a>], seen: &mut [bool], i: usize, tokens: &mut Vec<Token>) {
    let Some((scan, seen)) = scans.get_mut(i).zip(seen.get_mut(i)) else { return };
    *seen = true;
    if !std::mem::replace(&mut scan.asked, true) && is_header(layout, terms, scan, tokens) {
        scan.make_text();
        scan.header = true;
        scan.glued = false;
    }
}

/// Whether no table goes over a line, whatever stands beside it: a barrier that is no month or year of the header above.
fn ends_block(s: &Scan<'_>) -> bool {
    s.class == LineClass::Barrier && !begins_with_digit(s) && s.text.trim().contains([' ', '\u{a0}'])
}

fn begins_with_digit(s: &Scan<'_>) -> bool {
    s.text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line reads like a part of a header.
pub(super) fn is_header<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, scan: &Scan<'a>, tokens: &mut Vec<Token>) -> bool {
    let Some(line) = layout.line(scan.number) else { return false };
    let part: LayoutLine<'_>;
    let line = if scan.text.len() == line.text.len() {
        line
    } else {
        part = line.part(scan.text, scan.gap);
        &part
    };
    if Counts::of(terms, line, scan.base).is_none() || is_note_title(line.text) || labels::is_part(line.text) {
        return false;
    }
    terms.tokens(line.text, terms.of_scan(scan), tokens);
    looks_like_header(line, &terms.header_words(scan), tokens)
}
