//! What it costs to call some words of a header one column.

use super::class::Class;
use super::words::Word;
use crate::figures::period::Part;
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;
use crate::report::model::{ColumnRole, Unit};

/// Costs, in hundredths.
mod cost {
    pub(super) const TWO_ROLES: i32 = 400;
    pub(super) const TWO_PERIODS: i32 = 400;
    pub(super) const STARTS_WITH_MOT: i32 = 300;
    pub(super) const AFTER_PERIOD: i32 = 150;
    pub(super) const SMALL_START: i32 = 80;
    pub(super) const ONLY_PERIOD: i32 = 60;
    pub(super) const ONLY_UNIT: i32 = 60;
    pub(super) const UNKNOWN: i32 = 100;
    pub(super) const ONLY_MODIFIER: i32 = 250;
    pub(super) const LINE_INSIDE: i32 = 10;
    pub(super) const GAP_INSIDE: i32 = 60;
    pub(super) const CUT_IN_LINE: i32 = 15;
    pub(super) const NO_PERIOD: i32 = 35;
    pub(super) const NOTE: i32 = 500;
    /// A unit in brackets that begins a column.
    pub(super) const BRACKET: i32 = 80;
    /// A year that goes on elsewhere, `2024-`, and its month.
    pub(super) const TORN: i32 = 60;
    pub(super) const EMPTY: i32 = 2000;
}

/// What a word adds to the price of a column, found once for all columns that it may belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Traits {
    class: Class,
    line_start: bool,
    wide: bool,
    /// It goes on elsewhere.
    torn: bool,
    /// It begins with a capital.
    capital: bool,
    /// What it costs that a column begins with it, wherever the column stands.
    head: i32,
    /// What that costs more where another column stands before.
    inner_head: i32,
    /// What it costs more where other words follow it.
    led: i32,
    /// `Budgetavvikelse`: a deviation with what it is from in one word.
    named_deviation: bool,
}

impl Traits {
    /// Looks at a word.
    pub(crate) fn of(word: &Word<'_>) -> Self {
        let text = word.text.as_ref();
        let period = matches!(word.class, Class::Period(_));
        let compares = matches!(text.len(), 3 | 9) && matches!(fold(text).as_ref(), "mot" | "jämfört" | "jmf");
        Self {
            class: word.class,
            line_start: word.line_start,
            wide: word.wide,
            torn: if period { text.ends_with(['-', '–']) } else { text.ends_with([',', ':']) || is_month_part(text) },
            capital: text.starts_with(char::is_uppercase),
            head: if compares { cost::STARTS_WITH_MOT } else { 0 } + if word.line_start || word.wide { 0 } else { cost::CUT_IN_LINE },
            inner_head: if !compares && !period && text.starts_with(char::is_lowercase) { cost::SMALL_START } else { 0 },
            // `Arbetstid (timmar)`: a unit in brackets ends the label column's name.
            led: if word.unit().is_some() && text.starts_with('(') { cost::BRACKET } else { 0 },
            named_deviation: is_named_deviation(text),
        }
    }
}

fn is_named_deviation(text: &str) -> bool {
    const DEVIATION: &str = "avvikelse";
    text.len() > DEVIATION.len() + 3
        && text.ends_with(['e', 'E'])
        && fold(text).strip_suffix(DEVIATION).is_some_and(|first| first.chars().all(char::is_alphabetic) && first.len() > 3)
}

