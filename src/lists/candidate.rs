//! Words that may be one cell with a grammar or a form, as they grow: asked after each word, and given up where no word that
//! comes can make them one.

use super::amounts::{FigurePairs, FigureText};
use super::cells;
use super::columns::{Cost, is_typed};
use super::joined::Grown;
use super::owners::{self, Name};
use super::traits::Traits;
use crate::lexicon::lists::Role;

/// Most words of a time, and of a status.
const MAX_TIME: usize = 6;
const MAX_STATUS: usize = 8;

/// What a form tells before the last word and with it.
#[derive(Debug)]
enum Form {
    /// Only the grammar counts.
    None,
    Name(Name, Name),
    Figure(FigureText, FigureText, FigurePairs),
}

/// The words so far.
#[derive(Debug)]
pub(super) struct Candidate {
    role: Role,
    /// Whether a status is a goal's.
    goals: bool,
    /// Whether only the joined text itself tells what the words are.
    pub(super) unclear: bool,
    count: usize,
    first: Traits,
    last: Traits,
    /// What all words before the last are.
    all: Traits,
    form: Form,
    /// The words as one text, where a grammar may be asked, and where its last word begins.
    text: String,
    last_at: usize,
    /// Whether a sign stands in it that levels have between their figures.
    signs: bool,
}

impl Candidate {
    /// No words yet; `text` is a buffer.
    pub(super) fn new(role: Role, goals: bool, mut text: String) -> Self {
        text.clear();
        let form = match role {
            Role::Owner => Form::Name(Name::default(), Name::default()),
            _ if is_typed(role) => Form::None,
            _ => Form::Figure(FigureText::default(), FigureText::default(), FigurePairs::default()),
        };
        let none = Traits::default();
        Self { role, goals, unclear: false, count: 0, first: none, last: none, all: Traits::ALL, form, text, last_at: 0, signs: false }
    }

    /// The buffer.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Says that the next word begins a line.
    pub(super) fn break_line(&mut self) {
        if let Form::Figure(.., pairs) = &mut self.form {
            *pairs = pairs.broken();
        }
    }

    /// Adds a word, given by itself, and says whether it is worth to go on: false where neither the words so far nor more of
    /// them can be a cell. A word that `may_grow` into another by what stands on the next line rules nothing out.
    pub(super) fn add<'t>(&mut self, grown: Grown<'t>, word: Traits, text: impl FnOnce() -> &'t str, may_grow: bool) -> bool {
        if let Form::Figure(.., pairs) = &mut self.form {
            *pairs = pairs.with(word);
        }
        self.unclear |= matches!(grown, Grown::Unclear);
        if self.unclear {
            return true;
        }
        let (whole, word) = match grown {
            Grown::Whole(text, word) => (Some(text), word),
            _ => (None, word),
        };
        if whole.is_some() {
            self.text.truncate(self.last_at);
        } else {
            // A dash at a line's end may stand for the hyphen of a broken word.
            if self.count > 0 && self.is_out() && !word.any(Traits::DASH) {
                return false;
            }
            self.all = if self.count > 0 { self.all.and(self.last) } else { self.all };
            self.count += 1;
        }
        self.last = word;
        if self.count == 1 {
            self.first = word;
        }
        let asked = self.may_be_asked();
        let text = if asked || word.any(Traits::BRACKETS) { whole.unwrap_or_else(text) } else { "" };
        match &mut self.form {
            Form::None => {}
            Form::Name(before, now) => {
                *before = if whole.is_some() { *before } else { *now };
                *now = before.with(word);
            }
            Form::Figure(before, now, _) => {
                *before = if whole.is_some() { *before } else { *now };
                *now = before.with(word, text);
            }
        }
        if asked {
            self.last_at = self.text.len();
            if self.count > 1 {
                self.text.push(' ');
            }
            self.text.push_str(text);
            self.signs |= memchr::memchr2(b'(', b'=', text.as_bytes()).is_some();
        }
        may_grow || !self.is_out()
    }

    /// Whether the text may have to be made.
    fn may_be_asked(&self) -> bool {
        match self.role {
            Role::Owner => self.first.any(Traits::ACTION_BEGIN | Traits::TIME_BEGIN),
            role => is_typed(role),
        }
    }

    /// Whether the words are no cell, and will be none whatever comes after the last.
    fn is_out(&self) -> bool {
        match self.role {
            Role::Due | Role::Start => self.count > MAX_TIME || !self.last.any(Traits::TIME_PART),
            Role::Status if self.goals => !self.last.any(Traits::GOAL_PART),
            Role::Status => self.count > MAX_STATUS || !self.first.any(Traits::ACTION_BEGIN) || !self.last.any(Traits::ACTION_PART),
            Role::Answer => self.count > 1 || !self.last.any(Traits::ANSWER),
            Role::Number => self.count > 2,
            _ => false,
        }
    }

    /// Whether all words are of a kind.
    fn all(&self, kind: u128) -> bool {
        self.last.and(self.all).any(kind)
    }

    /// The costs of the words as a figure in the columns of some roles.
    pub(super) fn figures<const N: usize>(&self, roles: [Role; N]) -> Option<[Cost; N]> {
        let Form::Figure(_, figure, pairs) = &self.form else { return None };
        Some(figure.costs(roles, pairs.cost()))
    }

    /// The cost of the words as a cell that is no figure, if they can be one.
    pub(super) fn cost(&self) -> Option<Cost> {
        let asked = || cells::typed(self.role, self.goals, &self.text);
        match self.role {
            Role::Due | Role::Start if self.count == 1 => {
                self.last.any(Traits::TIME).then(|| if self.last.any(Traits::DAY) { cells::DAY } else { cells::TIME })
            }
            Role::Due | Role::Start => self.all(Traits::TIME_PART).then(asked).flatten(),
            Role::Status if self.goals => self.all(Traits::GOAL_PART).then(asked).flatten(),
            Role::Status if self.count == 1 => self.last.any(Traits::ACTION).then_some(cells::STATUS),
            Role::Status => (self.first.any(Traits::ACTION_BEGIN) && self.all(Traits::ACTION_PART)).then(asked).flatten(),
            // A level of several words has signs between its figures, or is two words: `mycket hög`.
            Role::Level | Role::Factor => {
                (self.count == 1 || self.signs || self.count == 2 && !self.first.any(Traits::DIGIT)).then(asked).flatten()
            }
            Role::Answer => (self.count == 1).then(asked).flatten(),
            _ => match &self.form {
                Form::Name(_, name) => Some(name.cost(self.is_status_or_time())),
                Form::Figure(..) | Form::None => None,
            },
        }
    }

    fn is_status_or_time(&self) -> bool {
        if self.count == 1 {
            let status = self.first.any(Traits::STATUS_BEGIN) && self.first.any(Traits::ACTION);
            return status || self.first.any(Traits::TIME_BEGIN) && self.first.any(Traits::TIME);
        }
        let status = self.count <= MAX_STATUS && self.first.any(Traits::ACTION_BEGIN) && self.all(Traits::ACTION_PART);
        let time = self.count <= MAX_TIME && self.first.any(Traits::TIME_BEGIN) && self.all(Traits::TIME_PART);
        (status || time) && owners::is_typed(self.first, &self.text)
    }
}
