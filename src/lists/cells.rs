//! How well some words are one cell of a column that has a grammar or a form.

use std::sync::LazyLock;

use super::columns::Cost;
use crate::figures::function::is_function;
use crate::figures::pairs::Pairs;
use crate::figures::words::fold;
use crate::figures::{date, status};
use crate::lexicon::lists::{
    AIM_WORDS, ANSWERS, FIGURE_UNITS, FRAME, LEADING_VERBS, LEVEL_WORDS, PART_WORDS, PRELIMINARY, ROLE_LINKS, Role, SHARED_WORK,
    TREND_WORDS,
};

/// The cost of a text as a cell of a typed column, or nothing where it cannot be one. Good fits are negative.
pub(super) fn typed(role: Role, goals: bool, text: &str) -> Option<Cost> {
    match role {
        Role::Due | Role::Start => date::parse(text).map(|w| if w.day.is_some() { -300 } else { -180 }),
        Role::Status if goals => status::goal(text).map(|_| -250),
        Role::Status => status::action(text).map(|_| -250),
        Role::Level => (level(text).is_some() || is_level_word(text)).then_some(-200),
        Role::Factor => (level(text).is_some_and(|l| l <= 10) || is_level_word(text)).then_some(-200),
        Role::Answer => answer(text).map(|_| -250),
        _ => None,
    }
}

/// A risk level: a whole number up to a hundred, perhaps with the figures it was made of.
pub(super) fn level(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches('.');
    let number = text.split_once(['(', '=']).map_or(text, |(a, b)| if text.contains('=') { b } else { a }).trim();
    (number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()))
        .then(|| number.parse().ok())
        .flatten()
        .filter(|n| (1..=100).contains(n))
}

fn is_level_word(text: &str) -> bool {
    LEVEL_WORDS.contains(&fold(text.trim()).as_ref())
}

/// An answer of a checklist, folded.
pub(super) fn answer(text: &str) -> Option<&'static str> {
    let folded = fold(text.trim().trim_end_matches(['.', ',']));
    ANSWERS.iter().find(|a| **a == folded).copied()
}

/// A dash alone: an empty cell.
pub(super) fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | "−")
}

/// Whether a word may be the first of a typed cell of this role; a quick look before the grammar is tried.
pub(super) fn may_begin(role: Role, word: &str) -> bool {
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    match role {
        Role::Due | Role::Start => date::may_begin(word),
        Role::Status => status::may_begin(word),
        Role::Level | Role::Factor if LEVELS.may_begin(word) && begins_level(&fold(word)) => true,
        Role::Level | Role::Factor | Role::Number => {
            let letters = |name: &str| word.get(..2).is_some_and(|w| w.eq_ignore_ascii_case(name));
            digit || letters("kf") || letters("ks")
        }
        Role::Answer => answer(word).is_some(),
        _ => true,
    }
}

/// How levels in words begin.
static LEVELS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(LEVEL_WORDS.iter().copied()));

fn begins_level(word: &str) -> bool {
    LEVEL_WORDS.iter().any(|l| l.split(' ').next() == Some(word))
}

