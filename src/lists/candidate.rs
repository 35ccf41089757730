//! Words that may be one cell with a grammar or a form, as they grow: asked after each word, and given up where no word that
//! comes can make them one.

use super::amounts::{FigurePairs, FigureText};
use super::cells;
use super::columns::Cost;
use super::owners::{self, Name};
use super::traits::Traits;
use crate::lexicon::lists::Role;

/// Most words of a time, and of a status.
const MAX_TIME: usize = 6;
const MAX_STATUS: usize = 8;

/// The roles of figures, which are read alike.
pub(super) const FIGURES: [Role; MAX_ROLES] = [Role::Outcome, Role::Target, Role::Trend, Role::Comparison];
/// Most roles that words are priced for at once.
pub(super) const MAX_ROLES: usize = 4;
/// What no cell with a form costs.
const MAX_FORMED: Cost = 900;

/// The costs of words as cells of the roles at hand, where they can be cells.
pub(super) type Costs = [Option<Cost>; MAX_ROLES];

/// Words that may be a cell.
pub(super) trait Candidate {
    /// Adds a word; `joined` says that it takes the place of the last one.
    fn add<'t>(&mut self, word: Traits, text: impl FnOnce() -> &'t str, joined: bool);

    /// Looks at a word as it is printed, and whether it begins a line.
    fn print(&mut self, _word: Traits, _begins_line: bool) {}

    /// Whether the words are no cell, and will be none whatever comes after the last.
    fn is_out(&self) -> bool {
        false
    }

    /// What the words cost.
    fn costs(&self) -> Costs;

    /// What their joined text costs, of which the lines are given; asked where the words do not tell.
    fn unclear<'t>(&self, text: &str, lines: impl Iterator<Item = &'t str>) -> Costs;
}

/// The words so far, and their text.
#[derive(Debug)]
pub(super) struct Said {
    count: usize,
    first: Traits,
    last: Traits,
    /// What all words before the last are.
    all: Traits,
    /// The words as one text, and where its last word begins.
    text: String,
    last_at: usize,
}

impl Said {
    /// No words yet; `text` is a buffer.
    pub(super) fn new(mut text: String) -> Self {
        text.clear();
        Self { count: 0, first: Traits::default(), last: Traits::default(), all: Traits::ALL, text, last_at: 0 }
    }

    /// The buffer.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn add(&mut self, word: Traits, joined: bool) {
        if !joined {
            self.all = if self.count > 0 { self.all.and(self.last) } else { self.all };
            self.count += 1;
        }
        self.last = word;
        self.first = if self.count == 1 { word } else { self.first };
    }

    fn write(&mut self, text: &str, joined: bool) {
        if joined {
            self.text.truncate(self.last_at);
        }
        self.last_at = self.text.len();
        if self.count > 1 {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Whether all words are of a kind.
    fn all(&self, kind: u128) -> bool {
        self.last.and(self.all).any(kind)
    }
}

/// Words in a column with a grammar.
#[derive(Debug)]
pub(super) struct Typed {
    role: Role,
    /// Whether a status is a goal's.
    goals: bool,
    pub(super) said: Said,
    /// Whether a sign stands in them that levels have between their figures.
    signs: bool,
}

impl Typed {
    pub(super) fn new(role: Role, goals: bool, text: String) -> Self {
        Self { role, goals, said: Said::new(text), signs: false }
    }

    fn cost(&self) -> Option<Cost> {
        let said = &self.said;
        let asked = || cells::typed(self.role, self.goals, &said.text);
        match self.role {
            Role::Due | Role::Start if said.count == 1 => {
                said.last.any(Traits::TIME).then(|| if said.last.any(Traits::DAY) { cells::DAY } else { cells::TIME })
            }
            Role::Due | Role::Start => said.all(Traits::TIME_PART).then(asked).flatten(),
            Role::Status if self.goals => said.all(Traits::GOAL_PART).then(asked).flatten(),
            Role::Status if said.count == 1 => said.last.any(Traits::ACTION).then_some(cells::STATUS),
            Role::Status => (said.first.any(Traits::ACTION_BEGIN) && said.all(Traits::ACTION_PART)).then(asked).flatten(),
            // A level of several words has signs between its figures, or is two words: `mycket hög`.
            Role::Level | Role::Factor => {
                let two = said.count == 2 && (!said.first.any(Traits::DIGIT) || said.last.any(Traits::CLOSER));
                (said.count == 1 || self.signs || two).then(asked).flatten()
            }
            Role::Number => (said.count <= 1 && is_number(&said.text)).then_some(cells::NUMBER),
            _ => (said.count == 1).then(asked).flatten(),
        }
    }
}

impl Candidate for Typed {
    fn add<'t>(&mut self, word: Traits, text: impl FnOnce() -> &'t str, joined: bool) {
        self.said.add(word, joined);
        let text = text();
        self.said.write(text, joined);
        self.signs |= matches!(self.role, Role::Level | Role::Factor) && text.contains(['(', '=']);
    }

    fn is_out(&self) -> bool {
        let said = &self.said;
        match self.role {
            Role::Due | Role::Start => said.count > MAX_TIME || !said.last.any(Traits::TIME_PART),
            Role::Status if self.goals => !said.last.any(Traits::GOAL_PART),
            Role::Status => said.count > MAX_STATUS || !said.first.any(Traits::ACTION_BEGIN) || !said.last.any(Traits::ACTION_PART),
            Role::Answer => said.count > 1 || !said.last.any(Traits::ANSWER),
            _ => false,
        }
    }

    fn costs(&self) -> Costs {
        [self.cost(), None, None, None]
    }

    fn unclear<'t>(&self, text: &str, _: impl Iterator<Item = &'t str>) -> Costs {
        let number = || is_number(text).then_some(cells::NUMBER);
        [if self.role == Role::Number { number() } else { cells::typed(self.role, self.goals, text) }, None, None, None]
    }
}

