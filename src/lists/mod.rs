//! Text lists → goals, risks, actions, indicators, controls and checklists.
//!
//! In: the [`Layout`]. Out: the typed entries, and which lines they took. A list is found by its header
//! (`header`, `regions`), read as rows of cells (`search` over the `words` of a flattened list, `aligned` where columns
//! keep their places), merged cells are spread (`merged`), and each kind of list becomes its entries.

mod actions;
mod aligned;
mod amounts;
mod apart;
mod areas;
mod asked;
mod beads;
mod beside;
mod blocks;
mod book;
mod candidate;
mod cells;
mod checklists;
mod columns;
mod columnwise;
mod controls;
mod figure_head;
mod fits;
mod glance;
mod goals;
mod grid;
mod headed;
mod header;
mod indicators;
mod inside;
mod joined;
mod kinds;
mod labelled;
mod labels;
mod legend;
mod looks;
mod merged;
mod model;
mod names;
mod nodes;
mod notes;
mod numbers;
mod owners;
mod pair;
mod pieces;
mod places;
mod prices;
mod regions;
mod rest;
mod retyped;
mod risks;
mod search;
mod sequence;
mod spans;
mod steps;
mod strewn;
mod table;
mod tail;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_houses;
#[cfg(test)]
mod tests_labels;
#[cfg(test)]
mod tests_layouts;
#[cfg(test)]
mod tests_names;
#[cfg(test)]
mod tests_strewn;
#[cfg(test)]
mod tests_words;
mod text;
mod threes;
mod torn;
mod traits;
mod trie;
mod ways;
mod words;

use crate::finding::{Finding, reading};
use crate::layout::Layout;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::report::model::{Action, Checklist, Control, Goal, GoalLevel, Indicator, Risk};
use book::Book;
use columns::ListKind;
use names::Names;
use regions::Region;
use table::Table;

/// What the text lists of a report say.
#[derive(Debug, Default)]
pub struct Lists {
    /// Goals, in printed order.
    pub goals: Vec<Goal>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Things to do.
    pub actions: Vec<Action>,
    /// Indicators with text cells.
    pub indicators: Vec<Indicator>,
    /// Lines of internal control.
    pub controls: Vec<Control>,
    /// Checklists.
    pub checklists: Vec<Checklist>,
    /// Where the layout left a pairing open.
    pub problems: Vec<Finding>,
    /// For each line (index = number − 1) whether a list took it.
    pub used: Vec<bool>,
}

/// Reads the text lists of a report.
///
/// ```
/// use kpr::{Source, layout::Layout, lists};
/// let text = "Uppdrag\n\nAktivitet Slutdatum Status Ansvarig\nInföra e-arkiv 2023-12-31 Pågår Kanslichef\n";
/// let source = Source::new(text.as_bytes().to_vec(), None).unwrap();
/// let lists = lists::read(&Layout::new(&source));
/// assert_eq!(lists.actions.len(), 1);
/// assert_eq!(lists.actions[0].owner.as_deref(), Some("Kanslichef"));
/// ```
#[must_use]
pub fn read(layout: &Layout<'_>) -> Lists {
    let mut out = Lists { used: vec![false; layout.lines.len()], ..Lists::default() };
    let book = Book::new(layout);
    let found = regions::find(&book);
    let mut index = goals::Index::default();
    for (i, line) in found.goals.iter().enumerate() {
        out.take([line.lines[0], line.lines[1]]);
        let parent = goals::above(found.goals.get(..=i).unwrap_or_default(), layout);
        goals::merge(&mut out.goals, &mut index, vec![goals::of_line(line, parent)], false);
    }
    for area in areas::learn(&found.regions, layout) {
        index.names.add(Role::Area, area);
    }
    out.problems.extend(found.unread.map(|line| too_many(line, "MAX_LISTS", limits::MAX_LISTS, "lists")));
    for region in &found.regions {
        if out.entries() > limits::MAX_ENTRIES {
            let line = region.parts.first().and_then(|p| p.header.first()).map_or(1, |l| l.number);
            out.problems.push(too_many(line, "MAX_ENTRIES", limits::MAX_ENTRIES, "entries in its lists"));
            break;
        }
        out.problems.extend(region.unread.map(too_long));
        let (mut table, lines, shared) = table_of(region, &book, &index.names);
        out.problems.extend(shared.map(|s| reading::LAYOUT_GUESS.at(s.line, s.message)));
        retyped::settle(&mut table);
        notes::give(&mut table, &region.notes);
        for note in &region.notes {
            out.take(note.lines);
        }
        if table.padded {
            for guess in pair::spread(&mut table, &layout.lines) {
                out.problems.push(reading::LAYOUT_GUESS.at(guess.line, guess.message));
            }
        }
        if table.rows.iter().all(|r| r.cells.get(table.key).is_none_or(Vec::is_empty)) {
            continue;
        }
        for line in region.parts.iter().flat_map(|p| &p.header).map(|l| l.number).chain(lines) {
            out.take([line, line]);
        }
        let lines = region.goal.and_then(|g| found.goals.get(..=g)).unwrap_or_default();
        out.add(region, &table, lines, &mut index);
    }
    legend::apply(&mut out, layout);
    goals::order(&mut out.goals);
    for (line, prose) in found.goals.iter().zip(&found.prose) {
        let (said, text) = headed::below(prose, &layout.joiner);
        goals::apply_heading(&mut out.goals, line, said, text);
    }
    out
}

