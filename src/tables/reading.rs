//! All ways to read the figures of a row as a given number of cells, with their costs.
//!
//! A reading's cost says how unusual it is, in hundredths; only the cost orders readings, nothing well-formed is thrown away. The
//! figures were measured on real tables: splitting where groups could join is cheap, a blank cell without a trace is dear.

use rust_decimal::Decimal;

use super::rest::{Costs, FAR};
use super::ways::{Place, Reader, Ways};
use crate::limits::MAX_READINGS;

/// A cell of a reading: a range of the shape's signs and the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellSpan {
    pub(crate) start: u16,
    pub(crate) end: u16,
    /// The value without its decimal mark, and how many decimals it has.
    pub(crate) digits: i64,
    pub(crate) decimals: u8,
    pub(crate) percent: bool,
}

impl CellSpan {
    /// The figure.
    pub(crate) fn value(&self) -> Decimal {
        Decimal::new(self.digits, u32::from(self.decimals))
    }
}

/// One way to read a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) cells: Vec<Option<CellSpan>>,
    pub(crate) cost: i32,
}

/// The beginning of a reading.
#[derive(Clone, Copy)]
struct Partial {
    cost: i32,
    /// The beginning before its last step.
    before: u32,
    /// What that step adds: blank cells, then perhaps a figure.
    nulls: u32,
    figure: Option<u32>,
    /// The beginning that reached the same place right before this one.
    sibling: u32,
}

/// No partial reading.
const NONE: u32 = u32::MAX;
/// How many beginnings there are room for at first.
const USUAL: usize = 64;

impl Reader<'_> {
    /// The readings of a row as `k` cells that cost less than `reach` more than the cheapest, cheapest first.
    pub(super) fn readings(&self, ways: &Ways, costs: &Costs, k: usize, reach: i32) -> Vec<Reading> {
        let (n, width) = (self.signs.len(), k + 1);
        let keep = if self.glue { MAX_READINGS } else { MAX_READINGS / 4 };
        let end = costs.cheapest(k) + reach;
        if end >= FAR {
            return Vec::new();
        }
        let mut arena = Vec::with_capacity(USUAL);
        arena.push(Partial { cost: 0, before: NONE, nulls: 0, figure: None, sibling: NONE });
        // The last partial reading that reached each place.
        let mut last = vec![NONE; (n + 1) * width];
        if let Some(start) = last.first_mut() {
            *start = 0;
        }
        let mut done: Vec<(i32, u32)> = Vec::new();
        let mut here: Vec<(i32, u32)> = Vec::new();
        for at in (0..=n).filter(|at| ways.is_reached(*at)) {
            for before in 0..=k {
                here.clear();
                let mut i = last.get(at * width + before).copied().unwrap_or(NONE);
                while let Some(p) = arena.get(i as usize) {
                    here.push((p.cost, i));
                    i = p.sibling;
                }
                if here.is_empty() {
                    continue;
                }
                here.reverse();
                here.sort_by_key(|(cost, _)| *cost);
                here.truncate(keep);
                let place = Place { at, before, left: k - before };
                if at == n {
                    done.extend(here.iter().map(|(cost, i)| (cost + costs.rest(place), *i)));
                    continue;
                }
                let most = end - here.first().map_or(0, |(cost, _)| *cost);
                self.steps(ways, place, most, |step| {
                    let to = step.from(place);
                    let most = end - step.price - costs.rest(to);
                    for (cost, before) in here.iter().take_while(|(cost, _)| *cost < most) {
                        if let Some(last) = last.get_mut(to.at * width + to.before) {
                            let partial = Partial {
                                cost: cost + step.price,
                                before: *before,
                                nulls: short(step.nulls),
                                figure: step.figure.map(short),
                                sibling: *last,
                            };
                            *last = short(arena.len());
                            arena.push(partial);
                        }
                    }
                });
            }
        }
        done.sort_by_key(|d| d.0);
        done.truncate(MAX_READINGS);
        let mut out: Vec<Reading> = done.into_iter().map(|(cost, i)| Reading { cells: cells(ways, &arena, i, k), cost }).collect();
        out.dedup_by(|a, b| a.cells == b.cells);
        out
    }
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}

