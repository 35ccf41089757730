//! What it costs to take words as one text cell: how it begins, goes on over line breaks, and ends.
//!
//! All costs add up word by word and line by line, so that the search needs no list of spans.

use super::columns::{Cost, is_formed, is_group, is_typed};
use super::model::Model;
use super::owners::is_initialled;
use super::traits::Traits;
use super::words::{Stream, StreamLine};
use crate::figures::function::is_function;
use crate::figures::{date, status};
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// A line that leaves this share of its column free, in hundredths, was surely broken on purpose: letters are not equally wide.
const NEEDLESS: Cost = 20;

/// What the page at hand tells about its gaps.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// Lines of one blank hold places in columns of several entries.
    pub(super) padded: bool,
    /// Cells nearly always stand apart.
    pub(super) gapped: bool,
    /// A cell of several lines is a block of its own, and only cells of one line share a line.
    pub(super) blocks: bool,
}

/// The costs of text cells over one stream.
#[derive(Debug)]
pub(super) struct TextCosts<'s, 'a> {
    stream: &'s Stream<'a>,
    habits: Habits,
    /// Sums of what each word costs inside a line, for columns of names of things (goals, actions, risks …).
    names: Vec<Cost>,
    /// The same for columns of sentences (comments, effects …).
    sentences: Vec<Cost>,
    /// What a whole line inside a cell costs.
    lines: Vec<Cost>,
    columns: Vec<TextColumn>,
    /// By border what all cells that begin there cost.
    crowded: Vec<Cost>,
}

/// What the cells of one column of texts cost.
#[derive(Debug)]
pub(super) struct TextColumn {
    pub(super) q: usize,
    pub(super) role: Role,
    /// By line what it costs to go over its beginning, but for how full the line above is.
    over: Vec<Cost>,
    /// By border what it costs to begin and to end a text cell there.
    begins: Vec<Cost>,
    ends: Vec<Cost>,
}

/// Whether cells of a role are sentences rather than names of things.
pub(super) fn is_sentences(role: Role) -> bool {
    matches!(role, Role::Comment | Role::Effect | Role::Detail | Role::Result | Role::Aside)
}

/// Which columns a list has that tell something about the texts beside them.
#[derive(Debug, Clone, Copy)]
struct Beside {
    dated: bool,
    owned: bool,
    stated: bool,
    measured: bool,
    coded: bool,
}

impl<'s, 'a> TextCosts<'s, 'a> {
    /// The costs under a model; what it learns from a first reading changes none.
    pub(super) fn new(stream: &'s Stream<'a>, model: &Model, joiner: &Joiner) -> Self {
        let habits = model.habits;
        let has = |role: Role| model.roles.contains(&role);
        let beside = Beside {
            dated: has(Role::Due),
            owned: has(Role::Owner),
            stated: has(Role::Status),
            measured: has(Role::Indicator),
            coded: has(Role::Result),
        };
        let empties = beside.measured && stream.runs_are_empty_cells();
        let sums = || Vec::with_capacity(stream.words.len() + 1);
        let mut out =
            Self { stream, habits, names: sums(), sentences: sums(), lines: Vec::new(), columns: Vec::new(), crowded: Vec::new() };
        let (mut name, mut sentence) = (0, 0);
        let mut demands = false;
        out.names.push(0);
        out.sentences.push(0);
        for (i, word) in stream.words.iter().enumerate() {
            let wide = match word.blanks {
                4.. => 200,
                2.. => 30,
                _ => 0,
            };
            // `Invånarna ska vara trygga Antal anmälda brott`: what follows a demand with a capital is another cell.
            demands = (demands && !stream.begins_line(i)) || word.traits.any(Traits::SHALL);
            let day = beside.dated && word.traits.any(Traits::DAY);
            name += out.name(i, word.traits, beside, empties, demands) + wide + if day { 500 } else { 0 };
            sentence += wide + if day { 100 } else { 0 };
            out.names.push(name);
            out.sentences.push(sentence);
        }
        out.lines.extend(stream.lines.iter().map(|l| whole_line(stream, l, beside) + if l.heading { 300 } else { 0 }));
        let texts = model.roles.iter().enumerate().filter(|(_, r)| !is_typed(**r) && !is_formed(**r));
        out.columns = texts.map(|(q, role)| out.column(q, *role, model)).collect();
        let breaks = joiner.breaks_words();
        out.crowded = (0..stream.borders.len()).map(|border| out.place(border, model, breaks)).collect();
        out
    }

