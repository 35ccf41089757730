//! Where text stands cell by cell: runs of short lines that hold one figure or a few words, with more figures in a row than a table's row has.

use std::ops::Range;

use crate::layout::{Layout, LineKind};
use crate::tables::around;
use crate::tables::scan::{LineClass, Scan};
use crate::tables::terms::Terms;

/// Longest text of a cell, in characters.
const MOST_LETTERS: usize = 70;
/// Fewest figures in a row, and fewest in all.
const FEWEST_RUN: usize = 3;
const FEWEST_FIGURES: usize = 6;

/// The runs of lines that are cells. Lines in them that read like headers are noted as such.
pub(super) fn find<'a>(layout: &Layout<'a>, terms: &Terms<'_, 'a>, scans: &mut [Scan<'a>], used: &[bool]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < scans.len() {
        let length = scans.iter().skip(start).take_while(|s| is_cell(layout, s, used)).count();
        let zone = start..start + length;
        start += length.max(1);
        if scans.get(zone.clone()).is_some_and(may_hold) {
            let mut tokens = Vec::new();
            for s in scans.get_mut(zone.clone()).unwrap_or_default() {
                let header = s.header || s.class != LineClass::Figures && around::is_header(layout, terms, s, &mut tokens);
                s.header = header;
            }
            out.push(zone);
        }
    }
    out
}

/// Whether figures follow one another without labels between.
fn may_hold(zone: &[Scan<'_>]) -> bool {
    let figures = zone.iter().filter(|s| is_figure(s)).count();
    let (mut longest, mut run) = (0, 0);
    for s in zone {
        run = if is_figure(s) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    figures >= FEWEST_FIGURES && longest >= FEWEST_RUN
}

/// Whether a line is one figure, or a dash for none.
pub(super) fn is_figure(scan: &Scan<'_>) -> bool {
    scan.class == LineClass::Figures && super::cells::figure(scan.text).is_some()
}

fn is_cell(layout: &Layout<'_>, scan: &Scan<'_>, used: &[bool]) -> bool {
    if is_figure(scan) {
        return true;
    }
    if used.get(scan.number as usize - 1) == Some(&true) {
        return false;
    }
    let text = scan.text.trim();
    let Some(line) = layout.line(scan.number) else { return false };
    if line.kind == LineKind::Heading || scan.header {
        return true;
    }
    matches!(scan.class, LineClass::Text | LineClass::Barrier)
        && !line.prose
        && text.chars().any(char::is_alphanumeric)
        && text.chars().take(MOST_LETTERS + 1).count() <= MOST_LETTERS
        && !(text.ends_with('.') && text.contains(' '))
        && !text.contains("  ")
}
