//! A field of an action that is empty while what belongs in it stands in another cell of its row.
//!
//! Columns of wrapped cells run into each other in plain text. Where a date, a status or the name of a function stands in a
//! cell that has no business with it, the field is not missing: it was read, or written, into the wrong column.

use super::words::{date_in, status_in};
use crate::figures::function::is_function;
use crate::figures::{date, status};
use crate::lexicon::months::MONTHS;
use crate::report::model::Action;

/// What a field's words are found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The words.
    pub(crate) words: String,
    /// Whether one row alone shows it; a comment that is nothing but a status may be the report's own.
    pub(crate) sure: bool,
}

impl Seen {
    fn sure(words: &str) -> Self {
        Self { words: words.to_owned(), sure: true }
    }
}

/// Whether what was read as an action is none: a date, a status or the name of a function alone.
pub(crate) fn is_no_action(text: &str) -> bool {
    let text = text.trim();
    let of_date = |w: &str| w.parse::<u32>().is_ok() || MONTHS.iter().any(|(m, _)| *m == w.to_lowercase());
    let dated = date::parse(text).is_some() || text.split([' ', '.']).filter(|w| !w.is_empty()).all(of_date);
    dated || status::action(text).is_some() || !text.contains(' ') && is_function(text)
}

/// A date in a cell that tells none.
pub(crate) fn due(action: &Action) -> Option<Seen> {
    let cells = [Some(&action.text), action.detail.as_ref(), action.status_raw.as_ref(), action.owner.as_ref()];
    cells.into_iter().flatten().find_map(|t| date_in(t)).map(Seen::sure)
}

/// A status in a cell that tells none, or at the head of the comment.
pub(crate) fn status(action: &Action) -> Option<Seen> {
    let comment = action.comment.as_deref().unwrap_or_default();
    let cells = [Some(&action.text), action.detail.as_ref(), action.owner.as_ref()];
    cells.into_iter().flatten().find_map(|t| status_in(t)).or_else(|| leading_status(comment)).map(Seen::sure).or_else(|| {
        let alone = status::action(comment).is_some();
        alone.then(|| Seen { words: comment.to_owned(), sure: false })
    })
}

/// `Påbörjad` of `Påbörjad Avvaktar beslut`: a status that runs into the capital of the next cell.
fn leading_status(comment: &str) -> Option<&str> {
    let starts = comment.match_indices(' ').map(|(i, _)| i);
    let head = |i: usize| comment.get(..i).zip(comment.get(i + 1..));
    let (head, _) =
        starts.filter_map(head).take(3).find(|(h, rest)| rest.starts_with(char::is_uppercase) && status::action(h).is_some())?;
    Some(head)
}

/// The name of a function that runs into the comment: in the middle of its sentence, or after its end.
pub(crate) fn owner(action: &Action) -> Option<Seen> {
    let cells = [action.comment.as_ref(), action.status_raw.as_ref(), Some(&action.text)];
    cells.into_iter().flatten().find_map(|t| function_in(t)).map(Seen::sure)
}

fn function_in(text: &str) -> Option<&str> {
    let words: Vec<(usize, &str)> = text.split(' ').scan(0, |at, w| Some((std::mem::replace(at, *at + w.len() + 1), w))).collect();
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    for (i, (at, word)) in words.iter().enumerate().filter(|(_, (_, word))| capital(word)) {
        let whole = match words.get(i + 1..) {
            Some([]) => is_function(word),
            // A name that was cut at the end of its line: `Nämndsekreterar e`.
            Some([(_, tail)]) => !capital(tail) && is_function(&format!("{word}{tail}")),
            _ => false,
        };
        if whole {
            return text.get(*at..);
        }
        let begins = i.checked_sub(1).and_then(|b| words.get(b)).is_none_or(|(_, b)| b.ends_with(['.', '!', '?', ':']));
        if is_function(word) && !begins {
            return Some(word);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_that_runs_into_the_comment() {
        assert_eq!(leading_status("Påbörjad Avvaktar beslut"), Some("Påbörjad"));
        assert_eq!(leading_status("Ej påbörjat Avvaktar beslut"), Some("Ej påbörjat"));
        assert_eq!(leading_status("Påbörjad i höst"), None);
        assert_eq!(leading_status("Avvaktar beslut"), None);
    }

    #[test]
    fn a_function_that_runs_into_the_comment() {
        assert_eq!(function_in("Återstår att förankra i alla Gatuchef enheter."), Some("Gatuchef"));
        assert_eq!(function_in("Utbildning är bokad. Nämndsekreterar e"), Some("Nämndsekreterar e"));
        assert_eq!(function_in("Planchef"), Some("Planchef"));
        assert_eq!(function_in("Rektor har bokat utbildning."), None);
        assert_eq!(function_in("Utbildning är bokad. Planchef leder den."), None);
        assert_eq!(function_in("Utbildning är bokad."), None);
        assert_eq!(function_in("Frågan ligger hos Anna Rektor"), Some("Rektor"));
        assert_eq!(function_in("Frågan ligger hos nämnd rektor"), None);
        assert_eq!(function_in("Frågan ligger hos Gatuche f nu"), None);
    }

    #[test]
    fn what_is_no_action_says_a_time_a_status_or_a_function_alone() {
        for text in ["2025-12-31", "31 december", "Dec. 2025", "Klar", "Ej påbörjat", "Rektor", " Rektor "] {
            assert!(is_no_action(text), "{text}");
        }
        for text in ["Ny rektor", "Byta lås 2025", "Rektor bokar", "Klarlägga ansvar", "decimera 31"] {
            assert!(!is_no_action(text), "{text}");
        }
    }
}
