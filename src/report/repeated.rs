//! Figures of statistics tables that the running text repeats: `sjukfrånvaron för kvinnor var 5,8 procent och för män 1,8 procent`.
//!
//! A sentence can speak of anything, so every word before the figure has to be known: a word of the table's title, of one of its rows,
//! a year of its columns, or one that tells nothing. Then it is said which cell is meant, whatever figure stands in it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::model::{CellRef, Claim, ClaimKind, Number, RowRole, Scope, Table, TableKind, Unit};
use super::passage::{Paragraph, Passage};
use crate::figures::number;
use crate::figures::words::{Word, holds, words};
use crate::layout::Layout;
use crate::lexicon::claims::hedge;
use crate::lexicon::statistics::{ALL, EQUALS, PLAIN};
use crate::limits::{MAX_NEAR_TABLES, MAX_TOLD_ROWS, MAX_TOLD_TABLES};

/// Reads them, in printed order.
pub(crate) fn read(layout: &Layout<'_>, tables: &[Table], paragraphs: &[Paragraph]) -> Vec<Claim> {
    let mut out = Vec::new();
    let small: Vec<&Table> =
        tables.iter().filter(|t| t.kind == TableKind::Statistics && t.rows.len() <= MAX_TOLD_ROWS).take(MAX_TOLD_TABLES).collect();
    if small.is_empty() {
        return out;
    }
    let told = |text: &str| text.contains('%') || holds(text, "procent");
    for Paragraph { first, passage } in paragraphs.iter().filter(|p| told(&p.passage.text)) {
        let section = layout.section_at(*first);
        let near: Vec<&Table> = small.iter().copied().filter(|t| t.section == section).take(MAX_NEAR_TABLES).collect();
        if !near.is_empty() {
            out.extend(of_text(&passage.text, &near).into_iter().map(|told| told.claim(passage, section.as_deref())));
        }
    }
    out
}

/// A percentage and the cell it repeats.
struct Told {
    value: Decimal,
    hedge: Option<super::model::Hedge>,
    period: Option<String>,
    cell: CellRef,
    /// Bytes of the statement and of its figure.
    start: usize,
    figure: usize,
    end: usize,
}

impl Told {
    fn claim(self, passage: &Passage, section: Option<&str>) -> Claim {
        Claim {
            kind: ClaimKind::Other,
            amount: Number(self.value),
            unit: Some(Unit::Percent),
            approximate: self.hedge.is_some(),
            hedge: self.hedge,
            scope: Scope::Whole,
            period: self.period,
            cell: Some(self.cell),
            raw: passage.text.get(self.start..self.end).unwrap_or_default().to_owned(),
            line: passage.line_at(self.figure),
            section: section.map(str::to_owned),
        }
    }
}

fn of_text(text: &str, tables: &[&Table]) -> Vec<Told> {
    let all = words(text);
    let mut out = Vec::new();
    // Of the statement that goes on: its table and what its subject says, until the sentence ends.
    let mut open: Option<(&Table, Subject)> = None;
    let mut from = 0;
    for at in 0..all.len() {
        let Some(word) = all.get(at) else { break };
        if let Some((value, after)) = percentage(&all, at) {
            let before = all.get(from..at).unwrap_or_default();
            open = match open.take() {
                Some((table, subject)) => going_on(table, subject, before),
                None => tables.iter().find_map(|t| Some((*t, Subject::read(t, before, true)?))),
            };
            if let Some((table, subject)) = &open
                && let Some((cell, period)) = subject.cell(table)
            {
                let hedge = before.last().and_then(|w| hedge(&w.bare().to_lowercase()));
                let start = before.first().map_or(word.bare_start(), Word::bare_start);
                let end = all.get(after - 1).map_or(word.end(), |w| w.bare_start() + w.bare().len());
                out.push(Told { value, hedge, period, cell, start, figure: word.bare_start(), end });
            }
            from = after;
        }
        let ends = word.text.ends_with(['.', '!', '?', ':', ';']) && at >= from.saturating_sub(1);
        let parted = word.text.ends_with([',', ')']) && at >= from.saturating_sub(1);
        if ends || parted {
            open = None;
            from = from.max(at + 1);
        }
    }
    out
}

/// `och för män` after `för kvinnor var 5,8 procent`: the same topic and year, another row.
fn going_on<'t>(table: &'t Table, mut subject: Subject, before: &[Word<'_>]) -> Option<(&'t Table, Subject)> {
    let more = Subject::read(table, before, false)?;
    if more.rows.is_empty() || before.first().is_none_or(|w| w.bare() != "och") {
        return None;
    }
    subject.rows = more.rows;
    subject.year = more.year.or(subject.year);
    Some((table, subject))
}

