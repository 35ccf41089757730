//! Headers over aligned columns: each word belongs to the column it stands over.

use super::assemble::DraftRow;
use super::class::Class;
use super::column_price::column_price;
use super::header::Cut;
use super::list::List;
use super::words::{Word, join_broken};
use crate::figures::period::Part;
use crate::lexicon::columns::HeaderWord;

/// Most that a cut of words over several columns may cost to be clearer than their places.
const CLEAR: i32 = 300;

/// Gives every header word to the column it stands over. `edges` are the right edges of the columns of figures.
///
/// `None` where a column gets no word.
pub(crate) fn cut<'a>(lines: &[Vec<Word<'a>>], rows: &[DraftRow], edges: &[u32]) -> Option<Cut<'a>> {
    let lefts = left_edges(rows, edges);
    // Borders halfway between a column's right edge and the next one's left edge, shifted right a little: headers lean right.
    let mut borders: Vec<u32> = Vec::new();
    for (right, left) in edges.iter().zip(lefts.iter().skip(1)) {
        borders.push(u32::midpoint(*right, (*left).max(*right)));
    }
    let first_left = *lefts.first()?;
    let mut columns: Vec<Vec<Word<'_>>> = vec![Vec::new(); edges.len()];
    let mut stub = Vec::new();
    let mut upper: Vec<Vec<Word<'_>>> = Vec::new();
    // What the columns cost without the headings over them.
    let mut known: Option<i32> = None;
    for (n, list) in lines.iter().enumerate() {
        let pieces = chunks(list);
        let over = pieces.iter().filter(|c| c.last().is_some_and(|w| w.x.1 + 4 >= first_left)).count();
        if n + 1 < lines.len() && n < 2 && over >= 2 && over < edges.len() && edges.len().is_multiple_of(over) && upper.is_empty() {
            // Fewer pieces than columns: perhaps headings over several columns.
            upper = pieces.iter().filter(|c| c.last().is_some_and(|w| w.x.1 + 4 >= first_left)).map(|c| c.to_vec()).collect();
            let leaf = lines.get(n + 1..).unwrap_or_default();
            if let Some((spanned, price)) = spanned(leaf, &borders, first_left, edges, &upper) {
                columns = spanned;
                known = price;
                break;
            }
        }
        for chunk in pieces {
            place(chunk, &borders, edges, first_left, &mut columns, &mut stub);
        }
    }
    if columns.iter().any(Vec::is_empty) {
        return None;
    }
    let columns: Vec<Vec<Word<'_>>> = columns
        .into_iter()
        .map(|c| {
            let mut line = 0;
            let mut own: Vec<Word<'_>> = c
                .into_iter()
                .map(|w| {
                    let start = w.line != line;
                    line = w.line;
                    Word { line_start: start, ..w }
                })
                .collect();
            own = join_broken(own);
            own
        })
        .collect();
    let cost = known.unwrap_or_else(|| columns.iter().map(|c| column_price(c)).sum());
    Some(Cut { columns, stub, cost })
}

/// The columns under headings that span several: the lower lines fill all columns, and their words come again under each heading.
fn spanned<'a>(
    leaf: &[Vec<Word<'a>>],
    borders: &[u32],
    first_left: u32,
    edges: &[u32],
    upper: &[Vec<Word<'a>>],
) -> Option<(Vec<Vec<Word<'a>>>, Option<i32>)> {
    let k = edges.len();
    let mut columns: Vec<Vec<Word<'_>>> = vec![Vec::new(); k];
    let mut stub = Vec::new();
    for list in leaf {
        for chunk in chunks(list) {
            place(chunk, borders, edges, first_left, &mut columns, &mut stub);
        }
    }
    let size = k / upper.len();
    let name = |c: usize| columns.get(c).map(|w| w.iter().map(|w| w.text.to_lowercase()).collect::<Vec<_>>().join(" "));
    let again = size >= 2 && (0..k).all(|c| name(c) == name(c % size) && name(c).is_some_and(|n| !n.is_empty()));
    if !again {
        // Periods over columns whose own names differ.
        let of_time = |w: &Word<'_>| matches!(w.class, Class::Period(_) | Class::Known(HeaderWord::WholeYear | HeaderWord::Modifier));
        let leaves: Vec<&[Word<'a>]> = columns.iter().map(Vec::as_slice).collect();
        let bare = leaves.iter().all(|c| !c.is_empty() && !c.iter().any(|w| matches!(w.class, Class::Period(_))));
        let whole = upper.iter().flatten().any(|w| w.class == Class::Known(HeaderWord::WholeYear));
        if !bare || !whole || !upper.iter().flatten().all(of_time) {
            return None;
        }
        let owners = super::levels::owners_by_deviation(&leaves, upper.len())?;
        let whole = leaves.iter().zip(owners).map(|(c, o)| upper.get(o).into_iter().flatten().chain(*c).cloned().collect());
        return Some((whole.collect(), Some(leaves.iter().map(|c| column_price(c)).sum())));
    }
    Some((
        columns
            .into_iter()
            .enumerate()
            .map(|(c, own)| upper.get(c / size).cloned().unwrap_or_default().into_iter().chain(own).collect())
            .collect(),
        None,
    ))
}

/// Words of a line between wide gaps.
fn chunks<'w, 'a>(list: &'w [Word<'a>]) -> Vec<&'w [Word<'a>]> {
    let mut out = Vec::new();
    let mut start = 0;
    for i in 1..=list.len() {
        if i == list.len() || list.get(i).is_some_and(|w| w.wide) {
            out.extend(list.get(start..i));
            start = i;
        }
    }
    out
}

