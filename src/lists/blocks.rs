//! Entries printed as blocks: a line that names the entry, and under it its labels, each with its value.
//!
//! `Uppdrag 3: …` names an entry by a label, too; a line of its own does so only where two entries at the least go on
//! with the same label.

use super::apart::Shared;
use super::book::Book;
use super::columns::{ListKind, key_role, kind_of, settle};
use super::headed::{self, GoalLine};
use super::header::Header;
use super::labelled::{Labelled, is_labelled, labels_of};
use super::table::{Cell, Row, Table};
use crate::figures::{date, status};
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::{KIND_WORDS, Role};

/// Most lines of a value and of the name of the next entry.
const MAX_BETWEEN: usize = 30;
/// Most lines of a name.
const MAX_NAME: usize = 4;

/// A list whose entries are blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    pub(super) entries: Vec<Entry>,
    /// The role that names entries, where a label does.
    pub(super) key: Option<Role>,
    /// Flow lines of the first and the last.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What was shared out among its entries by guess.
    pub(super) shared: Option<Shared>,
}

/// An entry: its labels with their values, and the line that names it.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) cells: Vec<(Role, Cell)>,
    pub(super) name: Option<Cell>,
}

/// What names entries.
fn is_key(role: Role) -> bool {
    matches!(role, Role::Action | Role::Goal | Role::Risk | Role::Indicator | Role::Process)
}

/// What is said in sentences, which go on for lines.
fn is_told(role: Role) -> bool {
    matches!(role, Role::Comment | Role::Detail | Role::Effect | Role::Result) || is_key(role)
}

/// Finds the lists of blocks.
pub(super) fn find<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], goals: &[GoalLine]) -> Vec<Blocks> {
    let mut out: Vec<Blocks> = Vec::new();
    let (mut i, mut free) = (0, 0);
    while let Some(line) = flow.get(i) {
        if !is_labelled(line.text) || is_goal(goals, i) {
            i += 1;
            continue;
        }
        let mut run = Run { book, flow, goals, at: i, free, key: None, entries: Vec::new(), first: i, last: i };
        run.read();
        i = run.at.max(i + 1);
        if run.holds() {
            free = run.last + 1;
            i = i.max(free);
            out.push(Blocks { entries: run.entries, key: run.key, first: run.first, last: run.last, shared: None });
        }
    }
    out
}

fn is_goal(goals: &[GoalLine], at: usize) -> bool {
    goals.get(goals.partition_point(|g| g.last < at)).is_some_and(|g| g.first <= at)
}

/// The entries that follow one another from a line on.
struct Run<'r, 'l, 'a> {
    book: &'r Book<'l, 'a>,
    flow: &'r [&'r LayoutLine<'a>],
    goals: &'r [GoalLine],
    /// The line that is read next.
    at: usize,
    /// Lines before belong to something else.
    free: usize,
    key: Option<Role>,
    entries: Vec<Entry>,
    first: usize,
    last: usize,
}

