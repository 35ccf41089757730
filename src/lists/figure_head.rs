//! The head of a table of amounts that stands right after a list: labels such as `Budget Utfall Avvikelse`, on one line or each on its own.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::labels;
use crate::figures::words::fold;
use crate::figures::{date, function, period, status};
use crate::layout::LayoutLine;
use crate::lexicon::columns::{HeaderWord, WORDS};
use crate::lexicon::lists::TREND_WORDS;
use crate::report::model::ColumnRole;

/// The words of heads of amounts.
static KNOWN: LazyLock<HashMap<&str, HeaderWord, FixedState>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// Longest line of a head, in bytes.
const MAX_HEAD: usize = 160;
/// Most words of a label before the first amount.
const MAX_STUB: usize = 3;
/// Fewest years side by side that head amounts.
const MIN_YEARS: usize = 3;
/// How many lines may stand between the list and the labels: a title, the unit, what the rows are called.
const MAX_ABOVE: usize = 3;

/// The first line of such a head in the body of a list.
pub(super) fn find(body: &[&LayoutLine<'_>]) -> Option<usize> {
    let at = (0..body.len()).find(|at| begins(body, *at))?;
    let above = body.iter().take(at).rev().take(MAX_ABOVE).take_while(|l| may_title(l.text)).count();
    Some(at - above).filter(|from| *from > 0)
}

/// Whether labels of amounts begin with a line: two kinds on it, or three lines one after another that are nothing else.
fn begins(body: &[&LayoutLine<'_>], at: usize) -> bool {
    let year = |at: usize| body.get(at).is_some_and(|l| date::is_year(l.text.trim()));
    if body.get(at).is_some_and(|l| of_years(l.text)) || (at..at + MIN_YEARS).all(year) {
        return true;
    }
    let Some(roles) = body.get(at).and_then(|l| roles(l.text, MAX_STUB)) else { return false };
    if roles.count > 1 && roles.differ() {
        return true;
    }
    let below = || body.get(at + 1..at + 3).unwrap_or_default().iter().filter_map(|l| self::roles(l.text, 0));
    roles.bare && below().count() == 2 && below().fold(roles, Roles::and).differ()
}

/// Whether a line is years, perhaps after a word or two.
fn of_years(text: &str) -> bool {
    if !text.trim_end().ends_with(|c: char| c.is_ascii_digit()) || text.len() > MAX_HEAD {
        return false;
    }
    let words = || text.split_whitespace();
    let years = words().rev().take_while(|w| date::is_year(w)).count();
    years >= MIN_YEARS
        && words().count() - years < MAX_STUB
        && words().take(words().count() - years).all(|w| w.chars().all(char::is_alphabetic))
}

/// What amounts a line names.
#[derive(Debug, Clone, Copy)]
struct Roles {
    first: ColumnRole,
    /// Another than the first.
    other: bool,
    count: usize,
    /// Nothing stands before them.
    bare: bool,
}

impl Roles {
    fn and(self, more: Self) -> Self {
        Self { other: self.other || more.other || more.first != self.first, count: self.count + more.count, ..self }
    }

    /// Outcomes alone may be those of an indicator.
    fn differ(self) -> bool {
        self.other
    }
}

/// The amounts of a line that names nothing else, but for a few words before the first.
fn roles(text: &str, stub: usize) -> Option<Roles> {
    if text.len() > MAX_HEAD || !text.trim_start().starts_with(char::is_uppercase) || text.trim_end().ends_with(['.', '?', ':']) {
        return None;
    }
    // The last word tells of nearly every line that it names other things.
    let last = text.rsplit(' ').find(|w| !w.is_empty()).unwrap_or_default();
    let time = |word: &str| date::month_of(&fold(word)).is_some() || period::part(word).is_some();
    if !last.bytes().any(|b| b.is_ascii_digit()) && label(last).is_none() && !time(bare(last)) {
        return None;
    }
    let mut out: Option<Roles> = None;
    let mut before = 0;
    for word in text.split_whitespace() {
        let bare = bare(word);
        match label(word) {
            Some(HeaderWord::Role(role)) => {
                let one = Roles { first: role, other: false, count: 1, bare: before == 0 };
                out = Some(out.map_or(one, |roles| roles.and(one)));
            }
            Some(_) => {}
            None if labels::is_year(bare) || period::part(bare).is_some() || date::month_of(bare).is_some() => {}
            None if out.is_none() && before < stub => before += 1,
            None => return None,
        }
    }
    out
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(['(', ')', ',', '*', '.'])
}

/// What a word is to heads of amounts.
fn label(word: &str) -> Option<HeaderWord> {
    let bare = bare(word);
    if bare.len() > 1 { KNOWN.get(fold(bare).as_ref()).copied() } else { None }
}

/// A line that may be a title of the table, its unit or what its rows are called.
fn may_title(text: &str) -> bool {
    let text = text.trim();
    let cell = status::action(text).is_some() || status::goal(text).is_some() || function::is_function(text) || date::parse(text).is_some();
    let word = text.rsplit(' ').next().unwrap_or_default();
    text.starts_with(|c: char| c.is_uppercase() || c == '(')
        && !text.ends_with(['.', '?', '!', ',', ':', '-'])
        && text.split_whitespace().count() <= 8
        && !text.bytes().any(|b| b.is_ascii_digit())
        && !text.contains("   ")
        && !cell
        && super::cells::answer(text).is_none()
        && !TREND_WORDS.iter().any(|t| t.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_amounts_and_other_lines() {
        for text in ["Budget", "Utfall jan-aug", "Prognos 2023", "Avvikelse mot budget"] {
            assert!(roles(text, 0).is_some_and(|r| r.count > 0), "{text}");
        }
        assert!(roles("Projekt Budget Utfall Avvikelse", MAX_STUB).is_some_and(Roles::differ));
        assert!(roles("Särskilt boende, hemtjänst Budget 2023 Prognos 2023", MAX_STUB).is_some_and(Roles::differ));
        for text in ["Budget i balans", "Prognosen är osäker", "Utfall och analys", "Mätt i bokslut."] {
            assert!(roles(text, 0).is_none(), "{text}");
        }
        assert!(of_years("Verksamhet 2020 2021 2022") && !of_years("Planen gäller åren 2020 2021 2022") && !of_years("Insats 2023 2024"));
        assert!(!roles("Mått Utfall 2021 Utfall 2022", MAX_STUB).is_some_and(Roles::differ));
    }
}