/// A chunk goes to one column as a whole if it lies in one; else it is cut where a word ends at a column's right edge, and as a last
/// resort word by word.
fn place<'a>(chunk: &[Word<'a>], borders: &[u32], edges: &[u32], first_left: u32, columns: &mut [Vec<Word<'a>>], stub: &mut Vec<Word<'a>>) {
    let (Some(a), Some(b)) = (chunk.first(), chunk.last()) else { return };
    let column = |x: u32| borders.iter().take_while(|b| **b < x).count();
    let (from, to) = (column(a.x.0 + 1), column(b.x.1.saturating_sub(1)));
    if from != to
        && let Some(parts) = by_right_edges(chunk, edges, from, to).or_else(|| by_words(chunk, column(middle(a)), column(middle(b))))
    {
        for (c, words) in parts {
            if let Some(column) = columns.get_mut(c) {
                column.extend(words.iter().cloned());
            }
        }
        return;
    }
    // `aug 2024` is one thing.
    let month = chunk.len() == 2 && is_month(a) && matches!(b.class, Class::Period(Part::Year(_)));
    for w in chunk {
        let (left, right) = if from == to || month { (a.x.0, b.x.1) } else { w.x };
        let middle = u32::midpoint(left, right);
        if right < first_left.saturating_sub(4) && column(middle) == 0 && middle + 8 < first_left {
            stub.push(w.clone());
            continue;
        }
        if let Some(c) = columns.get_mut(column(middle)) {
            c.push(w.clone());
        }
    }
}

/// Cuts a chunk over the columns `from..=to` after words that end where a column ends. The last part must end there too.
fn by_right_edges<'w, 'a>(chunk: &'w [Word<'a>], edges: &[u32], from: usize, to: usize) -> Option<Vec<(usize, &'w [Word<'a>])>> {
    const NEAR: u32 = 3;
    let end = chunk.last()?.x.1;
    if end.abs_diff(*edges.get(to)?) > NEAR {
        return None;
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for c in from..to {
        let edge = *edges.get(c)?;
        let near = (start..chunk.len().saturating_sub(1)).filter_map(|i| chunk.get(i).map(|w| (w.x.1.abs_diff(edge), i))).min()?;
        if near.0 <= NEAR {
            parts.push((c, chunk.get(start..=near.1)?));
            start = near.1 + 1;
        }
    }
    parts.push((to, chunk.get(start..)?));
    Some(parts)
}

fn is_month(w: &Word<'_>) -> bool {
    matches!(w.class, Class::Period(Part::Month(_)))
}

fn middle(w: &Word<'_>) -> u32 {
    u32::midpoint(w.x.0, w.x.1)
}

/// Cuts a chunk over the columns `from..=to` as its words suggest: `R12 2024- R12 2023-`, `avvikelse T2 2021`.
fn by_words<'w, 'a>(chunk: &'w [Word<'a>], from: usize, to: usize) -> Option<Vec<(usize, &'w [Word<'a>])>> {
    if from >= to || chunk.len() == 2 && chunk.first().is_some_and(is_month) {
        return None;
    }
    let (mut bounds, cost) = List::new(chunk.to_vec()).segments(0..chunk.len(), to - from + 1, false)?;
    // A month goes with the year after it.
    let month = |i: usize| chunk.get(i).is_some_and(is_month);
    let year = |i: usize| matches!(chunk.get(i).map(|w| w.class), Some(Class::Period(Part::Year(_))));
    for b in 1..bounds.len().saturating_sub(1) {
        let before = bounds.get(b - 1).copied().unwrap_or(0);
        if let Some(at) = bounds.get_mut(b)
            && *at > before + 1
            && month(*at - 1)
            && year(*at)
        {
            *at -= 1;
        }
    }
    let parts = bounds.windows(2).zip(from..=to).filter_map(|(b, c)| if let [x, y] = b { Some((c, chunk.get(*x..*y)?)) } else { None });
    (cost < CLEAR).then(|| parts.collect())
}

/// Where the figures of each column begin, at the leftmost.
fn left_edges(rows: &[DraftRow], edges: &[u32]) -> Vec<u32> {
    let mut lefts: Vec<u32> = edges.to_vec();
    for r in rows {
        let signs = &r.shape.signs;
        let mut starts = Vec::new();
        let mut open = false;
        for (i, s) in signs.iter().enumerate() {
            if matches!(s, b'=' | b'\n') {
                open = false;
            } else if !open {
                open = true;
                starts.extend(r.shape.places.get(i).map(|p| p.x));
            }
        }
        if starts.len() == edges.len() {
            for (l, s) in lefts.iter_mut().zip(starts) {
                *l = (*l).min(s);
            }
        }
    }
    lefts
}
