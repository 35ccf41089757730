//! Goals: of headings, of goal lists, and the goal cells of lists of other things.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::headed::{self, GoalLine};
use super::merged;
use super::model::goal_mark;
use super::names::Names;
use super::table::{Cell, Table};
use crate::figures::status;
use crate::figures::words::squash;
use crate::layout::{Heading, Layout};
use crate::lexicon::lists::Role;
use crate::report::model::{Goal, GoalLevel, GoalStatus};

/// What the last of some lines stands under, if it names a goal of the board: the last goal above that is none, with no numbered heading
/// between.
pub(super) fn above(lines: &[GoalLine], layout: &Layout<'_>) -> Option<String> {
    let (line, before) = lines.split_last().filter(|(line, _)| line.level == GoalLevel::Board)?;
    let parent = before.iter().rev().find(|g| g.level != GoalLevel::Board)?;
    let between = |h: &Heading| h.number.is_some() && parent.lines[1] < h.lines[0] && h.lines[1] < line.lines[0];
    let goal = |h: &Heading| lines.iter().any(|g| g.lines[0] == h.lines[0]);
    (!layout.headings.iter().any(|h| between(h) && !goal(h))).then(|| reference(parent))
}

/// The goal of a heading, under its parent.
pub(super) fn of_line(line: &GoalLine, parent: Option<String>) -> Goal {
    let (status, raw) = line.status.clone().filter(|_| line.board.is_none()).unzip();
    Goal {
        id: line.id.clone(),
        level: line.level,
        owner: line.owner.clone(),
        text: line.text.clone(),
        parent,
        status,
        status_raw: raw,
        comment: None,
        lines: line.lines,
    }
}

/// Gives board goals what stands under the headings that name them: a status in the heading, and the text below.
pub(super) fn apply_heading(goals: &mut [Goal], line: &GoalLine, said: Option<(GoalStatus, String)>, prose: Option<String>) {
    // Of a council's goal only a status said on a line of its own.
    if line.level == GoalLevel::Council && line.board.is_none() {
        let own = goals.iter_mut().find(|g| g.lines == line.lines && g.status.is_none());
        own.into_iter().for_each(|g| (g.status, g.status_raw) = said.clone().unzip());
    }
    let own = |g: &Goal| line.board.as_ref().map_or(g.lines == line.lines, |n| g.id.as_ref() == Some(n)) && g.level == GoalLevel::Board;
    let Some(goal) = goals.iter_mut().find(|g| own(g)) else { return };
    if goal.status.is_none() {
        let said = line.status.clone().or(said).or_else(|| prose.as_deref().and_then(status::goal_in_prose));
        (goal.status, goal.status_raw) = said.unzip();
    }
    goal.comment = goal.comment.take().or(prose);
}

/// The name by which others refer to a goal: its id, or its text.
pub(super) fn reference(line: &GoalLine) -> String {
    line.id.clone().unwrap_or_else(|| line.text.clone())
}

/// The goals of a list of goals.
pub(super) fn of_table(table: &Table, parent: Option<&str>) -> Vec<Goal> {
    let focus = table.roles.contains(&Role::FocusArea);
    let key = if focus { Role::FocusArea } else { Role::Goal };
    let mut out = Vec::new();
    for row in &table.rows {
        let Some(cell) = table.cell(row, key) else { continue };
        let Some(text) = table.text(row, key) else { continue };
        let mut name = named(&text);
        if name.id.is_none() {
            name.id = column_id(table, row);
        }
        let subgoal = name.id.as_deref().is_some_and(|id| id.contains('.') && id.starts_with(|c: char| c.is_ascii_digit()));
        let level = if focus {
            GoalLevel::FocusArea
        } else if subgoal {
            GoalLevel::Subgoal
        } else {
            name.level.unwrap_or(GoalLevel::Board)
        };
        let comment = table.text(row, Role::Comment).or_else(|| table.text(row, Role::Detail));
        let (status, status_raw) = status_of(table.text(row, Role::Status), comment.as_deref(), level);
        let own_parent = numbered_parent(table, row, subgoal, name.id.as_deref());
        let mut lines = row.lines();
        lines[0] = lines[0].min(cell.lines[0]);
        // A list whose rows name the council's goals by number is the board's own.
        let own_list = table.own.as_ref().filter(|_| table.roles.contains(&Role::Number) && (own_parent.is_some() || subgoal));
        let owner = name.owner.or_else(|| own_list.cloned());
        let id = name.id.or_else(|| {
            table.text(row, Role::Number).map(|n| n.trim_end_matches('.').to_owned()).filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
        });
        out.push(Goal {
            id,
            level,
            owner,
            text: name.text,
            parent: own_parent.or_else(|| parent.map(str::to_owned)),
            status,
            status_raw,
            comment,
            lines,
        });
    }
    out
}

/// The id in the one number column of a list: `M3`, `2.1`.
fn column_id(table: &Table, row: &super::table::Row) -> Option<String> {
    let single = table.roles.iter().filter(|r| **r == Role::Number).count() == 1;
    let text = table.text(row, Role::Number).filter(|_| single)?;
    let id = text.trim_end_matches(['.', ':']);
    let marked = id.starts_with(char::is_alphabetic) || id.contains('.');
    let short = id.len() <= 6 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') && id.bytes().any(|b| b.is_ascii_digit());
    (marked && short && !id.starts_with("KF")).then(|| id.to_owned())
}

