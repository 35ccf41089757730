//! The figures that can begin at a place of a row's signs.

use super::cost;
use super::ways::Reader;
use crate::limits::MAX_DIGITS;

/// A candidate for the next cell: where it stands, its value and what it costs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) start: u16,
    pub(super) end: u16,
    /// The value without its decimal mark, and how many decimals it has.
    pub(super) digits: i64,
    pub(super) decimals: u8,
    pub(super) percent: bool,
    pub(super) cost: i32,
}

/// Most decimals of a figure.
const MAX_DECIMALS: usize = 28;

/// The whole digits of a figure as far as it is read.
#[derive(Clone, Copy, Default)]
struct Whole {
    value: i64,
    count: usize,
    /// It has a zero before other digits.
    zero_first: bool,
    negative: bool,
    /// How many groups of three were joined to its first digits, and whether by points.
    joined: usize,
    pointed: bool,
    /// Digits go on right after it.
    cut: bool,
}

impl Whole {
    fn push(&mut self, digit: u8) {
        self.zero_first |= self.count == 1 && self.value == 0;
        self.count += 1;
        // A longer figure is none, so its value does not matter.
        self.value = self.value.wrapping_mul(10).wrapping_add(i64::from(digit & 15));
    }

    fn is_zero(&self) -> bool {
        self.count == 1 && self.value == 0
    }
}

