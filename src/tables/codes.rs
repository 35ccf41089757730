//! Codes that stand on lines of their own: `2102`, then `Trafiksäkerhetsåtgärder`, then the figures.
//!
//! Such a line looks like a figure of the row before it. It is a code where most rows of a run have one there, of as many digits and rising, or
//! where it fits between the codes of the rows around it.

use std::rc::Rc;

use super::gather::{Gathered, Segment};
use super::labels::split_code;
use super::scan::{LineClass, Scan};
use super::shape::Shape;

/// Moves codes from the end of one row to the beginning of the next one's label.
pub(crate) fn put_back(scans: &[Scan<'_>], segment: &mut Segment) {
    if segment.rows.len() < 2 {
        return;
    }
    let last: Vec<Option<Code>> = segment.rows.iter().map(|r| last_code(scans, r)).collect();
    let inner = last.get(..last.len() - 1).unwrap_or_default();
    if inner.iter().all(Option::is_none) {
        return;
    }
    let sure = sure(&segment.rows, inner);
    let found: Vec<u32> = inner.iter().flatten().filter(|c| c.is_clear()).map(|c| c.value).collect();
    let rising = found.windows(2).all(|w| if let [a, b] = w { a < b } else { true });
    let everywhere = rising && found.len() >= 3 && found.len() * 10 >= inner.len() * 7 && !last_is_whole(&segment.rows, inner);
    let codes: Vec<Option<u32>> = segment.rows.iter().map(|r| own_code(scans, r)).collect();
    let moves: Vec<bool> = inner
        .iter()
        .enumerate()
        .map(|(i, v)| {
            if sure.get(i) == Some(&true) {
                return true;
            }
            let Some(v) = v.filter(Code::is_clear).map(|c| c.value) else { return false };
            if everywhere {
                return true;
            }
            let v = &v;
            let before = codes.get(..=i).unwrap_or_default().iter().rev().flatten().next();
            let after = codes.get(i + 2..).unwrap_or_default().iter().flatten().next();
            let between =
                before.is_some_and(|b| b < v && digits(*b) == digits(*v)) && after.is_none_or(|a| a > v && digits(*a) == digits(*v));
            between && codes.get(i + 1).copied().flatten().is_none()
        })
        .collect();
    for (i, go) in moves.iter().enumerate() {
        if !go {
            continue;
        }
        let lines = inner.get(i).copied().flatten().map_or(0, |c| c.lines);
        let Some(code) = segment.rows.get_mut(i).map(|r| r.lines.split_off(r.lines.len().saturating_sub(lines))) else { continue };
        if let Some(r) = segment.rows.get_mut(i) {
            rebuild(scans, r);
        }
        if let Some(next) = segment.rows.get_mut(i + 1) {
            next.pre.splice(0..0, code);
        }
    }
    // What held only a code has no figures left: its texts belong to the next row.
    let mut carried: Vec<usize> = Vec::new();
    let mut rows = Vec::with_capacity(segment.rows.len());
    for mut r in std::mem::take(&mut segment.rows) {
        if !carried.is_empty() {
            carried.append(&mut r.pre);
            r.pre = std::mem::take(&mut carried);
        }
        if r.shape.is_empty() && r.own.is_none() {
            carried = r.pre;
            continue;
        }
        rows.push(r);
    }
    segment.rows = rows;
}

fn digits(n: u32) -> usize {
    n.to_string().len()
}

/// A number at the end of a row that may be the next row's code.
#[derive(Clone, Copy)]
struct Code {
    value: u32,
    /// How many lines it stands on, and how many digits it has.
    lines: usize,
    digits: usize,
}

impl Code {
    /// Whether it may be told by its digits alone.
    fn is_clear(&self) -> bool {
        self.lines == 1 && self.digits > SHORT
    }
}

/// Digits of a code that looks like any small figure.
const SHORT: usize = 2;

/// Whether the last row, after which no code can stand, has as many lines as most that end in what may be one.
fn last_is_whole(rows: &[Gathered], codes: &[Option<Code>]) -> bool {
    let last = rows.last().map_or(0, |r| r.lines.len());
    let coded = || rows.iter().zip(codes).filter(|(_, c)| c.is_some());
    coded().filter(|(r, _)| r.lines.len() == last).count() * 2 > coded().count()
}

/// Codes that are surely none of their rows' figures: of as many digits, rising, and each row has as many lines more than the row after the last code as the
/// code takes; or they stand between rows without labels of their own.
fn sure(rows: &[Gathered], codes: &[Option<Code>]) -> Vec<bool> {
    let mut out = vec![false; codes.len()];
    let follows =
        |a: Option<Code>, b: Option<Code>| a.zip(b).is_some_and(|(a, b)| a.value < b.value && a.lines == b.lines && a.digits == b.digits);
    let code = |i: usize| codes.get(i).copied().flatten();
    let lines = |i: usize| rows.get(i).map_or(0, |r| r.lines.len());
    let is_lone = |i: usize| code(i).is_some_and(|c| c.lines == lines(i)) && rows.get(i).is_some_and(|r| r.own.is_none());
    let mut start = 0;
    while start < codes.len() {
        let Some(first) = code(start) else {
            start += 1;
            continue;
        };
        let mut end = start + 1;
        while follows(code(end - 1), code(end)) {
            end += 1;
        }
        let fewer = lines(end);
        // A number at the end of a label may take a line too.
        let longer = (start + 1..end).filter(|i| lines(*i) == fewer + first.lines).count();
        if fewer >= 2
            && longer * 4 >= (end - start - 1) * 3
            && (end - start >= 4 && first.digits > SHORT || end - start >= 2 && is_lone(start))
        {
            out.get_mut(start..end).unwrap_or_default().fill(true);
        }
        start = end;
    }
    // A code, then a row with its label and its figures on a line, and so on.
    let own = |i: usize| rows.get(i).is_some_and(|r| r.own.is_some() && r.pre.is_empty());
    let lone: Vec<usize> = (0..codes.len()).filter(|i| is_lone(*i) && code(*i).is_some_and(|c| c.digits > SHORT) && own(i + 1)).collect();
    let chained = |a: usize, b: usize| b == a + 2 && follows(code(a), code(b));
    for (n, i) in lone.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| lone.get(n)).is_some_and(|b| chained(*b, *i));
        let after = lone.get(n + 1).is_some_and(|a| chained(*i, *a));
        if let Some(slot) = out.get_mut(*i).filter(|_| before || after) {
            *slot = true;
        }
    }
    out
}

