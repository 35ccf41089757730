//! Codes that stand on lines of their own: `2102`, then `Trafiksäkerhetsåtgärder`, then the figures.
//!
//! Such a line looks like a figure of the row before it. It is a code where most rows of a run have one there, of as many digits and rising, or
//! where it fits between the codes of the rows around it.

use super::gather::{Gathered, Segment};
use super::labels::split_code;
use super::scan::{LineClass, Scan};
use super::shape::Shape;

/// Moves codes from the end of one row to the beginning of the next one's label.
pub(crate) fn put_back(scans: &[Scan<'_>], segment: &mut Segment) {
    if segment.rows.len() < 2 {
        return;
    }
    let last: Vec<Option<u32>> = segment.rows.iter().map(|r| last_code(scans, r)).collect();
    let inner = last.get(..last.len() - 1).unwrap_or_default();
    let found: Vec<u32> = inner.iter().flatten().copied().collect();
    if found.is_empty() {
        return;
    }
    let rising = found.windows(2).all(|w| if let [a, b] = w { a < b } else { true });
    let everywhere = rising && found.len() >= 3 && found.len() * 10 >= inner.len() * 7;
    let codes: Vec<Option<u32>> = segment.rows.iter().map(|r| own_code(scans, r)).collect();
    let moves: Vec<bool> = inner
        .iter()
        .enumerate()
        .map(|(i, v)| {
            let Some(v) = v else { return false };
            if everywhere {
                return true;
            }
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
        let Some(line) = segment.rows.get_mut(i).and_then(|r| r.lines.pop()) else { continue };
        if let Some(r) = segment.rows.get_mut(i) {
            rebuild(scans, r);
        }
        if let Some(next) = segment.rows.get_mut(i + 1) {
            next.pre.insert(0, line);
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

/// The last line of a row, if it is a whole number of three to six digits and nothing else.
fn last_code(scans: &[Scan<'_>], row: &Gathered) -> Option<u32> {
    let s = scans.get(*row.lines.last()?)?;
    let text = s.text.trim();
    let fine = s.class == LineClass::Figures
        && (3..=6).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && !text.starts_with('0');
    fine.then(|| text.parse().ok()).flatten()
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
    row.shape = shape;
}