impl<'a> Run<'_, '_, 'a> {
    fn labels(&self, at: usize) -> Vec<Labelled<'a>> {
        self.flow.get(at).filter(|_| !is_goal(self.goals, at)).map_or_else(Vec::new, |l| labels_of(l.text))
    }

    fn read(&mut self) {
        let mut labels = self.labels(self.at);
        let Some(first) = labels.first().map(|l| l.role) else { return };
        self.key = Some(first).filter(|role| is_key(*role));
        if self.key.is_none() {
            let from = self.name_above(self.free, self.at);
            let Some(name) = from.and_then(|from| self.cell(None, from, self.at)) else {
                // No line names the entry.
                self.at += 1;
                return;
            };
            self.first = from.unwrap_or(self.at);
            self.entries.push(Entry { name: Some(name), ..Entry::default() });
        }
        loop {
            for (i, label) in labels.iter().enumerate() {
                if self.key == Some(label.role) {
                    self.entries.push(Entry::default());
                } else if is_key(label.role) && !(self.key == Some(Role::Risk) && label.role == Role::Action) {
                    return;
                }
                let end = if i + 1 == labels.len() { self.end_of_value(self.at, label.role) } else { self.at + 1 };
                let cell = self.cell(Some(label.value), self.at, end);
                let Some(entry) = self.entries.last_mut() else { return };
                let again = entry.cells.iter().any(|(role, _)| *role == label.role) && label.role != Role::Action;
                if again {
                    return;
                }
                entry.cells.extend(cell.map(|cell| (label.role, cell)));
                self.last = end.saturating_sub(1).max(self.at);
                self.at = if i + 1 == labels.len() { end } else { self.at };
            }
            labels = self.labels(self.at);
            if !labels.is_empty() {
                // A line that names an entry is wanted where the first label comes again.
                continue;
            }
            let Some(next) = (self.at..self.at + MAX_NAME + 1).find(|at| self.flow.get(*at).is_some_and(|l| is_labelled(l.text))) else {
                return;
            };
            labels = self.labels(next);
            let named = self.key.is_none() && labels.first().is_some_and(|l| l.role == first);
            let Some(name) = self.name_above(self.at, next).filter(|from| named && *from == self.at) else { return };
            let cell = self.cell(None, name, next);
            self.entries.push(Entry { name: cell, ..Entry::default() });
            self.at = next;
        }
    }

    /// The line after a value that begins in line `at`.
    fn end_of_value(&self, at: usize, role: Role) -> usize {
        let told = is_told(role);
        let empty = self.flow.get(at).is_some_and(|l| l.text.trim_end().ends_with(':'));
        let mut end = at + 1;
        while let Some((before, line)) = self.flow.get(end - 1).zip(self.flow.get(end)) {
            let small = line.text.trim_start().starts_with(char::is_lowercase);
            let first = empty && end == at + 1;
            let ends = before.text.trim_end().ends_with(['.', '!', '?']);
            let stop = line.kind == LineKind::Heading
                || is_labelled(line.text)
                || is_goal(self.goals, end)
                || end > at + MAX_BETWEEN
                || !first && !small && line.gap != Gap::Adjacent;
            // After a sentence a name follows, unless a full line goes on.
            let full = told && before.text.trim().chars().count() * 5 >= self.width(at, end) * 4 && self.tells_on(end);
            if stop || !(first || small || told && !ends || full) {
                break;
            }
            end += 1;
        }
        // Without a sentence's end the last lines may be the next entry's name.
        let open = told && end > at + 1 && !self.flow.get(end - 1).is_some_and(|l| l.text.trim_end().ends_with(['.', '!', '?']));
        let label = self.flow.get(end).is_some_and(|l| is_labelled(l.text));
        if open && label && self.key.is_none() {
            return self.name_above(at + 1, end).unwrap_or(end);
        }
        end
    }

    fn width(&self, from: usize, to: usize) -> usize {
        self.flow.get(from..to).into_iter().flatten().map(|l| l.text.trim().chars().count()).max().unwrap_or_default().max(70)
    }

    /// Whether a line is one of a text that goes on: it or one of the next ends with a full stop before any label.
    fn tells_on(&self, at: usize) -> bool {
        let lines = self.flow.get(at..(at + 4).min(self.flow.len())).unwrap_or_default();
        let until = lines.iter().position(|l| is_labelled(l.text) || l.kind == LineKind::Heading).unwrap_or(lines.len());
        lines.iter().take(until).any(|l| l.text.trim_end().ends_with('.'))
    }

    /// Where the name of an entry begins whose first label stands in line `end`.
    fn name_above(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = end.checked_sub(1).filter(|at| *at >= from && !is_goal(self.goals, *at))?;
        let goes_on = |at: usize| self.flow.get(at).is_some_and(|l| l.text.trim_start().starts_with(char::is_lowercase));
        while goes_on(at) && at > from && at + MAX_NAME > end {
            at -= 1;
        }
        let text = self.flow.get(at)?.text.trim();
        let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let last = self.flow.get(end - 1)?.text.trim();
        (begins && !last.ends_with(['.', ':', ';', ',']) && last.chars().any(char::is_alphabetic)).then_some(at)
    }

    /// A cell of whole lines, but of the first only its `value` where one is given.
    fn cell(&self, value: Option<&str>, from: usize, to: usize) -> Option<Cell> {
        let lines = self.flow.get(from + usize::from(value.is_some())..to).unwrap_or_default();
        let text = self.book.joiner.join(value.into_iter().chain(lines.iter().map(|l| l.text)));
        let number = |i: usize| self.flow.get(i).map_or(0, |l| l.number);
        (!text.is_empty()).then(|| Cell { text, lines: [number(from), number(to.saturating_sub(1).max(from))] })
    }

    /// Whether the entries are a list.
    fn holds(&self) -> bool {
        let cells = |role: Role| self.entries.iter().flat_map(|e| &e.cells).filter(move |(r, _)| *r == role).map(|(_, c)| c.text.as_str());
        let mostly = |role: Role, fits: &dyn Fn(&str) -> bool| cells(role).filter(|t| fits(t)).count() * 2 >= cells(role).count();
        let stated = mostly(Role::Status, &|t| status::action(t).is_some() || status::goal(t).is_some());
        let dated = mostly(Role::Due, &|t| date::parse(t).is_some());
        let has = |roles: &[Role]| roles.iter().any(|role| cells(*role).next().is_some());
        let firm = has(&[Role::Status, Role::Due, Role::Level, Role::Target, Role::Outcome, Role::Result, Role::Answer]);
        let entries = self.entries.iter().filter(|e| !e.cells.is_empty()).count();
        let wide = self.entries.iter().map(|e| e.cells.len()).max().unwrap_or_default();
        // A question has its answer, and that is all.
        let answered = entries >= 2 && self.entries.iter().all(|e| e.cells.iter().any(|(role, _)| *role == Role::Answer));
        let enough = answered || if self.key.is_some() { wide >= 3 || entries >= 2 && wide >= 2 } else { entries >= 2 && wide >= 2 };
        stated && dated && firm && enough
    }
}