/// The place of a sign, of which a row that is read has few.
fn short(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Figures that touch are likelier of the same length than not.
fn uneven(length: usize, rest: usize) -> i32 {
    cost::UNEVEN * i32::try_from(length.abs_diff(rest).min(4)).unwrap_or(4)
}

impl Reader<'_> {
    /// Adds the figures that can begin at a place.
    pub(super) fn candidates(&self, from: usize, out: &mut Vec<Candidate>) {
        let mut at = from;
        let mut price = 0;
        let mut whole = Whole::default();
        if self.at(at) == b'+' && self.at(at + 1) == b'-' {
            at += 2;
            if self.at(at) == b' ' {
                at += 1;
            }
        } else if matches!(self.at(at), b'-' | b'+') {
            whole.negative = self.at(at) == b'-';
            at += 1;
            if matches!(self.at(at), b' ' | b'_') {
                if self.habit.tight_minus {
                    price += cost::DASH;
                }
                at += 1;
            }
        }
        let first = self.digits(at);
        for length in 1..=first {
            whole.push(self.at(at + length - 1));
            whole.cut = length < first;
            if !whole.cut || self.glue && length <= MAX_DIGITS {
                let glue = if whole.cut { cost::GLUE + uneven(length, first - length) } else { 0 };
                self.groups(from, whole, at + length, price + glue, out);
            }
        }
    }

    /// Figures that begin with some digits, with more and more groups of three joined to them.
    fn groups(&self, from: usize, mut whole: Whole, mut end: usize, mut price: i32, out: &mut Vec<Candidate>) {
        let length = whole.count;
        loop {
            self.finish(from, whole, end, price, out);
            // Another group of three?
            let gap = self.at(end);
            let groups =
                matches!(gap, b' ' | b'_' | b'=') || gap == b'.' && whole.joined == 0 && length <= 3 || gap == b'.' && whole.joined > 0;
            let fits = groups && (length <= 3 || whole.joined > 0) && !whole.cut && !whole.zero_first && !whole.is_zero();
            let three = (1..=3).all(|i| self.at(end + i).is_ascii_digit());
            let run = if self.glue { three } else { three && !self.at(end + 4).is_ascii_digit() };
            if !fits || !run || end + 3 >= self.signs.len() || whole.count + 3 > MAX_DIGITS {
                break;
            }
            price += match gap {
                b' ' if self.habit.hard_groups => cost::JOIN_ORDINARY,
                b'=' => cost::JOIN_WIDE,
                _ => 0,
            };
            (1..=3).for_each(|i| whole.push(self.at(end + i)));
            end += 4;
            whole.joined += 1;
            whole.pointed = gap == b'.';
        }
    }

    /// How many digits stand from a place on.
    fn digits(&self, from: usize) -> usize {
        self.signs.get(from..).unwrap_or_default().iter().take_while(|s| s.is_ascii_digit()).count()
    }

    /// Ends a figure after its whole digits, with or without decimals.
    fn finish(&self, start: usize, whole: Whole, end: usize, price: i32, out: &mut Vec<Candidate>) {
        if whole.zero_first || whole.count > MAX_DIGITS {
            return;
        }
        let mut price = price;
        price += match whole.count {
            // Millions are nothing unusual there, but figures of like length are likelier than a short one beside a long.
            n @ 0..=9 if self.habit.kronor => i32::try_from(n * n / 8).unwrap_or(0),
            0..=6 => 0,
            7..=9 => cost::LARGE,
            _ => cost::HUGE,
        };
        // A point that parts groups is no decimal mark: `2.345.678`.
        if self.at(end) == b'.' && whole.pointed {
            return;
        }
        if matches!(self.at(end), b',' | b'.') && !whole.cut {
            let run = self.digits(end + 1);
            if run == 0 {
                return;
            }
            let mut decimal = |length: usize| {
                let thousands = self.at(end) == b'.' && length == 3 && whole.count <= 3 && !whole.is_zero();
                let price = price + if thousands { cost::NULL } else { 0 };
                let odd = match self.habit.decimals {
                    Some(d) if d != length && self.glue => cost::WHOLE,
                    _ => 0,
                };
                let glue = if length < run { cost::GLUE / 2 } else { 0 };
                self.close(start, whole, end + 1, end + 1 + length, price + odd + glue, out);
            };
            match (self.glue, self.habit.decimals) {
                (true, Some(d)) if d > 0 && d < run => [d, run].into_iter().for_each(decimal),
                (true, _) => (1..=run.min(3)).chain(std::iter::once(run)).for_each(decimal),
                _ => decimal(run),
            }
            return;
        }
        if self.habit.decimals.is_some_and(|d| d > 0) && !whole.is_zero() {
            price += cost::WHOLE;
        }
        if self.glue && !self.habit.grouped && whole.count > 4 && whole.joined == 0 {
            price += cost::LONG_RUN;
        }
        if self.habit.grouped && whole.count > 3 && whole.joined == 0 && self.glue {
            price += cost::WHOLE;
        }
        self.close(start, whole, end, end, price, out);
    }

    /// Takes a percent sign, notes and a unit; a figure ends before a blank, or anywhere where glue is allowed. Its decimals are `from..to`.
    fn close(&self, start: usize, whole: Whole, from: usize, to: usize, price: i32, out: &mut Vec<Candidate>) {
        let mut end = to;
        let mut percent = false;
        let mut price = price;
        if self.at(end) == b'%' {
            end += 1;
            percent = true;
        } else if matches!(self.at(end), b' ' | b'_') && self.at(end + 1) == b'%' {
            end += 2;
            percent = true;
        }
        while self.at(end) == b'*' {
            end += 1;
        }
        let mut negative = whole.negative;
        if self.habit.minus_behind && !negative && self.at(end) == b'-' && self.ends_cell(end + 1) {
            end += 1;
            negative = true;
        }
        if self.at(end) == b',' && self.ends_cell(end + 1) {
            end += 1;
        }
        if matches!(self.at(end), b' ' | b'_') && self.at(end + 1) == b'u' {
            end += 2;
        }
        // A cut inside digits was paid for.
        let cut = self.glue && (self.at(end).is_ascii_digit() || matches!(self.at(end), b'-' | b'+'));
        if !self.ends_cell(end) && !cut {
            return;
        }
        // Splitting where a group could have joined.
        if from == to && !percent && !whole.is_zero() && end < self.signs.len() {
            let three = (1..=3).all(|i| self.at(end + i).is_ascii_digit()) && !self.at(end + 4).is_ascii_digit();
            let first = whole.count.is_multiple_of(3) || whole.count <= 3;
            if three && first {
                price += match self.at(end) {
                    b' ' if self.habit.hard_groups => 0,
                    b' ' if self.habit.pieces => cost::SPLIT_PIECE,
                    b' ' => cost::SPLIT,
                    b'_' if self.habit.pieces => cost::SPLIT_HARD_PIECE,
                    b'_' => cost::SPLIT_HARD,
                    _ => 0,
                };
            }
        }
        let decimals = self.signs.get(from..to).unwrap_or_default();
        let digits = decimals.iter().try_fold(whole.value, |m, d| m.checked_mul(10)?.checked_add(i64::from(d & 15)));
        let Some(digits) = digits.filter(|_| decimals.len() <= MAX_DECIMALS) else { return };
        let digits = if negative { -digits } else { digits };
        let decimals = u8::try_from(decimals.len()).unwrap_or(0);
        out.push(Candidate { start: short(start), end: short(end), digits, decimals, percent, cost: price });
    }
}
