//! Which of the lines before a table's first row are its header.

use std::ops::Range;

use super::assemble::{Context, DraftRow};
use super::block::{Block, Window};
use super::class::Class;
use super::habit::{Habit, edges};
use super::header::{self, Cut};
use super::list::FAR;
use super::words::Word;
use crate::layout::Gap;
use crate::limits::MAX_HEADER_LINES;

/// Prices, in hundredths.
mod cost {
    /// A line of the header that does not read like one.
    pub(super) const UNKNOWN: i32 = 25;
    /// A line of the header after the last that reads like one, and before the first.
    pub(super) const BEYOND: i32 = 60;
    pub(super) const LEAD: i32 = 40;
    /// No header where no line reads like one, and where some do.
    pub(super) const NONE: i32 = 60;
    pub(super) const NONE_OF_SOME: i32 = 400;
    pub(super) const NONE_OF_SOME_COLUMN: i32 = 40;
    /// From how much on there is no header.
    pub(super) const MOST: i32 = 320;
    pub(super) const MOST_COLUMN: i32 = 260;
    pub(super) const MOST_EVER: i32 = 2000;
    /// Places of words may cost so much more than their order.
    pub(super) const PLACES: i32 = 120;
}

/// A header that was found among the lines before the first row.
pub(crate) struct Found<'a> {
    pub(crate) title: Vec<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) after: Vec<usize>,
    pub(crate) cut: Option<Cut<'a>>,
    pub(crate) cost: i32,
    pub(crate) notes: bool,
}

/// The lines before the first row of a part, among which headers for several numbers of columns are looked for.
pub(crate) struct Heads<'h, 'a> {
    context: &'h Context<'h, 'a>,
    before: &'h [usize],
    /// Lines at the end that belong to the first row's label.
    label_lines: usize,
    /// The lines that read like a header.
    flagged: Vec<usize>,
    /// How many of them stand before each line, and what leaving those out costs.
    flags: Vec<(usize, i32)>,
    /// The words of the lines that can be a header's, and the lines put together.
    words: Vec<Vec<Word<'a>>>,
    block: Block<'a>,
    /// The first of them.
    first: usize,
}

/// Some lines that may be a header.
#[derive(Clone, Copy)]
struct Lines {
    start: usize,
    end: usize,
    /// What the choice of these lines costs, whatever their words cost.
    price: i32,
}

impl<'h, 'a> Heads<'h, 'a> {
    /// Looks at the lines `before` a row whose own label is `own`. At most `most` columns are asked for.
    pub(crate) fn new(context: &'h Context<'h, 'a>, before: &'h [usize], own: &str, most: usize) -> Self {
        let n = before.len();
        let flagged: Vec<usize> = (0..n).filter(|p| before.get(*p).is_some_and(|i| context.is_header(*i))).collect();
        let mut flags = vec![(0, 0)];
        let (mut count, mut price) = (0, 0);
        for (p, i) in before.iter().enumerate() {
            if flagged.binary_search(&p).is_ok() {
                count += 1;
                price += skip_price(&context.words(*i));
            }
            flags.push((count, price));
        }
        let label_lines = usize::from(own.is_empty()).min(n);
        let mut heads = Self { context, before, label_lines, flagged, flags, words: Vec::new(), block: Block::new(0, []), first: 0 };
        let windows = heads.windows(most);
        heads.first = windows.iter().map(|w| w.start).min().unwrap_or(0);
        let last = windows.iter().map(|w| w.end).max().unwrap_or(0);
        heads.words = before.get(heads.first..last).unwrap_or_default().iter().map(|i| context.words(*i)).collect();
        heads.block = Block::new(heads.first, heads.words.iter().cloned());
        heads
    }

    /// The lines that may head `k` columns.
    fn windows(&self, k: usize) -> Vec<Lines> {
        let n = self.before.len();
        let last = n - self.label_lines;
        let mut out = Vec::new();
        let mut add = |starts: &mut dyn Iterator<Item = usize>, end: usize| {
            out.extend(starts.map(|start| Lines { start, end, price: self.price(start, end) }))
        };
        match (self.flagged.first(), self.flagged.last()) {
            (Some(f), Some(l)) => {
                for end in l + 1..=last.max(l + 1).min(l + 1 + k) {
                    let earliest = end.saturating_sub(MAX_HEADER_LINES).max(f.saturating_sub(6));
                    add(&mut (earliest..end).filter(|s| s <= l), end);
                }
            }
            _ => {
                for end in (1..=last).rev().take(3) {
                    add(&mut (end.saturating_sub(MAX_HEADER_LINES)..end).rev().take(k + 2), end);
                }
            }
        }
        out
    }

