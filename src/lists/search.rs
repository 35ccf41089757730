//! The search: which words are which cell.
//!
//! Viterbi over segments. The columns in header order are the grammar: a cell may be followed by a cell of a later column of
//! the same row, or by the first cells of a new row; each column left empty has its price. Typed cells are short spans that
//! their grammar accepts; text cells are followed from line to line, so a text of any length costs no more time than its
//! lines. A pseudo column takes whole lines that belong to no row.
//!
//! Cells begin and end at borders only, so a border and a state are a node; what steps between states cost stands in `steps`.

use super::columns::Cost;
use super::kinds::{Column, Kind};
use super::model::Model;
use super::nodes::{FAR, NOWHERE, Node, Nodes};
use super::prices::{Priced, Prices};
use super::steps::{Form, NEVER, Place, Steps};
use super::text::TextCosts;
use super::traits::Traits;
use super::words::{Stream, StreamLine};
use crate::layout::Gap;
use crate::lexicon::lists::Role;

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

/// What the fill of a line costs at the most.
const MAX_FILL: Cost = 130;

/// A border where cells begin.
struct Here<'l, 'a> {
    border: usize,
    /// The word at it.
    b: usize,
    place: Place,
    /// Whether that is a dash: an empty cell.
    dash: bool,
    /// What all cells that begin here cost.
    extra: Cost,
    /// The column of areas, if the name of one begins here.
    area: Option<usize>,
    line: &'l StreamLine<'a>,
    /// The line's index.
    at: usize,
}

struct Search<'m, 's, 'a> {
    stream: &'s Stream<'a>,
    model: &'m Model,
    text: &'m TextCosts<'s, 'a>,
    prices: &'m mut Prices<'s, 'a>,
    /// Number of states: the columns, then OUT, then START.
    states: usize,
    nodes: Nodes,
    steps: Steps,
    /// The columns of texts, and what kind all columns are.
    columns: Vec<Column<'m>>,
    kinds: Vec<Kind>,
    /// The column of areas.
    area: Option<usize>,
    /// The text cells that are open where the line at hand begins, by column of texts, and those that go on from it.
    open: Vec<Node>,
    next_open: Vec<Node>,
    /// By column of texts what the cheapest cell costs that has been followed along the line at hand, before the sum of its words:
    /// one that begins later and costs no less changes nothing.
    followed: Vec<Cost>,
    /// Whether that may be said: else what comes depends on where a cell begins.
    forgets: bool,
    /// What it costs to leave each state at the border at hand for a cell of each form.
    live: [Vec<Cost>; 3],
}

