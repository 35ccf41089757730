//! Headers whose words an extractor printed in another order: all first words of the columns, then all second ones, or a
//! column's words torn apart by its neighbour's. `Netto`, `Budget`, `jan-aug`, `jan-aug`, `2024`, `2024`.
//!
//! What stays in order is the order of the words that say what the columns hold, and the order of the periods. So the columns are
//! taken from the first and each gets its part of the second.

use super::class::{Class, classify};
use super::column_price::column_price;
use super::header::Cut;
use super::list::FAR;
use super::words::Word;
use crate::figures::period::Part;
use crate::lexicon::columns::{FRAMES, HeaderWord};
use crate::report::model::ColumnRole;

/// What it costs to take a header for one whose words are scattered.
const SCATTERED: i32 = 200;
/// What it costs to leave `mot budget` a column of its own.
const TORN: i32 = 300;
/// Fewest lines of such a header: what stands on one or two is in order.
const FEWEST_LINES: usize = 3;

/// A column: its words, without periods.
struct Unit<'a> {
    words: Vec<Word<'a>>,
    role: ColumnRole,
    /// Place of its first word among all.
    at: usize,
}

impl Unit<'_> {
    fn whole_year(&self) -> bool {
        self.words.iter().any(|w| w.whole_year)
    }

    /// A frame is of the year even where the other columns are of a part of it.
    fn frame(&self) -> bool {
        self.words.iter().any(|w| FRAMES.contains(&w.text.to_lowercase().as_str()))
    }
}

/// What the columns of a header whose words are scattered cost at least.
pub(crate) fn scattered_costs(words: &[Word<'_>], k: usize) -> i32 {
    let lines = words.iter().filter(|w| w.line_start).count();
    let unclear = |w: &Word<'_>| matches!(w.class, Class::Known(HeaderWord::WholeYear | HeaderWord::Previous | HeaderWord::Span));
    // A word that is broken may be mended to one that begins a column.
    let begins = |w: &&Word<'_>| matches!(w.class, Class::Known(HeaderWord::Role(_)) | Class::Period(Part::Rolling)) || is_stem(w);
    if k < 2 || lines < FEWEST_LINES || words.iter().any(unclear) || words.iter().filter(begins).count() < k { FAR } else { SCATTERED }
}

/// The columns of a header whose words are scattered.
pub(crate) fn scattered<'a>(words: &[Word<'a>], k: usize) -> Option<Cut<'a>> {
    let words = mended(words);
    let (mut units, stub) = units(&words);
    if units.len() < k {
        return None;
    }
    while units.len() > k {
        merge(&mut units, &words)?;
    }
    let years = only(&words, |p| matches!(p, Part::Year(_) | Part::YearMonth(..)));
    let months = months(&words);
    let own: Vec<usize> = (0..k).filter(|c| units.get(*c).is_some_and(|u| u.role != ColumnRole::Change && !u.whole_year())).collect();
    let part: Vec<usize> = own.iter().copied().filter(|c| units.get(*c).is_some_and(|u| !u.frame())).collect();
    let year_of = share(&years, &own, &units)?;
    let month_of = match spans(&words, &units) {
        of if of.len() == months.len() && !of.is_empty() => of.into_iter().zip(months).collect(),
        _ => share(&months, &part, &units)?,
    };
    let mut columns: Vec<Vec<Word<'_>>> = units.iter().map(|u| u.words.clone()).collect();
    for (c, word) in month_of.into_iter().chain(year_of) {
        columns.get_mut(c)?.push(word);
    }
    let torn = units.windows(2).filter(|w| matches!(w, [a, b] if a.role == ColumnRole::Deviation && goes_on(a, b))).count();
    let cost = SCATTERED + TORN * i32::try_from(torn).unwrap_or(0) + columns.iter().map(|c| column_price(c)).sum::<i32>();
    Some(Cut { columns, stub, cost })
}

/// Puts words together that were broken far apart: `2024-` … `08`, `avvikel` … `se`.
fn mended<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let mut out: Vec<Word<'_>> = words.to_vec();
    let mut gone = vec![false; out.len()];
    for i in 0..words.len() {
        let Some(head) = words.get(i) else { continue };
        let year = head.text.strip_suffix(['-', '–']).is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
        if !year && !is_stem(head) {
            continue;
        }
        let rest = |w: &Word<'_>| {
            let fits = if year {
                w.text.len() == 2 && w.text.bytes().all(|b| b.is_ascii_digit())
            } else {
                w.class == Class::Other && w.line_start && w.text.starts_with(char::is_lowercase)
            };
            if !fits {
                return None;
            }
            let text = format!("{}{}", head.text, w.text);
            let (class, whole_year) = classify(&text);
            let known = matches!(class, Class::Period(Part::YearMonth(..)) | Class::Known(HeaderWord::Role(_)));
            known.then_some((text, class, whole_year))
        };
        let found = (i + 1..words.len()).filter(|j| gone.get(*j) == Some(&false)).find_map(|j| Some((j, rest(words.get(j)?)?)));
        if let (Some((j, (text, class, whole_year))), Some(word)) = (found, out.get_mut(i)) {
            *word = Word { text: text.into(), class, whole_year, ..word.clone() };
            if let Some(g) = gone.get_mut(j) {
                *g = true;
            }
        }
    }
    let mut gone = gone.into_iter();
    out.retain(|_| !gone.next().unwrap_or(false));
    out
}

