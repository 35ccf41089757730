//! Which of the lines before a table's first row are its header.

use super::assemble::{Context, DraftRow};
use super::class::Class;
use super::habit::{Habit, edges};
use super::header::{self, Cut};
use super::words::{Word, join_broken};
use crate::layout::Gap;
use crate::lexicon::columns::HeaderWord;
use crate::limits::MAX_HEADER_LINES;

/// A header that was found among the lines before the first row.
pub(crate) struct Found<'a> {
    pub(crate) title: Vec<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) after: Vec<usize>,
    pub(crate) cut: Option<Cut<'a>>,
    pub(crate) cost: i32,
    pub(crate) notes: bool,
}

/// Looks for the lines that head `k` columns best.
pub(crate) fn find_header<'a>(
    context: &Context<'_, 'a>,
    before: &[usize],
    own: &str,
    k: usize,
    rows: &[DraftRow],
    habit: &Habit,
) -> Found<'a> {
    let n = before.len();
    let flagged: Vec<usize> = (0..n).filter(|p| before.get(*p).is_some_and(|i| context.is_header(*i))).collect();
    let label_lines = usize::from(own.is_empty()).min(n);
    let mut best: Option<(i32, usize, usize, Cut<'a>, bool)> = None;
    let page = first_page(context, rows);
    let edges = if habit.edges.is_empty() || page.len() == rows.len() { Vec::new() } else { edges(page, k) };
    let (page, edges) = if edges.is_empty() { (rows, habit.edges.as_slice()) } else { (page, edges.as_slice()) };
    let last_flag = flagged.last().copied();
    let first_flag = flagged.first().copied();
    let ends: Vec<usize> = match last_flag {
        Some(l) => (l + 1..=n.saturating_sub(label_lines).max(l + 1).min(l + 1 + k)).collect(),
        None => (1..=n.saturating_sub(label_lines)).rev().take(3).collect(),
    };
    for end in ends {
        let earliest = end.saturating_sub(MAX_HEADER_LINES);
        let starts: Vec<usize> = match first_flag {
            Some(f) => {
                (earliest..end).filter(|s| *s + 6 >= f && (*s <= f || flagged.contains(s) || *s <= last_flag.unwrap_or(0))).collect()
            }
            None => (earliest..end).rev().take(k + 2).collect(),
        };
        for start in starts {
            let lines = before.get(start..end).unwrap_or_default();
            let unknown = lines.iter().filter(|i| !context.is_header(**i)).count();
            let skipped: i32 =
                flagged.iter().filter(|f| **f < start || **f >= end).filter_map(|f| before.get(*f)).map(|i| skip_price(context, *i)).sum();
            let blind = first_flag.is_none();
            let beyond = last_flag.map_or(0, |l| (end - 1).saturating_sub(l));
            let lead = first_flag.map_or(0, |f| f.saturating_sub(start));
            let least = 25 * i32::try_from(unknown).unwrap_or(0)
                + skipped
                + 60 * i32::try_from(beyond).unwrap_or(0)
                + 40 * i32::try_from(lead).unwrap_or(0);
            if best.as_ref().is_some_and(|b| least >= b.0) {
                continue; // no cut costs less than nothing
            }
            let (list, notes) = header_words(context, lines);
            let Some(cut) = header_cut(context, &list, lines, k, page, edges) else { continue };
            let cost = cut.cost + least + if blind && !blind_header(context, lines, k, &cut) { 2000 } else { 0 };
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, start, end, cut, notes));
            }
        }
    }
    let none = |cost: i32| {
        // Without a header the lines before are a title and, perhaps, group headings and the first label.
        let keep = n.saturating_sub(label_lines);
        let (title, after) = before.split_at(keep);
        Found { title: title.to_vec(), header: Vec::new(), after: after.to_vec(), cut: None, cost, notes: false }
    };
    match best {
        Some((cost, start, end, cut, notes)) if cost < 320 + 260 * i32::try_from(k).unwrap_or(0) && cost < 2000 => Found {
            title: before.get(..start).unwrap_or_default().to_vec(),
            header: before.get(start..end).unwrap_or_default().to_vec(),
            after: before.get(end..).unwrap_or_default().to_vec(),
            cut: Some(cut),
            // Unknown words are cheap where they are all there is.
            cost: if flagged.is_empty() { cost / i32::try_from(k.max(1)).unwrap_or(1) / 3 } else { cost },
            notes,
        },
        _ => none(if flagged.is_empty() { 60 } else { 400 + 40 * i32::try_from(k).unwrap_or(0) }),
    }
}