fn too_long(line: u32) -> Finding {
    let limit = limits::MAX_LIST_LINES;
    let message = format!("the list has more than {limit} lines (limit MAX_LIST_LINES); its lines from here on were not read");
    reading::LIST_TOO_LONG.at(line, message)
}

fn too_many(line: u32, name: &str, limit: usize, what: &str) -> Finding {
    let message = format!("the report has more than {limit} {what} (limit {name}); the lists from here on were not read");
    reading::LIST_TOO_LONG.at(line, message)
}

/// The table of a region, the lines it took, and what was shared out by guess.
fn table_of<'a>(region: &Region<'_, 'a>, book: &Book<'_, 'a>, names: &Names) -> (Table, Vec<u32>, Option<apart::Shared>) {
    if let Some((table, shared)) = &region.ready {
        let lines = region.parts.iter().flat_map(|p| &p.body).map(|l| l.number).collect();
        return (table.clone(), lines, shared.clone());
    }
    if let Some((table, lines)) = aligned::read(&region.header, &region.parts, book) {
        return (table, lines, None);
    }
    let body: Vec<_> = region.parts.iter().flat_map(|p| p.body.iter().copied()).collect();
    if let Some(cells) = apart::find(region, book) {
        let (rows, taken) = body.split_at(body.len().saturating_sub(cells.taken));
        let (mut table, mut lines) = table::from_stream(&region.header, rows, book, names);
        if let Some(shared) = cells.place(&mut table) {
            lines.extend(taken.iter().map(|l| l.number));
            return (table, lines, Some(shared));
        }
    }
    let (table, lines) = table::from_stream(&region.header, &body, book, names);
    (table, lines, None)
}

/// Whether a heading is the name of some goals, and no word for goals: `Arbetsgivarmål`.
fn names_goals(title: &str) -> bool {
    labels::names_goal(title) && !title.contains(' ') && labels::label(title).is_none()
}

impl Lists {
    fn entries(&self) -> usize {
        let [goals, risks, actions] = [self.goals.len(), self.risks.len(), self.actions.len()];
        goals + risks + actions + self.indicators.len() + self.controls.len() + self.checklists.len()
    }

    fn take(&mut self, lines: [u32; 2]) {
        for n in lines[0]..=lines[1] {
            if let Some(flag) = (n as usize).checked_sub(1).and_then(|i| self.used.get_mut(i)) {
                *flag = true;
            }
        }
    }

    fn add(&mut self, region: &Region<'_, '_>, table: &Table, lines: &[headed::GoalLine], index: &mut goals::Index) {
        let above = lines.last();
        let of = |level: GoalLevel| above.filter(|g| g.level == level).map(|g| g.text.as_str());
        let title = region.header.title.clone().unwrap_or_else(|| region.title.clone());
        // The goal of the council that the last line names, or under which the board's own stands.
        let overall =
            above.and_then(|_| lines.iter().rev().find(|g| g.level != GoalLevel::Board)).filter(|g| g.level == GoalLevel::Council);
        let parent = above.map_or_else(|| Some(region.title.clone()).filter(|t| names_goals(t)), |g| Some(goals::reference(g)));
        let context = actions::Above {
            list: &region.title,
            overall: overall.map(|g| g.text.as_str()),
            goal: of(GoalLevel::Board),
            area: of(GoalLevel::FocusArea),
        };
        match table.kind {
            ListKind::Goals => goals::merge(&mut self.goals, index, goals::of_table(table, parent.as_deref()), false),
            ListKind::Risks => {
                let (risks, links) = risks::of_table(table, &region.title, self.risks.len() + 1);
                self.risks.extend(risks);
                self.actions.extend(actions::of_table(table, &context, &links));
            }
            ListKind::Actions => self.actions.extend(actions::of_table(table, &context, &[])),
            ListKind::Indicators => self.indicators.extend(indicators::of_table(table, context.goal)),
            ListKind::Controls => self.controls.extend(controls::of_table(table)),
            ListKind::Checklist => self.checklists.extend(checklists::of_table(table, title)),
        }
        if matches!(table.kind, ListKind::Actions | ListKind::Indicators) && table.roles.contains(&Role::Goal) {
            goals::merge(&mut self.goals, index, goals::of_cells(table, above.map(goals::reference).as_deref()), true);
        }
    }
}
