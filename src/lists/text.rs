//! What it costs to take words as one text cell: how it begins, goes on over line breaks, and ends.
//!
//! All costs add up word by word and line by line, so that the search needs no list of spans.

use std::sync::LazyLock;

use super::cells::is_initialled;
use super::columns::{Cost, is_group};
use super::words::Stream;
use crate::figures::function::is_function;
use crate::figures::pairs::Pairs;
use crate::figures::words::fold;
use crate::figures::{date, status};
use crate::layout::Gap;
use crate::lexicon::lists::{OPEN_WORDS, Role};

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
}

/// Whether cells of a role are sentences rather than names of things.
pub(super) fn is_sentences(role: Role) -> bool {
    matches!(role, Role::Comment | Role::Effect | Role::Detail | Role::Result)
}

impl<'s, 'a> TextCosts<'s, 'a> {
    pub(super) fn new(stream: &'s Stream<'a>, roles: &[Role], habits: Habits) -> Self {
        let dated = roles.contains(&Role::Due);
        let owned = roles.contains(&Role::Owner);
        let stated = roles.contains(&Role::Status);
        let measured = roles.contains(&Role::Indicator);
        let coded = roles.contains(&Role::Result);
        let empties = measured && stream.runs_are_empty_cells();
        let (mut names, mut sentences) = (vec![0], vec![0]);
        let (mut name, mut sentence) = (0, 0);
        let mut demands = false;
        for (i, word) in stream.words.iter().enumerate() {
            let text = stream.word(i);
            let wide = if word.blanks > 3 {
                200
            } else if word.blanks > 1 {
                30
            } else {
                0
            };
            let day = dated && date::parse(text).is_some_and(|w| w.day.is_some());
            let after_stop = i > 0 && ends_sentence(stream.word(i - 1)) && text.starts_with(char::is_uppercase);
            // `Invånarna ska vara trygga Antal anmälda brott`: what follows a demand with a capital is another cell.
            demands = (demands && !stream.begins_line(i)) || text == "ska";
            let capital = i > 0
                && !after_stop
                && text.starts_with(char::is_uppercase)
                && (habits.blocks || empties || stream.word(i - 1).starts_with(char::is_lowercase));
            let inner = if !capital
                || is_open(stream.word(i - 1))
                || text.chars().skip(1).any(char::is_uppercase) && !(habits.blocks && is_function(text))
            {
                0
            } else if demands {
                240
            } else if habits.blocks {
                if stream.word(i - 1).starts_with(char::is_lowercase) { 400 } else { 350 }
            } else if is_verb(stream, i) {
                170
            } else {
                100
            };
            // A share, a decimal or an ordinal is no part of an indicator's name.
            let figure = measured && i > 0 && is_measure(stream, i);
            // `Bisysslor Kanslichef A. Godkänd`: what stands before and after a function are other cells.
            let before = i.checked_sub(1).map_or("", |p| stream.word(p));
            let beyond = owned
                && i > 1
                && !stream.begins_line(i)
                && before.starts_with(char::is_uppercase)
                && is_function(before)
                && text.starts_with(char::is_uppercase)
                && !stream.begins_line(i - 1);
            let code = coded && i > 0 && super::model::is_code(text);
            name += if figure { 250 } else { 0 }
                + if beyond { 150 } else { 0 }
                + if code { 300 } else { 0 }
                + wide
                + inner
                + if day { 500 } else { 0 }
                + if after_stop && !habits.blocks { 160 } else { 0 };
            sentence += wide + if day { 100 } else { 0 };
            names.push(name);
            sentences.push(sentence);
        }
        let lines = stream.lines.iter().map(|l| whole_line(l.text, dated, stated, owned) + if l.heading { 300 } else { 0 }).collect();
        Self { stream, habits, names, sentences, lines }
    }

    /// What the words `a..b` of one line cost after the first.
    pub(super) fn inside(&self, role: Role, a: usize, b: usize) -> Cost {
        let sums = if is_sentences(role) { &self.sentences } else { &self.names };
        let at = |i: usize| sums.get(i).copied().unwrap_or_default();
        at(b) - at((a + 1).min(b))
    }

