//! Headings: numbered ones as one chain in which each number follows the last, and unnumbered ones by their shape.

use super::prose::is_prose;
use super::{Gap, LayoutLine, LineKind};
use crate::figures::date;
use crate::figures::words::trim;
use crate::source::Joiner;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Number without a final full stop.
    pub number: Option<String>,
    /// Title, wrapped lines joined.
    pub title: String,
    /// Depth, 1 at the top.
    pub level: u8,
    /// Lines it stands on.
    pub lines: [u32; 2],
}

/// Longest heading, in characters.
const MAX_TITLE: usize = 160;

/// Finds the headings and marks their lines. Lines of blanks that say nothing are passed over.
pub(super) fn find(lines: &mut [LayoutLine<'_>], joiner: &Joiner, aligned: bool) -> Vec<Heading> {
    if lines.iter().all(|l| l.kind != LineKind::Spare) {
        return find_in(lines, joiner, aligned);
    }
    let mut telling: Vec<LayoutLine<'_>> = lines.iter().filter(|l| l.kind != LineKind::Spare).copied().collect();
    let out = find_in(&mut telling, joiner, aligned);
    for told in telling.iter().filter(|l| l.kind == LineKind::Heading) {
        lines.get_mut(told.number as usize - 1).into_iter().for_each(|l| l.kind = LineKind::Heading);
    }
    out
}

/// Finds the headings among lines that all tell something.
fn find_in(lines: &mut [LayoutLine<'_>], joiner: &Joiner, aligned: bool) -> Vec<Heading> {
    let mut out = numbered(lines, joiner);
    let letters = lettered(lines, joiner);
    if out.is_empty() || letters.len() > 3 {
        out = letters;
    }
    for h in &out {
        for n in h.lines[0]..=h.lines[1] {
            if let Ok(at) = lines.binary_search_by_key(&n, |l| l.number)
                && let Some(l) = lines.get_mut(at).filter(|l| l.kind == LineKind::Text)
            {
                l.kind = LineKind::Heading;
            }
        }
    }
    let base = if out.is_empty() { 1 } else { 2 };
    let plain = unnumbered(lines, aligned);
    for i in plain {
        if let Some(l) = lines.get_mut(i) {
            l.kind = LineKind::Heading;
            let title = joiner.join([l.text]);
            out.push(Heading { number: None, title, level: base, lines: [l.number, l.number] });
        }
    }
    out.sort_by_key(|h| h.lines[0]);
    out
}

struct Candidate {
    index: usize,
    number: Vec<u32>,
    /// Whether the next line goes on with a small letter.
    row: bool,
    /// What it adds to a chain: less where the next line goes on with a small letter, as a cell of a list does.
    weight: usize,
}

/// `2.1 Title` → the number and where the title begins.
fn parse(text: &str) -> Option<(Vec<u32>, &str)> {
    let text = trim(text);
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (head, rest) = text.split_at(end);
    if !rest.starts_with([' ', '\u{a0}']) {
        return None;
    }
    let number: Option<Vec<u32>> =
        head.trim_end_matches('.').split('.').map(|p| if p.len() > 2 || p.is_empty() { None } else { p.parse().ok() }).collect();
    let number = number?;
    let title = rest.trim();
    if number.len() > 4 || number.contains(&0) || number.iter().any(|n| *n > 40) {
        return None;
    }
    let first = title.chars().next()?;
    let count = title.chars().count();
    if !first.is_uppercase() || !(3..=MAX_TITLE).contains(&count) {
        return None;
    }
    if title.ends_with(['.', ',', ';']) && is_prose(title)
        || ends_in_figures(title)
        || is_row(title)
        || title.contains("....")
        || is_prose(title) && count > 90
    {
        return None;
    }
    Some((number, title))
}

/// A day with more after it, or a wide gap: cells of a list.
fn is_row(title: &str) -> bool {
    let day = |w: &str| w.len() == 10 && date::parse(w).is_some_and(|d| d.day.is_some());
    title.contains("    ") || title.split_whitespace().rev().skip(1).any(day)
}

/// Two figures at the end, or one after a wide gap or a row of dots: a table row or a table of contents.
fn ends_in_figures(title: &str) -> bool {
    let mut tail = title.split_whitespace().rev();
    let figure = |w: Option<&str>| {
        w.is_some_and(|w| {
            w.chars().any(|c| c.is_ascii_digit())
                && w.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '–' | '−' | '+' | '%'))
        })
    };
    let (last, second) = (tail.next(), tail.next());
    let year = last.is_some_and(|w| w.len() == 4 && (w.starts_with("19") || w.starts_with("20")));
    figure(last) && (figure(second) || title.contains(" ..") || title.trim_end().rfind("   ").is_some() || !year)
}