/// `08`, which belongs to a year.
fn is_month_part(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a column so far.
#[derive(Debug, Default)]
pub(crate) struct ColumnPrice {
    words: i32,
    price: i32,
    first: Option<Traits>,
    last: Option<Traits>,
    previous: Option<ColumnRole>,
    deviation: i32,
    change: i32,
    stated: i32,
    kinds: i32,
    modifiers: i32,
    units: i32,
    other: i32,
    years: i32,
    months: i32,
    compared: i32,
    rolling: i32,
    whole: i32,
    seen_year: Option<u16>,
    other_year: bool,
    period_before_role: bool,
    /// `Intäkter budget`: what of it is stated.
    of_kind: bool,
}

impl ColumnPrice {
    /// Adds the next word.
    pub(crate) fn add(&mut self, w: &Traits) {
        let inner = self.words > 0;
        if inner {
            self.price += match (w.line_start, w.wide) {
                (true, _) => cost::LINE_INSIDE,
                (_, true) => cost::GAP_INSIDE,
                _ => 0,
            };
        }
        match w.class {
            Class::Known(HeaderWord::Role(r)) => self.add_role(r, w),
            Class::Known(HeaderWord::WholeYear | HeaderWord::Previous) => {
                self.modifiers += 1;
                self.whole += 1;
            }
            Class::Known(HeaderWord::Modifier | HeaderWord::Span) => self.modifiers += 1,
            Class::Known(HeaderWord::Unit(u)) => {
                self.units += 1;
                self.price += if matches!(u, Unit::Percent | Unit::Count | Unit::Hours) { 0 } else { 25 };
            }
            Class::Known(HeaderWord::Stub) => {
                self.other += 1;
                self.price += 40;
            }
            Class::Known(HeaderWord::Note) => self.price += cost::NOTE,
            Class::Period(p) => self.add_period(p, w),
            Class::Other => {
                self.other += 1;
                self.price += if w.torn { cost::TORN } else { 0 };
                self.price += if inner && w.capital { 25 } else { 0 };
            }
        }
        self.words += 1;
        self.first.get_or_insert(*w);
        self.last = Some(*w);
    }

    fn add_role(&mut self, r: ColumnRole, w: &Traits) {
        match r {
            ColumnRole::Deviation => self.deviation += 1,
            ColumnRole::Change => self.change += 1,
            // `Prognos bokslut`, `Prognostiserat utfall`: what the outcome is expected to be.
            ColumnRole::Outcome if self.previous == Some(ColumnRole::Forecast) && !w.capital && self.follows_role() => {}
            ColumnRole::Outcome | ColumnRole::Budget | ColumnRole::Forecast => {
                self.stated += 1;
                let kind = matches!(self.previous, Some(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost));
                self.of_kind |= kind && !w.capital && self.last.is_some_and(|l| l.capital) && self.follows_role();
                // `Budgetavvikelse` says what it compares, so an amount on the next line is another column.
                let named = w.line_start && self.last.is_some_and(|l| l.named_deviation);
                if self.previous == Some(r) || named {
                    self.price += cost::TWO_ROLES;
                }
            }
            _ => self.kinds += 1,
        }
        self.previous = Some(r);
        self.period_before_role |= self.years + self.rolling + self.months > 0;
    }

    /// Whether the word before the next one says what the column holds.
    fn follows_role(&self) -> bool {
        self.last.is_some_and(|l| matches!(l.class, Class::Known(HeaderWord::Role(_))))
    }

    fn add_period(&mut self, p: Part, w: &Traits) {
        match p {
            Part::Year(y) | Part::YearMonth(y, _) => {
                self.other_year |= self.seen_year.is_some_and(|s| s != y);
                if self.seen_year.is_some() && matches!(p, Part::Year(_)) {
                    self.years += 1;
                }
                self.seen_year = Some(y);
                self.years += 1;
                self.price += if w.torn { cost::TORN } else { 0 };
            }
            Part::Month(_) => self.months += 1,
            Part::Years(..) => self.compared += 1,
            Part::Rolling => self.rolling += 1,
        }
    }

    /// What it costs more where another column stands before: a column does not begin with a small letter.
    pub(crate) fn inner(&self) -> i32 {
        self.first.map_or(0, |head| head.inner_head)
    }

    /// What the words cost as the first column.
    pub(crate) fn price(&self) -> i32 {
        let Some(head) = self.first else { return cost::EMPTY };
        let Self { deviation, change, stated, kinds, modifiers, units, other, .. } = *self;
        let Self { years, months, compared, rolling, whole, .. } = *self;
        let mut price = self.price + head.head;
        let comparing = deviation > 0 || change > 0 || compared > 0;
        if stated > 1 && !comparing || deviation > 1 || change > 1 || kinds > 1 {
            price += cost::TWO_ROLES;
        }
        if stated > 0 && kinds > 0 && !comparing && !self.of_kind {
            price += 60;
        }
        if deviation > 0 && change > 0 {
            price += cost::TWO_ROLES / 2;
        }
        if years > 1 && !(compared > 0 || change > 0)
            || rolling > 1
            || self.other_year && !(change > 0 || compared > 0)
            || months > 1 && rolling == 0
        {
            price += cost::TWO_PERIODS;
        }
        price += if self.period_before_role { cost::AFTER_PERIOD } else { 0 };
        price += if self.words > 1 { head.led } else { 0 };
        let periods = years + months + compared + rolling + whole;
        price
            + match (stated + deviation + change + kinds, periods, other, units, modifiers) {
                (0, 0, 0, 0, _) => cost::ONLY_MODIFIER,
                (0, 0, 0, _, _) => cost::ONLY_UNIT,
                (0, 0, n, _, _) => cost::UNKNOWN + 20 * (n - 1).min(5),
                (0, _, 0, _, _) => cost::ONLY_PERIOD,
                (0, _, n, _, _) => cost::ONLY_PERIOD + 40 * n,
                (_, 0, n, _, _) => cost::NO_PERIOD + 15 * n,
                (_, _, n, _, _) => 35 * n,
            }
    }
}

/// What the words of one column cost when their places already say that they belong together.
pub(crate) fn column_price(words: &[Word<'_>]) -> i32 {
    let mut column = ColumnPrice::default();
    for (i, w) in words.iter().enumerate() {
        let traits = Traits::of(w);
        // That it is cut off from a word before it is no matter.
        let head = if i == 0 && !w.line_start && !w.wide { traits.head - cost::CUT_IN_LINE } else { traits.head };
        column.add(&Traits { head, ..traits });
    }
    column.price()
}
