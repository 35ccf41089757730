//! What stands at the end of a list and is no row: the title and header of a table of figures that follows without a heading
//! of its own, and the label of a last column that was printed after the rows.

use super::cells;
use super::columns::ListKind;
use super::grid;
use super::header::Header;
use super::labels;
use crate::figures::words::squash;
use crate::figures::{date, function, status};
use crate::layout::{Gap, LayoutLine};
use crate::lexicon::columns::WORDS;
use crate::lexicon::lists::Role;

/// How many lines title and header of a table may take.
const MAX_TABLE_HEAD: usize = 10;

/// Ends the body of a list before the title and header of the first rows of figures in it.
pub(super) fn cut(body: &mut Vec<&LayoutLine<'_>>, kind: ListKind) {
    if matches!(kind, ListKind::Actions | ListKind::Risks)
        && let Some(from) = running_text(body)
    {
        body.truncate(from);
    }
    if let Some(from) = super::figure_head::find(body) {
        body.truncate(from);
    }
    if kind == ListKind::Indicators {
        return;
    }
    if let Some(from) = aligned_figures(body).or_else(|| lone_figures(body)) {
        body.truncate(from);
        return;
    }
    let rows =
        body.windows(6).position(|w| w.first().is_some_and(|l| is_figures(l.text)) && w.iter().filter(|l| is_figures(l.text)).count() >= 3);
    let Some(rows) = rows else { return };
    let head = body.iter().take(rows).rev().take(MAX_TABLE_HEAD).take_while(|l| may_head(l.text)).count();
    let from = rows - head;
    let named = body
        .get(from..rows)
        .unwrap_or_default()
        .iter()
        .flat_map(|l| l.text.split_whitespace())
        .any(|w| WORDS.iter().any(|(word, _)| *word == squash(w)));
    if from > 0 && named {
        body.truncate(from);
    }
}

/// How many lines one after another are a paragraph of running text rather than a cell, how long each is at the least, and how much longer than
/// the lines of the rows, in tenths.
const PARAGRAPH: usize = 3;
const FULL_WIDTH: usize = 70;
const WIDER: usize = 14;

