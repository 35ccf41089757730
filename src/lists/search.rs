//! The search: which words are which cell.
//!
//! Viterbi over segments. The columns in header order are the grammar: a cell may be followed by a cell of a later column of
//! the same row, or by the first cells of a new row; each column left empty has its price. Typed cells are short spans that
//! their grammar accepts; text cells are followed from line to line, so a text of any length costs no more time than its
//! lines. A pseudo column takes whole lines that belong to no row.

use super::cells;
use super::columns::{Cost, is_formed, is_typed};
use super::model::{Model, Step};
use super::prices::{Prices, Span};
use super::text::{TextCosts, is_open};
use super::words::Stream;
use crate::figures::date;
use crate::figures::words::fold;
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// A cell that the search found: the words `a..b` of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Column, or `None` for words outside the list.
    pub(super) column: Option<usize>,
    pub(super) a: usize,
    pub(super) b: usize,
    /// Whether it begins a row.
    pub(super) new_row: bool,
}

/// What the search found, and how well it fits.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) cells: Vec<Found>,
    pub(super) cost: Cost,
}

/// How many cells back the other cells of a row are looked for.
const MAX_ROW_CELLS: usize = 64;

const FAR: Cost = Cost::MAX / 4;

/// The cheapest way to have ended a cell at a place.
#[derive(Debug, Clone, Copy)]
struct Node {
    cost: Cost,
    start: u32,
    from: u8,
}

const NOWHERE: Node = Node { cost: FAR, start: 0, from: 0 };

struct Search<'s, 'a> {
    stream: &'s Stream<'a>,
    model: &'s Model,
    text: &'s TextCosts<'s, 'a>,
    prices: &'s mut Prices,
    joiner: &'s Joiner,
    /// Number of states: the columns, then OUT, then START.
    states: usize,
    nodes: Vec<Node>,
    /// The model's steps by gap, state and column.
    steps: Vec<Option<Step>>,
}

/// All gaps, each at its number.
const GAPS: [Gap; 4] = [Gap::Adjacent, Gap::Empty, Gap::Padding, Gap::Page];

/// Finds the cells of a stream. `prices` are those of the stream, whatever the model.
pub(super) fn run(stream: &Stream<'_>, model: &Model, text: &TextCosts<'_, '_>, prices: &mut Prices, joiner: &Joiner) -> Reading {
    let states = model.roles.len() + 2;
    let nodes = vec![NOWHERE; (stream.words.len() + 1) * states];
    let columns = model.roles.len();
    let step = |gap| (0..states).flat_map(move |p| (0..columns).map(move |q| model.step(p, q, gap)));
    let steps = GAPS.into_iter().flat_map(step).collect();
    let mut search = Search { stream, model, text, prices, joiner, states, nodes, steps };
    search.go();
    search.trace()
}

impl Search<'_, '_> {
    fn out(&self) -> usize {
        self.states - 2
    }

    fn start(&self) -> usize {
        self.states - 1
    }

    fn node(&self, word: usize, state: usize) -> Node {
        self.nodes.get(word * self.states + state).copied().unwrap_or(NOWHERE)
    }

    fn offer(&mut self, word: usize, state: usize, node: Node) {
        if let Some(old) = self.nodes.get_mut(word * self.states + state)
            && node.cost < old.cost
        {
            *old = node;
        }
    }

    fn go(&mut self) {
        let start = self.start();
        self.offer(0, start, Node { cost: 0, start: 0, from: 0 });
        let mut open = vec![NOWHERE; self.model.roles.len()];
        for line in 0..self.stream.lines.len() {
            let Some((first, end)) = self.stream.lines.get(line).map(|l| l.words) else { continue };
            let mut next_open = vec![NOWHERE; self.model.roles.len()];
            for (q, state) in open.iter().enumerate() {
                if state.cost < FAR {
                    self.follow(q, *state, first, first, end, self.text.whole(line), &mut next_open);
                }
            }
            for b in first..end {
                if self.stream.border.get(b) == Some(&true) {
                    self.border(b, first, end, line, &mut next_open);
                }
            }
            self.outside(line, first, end);
            open = next_open;
        }
    }

