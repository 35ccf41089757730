//! All ways to read the figures of a row as a given number of cells, with their costs.
//!
//! A reading's cost says how unusual it is, in hundredths; only the cost orders readings, nothing well-formed is thrown away. The
//! figures were measured on real tables: splitting where groups could join is cheap, a blank cell without a trace is dear.

use rust_decimal::Decimal;

use super::cost;
use super::shape::{Shape, Sign};
use crate::limits::{MAX_COLUMNS, MAX_DIGITS, MAX_READINGS};

/// What is usual in a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habit {
    /// Hard blanks stand between digit groups.
    pub(crate) hard_groups: bool,
    /// A minus stands right before its digits somewhere, so a dash alone is a blank cell.
    pub(crate) tight_minus: bool,
    /// Nearly all figures have this many decimals.
    pub(crate) decimals: Option<usize>,
    /// Figures are grouped by blanks, so longer runs of digits are more than one.
    pub(crate) grouped: bool,
    /// The table has a column of note numbers before its figures.
    pub(crate) notes: bool,
    /// Width of the gaps that only part cells.
    pub(crate) base_gap: u32,
    /// Right edges of the columns, where columns are aligned.
    pub(crate) edges: Vec<u32>,
    /// Every line, or every piece between wide gaps, is one cell.
    pub(crate) pieces: bool,
}

/// A cell of a reading: a range of the shape's signs and the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CellSpan {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) value: Decimal,
    pub(crate) percent: bool,
}

/// One way to read a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) cells: Vec<Option<CellSpan>>,
    pub(crate) cost: i32,
}

struct Partial {
    cost: i32,
    /// State before, as index into the arena.
    before: Option<usize>,
    step: Step,
}

/// What a step adds to the cells: blank ones, then perhaps a figure.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    nulls: usize,
    cell: Option<CellSpan>,
}

impl Step {
    fn nulls(nulls: usize) -> Self {
        Self { nulls, cell: None }
    }

    fn cells(&self) -> usize {
        self.nulls + usize::from(self.cell.is_some())
    }
}

/// A candidate for the next cell: where it ends, its value and what it costs.
struct Candidate {
    end: usize,
    value: Decimal,
    percent: bool,
    cost: i32,
}

struct Reader<'a> {
    signs: &'a [Sign],
    shape: &'a Shape,
    habit: &'a Habit,
    glue: bool,
}

/// The readings of a row as `k` cells, cheapest first. `glue` allows cuts inside runs of digits.
pub(crate) fn readings(shape: &Shape, k: usize, habit: &Habit, glue: bool) -> Vec<Reading> {
    if k == 0 || k > MAX_COLUMNS || shape.signs.len() > 512 {
        return Vec::new();
    }
    let reader = Reader { signs: &shape.signs, shape, habit, glue };
    reader.search(k)
}