    /// What all cells that begin at a border cost.
    fn place(&self, border: usize, model: &Model, breaks_words: bool) -> Cost {
        let b = self.stream.borders.get(border).copied().unwrap_or_default();
        let Some(line) = self.stream.line(b) else { return 0 };
        // The line above is the name of an area.
        let named = || {
            let above = self.stream.before_line(b).map_or(border, |l| l.borders.0);
            line.words.0 == b && (0..model.key).any(|q| model.named(q, above) == Some(b))
        };
        let broken = if breaks_words && self.stream.breaks_before(b) { 600 } else { 0 };
        let named = self.habits.blocks && model.names() && named();
        broken + if named { 0 } else { self.crowded(b) }
    }

    /// What all cells that begin at a border cost.
    pub(super) fn at(&self, border: usize) -> Cost {
        self.crowded.get(border).copied().unwrap_or_default()
    }

    fn column(&self, q: usize, role: Role, model: &Model) -> TextColumn {
        let stream = self.stream;
        let over = |line: &StreamLine<'_>| self.go_over(role, line) + model.anchor_inside(line.words.0);
        let signs = model.has_signs(q);
        let begin = |b: &usize| self.begin(role, *b) + if signs { model.begin_bonus(q, *b, stream) } else { 0 };
        // What is to be answered may be statements.
        let states = role == Role::Question && !stream.words.iter().any(|w| w.traits.any(Traits::QUESTION));
        let ends = stream.borders.iter().copied().chain([stream.words.len()]);
        TextColumn {
            q,
            role,
            over: stream.lines.iter().map(over).collect(),
            begins: stream.borders.iter().map(begin).collect(),
            ends: ends.map(|b| end_cost(role, stream.before(b)) - if states { UNASKED } else { 0 }).collect(),
        }
    }

    /// The columns of texts.
    pub(super) fn columns(&self) -> &[TextColumn] {
        &self.columns
    }

    /// What the words of a column's cells cost, each added to those before it.
    pub(super) fn sums(&self, column: &TextColumn) -> &[Cost] {
        if is_sentences(column.role) { &self.sentences } else { &self.names }
    }

    /// What a word inside a name of a thing costs.
    fn name(&self, i: usize, word: Traits, beside: Beside, empties: bool, demands: bool) -> Cost {
        let (stream, blocks) = (self.stream, self.habits.blocks);
        let before = stream.before(i);
        let mut cost = 0;
        if i > 0 && word.any(Traits::CAPITAL) {
            let small = before.any(Traits::SMALL);
            if before.any(Traits::SENTENCE_END) {
                cost += if blocks { 0 } else { 160 };
            } else if (blocks || empties || small)
                && !before.any(Traits::OPEN)
                && (!word.any(Traits::INNER_CAPITAL) || blocks && word.any(Traits::FUNCTION))
            {
                cost += match () {
                    () if demands => 240,
                    () if blocks && small => 400,
                    () if blocks => 350,
                    () if is_verb(stream, i) => 170,
                    () => 100,
                };
            }
            // `Bisysslor Kanslichef A. Godkänd`: what stands before and after a function are other cells.
            let function = before.any(Traits::FUNCTION) && before.any(Traits::CAPITAL);
            if beside.owned && i > 1 && function && !stream.begins_line(i) && !stream.begins_line(i - 1) {
                cost += 150;
            }
            if beside.coded && super::model::is_code(stream.word(i)) {
                cost += 300;
            }
        }
        // A share, a decimal or an ordinal is no part of an indicator's name.
        if beside.measured && i > 0 && is_measure(stream, i) {
            cost += 250;
        }
        cost
    }

