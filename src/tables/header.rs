//! The words of a header, cut into as many columns as the body has. Words of the lexicon are only the cheapest cuts:
//! a header of unknown words is cut at its gaps, line ends and capitals.

use std::ops::Range;

use super::class::Class;
use super::ends::Ends;
use super::levels::{layered, layered_costs, periods_over, periods_over_costs, two_level, two_level_costs};
use super::list::{FAR, List};
use super::scattered::{scattered, scattered_costs};
use super::words::Word;
use crate::lexicon::columns::HeaderWord;
use crate::limits::MAX_COLUMNS;

/// Costs, in hundredths.
mod cost {
    /// What a column headed by a period only comes down by where every column is.
    pub(super) const ALL_PERIODS: i32 = 35;
    pub(super) const UNUSED_SPAN: i32 = 150;
}

/// A cut: the words of each column, and what it costs.
#[derive(Debug, Clone)]
pub(crate) struct Cut<'a> {
    /// For each column the words of its heading over several columns, if any, and its own.
    pub(crate) columns: Vec<Vec<Word<'a>>>,
    /// The words before the first column: unit, name of the label column.
    pub(crate) stub: Vec<Word<'a>>,
    pub(crate) cost: i32,
}

/// The words of a header: some of a list, and what those from each on cost as columns.
pub(crate) struct View<'l, 'a> {
    pub(crate) list: &'l List<'a>,
    pub(crate) words: Range<usize>,
    pub(crate) ends: &'l Ends,
}

impl<'l, 'a> View<'l, 'a> {
    /// The words.
    pub(crate) fn all(&self) -> &'l [Word<'a>] {
        self.list.part(self.words.clone())
    }

    /// How many words at the end are all of periods.
    pub(crate) fn periods(&self) -> usize {
        self.all().iter().rev().take_while(|w| is_period(w)).count()
    }

    /// What headings over several columns cost that are none in the cuts which do not use them.
    fn unused(&self) -> i32 {
        let spans = self.all().iter().filter(|w| w.class == Class::Known(HeaderWord::Span)).count();
        cost::UNUSED_SPAN * i32::try_from(spans).unwrap_or(0)
    }
}

/// What a cut of a header into `k` columns costs at least; [`FAR`] where there is none.
pub(crate) fn least(view: &View<'_, '_>, k: usize, apart: bool) -> i32 {
    if k == 0 || k > MAX_COLUMNS || view.words.len() < k {
        return FAR;
    }
    let unused = view.unused();
    let flat = view.ends.at_most(view.list, view.words.start, k).saturating_add(unused) - by_years(if view.periods() >= k { k } else { 0 });
    let two = two_level_costs(view, k);
    let layers = layered_costs(view, k).saturating_add(unused);
    let apart = if apart { scattered_costs(view.all(), k) } else { FAR };
    flat.min(two).min(layers).min(apart).min(periods_over_costs(view, k))
}

/// The cheapest cut of a header into `k` columns, whose words may be `apart`, in another order than they were printed.
pub(crate) fn cut<'a>(view: &View<'_, 'a>, k: usize, apart: bool) -> Option<Cut<'a>> {
    if k == 0 || k > MAX_COLUMNS {
        return None;
    }
    let unused = view.unused();
    let dearer = |c: Cut<'a>| Cut { cost: c.cost + unused, ..c };
    let mut best = flat(view, k).map(dearer).map(cheaper_by_years);
    let mut take = |least: i32, form: &dyn Fn(i32) -> Option<Cut<'a>>| {
        let most = best.as_ref().map_or(FAR, |b| b.cost);
        if least < most
            && let Some(cut) = form(most).map(cheaper_by_years).filter(|c| c.cost < most)
        {
            best = Some(cut);
        }
    };
    take(two_level_costs(view, k), &|most| two_level(view, k, most));
    take(periods_over_costs(view, k), &|_| periods_over(view, k));
    take(layered_costs(view, k).saturating_add(unused), &|_| layered(view, k).map(dearer));
    if apart {
        take(scattered_costs(view.all(), k), &|_| scattered(view.all(), k));
    }
    best
}

/// Columns headed only by years are as good as any where all of them are.
fn cheaper_by_years(cut: Cut<'_>) -> Cut<'_> {
    let all = cut.columns.iter().all(|c| !c.is_empty() && c.iter().all(is_period));
    if all { Cut { cost: cut.cost - by_years(cut.columns.len()), ..cut } } else { cut }
}

/// How much cheaper so many columns are where each is headed by a period only.
pub(crate) fn by_years(columns: usize) -> i32 {
    cost::ALL_PERIODS * i32::try_from(columns).unwrap_or(0)
}

fn is_period(word: &Word<'_>) -> bool {
    matches!(word.class, Class::Period(_))
}

/// Columns one after the other.
fn flat<'a>(view: &View<'_, 'a>, k: usize) -> Option<Cut<'a>> {
    let (bounds, cost) = view.ends.segments(view.list, view.words.start, k, true)?;
    let words = view.all();
    let columns = bounds.windows(2).filter_map(|w| if let [a, b] = w { words.get(*a..*b).map(<[Word<'a>]>::to_vec) } else { None });
    Some(Cut { columns: columns.collect(), stub: words.get(..*bounds.first()?)?.to_vec(), cost })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::block::Block;
    use crate::tables::words::words;

    fn columns(lines: &[&str], k: usize) -> Vec<String> {
        let lines = lines.iter().enumerate().map(|(n, l)| words(u32::try_from(n).unwrap_or(0) + 1, l));
        let block = Block::new(0, lines);
        let c = block.window(0, block.lines()).and_then(|w| cut(&w.view(), k, true)).map(|c| c.columns).unwrap_or_default();
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