impl Blocks {
    /// The list, as what its heading says it is a list of; none if its labels are not those of such a list.
    pub(super) fn table(&self, title: &str) -> Option<(Header, Table)> {
        let mut roles: Vec<Role> = Vec::new();
        for (role, _) in self.entries.iter().flat_map(|e| &e.cells) {
            if !roles.contains(role) {
                roles.push(*role);
            }
        }
        if self.key.is_none() {
            roles.insert(0, self.named_role(title));
        }
        let kind = kind_of(&roles)?;
        let raw = roles.clone();
        settle(kind, &mut roles);
        let key = roles.iter().position(|role| *role == key_role(kind, &roles))?;
        let mut rows = Vec::new();
        for entry in &self.entries {
            let mut row = Row::new(roles.len());
            for (q, role) in raw.iter().enumerate() {
                let own = entry.cells.iter().filter(|(r, _)| r == role).map(|(_, cell)| cell.clone());
                if let Some(slot) = row.cells.get_mut(q) {
                    slot.extend(own);
                }
            }
            if self.key.is_none()
                && let Some((name, slot)) = entry.name.clone().zip(row.cells.get_mut(0))
            {
                let text = if kind == ListKind::Goals { name.text } else { headed::leading_number(&name.text).1 };
                slot.push(Cell { text, lines: name.lines });
            }
            rows.push(row);
        }
        let header = Header { kind, roles: roles.clone(), starts: Vec::new(), first: self.first, last: self.first, own: None, title: None };
        Some((header, Table { kind, roles, key, rows, padded: false, own: None }))
    }

    /// What the lines are that name the entries: what the heading says, or else what their statuses are said of.
    fn named_role(&self, title: &str) -> Role {
        if self.entries.iter().flat_map(|e| &e.cells).any(|(role, _)| *role == Role::Answer) {
            return Role::Question;
        }
        let words = || title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let told = words().find_map(|word| KIND_WORDS.iter().find(|(part, _)| word.contains(part)).map(|(_, role)| *role));
        told.unwrap_or_else(|| {
            let said =
                || self.entries.iter().flat_map(|e| &e.cells).filter(|(role, _)| *role == Role::Status).map(|(_, c)| c.text.as_str());
            let goals = said().any(|t| status::goal(t).is_some() && status::action(t).is_none());
            if goals { Role::Goal } else { Role::Action }
        })
    }
}