/// The goal that a number column names: the council's for a board goal, the board's for a subgoal.
fn numbered_parent(table: &Table, row: &super::table::Row, subgoal: bool, id: Option<&str>) -> Option<String> {
    let numbers: Vec<&Cell> =
        table.roles.iter().zip(&row.cells).filter(|(r, _)| **r == Role::Number).filter_map(|(_, c)| c.first()).collect();
    if subgoal {
        return id.and_then(|i| i.split('.').next()).map(str::to_owned);
    }
    let digits: String = numbers.first()?.text.chars().filter(char::is_ascii_digit).collect();
    let letters: String = numbers.first()?.text.chars().filter(|c| c.is_alphabetic()).collect();
    (letters == "KF").then(|| format!("KF mål {digits}"))
}

/// A status that its column says, or the comment.
fn status_of(cell: Option<String>, comment: Option<&str>, level: GoalLevel) -> (Option<GoalStatus>, Option<String>) {
    match cell {
        Some(text) if super::legend::is_sign(&text) => return (None, Some(text)),
        Some(text) => {
            if let Some(s) = status::goal(&text) {
                return (Some(s), Some(text));
            }
        }
        None => {}
    }
    if level != GoalLevel::Board {
        return (None, None);
    }
    comment.and_then(status::goal_in_prose).unzip()
}

/// A goal's text taken apart.
struct Named {
    id: Option<String>,
    owner: Option<String>,
    level: Option<GoalLevel>,
    text: String,
}

/// `KS mål 1. Kommunen ska …`, `KF: Bidra till …`, `1.1.a Planberedskap`.
fn named(text: &str) -> Named {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some(n) = goal_mark(&words, words.len()).filter(|n| *n < words.len()) {
        let mark = words.get(..n).unwrap_or_default().join(" ");
        let rest = words.get(n..).unwrap_or_default().join(" ");
        let mark = mark.trim_end_matches(['.', ':']);
        let (owner, level) = headed::owner_and_level(mark);
        return if n == 1 {
            Named { id: None, owner: Some(mark.to_owned()), level: None, text: rest }
        } else {
            Named { id: Some(mark.to_owned()), owner, level: Some(level), text: rest }
        };
    }
    let (id, rest) = headed::leading_number(text);
    Named { id, owner: None, level: None, text: rest }
}

/// The goals that stand as merged cells in a list of other things.
pub(super) fn of_cells(table: &Table, parent: Option<&str>) -> Vec<Goal> {
    let mut seen = BTreeSet::new();
    let own = merged::governing(table, Role::Goal).into_iter().flatten().filter(|(row, _)| seen.insert(*row));
    own.map(|(_, cell)| {
        let name = named(&cell.text);
        Goal {
            id: name.id,
            level: name.level.unwrap_or(GoalLevel::Board),
            owner: name.owner,
            text: name.text,
            parent: parent.map(str::to_owned),
            status: None,
            status_raw: None,
            comment: None,
            lines: cell.lines,
        }
    })
    .collect()
}

/// Puts goals in printed order, a council's goal before the first that stands under it.
pub(super) fn order(goals: &mut [Goal]) {
    let mut children: HashMap<String, u32> = HashMap::new();
    for (parent, line) in goals.iter().filter_map(|g| Some((g.parent.clone()?, g.lines[0]))) {
        children.entry(parent).and_modify(|first| *first = line.min(*first)).or_insert(line);
    }
    goals.sort_by_cached_key(|g| {
        let name = g.id.as_ref().unwrap_or(&g.text);
        let child = children.get(name).copied().filter(|_| g.level == GoalLevel::Council);
        (child.map_or(g.lines[0], |c| c.min(g.lines[0])), g.level != GoalLevel::Council)
    });
}

/// Where goals of a text stand among those found: a report of a thousand goals is not searched for each.
#[derive(Debug, Default)]
pub(super) struct Index {
    places: HashMap<String, Vec<usize>>,
    /// Their numbers, squashed: a cell with one of them names that goal.
    numbers: HashSet<String>,
    /// The texts, squashed, that are long enough to be known where they are named again, and the names of areas.
    pub(super) names: Names,
}

impl Index {
    fn add(&mut self, key: String, place: usize) {
        if key.len() > 8 {
            self.names.add(Role::Goal, key.clone());
        }
        self.places.entry(key).or_default().push(place);
    }

    /// The number of a goal: one with a letter, `F2`, is a name that is known where it comes again.
    fn number(&mut self, number: &str) {
        let key = squash(number);
        if key.contains(char::is_alphabetic) && key.contains(char::is_numeric) {
            self.names.add(Role::Goal, key.clone());
        }
        if !key.is_empty() {
            self.numbers.insert(key);
        }
    }
}

/// Adds goals that are not there yet; a status or comment that only one of two has is kept.
///
/// The goal `cells` of lists of other things only repeat goals, whatever they stand under.
pub(super) fn merge(into: &mut Vec<Goal>, index: &mut Index, more: Vec<Goal>, cells: bool) {
    for goal in more {
        let key = squash(&goal.text);
        let alike = |g: &Goal| {
            g.level == goal.level
                && (cells || g.owner == goal.owner && (g.parent == goal.parent || g.parent.is_none() || goal.parent.is_none()))
        };
        let same = index.places.get(&key).and_then(|places| places.iter().copied().find(|p| into.get(*p).is_some_and(alike)));
        match same.and_then(|p| into.get_mut(p)) {
            Some(old) => {
                old.id = old.id.take().or(goal.id);
                old.parent = old.parent.take().or(goal.parent);
                old.comment = old.comment.take().or(goal.comment);
                if old.status.is_none() {
                    (old.status, old.status_raw) = (goal.status, goal.status_raw);
                }
            }
            None if cells && index.numbers.contains(&key) => {}
            None => {
                index.number(goal.id.as_deref().unwrap_or_default());
                index.add(key, into.len());
                into.push(goal);
            }
        }
    }
}
