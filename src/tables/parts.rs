//! Segments → parts, each of one table: a new header, or a new note under the same header, begins another.

use super::assemble::Context;
use super::class::{Class, classify};
use super::deviations::is_deviation;
use super::gather::{Gathered, Segment};
use super::header_line::{is_group, is_note_title};
use super::sums::Kind;
use crate::layout::Gap;
use crate::lexicon::columns::HeaderWord;
use crate::lexicon::rows::SUM_WORDS;

/// Rows of one table with the text lines before the first.
pub(crate) struct Part {
    pub(crate) before: Vec<usize>,
    pub(crate) rows: Vec<Gathered>,
    /// Text lines after the last row.
    pub(crate) rest: Vec<usize>,
    /// It stands under the header of the table before it.
    pub(crate) inherits: bool,
}

/// Cuts a segment where a new header, or a new note under the same header, begins.
pub(crate) fn parts(context: &Context<'_, '_>, segment: Segment) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut header_squash = String::new();
    for mut row in segment.rows {
        let core = core_words(context, &row.pre);
        let strong = core > 0;
        let squash = if strong { context.squash(&without_group_words(context, &row.pre)) } else { String::new() };
        let note_title = row.pre.iter().any(|i| is_note_title(context.text(*i)));
        let page = || row.pre.iter().chain(&row.lines).any(|i| context.scans.get(*i).is_some_and(|s| s.gap == Gap::Page));
        let last_total = || out.last().is_some_and(|p| ends_in_total(context, p));
        let titled = || out.last().is_some_and(|p| is_titled(context, &row.pre, &p.before));
        let fresh = match out.last() {
            None => true,
            Some(_) if strong => {
                let repeated = !squash.is_empty() && (squash == header_squash || header_squash.ends_with(&squash) && squash.len() > 8);
                if repeated && !titled() && (page() || !last_total()) {
                    row.pre = after_header(context, &row.pre);
                    false
                } else {
                    core >= 2 || has_title_gap(context, &row)
                }
            }
            Some(_) => false,
        };
        if fresh || note_title && !out.is_empty() {
            let inherits = !strong && note_title;
            if strong {
                header_squash = squash;
            }
            let before = std::mem::take(&mut row.pre);
            out.push(Part { before, rows: vec![row], rest: Vec::new(), inherits });
        } else if let Some(part) = out.last_mut() {
            part.rows.push(row);
        }
    }
    if let Some(last) = out.last_mut() {
        last.rest = segment.rest;
    }
    out
}

