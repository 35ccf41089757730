//! Where the commentary of each programme begins: the headings that can be one, and which of them are.

use std::collections::HashSet;

use super::names::{Fit, Index};
use crate::layout::prose::is_prose;
use crate::layout::{self, Gap, Layout, LayoutLine, LineKind};
use crate::report::passage::without_bullet;

/// Most lines that a wrapped name takes.
const MAX_NAME_LINES: usize = 3;

/// Longest title, in characters.
const MAX_TITLE: usize = 60;

/// Words that no title ends with.
const OPEN_ENDS: &[&str] = &[
    "och", "eller", "samt", "av", "i", "på", "för", "med", "till", "att", "som", "den", "det", "de", "en", "ett", "under", "inom", "mot",
    "om", "per", "vid", "från", "är", "har", "mellan", "över",
];

/// A heading of a programme.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'a> {
    /// Which programme.
    pub(super) programme: usize,
    /// Index of its first line.
    pub(super) first: usize,
    /// Index of the line after it, or of its own last line where the text begins on it.
    pub(super) text_at: usize,
    /// The text on its own line.
    pub(super) run_in: Option<&'a str>,
    /// Whether the code stands in it.
    pub(super) coded: bool,
}

/// Finds the heading of each programme, in the order of the text. `table_end` is the last line of the operating statement.
pub(super) fn find<'a>(layout: &Layout<'a>, index: &Index, used: &[bool], table_end: u32) -> Vec<Heading<'a>> {
    let all = candidates(layout, index, used);
    let commented = with_text(layout, &all, used);
    choose(layout, commented, table_end)
}

/// Every line, or run of two or three, that is a programme's name.
fn candidates<'a>(layout: &Layout<'a>, index: &Index, used: &[bool]) -> Vec<Heading<'a>> {
    let flow: Vec<usize> =
        layout.lines.iter().enumerate().filter(|(i, l)| l.is_flow() && used.get(*i) != Some(&true)).map(|(i, _)| i).collect();
    let mut out: Vec<Heading<'a>> = Vec::new();
    for (place, &first) in flow.iter().enumerate() {
        let Some(line) = layout.lines.get(first) else { continue };
        let closed = is_fresh(layout, &flow, place)
            || out.last().is_some_and(|h| h.text_at == first && h.run_in.is_none())
            || is_under_title(layout, &flow, place);
        let found =
            match numbered(layout, line.number) {
                Some(heading) => index
                    .find(&heading.title)
                    .filter(|(_, fit)| matches!(fit, Fit::Alone { .. }))
                    .map(|(programme, _)| Heading { programme, first, text_at: heading.lines[1] as usize, run_in: None, coded: false }),
                None => match index.find(without_bullet(line.text, closed)) {
                    Some((programme, Fit::Alone { coded })) if coded || closed => {
                        Some(Heading { programme, first, text_at: first + 1, run_in: None, coded })
                    }
                    Some((programme, Fit::RunIn(text))) if closed => {
                        Some(Heading { programme, first, text_at: first, run_in: Some(text), coded: false })
                    }
                    Some((_, Fit::Begun)) if closed => wrapped(layout, index, flow.get(place..).unwrap_or_default()),
                    _ => None,
                },
            };
        out.extend(found);
    }
    out
}

/// Whether a line of the flow begins something: what stands before it is closed. Lines of tables are not of the `flow`.
pub(super) fn is_fresh(layout: &Layout<'_>, flow: &[usize], place: usize) -> bool {
    let Some((&at, line)) = flow.get(place).and_then(|i| Some((i, layout.lines.get(*i)?))) else { return false };
    let before = place.checked_sub(1).and_then(|p| flow.get(p)).and_then(|i| Some((*i, layout.lines.get(*i)?)));
    let open = before.filter(|(_, b)| b.kind != LineKind::Heading && !ends_sentence(b.text));
    let after_table = |i: usize| layout.lines.get(i + 1..at).unwrap_or_default().iter().any(LayoutLine::is_flow);
    line.gap != Gap::Adjacent || line.kind == LineKind::Heading || open.is_none_or(|(i, _)| after_table(i))
}

/// Whether the line before begins something and looks like a title, and running text comes after.
fn is_under_title(layout: &Layout<'_>, flow: &[usize], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).filter(|p| is_fresh(layout, flow, *p)) else { return false };
    let text = |p: usize| flow.get(p).and_then(|i| layout.lines.get(*i)).map_or("", |l| l.text.trim());
    is_title(text(before)) && is_text(text(place + 1))
}

/// Whether a line is short enough for a title and no sentence.
pub(super) fn is_title(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.chars().nth(MAX_TITLE).is_none()
        && !text.ends_with(['.', ',', ';', ':', '-', '?', '!', '\u{ad}'])
        && !is_prose(text)
        && !text.split_whitespace().next_back().is_some_and(|last| OPEN_ENDS.contains(&last))
}