fn follows(before: &[u32], after: &[u32]) -> bool {
    if after.len() == before.len() + 1 {
        return after.starts_with(before) && after.last() == Some(&1);
    }
    if after.len() > before.len() {
        return false;
    }
    let (last, stem) = match after.split_last() {
        Some(x) => x,
        None => return false,
    };
    before.get(..stem.len()) == Some(stem) && before.get(stem.len()).is_some_and(|b| b + 1 == *last)
}

fn numbered(lines: &[LayoutLine<'_>], joiner: &Joiner) -> Vec<Heading> {
    let candidates: Vec<Candidate> = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.kind == LineKind::Text && l.text.len() < 400)
        .filter_map(|(index, l)| {
            let (number, _) = parse(l.text)?;
            let row = goes_on(lines, index);
            // Of two that fit the one that stands apart is meant.
            let weight = if row { 6 } else { 8 } + usize::from(l.gap != Gap::Adjacent);
            Some(Candidate { index, number, row, weight })
        })
        .take(2000)
        .collect();
    // The longest chain; of two equals the one that begins later, for a table of contents comes first.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(candidates.len());
    for (i, c) in candidates.iter().enumerate() {
        let first = c.number == [1] && !under_number_label(lines, c.index);
        let mut own = (if first { c.weight } else { 0 }, None);
        for j in (i.saturating_sub(200)..i).rev() {
            let (Some(before), Some((length, _))) = (candidates.get(j), best.get(j)) else { continue };
            if *length > 0 && follows(&before.number, &c.number) && length + c.weight > own.0 {
                own = (length + c.weight, Some(j));
            }
        }
        best.push(own);
    }
    let Some(end) = (0..best.len()).rev().max_by_key(|i| best.get(*i).map_or(0, |b| b.0)) else { return Vec::new() };
    let mut chain = Vec::new();
    let mut at = Some(end);
    while let Some(i) = at {
        chain.push(i);
        at = best.get(i).and_then(|b| b.1);
    }
    // Where most of them go on with a small letter they are the rows of a list.
    let rows = chain.iter().filter_map(|i| candidates.get(*i)).filter(|c| c.row).count();
    if chain.len() < 2 || rows * 2 > chain.len() {
        return Vec::new();
    }
    chain.reverse();
    chain.iter().filter_map(|i| candidates.get(*i)).filter_map(|c| heading(lines, c, joiner)).collect()
}

/// `A Inledning`, `B Ekonomi` …: headings with a letter, at least three in order and each apart from the text.
fn lettered(lines: &[LayoutLine<'_>], joiner: &Joiner) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    for line in lines.iter().filter(|l| l.kind == LineKind::Text && l.gap != Gap::Adjacent) {
        let Some((letter, title)) = line.text.trim_start().split_once(['.', ' ']).filter(|(l, _)| l.len() == 1) else { continue };
        let expected = u8::try_from(out.len()).ok().and_then(|n| b'A'.checked_add(n)).map(char::from);
        let title = title.trim_start();
        if letter.chars().next() == expected && title.starts_with(char::is_uppercase) && title.chars().count() <= 80 && !is_prose(title) {
            out.push(Heading { number: Some(letter.to_owned()), title: joiner.join([title]), level: 1, lines: [line.number, line.number] });
        }
    }
    if out.len() >= 3 { out } else { Vec::new() }
}

/// How many lines above the first row the label of row numbers may stand, and how many words such lines have.
const MAX_LABEL_LINES: usize = 8;
const MAX_LABEL_WORDS: usize = 9;