/// Finds the cells of a stream. `prices` are those of the stream, whatever the model.
pub(super) fn run<'m, 's, 'a>(
    stream: &'s Stream<'a>,
    model: &'m Model,
    text: &'m TextCosts<'s, 'a>,
    prices: &'m mut Prices<'s, 'a>,
) -> Reading {
    let states = model.roles.len() + 2;
    let texts = text.columns().len();
    let mut search = Search {
        stream,
        model,
        text,
        prices,
        states,
        nodes: Nodes::new(stream.borders.len() + 1, states),
        steps: Steps::new(model),
        columns: text.columns().iter().map(|costs| Column::new(costs, text, model)).collect(),
        kinds: Kind::of(&model.roles),
        area: model.roles.iter().position(|r| *r == Role::Area),
        open: vec![NOWHERE; texts],
        next_open: vec![NOWHERE; texts],
        followed: vec![FAR; texts],
        forgets: !model.habits.blocks && !model.roles.contains(&Role::Rest),
        live: [vec![NEVER; states], vec![NEVER; states], vec![NEVER; states]],
    };
    search.go();
    search.trace()
}

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<'a> Search<'_, '_, 'a> {
    fn out(&self) -> usize {
        self.states - 2
    }

    fn start(&self) -> usize {
        self.states - 1
    }

    /// The word at a border.
    fn word(&self, border: usize) -> usize {
        self.stream.borders.get(border).copied().unwrap_or(self.stream.words.len())
    }

    fn go(&mut self) {
        let start = self.start();
        self.nodes.offer(0, start, Node { cost: 0, ..NOWHERE });
        let stream = self.stream;
        for (at, line) in stream.lines.iter().enumerate() {
            self.next_open.fill(NOWHERE);
            self.followed.fill(FAR);
            if !self.forgets {
                (0..self.open.len()).for_each(|i| self.follow_open(i, at, line));
            }
            for border in line.borders.0..line.borders.1 {
                self.border(border, at, line);
            }
            self.outside(line);
            std::mem::swap(&mut self.open, &mut self.next_open);
        }
    }

    /// Takes the words of a line into the cell of the text column of an index that is open where it begins.
    fn follow_open(&mut self, i: usize, at: usize, line: &StreamLine<'a>) {
        if let Some(state) = self.open.get(i).copied().filter(|state| state.cost < FAR) {
            self.follow(i, state, line.borders.0, line.words.0, at, line);
        }
    }

    /// Takes words of one line into an open cell of the text column of an index, from a border on, which stands at word `from`:
    /// to each later border in the line, to its end, and beyond.
    fn follow(&mut self, i: usize, state: Node, border: usize, from: usize, at: usize, line: &StreamLine<'a>) {
        let Some(column) = self.columns.get(i).copied() else { return };
        let (stream, q, end) = (self.stream, column.costs.q, line.words.1);
        let base = state.cost - column.sum(from + 1);
        let whole = if from == line.words.0 { self.text.whole(at) } else { 0 };
        if border + 1 < line.borders.1 {
            let inner = stream.borders.get(border + 1..line.borders.1).unwrap_or_default();
            for (x, b) in (border + 1..).zip(inner) {
                let cost = base + column.sum(*b) + column.costs.end(x) + self.ending(&column, from, *b);
                self.nodes.offer(x, q, Node { cost, ..state });
            }
            if let Some(followed) = self.followed.get_mut(i) {
                // What may yet be said against it and not against a later one: that it fills the line, and how full it makes it.
                let filled = if column.width.is_some() { MAX_FILL } else { 0 };
                *followed = (*followed).min(base + whole + filled);
            }
        }
        let all = base + column.sum(end) + whole;
        let cost = all + column.costs.end(line.borders.1) + self.ending(&column, from, end);
        self.nodes.offer(line.borders.1, q, Node { cost, ..state });
        if at + 1 < stream.lines.len() {
            let fill = column.width.map_or(0, |width| self.text.fill(column.costs, at + 1, stream.width(from, end), width));
            let cost = all + column.costs.over(at + 1) + fill;
            if let Some(open) = self.next_open.get_mut(i).filter(|open| cost < open.cost) {
                *open = Node { cost, ..state };
            }
        }
    }

    /// What a first reading tells of the words `from..end` of one line that end a text cell.
    fn ending(&self, column: &Column<'_>, from: usize, end: usize) -> Cost {
        let stop = if column.stops { self.model.unstopped(self.stream.before(end)) } else { 0 };
        // The last line of a block is hardly wider than its column.
        let wide = self.model.habits.blocks && column.width.is_some_and(|w| self.stream.width(from, end) > w + 4);
        stop + if wide { 150 } else { 0 }
    }

    /// Begins cells at a border.
    fn border(&mut self, border: usize, at: usize, line: &StreamLine<'a>) {
        let begins = border == line.borders.0;
        let least = self.nodes.costs(border).iter().copied().min().unwrap_or(FAR);
        if least >= FAR {
            if begins && self.forgets {
                (0..self.open.len()).for_each(|i| self.follow_open(i, at, line));
            }
            return;
        }
        let (b, model) = (self.word(border), self.model);
        let word = self.stream.traits(b);
        let named = |q: usize| if model.names() { model.named(q, border) } else { None };
        let area = self.area.filter(|q| begins && named(*q).is_some());
        let place = self.place(b, begins, line);
        // A step costs nothing at the least, unless blanks stand for empty cells.
        let least = if self.steps.depend(&place) { Cost::MIN / 4 } else { least };
        let here = Here { border, b, dash: word.any(Traits::DASH), place, extra: self.text.at(border), area, at, line };
        let mut left = begins;
        for q in 0..self.kinds.len() {
            let dash = here.dash && q != model.key;
            match self.kinds.get(q).copied() {
                Some(Kind::Shaped(some, none)) => {
                    let begins = word.any(some) && !word.any(none);
                    let role = model.roles.get(q).copied().filter(|_| begins || dash);
                    let priced = role.filter(|_| begins).map_or(Priced::default(), |role| self.prices.at(border, role, model));
                    if let Some(role) = role.filter(|_| dash || !priced.is_empty()) {
                        left = left || self.leave(&here);
                        self.shaped(q, role, priced, &here);
                    }
                }
                Some(Kind::Text(i)) => {
                    let named = named(q);
                    let whole = self.forgets && !dash && named.is_none();
                    let begin = self.columns.get(i).map_or(0, |column| column.costs.begin(border));
                    if whole && self.is_useless(i, least + here.extra + begin, &here) {
                        self.go_on(i, &here);
                    } else {
                        left = left || self.leave(&here);
                        self.text(i, begin, named, whole, &here);
                    }
                }
                None => {}
            }
        }
    }

    /// Looks at what it costs to leave the states that end at a border. Says true: it is done.
    fn leave(&mut self, here: &Here<'_, 'a>) -> bool {
        let place = &here.place;
        let (costs, starts) = (self.nodes.costs(here.border), self.nodes.starts(here.border));
        for (form, live) in [Form::Text, Form::Formed, Form::Typed].iter().zip(&mut self.live) {
            for (((cost, (start, _)), own), slot) in costs.iter().zip(starts).zip(self.steps.forms()).zip(live) {
                // What it costs to end a cell of several lines in the middle of a line where only cells of one line share it.
                let shared = if self.model.habits.blocks && (*start as usize) < here.line.borders.0 { 400 } else { 0 };
                *slot = if *cost < FAR { cost + shared + place.seam(*own.max(form)) } else { NEVER };
            }
        }
        true
    }

    /// Begins a cell of a column with a grammar or a form.
    fn shaped(&mut self, q: usize, role: Role, priced: Priced, here: &Here<'_, 'a>) {
        let Some(entry) = self.entry(q, role, here) else { return };
        if here.dash && q != self.model.key {
            self.dash(q, entry, here);
        }
        self.spans(q, priced, entry);
    }

    /// Begins a cell of a column of texts, the one of an index among them, which costs `begin` there; `named` is the end of a name
    /// that stands there, and `whole` says that nothing but a text may begin.
    fn text(&mut self, i: usize, begin: Cost, named: Option<usize>, whole: bool, here: &Here<'_, 'a>) {
        let Some((q, role)) = self.columns.get(i).map(|column| (column.costs.q, column.costs.role)) else { return };
        let entry = self.entry(q, role, here);
        let useless = entry.is_none_or(|entry| self.forgets && self.is_useless(i, entry.cost + begin, here));
        if useless {
            self.go_on(i, here);
        }
        let Some(mut entry) = entry.filter(|_| !(useless && whole)) else { return };
        let blocks = self.model.habits.blocks;
        if role == Role::Area && blocks && named.is_none() {
            entry.cost += 100;
        }
        if here.dash && q != self.model.key {
            self.dash(q, entry, here);
        }
        if let Some(end) = named {
            if let Some(end) = self.stream.border_at(end) {
                self.nodes.offer(end, q, Node { cost: entry.cost - 200, ..entry });
            }
            entry.cost += if blocks && !self.stream.begins_line(end) { 200 } else { 0 };
        }
        entry.cost += begin;
        self.follow(i, entry, here.border, here.b, here.at, here.line);
    }

    /// Takes the words of a line into the cell of a column of texts that is open where it begins, if none that begins here is
    /// cheaper: it is the only one that counts then.
    fn go_on(&mut self, i: usize, here: &Here<'_, 'a>) {
        if self.forgets && here.place.begins_line {
            self.follow_open(i, here.at, here.line);
        }
    }

    /// Whether a text cell that begins here and costs so much changes nothing, for another of the same column costs no more
    /// wherever it may end.
    fn is_useless(&self, i: usize, cost: Cost, here: &Here<'_, 'a>) -> bool {
        if here.place.begins_line {
            return self.open.get(i).is_some_and(|open| open.cost <= cost);
        }
        let base = cost - self.columns.get(i).map_or(0, |column| column.sum(here.b + 1));
        self.followed.get(i).is_some_and(|followed| *followed <= base)
    }

    /// The beginning of a cell of column `q`.
    fn entry(&self, q: usize, role: Role, here: &Here<'_, 'a>) -> Option<Node> {
        let (cost, from) = self.enter(q, role, here.border, here.b, &here.place)?;
        let mut cost = cost + here.extra;
        if here.area.is_some_and(|a| a != q) {
            cost += if self.model.habits.blocks { 350 } else { 150 };
        }
        if role != Role::Number {
            cost += self.model.number_inside(here.b) + self.model.unnumbered(q, from);
        }
        Some(Node { cost, start: short(here.border), from: u8::try_from(from).unwrap_or(u8::MAX) })
    }

    /// Takes a dash for an empty cell.
    fn dash(&mut self, q: usize, entry: Node, here: &Here<'_, 'a>) {
        if let Some(next) = self.stream.border_at(here.b + 1) {
            self.nodes.offer(next, q, Node { cost: entry.cost + 20, ..entry });
        }
    }

    /// What the words around a border tell about the steps over it.
    fn place(&self, b: usize, begins: bool, line: &StreamLine<'a>) -> Place {
        let (word, before) = (self.stream.traits(b), self.stream.before(b));
        let blocks = self.model.habits.blocks;
        let capital = word.any(Traits::CAPITAL) || blocks && word.any(Traits::MINUS | Traits::DIGIT);
        let turn = || capital && (blocks || before.any(Traits::SMALL)) && !before.any(Traits::OPEN);
        let blanks = self.stream.words.get(b).map_or(0, |w| w.blanks);
        Place {
            begins_line: begins,
            gap: line.gap,
            apart: line.gap == Gap::Padding && line.apart,
            blanks,
            after_dash: before.any(Traits::DASH),
            seams: if begins { [0; 3] } else { self.steps.seams(blanks, turn()) },
        }
    }

    /// The cheapest way into a cell of column `q` that begins at word `b`: its cost, and the state it comes from.
    fn enter(&self, q: usize, role: Role, border: usize, b: usize, place: &Place) -> Option<(Cost, usize)> {
        let [text, formed, typed] = &self.live;
        let live = match self.steps.form(q) {
            _ if place.begins_line => self.nodes.costs(border),
            Form::Text => text,
            Form::Formed => formed,
            Form::Typed => typed,
        };
        let best = match () {
            () if role == Role::Rest => self.steps.best(live, q, place, |p| self.rest(p, b)),
            () if self.steps.depend(place) => self.steps.best(live, q, place, |_| 0),
            () => {
                let totals = live.iter().zip(self.steps.costs(q, place)).map(|(cost, step)| cost + step);
                totals.enumerate().fold((FAR, 0), |best, (p, total)| if total < best.0 { (total, p) } else { best })
            }
        };
        (best.0 < FAR).then_some(best)
    }

    /// What it costs to take what begins at word `b` for the rest of a cell that the page break cut.
    fn rest(&self, p: usize, b: usize) -> Cost {
        if !self.stream.tops_page(b) {
            return 1500;
        }
        let (goal, comment) = (self.end_in_row(b, p, Role::Goal), self.end_in_row(b, p, Role::Comment));
        let open = |end: Option<usize>| end.and_then(|e| e.checked_sub(1)).is_some_and(|w| !self.stream.traits(w).any(Traits::STOP));
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
        let (mut end, mut p) = (self.stream.border_at(end)?, p);
        // A column of many entries is not walked through for every page.
        for _ in 0..MAX_ROW_CELLS {
            if p >= self.model.roles.len() || end == 0 {
                break;
            }
            if self.model.roles.get(p) == Some(&role) {
                return Some(self.word(end));
            }
            let node = self.nodes.node(end, p);
            let (start, from) = (node.start as usize, usize::from(node.from));
            if from > p || start >= end {
                return None;
            }
            (end, p) = (start, from);
        }
        None
    }

    /// Offers the short spans of a typed or formed cell.
    fn spans(&mut self, q: usize, priced: Priced, entry: Node) {
        let Self { prices, nodes, model, .. } = self;
        for span in prices.spans(priced) {
            let needless = model.width(q).map_or(0, |column| {
                // A break was not needed where the next word would have had room. An entry of its own may begin there.
                let needless = prices.breaks(priced, span.breaks).iter().filter(|b| b.needed + 1 < column);
                needless.map(|b| if b.small { 100 } else { 30 }).sum()
            });
            let cost = entry.cost + span.cost + needless;
            nodes.offer(span.end as usize, q, Node { cost, ..entry });
        }
    }

    /// Lets a whole line belong to no row.
    fn outside(&mut self, line: &StreamLine<'a>) {
        let out = self.out();
        let (border, end) = line.borders;
        let price = match () {
            () if line.heading || line.figures >= 3 => 20,
            () if self.model.habits.blocks => 150,
            () => 70,
        };
        let leave = self.nodes.costs(border).iter().zip(self.steps.leaves()).map(|(cost, leave)| cost + leave);
        let best = leave.enumerate().min_by_key(|(_, cost)| *cost);
        if let Some((p, cost)) = best.filter(|(_, cost)| *cost < FAR) {
            let from = u8::try_from(p).unwrap_or(u8::MAX);
            self.nodes.offer(end, out, Node { cost: cost + price, start: short(border), from });
        }
    }

    /// Follows the cheapest way back.
    fn trace(&self) -> Reading {
        let end = self.stream.borders.len();
        let last = (0..self.states).min_by_key(|p| self.nodes.node(end, *p).cost.saturating_add(self.steps.leave(*p)));
        let mut cells = Vec::new();
        let (mut border, mut state) = (end, last.unwrap_or(self.start()));
        let cost = self.nodes.node(border, state).cost.saturating_add(self.steps.leave(state));
        while border > 0 && state != self.start() {
            let node = self.nodes.node(border, state);
            let (start, from) = (node.start as usize, usize::from(node.from));
            if start >= border || node.cost >= FAR {
                break;
            }
            let new_row = state != self.out() && self.steps.new_row(from, state, self.stream.line(self.word(start)));
            let column = (state != self.out()).then_some(state);
            cells.push(Found { column, a: self.word(start), b: self.word(border), new_row });
            (border, state) = (start, from);
        }
        cells.reverse();
        Reading { cells, cost }
    }
}