    /// Takes words of one line into an open text cell: to each border in the line, to its end, and beyond.
    #[allow(clippy::too_many_arguments)]
    fn follow(&mut self, q: usize, state: Node, from: usize, first: usize, end: usize, whole: Cost, next_open: &mut [Node]) {
        let Some(role) = self.model.roles.get(q).copied() else { return };
        for x in from + 1..end {
            if self.stream.border.get(x) == Some(&true) {
                let cost = state.cost + self.text.inside(role, from, x) + self.end(q, role, x - 1) + self.too_wide(q, from, x);
                self.offer(x, q, Node { cost, ..state });
            }
        }
        let whole = if from == first { whole } else { 0 };
        let all = state.cost + self.text.inside(role, from, end) + whole;
        let cost = all + self.end(q, role, end.saturating_sub(1)) + self.too_wide(q, from, end);
        self.offer(end, q, Node { cost, ..state });
        if end < self.stream.words.len() {
            let width = self.stream.width(from, end);
            let on = self.text.go_on(role, end, width, self.model.width(q)) + self.model.anchor_inside(end);
            if let Some(open) = next_open.get_mut(q)
                && all + on < open.cost
            {
                *open = Node { cost: all + on, ..state };
            }
        }
    }

    /// What it costs to end a text cell after word `last`.
    fn end(&self, q: usize, role: Role, last: usize) -> Cost {
        self.text.end(role, last) + self.model.unstopped(q, self.stream.word(last))
    }

    /// What the last line of a block costs that is wider than its column.
    fn too_wide(&self, q: usize, from: usize, end: usize) -> Cost {
        let over = self.model.habits.blocks && self.model.width(q).is_some_and(|w| self.stream.width(from, end) > w + 4);
        if over { 150 } else { 0 }
    }

    /// Begins cells at a border.
    fn border(&mut self, b: usize, first: usize, end: usize, line: usize, next_open: &mut [Node]) {
        let best = (0..self.states).map(|p| self.node(b, p).cost).min().unwrap_or(FAR);
        if best >= FAR {
            return;
        }
        let area =
            self.model.roles.iter().position(|r| *r == Role::Area).filter(|q| b == first && self.model.known(*q, b, self.stream).is_some());
        // The line above is the name of an area.
        let above = line.checked_sub(1).and_then(|l| self.stream.lines.get(l)).map_or(b, |l| l.words.0);
        let named =
            self.model.habits.blocks && b == first && (0..self.model.key).any(|q| self.model.known(q, above, self.stream) == Some(b));
        for q in 0..self.model.roles.len() {
            let Some(role) = self.model.roles.get(q).copied() else { continue };
            if is_typed(role) && !cells::may_begin(role, self.stream.word(b)) && !cells::is_dash(self.stream.word(b)) {
                continue;
            }
            let Some(mut entry) = self.enter(b, q, b == first) else { continue };
            if self.joiner.breaks_words() && self.stream.breaks_before(b) {
                entry.cost += 600;
            }
            entry.cost += if named { 0 } else { self.text.crowded(b) };
            if area.is_some_and(|a| a != q) {
                entry.cost += if self.model.habits.blocks { 350 } else { 150 };
            }
            let known = self.model.known(q, b, self.stream);
            if role == Role::Area && self.model.habits.blocks && known.is_none() {
                entry.cost += 100;
            }
            if role != Role::Number {
                entry.cost += self.model.number_inside(b) + self.model.unnumbered(q, usize::from(entry.from));
            }
            if self.stream.border.get(b) == Some(&true) && cells::is_dash(self.stream.word(b)) && q != self.model.key {
                self.offer(b + 1, q, Node { cost: entry.cost + 20, ..entry });
            }
            if let Some(x) = known {
                self.offer(x, q, Node { cost: entry.cost - 200, ..entry });
                entry.cost += if self.model.habits.blocks && !self.stream.begins_line(x) { 200 } else { 0 };
            }
            if role == Role::Owner && self.stream.word(b).starts_with(char::is_lowercase) {
                continue;
            }
            if is_typed(role) || is_formed(role) {
                self.spans(b, q, role, entry);
            } else {
                let cost = entry.cost + self.text.begin(role, b) + self.model.begin_bonus(q, b, self.stream);
                let whole = self.text.whole(line);
                self.follow(q, Node { cost, ..entry }, b, first, end, whole, next_open);
            }
        }
    }

