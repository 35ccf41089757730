//! Figures without labels: an extractor that reads by columns prints the figures of several rows first and their labels after them.
//!
//! A row with two or three times as many figures, each on its own line, is cut into as many rows; the first keeps the label, the others take the labels
//! that stand too many before the next row or after the table.

use std::collections::HashSet;

use super::class::{Class, classify};
use super::codes::rebuild;
use super::gather::Gathered;
use super::header_line::is_group;
use super::labels;
use super::parts::ends_in_unit;
use super::scan::{LineClass, Scan};
use crate::layout::Gap;
use crate::lexicon::columns::HeaderWord;
use crate::lexicon::rows::SUM_WORDS;

/// The rows of a part with `k` columns, cut where one holds the figures of several; nothing where none does.
///
/// `before` are the lines before the first row, which may have no label among them.
pub(crate) fn spread(scans: &[Scan<'_>], rows: &[Gathered], before: &[usize], rest: &[usize], k: usize) -> Option<Vec<Gathered>> {
    let parts = |row: &Gathered| {
        let several = row.own.is_none() && k >= 2 && row.lines.len().is_multiple_of(k) && (2..=6).contains(&(row.lines.len() / k));
        if several && single_figures(scans, row) { row.lines.len() / k } else { 1 }
    };
    let bare = rows.first().is_some_and(|r| r.own.is_none() && single_figures(scans, r))
        && before.last().and_then(|i| scans.get(*i)).is_some_and(|s| s.header);
    let spare = labels_after(scans, rest);
    if !(rows.iter().any(|row| parts(row) > 1) || bare && spare.len() == 1 && rows.len() >= 3) {
        return None;
    }
    let mut out: Vec<Gathered> = Vec::with_capacity(rows.len());
    let mut waiting: Vec<usize> = Vec::new();
    let summed = summed_groups(scans, rows);
    for (n, row) in rows.iter().enumerate() {
        let mut row = row.clone();
        if !waiting.is_empty() {
            let mut spare = spare_labels(scans, &row.pre, usize::from(row.own.is_none()));
            if bare && spare.len() > waiting.len() && waiting.first() != Some(&0) && out.first().is_some_and(|r| r.pre.is_empty()) {
                waiting.insert(0, 0);
            }
            if spare.len() > waiting.len() {
                spare.retain(|l| !names_columns(scans, l));
            }
            // What has a sum of its own is a group's name, not a row's.
            let names = spare.iter().filter(|l| !summed.contains(&squash(scans, l))).count();
            if names > 0 && names < spare.len() {
                spare.retain(|l| !summed.contains(&squash(scans, l)));
            }
            give(&mut out, &mut waiting, &mut row.pre, spare);
        }
        let parts = parts(&row);
        if parts == 1 {
            out.push(row);
            continue;
        }
        // Labels all before the figures, where the next row has none to spare.
        let groups = label_groups(scans, &row.pre);
        let next = rows.get(n + 1).map_or_else(|| spare.len(), |r| spare_labels(scans, &r.pre, usize::from(r.own.is_none())).len());
        let mut before: Vec<Vec<usize>> = Vec::new();
        if next + 1 < parts && groups.len() >= parts {
            before = groups.get(groups.len() - parts..).unwrap_or_default().to_vec();
            let taken: Vec<usize> = before.iter().flatten().copied().collect();
            row.pre.retain(|i| !taken.contains(i));
        }
        for (p, lines) in row.lines.chunks(k).enumerate() {
            let mut piece = Gathered { lines: lines.to_vec(), ..Gathered::default() };
            if p == 0 {
                piece.pre = std::mem::take(&mut row.pre);
            }
            if let Some(label) = before.get(p) {
                piece.pre.extend(label);
            }
            rebuild(scans, &mut piece);
            if p > 0 && before.is_empty() {
                waiting.push(out.len());
            }
            out.push(piece);
        }
    }
    if bare && spare.len() > waiting.len() && out.first().is_some_and(|r| r.pre.is_empty()) && waiting.first() != Some(&0) {
        waiting.insert(0, 0);
    }
    let mut after: Vec<usize> = rest.to_vec();
    give(&mut out, &mut waiting, &mut after, spare);
    Some(out)
}

/// The labels among the lines after a table; its title may stand before them.
fn labels_after(scans: &[Scan<'_>], rest: &[usize]) -> Vec<Vec<usize>> {
    let mut groups = label_groups(scans, rest);
    groups.retain(|g| !matches!(g.as_slice(), [one] if scans.get(*one).is_some_and(|s| ends_in_unit(s.text))));
    groups
}

/// Whether a label is one word that heads columns or groups of rows: `Kostnadsslag`, `Intäkter`.
fn names_columns(scans: &[Scan<'_>], lines: &[usize]) -> bool {
    let [only] = lines else { return false };
    let text = scans.get(*only).map_or("", |s| s.text.trim());
    !text.contains(char::is_whitespace)
        && matches!(classify(text).0, class @ Class::Known(what) if what == HeaderWord::Stub || is_group(class))
}

/// The letters of a label's lines.
fn squash(scans: &[Scan<'_>], lines: &[usize]) -> String {
    let texts = lines.iter().filter_map(|i| scans.get(*i)).map(Scan::label);
    texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names that stand after a word for a sum in the rows' labels: `Summa Stöd och service`.
fn summed_groups(scans: &[Scan<'_>], rows: &[Gathered]) -> HashSet<String> {
    let mut out = HashSet::new();
    for row in rows {
        let lines: Vec<usize> = row.pre.iter().chain(&row.own).copied().collect();
        let sum = |i: &usize| {
            let first = scans.get(*i).and_then(|s| s.label().split_whitespace().next()).unwrap_or_default().to_lowercase();
            SUM_WORDS.contains(&first.as_str()).then_some(first)
        };
        if let Some((at, word)) = lines.iter().enumerate().rev().find_map(|(n, i)| Some((n, sum(i)?))) {
            let label = squash(scans, lines.get(at..).unwrap_or_default());
            out.extend(label.strip_prefix(&squashed(&word)).map(str::to_owned));
        }
    }
    out
}

fn squashed(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether every line of a row holds one figure, dash or blank cell.
fn single_figures(scans: &[Scan<'_>], row: &Gathered) -> bool {
    row.lines.iter().filter_map(|i| scans.get(*i)).all(|s| {
        s.class == LineClass::BlankCell || {
            let mut shape = super::shape::Shape::default();
            shape.add(s.number, s.text, s.base, &s.tail);
            let c = shape.count();
            c.joined + c.dashes == 1
        }
    })
}

/// Text lines that are no headers, wrapped ones together.
fn label_groups(scans: &[Scan<'_>], lines: &[usize]) -> Vec<Vec<usize>> {
    let text = |i: usize| scans.get(i).map_or("", |s| s.text);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &i in lines.iter().filter(|i| scans.get(**i).is_some_and(|s| !s.header && !s.heading)) {
        // A label does not go on after an empty line, unless a small letter says so.
        let apart = scans.get(i).is_some_and(|s| s.gap != Gap::Adjacent && !s.text.trim_start().starts_with(char::is_lowercase));
        let goes_on = !apart && groups.last().and_then(|g| g.last()).is_some_and(|u| labels::wraps(text(*u), text(i)));
        match groups.last_mut().filter(|_| goes_on) {
            Some(g) => g.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups
}

/// Labels before a row beyond the `own` ones it needs.
fn spare_labels(scans: &[Scan<'_>], pre: &[usize], own: usize) -> Vec<Vec<usize>> {
    let mut groups = label_groups(scans, pre);
    groups.truncate(groups.len().saturating_sub(own));
    groups
}

/// Gives labels to the rows that wait for one, in order.
fn give(out: &mut [Gathered], waiting: &mut Vec<usize>, from: &mut Vec<usize>, labels: Vec<Vec<usize>>) {
    for label in labels {
        if waiting.is_empty() {
            return;
        }
        let row = waiting.remove(0);
        from.retain(|i| !label.contains(i));
        if let Some(r) = out.get_mut(row) {
            r.pre.extend(label);
        }
    }
}