/// Whether running text begins on a line.
pub(super) fn is_text(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && (is_prose(text) || text.ends_with('.'))
}

/// The numbered heading that begins on a line.
fn numbered<'l>(layout: &'l Layout<'_>, line: u32) -> Option<&'l layout::Heading> {
    layout.heading_at(line).filter(|h| h.lines[0] == line && h.number.is_some())
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':'])
}

/// A name over two or three lines.
fn wrapped<'a>(layout: &Layout<'a>, index: &Index, lines: &[usize]) -> Option<Heading<'a>> {
    let first = *lines.first()?;
    for count in 2..=MAX_NAME_LINES {
        let taken = lines.get(..count)?;
        let last = *taken.last()?;
        let joined = layout.joiner.join(taken.iter().filter_map(|i| layout.lines.get(*i)).map(|l| l.text));
        match index.find(&joined)? {
            (programme, Fit::Alone { coded }) => return Some(Heading { programme, first, text_at: last + 1, run_in: None, coded }),
            (_, Fit::Begun) => {}
            (_, Fit::RunIn(_)) => return None,
        }
    }
    None
}

/// The candidates that have text of their own: names in a row are a list.
fn with_text<'a>(layout: &Layout<'_>, all: &[Heading<'a>], used: &[bool]) -> Vec<Heading<'a>> {
    let ends = all.iter().skip(1).map(|h| h.first).chain(std::iter::once(layout.lines.len()));
    let reads = |(heading, end): &(&Heading<'a>, usize)| {
        let own = layout.lines.get(heading.text_at..*end).unwrap_or_default();
        let text = own.iter().enumerate().filter(|(_, l)| l.is_flow()).take_while(|(i, _)| used.get(heading.text_at + i) != Some(&true));
        heading.run_in.is_some() || text.take(12).any(|(_, l)| l.prose || l.text.trim_end().ends_with('.'))
    };
    all.iter().zip(ends).filter(reads).map(|(h, _)| *h).collect()
}

/// Chooses one heading a programme. Names may stand under several parts of a report; the commentary is the longest run in which no name comes
/// twice, of two equals the first one after the table.
fn choose<'a>(layout: &Layout<'_>, all: Vec<Heading<'a>>, table_end: u32) -> Vec<Heading<'a>> {
    let mut runs: Vec<Vec<Heading<'a>>> = Vec::new();
    let mut seen: HashSet<usize> = HashSet::new();
    for heading in all {
        if runs.is_empty() || !seen.insert(heading.programme) {
            seen = HashSet::from([heading.programme]);
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(heading);
        }
    }
    let after = |run: &[Heading<'_>]| run.first().and_then(|h| layout.lines.get(h.first)).is_some_and(|l| l.number > table_end);
    let best = (0..runs.len()).rev().max_by_key(|i| runs.get(*i).map(|r| (r.len(), after(r))));
    let Some(mut chosen) = best.and_then(|i| runs.get(i).cloned()) else { return Vec::new() };
    // A code in a heading is proof enough, wherever it stands.
    for heading in runs.iter().flatten().filter(|h| h.coded) {
        if !chosen.iter().any(|c| c.programme == heading.programme) {
            chosen.push(*heading);
        }
    }
    // Where the commentary comes after the table, a name before it is none.
    let behind = |h: &Heading<'_>| layout.lines.get(h.first).is_some_and(|l| l.number > table_end);
    if chosen.iter().filter(|h| behind(h)).count() * 2 > chosen.len() {
        chosen.retain(|h| h.coded || behind(h));
    }
    chosen.sort_by_key(|h| h.first);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::programmes::names::Name;
    use crate::source::Source;

    /// The lines that begin the commentary of `Skola` and of `Bad`, the first four lines taken by a table.
    fn found(text: &str) -> Vec<usize> {
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let layout = Layout::new(&source);
        let index = Index::new(vec![Name::new(None, "Skola"), Name::new(None, "Bad")]);
        let used: Vec<bool> = (0..layout.lines.len()).map(|i| i < 4).collect();
        find(&layout, &index, &used, 4).iter().map(|h| h.first + 1).collect()
    }

    #[test]
    fn the_first_one_stands_under_a_title_or_the_table() {
        let table = "Drift\nSkola 12 14 2\nBad 3 4 1\nSumma 15 18 3\n";
        let text = "Skola\nSkolan har fler elever.\nBad\nBadet har varit stängt.\n";
        assert_eq!(found(&format!("{table}Kommentarer per enhet\n{text}")), [6, 8]);
        assert_eq!(found(&format!("{table}{text}")), [5, 7]);
        assert_eq!(found(&format!("{table}Fler barn går i förskola och\n{text}")), [8]);
    }
}
