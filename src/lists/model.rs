//! What one list expects of its cells: the prices of moving between columns, and what marks the start of a row.

use std::rc::Rc;

use super::columns::{Cost, ListKind, is_group, is_typed, key_role, skip_cost};
use super::header::Header;
use super::names::Named;
use super::numbers::Numbers;
use super::text::{Habits, is_sentences, is_verb};
use super::traits::Traits;
use super::words::{Stream, StreamLine};
use crate::figures::date;
use crate::figures::words::{squash, squash_onto};
use crate::layout::Gap;
use crate::lexicon::lists::Role;

/// The price of beginning a row.
const NEW_ROW: Cost = 60;
/// The price of coming back after lines that belong to no row: the list had ended.
const RETURN: Cost = 600;
/// The price of a group cell: else a comment is lightly read as a new goal.
const GROUP: Cost = 70;
/// How many words into a demand its verb stands.
const MAX_SUBJECT: usize = 5;
/// The price of a cell without the full stop that its column's cells end with.
const UNSTOPPED: Cost = 260;

/// A step from one cell to the next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) cost: Cost,
    pub(super) new_row: bool,
}

/// What a first reading tells about the columns.
#[derive(Debug)]
pub(super) struct Columns {
    /// How many of the rows have no cell, and how many rows there are.
    pub(super) empty: Vec<(usize, usize)>,
    /// How wide each column is, where its cells are wrapped.
    pub(super) widths: Vec<Option<usize>>,
    /// Whether cells are sentences that end with a full stop.
    pub(super) stops: Vec<bool>,
}

/// What a list expects of its cells.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) kind: ListKind,
    pub(super) roles: Vec<Role>,
    /// The column that makes a row.
    pub(super) key: usize,
    /// Whether a status is a goal's.
    pub(super) goals: bool,
    pub(super) habits: Habits,
    /// Whether runs of blanks stand for empty cells.
    pub(super) empties: bool,
    /// The column that is not in the header but begins with its label in the body.
    pub(super) labelled: Option<usize>,
    skip: Vec<Cost>,
    widths: Vec<Option<usize>>,
    /// Columns whose cells end with a full stop.
    stops: Vec<bool>,
    numbers: Numbers,
    /// Where goals and areas stand that are named elsewhere.
    named: Rc<Named>,
    /// Words where a row begins, if rows begin with a mark.
    marks: Option<Vec<bool>>,
}

/// The words that a labelled effect begins with, squashed.
pub(super) const EFFECT_LABELS: &[&str] = &["önskadeffekt", "förväntadeffekt"];

impl Model {
    /// The model of a header over the stream of its body.
    pub(super) fn new(header: &Header, stream: &Stream<'_>, habits: Habits) -> Self {
        let mut roles = header.roles.clone();
        let add_label = !roles.contains(&Role::Effect) && stream.lines.iter().any(|l| is_effect_label(l.text));
        if add_label {
            roles.push(Role::Effect);
        }
        let cut = header.kind == ListKind::Actions && habits.padded && roles.contains(&Role::Goal);
        if cut {
            roles.push(Role::Rest);
        }
        let mut numbers = Numbers::find(stream, roles.iter().filter(|r| **r == Role::Number).count());
        if !roles.contains(&Role::Number) && !matches!(roles.first(), Some(Role::Level | Role::Factor)) && Numbers::is_chain(stream) {
            roles.insert(0, Role::Number);
            numbers = Numbers::find(stream, 1);
        }
        let labelled = add_label.then_some(roles.len() - 1 - usize::from(cut));
        let key = roles.iter().position(|r| *r == key_role(header.kind, &roles)).unwrap_or(0);
        let skip = roles
            .iter()
            .enumerate()
            .map(|(i, r)| match r {
                _ if i == key => 2000,
                Role::Due if habits.blocks && !stream.lines.iter().any(|l| is_time(stream, l)) => 0,
                // The figures of a list of goals are mostly symbols, which text loses.
                Role::Baseline | Role::Trend | Role::Outcome | Role::Target if header.kind == ListKind::Goals => 10,
                _ => skip_cost(*r),
            })
            .collect();
        let marks = if matches!(header.kind, ListKind::Goals) { marks(stream) } else { None };
        let widths = vec![None; roles.len()];
        let empties = header.kind == ListKind::Indicators && stream.runs_are_empty_cells();
        Self {
            empties,
            kind: header.kind,
            goals: header.kind == ListKind::Goals,
            roles,
            key,
            habits,
            labelled,
            skip,
            stops: vec![false; widths.len()],
            widths,
            numbers,
            named: Rc::default(),
            marks,
        }
    }