/// The last line of a row, if it is a whole number of two to six digits and nothing else; or the last two where the number was broken: `3001`, `7`.
fn last_code(scans: &[Scan<'_>], row: &Gathered) -> Option<Code> {
    let digits = |i: usize| {
        let s = scans.get(i).filter(|s| s.class == LineClass::Figures)?;
        Some(s.text.trim()).filter(|t| !t.is_empty() && t.len() <= 6 && t.bytes().all(|b| b.is_ascii_digit()))
    };
    let last = digits(*row.lines.last()?)?;
    let broken = || digits(*row.lines.get(row.lines.len().checked_sub(2)?)?).filter(|f| (3..=5).contains(&f.len()) && !f.starts_with('0'));
    if (SHORT..=6).contains(&last.len()) && !last.starts_with('0') && (last.len() > SHORT || broken().is_none()) {
        return Some(Code { value: last.parse().ok()?, lines: 1, digits: last.len() });
    }
    let first = broken()?;
    (last.len() <= 2).then_some(())?;
    Some(Code { value: format!("{first}{last}").parse().ok()?, lines: 2, digits: first.len() + last.len() })
}

/// Whether two lines are a code that was broken: `3001`, `7`.
pub(crate) fn is_broken_code(first: &str, last: &str) -> bool {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    (3..=5).contains(&first.trim().len()) && (1..=2).contains(&last.trim().len()) && digits(first.trim()) && digits(last.trim())
}

/// The code at the beginning of a row's label.
fn own_code(scans: &[Scan<'_>], row: &Gathered) -> Option<u32> {
    let own = row.own.and_then(|o| scans.get(o)).map(|s| s.label());
    let texts = row.pre.iter().filter_map(|i| scans.get(*i)).map(|s| s.text).chain(own);
    texts.filter_map(split_code).filter_map(|(c, _)| c.parse().ok()).next_back()
}

/// Puts the shape of a row together anew from its lines.
pub(crate) fn rebuild(scans: &[Scan<'_>], row: &mut Gathered) {
    let mut shape = Shape::default();
    for i in &row.lines {
        let Some(s) = scans.get(*i) else { continue };
        if s.class == LineClass::BlankCell {
            shape.add_blank_cell(s.number);
        } else {
            shape.add(s.number, s.text, s.base, &s.tail);
        }
    }
    row.shape = Rc::new(shape);
}