    /// The cheapest way into a cell of column `q` that begins at `b`.
    fn enter(&self, b: usize, q: usize, line_start: bool) -> Option<Node> {
        let blanks = self.stream.words.get(b).map_or(0, |w| w.blanks);
        let before = b.checked_sub(1).map_or("", |i| self.stream.word(i));
        let blocks = self.model.habits.blocks;
        let begins = |c: char| c.is_uppercase() || blocks && (c == '-' || c.is_ascii_digit());
        let turn = self.stream.word(b).starts_with(begins) && (blocks || before.starts_with(char::is_lowercase)) && !is_open(before);
        let mut best: Option<Node> = None;
        for p in 0..self.states {
            let cost = self.node(b, p).cost;
            if cost >= FAR {
                continue;
            }
            let Some(step) = self.step(p, q, b) else { continue };
            let seam = if line_start { 0 } else { self.model.seam(p, q, blanks, turn) };
            // A run of blanks stands for empty cells.
            let jump = self.jump(p, q, blanks, step).max(if cells::is_dash(before) { 0 } else { Cost::MIN });
            let shared = if self.model.habits.blocks && !line_start { self.shared(b, p) + if step.new_row { 400 } else { 0 } } else { 0 };
            let total = cost + step.cost - jump + seam + shared;
            if best.is_none_or(|n| total < n.cost) {
                best = Some(Node { cost: total, start: u32::try_from(b).unwrap_or(u32::MAX), from: u8::try_from(p).unwrap_or(u8::MAX) });
            }
        }
        best
    }

    /// The step to a cell of column `q` at word `b`.
    fn step(&self, p: usize, q: usize, b: usize) -> Option<Step> {
        let line = self.stream.line(b);
        let gap = line.map_or(Gap::Adjacent, |l| l.gap);
        // The entries of a column are parted by lines of blanks, columns by an empty line.
        if p == q && gap == Gap::Padding && line.is_some_and(|l| l.apart) {
            return None;
        }
        let step = self.steps.get((gap as usize * self.states + p) * self.model.roles.len() + q).copied().flatten()?;
        let rest = if self.model.roles.get(q) == Some(&Role::Rest) { self.rest(p, b) } else { 0 };
        Some(Step { cost: step.cost + rest, ..step })
    }

    /// What it costs to take what begins at word `b` for the rest of a cell that the page break cut.
    fn rest(&self, p: usize, b: usize) -> Cost {
        if !self.stream.tops_page(b) {
            return 1500;
        }
        let (goal, comment) = (self.end_in_row(b, p, Role::Goal), self.end_in_row(b, p, Role::Comment));
        let open = |end: Option<usize>| end.and_then(|e| e.checked_sub(1)).is_some_and(|w| !self.stream.word(w).ends_with(['.', '!', '?']));
        // A cell that ended on its page has lines of blanks below; one may part two paragraphs.
        let full = |end: Option<usize>| end.is_some_and(|e| self.stream.blanks_above(e) <= 2);
        match self.stream.resumes(b) {
            true if open(comment) || open(goal) => 40,
            true => 400,
            false if open(comment) && full(comment) => 20,
            false => 1500,
        }
    }

