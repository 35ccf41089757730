//! The words of a header, cut into as many columns as the body has. Words of the lexicon are only the cheapest cuts:
//! a header of unknown words is cut at its gaps, line ends and capitals.

use super::class::Class;
use super::levels::{layered, two_level};
use super::scattered::scattered;
use super::words::Word;
use crate::figures::period::Part;
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;
use crate::limits::{MAX_COLUMNS, MAX_HEADER_WORDS};
use crate::report::model::{ColumnRole, Unit};

/// Costs, in hundredths.
mod cost {
    pub(super) const TWO_ROLES: i32 = 400;
    pub(super) const TWO_PERIODS: i32 = 400;
    pub(super) const STARTS_WITH_MOT: i32 = 300;
    pub(super) const AFTER_PERIOD: i32 = 150;
    pub(super) const SMALL_START: i32 = 80;
    pub(super) const ONLY_PERIOD: i32 = 60;
    /// What that comes down by where every column has only a period.
    pub(super) const ALL_PERIODS: i32 = 35;
    pub(super) const ONLY_UNIT: i32 = 60;
    pub(super) const UNKNOWN: i32 = 100;
    pub(super) const ONLY_MODIFIER: i32 = 250;
    pub(super) const LINE_INSIDE: i32 = 10;
    pub(super) const GAP_INSIDE: i32 = 60;
    pub(super) const CUT_IN_LINE: i32 = 15;
    pub(super) const NO_PERIOD: i32 = 35;
    pub(super) const DROPPED: i32 = 500;
    pub(super) const DROPPED_PLAIN: i32 = 12;
    pub(super) const UNUSED_SPAN: i32 = 150;
    /// A year that goes on elsewhere, `2024-`, and its month.
    pub(super) const TORN: i32 = 60;
}

/// Most words of one column's header.
const MAX_COLUMN_WORDS: usize = 12;

/// A cut: the words of each column, and what it costs.
#[derive(Debug, Clone)]
pub(crate) struct Cut<'a> {
    /// For each column the words of its heading over several columns, if any, and its own.
    pub(crate) columns: Vec<Vec<Word<'a>>>,
    /// The words before the first column: unit, name of the label column.
    pub(crate) stub: Vec<Word<'a>>,
    pub(crate) cost: i32,
}

/// The cheapest cut of a header into `k` columns, whose words may be `apart`, in another order than they were printed.
pub(crate) fn cut<'a>(words: &[Word<'a>], k: usize, apart: bool) -> Option<Cut<'a>> {
    if k == 0 || k > MAX_COLUMNS || words.len() > MAX_HEADER_WORDS {
        return None;
    }
    let words = without_units(words);
    let spans = words.iter().filter(|w| w.class == Class::Known(HeaderWord::Span)).count();
    let unused = cost::UNUSED_SPAN * i32::try_from(spans).unwrap_or(0);
    let plain = flat(&words, k).map(|c| Cut { cost: c.cost + unused, ..c });
    let two = two_level(&words, k);
    let layers = layered(&words, k).map(|c| Cut { cost: c.cost + unused, ..c });
    let apart = if apart { scattered(&words, k) } else { None };
    [plain, two, layers, apart].into_iter().flatten().map(cheaper_by_years).min_by_key(|c| c.cost)
}

/// Columns headed only by years are as good as any where all of them are.
fn cheaper_by_years(cut: Cut<'_>) -> Cut<'_> {
    let all = cut.columns.iter().all(|c| !c.is_empty() && c.iter().all(|w| matches!(w.class, Class::Period(_))));
    let k = i32::try_from(cut.columns.len()).unwrap_or(0);
    if all { Cut { cost: cut.cost - cost::ALL_PERIODS * k, ..cut } } else { cut }
}

/// The words without note columns, units of money and `Belopp i …`, which head no column.
fn without_units<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let mut out: Vec<Word<'a>> = Vec::with_capacity(words.len());
    let mut line_start = false;
    for w in words {
        let money = matches!(w.class, Class::Known(HeaderWord::Unit(Unit::Tkr | Unit::Mnkr | Unit::Kr)));
        if money {
            while out.last().is_some_and(|l| matches!(fold(&l.text).as_ref(), "i" | "belopp" | "(belopp")) {
                line_start |= out.pop().is_some_and(|l| l.line_start);
            }
        }
        if money || w.class == Class::Known(HeaderWord::Note) {
            line_start |= w.line_start;
            continue;
        }
        let carried = std::mem::take(&mut line_start);
        out.push(Word { line_start: w.line_start || carried, ..w.clone() });
    }
    out
}