/// A percentage that begins at a word, and the word after it.
fn percentage(words: &[Word<'_>], at: usize) -> Option<(Decimal, usize)> {
    let word = words.get(at)?;
    if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare = word.bare();
    if let Some(digits) = bare.strip_suffix('%') {
        return Some((number::parse(digits)?.value, at + 1));
    }
    let unit = words.get(at + 1)?.bare().to_lowercase();
    matches!(unit.as_str(), "procent" | "%").then(|| Some((number::parse(bare)?.value, at + 2)))?
}

/// What the words before a figure say of a table.
#[derive(Debug, Default)]
struct Subject {
    /// Rows that a word of their label names.
    rows: BTreeSet<usize>,
    /// Groups of rows, by the row that heads them.
    groups: BTreeSet<usize>,
    year: Option<String>,
}

impl Subject {
    /// Nothing where a word is not known, or the table's topic or the verb is missing from a `whole` statement.
    fn read(table: &Table, before: &[Word<'_>], whole: bool) -> Option<Self> {
        let title = table.title.as_deref().unwrap_or_default().to_lowercase();
        let mut out = Self::default();
        let (mut topic, mut verb) = (false, false);
        for word in before {
            let lower = word.bare().to_lowercase();
            let named = |text: &str| text.split(|c: char| !c.is_alphabetic()).any(|w| is_form_of(&lower, w));
            let of_title = named(&title);
            topic |= of_title;
            verb |= EQUALS.contains(&lower.as_str());
            let rows: BTreeSet<usize> =
                table.rows.iter().enumerate().filter(|(_, r)| named(&r.label.to_lowercase())).map(|(i, _)| i).collect();
            let is_year = lower.len() == 4 && lower.parse::<u16>().is_ok_and(|y| (1990..2100).contains(&y));
            if is_year {
                out.year = Some(lower.clone());
            }
            let known = of_title
                || is_year
                || ALL.contains(&lower.as_str())
                || EQUALS.contains(&lower.as_str())
                || PLAIN.contains(&lower.as_str())
                || hedge(&lower).is_some();
            if !known && rows.is_empty() {
                return None;
            }
            // A word of the title stands in many labels and tells none of them from the others.
            if !of_title {
                let (groups, items): (BTreeSet<usize>, BTreeSet<usize>) =
                    rows.into_iter().partition(|r| table.rows.get(*r).is_some_and(|r| r.role == RowRole::Group));
                out.groups.extend(groups);
                if !ALL.contains(&lower.as_str()) {
                    out.rows.extend(items);
                }
            }
        }
        (!whole || topic && verb).then_some(out)
    }

    /// The cell that is meant, and the period of its column.
    fn cell(&self, table: &Table) -> Option<(CellRef, Option<String>)> {
        let row = self.row(table)?;
        let columns = table.columns.iter().enumerate().filter(|(_, c)| c.period.is_some());
        let column = match &self.year {
            Some(year) => columns.clone().find(|(_, c)| c.period.as_ref().is_some_and(|p| p.contains(year.as_str())))?.0,
            None => columns.max_by_key(|(i, c)| (c.period.clone(), std::cmp::Reverse(*i)))?.0,
        };
        let unit = table.columns.get(column)?.unit.or(table.rows.get(row)?.unit).or(table.unit);
        (unit == Some(Unit::Percent)).then_some(())?;
        table.rows.get(row)?.cells.get(column)?.as_ref()?;
        Some((CellRef { table: table.id.clone(), row, cell: column }, table.columns.get(column)?.period.clone()))
    }

    fn row(&self, table: &Table) -> Option<usize> {
        let is_group = |r: usize| table.rows.get(r).is_some_and(|r| r.role == RowRole::Group);
        // Rows of the group that is named, or those before the first group.
        let (from, to) = match self.groups.first() {
            Some(&g) if self.groups.len() == 1 => (g + 1, (g + 1..table.rows.len()).find(|r| is_group(*r)).unwrap_or(table.rows.len())),
            Some(_) => return None,
            None => (0, (0..table.rows.len()).find(|r| is_group(*r)).unwrap_or(table.rows.len())),
        };
        let mut named = self.rows.iter().copied().filter(|r| (from..to).contains(r));
        match (named.next(), named.next()) {
            (Some(row), None) => Some(row),
            (Some(_), Some(_)) => None,
            (None, _) if !self.rows.is_empty() => None,
            (None, _) => (from..to).find(|r| table.rows.get(*r).is_some_and(|r| r.label.to_lowercase().starts_with("total"))),
        }
    }
}

/// Whether two words are forms of one: `sjukfrånvaron` and `sjukfrånvaro`, `korta` and `kort`. Short words must be the same.
fn is_form_of(word: &str, of: &str) -> bool {
    let shared = word.chars().zip(of.chars()).take_while(|(a, b)| a == b).count();
    let rest = |w: &str| w.chars().count() - shared;
    word == of && !of.is_empty() && !PLAIN.contains(&of) || shared >= 4 && rest(word) <= 2 && rest(of) <= 2
}

#[cfg(test)]
mod tests {
    use super::is_form_of;

    #[test]
    fn forms_of_one_word() {
        assert!(is_form_of("sjukfrånvaron", "sjukfrånvaro"));
        assert!(is_form_of("korta", "kort"));
        assert!(is_form_of("män", "män"));
        assert!(!is_form_of("männen", "män"));
        assert!(!is_form_of("sjukfrånvarodagar", "sjukfrånvaro"));
        assert!(!is_form_of("kortare", "kort"));
        assert!(!is_form_of("för", "för"));
    }
}
