//! All parts → the typed report.

pub(crate) mod claims;
pub(crate) mod counts;
pub(crate) mod head;
pub(crate) mod key_figures;
pub mod model;
pub(crate) mod passage;
pub(crate) mod programmes;
pub(crate) mod repeated;
pub(crate) mod sections;
pub(crate) mod whole;

use crate::layout::Layout;
use crate::lists;
use crate::source::Source;
use crate::tables::{self, Surroundings};
use head::Running;
use model::{ProofSummary, Report, SCHEMA_VERSION, TableKind};

/// Puts the report together: its head first, for the tables need the period and unit; then the tables; then what needs them.
#[must_use]
pub fn read(source: &Source) -> Report {
    let layout = Layout::new(source);
    let mut opening = head::read(&layout);
    let lists = lists::read(&layout);
    let mut used = lists.used.clone();
    let mut found = tables::read(&layout, &used, Surroundings { period: opening.period, unit: opening.head.unit });
    head::complete(&mut opening, &layout, &found.tables);
    take(&mut used, &found.used);
    let key_figures = key_figures::read(&layout, &used);
    let commented = programmes::read(&layout, &found.tables, &used, opening.period, &Running::new(&opening.head));
    take(&mut used, &commented.used);
    for table in found.tables.iter_mut().filter(|t| commented.statement.as_ref() == Some(&t.id)) {
        table.kind = TableKind::OperatingStatement;
    }
    let paragraphs = passage::paragraphs(&layout, &used);
    let whole::Whole { mut claims, unread } = whole::read(&layout, &found.tables, &paragraphs, opening.period);
    claims.extend(repeated::read(&layout, &found.tables, &paragraphs));
    claims.sort_by_key(|c| c.line);
    let goal_counts = counts::read(&paragraphs);
    Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        source: source.info().clone(),
        report: opening.head,
        sections: sections::read(&layout),
        key_figures,
        tables: found.tables,
        programmes: commented.programmes,
        goals: lists.goals,
        risks: lists.risks,
        actions: lists.actions,
        indicators: lists.indicators,
        controls: lists.controls,
        checklists: lists.checklists,
        claims,
        goal_counts,
        findings: [lists.problems, found.problems].into_iter().flatten().chain(unread).collect(),
        proof: ProofSummary::default(),
    }
}

/// Marks lines as taken.
fn take(used: &mut [bool], more: &[bool]) {
    for (flag, taken) in used.iter_mut().zip(more) {
        *flag |= taken;
    }
}