/// Whether a word may go on elsewhere.
fn is_stem(word: &Word<'_>) -> bool {
    word.class == Class::Other && word.text.chars().count() >= 4 && word.text.chars().all(char::is_alphabetic)
}

/// The words that each begin a column, with the small words after them; and the words before the first.
fn units<'a>(words: &[Word<'a>]) -> (Vec<Unit<'a>>, Vec<Word<'a>>) {
    let mut out: Vec<Unit<'a>> = Vec::new();
    let mut stub = Vec::new();
    for (at, w) in words.iter().enumerate() {
        match (w.class, out.last_mut()) {
            (Class::Known(HeaderWord::Role(role)), _) => out.push(Unit { words: vec![w.clone()], role, at }),
            (Class::Period(Part::Rolling), _) => out.push(Unit { words: vec![w.clone()], role: ColumnRole::Value, at }),
            (Class::Known(HeaderWord::Modifier), Some(u)) => u.words.push(w.clone()),
            (Class::Period(_), _) | (_, Some(_)) => {}
            (_, None) => stub.push(w.clone()),
        }
    }
    (out, stub)
}

/// Takes the budget that most likely belongs to a deviation into it: `Avvikelse mot budget`.
fn merge(units: &mut Vec<Unit<'_>>, words: &[Word<'_>]) -> Option<()> {
    let mut best: Option<(i32, usize, usize)> = None;
    for (d, deviation) in units.iter().enumerate().filter(|(_, u)| u.role == ColumnRole::Deviation && u.words.len() < 4) {
        for (b, budget) in units.iter().enumerate().filter(|(_, u)| u.role == ColumnRole::Budget && !u.whole_year()) {
            let far = b.abs_diff(d);
            if far > 2 {
                continue;
            }
            let line = |u: &Unit<'_>| u.words.first().map_or(0, |w| w.line);
            let first = budget.at.min(deviation.at);
            let block = words.get(first..=budget.at.max(deviation.at)).unwrap_or_default();
            let together = block.windows(2).all(|w| if let [a, b] = w { b.line <= a.line + 1 } else { true });
            let mut price = i32::try_from(far).unwrap_or(2) * 10;
            price -= if b > d && goes_on(deviation, budget) || b < d && small(deviation) { 20 } else { 0 };
            price -= if together { 12 } else { 0 };
            price -= if line(budget) == line(deviation) { 3 } else { 0 };
            if best.is_none_or(|(p, ..)| price < p) {
                best = Some((price, d, b));
            }
        }
    }
    let (_, d, b) = best?;
    let budget = units.remove(b);
    let deviation = units.get_mut(if b < d { d - 1 } else { d })?;
    if b < d {
        deviation.words.splice(0..0, budget.words);
    } else {
        deviation.words.extend(budget.words);
    }
    Some(())
}

/// Whether a budget is the end of the deviation before it: `Avvikelse`, `mot budget`.
fn goes_on(deviation: &Unit<'_>, budget: &Unit<'_>) -> bool {
    budget.role == ColumnRole::Budget && (small(budget) || deviation.words.iter().any(|w| w.text.eq_ignore_ascii_case("mot")))
}

fn small(unit: &Unit<'_>) -> bool {
    unit.words.first().is_some_and(|w| w.text.starts_with(char::is_lowercase))
}

/// The words of periods of some form.
fn only<'a>(words: &[Word<'a>], form: impl Fn(Part) -> bool) -> Vec<Word<'a>> {
    words.iter().filter(|w| matches!(w.class, Class::Period(p) if form(p))).cloned().collect()
}

/// The columns whose month is the end of a span that was broken: `Redovisat januari-`, and far below `september`.
fn spans(words: &[Word<'_>], units: &[Unit<'_>]) -> Vec<usize> {
    let open = |w: &Word<'_>| matches!(w.class, Class::Period(Part::Month(_))) && w.text.ends_with(['-', '–']);
    let unit = |at: usize| units.iter().rposition(|u| u.at < at);
    words.iter().enumerate().filter(|(_, w)| open(w)).filter_map(|(at, _)| unit(at)).collect()
}

/// The words of months; of a span that was torn (`jan`, `aug` beside `jan-aug`) only the last.
fn months<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let all = only(words, |p| matches!(p, Part::Month(_)));
    let whole = all.iter().any(|w| w.text.contains(['-', '–']));
    let january = |w: &Word<'_>| matches!(w.class, Class::Period(Part::Month(1)));
    if whole { all.into_iter().filter(|w| !january(w)).collect() } else { all }
}

/// Which column each period belongs to: one for each, one for each that states something, or the same for all.
fn share<'a>(periods: &[Word<'a>], own: &[usize], units: &[Unit<'_>]) -> Option<Vec<(usize, Word<'a>)>> {
    let deviation = |c: &usize| units.get(*c).is_some_and(|u| u.role == ColumnRole::Deviation);
    let stated: Vec<usize> = own.iter().copied().filter(|c| !deviation(c)).collect();
    let same = periods.windows(2).all(|w| if let [a, b] = w { a.class == b.class } else { true });
    let n = periods.len();
    let to = if n == stated.len() && n != own.len() {
        stated
    } else if n == own.len() {
        own.to_vec()
    } else if n == units.len() {
        (0..n).collect()
    } else if same && n < own.len() {
        own.get(..n)?.to_vec()
    } else {
        return None;
    };
    Some(to.into_iter().zip(periods.iter().cloned()).collect())
}
