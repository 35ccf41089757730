//! A quick look at a line: may a header begin with it? Nearly every line is told by its first words that none does.

use super::book::Book;
use super::labels::Label;
use super::sequence::may_begin;
use crate::layout::LayoutLine;
use crate::lexicon::lists::Role;

/// How many of the first words are looked at: the fifth may be the first label.
const FIRST_WORDS: usize = 5;
/// Within how many lines the label of answers stands, its last word included.
const ANSWER_LINES: usize = 4;
/// How far from the left the upper half of a label stands alone.
pub(super) const RAISED: u16 = 10;

/// Whether a header may begin with a flow line.
pub(super) fn may_be_header<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    let Some(line) = flow.get(at) else { return false };
    let begins = line.text.trim_start().starts_with(|c: char| c.is_uppercase() || c == '2');
    let answers = || book.may_have_answers(flow.get(at..(at + ANSWER_LINES).min(flow.len())).unwrap_or_default());
    begins && (may_be_plain(book, flow, at) || may_be_placed(line) || answers()) && may_begin(book, flow, at)
}

/// Whether labels may keep their places in a header that begins with this line.
pub(super) fn may_be_placed(line: &LayoutLine<'_>) -> bool {
    line.indent > RAISED || line.text.trim_matches(' ').contains("  ")
}

/// Whether labels may follow one another from this line on: the first word begins one or is skipped, or one of the next is the last
/// word of a cell and a label.
fn may_be_plain<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    let mut words = flow.iter().skip(at).flat_map(|line| book.words(line)).take(FIRST_WORDS);
    let Some(first) = words.next() else { return false };
    let label = book.label(&first);
    let one = label.any(Label::TAIL) || label.any(Label::CAPITAL) && (label.any(Label::GOES_ON) || label.compound.is_some());
    if one || label.any(Label::CAPITAL) && book.misprint(&first).is_some() {
        return true;
    }
    let later = words.map(|word| book.label(&word)).enumerate();
    later.into_iter().any(|(i, next)| {
        let described = i == 0 && label.any(Label::ADJECTIVE) && next.any(Label::SMALL) && next.known.is_some();
        described || next.any(Label::LOWER) && next.any(Label::LONG) && matches!(next.known, Some(Role::Action | Role::Goal))
    })
}