    /// Adds a column that the header does not name.
    pub(super) fn with_latent(&self, at: usize, role: Role) -> Self {
        let mut roles = self.roles.clone();
        roles.insert(at, role);
        let mut skip = self.skip.clone();
        skip.insert(at, skip_cost(role));
        let key = self.key + usize::from(at <= self.key);
        Self {
            empties: self.empties,
            kind: self.kind,
            key,
            goals: self.goals,
            habits: self.habits,
            labelled: self.labelled.map(|l| l + usize::from(at <= l)),
            widths: vec![None; roles.len()],
            stops: vec![false; roles.len()],
            roles,
            skip,
            numbers: self.numbers.clone(),
            named: Rc::clone(&self.named),
            marks: self.marks.clone(),
        }
    }

    /// The same list where a column holds what another label would say.
    pub(super) fn with_role(&self, q: usize, role: Role) -> Self {
        let mut roles = self.roles.clone();
        let mut skip = self.skip.clone();
        for (slot, cost) in roles.iter_mut().zip(&mut skip).skip(q).take(1) {
            (*slot, *cost) = (role, skip_cost(role));
        }
        Self {
            roles,
            skip,
            widths: vec![None; self.roles.len()],
            stops: vec![false; self.roles.len()],
            numbers: self.numbers.clone(),
            named: Rc::clone(&self.named),
            marks: self.marks.clone(),
            ..*self
        }
    }

    /// Learns from a first reading, and says whether a second could be another.
    pub(super) fn learn(&mut self, habits: Columns) -> bool {
        let before = self.skip.clone();
        for (i, (none, rows)) in habits.empty.iter().enumerate() {
            let Some((skip, role)) = self.skip.get_mut(i).zip(self.roles.get(i)) else { continue };
            if i == self.key || is_group(*role) || *rows < 3 {
                continue;
            }
            let share = none * 100 / rows.max(&1);
            *skip = match share {
                0 => *skip * 3 / 2,
                1..=20 => *skip,
                21..=60 => *skip * 3 / 4,
                _ => *skip / 3,
            };
        }
        let same = before == self.skip && habits.widths == self.widths && habits.stops == self.stops;
        (self.widths, self.stops) = (habits.widths, habits.stops);
        !same
    }

    pub(super) fn width(&self, q: usize) -> Option<usize> {
        self.widths.get(q).copied().flatten()
    }

    /// Whether the cells of a column end with a full stop.
    pub(super) fn stops(&self, q: usize) -> bool {
        self.stops.get(q) == Some(&true)
    }

    /// What it costs that a cell ends without the full stop that its column's cells end with.
    pub(super) fn unstopped(&self, last: Traits) -> Cost {
        if last.any(Traits::STOP | Traits::OPEN) { 0 } else { UNSTOPPED }
    }

    /// The step from a state to column `q`, if it is allowed. States after the columns are OUT and START.
    pub(super) fn step(&self, p: usize, q: usize, gap: Gap) -> Option<Step> {
        let count = self.roles.len();
        let role = *self.roles.get(q)?;
        let group = if is_group(role) && q != self.key && role != Role::Level { GROUP } else { 0 };
        // A level stands beside its risk.
        let lone = if role == Role::Level && self.has_before(q, Role::Risk) && self.roles.get(p) != Some(&Role::Risk) && !self.factor(p) {
            400
        } else {
            0
        };
        let extra = group + lone;
        if p >= count {
            // The first row has its group cell, unless merged cells are printed late.
            let bare = p > count && q >= self.key && self.roles.iter().take(self.key).any(|r| is_group(*r));
            let cost = if p == count {
                RETURN
            } else if bare {
                120
            } else {
                0
            };
            return Some(Step { cost: cost + self.skipped(None, 0, q) + extra, new_row: true });
        }
        if p == q && self.habits.padded && gap == Gap::Padding && (is_typed(role) || role == Role::Owner) && role != Role::Number {
            return Some(Step { cost: 0, new_row: false });
        }
        if Some(q) == self.labelled && p < self.key && is_group(*self.roles.get(p)?) {
            return Some(Step { cost: 30, new_row: false });
        }
        if q > p {
            return Some(Step { cost: self.skipped(Some(p), p + 1, q) + extra, new_row: false });
        }
        // A row must have its key before the next begins.
        (p >= self.key)
            .then(|| Step { cost: self.skipped(Some(p), p + 1, count) + NEW_ROW + self.skipped(None, 0, q) + extra, new_row: true })
    }

