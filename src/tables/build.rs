//! A table draft → the typed table: labels and codes, roles of rows, title, unit and kind.

use super::assemble::{Context, DraftRow, TableDraft};
use super::class::Class;
use super::column::fill_periods;
use super::labels::{is_code, split_code};
use super::reading::CellSpan;
use super::shape::Shape;
use super::sums::{Kind, Sum, Sums};
use super::words::{Word, words};
use super::{identities, kind};
use crate::figures::period::Period;
use crate::figures::words::fold;
use crate::layout::Layout;
use crate::lexicon::columns::HeaderWord;
use crate::lexicon::rows::FINAL_STEMS;
use crate::report::model::{Cell, Column, ColumnRole, Number, Proof, Row, RowRole, Table, Unit};

/// What the report says outside the table that a table may need.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Surroundings {
    /// Period of the report.
    pub(crate) period: Period,
    /// Unit of the report's money.
    pub(crate) unit: Option<Unit>,
}

/// Builds a table.
pub(crate) fn table(layout: &Layout<'_>, context: &Context<'_, '_>, draft: TableDraft<'_>, around: Surroundings) -> Option<Table> {
    let mut rows = rows(layout, context, &draft);
    codes(&mut rows);
    let first_row = rows.first()?.line;
    let header_first = draft.header.first().and_then(|i| context.scans.get(*i)).map(|s| s.number);
    let first = header_first.unwrap_or(first_row).min(first_row);
    let last = rows.iter().flat_map(|r| r.cells.iter().flatten().map(|c| c.line).chain([r.line])).max()?;
    let heading = layout.heading_at(first);
    let title = title(layout, context, &draft).or_else(|| heading.filter(|h| first - h.lines[1] <= 12).map(|h| h.title.clone()));
    let title_words = title_words(context, &draft, title.as_deref(), heading.map(|h| h.title.as_str()));
    let title_period = title_period(&title_words);

    let mut drafts = draft.columns.clone();
    fill_periods(&mut drafts, title_period, around.period);
    let mut columns: Vec<Column> = drafts.into_iter().map(|d| d.column).collect();
    // Bare periods under a title that speaks of deviations are deviations.
    let own_title = title_words.split(" | ").next().unwrap_or_default();
    if own_title.contains("avvikelse") && columns.iter().all(|c| c.role == ColumnRole::Value && c.period.is_some()) {
        columns.iter_mut().for_each(|c| c.role = ColumnRole::Deviation);
    }
    let said = said_unit(context, &draft, &title_words);
    let percent_cells = percent_share(&draft);
    for (c, column) in columns.iter_mut().enumerate() {
        if percent_cells.get(c) == Some(&true) && said != Some(Unit::Percent) {
            column.unit = Some(Unit::Percent);
        }
    }
    let kinds: Vec<Kind> = rows.iter().map(|r| Kind::of(&r.label, r.role == RowRole::Group, false)).collect();
    let grid = identities::grid(&columns, &rows);
    let additive = |columns: &[Column]| columns.iter().map(|c| c.unit != Some(Unit::Percent)).collect::<Vec<_>>();
    let mut sums = Sums::of(&grid, &kinds, additive(&columns));
    row_roles(&mut rows, &kinds, &sums.sums);
    let kind = kind::of(&title_words, &columns, &rows, said);
    let unit = kind::unit(said, kind, around.unit, &title_words, &rows, &percent_cells);
    for column in &mut columns {
        if column.unit == unit {
            column.unit = None;
        }
    }
    // A table of percentages says so once, and not for its columns.
    if sums.additive != additive(&columns) {
        sums = Sums::of(&grid, &kinds, additive(&columns));
    }
    let relations = identities::among(&columns, &rows, &grid, &kinds, &sums);
    Some(Table { id: String::new(), kind, title, section: layout.section_at(first), unit, lines: [first, last], columns, rows, relations })
}

