//! What is said of a row on lines of its own under it: `Kommentar: …` across the columns of a list that has none for it.

use super::columns::ListKind;
use super::header::Header;
use super::labelled::{is_labelled, labels_of};
use super::table::{Cell, Table};
use crate::layout::{Gap, LayoutLine};
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// Most lines of a note.
const MAX_NOTE: usize = 12;

/// Takes the notes out of the body of a list that has no column for comments.
pub(super) fn cut(body: &mut Vec<&LayoutLine<'_>>, header: &Header, joiner: &Joiner) -> Vec<Cell> {
    let listed = matches!(header.kind, ListKind::Actions | ListKind::Goals | ListKind::Risks);
    if !listed || header.roles.contains(&Role::Comment) || !body.iter().any(|l| is_note(l.text)) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(line) = body.get(at) {
        if !is_note(line.text) {
            at += 1;
            continue;
        }
        let count = 1 + (at + 1..body.len().min(at + MAX_NOTE)).take_while(|i| goes_on(body, at, *i)).count();
        let lines: Vec<_> = body.drain(at..at + count).collect();
        let numbers = lines.first().zip(lines.last()).map(|(a, b)| [a.number, b.number]);
        let text = joiner.join(lines.iter().map(|l| l.text));
        let text = text.split_once(':').map_or(text.as_str(), |(_, said)| said.trim());
        out.extend(numbers.filter(|_| !text.is_empty()).map(|lines| Cell { text: text.to_owned(), lines }));
    }
    out
}

fn is_note(text: &str) -> bool {
    is_labelled(text) && matches!(labels_of(text).as_slice(), [only] if only.role == Role::Comment)
}

/// Whether line `at` goes on with the note that begins in line `from`: its sentence has not ended, or it stands as far in as
/// the note does, and rows do not.
fn goes_on(body: &[&LayoutLine<'_>], from: usize, at: usize) -> bool {
    let Some(((first, before), line)) = body.get(from).zip(body.get(at - 1)).zip(body.get(at)) else { return false };
    let ended = before.text.trim_end().ends_with(['.', '!', '?']);
    let small = line.text.trim_start().starts_with(char::is_lowercase);
    let inside = first.indent > 2 && line.indent == first.indent && !line.text.trim().contains("   ");
    line.gap == Gap::Adjacent && (!ended || small || inside)
}

/// Gives notes to the rows they stand under.
pub(super) fn give(table: &mut Table, notes: &[Cell]) {
    if notes.is_empty() || table.rows.is_empty() {
        return;
    }
    table.roles.push(Role::Comment);
    for row in &mut table.rows {
        row.cells.push(Vec::new());
    }
    for note in notes {
        let above = table.rows.iter().rposition(|row| row.lines()[0] <= note.lines[0]).unwrap_or(0);
        if let Some(slot) = table.rows.get_mut(above).and_then(|row| row.cells.last_mut()) {
            slot.push(note.clone());
        }
    }
}
