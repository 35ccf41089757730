//! The commentary under a programme's heading: how far it goes, and its text.

use std::collections::HashSet;

use super::headings::Heading;
use crate::figures::words::{first_three, letters, squash};
use crate::layout::prose::is_prose;
use crate::layout::{Gap, Layout, LayoutLine, LineKind};
use crate::report::head::Running;
use crate::report::model::{RowRole, Table};
use crate::report::passage::{Passage, is_item, without_bullet};

/// A commentary.
#[derive(Debug)]
pub(super) struct Comment {
    /// The heading as printed.
    pub(super) heading: String,
    /// The text.
    pub(super) passage: Passage,
    /// Indices of its lines, heading included.
    pub(super) lines: std::ops::Range<usize>,
}

/// The places where a commentary ends at the latest.
#[derive(Debug)]
pub(super) struct Stops<'u> {
    used: &'u [bool],
    /// First lines of the programmes' headings, in order.
    starts: Vec<usize>,
    running: &'u Running,
    /// Names of groups and totals: a heading that is one belongs to no programme.
    groups: HashSet<String>,
    /// How they begin.
    heads: HashSet<[char; 3]>,
}

/// Longest line that can be a heading, in characters.
const MAX_TITLE: usize = 70;

impl<'u> Stops<'u> {
    pub(super) fn new(
        layout: &Layout<'_>,
        headings: &[Heading<'_>],
        used: &'u [bool],
        statements: &[&Table],
        running: &'u Running,
    ) -> Self {
        let groups = statements.iter().flat_map(|t| &t.rows).filter(|r| r.role != RowRole::Item);
        let groups: HashSet<String> = groups.map(|r| squash(&r.label)).collect();
        let heads = groups.iter().map(|g| first_three(g.chars())).collect();
        let mut starts: Vec<usize> = headings.iter().map(|h| h.first).collect();
        starts.push(layout.lines.len());
        Self { used, starts, running, groups, heads }
    }

    /// The commentary under a heading.
    pub(super) fn comment(&self, layout: &Layout<'_>, heading: &Heading<'_>) -> Comment {
        let next = self.starts.partition_point(|s| *s <= heading.first);
        let limit = self.starts.get(next).copied().unwrap_or(layout.lines.len());
        let last = next + 1 >= self.starts.len();
        let mut parts: Vec<(u32, &str)> = Vec::new();
        let mut end = heading.text_at;
        let mut before: Option<&LayoutLine<'_>> = None;
        for (at, line) in layout.lines.iter().enumerate().take(limit).skip(heading.text_at) {
            if !line.is_flow() {
                continue;
            }
            if self.used.get(at) == Some(&true) {
                break;
            }
            if self.running.is_one(line) {
                continue;
            }
            let own = heading.run_in.filter(|_| at == heading.text_at);
            if own.is_none() && self.ends_at(layout, line, before, last) {
                break;
            }
            let fresh = before.is_none_or(|b| line.gap != Gap::Adjacent || closes(b.text));
            parts.push((line.number, own.unwrap_or_else(|| without_bullet(line.text, fresh))));
            before = Some(line);
            end = at + 1;
        }
        Comment { heading: printed(layout, heading), passage: Passage::new(layout, &parts), lines: heading.first..end }
    }

    /// Whether a line begins something else. Headings without a number may stand inside a commentary, but not after the last one.
    fn ends_at(&self, layout: &Layout<'_>, line: &LayoutLine<'_>, before: Option<&LayoutLine<'_>>, last: bool) -> bool {
        let numbered = line.kind == LineKind::Heading
            && layout.heading_at(line.number).is_some_and(|h| h.number.is_some() && h.lines[0] == line.number);
        let group = || self.heads.contains(&first_three(letters(line.text))) && self.groups.contains(&squash(line.text));
        if numbered || group() {
            return true;
        }
        last && (line.kind == LineKind::Heading || before.is_some_and(|b| is_title_after(line, b)))
    }
}

/// Whether a line stands like a heading after a text that is closed.
fn is_title_after(line: &LayoutLine<'_>, before: &LayoutLine<'_>) -> bool {
    let text = line.text.trim();
    let apart = matches!(line.gap, Gap::Empty | Gap::Padding | Gap::Page);
    let fresh = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let short = text.chars().count() <= MAX_TITLE && !is_prose(text) && !text.ends_with(['.', ',', ';', '!', '?']);
    fresh && short && !is_item(line) && (closes(before.text) || (apart && is_item(before)))
}

fn closes(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', ':'])
}

/// The heading as printed: its lines joined, without the text that begins on the last.
fn printed(layout: &Layout<'_>, heading: &Heading<'_>) -> String {
    let lines = layout.lines.get(heading.first..heading.text_at.max(heading.first + 1)).unwrap_or_default();
    let whole = layout.joiner.join(lines.iter().filter(|l| l.is_flow()).map(|l| l.text));
    let Some(text) = heading.run_in else { return whole };
    let own = lines.first().map(|l| l.text).unwrap_or_default();
    let name = own.strip_suffix(text).or_else(|| own.split_once(text).map(|(name, _)| name)).unwrap_or(own);
    name.trim().trim_end_matches([':', '.', '–', '-', ' ']).to_owned()
}
