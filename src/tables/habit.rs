//! What is usual in a table's figures, and how many columns it may have.

use super::assemble::{Context, DraftRow};
use super::shape::Shape;
use crate::limits::MAX_COLUMNS;

/// What is usual in a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habit {
    /// Hard blanks stand between digit groups.
    pub(crate) hard_groups: bool,
    /// A minus stands right before its digits somewhere, so a dash alone is a blank cell.
    pub(crate) tight_minus: bool,
    /// The minus stands behind its digits: `1 400-`.
    pub(crate) minus_behind: bool,
    /// Nearly all figures have this many decimals.
    pub(crate) decimals: Option<usize>,
    /// Figures are grouped by blanks, so longer runs of digits are more than one.
    pub(crate) grouped: bool,
    /// The table has a column of note numbers before its figures.
    pub(crate) notes: bool,
    /// Width of the gaps that only part cells.
    pub(crate) base_gap: u32,
    /// Right edges of the columns, where columns are aligned.
    pub(crate) edges: Vec<u32>,
    /// Every line, or every piece between wide gaps, is one cell.
    pub(crate) pieces: bool,
    /// How many lines of one figure each nearly all rows have.
    pub(crate) lines: Option<usize>,
    /// The unit is the krona, so that millions are nothing unusual.
    pub(crate) kronor: bool,
}