/// Whether some lines from one on are running text as wide as a page.
pub(super) fn is_running_text(lines: &[&LayoutLine<'_>], at: usize) -> bool {
    let Some([first, rest @ ..]) = lines.get(at..at + PARAGRAPH) else { return false };
    let is_wide = |l: &LayoutLine<'_>| l.prose && l.text.len() >= FULL_WIDTH;
    is_wide(first) && rest.iter().all(|l| l.gap == Gap::Adjacent && is_wide(l))
}

/// Where running text begins below the rows: a paragraph of sentences that is much wider than the rows are.
fn running_text(body: &[&LayoutLine<'_>]) -> Option<usize> {
    let from =
        body.iter().enumerate().position(|(at, line)| line.gap != Gap::Adjacent && is_running_text(body, at)).filter(|at| *at > 0)?;
    let mut widths: Vec<usize> = body.iter().take(from).map(|l| l.text.trim().chars().count()).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
    let text = body.iter().skip(from).take(PARAGRAPH).map(|l| l.text.trim().chars().count()).min().unwrap_or_default();
    (text * 10 >= usual * WIDER).then_some(from)
}

/// Takes the label of the last column off the end of a body, where an extractor printed it after the rows.
pub(super) fn late_label(body: &mut Vec<&LayoutLine<'_>>, header: &mut Header) {
    let listed = matches!(header.kind, ListKind::Actions | ListKind::Risks) && header.starts.is_empty();
    if !listed || header.roles.contains(&Role::Effect) {
        return;
    }
    let Some(block) = body.chunk_by(|_, next| next.gap == Gap::Adjacent).next_back().filter(|b| b.len() <= 2) else { return };
    let text: String = block.iter().map(|l| l.text).collect();
    let (lines, apart) = (block.len(), block.first().is_some_and(|l| l.gap != Gap::Adjacent));
    if apart && labels::label(&text) == Some(Role::Effect) {
        header.roles.push(Role::Effect);
        body.truncate(body.len() - lines);
    }
}

/// Where the head of an aligned table of figures begins: three lines one after another that are a label and figures, under years or
/// labels of such a table.
fn aligned_figures(body: &[&LayoutLine<'_>]) -> Option<usize> {
    let figures = |l: &&LayoutLine<'_>| {
        // A row of figures has a wide gap and a figure's last digit or a dash at its end.
        let may = l.text.contains("  ") && l.text.trim_end().ends_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric());
        may && grid::runs(l.text).split_first().is_some_and(|(label, cells)| {
            cells.len() >= 2 && label.text.starts_with(char::is_alphabetic) && cells.iter().all(|c| is_number(c.text))
        })
    };
    let rows = body.windows(3).position(|w| w.iter().all(figures))?;
    let head = body.iter().take(rows).rev().take(MAX_TABLE_HEAD).take_while(|l| heads_figures(l.text)).count();
    let mut from = rows - head;
    // What stands right under a row is part of it.
    from += body.get(from..rows)?.iter().position(|l| l.gap != Gap::Adjacent)?;
    let named = body.get(from..=rows)?.iter().flat_map(|l| l.text.split_whitespace());
    let named = named.into_iter().any(|w| date::is_year(w) || date::parse(w).is_some() || WORDS.iter().any(|(word, _)| *word == squash(w)));
    (from > 0 && named).then_some(from)
}

/// Where the head of a table of figures begins whose cells are lines of their own: most of ten lines are decimals or large figures, below a
/// year or a label of such a table.
fn lone_figures(body: &[&LayoutLine<'_>]) -> Option<usize> {
    let large = |t: &str| t.contains(',') || t.chars().filter(char::is_ascii_digit).count() > 2;
    let figure = |l: &&LayoutLine<'_>| is_number(l.text.trim()) && large(l.text) && !date::is_year(l.text.trim());
    if !body.iter().any(figure) {
        return None;
    }
    let rows = body.windows(10).position(|w| w.first().is_some_and(figure) && w.iter().filter(|l| figure(l)).count() >= 6)?;
    let head = body.iter().take(rows).rev().take(2 * MAX_TABLE_HEAD).take_while(|l| may_head(l.text)).count();
    let from = rows - head;
    let mut words = body.get(from..rows)?.iter().flat_map(|l| l.text.split_whitespace());
    let named = words.any(|w| date::is_year(w) || date::parse(w).is_some() || WORDS.iter().any(|(word, _)| *word == squash(w)));
    (from > 0 && named).then_some(from)
}

/// A figure, perhaps with blanks between its thousands; or a dash.
fn is_number(text: &str) -> bool {
    text.split(' ').all(|w| cells::is_figure(w) || matches!(w, "-" | "–" | "%"))
}

/// A label and two decimal figures at the least.
fn is_figures(text: &str) -> bool {
    let decimal = |w: &str| {
        w.split_once(',')
            .is_some_and(|(a, b)| a.ends_with(|c: char| c.is_ascii_digit()) && !b.is_empty() && b.chars().all(|c| c.is_ascii_digit()))
    };
    text.trim_start().starts_with(char::is_uppercase) && text.split_whitespace().rev().take(2).filter(|w| decimal(w)).count() == 2
}

/// A line of an aligned table of figures' title or header: its labels may go on with small letters.
fn heads_figures(text: &str) -> bool {
    let cell = |run: &str| {
        let day = run.split(' ').any(|w| date::parse(w).is_some_and(|d| d.day.is_some()));
        run.ends_with(['.', ',']) || day || status::action(run).is_some() || run.split(' ').any(function::is_function)
    };
    let runs = grid::runs(text);
    runs.iter().all(|r| !cell(r.text) && r.text.split(' ').count() <= 8)
}

/// A line that may be part of a title or of a header: no cell of a list ends or goes on here.
fn may_head(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let short = text.split_whitespace().count() <= 8 && !text.ends_with(['.', ',']);
    let day = text.split_whitespace().any(|w| date::parse(w).is_some_and(|d| d.day.is_some()));
    begins && short && !day && status::action(text).is_none() && !text.split_whitespace().any(function::is_function)
}
