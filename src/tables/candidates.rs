//! The figures that can begin at a place of a row's signs.

use rust_decimal::Decimal;

use super::cost;
use super::reading::Reader;
use super::shape::Sign;
use crate::limits::MAX_DIGITS;

/// A candidate for the next cell: where it ends, its value and what it costs.
pub(super) struct Candidate {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) percent: bool,
    pub(super) cost: i32,
}

impl Reader<'_> {
    /// The figures that can begin at a place.
    pub(super) fn candidates(&self, from: usize) -> Vec<Candidate> {
        let mut out = Vec::new();
        let mut at = from;
        let mut price = 0;
        let mut negative = false;
        if self.at(at) == b'+' && self.at(at + 1) == b'-' {
            at += 2;
            if self.at(at) == b' ' {
                at += 1;
            }
        } else if matches!(self.at(at), b'-' | b'+') {
            negative = self.at(at) == b'-';
            at += 1;
            if matches!(self.at(at), b' ' | b'_') {
                if self.habit.tight_minus {
                    price += cost::DASH;
                }
                at += 1;
            }
        }
        let mut digits = String::new();
        let start = at;
        while self.at(at).is_ascii_digit() {
            at += 1;
        }
        let first = at - start;
        if first == 0 {
            return out;
        }
        let shortest = if self.glue { 1 } else { first };
        for length in shortest..=first {
            let cut = length < first;
            digits.clear();
            self.push_digits(&mut digits, start, start + length);
            let glue = if cut { cost::GLUE } else { 0 };
            let mut end = start + length;
            let mut joined = 0;
            let mut price = price + glue;
            loop {
                self.finish(&digits, negative, end, price, joined, cut, &mut out);
                // Another group of three?
                let gap = self.at(end);
                let groups = matches!(gap, b' ' | b'_' | b'=') || gap == b'.' && joined == 0 && length <= 3 || gap == b'.' && joined > 0;
                let fits = groups && (length <= 3 || joined > 0) && !cut && !(length > 1 && digits.starts_with('0')) && digits != "0";
                let three = (1..=3).all(|i| self.at(end + i).is_ascii_digit());
                let run = if self.glue { three } else { three && !self.at(end + 4).is_ascii_digit() };
                if !fits || !run || end + 3 >= self.signs.len() || digits.len() + 3 > MAX_DIGITS {
                    break;
                }
                price += match gap {
                    b' ' if self.habit.hard_groups => cost::JOIN_ORDINARY,
                    b'=' => cost::JOIN_WIDE,
                    _ => 0,
                };
                self.push_digits(&mut digits, end + 1, end + 4);
                end += 4;
                joined += 1;
            }
        }
        out
    }

    fn push_digits(&self, digits: &mut String, from: usize, to: usize) {
        digits.extend(self.signs.get(from..to).unwrap_or_default().iter().map(|b| char::from(*b)));
    }

    /// Ends a figure after its whole digits, with or without decimals.
    #[allow(clippy::too_many_arguments)]
    fn finish(&self, whole: &str, negative: bool, end: usize, price: i32, joined: usize, cut: bool, out: &mut Vec<Candidate>) {
        if whole.len() > 1 && whole.starts_with('0') || whole.len() > MAX_DIGITS {
            return;
        }
        let mut price = price;
        price += match whole.len() {
            0..=6 => 0,
            7..=9 => cost::LARGE,
            _ => cost::HUGE,
        };
        if matches!(self.at(end), b',' | b'.') && !cut {
            let from = end + 1;
            let mut to = from;
            while self.at(to).is_ascii_digit() && to < self.signs.len() {
                to += 1;
            }
            let run = to - from;
            if run == 0 {
                return;
            }
            let lengths: Vec<usize> = match (self.glue, self.habit.decimals) {
                (true, Some(d)) if d > 0 && d < run => vec![d, run],
                (true, _) => (1..=run.min(3)).chain(std::iter::once(run)).collect(),
                _ => vec![run],
            };
            for length in lengths {
                let decimals = self.signs.get(from..from + length).unwrap_or_default();
                let thousands = self.at(end) == b'.' && length == 3 && whole.len() <= 3 && whole != "0";
                let price = price + if thousands { cost::NULL } else { 0 };
                let odd = match self.habit.decimals {
                    Some(d) if d != length && self.glue => cost::WHOLE,
                    _ => 0,
                };
                let glue = if length < run { cost::GLUE / 2 } else { 0 };
                self.close(whole, decimals, negative, from + length, price + odd + glue, out);
            }
            return;
        }
        if self.habit.decimals.is_some_and(|d| d > 0) && whole != "0" {
            price += cost::WHOLE;
        }
        if self.habit.grouped && whole.len() > 3 && joined == 0 && self.glue {
            price += cost::WHOLE;
        }
        self.close(whole, &[], negative, end, price, out);
    }

    /// Takes a percent sign, notes and a unit; a figure ends before a blank, or anywhere where glue is allowed.
    fn close(&self, whole: &str, decimals: &[Sign], negative: bool, end: usize, price: i32, out: &mut Vec<Candidate>) {
        let mut end = end;
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
        if self.at(end) == b',' && self.ends_cell(end + 1) {
            end += 1;
        }
        if matches!(self.at(end), b' ' | b'_') && self.at(end + 1) == b'u' {
            end += 2;
        }
        if !self.ends_cell(end) {
            if !self.glue {
                return;
            }
            if self.at(end).is_ascii_digit() {
                // A cut inside digits was paid for.
            } else if !matches!(self.at(end), b'-' | b'+') {
                return;
            }
        }
        // Splitting where a group could have joined.
        if decimals.is_empty() && !percent && whole != "0" && end < self.signs.len() {
            let three = (1..=3).all(|i| self.at(end + i).is_ascii_digit()) && !self.at(end + 4).is_ascii_digit();
            let first = whole.len().is_multiple_of(3) || whole.len() <= 3;
            if three && first {
                price += match self.at(end) {
                    b' ' if self.habit.hard_groups => 0,
                    b' ' if self.habit.pieces => cost::SPLIT_PIECE,
                    b' ' => cost::SPLIT,
                    b'_' => cost::SPLIT_HARD,
                    _ => 0,
                };
            }
        }
        let mut digits = whole.bytes().chain(decimals.iter().copied());
        let Some(mantissa) = digits.try_fold(0_i64, |m, d| m.checked_mul(10)?.checked_add(i64::from(d - b'0'))) else { return };
        let Ok(value) = Decimal::try_new(if negative { -mantissa } else { mantissa }, u32::try_from(decimals.len()).unwrap_or(0)) else {
            return;
        };
        out.push(Candidate { end, value, percent, cost: price });
    }
}