/// Columns one after the other.
fn flat<'a>(words: &[Word<'a>], k: usize) -> Option<Cut<'a>> {
    let (bounds, cost) = segments(words, k, true)?;
    let first = *bounds.first()?;
    let columns =
        bounds.windows(2).filter_map(|w| if let [a, b] = w { words.get(*a..*b).map(<[Word<'a>]>::to_vec) } else { None }).collect();
    Some(Cut { columns, stub: words.get(..first)?.to_vec(), cost })
}

/// The cheapest `k` segments of words, as `k + 1` borders. With `prefix`, words before the first are left out at a price.
pub(crate) fn segments(words: &[Word<'_>], k: usize, prefix: bool) -> Option<(Vec<usize>, i32)> {
    let n = words.len();
    if n < k {
        return None;
    }
    const FAR: i32 = i32::MAX / 4;
    let mut best = vec![vec![(FAR, 0_usize); n + 1]; k + 1];
    let mut dropped = 0;
    for (p, slot) in best.first_mut()?.iter_mut().enumerate() {
        if p == 0 || prefix {
            *slot = (dropped, 0);
        }
        if let Some(w) = words.get(p) {
            dropped += drop_cost(w);
        }
    }
    // A column costs the same wherever it stands, but for the first.
    let mut prices: Vec<Option<i32>> = vec![None; n * MAX_COLUMN_WORDS];
    for c in 1..=k {
        for to in c..=n {
            let mut own = (FAR, 0);
            for from in to.saturating_sub(MAX_COLUMN_WORDS).max(c - 1)..to {
                let before = best.get(c - 1).and_then(|b| b.get(from)).map_or(FAR, |b| b.0);
                if before >= FAR || before >= own.0 {
                    continue;
                }
                let segment = words.get(from..to).unwrap_or_default();
                let price = match prices.get_mut(from * MAX_COLUMN_WORDS + to - from - 1).filter(|_| c > 1) {
                    Some(known) => *known.get_or_insert_with(|| column_cost(segment, from > 0, false)),
                    None => column_cost(segment, from > 0, c == 1),
                };
                let price = before + price;
                if price < own.0 {
                    own = (price, from);
                }
            }
            if let Some(slot) = best.get_mut(c).and_then(|b| b.get_mut(to)) {
                *slot = own;
            }
        }
    }
    let total = best.get(k)?.get(n)?.0;
    if total >= FAR {
        return None;
    }
    let mut bounds = vec![n];
    let mut at = n;
    for c in (1..=k).rev() {
        at = best.get(c)?.get(at)?.1;
        bounds.push(at);
    }
    bounds.reverse();
    Some((bounds, total))
}

fn drop_cost(w: &Word<'_>) -> i32 {
    match w.class {
        Class::Known(HeaderWord::Role(_)) | Class::Period(_) => cost::DROPPED,
        Class::Known(HeaderWord::WholeYear | HeaderWord::Previous) => cost::DROPPED / 2,
        Class::Known(HeaderWord::Modifier) => 60,
        Class::Known(_) => 0,
        Class::Other => cost::DROPPED_PLAIN,
    }
}

/// What the words of one column cost when their places already say that they belong together.
pub(crate) fn column_price(words: &[Word<'_>]) -> i32 {
    column_cost(words, false, true)
}

/// What it costs to call these words one column.
fn column_cost(words: &[Word<'_>], cut_before: bool, first: bool) -> i32 {
    let Some(head) = words.first() else { return cost::DROPPED * 4 };
    let mut price = 0;
    let (mut deviation, mut change, mut stated, mut kinds, mut modifiers, mut units, mut other) = (0, 0, 0, 0, 0, 0, 0);
    let (mut years, mut months, mut compared, mut rolling, mut whole, mut other_year) = (0, 0, 0, 0, 0, false);
    let mut seen_year: Option<u16> = None;
    let mut period_before_role = false;
    let mut previous: Option<ColumnRole> = None;
    for (i, w) in words.iter().enumerate() {
        if i > 0 {
            price += if w.line_start {
                cost::LINE_INSIDE
            } else if w.wide {
                cost::GAP_INSIDE
            } else {
                0
            };
        }
        match w.class {
            Class::Known(HeaderWord::Role(r)) => {
                match r {
                    ColumnRole::Deviation => deviation += 1,
                    ColumnRole::Change => change += 1,
                    ColumnRole::Outcome | ColumnRole::Budget | ColumnRole::Forecast => {
                        stated += 1;
                        // `Budgetavvikelse` says what it compares, so an amount on the next line is another column.
                        let named = w.line_start && i.checked_sub(1).and_then(|i| words.get(i)).is_some_and(is_named_deviation);
                        if previous == Some(r) || named {
                            price += cost::TWO_ROLES;
                        }
                    }
                    _ => kinds += 1,
                }
                previous = Some(r);
                period_before_role |= years + rolling + months > 0;
            }
            Class::Known(HeaderWord::WholeYear | HeaderWord::Previous) => {
                modifiers += 1;
                whole += 1;
            }
            Class::Known(HeaderWord::Modifier | HeaderWord::Span) => modifiers += 1,
            Class::Known(HeaderWord::Unit(u)) => {
                units += 1;
                price += if matches!(u, Unit::Percent | Unit::Count | Unit::Hours) { 0 } else { 25 };
            }
            Class::Known(HeaderWord::Stub) => {
                other += 1;
                price += 40;
            }
            Class::Known(HeaderWord::Note) => price += cost::DROPPED,
            Class::Period(p) => match p {
                Part::Year(y) | Part::YearMonth(y, _) => {
                    if seen_year.is_some_and(|s| s != y) {
                        other_year = true;
                    }
                    if seen_year.is_some() && matches!(p, Part::Year(_)) {
                        years += 1;
                    }
                    seen_year = Some(y);
                    years += 1;
                    price += if w.text.ends_with(['-', '–']) { cost::TORN } else { 0 };
                }
                Part::Month(_) => months += 1,
                Part::Years(..) => compared += 1,
                Part::Rolling => rolling += 1,
            },
            Class::Other => {
                other += 1;
                price += if w.text.ends_with([',', ':']) || is_month_part(&w.text) { cost::TORN } else { 0 };
                price += if i > 0 && w.text.starts_with(char::is_uppercase) { 25 } else { 0 };
            }
        }
    }
    let comparing = deviation > 0 || change > 0 || compared > 0;
    if stated > 1 && !comparing || deviation > 1 || change > 1 || kinds > 1 {
        price += cost::TWO_ROLES;
    }
    if stated > 0 && kinds > 0 && !comparing {
        price += 60;
    }
    if deviation > 0 && change > 0 {
        price += cost::TWO_ROLES / 2;
    }
    if years > 1 && !(compared > 0 || change > 0)
        || rolling > 1
        || other_year && !(change > 0 || compared > 0)
        || months > 1 && rolling == 0
    {
        price += cost::TWO_PERIODS;
    }
    if period_before_role {
        price += cost::AFTER_PERIOD;
    }
    if matches!(head.text.len(), 3 | 9) && matches!(fold(&head.text).as_ref(), "mot" | "jämfört" | "jmf") {
        price += cost::STARTS_WITH_MOT;
    } else if head.text.starts_with(char::is_lowercase) && !first && !matches!(head.class, Class::Period(_)) {
        price += cost::SMALL_START;
    }
    // `Arbetstid (timmar)`: a unit in brackets ends the label column's name.
    if words.len() > 1 && head.unit().is_some() && head.text.starts_with('(') {
        price += 80;
    }
    if cut_before && !head.line_start && !head.wide {
        price += cost::CUT_IN_LINE;
    }
    let periods = years + months + compared + rolling + whole;
    price += match (stated + deviation + change + kinds, periods, other, units, modifiers) {
        (0, 0, 0, 0, _) => cost::ONLY_MODIFIER,
        (0, 0, 0, _, _) => cost::ONLY_UNIT,
        (0, 0, n, _, _) => cost::UNKNOWN + 20 * (n - 1).min(5),
        (0, _, 0, _, _) => cost::ONLY_PERIOD,
        (0, _, n, _, _) => cost::ONLY_PERIOD + 40 * n,
        (_, 0, n, _, _) => cost::NO_PERIOD + 15 * n,
        (_, _, n, _, _) => 35 * n,
    };
    price
}

/// `Budgetavvikelse`: a deviation with what it is from in one word.
fn is_named_deviation(word: &Word<'_>) -> bool {
    let name = fold(&word.text);
    name.strip_suffix("avvikelse").is_some_and(|first| first.chars().all(char::is_alphabetic) && first.len() > 3)
}

/// `08`, which belongs to a year.
fn is_month_part(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::words::{join_broken, words};

    fn columns(lines: &[&str], k: usize) -> Vec<String> {
        let mut w = Vec::new();
        for (n, l) in lines.iter().enumerate() {
            w.extend(words(u32::try_from(n).unwrap_or(0) + 1, l));
        }
        let c = cut(&join_broken(w), k, true).map(|c| c.columns).unwrap_or_default();
        c.iter().map(|c| c.iter().map(|w| w.text.as_ref()).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn wrapped_columns() {
        assert_eq!(
            columns(
                &[
                    "Resultaträkning, tkr Prognos",
                    "2026 Budget 2026",
                    "Budget",
                    "avvikelse",
                    "2026",
                    "Utfall",
                    " 2026-04",
                    "Utfal ",
                    "2025-04"
                ],
                5
            ),
            ["Prognos 2026", "Budget 2026", "Budget avvikelse 2026", "Utfall 2026-04", "Utfal 2025-04"]
        );
        assert_eq!(
            columns(
                &[
                    "RESULTATRÄKNING, TKR Bokslut",
                    "2020",
                    "Budget",
                    "2020",
                    "Avvikelse",
                    "budget",
                    "Bokslut",
                    "2019",
                    "Bokslut",
                    "2020/2019"
                ],
                5
            ),
            ["Bokslut 2020", "Budget 2020", "Avvikelse budget", "Bokslut 2019", "Bokslut 2020/2019"]
        );
        assert_eq!(columns(&["Sjukfrånvaro R12 2023–12 R12 2022–12 Skillnad"], 3), ["R12 2023–12", "R12 2022–12", "Skillnad"]);
        assert_eq!(columns(&["BokslutDelårsrapp jan-augAvvikelse"], 3), ["Bokslut", "Delårsrapp jan-aug", "Avvikelse"]);
    }

    #[test]
    fn two_levels() {
        assert_eq!(
            columns(&["  Kommunen Koncernen", "  2013 2012 2013 2012"], 4),
            ["Kommunen 2013", "Kommunen 2012", "Koncernen 2013", "Koncernen 2012"]
        );
        assert_eq!(
            columns(
                &[
                    "(mnkr) Not Kommunen Sammanställd redovisning",
                    "Bokslut",
                    "2015",
                    "Bokslut",
                    "2016",
                    "Budget",
                    "2016",
                    "Bokslut",
                    "2015",
                    "Bokslut",
                    "2016"
                ],
                5
            ),
            [
                "Kommunen Bokslut 2015",
                "Kommunen Bokslut 2016",
                "Kommunen Budget 2016",
                "Sammanställd redovisning Bokslut 2015",
                "Sammanställd redovisning Bokslut 2016"
            ]
        );
        assert_eq!(
            columns(&["Utfall 2022", "Utfall 2023", "Belopp i mnkr", "Intäkt", "Kostnad", "Netto", "Intäkt", "Kostnad", "Netto"], 6),
            [
                "Utfall 2022 Intäkt",
                "Utfall 2022 Kostnad",
                "Utfall 2022 Netto",
                "Utfall 2023 Intäkt",
                "Utfall 2023 Kostnad",
                "Utfall 2023 Netto"
            ]
        );
    }

    #[test]
    fn lines_over_all_columns() {
        assert_eq!(columns(&["Utfall Budget Avvikelse", "2016 2016"], 3), ["Utfall 2016", "Budget 2016", "Avvikelse"]);
        assert_eq!(
            columns(&["Tkr", "Redovisat Budget Budgetavvik. Helårs-", "jan-aug jan-aug jan-aug prognos"], 4),
            ["Redovisat jan-aug", "Budget jan-aug", "Budgetavvik. jan-aug", "Helårsprognos"]
        );
        assert_eq!(
            columns(&["Proj nr Projekt Total- Utfall t.o.m. Utfall Återstår", "budget 2018 2019"], 4),
            ["Totalbudget", "Utfall t.o.m. 2018", "Utfall 2019", "Återstår"]
        );
    }

    #[test]
    fn unknown_words() {
        assert_eq!(columns(&["Skola Elever Lärare Täthet"], 3), ["Elever", "Lärare", "Täthet"]);
    }
}