/// The cost of a text as the name of a person or function.
pub(super) fn owner(text: &str) -> Cost {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((first, last)) = words.first().zip(words.last()) else { return 500 };
    let mut cost = 0;
    // `Sker inom ramen för förvaltningens arbete`: not who, but where it is done.
    let framed = text.contains(FRAME) || words.iter().any(|w| FRAMES.may_begin(w) && fold(w).starts_with(SHARED_WORK));
    let count = i32::try_from(words.len()).unwrap_or(i32::MAX).min(40);
    if words.windows(2).any(|w| matches!(w, [a, b] if a.ends_with('.') && a.chars().count() > 5 && b.starts_with(char::is_uppercase)))
        || text.ends_with('.') && count > 2 && !framed
    {
        cost += 500;
    }
    if status::action(text).is_some() && status::may_begin(first) || date::parse(text).is_some() && date::may_begin(first) {
        cost += 500;
    }
    if last.ends_with(':') {
        cost += 500;
    }
    if first.starts_with(char::is_lowercase) {
        cost += 300;
    }
    if words.iter().any(|w| !w.starts_with('(') && w.chars().any(|c| c.is_ascii_digit())) {
        cost += 200;
    }
    // `Rektor Norra skolan` is one name, `Ekonomichef Kontinuiteten i hemtjänsten ska öka` two cells.
    let functions: Vec<bool> = words.iter().map(|w| is_function(w)).collect();
    let led = functions.first() == Some(&true) && functions.last() != Some(&true);
    // `HR samordnar uppdraget`
    let leads = led && words.get(1).is_some_and(|w| LEADING_VERBS.contains(w));
    if led && !leads && words.iter().skip(1).any(|w| w.starts_with(char::is_lowercase) && !ROLE_LINKS.contains(w)) {
        cost += 300;
    }
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    if words.iter().zip(words.iter().skip(1)).zip(&functions).any(|((a, b), function)| *function && capital(b) && !is_link(a)) {
        cost += 80;
    }
    let function = functions.last() == Some(&true) || led && count <= 3;
    let named = words.iter().all(|w| capital(w) || is_link(w));
    let linked = words.iter().zip(&functions).skip(1).all(|(w, function)| capital(w) || *function || is_link(w));
    cost += match (function, named, linked) {
        _ if framed || leads => -120,
        (true, ..) if count <= 6 => -150,
        (_, true, _) if count <= 3 => -50,
        (_, _, true) if count <= 4 => 0,
        _ => 100 + 30 * count + if count > 5 { 100 } else { 0 },
    };
    if ends_open(last) {
        cost += 200;
    }
    cost + if framed { 0 } else { 40 * (count - 5).max(0) }
}

/// How words for work that all share begin.
static FRAMES: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning([SHARED_WORK]));

fn is_link(word: &str) -> bool {
    ROLE_LINKS.contains(&fold(word).as_ref())
}

/// A first name with the initial of the second: `Karin.L`.
pub(super) fn is_initialled(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, initial)| {
        name.chars().count() > 2
            && name.starts_with(char::is_uppercase)
            && name.chars().all(char::is_alphabetic)
            && initial.chars().count() == 1
            && initial.starts_with(char::is_uppercase)
    })
}

fn ends_open(word: &str) -> bool {
    crate::lexicon::lists::OPEN_WORDS.contains(&word) || word.ends_with([',', '-'])
}

/// What a text is as a figure cell of an indicator, whichever column it may stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct FigureText {
    /// Its first word says how something develops.
    trend: bool,
    /// Its first word says what is wanted.
    aim: bool,
    /// A later word says how something develops, and begins with a capital: another cell begins there.
    turn: bool,
    /// Its first word is a figure.
    bare: bool,
    /// What its words cost as a figure.
    form: Cost,
    /// What speaks against any cell.
    odd: Cost,
}

impl FigureText {
    /// The cost in a column.
    pub(super) fn cost(&self, role: Role) -> Cost {
        let form = match role {
            Role::Trend if self.trend => -200,
            Role::Target if self.aim => -200,
            Role::Trend if self.bare => 150,
            Role::Comparison if self.trend || self.bare => -50,
            _ => self.form,
        };
        form + self.odd + if self.turn && role != Role::Trend { 200 } else { 0 }
    }
}

