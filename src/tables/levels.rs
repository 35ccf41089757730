//! Headers of more than one level: headings over several columns, and lines that each go over all columns.

use super::class::Class;
use super::header::{Cut, column_price, segments};
use super::words::{Word, join_broken};
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;

/// Lines that each go over all columns: `Utfall Budget Avvikelse` and below it `2016 2016`.
pub(crate) fn layered<'a>(words: &[Word<'a>], k: usize) -> Option<Cut<'a>> {
    if k < 2 {
        return None;
    }
    let mut lines: Vec<&[Word<'_>]> = Vec::new();
    let mut start = 0;
    for i in 1..=words.len() {
        if i == words.len() || words.get(i).is_some_and(|w| w.line_start) {
            lines.extend(words.get(start..i));
            start = i;
        }
    }
    if !(2..=4).contains(&lines.len()) {
        return None;
    }
    let cuts: Vec<Option<(Vec<usize>, i32)>> = lines.iter().map(|l| segments(l, k, true)).collect();
    let main = cuts.iter().position(Option::is_some)?;
    let mut columns: Vec<Vec<Word<'_>>> = vec![Vec::new(); k];
    let mut stub: Vec<Word<'_>> = Vec::new();
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
    let columns: Vec<Vec<Word<'_>>> = columns.into_iter().map(join_broken).collect();
    let cost = columns.iter().map(|c| column_price(c)).sum::<i32>() + 30;
    Some(Cut { columns, stub, cost })
}

/// Headings over several columns (`Kommunen`, `Utfall 2023`) before the columns' own words.
pub(crate) fn two_level<'a>(words: &[Word<'a>], k: usize) -> Option<Cut<'a>> {
    let mut best: Option<Cut<'a>> = None;
    for split in 1..words.len() {
        let (top, leaf) = words.split_at(split);
        // A heading level ends where a line ends.
        if !leaf.first().is_some_and(|w| w.line_start) || leaf.len() < k || top.len() > 24 {
            continue;
        }
        let Some((bounds, leaf_cost)) = segments(leaf, k, false) else { continue };
        let names: Vec<String> = bounds
            .windows(2)
            .map(|b| {
                if let [x, y] = b {
                    leaf.get(*x..*y).unwrap_or_default().iter().map(|w| fold(&w.text)).collect::<Vec<_>>().join(" ")
                } else {
                    String::new()
                }
            })
            .collect();
        for g in 2..=k / 2 + 1 {
            let Some(owners) = owners(&names, g) else { continue };
            let Some((top_bounds, top_cost)) = spans(top, g) else { continue };
            let first = top_bounds.first().copied().unwrap_or(0);
            let cost = leaf_cost + top_cost + 40;
            if best.as_ref().is_some_and(|b| b.cost <= cost) {
                continue;
            }
            let columns: Vec<Vec<Word<'_>>> = bounds
                .windows(2)
                .zip(&owners)
                .map(|(b, o)| {
                    let mut own: Vec<Word<'_>> = match (top_bounds.get(*o), top_bounds.get(o + 1)) {
                        (Some(x), Some(y)) => top.get(*x..*y).unwrap_or_default().to_vec(),
                        _ => Vec::new(),
                    };
                    if let [x, y] = b {
                        own.extend(leaf.get(*x..*y).unwrap_or_default().iter().cloned());
                    }
                    own
                })
                .collect();
            best = Some(Cut { columns, stub: top.get(..first).unwrap_or_default().to_vec(), cost });
        }
    }
    best
}

/// Which heading each column stands under, when the columns' names come again: at their repeats, or in equal parts.
fn owners(names: &[String], g: usize) -> Option<Vec<usize>> {
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

/// Cuts the upper level into `g` headings.
fn spans(top: &[Word<'_>], g: usize) -> Option<(Vec<usize>, i32)> {
    // Span words of the lexicon first: `Kommunen`, `Sammanställd redovisning`.
    let known: Vec<usize> = top.iter().enumerate().filter(|(_, w)| w.class == Class::Known(HeaderWord::Span)).map(|(i, _)| i).collect();
    if known.len() == g {
        let mut bounds = known;
        bounds.push(top.len());
        return Some((bounds, 0));
    }
    let (bounds, cost) = segments(top, g, true)?;
    Some((bounds, cost / 2 + 30))
}