    fn factor(&self, p: usize) -> bool {
        self.roles.get(p) == Some(&Role::Factor)
    }

    fn has_before(&self, q: usize, role: Role) -> bool {
        self.roles.iter().take(q).any(|r| *r == role)
    }

    fn skipped(&self, from: Option<usize>, a: usize, b: usize) -> Cost {
        let after_risk = from.and_then(|p| self.roles.get(p)) == Some(&Role::Risk);
        (a..b)
            .map(|i| {
                let level = self.roles.get(i) == Some(&Role::Level);
                if level && after_risk { 200 } else { self.skip.get(i).copied().unwrap_or_default() }
            })
            .fold(0, Cost::saturating_add)
    }

    /// What it costs to end the row in a state.
    pub(super) fn leave(&self, p: usize) -> Cost {
        if p >= self.roles.len() { 0 } else { self.skipped(Some(p), p + 1, self.roles.len()) }
    }

    /// What it costs to go on inside a cell over a line that begins with a row's mark.
    pub(super) fn anchor_inside(&self, word: usize) -> Cost {
        let mark = self.marks.as_ref().is_some_and(|m| m.get(word) == Some(&true));
        if mark { 500 } else { self.number_inside(word) }
    }

    /// What it costs to take a row's number for something else.
    pub(super) fn number_inside(&self, word: usize) -> Cost {
        if self.numbers.strict && self.numbers.at(word) { 500 } else { 0 }
    }

    /// What it costs to begin a row of numbered indicators without its number.
    pub(super) fn unnumbered(&self, q: usize, from: usize) -> Cost {
        let strict = q == self.key && self.kind == ListKind::Indicators && self.numbers.strict;
        let bare = || Some(from) != self.roles.iter().position(|r| *r == Role::Number);
        if strict && bare() { 800 } else { 0 }
    }

    /// Whether a column has signs of its own of where its cells begin.
    pub(super) fn has_signs(&self, q: usize) -> bool {
        let marked = q == self.key && self.marks.is_some();
        let role = self.roles.get(q).copied();
        let beside = self.kind == ListKind::Actions && role == Some(Role::Goal);
        marked
            || beside
            || matches!(self.kind, ListKind::Actions | ListKind::Indicators) && q == self.key && self.roles.contains(&Role::Goal)
            || role == Some(Role::Result)
            || Some(q) == self.labelled
            || self.labelled.is_some() && role.is_some_and(is_sentences)
    }

    /// What a column's own signs say about a cell that begins with this word.
    pub(super) fn begin_bonus(&self, q: usize, word: usize, stream: &Stream<'_>) -> Cost {
        let mut cost = 0;
        if q == self.key
            && let Some(marks) = &self.marks
        {
            cost += if marks.get(word) == Some(&true) { -150 } else { 800 };
        }
        if Some(q) == self.labelled {
            let mut squashed = squash(stream.word(word));
            squash_onto(&mut squashed, stream.word(word + 1));
            cost += if EFFECT_LABELS.contains(&squashed.as_str()) { -300 } else { 1500 };
        }
        let beside = matches!(self.kind, ListKind::Actions) && self.roles.get(q) == Some(&Role::Goal);
        if beside && is_verb(stream, word) {
            cost += 80;
        }
        if beside && stream.stands_alone(word) {
            cost += 150;
        }
        // What shall be is a goal.
        let aims = || self.roles.contains(&Role::Goal) && (word..word + MAX_SUBJECT).any(|i| stream.traits(i).any(Traits::SHALL));
        if matches!(self.kind, ListKind::Actions | ListKind::Indicators) && q == self.key && aims() && !is_verb(stream, word) {
            cost += 320;
        }
        if self.roles.get(q) == Some(&Role::Result) && is_code(stream.word(word)) {
            cost -= 150;
        }
        let is_text = self.roles.get(q).is_some_and(|r| is_sentences(*r));
        if is_text && self.labelled.is_some() && Some(q) != self.labelled {
            let squashed = squash(stream.word(word));
            cost += if EFFECT_LABELS.iter().any(|l| l.starts_with(&squashed)) { 100 } else { 0 };
        }
        cost
    }