    /// The word after the last cell of a role in the row whose last cell ends at word `end` in column `p`.
    fn end_in_row(&self, end: usize, p: usize, role: Role) -> Option<usize> {
        let (mut end, mut p) = (end, p);
        // A column of many entries is not walked through for every page.
        for _ in 0..MAX_ROW_CELLS {
            if p >= self.model.roles.len() || end == 0 {
                break;
            }
            if self.model.roles.get(p) == Some(&role) {
                return Some(end);
            }
            let node = self.node(end, p);
            let (start, from) = (node.start as usize, usize::from(node.from));
            if from > p || start >= end {
                return None;
            }
            (end, p) = (start, from);
        }
        None
    }

    /// What it costs to end a cell of several lines in the middle of a line where only cells of one line share it.
    fn shared(&self, b: usize, p: usize) -> Cost {
        let first = self.stream.words.get(b).and_then(|w| self.stream.lines.get(w.line)).map_or(0, |l| l.words.0);
        if (self.node(b, p).start as usize) < first { 400 } else { 0 }
    }

    /// What a run of blanks takes off the price of empty cells: it stands for them. A long one stands for all but the last.
    fn jump(&self, p: usize, q: usize, blanks: usize, step: Step) -> Cost {
        let measured = self.model.empties;
        match blanks {
            0..=2 if measured && p > self.model.key && q > p && p < self.model.roles.len() => -120,
            0..=2 => 0,
            _ if q > p + 1 && measured && blanks > 4 && q + 1 == self.model.roles.len() => step.cost.max(0) + 100,
            _ if q > p + 1 && measured => step.cost.max(0),
            _ if q > p + 1 => 60.min(step.cost.max(0)),
            _ if q == p + 1 && measured => -200,
            _ => 0,
        }
    }

    /// Tries the short spans of a typed or formed cell.
    fn spans(&mut self, b: usize, q: usize, role: Role, entry: Node) {
        let Some(first_line) = self.stream.words.get(b).map(|w| w.line) else { return };
        let wide = role == Role::Owner && self.model.habits.blocks
            || matches!(role, Role::Baseline | Role::Target | Role::Trend | Role::Comparison | Role::Outcome);
        let long = if wide { 2 * limits::MAX_TYPED_WORDS } else { limits::MAX_TYPED_WORDS };
        let (mut breaks, mut nth) = (0, 0);
        let (mut from, mut before) = (b, first_line);
        for x in b + 1..=(b + long).min(self.stream.words.len()) {
            let Some(line) = self.stream.words.get(x - 1).map(|w| w.line) else { break };
            // Nothing of a name stands after a sentence's end or a figure.
            let broken = self.joiner.breaks_words() && self.stream.breaks_before(x - 1);
            if role == Role::Owner && x > b + 1 && !broken && ends_name(self.stream.word(x - 2)) {
                break;
            }
            if line != before {
                if line - first_line >= limits::MAX_TYPED_LINES || self.model.anchor_inside(x - 1) > 0 {
                    break;
                }
                let gap = self.stream.lines.get(line).map_or(Gap::Adjacent, |l| l.gap);
                breaks += match gap {
                    Gap::Adjacent => self.needless_break(q, from, x - 1),
                    Gap::Page => 30,
                    Gap::Empty => 250,
                    Gap::Padding => 400,
                };
                (from, before) = (x - 1, line);
            }
            let wide = x - 1 > b && self.stream.words.get(x - 1).is_some_and(|w| w.blanks > 1);
            let run = x - 1 > b && self.model.empties && self.stream.words.get(x - 1).is_some_and(|w| w.blanks > 2);
            breaks += if run {
                400
            } else if wide {
                100
            } else {
                0
            };
            let at_border = x == self.stream.words.len() || self.stream.begins_line(x) || self.stream.border.get(x) == Some(&true);
            if !at_border {
                continue;
            }
            if let Some(cost) = self.span_cost(role, q, Span { first: b, end: x, nth }) {
                self.offer(x, q, Node { cost: entry.cost + cost + breaks, ..entry });
            }
            nth += 1;
        }
    }

