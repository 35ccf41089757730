//! Questions that are answered right after them, without a header: `Finns en policy? Ja`, or the answer on the line below.

use super::blocks::{Blocks, Entry};
use super::book::Book;
use super::cells;
use super::headed;
use super::labels;
use super::table::Cell;
use crate::layout::{LayoutLine, LineKind};
use crate::lexicon::lists::Role;

/// Fewest questions that are a checklist.
const MIN_QUESTIONS: usize = 2;
/// Most lines of a question.
const MAX_LINES: usize = 3;

/// A question with its answer: its first line, the line after it, and what it says.
struct Asked<'a> {
    first: usize,
    end: usize,
    question: Vec<&'a str>,
    answer: (&'a str, usize),
}

/// Finds the checklists that have no header.
pub(super) fn find<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>]) -> Vec<Blocks> {
    let mut out = Vec::new();
    let mut run: Vec<Asked<'a>> = Vec::new();
    let mut i = 0;
    while let Some(marked) = (i..flow.len()).find(|i| flow.get(*i).is_some_and(|l| memchr::memchr(b'?', l.text.as_bytes()).is_some())) {
        // No question begins farther from its mark.
        let from = (marked + 1).saturating_sub(MAX_LINES).max(i);
        if from > i {
            out.extend(list(book, flow, &std::mem::take(&mut run)));
            i = from;
        }
        let found = answered(flow, i).filter(|asked| run.last().is_none_or(|last| last.end == asked.first));
        match found {
            Some(asked) => {
                i = asked.end;
                run.push(asked);
            }
            None => {
                let again = !run.is_empty();
                out.extend(list(book, flow, &std::mem::take(&mut run)));
                i += usize::from(!again);
            }
        }
    }
    out.extend(list(book, flow, &run));
    out
}

/// The question that begins with a line, if its answer follows it.
fn answered<'a>(flow: &[&LayoutLine<'a>], at: usize) -> Option<Asked<'a>> {
    let first = flow.get(at)?.text.trim();
    if !first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let mut question = Vec::new();
    for i in at..at + MAX_LINES {
        let text = flow.get(i)?.text.trim();
        if i > at && !text.starts_with(char::is_lowercase) {
            return None;
        }
        if let Some((asked, answer)) = text.rsplit_once("? ").filter(|(_, answer)| cells::answer(answer).is_some()) {
            question.push(text.get(..=asked.len())?);
            return Some(Asked { first: at, end: i + 1, question, answer: (answer.trim(), i) });
        }
        question.push(text);
        if text.ends_with('?') {
            let answer = flow.get(i + 1)?.text.trim();
            return cells::answer(answer).map(|_| Asked { first: at, end: i + 2, question, answer: (answer, i + 1) });
        }
        if text.ends_with(['.', ':']) {
            return None;
        }
    }
    None
}

/// The checklist of questions right after one another, unless they stand under a header.
fn list<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], run: &[Asked<'a>]) -> Option<Blocks> {
    let (first, last) = run.first().zip(run.last()).filter(|_| run.len() >= MIN_QUESTIONS)?;
    let above = flow.get(first.first.saturating_sub(2)..first.first).unwrap_or_default();
    let label = |text: &str| text.split_whitespace().any(|w| matches!(labels::label(w), Some(Role::Answer | Role::Question)));
    if above.iter().any(|l| l.kind != LineKind::Heading && label(l.text)) {
        return None;
    }
    let number = |i: usize| flow.get(i).map_or(0, |l| l.number);
    let entry = |asked: &Asked<'_>| {
        let text = headed::leading_number(&book.joiner.join(asked.question.iter().copied())).1;
        let (answer, at) = asked.answer;
        let question = Cell { text, lines: [number(asked.first), number(at)] };
        let answer = Cell { text: answer.to_owned(), lines: [number(at); 2] };
        Entry { cells: vec![(Role::Question, question), (Role::Answer, answer)], name: None }
    };
    let entries = run.iter().map(entry).collect();
    Some(Blocks { entries, key: Some(Role::Question), first: first.first, last: last.end - 1, shared: None })
}