    /// What it costs to take a whole line into a cell.
    pub(super) fn whole(&self, line: usize) -> Cost {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// What it costs to begin a cell with word `a`.
    pub(super) fn begin(&self, role: Role, a: usize) -> Cost {
        if self.habits.padded && self.stream.resumes(a) {
            return 60;
        }
        let line = self.stream.line(a);
        // A goal or an activity that the text begins with may be named with a small letter, and so may an activity in a column of its own.
        let first = a == 0 && is_group(role);
        let own = self.habits.padded && role == Role::Action && line.is_some_and(|l| l.apart && l.words.0 == a);
        if (first || own) && self.stream.word(a).starts_with(char::is_lowercase) {
            return 100;
        }
        let verb = role == Role::Action && is_verb(self.stream, a);
        let word = self.stream.word(a);
        if self.habits.blocks && word.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return 0;
        }
        begin_cost(role, word) - if verb { 40 } else { 0 }
    }

    /// What it costs that a cell begins right under another where cells stand apart.
    pub(super) fn crowded(&self, a: usize) -> Cost {
        let Some(line) = self.stream.words.get(a).and_then(|w| self.stream.lines.get(w.line)) else { return 0 };
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

    /// What it costs to go on from the line that ends before word `next`, `width` characters of which the cell has.
    pub(super) fn go_on(&self, role: Role, next: usize, width: usize, column: Option<usize>) -> Cost {
        let Some(line) = self.stream.words.get(next).and_then(|w| self.stream.lines.get(w.line)) else { return 0 };
        let before = next.checked_sub(1).map_or("", |i| self.stream.word(i));
        let word = self.stream.word(next);
        let small = word.starts_with(char::is_lowercase);
        let gap = match line.gap {
            Gap::Adjacent if self.habits.padded && self.stream.tops_page(next) && !small => 120,
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
            Gap::Empty if self.habits.blocks && role == Role::Action && (small || word == "-") => 80,
            Gap::Empty if self.habits.blocks && role == Role::Action && ends_sentence(before) => 90,
            Gap::Padding if small || is_sentences(role) => 60,
            Gap::Padding => 150,
            Gap::Empty if small => 150,
            Gap::Empty => 300,
        };
        // A line of blanks says itself that the line was broken on purpose.
        let parted = line.gap == Gap::Padding && is_sentences(role) && ends_sentence(before);
        let fill = column.filter(|_| !parted).map_or(0, |column| {
            let needed = width + 1 + word.chars().count();
            if needed + 1 < column {
                let full = if ends_sentence(before) && is_sentences(role) { 60 } else { 130 };
                let short = Cost::try_from((column - needed) * 100 / column).unwrap_or(100);
                full * short.min(NEEDLESS) / NEEDLESS
            } else if width > column + 2 {
                if is_sentences(role) { 50 } else { 120 }
            } else {
                0
            }
        });
        // A line of blanks in a column of several entries begins another entry.
        let entry = self.habits.padded && line.gap == Gap::Padding && !is_group(role);
        let paragraph = self.habits.blocks && line.gap == Gap::Adjacent && (ends_sentence(before) || self.stream.ends_paragraph(next));
        gap + fill + if entry || paragraph { 0 } else { break_cost(role, before, word) }
    }

    /// What it costs to end a cell after word `last`.
    pub(super) fn end(&self, role: Role, last: usize) -> Cost {
        end_cost(role, self.stream.word(last))
    }
}

/// What the first word of a text cell tells.
pub(super) fn begin_cost(role: Role, word: &str) -> Cost {
    match word.chars().next().unwrap_or(' ') {
        c if c.is_lowercase() && is_sentences(role) => 350,
        c if c.is_lowercase() => 500,
        ')' | '.' | ',' | ';' | '/' => 600,
        '(' => 150,
        '-' | '–' | '•' if !is_sentences(role) => 80,
        c if c.is_ascii_digit() && !is_sentences(role) => 60,
        _ => 0,
    }
}

/// What the words around a line break inside a text cell tell.
pub(super) fn break_cost(role: Role, before: &str, next: &str) -> Cost {
    if !next.starts_with(char::is_uppercase) {
        0
    } else if ends_sentence(before) {
        if is_sentences(role) { 0 } else { 160 }
    } else {
        // After its label an effect begins.
        let label = role == Role::Effect && before.ends_with("effekt");
        if label || before.ends_with([':', ',', ';', '-', '–', '/']) || OPEN_WORDS.contains(&before) { 0 } else { 120 }
    }
}

/// What the last word of a text cell tells.
pub(super) fn end_cost(role: Role, word: &str) -> Cost {
    let open = if is_open_word(word) {
        300
    } else if word.ends_with(['-', ':']) {
        250
    } else if word.ends_with(',') {
        if is_sentences(role) { 100 } else { 200 }
    } else {
        0
    };
    let stop = match role {
        Role::Comment | Role::Effect if !word.ends_with(['.', '!', '?']) => 60,
        // Goals are no sentences with a full stop where a column of sentences stands beside them.
        Role::Goal | Role::FocusArea | Role::Topic if word.ends_with('.') => 80,
        Role::Area if word.ends_with('.') => 300,
        Role::Question if !word.ends_with('?') => 400,
        _ => 0,
    };
    open + stop
}

/// Whether a word looks like the verb that says what is to be done (`Utöka`, `Ta`, `Se`) and no other verb follows.
pub(super) fn is_verb(stream: &Stream<'_>, i: usize) -> bool {
    let word = stream.word(i);
    let infinitive = word.starts_with(char::is_uppercase)
        && (word.ends_with('a') && word.chars().count() >= 4 || matches!(word, "Ta" | "Se" | "Ge" | "Få" | "Nå" | "Bli" | "Stå" | "Gå"));
    infinitive && !(i + 1..i + 4).any(|n| matches!(stream.word(n), "ska" | "skall" | "är" | "har"))
}

/// Whether a word is a measured figure (`7,5`, `27 %`, `3:e`, `1315`) rather than part of a name (`6 månader`, `per 1000 invånare`).
fn is_measure(stream: &Stream<'_>, i: usize) -> bool {
    let text = stream.word(i);
    let large = text.len() > 2
        && text.bytes().all(|b| b.is_ascii_digit())
        && !date::is_year(text)
        && i.checked_sub(1).is_some_and(|p| stream.word(p) != "per");
    text.starts_with(|c: char| c.is_ascii_digit()) && (text.contains([',', ':', '%']) || stream.word(i + 1) == "%" || large)
}

/// Whether no cell ends with this word.
pub(super) fn is_open(word: &str) -> bool {
    word.ends_with([',', '-']) || is_open_word(word)
}

/// How words begin at which no cell ends.
static OPEN: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(OPEN_WORDS.iter().copied()));

fn is_open_word(word: &str) -> bool {
    OPEN.may_begin(word) && OPEN_WORDS.contains(&fold(word).as_ref())
}

fn ends_sentence(word: &str) -> bool {
    word.ends_with(['.', '!', '?']) && word.chars().count() > 3
}

/// A line that is a whole typed cell by itself is hardly a line of a text.
fn whole_line(text: &str, dated: bool, stated: bool, owned: bool) -> Cost {
    let text = text.trim();
    if text.len() > 60 {
        return 0;
    }
    if dated && date::parse(text).is_some_and(|w| w.day.is_some()) {
        return 500;
    }
    if stated && (status::action(text).is_some() || status::goal(text).is_some()) {
        return 400;
    }
    let one = !text.contains(' ');
    if owned && text.split_whitespace().next().is_some_and(is_initialled) {
        return 300;
    }
    if owned && one && is_function(text) && text.starts_with(char::is_uppercase) { 150 } else { 0 }
}
