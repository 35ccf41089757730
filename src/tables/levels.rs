//! Headers of more than one level: headings over several columns, and lines that each go over all columns.

use std::borrow::Cow;
use std::ops::Range;

use super::class::Class;
use super::column_price::column_price;
use super::header::{Cut, View, by_years};
use super::list::FAR;
use super::words::{Word, join_broken};
use crate::figures::period::Part;
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;

/// What the cuts of both kinds cost beside their columns.
const LAYERED: i32 = 30;
const TWO_LEVELS: i32 = 40;
/// Headings over several columns that the lexicon does not know.
const UNKNOWN_TOP: i32 = 30;
/// Most words of the upper level.
const MAX_TOP: usize = 24;

/// The lines of some words.
fn lines(view: &View<'_, '_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = view.words.start;
    let starts = view.words.clone().zip(view.all()).filter(|(_, w)| w.line_start).map(|(i, _)| i);
    for i in starts.chain([view.words.end]).filter(|i| *i > view.words.start) {
        out.push(std::mem::replace(&mut start, i)..i);
    }
    out
}

/// What lines that each go over all columns cost at least.
pub(crate) fn layered_costs(view: &View<'_, '_>, k: usize) -> i32 {
    let few = |lines: &[Range<usize>]| (2..=4).contains(&lines.len()) && lines.iter().any(|l| l.len() >= k);
    if k >= 2 && few(&lines(view)) { LAYERED } else { FAR }
}

/// Lines that each go over all columns: `Utfall Budget Avvikelse` and below it `2016 2016`.
pub(crate) fn layered<'a>(view: &View<'_, 'a>, k: usize) -> Option<Cut<'a>> {
    let lines = lines(view);
    let cuts: Vec<Option<(Vec<usize>, i32)>> = lines.iter().map(|l| view.list.segments(l.clone(), k, true)).collect();
    let lines: Vec<&[Word<'a>]> = lines.into_iter().map(|l| view.list.part(l)).collect();
    let main = cuts.iter().position(Option::is_some)?;
    let mut columns: Vec<Vec<Word<'a>>> = vec![Vec::new(); k];
    let mut stub: Vec<Word<'a>> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        if let Some(Some((bounds, _))) = cuts.get(n) {
            stub.extend(line.get(..bounds.first().copied().unwrap_or(0)).unwrap_or_default().iter().cloned());
            for (c, b) in bounds.windows(2).enumerate() {
                if let ([x, y], Some(column)) = (b, columns.get_mut(c)) {
                    let own = line.get(*x..*y).unwrap_or_default();
                    column.extend(own.iter().enumerate().map(|(i, w)| Word { line_start: i == 0, ..w.clone() }));
                }
            }
        } else if n < main {
            stub.extend(line.iter().cloned());
        } else {
            // Fewer pieces than columns: the rest of a broken word goes where it was broken, periods under the columns that state something.
            let broken: Vec<usize> =
                (0..k).filter(|c| columns.get(*c).and_then(|w| w.last()).is_some_and(|w| w.text.ends_with(['-', '\u{ad}']))).collect();
            let fragments =
                line.iter().take_while(|w| !matches!(w.class, Class::Period(_)) && w.text.starts_with(char::is_lowercase)).count();
            if fragments != broken.len() {
                return None;
            }
            let (rest, line) = line.split_at(fragments);
            for (w, c) in rest.iter().zip(&broken) {
                if let Some(column) = columns.get_mut(*c) {
                    column.push(Word { line_start: true, ..w.clone() });
                }
            }
            let periods = line.iter().all(|w| matches!(w.class, Class::Period(_)));
            let stated: Vec<usize> = (0..k)
                .filter(|c| !broken.contains(c))
                .filter(|c| {
                    columns.get(*c).is_some_and(|w| {
                        w.iter().any(|w| {
                            matches!(
                                w.role(),
                                Some(
                                    ColumnRole::Outcome
                                        | ColumnRole::Budget
                                        | ColumnRole::Forecast
                                        | ColumnRole::NetCost
                                        | ColumnRole::Income
                                        | ColumnRole::Cost
                                )
                            )
                        })
                    })
                })
                .collect();
            if !periods || stated.len() < line.len() {
                return None;
            }
            for (w, c) in line.iter().zip(stated) {
                if let Some(column) = columns.get_mut(c) {
                    column.push(Word { line_start: true, ..w.clone() });
                }
            }
        }
    }
    let columns: Vec<Vec<Word<'a>>> = columns.into_iter().map(join_broken).collect();
    let cost = columns.iter().map(|c| column_price(c)).sum::<i32>() + LAYERED;
    Some(Cut { columns, stub, cost })
}