    fn price(&self, start: usize, end: usize) -> i32 {
        let signed = |n: usize| i32::try_from(n).unwrap_or(0);
        let flags = |at: usize| self.flags.get(at).copied().unwrap_or_default();
        let ((before, left), (inside, taken)) = (flags(start), flags(end));
        let (_, all) = self.flags.last().copied().unwrap_or_default();
        let unknown = end - start - (inside - before);
        let beyond = self.flagged.last().map_or(0, |l| (end - 1).saturating_sub(*l));
        let lead = self.flagged.first().map_or(0, |f| f.saturating_sub(start));
        cost::UNKNOWN * signed(unknown) + all - (taken - left) + cost::BEYOND * signed(beyond) + cost::LEAD * signed(lead)
    }

    fn lines(&self, range: Range<usize>) -> &'h [usize] {
        self.before.get(range).unwrap_or_default()
    }

    fn is_blind(&self) -> bool {
        self.flagged.is_empty()
    }

    /// What the header for `k` columns costs at least, where columns are known by the order of words.
    pub(crate) fn least(&self, k: usize) -> i32 {
        let mut least = FAR;
        for (_, lines) in self.by_price(k) {
            // No cut costs less than nothing.
            if lines.price >= least {
                break;
            }
            least = least.min(self.least_of(lines, k));
        }
        self.found(least, k).unwrap_or(FAR).min(self.none(k))
    }

    /// The lines that may head `k` columns with their places among all, those that cost least first.
    fn by_price(&self, k: usize) -> Vec<(usize, Lines)> {
        let mut windows: Vec<(usize, Lines)> = self.windows(k).into_iter().enumerate().collect();
        windows.sort_by_key(|(_, lines)| lines.price);
        windows
    }

    /// What the header costs where some lines are it and cost so much; `None` where that is too much.
    fn found(&self, cost: i32, k: usize) -> Option<i32> {
        let columns = i32::try_from(k.max(1)).unwrap_or(1);
        // Unknown words are cheap where they are all there is.
        let price = if self.is_blind() { cost / columns / 3 } else { cost };
        (cost < cost::MOST + cost::MOST_COLUMN * columns && cost < cost::MOST_EVER).then_some(price)
    }

    /// What it costs that there is no header.
    fn none(&self, k: usize) -> i32 {
        if self.is_blind() { cost::NONE } else { cost::NONE_OF_SOME + cost::NONE_OF_SOME_COLUMN * i32::try_from(k).unwrap_or(0) }
    }

    /// Looks for the lines that head `k` columns best.
    pub(crate) fn find(&self, k: usize, rows: &[DraftRow], habit: &Habit) -> Found<'a> {
        let page = first_page(self.context, rows);
        let edges = if habit.edges.is_empty() || page.len() == rows.len() { Vec::new() } else { edges(page, k) };
        let (page, edges) = if edges.is_empty() { (rows, habit.edges.as_slice()) } else { (page, edges.as_slice()) };
        let places = (self.context.aligned && edges.len() == k).then_some((page, edges));
        let mut best: Option<(i32, usize, Lines, Cut<'a>, bool)> = None;
        for (i, lines) in self.by_price(k) {
            let beaten = |cost: i32| best.as_ref().is_some_and(|(known, place, ..)| (*known, *place) < (cost, i));
            if best.as_ref().is_some_and(|(known, ..)| *known < lines.price) {
                break;
            }
            // Where places decide, the order of the words does not tell what a cut costs at least.
            let least = if places.is_some() { lines.price } else { self.least_of(lines, k) };
            if least >= FAR || beaten(least) || !self.may_be_blind(lines, k) {
                continue;
            }
            let Some((cut, notes)) = self.cut(lines, k, places) else { continue };
            let cost = cut.cost + lines.price;
            if !beaten(cost) && (!self.is_blind() || self.is_blind_header(lines, k, &cut)) {
                best = Some((cost, i, lines, cut, notes));
            }
        }
        match best.and_then(|(cost, _, lines, cut, notes)| Some((self.found(cost, k)?, lines, cut, notes))) {
            Some((cost, lines, cut, notes)) => Found {
                title: self.lines(0..lines.start).to_vec(),
                header: self.lines(lines.start..lines.end).to_vec(),
                after: self.lines(lines.end..self.before.len()).to_vec(),
                cut: Some(cut),
                cost,
                notes,
            },
            // Without a header the lines before are a title and, perhaps, group headings and the first label.
            None => {
                let (title, after) = self.before.split_at(self.before.len() - self.label_lines);
                Found { title: title.to_vec(), header: Vec::new(), after: after.to_vec(), cut: None, cost: self.none(k), notes: false }
            }
        }
    }

    /// What some lines cost at least as the header for `k` columns.
    fn least_of(&self, lines: Lines, k: usize) -> i32 {
        let least = |window: &Window<'_, 'a>| {
            if window.fits { header::least(&window.view(), k, !self.context.aligned).saturating_add(lines.price) } else { FAR }
        };
        if self.may_be_blind(lines, k) { self.look(lines, least).unwrap_or(FAR) } else { FAR }
    }

    /// Cuts the words of some lines into columns: by position where columns are aligned, else by their order. Tells also whether there is a column of notes.
    fn cut(&self, lines: Lines, k: usize, places: Option<(&[DraftRow], &[u32])>) -> Option<(Cut<'a>, bool)> {
        let by_place = places.and_then(|(rows, edges)| super::aligned::cut(self.words_of(lines), rows, edges));
        let (flat, notes) = self.look(lines, |window| {
            let view = window.view();
            // Places are clear where no order of the words can be much cheaper.
            let clear =
                |place: &Cut<'_>| window.fits && place.cost <= header::least(&view, k, !self.context.aligned).saturating_add(cost::PLACES);
            let flat =
                if !window.fits || by_place.as_ref().is_some_and(clear) { None } else { header::cut(&view, k, !self.context.aligned) };
            (flat, window.notes)
        })?;
        let clear = |place: &Cut<'_>| flat.as_ref().is_none_or(|f| place.cost <= f.cost + cost::PLACES);
        Some((by_place.filter(clear).or(flat)?, notes))
    }

    /// Looks at the words of some lines.
    fn look<T>(&self, lines: Lines, look: impl FnOnce(&Window<'_, 'a>) -> T) -> Option<T> {
        if let Some(window) = self.block.window(lines.start, lines.end) {
            return Some(look(&window));
        }
        let block = Block::new(lines.start, self.words_of(lines).iter().cloned());
        block.window(lines.start, lines.end).map(|window| look(&window))
    }

    fn words_of(&self, lines: Lines) -> &[Vec<Word<'a>>] {
        self.words.get(lines.start - self.first..lines.end - self.first).unwrap_or_default()
    }

    /// Whether some lines can be a header although none reads like one: one line with a word for each column, or one line for each column.
    fn may_be_blind(&self, lines: Lines, k: usize) -> bool {
        let count = lines.end - lines.start;
        let enough = match self.words_of(lines) {
            [one] => one.len() >= k,
            _ => (k..=3 * k + 2).contains(&count),
        };
        let heading = |i: &usize| self.context.scans.get(*i).is_some_and(|s| s.heading);
        !self.is_blind() || k >= 2 && enough && !self.lines(lines.start..lines.end).iter().any(heading)
    }

    /// Whether each column of such a header begins like one.
    fn is_blind_header(&self, lines: Lines, k: usize, cut: &Cut<'_>) -> bool {
        let one = lines.end - lines.start == 1;
        let starts = |w: &Word<'_>| w.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || w.wide;
        cut.columns.iter().filter_map(|c| c.first()).filter(|w| if one { starts(w) } else { w.line_start }).count() == k
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
fn skip_price(words: &[Word<'_>]) -> i32 {
    let roles = words.iter().filter(|w| w.role().is_some()).count();
    let other = words.iter().filter(|w| w.class == Class::Other).count();
    match (roles, other) {
        (0, 0) => 100,
        (0, _) => 12,
        (_, 0) => 120,
        _ => 50,
    }
}
