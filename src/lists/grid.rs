//! Aligned text → cells by position: where the columns' borders are, and what stands between them.
//!
//! A border is where the fewest lines of header and body have text going over it, so cells that begin left of their label
//! or run past it do not matter.

use super::beads::{self, Bead};
use super::book::Book;
use super::columns::Cost;
use super::model::is_effect_label;
use super::places;
use super::regions::Part;
use super::words::Stream;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::Role;
use crate::limits;

/// What a line costs at the most that is part of a list, if it goes over borders.
const OUTSIDE: Cost = 70;

/// A line cut into columns.
#[derive(Debug, Clone)]
pub(super) struct GridLine<'a> {
    pub(super) number: u32,
    pub(super) gap: Gap,
    /// What stands in each column.
    pub(super) cells: Vec<Option<&'a str>>,
}

/// A run of words with single blanks, in characters from the line's start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
}

/// The runs of a line: parted by two blanks or more.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut out: Vec<Run<'_>> = Vec::new();
    let (mut from, mut at, mut blanks, mut begun) = (0, 0, 2, 0);
    let mut last_end = (0, 0);
    for (byte, c) in text.char_indices() {
        if c == ' ' {
            blanks += 1;
        } else {
            if blanks >= 2 {
                if last_end.1 > from {
                    out.push(Run { start: begun, end: last_end.0, text: text.get(from..last_end.1).unwrap_or_default() });
                }
                (from, begun) = (byte, at);
            }
            blanks = 0;
            last_end = (at + 1, byte + c.len_utf8());
        }
        at += 1;
    }
    if last_end.1 > from {
        out.push(Run { start: begun, end: last_end.0, text: text.get(from..last_end.1).unwrap_or_default() });
    }
    out
}

/// The borders left of each column but the first.
pub(super) fn borders(starts: &[usize], lines: &[&LayoutLine<'_>]) -> Vec<usize> {
    let all: Vec<Vec<Run<'_>>> = lines.iter().take(limits::MAX_SUM_ROWS).map(|l| runs(l.text)).collect();
    starts
        .windows(2)
        .map(|pair| {
            let (from, to) = (pair.first().copied().unwrap_or_default(), pair.last().copied().unwrap_or_default());
            let crossed = |c: usize| all.iter().filter(|runs| runs.iter().any(|r| r.start < c && c < r.end)).count();
            (from + 1..=to.max(from + 1)).rev().min_by_key(|c| crossed(*c)).unwrap_or(to)
        })
        .collect()
}

/// Cuts the body under a header, up to the first line that is no part of the list. `tops` takes the first line of each page, and
/// `effects` is the column that effects are printed below, which then have a column of their own at the end.
pub(super) fn cut<'a>(
    book: &Book<'_, 'a>,
    roles: &[Role],
    part: &Part<'_, 'a>,
    effects: Option<usize>,
    out: &mut Vec<GridLine<'a>>,
    tops: &mut Vec<usize>,
) {
    let long = |l: &&&LayoutLine<'a>| l.text.len() <= limits::MAX_ROW_LINE;
    let body: Vec<&LayoutLine<'a>> = part.body.iter().filter(long).copied().collect();
    let begin = out.len();
    let mut starts = part.starts.clone();
    let mut header: Vec<&LayoutLine<'a>> = part.header.iter().filter(long).copied().collect();
    for (i, page) in body.chunk_by(|_, next| next.gap != Gap::Page).enumerate() {
        if i > 0 {
            // Each page has its own places.
            starts = places::moved(&starts, page);
            header.clear();
        } else if let Some(shown) = pushed_together(&starts, &header).then(|| places::shown(starts.len(), page)).flatten() {
            starts = shown;
            header.clear();
        }
        tops.push(out.len());
        let cutter = Cutter::new(roles, &starts, &header, page, effects);
        let whole = cutter.cut(book, page, out);
        if !whole {
            break;
        }
    }
    let all = out.len() - begin == part.body.len();
    trailing_titles(out, begin, all);
}

/// Whether labels were printed with one blank between them: then they do not stand over their columns.
fn pushed_together(starts: &[usize], header: &[&LayoutLine<'_>]) -> bool {
    let apart: Vec<usize> = header.iter().flat_map(|l| runs(l.text)).map(|r| r.start).collect();
    starts.iter().any(|s| !apart.contains(s))
}

/// What cuts the lines of one page.
struct Cutter {
    /// The columns' places.
    beads: Vec<Bead>,
    /// The borders left of each column but the first.
    borders: Vec<usize>,
    /// How far in the first column stands.
    indent: usize,
    /// The column that effects are printed below.
    effects: Option<usize>,
}

impl Cutter {
    fn new(roles: &[Role], starts: &[usize], header: &[&LayoutLine<'_>], page: &[&LayoutLine<'_>], effects: Option<usize>) -> Self {
        // Prose after the list must not move the borders.
        let listed = page.iter().copied().filter(|l| l.indent > 3 || runs(l.text).len() > 1);
        let lines: Vec<&LayoutLine<'_>> = header.iter().copied().chain(listed).collect();
        let borders = borders(starts, &lines);
        let bead = |((role, place), border): ((&Role, &usize), usize)| Bead { border, place: *place.max(&border), role: *role };
        let beads = roles.iter().zip(starts).zip(std::iter::once(0).chain(borders.iter().copied())).map(bead).collect();
        Self { beads, borders, indent: starts.first().map_or(0, |s| s + 3), effects }
    }

    /// Cuts lines, and says whether all of them are part of the list.
    fn cut<'a>(&self, book: &Book<'_, 'a>, page: &[&LayoutLine<'a>], out: &mut Vec<GridLine<'a>>) -> bool {
        let mut open = false;
        let lines: Vec<LayoutLine<'a>> = page.iter().map(|l| **l).collect();
        let stream = Stream::new(book, &lines);
        for (line, strung) in page.iter().zip(beads::strings(&stream, &self.beads)) {
            let heading = line.kind == LineKind::Heading && line.gap != Gap::Adjacent && usize::from(line.indent) <= self.indent;
            let effect = self.effect(line.text, &mut open);
            let far = strung.as_ref().is_none_or(|s| s.cost > OUTSIDE);
            if heading || effect.is_none() && far && is_outside(line, &self.borders) {
                return false;
            }
            let text = |words: &Option<(usize, usize)>| words.map(|(a, b)| stream.slice(a, b).trim_end());
            let strung = || strung.map(|s| s.cells.iter().map(text).collect::<Vec<_>>());
            let mut cells = effect.or_else(strung).unwrap_or_else(|| cells(line.text, &self.borders));
            cells.resize(self.borders.len() + 1 + usize::from(self.effects.is_some()), None);
            out.push(GridLine { number: line.number, gap: line.gap, cells });
        }
        true
    }

    /// An effect goes from its label to its full stop: it may be wider than the column it stands in.
    fn effect<'a>(&self, text: &'a str, open: &mut bool) -> Option<Vec<Option<&'a str>>> {
        let key = self.effects?;
        let mut out = cells(text, self.borders.get(..key)?);
        let cell = out.get(key).copied().flatten()?;
        if !*open && !is_effect_label(cell) || runs(cell).len() > 1 {
            *open = false;
            return None;
        }
        *open = !cell.ends_with('.');
        out.resize(self.borders.len() + 2, None);
        out.swap(key, self.borders.len() + 1);
        Some(out)
    }
}