/// The cells of a reading.
fn cells(ways: &Ways, arena: &[Partial], mut i: u32, k: usize) -> Vec<Option<CellSpan>> {
    let mut cells = Vec::with_capacity(k);
    while let Some(p) = arena.get(i as usize) {
        let figure = p.figure.and_then(|f| ways.figures.get(f as usize));
        cells.extend(
            figure.map(|f| Some(CellSpan { start: f.start, end: f.end, digits: f.digits, decimals: f.decimals, percent: f.percent })),
        );
        cells.extend(std::iter::repeat_n(None, p.nulls as usize));
        i = p.before;
    }
    cells.reverse();
    cells.resize(k, None);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::habit::Habit;
    use crate::tables::shape::Shape;
    use crate::tables::tokens::{tail_start, tokens};
    use proptest::prelude::*;

    fn shape(line: &str) -> Shape {
        let mut t = Vec::new();
        tokens(line, &mut t);
        let mut s = Shape::default();
        s.add(1, line, 0, t.get(tail_start(&t)..).unwrap_or_default());
        s
    }

    fn best(line: &str, k: usize, habit: &Habit, glue: bool) -> Vec<String> {
        let shape = shape(line);
        let reader = Reader { signs: &shape.signs, shape: &shape, habit, glue };
        let ways = Ways::new(&reader);
        let r = reader.readings(&ways, &reader.costs(&ways, k), k, 500);
        let show = |r: &Reading| r.cells.iter().map(|c| c.map_or("·".to_owned(), |c| c.value().to_string())).collect::<Vec<_>>().join("|");
        let cheapest = r.first().map_or(0, |r| r.cost);
        r.iter().filter(|r| r.cost <= cheapest + 90).map(show).collect()
    }

    #[test]
    fn one_reading() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        assert_eq!(best("100 Politik -7 682 -7 182 -500 -2 401 -6", 5, &h, false), ["-7682|-7182|-500|-2401|-6"]);
        assert_eq!(best("Teknisk –4,0 –4,0 – –4,0 -", 5, &h, false), ["-4.0|-4.0|·|-4.0|·"]);
        assert_eq!(best("Budgetavvikelse    -1 489 -3 451", 5, &h, false).first().map(String::as_str), Some("·|·|·|-1489|-3451"));
        let loose = Habit::default();
        assert_eq!(best("Miljö – 11 705 – 2 205 23,2 % – 11 800 95", 5, &loose, false), ["-11705|-2205|23.2|-11800|95"]);
    }

    #[test]
    fn ambiguous_thousands() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        let r = best("KS -500 -1 000 500 -4 330", 5, &h, false);
        assert!(r.contains(&"-500|-1000|500|-4|330".to_owned()), "{r:?}");
        assert!(r.contains(&"-500|-1|0|500|-4330".to_owned()) || !r.iter().any(|x| x.contains("|0|")), "{r:?}");
        assert_eq!(best("Antal 1 015 988 979 1 044 1 102", 5, &h, false).first().map(String::as_str), Some("1015|988|979|1044|1102"));
    }

    #[test]
    fn wide_gap_is_a_blank_cell_when_figures_are_short() {
        let h = Habit { tight_minus: true, ..Habit::default() };
        assert_eq!(best("Budget 72 744 72 744  68 884 3 860", 5, &h, false).first().map(String::as_str), Some("72744|72744|·|68884|3860"));
    }

    #[test]
    fn notes_are_no_cells() {
        let h = Habit { notes: true, decimals: Some(1), ..Habit::default() };
        assert_eq!(best("Verksamhetens intäkter 1 202,2 274,7 230,3", 3, &h, false).first().map(String::as_str), Some("202.2|274.7|230.3"));
    }

    #[test]
    fn figures_in_groups() {
        let first = |line: &str, k: usize, habit: &Habit, glue: bool| best(line, k, habit, glue).into_iter().next().unwrap_or_default();
        let plain = Habit::default();
        // Points part groups; a point and two digits are decimals.
        assert_eq!(first("Summa 1.234 2.345", 2, &plain, false), "1234|2345");
        assert_eq!(first("Summa 12.34 56.78", 2, &plain, false), "12.34|56.78");
        assert_eq!(first("Summa 1.2.3 4", 4, &plain, false), "");
        // Units and percent signs end a figure.
        assert_eq!(first("Summa 12 tkr 345 tkr", 2, &plain, false), "12|345");
        assert_eq!(first("Summa 12 % 345 %", 2, &plain, false), "12|345");
        // Four digits go with no group, a nought begins none.
        assert_eq!(first("Summa 1234 567", 2, &plain, false), "1234|567");
        assert_eq!(first("Summa 0 567", 2, &plain, false), "0|567");
        assert_eq!(first("Summa 12 0567", 2, &plain, false), "");
        // Figures that touch are cut where the table's own figures are shorter.
        let grouped = Habit { grouped: true, ..Habit::default() };
        assert_eq!(first("Summa 9665", 2, &grouped, true), "96|65");
        assert_eq!(first("Summa 9665-31", 3, &grouped, true), "96|65|-31");
        let tenths = Habit { decimals: Some(1), ..Habit::default() };
        assert_eq!(first("Summa 9,66,5", 2, &tenths, true), "9.6|6.5");
    }

    proptest! {
        /// The costs tell what the cheapest reading costs, for every number of cells.
        #[test]
        fn costs_of_the_cheapest(
            figures in prop::collection::vec(prop::sample::select(vec!["1", "12", "345", "-678", "9,5", "0", "-", "–", "100", "20 %", "  7", "\u{a0}400"]), 1..9),
            k in 1_usize..9, notes: bool, glue: bool, tight_minus: bool, base_gap in 0_u32..3,
        ) {
            let shape = shape(&format!("Summa {}", figures.join(" ")));
            let habit = Habit { notes, tight_minus, base_gap, ..Habit::default() };
            let reader = Reader { signs: &shape.signs, shape: &shape, habit: &habit, glue };
            let ways = Ways::new(&reader);
            let (all, own) = (reader.costs(&ways, 12), reader.costs(&ways, k));
            let cheapest = reader.readings(&ways, &own, k, 1).first().map_or(FAR, |r| r.cost);
            prop_assert_eq!((all.cheapest(k), own.cheapest(k)), (cheapest, cheapest));
        }
    }
}