/// Whether the last row is a total, and not of a group only: `Summa Stöd och service` below `Stöd och service`.
fn ends_in_total(context: &Context<'_, '_>, part: &Part) -> bool {
    let Some(row) = part.rows.last() else { return false };
    if !label_kind(context, row).is_total() {
        return row.own.and_then(|o| context.scans.get(o)).is_some_and(|s| is_deviation(s.label()));
    }
    let texts = row.pre.iter().map(|i| context.text(*i)).chain(row.own.and_then(|o| context.scans.get(o)).map(|s| s.label()));
    let mut label = String::new();
    for text in texts {
        let first = text.split_whitespace().next().unwrap_or_default();
        if SUM_WORDS.contains(&first.to_lowercase().as_str()) {
            label.clear();
            label.push_str(&squash(text.trim_start().get(first.len()..).unwrap_or_default()));
        } else if !label.is_empty() {
            label.push_str(&squash(text));
        }
    }
    let group = |i: &usize| squash(context.text(*i)).starts_with(&label);
    let lines = part.before.iter().chain(part.rows.iter().flat_map(|r| &r.pre));
    label.len() < 4 || !lines.filter(|i| !row.pre.contains(i)).any(group)
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a title with a unit stands before the header which the table before has not: then another table begins.
fn is_titled(context: &Context<'_, '_>, pre: &[usize], earlier: &[usize]) -> bool {
    let known = |i: &usize| earlier.iter().any(|e| context.text(*e).trim() == context.text(*i).trim());
    pre.iter().take_while(|i| !context.is_header(**i)).any(|i| ends_in_unit(context.text(*i)) && !known(i))
}

/// `Driftredovisning, tkr`, `Driftbudget (kr)`.
pub(crate) fn ends_in_unit(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default().trim_matches(['(', ')', ',', '.', ':']);
    last.len() < text.trim().len() && matches!(classify(last).0, Class::Known(HeaderWord::Unit(_)))
}

/// The lines without those of one word that heads rows as well as columns, which may stand anywhere: `Intäkter`.
fn without_group_words(context: &Context<'_, '_>, lines: &[usize]) -> Vec<usize> {
    let group = |i: &usize| matches!(context.words(*i).as_slice(), [only] if is_group(only.class));
    lines.iter().copied().filter(|i| !group(i)).collect()
}

fn has_title_gap(context: &Context<'_, '_>, row: &Gathered) -> bool {
    row.pre.iter().filter(|i| context.is_header(**i)).count() >= 2
}

fn label_kind(context: &Context<'_, '_>, row: &Gathered) -> Kind {
    let label = row.own.and_then(|o| context.scans.get(o)).map(|s| s.label().to_owned());
    let label = label.filter(|l| !l.trim().is_empty()).or_else(|| row.pre.last().map(|i| context.text(*i).to_owned())).unwrap_or_default();
    Kind::of(&label, false, false)
}

/// Roles and periods in the header lines.
fn core_words(context: &Context<'_, '_>, lines: &[usize]) -> usize {
    let headers = lines.iter().filter(|i| context.is_header(**i));
    headers.map(|i| context.words(*i).iter().filter(|w| w.is_core()).count()).sum()
}

/// The lines after the last header line.
fn after_header(context: &Context<'_, '_>, lines: &[usize]) -> Vec<usize> {
    let last = lines.iter().rposition(|i| context.is_header(*i));
    lines.get(last.map_or(0, |l| l + 1)..).unwrap_or_default().to_vec()
}

/// A header that comes twice before the first row, with a page break between: the first one goes, for the second stands over the rows; what stands
/// between stays.
pub(crate) fn without_repeated_header(context: &Context<'_, '_>, before: Vec<usize>) -> Vec<usize> {
    let n = before.len();
    let texts: Vec<Vec<&str>> = before.iter().map(|i| context.text(*i).split_whitespace().collect()).collect();
    let text = |p: usize| texts.get(p);
    let flagged = |p: usize| before.get(p).is_some_and(|i| context.is_header(*i));
    for first in (0..n).filter(|p| flagged(*p)) {
        for second in first + 1..n {
            let same = (second..n).take_while(|p| *p - second < second - first && text(*p) == text(first + *p - second)).count();
            let headers = (second..second + same).filter(|p| flagged(*p)).count();
            if same >= 1
                && headers >= 1
                && (same >= 2 || (second..n).skip(same).all(|p| !flagged(p)) && (first..second).skip(same).all(|p| !flagged(p)))
            {
                let page = (first..=second).any(|p| before.get(p).and_then(|i| context.scans.get(*i)).is_some_and(|s| s.gap == Gap::Page));
                // Without a page break to be seen, the whole header comes again after a group's name.
                let between = first + same..second;
                let group = || !between.is_empty() && between.clone().all(|p| !flagged(p));
                let words = || core_words(context, before.get(second..second + same).unwrap_or_default());
                if page || group() && words() >= 3 {
                    // A title that comes again with its header goes too.
                    let titles = (1..=first.min(second - first - same)).take_while(|d| text(first - d) == text(second - d)).count();
                    let part = |from: usize, to: usize| before.get(from..to).unwrap_or_default().iter();
                    let (header, between) = (part(second, second + same), part(first + same, second - titles));
                    return part(0, first).chain(header).chain(between).chain(part(second + same, n)).copied().collect();
                }
            }
        }
    }
    before
}