fn rows(layout: &Layout<'_>, context: &Context<'_, '_>, draft: &TableDraft<'_>) -> Vec<Row> {
    let k = draft.columns.len();
    let text = |i: &usize| context.scans.get(*i).map_or("", |s| s.text);
    let number = |i: &usize| context.scans.get(*i).map_or(0, |s| s.number);
    let mut out = Vec::new();
    for (i, r) in draft.rows.iter().enumerate() {
        for g in &r.groups {
            let label = clean(&layout.joiner.join(g.iter().map(text)));
            let Some(line) = g.first().map(number) else { continue };
            if !label.is_empty() {
                out.push(Row { code: None, label, role: RowRole::Group, unit: None, line, cells: vec![None; k] });
            }
        }
        let own = r.own.and_then(|o| context.scans.get(o));
        let parts = r
            .label
            .iter()
            .map(text)
            .chain(own.map(|s| r.own_end.and_then(|e| s.text.get(..e)).unwrap_or_else(|| s.label())))
            .chain(r.post.iter().map(text));
        let mut parts: Vec<&str> = parts.collect();
        // `Kommunikation och`, then `114` with the figures, then `press`.
        if let Some(code) = parts.get(r.label.len()).copied().filter(|t| is_code(t.trim()) && !r.label.is_empty()) {
            parts.remove(r.label.len());
            parts.insert(0, code);
        }
        let code = match parts.as_slice() {
            [first, last, ..] if super::codes::is_broken_code(first, last) => format!("{}{} ", first.trim(), last.trim()),
            _ => String::new(),
        };
        parts.drain(..if code.is_empty() { 0 } else { 2 });
        let label = clean(&format!("{code}{}", layout.joiner.join(parts)));
        let cells: Vec<Option<Cell>> = match draft.solved.reading(i) {
            Some(reading) => reading.cells.iter().map(|c| c.and_then(|c| cell(layout, &r.shape, c))).collect(),
            None => vec![None; k],
        };
        let line = r.label.first().map(number).or(own.map(|s| s.number)).or_else(|| r.shape.places.first().map(|p| p.line)).unwrap_or(0);
        if cells.iter().all(Option::is_none) && label.is_empty() {
            continue;
        }
        out.push(Row { code: None, label, role: RowRole::Item, unit: None, line, cells });
    }
    out
}

/// A label without the marks that lead to footnotes.
fn clean(label: &str) -> String {
    label.trim_end_matches(|c: char| c == '*' || c.is_whitespace()).trim().to_owned()
}

fn cell(layout: &Layout<'_>, shape: &Shape, span: CellSpan) -> Option<Cell> {
    let first = shape.places.get(usize::from(span.start))?;
    let last = shape.places.get(usize::from(span.end).checked_sub(1)?)?;
    let line = layout.source.line(first.line)?;
    let raw = layout.source.raw(line, first.start as usize..last.end as usize);
    Some(Cell { value: Number(span.value()), raw: raw.trim().to_owned(), line: first.line, proof: Proof::Unverified })
}

/// Codes are taken off the labels where most rows have one.
fn codes(rows: &mut [Row]) {
    let labels = || rows.iter().filter(|r| r.role != RowRole::Group).map(|r| &r.label);
    let coded = labels().filter(|l| split_code(l).is_some()).count();
    if coded < 2 {
        return;
    }
    let plain = labels().filter(|l| split_code(l).is_none() && !Kind::of(l, false, false).is_total()).count();
    if coded < plain {
        return;
    }
    for r in rows.iter_mut() {
        if r.role == RowRole::Group {
            continue;
        }
        if let Some((code, label)) = split_code(&r.label).map(|(c, l)| (c.to_owned(), l.to_owned())) {
            r.code = Some(code);
            r.label = label;
        }
    }
}

