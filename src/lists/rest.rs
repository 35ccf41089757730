//! What a page break cut: the rest of a goal, a comment or an activity goes back to its first part.
//!
//! Where a row goes over a page, the rest of its first cells stands at the top of the next page, after the row's other cells.

use super::table::Row;
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// Gives the rests of comments and merged goals back to them.
pub(super) fn give_back(roles: &[Role], rows: &mut [Row], joiner: &Joiner) {
    let column = |role: Role| roles.iter().position(|r| *r == role);
    let Some((goal, rest)) = column(Role::Goal).zip(column(Role::Rest)) else { return };
    let mut governing = None;
    for at in 0..rows.len() {
        let Some(row) = rows.get_mut(at) else { continue };
        if row.cells.get(goal).is_some_and(|c| !c.is_empty()) {
            governing = Some(at);
        }
        let rests = row.cells.get_mut(rest).map(std::mem::take).unwrap_or_default();
        let comment = column(Role::Comment).filter(|q| is_unfinished(row, *q));
        let (to, q) = comment.map_or((governing.unwrap_or(at), goal), |q| (at, q));
        let Some(slot) = rows.get_mut(to).and_then(|r| r.cells.get_mut(q)) else { continue };
        for more in rests {
            match slot.last_mut() {
                Some(first) => {
                    first.text = joiner.join([format!("{} ", first.text).as_str(), more.text.as_str()]);
                    first.lines[1] = more.lines[1];
                }
                None => slot.push(more),
            }
        }
    }
}

/// Gives the rests of texts that a page break cut back to the row before: they begin with a small letter.
pub(super) fn mend_page_cuts(roles: &[Role], rows: &mut [Row], joiner: &Joiner) {
    for at in 1..rows.len() {
        let Some([before, row]) = rows.get_mut(at - 1..=at) else { continue };
        let columns = |wanted: Role| roles.iter().position(|r| *r == wanted);
        let Some(action) = columns(Role::Action).filter(|q| starts_small(row, *q) && is_unfinished(before, *q)) else { continue };
        for q in [Some(action), columns(Role::Comment)].into_iter().flatten().filter(|q| starts_small(row, *q)).collect::<Vec<_>>() {
            let Some((last, entries)) = before.cells.get_mut(q).and_then(|c| c.last_mut()).zip(row.cells.get_mut(q)) else { continue };
            let rest = entries.remove(0);
            last.text = joiner.join([format!("{} ", last.text).as_str(), rest.text.as_str()]);
        }
    }
}

fn starts_small(row: &Row, q: usize) -> bool {
    row.cells.get(q).and_then(|c| c.first()).is_some_and(|c| c.text.starts_with(char::is_lowercase))
}

fn is_unfinished(row: &Row, q: usize) -> bool {
    row.cells.get(q).and_then(|c| c.last()).is_some_and(|c| !c.text.ends_with(['.', '!', '?']))
}
