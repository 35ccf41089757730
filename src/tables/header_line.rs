//! Whether a line reads like a part of a header.

use super::class::{Class, classify};
use super::terms::Terms;
use super::tokens::{Kind, Token};
use super::unglue::{Parts, unglue};
use super::words::{Word, words};
use crate::figures::period::{self, Part};
use crate::layout::LayoutLine;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::ColumnRole;

/// How many words of a line say what.
#[derive(Default)]
pub(crate) struct Counts {
    strong: usize,
    weak: usize,
    periods: usize,
    other: usize,
    small: usize,
    /// Rolling periods among the periods.
    rolling: usize,
}

impl Counts {
    /// Counts the words of a line, or of a part of one that begins `base` bytes into it; nothing where the line is seen to be no header.
    pub(crate) fn of(terms: &Terms<'_, '_>, line: &LayoutLine<'_>, base: usize) -> Option<Self> {
        let mut out = Self::default();
        let most = most_others(line);
        for word in terms.of_line(line, base) {
            let head = terms.head(&word);
            if !head.glued {
                out.add(head.class, word.text);
            } else if let Parts::Many(parts) = unglue(word.text) {
                parts.into_iter().for_each(|part| out.add(classify(part).0, part));
            }
            if out.other > most {
                return None;
            }
        }
        Some(out).filter(|counts| counts.may_head(line))
    }

    fn of_words(words: &[Word<'_>]) -> Self {
        let mut out = Self::default();
        words.iter().for_each(|w| out.add(w.class, &w.text));
        out
    }

    fn add(&mut self, class: Class, text: &str) {
        match class {
            Class::Known(HeaderWord::Role(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)) => {
                self.weak += 1
            }
            Class::Known(HeaderWord::Role(_) | HeaderWord::Previous | HeaderWord::WholeYear) => self.strong += 1,
            Class::Known(HeaderWord::Note | HeaderWord::Span | HeaderWord::Unit(_)) => self.weak += 1,
            Class::Known(_) => self.small += 1,
            Class::Period(part) => {
                self.periods += 1;
                self.rolling += usize::from(part == Part::Rolling);
            }
            Class::Other if is_small_part(text) => self.small += usize::from(self.periods + self.strong > 0),
            Class::Other => self.other += 1,
        }
    }

    /// Whether a line of such words can be a part of a header, whatever its figures are.
    fn may_head(&self, line: &LayoutLine<'_>) -> bool {
        let Self { strong, weak, periods, other, .. } = *self;
        if strong + weak + periods == 0 || other > most_others(line) {
            return false;
        }
        if strong > 0 { other <= 2 * (strong + periods) + 1 } else { periods > 0 || other == 0 && weak > 0 }
    }
}

/// How many words without a meaning to kpr a header may have: few where the line reads like a sentence.
fn most_others(line: &LayoutLine<'_>) -> usize {
    if line.text.trim_end().ends_with('.') {
        2
    } else if line.function_words >= 2 {
        3
    } else {
        usize::MAX
    }
}

/// Whether a line can be a part of a header: words of the lexicon and periods, and no other figures.
pub(crate) fn looks_like_header(line: &LayoutLine<'_>, words: &[Word<'_>], tokens: &[Token]) -> bool {
    let counts = Counts::of_words(words);
    if !counts.may_head(line) || is_title(line.text, words) {
        return false;
    }
    let Counts { strong, periods, other, rolling, .. } = counts;
    let figures = tokens.iter().any(|t| match t.kind {
        Kind::Number(f) if f.whole_digits == 4 && !f.is_year() => {
            !words.iter().any(|w| matches!(w.class, Class::Period(_)) && w.text == t.text(line.text))
        }
        Kind::Number(f) if f.whole_digits == 6 && (strong + rolling > 0) && !f.signed => period::part(t.text(line.text)).is_none(),
        Kind::Number(f) if f.whole_digits >= 8 => !is_glued_header(t.text(line.text)),
        Kind::Number(f) if f.whole_digits <= 2 && !f.signed && f.decimals == 0 && strong + periods > 0 => {
            !small_part_of_period(line.text, t)
        }
        Kind::Number(f) => !f.is_year(),
        Kind::Glued | Kind::Mixed(_) => !is_glued_header(t.text(line.text)),
        _ => false,
    });
    if figures {
        return false;
    }
    if strong > 0 {
        return true;
    }
    if periods > 0 {
        let years = tokens.iter().filter(|t| matches!(t.kind, Kind::Number(f) if f.is_year())).count();
        return other == 0 || years >= 2 || periods >= 2 && other <= 2 * periods;
    }
    !only_group(words)
}

/// `PROGNOSAVVIKELSE, MKR`, `Budgetavvikelse (tkr)`: one word and a unit after a comma or in brackets.
fn is_title(line: &str, list: &[Word<'_>]) -> bool {
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
    let Some((first, second)) = w.next().zip(w.next()) else { return false };
    (first.eq_ignore_ascii_case("not") || first.eq_ignore_ascii_case("tabell"))
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
    period::month(after).is_some()
}

/// `08`: the month of a period that was broken over lines; `R`: the letter of a rolling period.
fn is_small_part(word: &str) -> bool {
    word.len() == 2 && word.starts_with(['0', '1']) && word.bytes().all(|b| b.is_ascii_digit()) || word == "R"
}

/// A glued header: `Utfall2013`, `201620152014`, `2021*)`.
fn is_glued_header(text: &str) -> bool {
    let list = words(0, text);
    list.iter().any(|w| matches!(w.class, Class::Period(_)))
        && list.iter().all(|w| w.class != Class::Other || w.text.chars().all(|c| !c.is_ascii_digit()))
}

/// `Intäkter` alone heads a group of rows, not a column; `kommunen` alone ends a label.
fn only_group(list: &[Word<'_>]) -> bool {
    let small = |w: &Word<'_>| w.class == Class::Known(HeaderWord::Span) && w.text.starts_with(char::is_lowercase);
    matches!(list, [w] if is_group(w.class) || small(w))
}

/// Whether a word heads groups of rows as well as columns.
pub(crate) fn is_group(class: Class) -> bool {
    matches!(class, Class::Known(HeaderWord::Role(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)))
}