/// Subtotals and totals: by their labels and by the sums that were found.
fn row_roles(rows: &mut [Row], kinds: &[Kind], sums: &[Sum]) {
    let last = kinds.iter().rposition(|k| k.is_total());
    for (i, r) in rows.iter_mut().enumerate() {
        if r.role == RowRole::Group {
            continue;
        }
        let summed = sums.iter().find(|s| s.total == i);
        let said = kinds.get(i).is_some_and(|k| k.is_total());
        if summed.is_none() && !said {
            r.role = RowRole::Item;
            continue;
        }
        let lower = fold(&r.label);
        let final_row = FINAL_STEMS.iter().any(|s| lower.starts_with(s));
        r.role = match (summed, said) {
            (Some(_), _) if last == Some(i) || final_row => RowRole::Total,
            (Some(s), _) if i == 0 && s.members.len() + 1 >= sums.len() && said => RowRole::Total,
            (Some(_), _) => RowRole::Subtotal,
            (None, true) if kinds.get(i) == Some(&Kind::Sum) || final_row => {
                if last == Some(i) || final_row {
                    RowRole::Total
                } else {
                    RowRole::Subtotal
                }
            }
            _ => RowRole::Item,
        };
    }
}

/// The caption: the last line before the header that is no header, or the header's own first words where they are a title.
fn title(layout: &Layout<'_>, context: &Context<'_, '_>, draft: &TableDraft<'_>) -> Option<String> {
    let first =
        draft.header.first().or(draft.rows.first().and_then(|r| r.label.first().or(r.own.as_ref()))).and_then(|i| context.scans.get(*i))?;
    let stub: Vec<&str> = draft
        .stub
        .iter()
        .take_while(|w| w.unit().is_none() && w.class != Class::Known(HeaderWord::Stub))
        .map(|w| w.text.as_ref())
        .collect();
    // Words over a column that only names periods: `Utgående balans`.
    let over_labels = !context.aligned || draft.stub.first().is_none_or(|w| w.x.0 < labels_end(context, draft));
    let stub_title = if over_labels { stub.join(" ") } else { String::new() };
    let stub_title = stub_title.trim_end_matches([',', ':', '(', ' ', '*']).trim();
    // `Verksamhet` alone names the column of labels, `Ack.` was left over from a column's name.
    let names_labels = |i: &usize| {
        let names = |w: &Word<'_>| matches!(w.class, Class::Known(HeaderWord::Unit(_) | HeaderWord::Stub));
        let words = context.words(*i);
        !words.is_empty() && (words.iter().all(names) || words.iter().all(|w| w.class == Class::Known(HeaderWord::Modifier)))
    };
    let captions = || draft.title.iter().rev().skip_while(|i| names_labels(i));
    let before = captions().next().and_then(|i| context.scans.get(*i)).filter(|s| first.number.saturating_sub(s.number) <= 8);
    let wrapped: Vec<&str> = captions().take(3).filter_map(|i| context.scans.get(*i)).map(|s| s.text).collect();
    let caption = before.map(|s| {
        let mut lines = vec![s.text];
        if let Some(upper) = wrapped.get(1).filter(|u| super::labels::wraps(u, s.text)) {
            lines.insert(0, upper);
        }
        layout.joiner.join(lines)
    });
    let title = caption.filter(|c| !c.is_empty()).or_else(|| (stub_title.chars().count() >= 4).then(|| stub_title.to_owned()))?;
    Some(without_unit(&title))
}

/// Where the longest label ends that stands on the line of its figures, in characters.
fn labels_end(context: &Context<'_, '_>, draft: &TableDraft<'_>) -> u32 {
    let own = draft.rows.iter().filter_map(|r| context.scans.get(r.own?));
    own.map(|s| u32::try_from(s.label().trim_end().chars().count()).unwrap_or(0)).max().unwrap_or(u32::MAX)
}

