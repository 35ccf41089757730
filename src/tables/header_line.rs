//! Whether a line reads like a part of a header.

use super::tokens::{Kind, Token};
use super::words::{Class, Word, any_word, words};
use crate::figures::period::Part;
use crate::layout::LayoutLine;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;

/// Whether some word of a text names a column or a period: without one there is no header, and most lines have none.
pub(crate) fn names_column(text: &str) -> bool {
    any_word(text, |class| !matches!(class, Class::Other | Class::Known(HeaderWord::Modifier | HeaderWord::Stub)))
}

/// Whether a line that has such a word can be a part of a header: words of the lexicon and periods, and no other figures.
pub(crate) fn looks_like_header(line: &LayoutLine<'_>, tokens: &[Token]) -> bool {
    let mut list: Vec<Word> = Vec::new();
    words(line.number, line.text, &mut list);
    let (mut strong, mut weak, mut periods, mut other, mut small) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for w in &list {
        match w.class {
            Class::Known(HeaderWord::Role(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)) => weak += 1,
            Class::Known(HeaderWord::Role(_) | HeaderWord::Previous | HeaderWord::WholeYear) => strong += 1,
            Class::Known(HeaderWord::Note | HeaderWord::Span | HeaderWord::Unit(_)) => weak += 1,
            Class::Known(_) => small += 1,
            Class::Period(_) => periods += 1,
            Class::Other if is_small_part(&w.text) => small += usize::from(periods + strong > 0),
            Class::Other => other += 1,
        }
    }
    if is_title(line.text, &list) {
        return false;
    }
    let rolling = list.iter().any(|w| w.class == Class::Period(Part::Rolling));
    let figures = tokens.iter().any(|t| match t.kind {
        Kind::Number(f) if f.whole_digits == 6 && (strong > 0 || rolling) && !f.signed => {
            crate::figures::period::part(t.text(line.text)).is_none()
        }
        Kind::Number(f) if f.whole_digits >= 8 => !is_glued_header(t.text(line.text)),
        Kind::Number(f) if f.whole_digits <= 2 && !f.signed && f.decimals == 0 && strong + periods > 0 => {
            !small_part_of_period(line.text, t)
        }
        Kind::Number(f) => !f.is_year(),
        Kind::Glued | Kind::Mixed(_) => !is_glued_header(t.text(line.text)),
        _ => false,
    });
    if figures || strong + weak + periods + small == 0 {
        return false;
    }
    let sentence = line.function_words >= 2 && other > 3 || line.text.trim_end().ends_with('.') && other > 2;
    if sentence {
        return false;
    }
    if strong > 0 {
        return other <= 2 * (strong + periods) + 1;
    }
    if periods > 0 {
        let years = tokens.iter().filter(|t| matches!(t.kind, Kind::Number(f) if f.is_year())).count();
        return other == 0 || years >= 2 || periods >= 2 && other <= 2 * periods;
    }
    other == 0 && weak > 0 && !only_group(&list)
}

/// `PROGNOSAVVIKELSE, MKR`, `Budgetavvikelse (tkr)`: one word and a unit after a comma or in brackets.
fn is_title(line: &str, list: &[Word]) -> bool {
    let roles = list.iter().filter(|w| w.role().is_some()).count();
    let rest = list.iter().filter(|w| w.role().is_none()).all(|w| w.unit().is_some());
    // `Nettokostnad per verksamhet`: what is listed, by what.
    let by = list.windows(2).any(
        |w| matches!(w, [a, b] if a.text.eq_ignore_ascii_case("per") && matches!(b.class, Class::Other | Class::Known(HeaderWord::Stub))),
    );
    let periods = list.iter().any(|w| matches!(w.class, Class::Period(_)));
    roles == 1 && list.len() == 2 && rest && line.contains([',', '(']) || by && roles <= 1 && !periods
}

/// `Not 2. Verksamhetens kostnader (tkr)`, `Not 7 Eget kapital`.
pub(crate) fn is_note_title(text: &str) -> bool {
    let mut w = text.split_whitespace();
    let (first, second) = (w.next().unwrap_or_default().to_lowercase(), w.next().unwrap_or_default());
    matches!(first.as_str(), "not" | "tabell")
        && second.starts_with(|c: char| c.is_ascii_digit())
        && w.next().is_some_and(|n| n.starts_with(char::is_alphabetic))
}

/// Digits inside a header that belong to a period: `31/12`, `1-6`, or stand beside a month.
fn small_part_of_period(line: &str, token: &Token) -> bool {
    let after = line.get(token.end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let before = line.get(..token.start).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    if before.len() > 4 && before.ends_with(['-', '–']) && before.trim_end_matches(['-', '–']).bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    crate::figures::period::month(after).is_some()
}

/// `08`: the month of a period that was broken over lines; `R`: the letter of a rolling period.
fn is_small_part(word: &str) -> bool {
    word.len() == 2 && word.starts_with(['0', '1']) && word.bytes().all(|b| b.is_ascii_digit()) || word == "R"
}

/// A glued header: `Utfall2013`, `201620152014`, `2021*)`.
fn is_glued_header(text: &str) -> bool {
    let mut list = Vec::new();
    words(0, text, &mut list);
    list.iter().any(|w| matches!(w.class, Class::Period(_)))
        && list.iter().all(|w| w.class != Class::Other || w.text.chars().all(|c| !c.is_ascii_digit()))
}

/// `Intäkter` alone heads a group of rows, not a column.
pub(crate) fn only_group(list: &[Word]) -> bool {
    matches!(list, [w] if matches!(w.role(), Some(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)))
}