/// Whether a line stands right under a header that begins with the label of row numbers: it is the first row of a list.
fn under_number_label(lines: &[LayoutLine<'_>], index: usize) -> bool {
    let above = lines.get(..index).unwrap_or_default().iter().rev().filter(|l| l.kind != LineKind::Empty).take(MAX_LABEL_LINES);
    let mut short = above.take_while(|l| l.text.split_whitespace().count() <= MAX_LABEL_WORDS && !l.text.trim_end().ends_with('.'));
    short.any(|l| l.text.split_whitespace().next().is_some_and(|w| matches!(w, "Nr" | "NR" | "Nummer")))
}

/// Whether the line after goes on with a small letter.
fn goes_on(lines: &[LayoutLine<'_>], index: usize) -> bool {
    let next = lines.iter().skip(index + 1).take(2).find(|l| l.kind != LineKind::Empty);
    next.is_some_and(|l| l.kind == LineKind::Text && l.gap == Gap::Adjacent && l.text.trim_start().starts_with(char::is_lowercase))
}

fn heading(lines: &[LayoutLine<'_>], c: &Candidate, joiner: &Joiner) -> Option<Heading> {
    let line = lines.get(c.index)?;
    let (_, title) = parse(line.text)?;
    // The blank at the line's end tells whether the title's last word goes on.
    let mut parts = vec![line.text.find(title).and_then(|at| line.text.get(at..)).unwrap_or(title)];
    let mut last = line.number;
    // A wrapped heading goes on with a small letter and ends at a gap.
    if let (Some(next), after) = (lines.get(c.index + 1), lines.get(c.index + 2)) {
        let small = next.text.trim_start().starts_with(char::is_lowercase);
        let ends = after.is_none_or(|a| a.kind == LineKind::Empty || a.gap != Gap::Adjacent);
        if next.kind == LineKind::Text
            && next.gap == Gap::Adjacent
            && small
            && ends
            && next.text.trim().chars().count() < 60
            && !next.text.trim_end().ends_with('.')
        {
            parts.push(next.text);
            last = next.number;
        }
    }
    let number = c.number.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    let level = u8::try_from(c.number.len()).unwrap_or(4);
    Some(Heading { number: Some(number), title: joiner.join(parts), level, lines: [line.number, last] })
}

/// Unnumbered headings: a short line that is no sentence, no table row and no list item, with space before it (or at a page's
/// top) and with running text, a table or another heading after it.
fn unnumbered(lines: &[LayoutLine<'_>], aligned: bool) -> Vec<usize> {
    let flow: Vec<usize> = lines.iter().enumerate().filter(|(_, l)| l.is_flow()).map(|(i, _)| i).collect();
    let mut out = Vec::new();
    for (p, &i) in flow.iter().enumerate() {
        let Some(line) = lines.get(i) else { continue };
        if line.kind == LineKind::Heading || line.prose {
            continue;
        }
        let before = p.checked_sub(1).and_then(|p| flow.get(p)).and_then(|j| lines.get(*j));
        let Some(after) = flow.get(p + 1).and_then(|j| lines.get(*j)) else { continue };
        let closed = || before.is_none_or(|b| b.kind == LineKind::Heading || ends_sentence(b.text));
        let apart = line.gap != Gap::Adjacent;
        let text_follows = after.prose && after.text.trim_start().starts_with(char::is_uppercase);
        if text_follows && (apart || after.gap == Gap::Adjacent) && closed() && looks_like_title(line.text, aligned) {
            out.push(i);
        }
    }
    out
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?'])
}

/// Whether a line that is no running text can be a title.
fn looks_like_title(text: &str, aligned: bool) -> bool {
    let text = trim(text);
    let count = text.chars().count();
    let first = text.chars().next().unwrap_or(' ');
    (3..=80).contains(&count)
        && first.is_uppercase()
        && !text.ends_with(['.', ',', ';', ':', '-', '?', '!'])
        && !text.contains(": ")
        && (!aligned || !text.contains("   "))
        && !ends_in_figures(text)
        && text.split_whitespace().next().is_some_and(|w| !w.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow() {
        assert!(follows(&[1], &[2]));
        assert!(follows(&[2], &[2, 1]));
        assert!(follows(&[2, 9], &[2, 10]));
        assert!(follows(&[2, 3], &[3]));
        assert!(!follows(&[2, 3], &[4]));
        assert!(!follows(&[1], &[2, 1]));
    }

    #[test]
    fn lines_that_are_no_headings() {
        assert!(parse("2.1 Resultatredovisning").is_some());
        assert!(parse("1. Bedömning och utvärdering av föregående års").is_some());
        assert!(parse("100 Politisk verksamhet").is_none());
        assert!(parse("2 Verksamhetens kostnader -1 269,2 1 217,9").is_none());
        assert!(parse("3 Inledning ........ 4").is_none());
    }
}