/// Digits, perhaps after a letter or two and with a full stop: `12.`, `M3`.
fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let digits = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.chars().all(|c| c.is_ascii_digit()) && text.len() - digits.len() <= 2 && (digits.len() == text.len() || !digits.is_empty())
}

/// Words in a column of names.
#[derive(Debug)]
pub(super) struct Owner {
    /// What the words before the last tell, and with it.
    before: Name,
    now: Name,
    pub(super) said: Said,
}

impl Owner {
    pub(super) fn new(text: String) -> Self {
        Self { before: Name::default(), now: Name::default(), said: Said::new(text) }
    }

    fn is_typed(&self) -> bool {
        let said = &self.said;
        if said.count == 1 {
            let status = said.first.any(Traits::STATUS_BEGIN) && said.first.any(Traits::ACTION);
            return status || said.first.any(Traits::TIME_BEGIN) && said.first.any(Traits::TIME);
        }
        let status = said.count <= MAX_STATUS && said.first.any(Traits::ACTION_BEGIN) && said.all(Traits::ACTION_PART);
        let time = said.count <= MAX_TIME && said.first.any(Traits::TIME_BEGIN) && said.all(Traits::TIME_PART);
        (status || time) && owners::is_typed(said.first, &said.text)
    }
}

impl Candidate for Owner {
    fn add<'t>(&mut self, word: Traits, text: impl FnOnce() -> &'t str, joined: bool) {
        self.said.add(word, joined);
        if self.said.first.any(Traits::ACTION_BEGIN | Traits::TIME_BEGIN) {
            self.said.write(text(), joined);
        }
        if !joined {
            self.before = self.now;
        }
        self.now = self.before.with(word);
    }

    fn costs(&self) -> Costs {
        [Some(self.now.cost(self.is_typed())).filter(|cost| *cost < MAX_FORMED), None, None, None]
    }

    fn unclear<'t>(&self, text: &str, _: impl Iterator<Item = &'t str>) -> Costs {
        [Some(owners::owner(text)).filter(|cost| *cost < MAX_FORMED), None, None, None]
    }
}

/// Words in a column of figures.
#[derive(Debug, Default)]
pub(super) struct Figure {
    /// What the words before the last tell, and with it.
    before: FigureText,
    now: FigureText,
    pairs: FigurePairs,
}

impl Candidate for Figure {
    fn add<'t>(&mut self, word: Traits, text: impl FnOnce() -> &'t str, joined: bool) {
        if !joined {
            self.before = self.now;
        }
        self.now = self.before.with(word, if word.any(Traits::BRACKETS) { text() } else { "" });
    }

    fn print(&mut self, word: Traits, begins_line: bool) {
        let pairs = if begins_line { self.pairs.broken() } else { self.pairs };
        self.pairs = pairs.with(word);
    }

    fn costs(&self) -> Costs {
        self.now.costs(FIGURES, self.pairs.cost()).map(|cost| Some(cost).filter(|cost| *cost < MAX_FORMED))
    }

    fn unclear<'t>(&self, text: &str, lines: impl Iterator<Item = &'t str>) -> Costs {
        super::amounts::figure(FIGURES, text, lines).map(|cost| Some(cost).filter(|cost| *cost < MAX_FORMED))
    }
}