    /// What it costs to take a whole line into a cell.
    pub(super) fn whole(&self, line: usize) -> Cost {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// What it costs to begin a cell with word `a`.
    fn begin(&self, role: Role, a: usize) -> Cost {
        let word = self.stream.traits(a);
        if self.habits.padded && self.stream.resumes(a) {
            return 60;
        }
        // A goal or an activity that the text begins with may be named with a small letter, and so may an activity in a column of its own.
        if word.any(Traits::SMALL) {
            let first = a == 0 && is_group(role);
            let line = self.stream.line(a);
            let own = self.habits.padded && role == Role::Action && line.is_some_and(|l| l.apart && l.words.0 == a);
            if first || own {
                return 100;
            }
        }
        if self.habits.blocks && word.any(Traits::MINUS | Traits::DIGIT) {
            return 0;
        }
        begin_cost(role, word) - if role == Role::Action && is_verb(self.stream, a) { 40 } else { 0 }
    }

    /// What it costs that a cell begins right under another where cells stand apart.
    fn crowded(&self, a: usize) -> Cost {
        let Some(line) = self.stream.line(a) else { return 0 };
        let close = self.habits.gapped && line.gap == Gap::Adjacent && a > 0;
        match (close, self.habits.padded) {
            // Cells share a line only where each is one line high, so at the top of their block.
            (true, true) if !self.stream.tops_page(line.words.0) => 300,
            (true, false) if line.words.0 == a && self.habits.blocks && !self.stream.ends_paragraph(a) => 250,
            (true, false) if line.words.0 == a && self.habits.blocks => 130,
            (true, false) if line.words.0 == a => 60,
            _ => 0,
        }
    }

    /// What it costs that a cell goes over the beginning of a line, having `width` characters of the line above, where its column
    /// is so wide.
    pub(super) fn fill(&self, text: &TextColumn, line: usize, width: usize, column: usize) -> Cost {
        let Some(line) = self.stream.lines.get(line) else { return 0 };
        let next = line.words.0;
        let role = text.role;
        let (sentences, ended) = (is_sentences(role), self.stream.before(next).any(Traits::SENTENCE_END));
        // A line of blanks says itself that the line was broken on purpose.
        if line.gap == Gap::Padding && sentences && ended {
            return 0;
        }
        let needed = width + 1 + self.stream.traits(next).chars();
        if needed + 1 < column {
            let full = if ended && sentences { 60 } else { 130 };
            let short = Cost::try_from((column - needed) * 100 / column).unwrap_or(100);
            full * short.min(NEEDLESS) / NEEDLESS
        } else if width > column + 2 {
            if sentences { 50 } else { 120 }
        } else {
            0
        }
    }

    /// What it costs to go over the beginning of a line, however full the line above is.
    fn go_over(&self, role: Role, line: &StreamLine<'a>) -> Cost {
        let next = line.words.0;
        let (before, word) = (self.stream.before(next), self.stream.traits(next));
        // A line of blanks in a column of several entries begins another entry.
        let entry = self.habits.padded && line.gap == Gap::Padding && !is_group(role);
        let ended = || before.any(Traits::SENTENCE_END) || self.stream.ends_paragraph(next);
        let paragraph = self.habits.blocks && line.gap == Gap::Adjacent && ended();
        let broken = if entry || paragraph {
            0
        } else {
            let label = role == Role::Effect && next > 0 && self.stream.word(next - 1).ends_with(EFFECT);
            break_cost(role, before, word, label)
        };
        self.gap(role, next, line.gap) + broken
    }

    /// What the gap above a line costs that a cell goes over.
    fn gap(&self, role: Role, next: usize, gap: Gap) -> Cost {
        let (before, word) = (self.stream.before(next), self.stream.traits(next));
        let small = word.any(Traits::SMALL);
        match gap {
            Gap::Adjacent if self.habits.padded && !small && self.stream.tops_page(next) => 120,
            Gap::Adjacent => 0,
            Gap::Page => 30,
            Gap::Padding if self.habits.padded && is_group(role) => 150,
            Gap::Padding if self.habits.padded => 0,
            // Numbered items and labels are parts of an activity; a verb begins one.
            Gap::Empty if self.habits.padded && role == Role::Action && !is_verb(self.stream, next) => {
                if small {
                    120
                } else {
                    70
                }
            }
            Gap::Empty if self.habits.padded && is_group(role) => 160,
            Gap::Empty if self.habits.blocks && role == Role::Action && (small || self.stream.word(next) == "-") => 80,
            Gap::Empty if self.habits.blocks && role == Role::Action && before.any(Traits::SENTENCE_END) => 90,
            Gap::Padding if small || is_sentences(role) => 60,
            Gap::Padding => 150,
            Gap::Empty if small => 150,
            Gap::Empty => 300,
        }
    }
}

impl TextColumn {
    /// What it costs to go over the beginning of a line, but for how full the line above is.
    pub(super) fn over(&self, line: usize) -> Cost {
        self.over.get(line).copied().unwrap_or_default()
    }

    /// What it costs to begin a cell at a border.
    pub(super) fn begin(&self, border: usize) -> Cost {
        self.begins.get(border).copied().unwrap_or_default()
    }