    /// Tells where goals and areas stand that the report names elsewhere.
    pub(super) fn with_named(mut self, named: Named) -> Self {
        self.named = Rc::new(named);
        self
    }

    /// Whether goals or areas are named elsewhere.
    pub(super) fn names(&self) -> bool {
        !self.named.is_empty()
    }

    /// The end of a goal or area that the report names elsewhere, if one begins at a border and is no row of its own.
    pub(super) fn named(&self, q: usize, border: usize) -> Option<usize> {
        if q == self.key { None } else { self.named.at(*self.roles.get(q)?, border) }
    }

    /// The cost of the words `b..x`, one or two, as a cell of a number column: `12.`, `KF 3`.
    pub(super) fn number(&self, b: usize, x: usize, stream: &Stream<'_>) -> Option<Cost> {
        if x == b + 1 && self.numbers.is_id(b) {
            return Some(-250);
        }
        let (first, second) = (stream.word(b), if x > b + 1 { stream.word(b + 1) } else { "" });
        let last = if second.is_empty() { first } else { second };
        if last.trim_end_matches('.').contains('.') {
            return None;
        }
        let mut text = squash(first);
        squash_onto(&mut text, second);
        let digits = text.trim_start_matches("kf").trim_start_matches("ks");
        let plain = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|c| c.is_ascii_digit());
        if !plain || x > b + 1 && !matches!(first, "KF" | "KS") {
            return None;
        }
        (!self.numbers.strict || self.numbers.at(b)).then_some(-250)
    }
}

/// `A.`: the code of a control's result.
pub(super) fn is_code(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some('A'..='F'), Some('.'), None))
}

/// Whether a line is the label of an effect.
pub(super) fn is_effect_label(text: &str) -> bool {
    let first = text.trim_start().chars().next().unwrap_or(' ');
    (!first.is_alphanumeric() || matches!(first, 'ö' | 'Ö' | 'f' | 'F')) && EFFECT_LABELS.contains(&squash(text).as_str())
}

/// Whether a line is a time.
fn is_time(stream: &Stream<'_>, line: &StreamLine<'_>) -> bool {
    stream.traits(line.words.0).any(Traits::TIME_PART) && date::parse(line.text.trim()).is_some()
}

/// Words that begin lines with a goal's own mark (`KS mål 1.`, `KF:`), if the first row has one.
fn marks(stream: &Stream<'_>) -> Option<Vec<bool>> {
    let mut out = vec![false; stream.words.len()];
    let mut count = 0;
    for line in &stream.lines {
        let (first, end) = line.words;
        if goal_mark(&[stream.word(first), stream.word(first + 1), stream.word(first + 2)], end - first).is_some() {
            if let Some(flag) = out.get_mut(first) {
                *flag = true;
            }
            count += 1;
        }
    }
    (count > 0 && out.first() == Some(&true)).then_some(out)
}

/// How many of the words at a line's start are a goal's mark: `KS mål 1.`, `Nämndmål 3:`, `KF:`.
pub(super) fn goal_mark(words: &[&str], count: usize) -> Option<usize> {
    let numbered = |w: &str| {
        let n = w.trim_end_matches(['.', ':']);
        !n.is_empty()
            && n.len() <= 4
            && n.starts_with(|c: char| c.is_ascii_digit())
            && n.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
    };
    let owner = |w: &str| (2..=5).contains(&w.chars().count()) && w.chars().all(char::is_uppercase);
    match words {
        [a, ..] if a.ends_with(':') && owner(a.trim_end_matches(':')) => Some(1),
        [a, b, c, ..] if count >= 3 && owner(a) && b.eq_ignore_ascii_case("mål") && numbered(c) => Some(3),
        [a, b, ..] if count >= 2 && a.to_lowercase().ends_with("mål") && a.chars().count() <= 12 && numbered(b) => Some(2),
        _ => None,
    }
}