    /// What a break costs that was not needed, for the next word would have had room. An entry of its own may begin there.
    fn needless_break(&self, q: usize, from: usize, next: usize) -> Cost {
        let Some(column) = self.model.width(q) else { return 0 };
        let needed = self.stream.width(from, next) + 1 + self.stream.word(next).chars().count();
        let small = self.stream.word(next).starts_with(char::is_lowercase);
        match needed + 1 < column {
            true if small => 100,
            true => 30,
            false => 0,
        }
    }

    fn span_cost(&mut self, role: Role, q: usize, span: Span) -> Option<Cost> {
        let b = span.first;
        if role == Role::Number {
            return self.model.number(q, b, span.end, self.stream);
        }
        let said = role == Role::Status && self.said(b);
        // The figures of a list of goals are figures, or symbols that were lost.
        let figure = !is_typed(role) && role != Role::Owner;
        let strange = figure && self.model.goals && !cells::is_figure(self.stream.word(b));
        if said && self.model.habits.padded || strange {
            return None;
        }
        let cost = self.prices.of(role, self.model.goals, span, self.stream, self.joiner)?;
        if is_typed(role) {
            // `mars` | `2024` is one time.
            let cut = matches!(role, Role::Due | Role::Start)
                && b.checked_sub(1).is_some_and(|p| date::month_of(&fold(self.stream.word(p))).is_some());
            return Some(cost + if cut { 250 } else { 0 } + if said { 300 } else { 0 });
        }
        (cost < 900).then_some(cost)
    }

    /// Whether a status is the end of a sentence (`Upphandling pågår`) rather than a cell.
    fn said(&self, b: usize) -> bool {
        let before = b.checked_sub(1).map_or("", |i| self.stream.word(i));
        let small = self.stream.word(b).starts_with(char::is_lowercase)
            && (!self.stream.begins_line(b) || !self.stream.tops_block(b) && !self.stream.padded(b));
        small && self.stream.words.get(b).is_some_and(|w| w.blanks < 2) && before.chars().all(char::is_alphabetic)
    }

    /// Lets a whole line belong to no row.
    fn outside(&mut self, line: usize, first: usize, end: usize) {
        let out = self.out();
        let Some(l) = self.stream.lines.get(line) else { return };
        let figures = l.text.split_whitespace().filter(|w| cells::is_figure(w)).count();
        let price = match () {
            () if l.heading || figures >= 3 => 20,
            () if self.model.habits.blocks => 150,
            () => 70,
        };
        for p in 0..self.states {
            let node = self.node(first, p);
            if node.cost < FAR {
                let leave = if p == out { 0 } else { self.model.leave(p) };
                self.offer(
                    end,
                    out,
                    Node {
                        cost: node.cost + leave + price,
                        start: u32::try_from(first).unwrap_or(u32::MAX),
                        from: u8::try_from(p).unwrap_or(u8::MAX),
                    },
                );
            }
        }
    }

    /// Follows the cheapest way back.
    fn trace(&self) -> Reading {
        let end = self.stream.words.len();
        let last = (0..self.states).min_by_key(|p| self.node(end, *p).cost.saturating_add(self.model.leave(*p)));
        let mut cells = Vec::new();
        let (mut word, mut state) = (end, last.unwrap_or(self.start()));
        let cost = self.node(word, state).cost.saturating_add(self.model.leave(state));
        while word > 0 && state != self.start() {
            let node = self.node(word, state);
            let (a, from) = (node.start as usize, usize::from(node.from));
            if a >= word || node.cost >= FAR {
                break;
            }
            let new_row = state != self.out() && self.step(from, state, a).is_none_or(|s| s.new_row);
            cells.push(Found { column: (state != self.out()).then_some(state), a, b: word, new_row });
            (word, state) = (a, from);
        }
        cells.reverse();
        Reading { cells, cost }
    }
}

/// Whether a name cannot go on after this word.
fn ends_name(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() > 6 || !word.starts_with('(') && word.chars().filter(char::is_ascii_digit).count() >= 2
}