    /// What it costs to end a cell at a border.
    pub(super) fn end(&self, border: usize) -> Cost {
        self.ends.get(border).copied().unwrap_or_default()
    }
}

/// The end of the label of effects.
pub(super) const EFFECT: &str = "effekt";

/// What the first word of a text cell tells.
pub(super) fn begin_cost(role: Role, word: Traits) -> Cost {
    let sentences = is_sentences(role);
    match () {
        () if word.any(Traits::SMALL) => {
            if sentences {
                350
            } else {
                500
            }
        }
        () if word.any(Traits::CLOSER) => 600,
        () if word.any(Traits::BRACKET) => 150,
        () if word.any(Traits::MARK) && !sentences => 80,
        () if word.any(Traits::DIGIT) && !sentences => 60,
        () => 0,
    }
}

/// What the words around a line break inside a text cell tell; `label` says that the first ends the label of an effect.
pub(super) fn break_cost(role: Role, before: Traits, next: Traits, label: bool) -> Cost {
    if !next.any(Traits::CAPITAL) {
        0
    } else if before.any(Traits::SENTENCE_END) {
        if is_sentences(role) { 0 } else { 160 }
    } else if label && role == Role::Effect || before.any(Traits::GOES_ON | Traits::OPEN_SMALL) {
        // After its label an effect begins.
        0
    } else {
        120
    }
}

/// The cost of a question without its mark.
const UNASKED: Cost = 400;

/// What the last word of a text cell tells.
pub(super) fn end_cost(role: Role, word: Traits) -> Cost {
    let open = match () {
        () if word.any(Traits::OPEN_WORD) => 300,
        () if word.any(Traits::HYPHEN | Traits::COLON) => 250,
        () if !word.any(Traits::COMMA) => 0,
        () if is_sentences(role) => 100,
        () => 200,
    };
    let stop = match role {
        Role::Comment | Role::Effect if !word.any(Traits::STOP) => 60,
        // Goals are no sentences with a full stop where a column of sentences stands beside them.
        Role::Goal | Role::FocusArea | Role::Topic if word.any(Traits::DOT) => 80,
        Role::Area if word.any(Traits::DOT) => 300,
        Role::Question if !word.any(Traits::QUESTION) => UNASKED,
        _ => 0,
    };
    open + stop
}

/// Whether a word looks like the verb that says what is to be done (`Utöka`, `Ta`, `Se`) and no other verb follows.
pub(super) fn is_verb(stream: &Stream<'_>, i: usize) -> bool {
    stream.traits(i).any(Traits::VERB) && !(i + 1..i + 4).any(|n| stream.traits(n).any(Traits::MODAL))
}

/// Whether a word is a measured figure (`7,5`, `27 %`, `3:e`, `1315`) rather than part of a name (`6 månader`, `per 1000 invånare`).
fn is_measure(stream: &Stream<'_>, i: usize) -> bool {
    let word = stream.traits(i);
    let large = || word.any(Traits::LARGE) && i.checked_sub(1).is_some_and(|p| stream.word(p) != "per");
    word.any(Traits::DIGIT) && (word.any(Traits::SIGNED) || stream.word(i + 1) == "%" || large())
}

/// A line that is a whole typed cell by itself is hardly a line of a text.
fn whole_line(stream: &Stream<'_>, line: &StreamLine<'_>, beside: Beside) -> Cost {
    let (first, end) = line.words;
    let word = stream.traits(first);
    // The first word rules out nearly every line.
    let day = beside.dated && word.any(Traits::TIME_PART);
    let (action, goal) = (
        beside.stated && word.any(Traits::ACTION_BEGIN),
        beside.stated && word.any(Traits::GOAL_PART) && !(word.any(Traits::SMALL) && end == first + 1),
    );
    let owner = beside.owned && word.any(Traits::CAPITAL);
    if !(day || action || goal || owner) {
        return 0;
    }
    let text = line.text.trim();
    if text.len() > 60 {
        return 0;
    }
    let all = stream.whole(line);
    if day && all.any(Traits::TIME_PART) && date::parse(text).is_some_and(|w| w.day.is_some()) {
        return 500;
    }
    let one = end == first + 1;
    let done = || if one { word.any(Traits::ACTION) } else { all.any(Traits::ACTION_PART) && status::action(text).is_some() };
    if action && done() || goal && all.any(Traits::GOAL_PART) && status::goal(text).is_some() {
        return 400;
    }
    if owner && is_initialled(stream.word(first)) {
        return 300;
    }
    let function = || if one { word.any(Traits::FUNCTION) } else { is_function(text) };
    if owner && !text.contains(' ') && function() { 150 } else { 0 }
}