/// The rows before the first page break: each page sets its columns anew, and the header stands over the first one's.
fn first_page<'r>(context: &Context<'_, '_>, rows: &'r [DraftRow]) -> &'r [DraftRow] {
    let line = |r: &DraftRow| r.shape.places.first().map_or(0, |p| p.line);
    let Some(first) = rows.first().map(line) else { return rows };
    let start = context.scans.partition_point(|s| s.number <= first);
    let last = rows.last().map_or(0, line);
    let inside = context.scans.iter().skip(start).take_while(|s| s.number <= last);
    let Some(page) = inside.into_iter().find(|s| s.gap == Gap::Page).map(|s| s.number) else { return rows };
    rows.get(..rows.partition_point(|r| line(r) < page)).unwrap_or(rows)
}

/// What it costs to leave a line that reads like a header out of it: little for a title with a year.
fn skip_price(context: &Context<'_, '_>, line: usize) -> i32 {
    let list = context.words(line);
    let roles = list.iter().filter(|w| w.role().is_some()).count();
    let other = list.iter().filter(|w| w.class == Class::Other).count();
    match (roles, other) {
        (0, 0) => 100,
        (0, _) => 12,
        (_, 0) => 120,
        _ => 50,
    }
}

/// A header of unknown words: one line with a word for each column, or one line for each column.
fn blind_header(context: &Context<'_, '_>, lines: &[usize], k: usize, cut: &Cut<'_>) -> bool {
    if lines.iter().any(|i| context.scans.get(*i).is_some_and(|s| s.heading)) {
        return false;
    }
    let starts = |w: &Word<'_>| w.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || w.wide;
    let heads = cut.columns.iter().filter_map(|c| c.first());
    match lines {
        [one] => {
            let list = context.words(*one);
            list.len() >= k && heads.filter(|w| starts(w)).count() == k && k >= 2
        }
        _ => {
            lines.len() >= k
                && lines.len() <= 3 * k + 2
                && k >= 2
                && cut.columns.iter().filter(|c| c.first().is_some_and(|w| w.line_start)).count() == k
        }
    }
}

/// The words of header lines, broken ones joined; and whether there is a column of note numbers.
fn header_words<'a>(context: &Context<'_, 'a>, lines: &[usize]) -> (Vec<Word<'a>>, bool) {
    let mut list = Vec::new();
    for i in lines {
        if let Some(s) = context.scans.get(*i) {
            context.terms.add_header_words(s, &mut list);
        }
    }
    let list = join_broken(list);
    let notes = list.iter().any(|w| w.class == Class::Known(HeaderWord::Note));
    (list, notes)
}

/// Cuts header words into columns: by position where columns are aligned, else by their order.
fn header_cut<'a>(
    context: &Context<'_, 'a>,
    list: &[Word<'a>],
    lines: &[usize],
    k: usize,
    rows: &[DraftRow],
    edges: &[u32],
) -> Option<Cut<'a>> {
    let flat = header::cut(list, k, !context.aligned);
    if context.aligned && edges.len() == k {
        let by_place = super::aligned::cut(context, lines, rows, edges);
        if let Some(place) = by_place
            && flat.as_ref().is_none_or(|f| place.cost <= f.cost + 120)
        {
            return Some(place);
        }
    }
    flat
}
