//! Where text stands cell by cell: runs of short lines that hold one figure or a few words, with more figures in a row than a table's row has.

use crate::layout::{Layout, LineKind};
use crate::tables::around;
use crate::tables::scan::{LineClass, Scan};
use crate::tables::terms::Terms;

/// Longest text of a cell, in characters.
const MOST_LETTERS: usize = 70;
/// Fewest figures in a row, and fewest in all.
const FEWEST_RUN: usize = 3;
const FEWEST_FIGURES: usize = 6;

/// The runs of lines that are cells, by their places among the scans. Lines in them that read like headers are noted as such.
/// `between` lines at the most that are no cells may stand between two of a run.
pub(super) fn find<'a>(
    layout: &Layout<'a>,
    terms: &Terms<'_, 'a>,
    scans: &mut [Scan<'a>],
    used: &[bool],
    between: usize,
) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    let cells: Vec<usize> = scans.iter().enumerate().filter(|(_, s)| is_cell(layout, s, used)).map(|(i, _)| i).collect();
    for zone in cells.chunk_by(|a, b| b - a <= between + 1) {
        if !may_hold(zone, scans) {
            continue;
        }
        let mut tokens = Vec::new();
        for i in zone {
            let Some(s) = scans.get_mut(*i) else { continue };
            let header = s.header || s.class != LineClass::Figures && around::is_header(layout, terms, s, &mut tokens);
            s.header = header;
        }
        out.push(zone.to_vec());
    }
    out
}

/// Whether figures follow one another without labels between.
fn may_hold(zone: &[usize], scans: &[Scan<'_>]) -> bool {
    let (mut figures, mut longest, mut run) = (0, 0, 0);
    let mut before = None;
    for i in zone {
        let figure = scans.get(*i).is_some_and(is_figure);
        run = if figure && (run == 0 || before == i.checked_sub(1)) { run + 1 } else { usize::from(figure) };
        before = Some(*i);
        longest = longest.max(run);
        figures += usize::from(figure);
    }
    figures >= FEWEST_FIGURES && longest >= FEWEST_RUN
}

/// Whether a line is one figure, or a dash for none.
pub(super) fn is_figure(scan: &Scan<'_>) -> bool {
    scan.class == LineClass::Figures && super::cells::figure(scan.text).is_some()
}

/// Whether a text of several words ends in a full stop that is none of an abbreviation: `Förråd m.m.`.
fn ends_sentence(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.strip_suffix('.').is_some_and(|word| last.len() < text.len() && !word.contains('.'))
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
        && !ends_sentence(text)
        && !text.contains("  ")
}
