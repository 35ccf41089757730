//! Second halves of labels that an extractor prints far below: `Upphandling och` with its figures, more rows, and after them `inköp`.

use super::gather::Gathered;
use super::labels;
use super::scan::{LineClass, Scan};

/// Gives the lines that begin with a small letter, before rows or after the last, to the labels above that lack their end, in order.
pub(crate) fn join(scans: &[Scan<'_>], before: &[usize], rows: &mut [Gathered], rest: &mut Vec<usize>) {
    let text = |i: usize| scans.get(i).map_or("", |s| s.text.trim());
    let is_half = |i: usize| {
        let small =
            |s: &Scan<'_>| s.class == LineClass::Text && !s.header && !s.heading && s.text.trim_start().starts_with(char::is_lowercase);
        scans.get(i).is_some_and(small) && !labels::is_part(text(i)) && text(i).len() <= LONGEST_HALF
    };
    let mut open: Vec<usize> = Vec::new();
    for n in 0..rows.len() {
        let Some(row) = rows.get(n) else { continue };
        let own = row.own.and_then(|o| scans.get(o)).map(|s| s.label().trim()).filter(|l| !l.is_empty());
        let lines = if n == 0 { before } else { row.pre.as_slice() };
        // The last line before figures of their own lines is the label.
        let spare = if own.is_none() { lines.len().saturating_sub(1) } else { lines.len() };
        let halves = if n == 0 { 0 } else { lines.iter().take(spare).take_while(|i| is_half(**i)).count() };
        let takes = if open.is_empty() { 0 } else { halves.min(open.len()) };
        let label = own.or_else(|| lines.last().filter(|i| scans.get(**i).is_some_and(|s| !s.header)).map(|i| text(*i)));
        let is_open = label.is_some_and(labels::is_open) && row.post.is_empty();
        let taken: Vec<usize> = match rows.get_mut(n) {
            Some(row) if n > 0 => row.pre.drain(..takes).collect(),
            _ => Vec::new(),
        };
        give(rows, &mut open, taken);
        if is_open {
            open.push(n);
        }
    }
    begin(scans, rows, rest);
    let last: Vec<usize> = rest.iter().copied().take_while(|i| is_half(*i)).take(open.len()).collect();
    rest.drain(..last.len());
    give(rows, &mut open, last);
}

/// Gives first halves that are printed far below, `Livsmedel och`, to the rows above whose labels begin with a small letter, in order.
fn begin(scans: &[Scan<'_>], rows: &mut [Gathered], rest: &mut Vec<usize>) {
    let text = |i: usize| scans.get(i).map_or("", |s| s.text.trim());
    let small = |t: &str| t.starts_with(char::is_lowercase) && !labels::is_part(t);
    let mut headless: Vec<usize> = Vec::new();
    for n in 1..rows.len() {
        let Some(row) = rows.get(n) else { continue };
        let own = row.own.and_then(|o| scans.get(o)).map(|s| s.label().trim()).filter(|l| !l.is_empty());
        let spare = row.pre.len().saturating_sub(usize::from(own.is_none()));
        let label = own.or_else(|| row.pre.last().map(|i| text(*i))).unwrap_or_default();
        let lone = spare == 0 && small(label);
        let mut found: Vec<usize> = Vec::new();
        if !headless.is_empty() {
            let pre = row.pre.get(..spare).unwrap_or_default();
            let next = |p: usize| pre.get(p + 1).map_or("", |i| text(*i));
            found = pre
                .iter()
                .enumerate()
                .filter(|(p, i)| labels::is_open(text(**i)) && p + 1 < spare && !small(next(*p)))
                .map(|(_, i)| *i)
                .collect();
        }
        take(rows, &mut headless, found, Some(n), rest);
        if lone {
            headless.push(n);
        }
    }
    let found = rest.iter().enumerate().filter(|(p, i)| labels::is_open(text(**i)) && !small(rest.get(p + 1).map_or("", |i| text(*i))));
    let found: Vec<usize> = found.map(|(_, i)| *i).collect();
    take(rows, &mut headless, found, None, rest);
}

/// Moves first halves from before a row, or from after the table, to the rows that lack them.
fn take(rows: &mut [Gathered], headless: &mut Vec<usize>, halves: Vec<usize>, from: Option<usize>, rest: &mut Vec<usize>) {
    for half in halves {
        if headless.is_empty() {
            return;
        }
        match from.and_then(|n| rows.get_mut(n)) {
            Some(row) => row.pre.retain(|i| *i != half),
            None => rest.retain(|i| *i != half),
        }
        let row = headless.remove(0);
        if let Some(row) = rows.get_mut(row) {
            let at = if row.own.is_some() { row.pre.len() } else { row.pre.len().saturating_sub(1) };
            row.pre.insert(at, half);
        }
    }
}

/// Longest end of a label, in bytes.
const LONGEST_HALF: usize = 40;

fn give(rows: &mut [Gathered], open: &mut Vec<usize>, halves: Vec<usize>) {
    for half in halves {
        if open.is_empty() {
            return;
        }
        let row = open.remove(0);
        if let Some(row) = rows.get_mut(row) {
            row.post.push(half);
        }
    }
}