impl Reader<'_> {
    fn at(&self, i: usize) -> Sign {
        self.signs.get(i).copied().unwrap_or(b'\n')
    }

    fn search(&self, k: usize) -> Vec<Reading> {
        let n = self.signs.len();
        let keep = if self.glue { MAX_READINGS } else { MAX_READINGS / 4 };
        let mut arena: Vec<Partial> = Vec::new();
        // states[pos][cells] = indices into the arena
        let mut states: Vec<Vec<Vec<usize>>> = vec![vec![Vec::new(); k + 1]; n + 1];
        arena.push(Partial { cost: 0, before: None, step: Step::default() });
        if let Some(s) = states.get_mut(0).and_then(|s| s.get_mut(0)) {
            s.push(0);
        }
        let mut done: Vec<(i32, usize)> = Vec::new();
        for pos in 0..=n {
            // What can begin here is the same however many cells stand before.
            let mut begins: Option<Vec<Candidate>> = None;
            for c in 0..=k {
                let mut here = states.get_mut(pos).and_then(|s| s.get_mut(c)).map(std::mem::take).unwrap_or_default();
                if here.is_empty() {
                    continue;
                }
                here.sort_by_key(|i| arena.get(*i).map_or(i32::MAX, |p| p.cost));
                here.truncate(keep);
                if pos >= n {
                    for i in here {
                        let base = arena.get(i).map_or(0, |p| p.cost);
                        done.push((base + self.trailing(k - c), i));
                    }
                    continue;
                }
                let steps = self.steps(pos, c, k, begins.get_or_insert_with(|| self.candidates(pos)));
                for (to, step, price) in steps {
                    for i in &here {
                        let base = arena.get(*i).map_or(0, |p| p.cost);
                        arena.push(Partial { cost: base + price, before: Some(*i), step });
                        let index = arena.len() - 1;
                        let next = c + step.cells();
                        if let Some(s) = states.get_mut(to).and_then(|s| s.get_mut(next)) {
                            s.push(index);
                        }
                    }
                }
            }
        }
        done.sort_by_key(|d| d.0);
        done.truncate(MAX_READINGS);
        let mut out: Vec<Reading> = done.into_iter().map(|(cost, i)| Reading { cells: self.unwind(&arena, i, k), cost }).collect();
        out.dedup_by(|a, b| a.cells == b.cells);
        out
    }

    fn unwind(&self, arena: &[Partial], mut i: usize, k: usize) -> Vec<Option<CellSpan>> {
        let mut cells = Vec::with_capacity(k);
        while let Some(p) = arena.get(i) {
            cells.extend(p.step.cell.map(Some));
            cells.extend(std::iter::repeat_n(None, p.step.nulls));
            match p.before {
                Some(b) => i = b,
                None => break,
            }
        }
        cells.reverse();
        cells.resize(k, None);
        cells
    }

    fn trailing(&self, missing: usize) -> i32 {
        match i32::try_from(missing).unwrap_or(i32::MAX / 64) {
            0 => 0,
            n if !self.habit.edges.is_empty() => 20 * n,
            n => cost::NULL_LAST + cost::NULL_MORE * (n - 1),
        }
    }

    /// Everything that can come next: `(position after, what it adds, price)`.
    fn steps(&self, pos: usize, c: usize, k: usize, begins: &[Candidate]) -> Vec<(usize, Step, i32)> {
        let mut out = Vec::new();
        let aligned = !self.habit.edges.is_empty();
        let room = k - c;
        if Shape::is_gap(self.at(pos)) && pos < self.signs.len() {
            let wide = self.at(pos) == b'=';
            for (nulls, price) in self.gap_choices(pos, room, aligned, wide) {
                out.push((pos + 1, Step::nulls(nulls), price));
            }
            return out;
        }
        if pos == 0 && room > 0 {
            let price = if aligned { 20 } else { cost::NULL };
            for nulls in 1..=room.min(8) {
                let more = i32::try_from(nulls).unwrap_or(8);
                self.figures(pos, c + nulls, k, (nulls, price * more), begins, &mut out);
            }
        }
        match self.at(pos) {
            b'~' => {
                // The empty note column of a row, or a blank cell.
                let noted = c == 0 && self.habit.notes && pos == 0;
                if noted || room == 0 {
                    out.push((pos + 1, Step::default(), 0));
                }
                if room > 0 {
                    out.push((pos + 1, Step::nulls(1), if noted { 40 } else { 0 }));
                }
            }
            b'-' if self.ends_cell(pos + 1) && room > 0 => {
                let minus_possible = self.at(pos + 1) == b' ' && self.at(pos + 2).is_ascii_digit();
                let price = if minus_possible && !self.habit.tight_minus { cost::DASH } else { 0 };
                out.push((pos + 1, Step::nulls(1), price));
            }
            _ => {}
        }
        if c == 0
            && self.habit.notes
            && self.no_figure_before(pos)
            && let Some(end) = self.note(pos)
        {
            out.push((end, Step::default(), 0));
        }
        self.figures(pos, c, k, (0, 0), begins, &mut out);
        out
    }

    /// Figures that can begin here, after some blank cells that have a price.
    fn figures(
        &self,
        pos: usize,
        c: usize,
        k: usize,
        (nulls, price): (usize, i32),
        begins: &[Candidate],
        out: &mut Vec<(usize, Step, i32)>,
    ) {
        if c >= k {
            return;
        }
        let unnoted = if c == 0 && self.habit.notes && self.no_figure_before(pos) && self.note(pos).is_some() { cost::NO_NOTE } else { 0 };
        for cand in begins {
            let off = self.off_column(cand.end, c);
            let cell = CellSpan { start: pos, end: cand.end, value: cand.value, percent: cand.percent };
            out.push((cand.end, Step { nulls, cell: Some(cell) }, price + cand.cost + off + unnoted));
        }
    }

    fn no_figure_before(&self, pos: usize) -> bool {
        pos <= 1 && self.signs.iter().take(pos).all(|s| Shape::is_gap(*s))
    }

    /// How many blank cells a gap may stand for, with prices.
    fn gap_choices(&self, pos: usize, room: usize, aligned: bool, wide: bool) -> Vec<(usize, i32)> {
        let signed = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 256);
        let at_end = pos + 1 >= self.signs.len();
        if aligned {
            return (0..=room.min(12)).map(|n| (n, 20 * signed(n))).collect();
        }
        if !wide {
            let mut out = vec![(0, 0)];
            out.extend((1..=room.min(4)).map(|n| (n, cost::NULL * signed(n))));
            return out;
        }
        if pos == 0 && self.habit.notes {
            // The gap of an empty note column.
            return (0..=room.min(4)).map(|n| (n, cost::NULL * signed(n))).collect();
        }
        let width = self.shape.gap_width(pos);
        let extra = if self.habit.pieces { 0 } else { 1 }
            * usize::try_from(width.saturating_sub(if at_end { 1 } else { self.habit.base_gap.max(1) })).unwrap_or(0);
        (0..=room.min(12))
            .map(|n| {
                let odd = cost::GAP_WIDTH * signed(n.abs_diff(extra)).min(10);
                let price = match n {
                    0 if at_end || extra == 0 || self.habit.pieces => 0,
                    0 if pos == 0 => cost::IGNORE_GAP / 2,
                    0 => cost::IGNORE_GAP,
                    _ if extra == 0 => cost::NULL / 2 + odd,
                    _ => cost::NULL_AT_GAP + odd,
                };
                (n, price)
            })
            .collect()
    }

    fn off_column(&self, end: usize, c: usize) -> i32 {
        let Some(edge) = self.habit.edges.get(c) else { return 0 };
        let Some(place) = end.checked_sub(1).and_then(|i| self.shape.places.get(i)) else { return 0 };
        let off = (place.x + 1).abs_diff(*edge);
        let off = i32::try_from(off).unwrap_or(i32::MAX / 64);
        ((off - 3).max(0) * cost::OFF_COLUMN).min(cost::OFF_COLUMN_MOST)
    }

    fn ends_cell(&self, at: usize) -> bool {
        at >= self.signs.len() || Shape::is_gap(self.at(at))
    }

    /// A note number: one or two digits, perhaps more after commas, followed by a blank or, glued, by a sign.
    fn note(&self, at: usize) -> Option<usize> {
        let mut end = at;
        loop {
            let start = end;
            while self.at(end).is_ascii_digit() {
                end += 1;
            }
            if !(1..=2).contains(&(end - start)) || self.at(start) == b'0' {
                return None;
            }
            if self.at(end) == b',' && self.at(end + 1).is_ascii_digit() && self.at(end + 2).is_ascii_digit() {
                end += 1;
            } else {
                break;
            }
        }
        let ends = Shape::is_gap(self.at(end)) && end < self.signs.len()
            || matches!(self.at(end), b'-' | b'+') && self.at(end + 1).is_ascii_digit();
        (ends && end < self.signs.len()).then_some(end)
    }

    /// The figures that can begin at a place.
    fn candidates(&self, from: usize) -> Vec<Candidate> {
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
        let lengths: Vec<usize> = if self.glue { (1..=first).collect() } else { vec![first] };
        for length in lengths {
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
                let mut decimals = String::new();
                self.push_digits(&mut decimals, from, from + length);
                let thousands = self.at(end) == b'.' && length == 3 && whole.len() <= 3 && whole != "0";
                let price = price + if thousands { cost::NULL } else { 0 };
                let odd = match self.habit.decimals {
                    Some(d) if d != length && self.glue => cost::WHOLE,
                    _ => 0,
                };
                let glue = if length < run { cost::GLUE / 2 } else { 0 };
                self.close(whole, &decimals, negative, from + length, price + odd + glue, out);
            }
            return;
        }
        if self.habit.decimals.is_some_and(|d| d > 0) && whole != "0" {
            price += cost::WHOLE;
        }
        if self.habit.grouped && whole.len() > 3 && joined == 0 && self.glue {
            price += cost::WHOLE;
        }
        self.close(whole, "", negative, end, price, out);
    }

    /// Takes a percent sign, notes and a unit; a figure ends before a blank, or anywhere where glue is allowed.
    fn close(&self, whole: &str, decimals: &str, negative: bool, end: usize, price: i32, out: &mut Vec<Candidate>) {
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
        let Ok(mantissa) = format!("{whole}{decimals}").parse::<i64>() else { return };
        let Ok(value) = Decimal::try_new(if negative { -mantissa } else { mantissa }, u32::try_from(decimals.len()).unwrap_or(0)) else {
            return;
        };
        out.push(Candidate { end, value, percent, cost: price });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::tokens::{tail_start, tokens};

    fn shape(line: &str) -> Shape {
        let mut t = Vec::new();
        tokens(line, &mut t);
        let mut s = Shape::default();
        s.add(1, line, 0, t.get(tail_start(&t)..).unwrap_or_default());
        s
    }

    fn best(line: &str, k: usize, habit: &Habit, glue: bool) -> Vec<String> {
        let r = readings(&shape(line), k, habit, glue);
        let show = |r: &Reading| r.cells.iter().map(|c| c.map_or("·".to_owned(), |c| c.value.to_string())).collect::<Vec<_>>().join("|");
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
}