/// `Driftredovisning, tkr` → `Driftredovisning`; stars of footnotes go too.
fn without_unit(title: &str) -> String {
    let mut t = title.trim().trim_end_matches(['*', ' ']).to_owned();
    for unit in ["tkr", "mnkr", "mkr", "kr", "TKR", "MNKR", "MKR", "Tkr", "Mkr", "Mnkr", "antal", "procent", "timmar", "%"] {
        let after =
            |t: &str, before: &str, behind: &str| Some(t.strip_suffix(behind)?.strip_suffix(unit)?.strip_suffix(before)?.trim_end().len());
        for (before, behind) in [(", ", ""), (" (", ")")] {
            if let Some(length) = after(&t, before, behind) {
                t.truncate(length);
            }
        }
    }
    t.trim_end_matches([',', '*', ' ']).to_owned()
}

/// Everything that names the table, in lower case.
fn title_words(context: &Context<'_, '_>, draft: &TableDraft<'_>, title: Option<&str>, heading: Option<&str>) -> String {
    let mut out = title.unwrap_or_default().to_owned();
    for i in draft.title.iter().rev().take(3) {
        out.push(' ');
        out.push_str(context.scans.get(*i).map_or("", |s| s.text));
    }
    for w in &draft.stub {
        out.push(' ');
        out.push_str(&w.text);
    }
    out.push_str(" | ");
    out.push_str(heading.unwrap_or_default());
    out.to_lowercase()
}

fn title_period(words_before: &str) -> Period {
    let mut p = Period::default();
    let own = words_before.split(" | ").next().unwrap_or_default();
    for w in words(0, own) {
        if let Class::Period(part) = w.class {
            let mut next = p;
            next.add(part);
            if !next.compared {
                p = next;
            }
        }
    }
    p
}

/// The unit that the title, the header or the label column's name gives.
fn said_unit(context: &Context<'_, '_>, draft: &TableDraft<'_>, title_words: &str) -> Option<Unit> {
    let mut list = Vec::new();
    for i in &draft.header {
        list.extend(context.words(*i));
    }
    let own = title_words.split(" | ").next().unwrap_or_default();
    let titles = words(0, own);
    let strong = |u: &Unit| matches!(u, Unit::Tkr | Unit::Mnkr | Unit::Kr);
    let all = || draft.stub.iter().chain(titles.iter());
    let any_money = all()
        .chain(list.iter())
        .filter_map(|w| w.unit().filter(|u| !(*u == Unit::Kr && w.text.to_lowercase() == "kr" && own.contains("/inv"))))
        .find(strong);
    any_money.or_else(|| all().filter_map(|w| w.unit()).next())
}

/// For each column whether its figures carry percent signs.
fn percent_share(draft: &TableDraft<'_>) -> Vec<bool> {
    (0..draft.columns.len())
        .map(|c| {
            let (mut with, mut all) = (0, 0);
            for row in 0..draft.rows.len() {
                if let Some(Some(cell)) = draft.solved.reading(row).and_then(|r| r.cells.get(c)) {
                    all += 1;
                    with += usize::from(cell.percent);
                }
            }
            all > 0 && with * 2 > all
        })
        .collect()
}

/// The lines that a table takes.
pub(crate) fn taken(context: &Context<'_, '_>, draft: &TableDraft<'_>) -> Vec<u32> {
    let rows = draft.rows.iter().flat_map(|r: &DraftRow| r.groups.iter().flatten().chain(&r.label).chain(&r.own).chain(&r.post).copied());
    let mut out: Vec<u32> = rows.chain(draft.header.iter().copied()).filter_map(|i| context.scans.get(i)).map(|s| s.number).collect();
    for place in draft.rows.iter().flat_map(|r| &r.shape.places) {
        if out.last() != Some(&place.line) {
            out.push(place.line);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The role that a column of a table without roles has where the table says what its figures are: bare years over notes.
pub(crate) fn outcome_years(columns: &mut [Column]) {
    for c in columns.iter_mut().filter(|c| c.role == ColumnRole::Value && c.period.is_some()) {
        c.role = ColumnRole::Outcome;
    }
}
