//! Tables of figures that a list has swallowed: rows of a label and as many figures each, one after the other, are no items of a list.

use crate::figures::number;
use crate::layout::Layout;

/// Fewest rows of a table, fewest figures of a row, and most lines of a label.
const FEWEST_ROWS: usize = 3;
const FEWEST_FIGURES: usize = 2;
const MOST_LABEL: usize = 3;
/// Longest line that is one figure.
const LONGEST_FIGURE: usize = 16;

/// What a line is to such a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// One figure.
    Figure,
    /// A label and figures.
    Row(usize),
}

/// A row: its lines, and how many figures it has and how many of them are no small whole numbers.
#[derive(Clone, Copy, Default)]
struct Row {
    start: usize,
    end: usize,
    figures: usize,
    weighty: usize,
}

/// Which of the lines that lists have taken are rows of tables.
pub(super) fn reclaimed(layout: &Layout<'_>, taken: impl Fn(u32) -> bool) -> Vec<bool> {
    let mut out = vec![false; layout.lines.len()];
    let mut rows: Vec<Row> = Vec::new();
    let mut labels: Vec<usize> = Vec::new();
    let mut open: Option<Row> = None;
    for (i, line) in layout.lines.iter().enumerate() {
        if !line.is_flow() {
            continue;
        }
        let text = line.text.trim();
        let (kind, weighty) = kind(text);
        let ends = !taken(line.number) || kind == Kind::Text && labels.len() >= MOST_LABEL && open.is_none();
        if kind != Kind::Figure || ends {
            close(&mut rows, &mut open, &mut out);
        }
        if ends {
            settle(&mut rows, &mut out);
            labels.clear();
        }
        if !taken(line.number) {
            continue;
        }
        match kind {
            Kind::Text => labels.push(i),
            Kind::Figure => {
                let first = if rows.is_empty() { labels.last() } else { labels.first() }.copied();
                labels.clear();
                match (&mut open, first) {
                    (Some(row), _) => *row = Row { end: i, figures: row.figures + 1, weighty: row.weighty + weighty, ..*row },
                    (None, Some(start)) => open = Some(Row { start, end: i, figures: 1, weighty }),
                    (None, None) => settle(&mut rows, &mut out),
                }
            }
            Kind::Row(figures) => {
                labels.clear();
                open = Some(Row { start: i, end: i, figures, weighty });
                close(&mut rows, &mut open, &mut out);
            }
        }
    }
    close(&mut rows, &mut open, &mut out);
    settle(&mut rows, &mut out);
    out
}

/// Ends a row. One with another number of figures ends the rows before it.
fn close(rows: &mut Vec<Row>, open: &mut Option<Row>, out: &mut [bool]) {
    let Some(row) = open.take() else { return };
    if row.figures < FEWEST_FIGURES || rows.last().is_some_and(|r| r.figures != row.figures) {
        settle(rows, out);
    }
    if row.figures >= FEWEST_FIGURES {
        rows.push(row);
    }
}

/// Takes rows back where they are a table. Small whole numbers may be risks.
fn settle(rows: &mut Vec<Row>, out: &mut [bool]) {
    let figures: usize = rows.iter().map(|r| r.figures).sum();
    let weighty: usize = rows.iter().map(|r| r.weighty).sum();
    if rows.len() >= FEWEST_ROWS
        && weighty * 2 >= figures
        && let (Some(first), Some(last)) = (rows.first(), rows.last())
    {
        out.get_mut(first.start..=last.end).unwrap_or_default().fill(true);
    }
    rows.clear();
}

fn kind(text: &str) -> (Kind, usize) {
    if !text.ends_with(|c: char| c.is_ascii_digit() || c == '%') {
        return (Kind::Text, 0);
    }
    let weight = |t: &str| number::parse(t).map(|f| usize::from(f.decimals > 0 || f.signed || f.whole_digits >= 3));
    if text.len() <= LONGEST_FIGURE
        && let Some(weighty) = weight(text)
    {
        return (Kind::Figure, weighty);
    }
    let figures: Vec<usize> = text.split_whitespace().rev().map_while(weight).collect();
    let labelled = text.starts_with(char::is_alphabetic) && figures.len() < text.split_whitespace().count();
    if labelled && figures.len() >= FEWEST_FIGURES { (Kind::Row(figures.len()), figures.iter().sum()) } else { (Kind::Text, 0) }
}