/// Where the words of a lower level of `k` columns may begin: at a line, below a heading level.
fn splits(view: &View<'_, '_>, k: usize) -> impl Iterator<Item = usize> {
    let words = view.words.clone().zip(view.all());
    let top = view.words.start + 1..=view.words.start + MAX_TOP;
    let last = if k < FEWEST_SPANNED { 0 } else { (view.words.end + 1).saturating_sub(k) };
    words.filter(move |(i, w)| w.line_start && top.contains(i) && *i < last).map(|(i, _)| i)
}

/// Fewest columns that two headings span.
const FEWEST_SPANNED: usize = 3;

/// Where the lower level of headings over several columns may begin, each with what such a cut costs at least.
fn likely_splits(view: &View<'_, '_>, k: usize) -> impl Iterator<Item = (usize, i32)> {
    let periods = view.periods();
    // The names of the columns come again under each heading.
    splits(view, k).filter(|split| view.list.repeats(*split..view.words.end)).map(move |split| {
        let known = view.list.part(view.words.start..split).iter().any(is_span);
        let top = if known { 0 } else { UNKNOWN_TOP };
        let years = if periods >= view.words.end - split { by_years(k) } else { 0 };
        (split, view.ends.exactly(view.list, split, k).saturating_add(TWO_LEVELS + top) - years)
    })
}

/// What headings over several columns cost at least.
pub(crate) fn two_level_costs(view: &View<'_, '_>, k: usize) -> i32 {
    likely_splits(view, k).map(|(_, least)| least).min().unwrap_or(FAR)
}

/// Headings over several columns (`Kommunen`, `Utfall 2023`) before the columns' own words, where they cost less than `most`.
pub(crate) fn two_level<'a>(view: &View<'_, 'a>, k: usize, most: i32) -> Option<Cut<'a>> {
    let mut best: Option<Cut<'a>> = None;
    for (split, least) in likely_splits(view, k) {
        if least >= most {
            continue;
        }
        let Some((bounds, leaf_cost)) = view.ends.segments(view.list, split, k, false) else { continue };
        let leaf = view.list.part(split..view.words.end);
        let top = view.list.part(view.words.start..split);
        let columns = |b: &[usize]| if let [x, y] = b { leaf.get(*x..*y).unwrap_or_default() } else { &[] };
        let names: Vec<Vec<Cow<'_, str>>> = bounds.windows(2).map(|b| columns(b).iter().map(|w| fold(&w.text)).collect()).collect();
        for g in 2..=k / 2 + 1 {
            let Some(owners) = owners(&names, g) else { continue };
            let Some((top_bounds, top_cost)) = spans(view, split, g) else { continue };
            let cost = leaf_cost + top_cost + TWO_LEVELS;
            if best.as_ref().is_some_and(|b| b.cost <= cost) {
                continue;
            }
            let heading = |o: usize| top.get(top_bounds.get(o).copied()?..top_bounds.get(o + 1).copied()?);
            let own = |(b, o): (&[usize], &usize)| heading(*o).unwrap_or_default().iter().chain(columns(b)).cloned().collect();
            let first = top_bounds.first().copied().unwrap_or(0);
            let columns = bounds.windows(2).zip(&owners).map(own).collect();
            best = Some(Cut { columns, stub: top.get(..first).unwrap_or_default().to_vec(), cost });
        }
    }
    best
}