/// Looks at a text as a figure cell of an indicator, `lines` being its lines.
pub(super) fn figure<'t>(text: &str, lines: impl IntoIterator<Item = &'t str>) -> FigureText {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else { return FigureText { trend: false, aim: false, turn: false, bare: false, form: 500, odd: 0 } };
    let count = i32::try_from(words.len()).unwrap_or(i32::MAX).min(60);
    let digits = words.iter().filter(|w| w.bytes().any(|b| b.is_ascii_digit())).count();
    let bare = is_figure(first);
    let named = |list: &[&str], word: &str| list.contains(&fold(word).trim_end_matches(['.', ',']));
    let (trend, aim) = (named(TREND_WORDS, first), named(AIM_WORDS, first));
    let open = text.matches('(').count() != text.matches(')').count();
    let form = match () {
        () if bare && count <= 3 => -200,
        // `Andel 34 %`: what kind of figure it is.
        () if is_capital(first)
            && first.chars().all(char::is_alphabetic)
            && first.len() < 7
            && words.get(1).is_some_and(|w| is_figure(w)) =>
        {
            -140
        }
        // `Sjukfrånvaro 5,2 %`: the name stands in the column before.
        () if !trend && is_long_name(first) && words.get(1).is_some_and(|w| is_figure(w)) => 100,
        () if words.iter().take(2).any(|w| w.contains(|c: char| c.is_ascii_digit())) => -60,
        () if digits > 0 => 20,
        () if trend => 60,
        () => 120,
    };
    let mut cost = 0;
    if first.starts_with(char::is_lowercase) && !trend && *first != PRELIMINARY {
        cost += 250;
    }
    cost += if open { 300 } else { 0 };
    cost += if text.ends_with([':', '>', '<']) { 250 } else { 0 };
    cost += if first.starts_with('(') || is_dash(first) && words.len() > 1 { 300 } else { 0 };
    cost += if words.iter().skip(1).any(|w| is_dash(w)) { 250 } else { 0 };
    cost += if count > 2 && words.last().is_some_and(|w| date::is_year(w)) { 100 } else { 0 };
    let turn = !trend && words.iter().skip(1).any(|w| is_capital(w) && named(TREND_WORDS, w));
    cost += if named(PART_WORDS, first) { 150 } else { 0 };
    let pairs = lines.into_iter().map(pairs).fold(0, |sum, n| sum + n.min(9) * 150);
    let long = (25 * (count - 3)).clamp(0, if digits * 8 >= words.len() { 150 } else { 900 });
    FigureText { trend, aim, turn, bare, form, odd: cost + pairs + long }
}

/// How often two figures stand on a line with nothing between: they are two cells.
fn pairs(line: &str) -> Cost {
    let words: Vec<&str> = line.split_whitespace().collect();
    let two = |a: &str, b: &str| is_figure(b) && (is_figure(a) && !grouped(a, b) && !date::is_year(a) || ends_unit(a));
    Cost::try_from(words.windows(2).filter(|w| matches!(w, [a, b] if two(a, b))).count()).unwrap_or(9)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A word of a name, not of a figure as `Andel 27 %` has one before it.
fn is_long_name(word: &str) -> bool {
    is_capital(word) && word.chars().count() > 6 && word.chars().all(char::is_alphabetic)
}

/// A figure, perhaps with a sign and a percent mark.
pub(super) fn is_figure(word: &str) -> bool {
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let core = word.trim_start_matches(['-', '–', '−', '+', '<', '>', '≥', '≤']).trim_end_matches(['%', '*']);
    !core.is_empty()
        && core.starts_with(|c: char| c.is_ascii_digit())
        && core.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '/'))
}

fn grouped(a: &str, b: &str) -> bool {
    a.len() <= 3 && b.len() == 3 && b.bytes().all(|c| c.is_ascii_digit())
}

fn ends_unit(word: &str) -> bool {
    FIGURE_UNITS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_by_their_form() {
        for good in [
            "Ekonomichef",
            "Karin Nyström Ek",
            "Karl-Erik",
            "HR-chef",
            "Resp. avd.chef",
            "Social- och omsorgsförvaltningen",
            "Medicinskt ansvarig sjuksköterska",
        ] {
            assert!(owner(good) <= 0, "{good}: {}", owner(good));
        }
        for bad in ["Väntar på leverans från leverantören.", "Pågår", "2023-12-31", "bemanningsplanering, schemaläggning och"] {
            assert!(owner(bad) >= 200, "{bad}: {}", owner(bad));
        }
    }

    #[test]
    fn figures_and_what_stands_around_them() {
        let cost = |role: Role, text: &str| figure(text, [text]).cost(role);
        // Two figures with nothing between are two cells, but for those on two lines.
        let two = figure("Andel 34 % 43 p", ["Andel 34 %", "43 p"]).cost(Role::Outcome);
        assert!(two < cost(Role::Outcome, "Andel 34 % 43 p"));
        assert!(cost(Role::Target, "Öka") < cost(Role::Trend, "Öka"));
        assert!(cost(Role::Target, "5,2 % Ökning (sep 7,5 %)") > cost(Role::Target, "5,2 %") + 150);
        assert!(cost(Role::Baseline, "Sjukfrånvaro 5,2 %") > 0 && cost(Role::Baseline, "Andel 5,2 %") < 0);
    }

    #[test]
    fn levels() {
        assert_eq!(level("12"), Some(12));
        assert_eq!(level("3*4=12"), Some(12));
        assert_eq!(level("0"), None);
        assert_eq!(level("2023"), None);
    }
}
