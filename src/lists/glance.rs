//! A quick look at a line: may a header begin with it? Nearly every line is told by its first words that none does.

use super::book::Book;
use super::looks::Look;
use crate::layout::LayoutLine;
use crate::limits;

/// Among how many words of a line one is that begins a label.
const MAX_BEGINNING: usize = 12;
/// How many words after the first are looked at: the last may be the first label.
const MAX_SKIPPED: usize = 4;
/// Within how many lines the label of answers stands, its last word included.
const ANSWER_LINES: usize = 4;
/// How far from the left the upper half of a label stands alone.
pub(super) const RAISED: u16 = 10;

/// Whether any word of a line begins a label, and the line begins as a header does.
pub(super) fn may_begin<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    flow.get(at).is_some_and(|line| begins(line) && has_beginning(book, line))
}

fn begins(line: &LayoutLine<'_>) -> bool {
    let first = line.text.bytes().find(|b| *b != b' ').unwrap_or_default();
    let capital = || line.text.trim_start().starts_with(|c: char| c.is_uppercase() || c == '2');
    !first.is_ascii_lowercase() && line.text.len() <= limits::MAX_ROW_LINE && capital()
}

fn has_beginning<'a>(book: &Book<'_, 'a>, line: &LayoutLine<'a>) -> bool {
    book.looks(line).take(MAX_BEGINNING).any(|look| look.any(Look::BEGINS))
}

/// Whether a header may begin with a flow line.
pub(super) fn may_be_header<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    let Some(line) = flow.get(at).filter(|line| begins(line) && has_beginning(book, line)) else { return false };
    may_be_plain(book, flow, at) || may_be_placed(line) || may_have_answers(book, flow, at)
}

/// Whether the label of answers may have a word of a line or of those right below.
pub(super) fn may_have_answers<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    flow.iter().skip(at).take(ANSWER_LINES).any(|line| book.may_answer(line))
}

/// Whether labels may keep their places in a header that begins with this line.
pub(super) fn may_be_placed(line: &LayoutLine<'_>) -> bool {
    line.indent > RAISED || line.text.trim_matches(' ').contains("  ")
}

/// Whether labels may follow one another from this line on: the first word begins one or is skipped, or one of the next is the last
/// word of a cell and a label.
fn may_be_plain<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    let mut looks = flow.iter().skip(at).flat_map(|line| book.looks(line)).take(1 + MAX_SKIPPED);
    let Some(first) = looks.next() else { return false };
    let misprint = || flow.get(at).and_then(|line| book.words(line).next()).is_some_and(|word| book.misprint(&word).is_some());
    let second = looks.next().unwrap_or_default();
    first.any(Look::FIRST | Look::SKIPPED)
        || second.any(Look::DESCRIBED | Look::LAST)
        || looks.any(|look| look.any(Look::LAST))
        || first.any(Look::MISPRINT) && misprint()
}