/// Text that goes over borders as if they were not there.
fn is_outside(line: &LayoutLine<'_>, borders: &[usize]) -> bool {
    let runs = runs(line.text);
    let over = runs
        .iter()
        .map(|r| borders.iter().filter(|b| r.start < **b && **b < r.end && !word_starts_at(r, **b)).count())
        .max()
        .unwrap_or_default();
    over >= 2 || over == 1 && runs.len() == 1 && (line.prose || borders.len() == 1)
}

fn word_starts_at(run: &Run<'_>, at: usize) -> bool {
    seam_at(run, at).is_some()
}

/// Where a run that goes over a border is to be cut: at the word that begins at the border or next to it, or where two cells
/// were printed without a blank between them.
fn seam_at(run: &Run<'_>, border: usize) -> Option<usize> {
    let chars: Vec<char> = run.text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    let inside = border.checked_sub(run.start)?;
    let seam = |i: usize| i > 0 && at(i) != ' ' && (at(i - 1) == ' ' || at(i - 1).is_lowercase() && at(i).is_uppercase());
    [0, 1, 2, 3]
        .iter()
        .flat_map(|d| [inside.checked_sub(*d), Some(inside + d)])
        .flatten()
        .find(|i| seam(*i) && (*i == inside || at(*i).is_uppercase() || at(*i).is_numeric()))
        .map(|i| i + run.start)
}

fn cells<'a>(text: &'a str, borders: &[usize]) -> Vec<Option<&'a str>> {
    let mut out: Vec<Option<&'a str>> = vec![None; borders.len() + 1];
    let column = |at: usize| borders.iter().filter(|b| **b <= at + 1).count();
    for run in runs(text) {
        let mut run = run;
        while let Some(border) = borders.iter().filter(|b| run.start < **b && **b < run.end).find_map(|b| seam_at(&run, *b)) {
            let byte = run.text.char_indices().nth(border - run.start).map_or(run.text.len(), |(i, _)| i);
            let (left, right) = run.text.split_at(byte);
            put(&mut out, column(run.start), left.trim_end(), text);
            run = Run { start: border, end: run.end, text: right };
        }
        put(&mut out, column(run.start), run.text, text);
    }
    out
}

/// Puts a text into a column; two runs in one column become one.
fn put<'a>(out: &mut [Option<&'a str>], column: usize, text: &'a str, line: &'a str) {
    if let Some(slot) = out.get_mut(column) {
        *slot = Some(match slot {
            None => text,
            Some(old) => {
                let from = old.as_ptr() as usize - line.as_ptr() as usize;
                let to = text.as_ptr() as usize - line.as_ptr() as usize + text.len();
                line.get(from..to).unwrap_or(text)
            }
        });
    }
}

/// Takes the lines off the end that stand apart in the first column only: a title of what follows. `all` says that nothing follows.
fn trailing_titles(lines: &mut Vec<GridLine<'_>>, begin: usize, all: bool) {
    let stop = |l: &GridLine<'_>| l.cells.first().copied().flatten().is_some_and(|t| t.ends_with('.'));
    while lines.len() > begin + 1
        && (!all || lines.last().is_some_and(stop))
        && lines.last().is_some_and(|l| {
            l.gap != Gap::Adjacent && l.cells.iter().skip(1).all(Option::is_none) && l.cells.first().is_some_and(Option::is_some)
        })
    {
        lines.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_parted_by_wide_gaps() {
        let found: Vec<_> = runs("  Mål för alla   87 %     –").iter().map(|r| (r.start, r.end, r.text)).collect();
        assert_eq!(found, [(2, 14, "Mål för alla"), (17, 21, "87 %"), (26, 27, "–")]);
    }

    #[test]
    fn touching_cells_are_cut_where_a_word_begins_at_the_border() {
        assert_eq!(cells("Ta fram rutiner Pågår", &[16]), [Some("Ta fram rutiner"), Some("Pågår")]);
        assert_eq!(cells("          Pågår", &[8]), [None, Some("Pågår")]);
    }
}