/// Which heading each column stands under, when the columns' names come again: at their repeats, or in equal parts.
fn owners(names: &[Vec<Cow<'_, str>>], g: usize) -> Option<Vec<usize>> {
    let k = names.len();
    if k.is_multiple_of(g) {
        let size = k / g;
        let equal = size >= 1 && (0..k).all(|i| names.get(i) == names.get(i % size));
        if equal && size > 1 {
            return Some((0..k).map(|i| i / size).collect());
        }
    }
    // `2015 2016 2016B | 2015 2016`: a new heading where a name comes again.
    let mut owners = Vec::with_capacity(k);
    let (mut owner, mut start) = (0, 0);
    for (i, name) in names.iter().enumerate() {
        if names.get(start..i).is_some_and(|seen| seen.contains(name)) {
            owner += 1;
            start = i;
        }
        owners.push(owner);
    }
    (owner + 1 == g && k > g).then_some(owners)
}

/// Cuts the upper level, the words before `split`, into `g` headings.
fn spans(view: &View<'_, '_>, split: usize, g: usize) -> Option<(Vec<usize>, i32)> {
    // Span words of the lexicon first: `Kommunen`, `Sammanställd redovisning`.
    let top = view.list.part(view.words.start..split);
    let known: Vec<usize> = top.iter().enumerate().filter(|(_, w)| is_span(w)).map(|(i, _)| i).collect();
    if known.len() == g {
        let mut bounds = known;
        bounds.push(top.len());
        return Some((bounds, 0));
    }
    let (bounds, cost) = view.list.segments(view.words.start..split, g, true)?;
    Some((bounds, cost / 2 + UNKNOWN_TOP))
}

/// Periods over several columns each, whose own names differ: `T.o.m. augusti 2024` and `Helår 2024` over `Utfall Budget Avvikelse`, `Prognos Budget Avvikelse`.
pub(crate) fn periods_over<'a>(view: &View<'_, 'a>, k: usize) -> Option<Cut<'a>> {
    let lines = lines(view);
    let of_time = |w: &Word<'_>| matches!(w.class, Class::Period(_) | Class::Known(HeaderWord::WholeYear | HeaderWord::Modifier));
    let is_of_time = |line: &Range<usize>| view.list.part(line.clone()).iter().all(of_time);
    let first = lines.iter().position(is_of_time)?;
    let last = lines.iter().skip(first).take_while(|l| is_of_time(l)).last()?;
    let line = lines.get(first)?.start..last.end;
    let top = view.list.part(line.clone());
    let headings = headings(top);
    if !(2..=k / 2).contains(&headings.len()) || !top.iter().any(|w| w.class == Class::Known(HeaderWord::WholeYear)) {
        return None;
    }
    let own = view.list.part(line.end..view.words.end);
    if own.iter().any(|w| matches!(w.class, Class::Period(_))) {
        return None;
    }
    let (bounds, cost) = view.ends.segments(view.list, line.end, k, false)?;
    let columns: Vec<&[Word<'a>]> = bounds.windows(2).filter_map(|b| if let [x, y] = b { own.get(*x..*y) } else { None }).collect();
    let owners = owners_by_deviation(&columns, headings.len())?;
    let columns = columns.iter().zip(owners).map(|(c, o)| headings.get(o).into_iter().flatten().chain(*c).cloned().collect());
    let stub = view.list.part(view.words.start..line.start).to_vec();
    Some(Cut { columns: columns.collect(), stub, cost: cost + TWO_LEVELS })
}

/// What [`periods_over`] costs at least.
pub(crate) fn periods_over_costs(view: &View<'_, '_>, k: usize) -> i32 {
    if k >= 4 && view.all().iter().any(|w| w.class == Class::Known(HeaderWord::WholeYear)) { TWO_LEVELS } else { FAR }
}

/// A line of periods, cut after each year and before each word for the whole year.
fn headings<'a>(words: &[Word<'a>]) -> Vec<Vec<Word<'a>>> {
    let mut out: Vec<Vec<Word<'a>>> = Vec::new();
    let mut closed = true;
    for w in words {
        let whole = w.class == Class::Known(HeaderWord::WholeYear);
        match out.last_mut() {
            Some(last) if !closed && !whole => last.push(w.clone()),
            _ => out.push(vec![w.clone()]),
        }
        closed = matches!(w.class, Class::Period(Part::Year(_) | Part::YearMonth(..)));
    }
    out
}

/// Which heading each column stands under: each heading ends in a deviation, or has as many columns as the others.
pub(super) fn owners_by_deviation(columns: &[&[Word<'_>]], g: usize) -> Option<Vec<usize>> {
    let deviation = |c: &&[Word<'_>]| c.iter().any(|w| matches!(w.role(), Some(ColumnRole::Deviation | ColumnRole::Change)));
    let ends: Vec<bool> = columns.iter().map(deviation).collect();
    if ends.iter().filter(|e| **e).count() == g && ends.last() == Some(&true) {
        let mut owner = 0;
        let owners = ends.iter().map(|end| {
            let own = owner;
            owner += usize::from(*end);
            own
        });
        return Some(owners.collect());
    }
    let size = columns.len().checked_div(g).filter(|size| size * g == columns.len())?;
    Some((0..columns.len()).map(|c| c / size).collect())
}

fn is_span(word: &Word<'_>) -> bool {
    word.class == Class::Known(HeaderWord::Span)
}