/// What is usual in the rows' figures.
pub(crate) fn habit(context: &Context<'_, '_>, rows: &[DraftRow]) -> Habit {
    let (mut tight, mut hard) = (0, 0);
    let (mut before, mut behind) = (0_usize, 0_usize);
    let mut decimals = [0_usize; 5];
    let (mut whole, mut grouped) = (0_usize, 0_usize);
    let mut wide = 0;
    let mut stacked = 0;
    let mut widths = [0_usize; 16];
    let mut narrow = 0_usize;
    for r in rows {
        let s = &r.shape.signs;
        let at = |i: usize| s.get(i).copied().unwrap_or(b' ');
        let mut i = 0;
        wide += usize::from(s.iter().skip(1).filter(|c| **c == b'=').count() >= 1);
        stacked += usize::from(s.iter().filter(|c| **c == b'\n').count() >= 1);
        while i < s.len() {
            match at(i) {
                b'-' if at(i + 1).is_ascii_digit() => tight += 1,
                b'-' if i > 0 && at(i - 1).is_ascii_digit() && (i + 1 == s.len() || Shape::is_gap(at(i + 1))) => behind += 1,
                b'-' => before += 1,
                b',' if at(i + 1).is_ascii_digit() => {
                    let d = (1..5).take_while(|j| at(i + j).is_ascii_digit()).count();
                    if let Some(slot) = decimals.get_mut(d) {
                        *slot += 1;
                    }
                    i += d;
                }
                b'=' if i > 0 && i + 1 < s.len() => {
                    let width = usize::try_from(r.shape.gap_width(i)).unwrap_or(0).min(15);
                    if let Some(slot) = widths.get_mut(width) {
                        *slot += 1;
                    }
                }
                b' ' => narrow += 1,
                b'_' if at(i + 1).is_ascii_digit() => hard += 1,
                c if c.is_ascii_digit() && !at(i + 1).is_ascii_digit() && !matches!(at(i + 1), b',' | b'.' | b'_') => {
                    whole += 1;
                    if at(i + 1) == b' ' && (2..5).all(|j| at(i + j).is_ascii_digit()) && !at(i + 5).is_ascii_digit() {
                        grouped += 1;
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }
    let with: usize = decimals.iter().sum();
    let usual = decimals.iter().enumerate().max_by_key(|(_, n)| **n).map(|(d, _)| d).unwrap_or(0);
    let most = decimals.get(usual).copied().unwrap_or(0);
    let usual_decimals = (most * 10 >= with * 8 && most > 2 && most * 2 > whole).then_some(usual);
    Habit {
        hard_groups: hard >= 2,
        tight_minus: tight > 0 || context.tight_minus(),
        minus_behind: behind >= FEWEST_BEHIND && tight + before == 0 && !context.tight_minus(),
        decimals: usual_decimals,
        grouped: grouped > 0,
        notes: false,
        base_gap: {
            let gaps: usize = widths.iter().sum();
            let usual = widths.iter().enumerate().max_by_key(|(_, n)| **n).map_or(1, |(w, _)| w);
            if gaps > rows.len() / 2 && gaps * 3 > narrow { u32::try_from(usual).unwrap_or(1) } else { 1 }
        },
        edges: Vec::new(),
        pieces: stacked * 2 > rows.len() || context.aligned && wide * 3 >= rows.len() * 2,
        lines: usual_lines(rows),
        kronor: false,
    }
}

/// Fewest figures with a minus behind them, where none has one before.
const FEWEST_BEHIND: usize = 2;

/// How many lines of one figure each three rows in four have.
fn usual_lines(rows: &[DraftRow]) -> Option<usize> {
    let mut counts = [0_usize; MAX_COLUMNS + 1];
    for r in rows.iter().filter(|r| !r.glued) {
        let c = r.shape.count();
        let lines = r.shape.signs.iter().filter(|s| **s == b'\n').count() + 1;
        let one_each = lines == c.joined + c.dashes + c.blanks && !r.shape.signs.contains(&b'=');
        if let Some(slot) = counts.get_mut(lines).filter(|_| one_each && lines >= FEWEST_LINES) {
            *slot += 1;
        }
    }
    let (usual, most) = counts.iter().enumerate().max_by_key(|(_, n)| **n)?;
    (*most >= FEWEST_LIKE && most * 4 >= rows.len() * 3).then_some(usual)
}

/// Fewest lines of a row, and fewest rows, that tell how many columns there are.
const FEWEST_LINES: usize = 3;
const FEWEST_LIKE: usize = 3;

/// The numbers of columns that most rows could have, likeliest first.
pub(crate) fn column_counts(rows: &[DraftRow], habit: &Habit) -> Vec<usize> {
    let mut votes = [0_usize; MAX_COLUMNS + 1];
    for r in rows {
        let c = r.shape.count();
        let lower = c.joined + if habit.tight_minus { c.dashes } else { 0 } + c.blanks;
        let upper = c.runs + c.dashes + c.blanks;
        let pieces = if habit.pieces { Some(pieces(&r.shape)) } else { None };
        for k in lower.max(1)..=upper.min(MAX_COLUMNS) {
            if let Some(v) = votes.get_mut(k) {
                *v += 2 + usize::from(k == lower) + if pieces == Some(k) { 4 } else { 0 };
            }
        }
        if r.glued {
            for k in lower.max(1)..=(lower + 5).min(MAX_COLUMNS) {
                if let Some(v) = votes.get_mut(k) {
                    *v += 1;
                }
            }
        }
    }
    let mut order: Vec<usize> = (1..votes.len()).filter(|k| votes.get(*k).copied().unwrap_or(0) > 0).collect();
    order.sort_by_key(|k| (std::cmp::Reverse(votes.get(*k).copied().unwrap_or(0)), *k));
    order.truncate(6);
    order
}

/// Pieces between line ends and wide gaps.
pub(crate) fn pieces(shape: &Shape) -> usize {
    let mut n = 0;
    let mut open = false;
    for s in &shape.signs {
        match s {
            b'\n' | b'=' => open = false,
            _ if !open => {
                n += 1;
                open = true;
            }
            _ => {}
        }
    }
    n
}

/// Right edges of the columns: medians over the rows that have exactly `k` pieces.
pub(crate) fn edges(rows: &[DraftRow], k: usize) -> Vec<u32> {
    let mut columns: Vec<Vec<u32>> = vec![Vec::new(); k];
    for r in rows {
        let mut ends: Vec<u32> = Vec::new();
        let signs = &r.shape.signs;
        for (i, s) in signs.iter().enumerate() {
            let last = signs.get(i + 1).is_none_or(|n| matches!(n, b'=' | b'\n'));
            if last && !matches!(s, b'=' | b'\n') {
                ends.extend(r.shape.places.get(i).map(|p| p.x + 1));
            }
        }
        if ends.len() == k && signs.iter().all(|s| *s != b'\n') {
            for (c, e) in columns.iter_mut().zip(ends) {
                c.push(e);
            }
        }
    }
    if columns.first().is_none_or(|c| c.len() < 2) {
        return Vec::new();
    }
    columns
        .into_iter()
        .map(|mut c| {
            c.sort_unstable();
            c.get(c.len() / 2).copied().unwrap_or(0)
        })
        .collect()
}
