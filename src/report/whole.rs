//! Claims outside the programmes: what the running text says of the whole.

use super::claims::{self, About};
use super::model::{Claim, ClaimKind, RowRole, Scope, Table, TableKind};
use super::passage::{Passage, is_item, without_bullet};
use crate::figures::period::Period;
use crate::layout::{Gap, Layout, LayoutLine, LineKind};

/// Reads the claims of the paragraphs that no table, list or programme has taken. An amount that is not of the whole's outcome, budget
/// or deviation is none.
pub(crate) fn read(layout: &Layout<'_>, tables: &[Table], used: &[bool], period: Period) -> Vec<Claim> {
    let rows: Vec<(&Table, usize)> = totals(tables).collect();
    let mut out = Vec::new();
    for paragraph in paragraphs(layout, used) {
        let Some(first) = paragraph.first().map(|l| l.number) else { continue };
        let parts: Vec<(u32, &str)> = paragraph.iter().map(|l| (l.number, without_bullet(l.text, true))).collect();
        let passage = Passage::new(layout, &parts);
        let section = layout.section_at(first);
        let found = claims::read(&passage, About { rows: &rows, period, section: section.as_deref() });
        out.extend(found.into_iter().filter(|c| c.kind != ClaimKind::Other).map(|c| sure(tables, c)));
    }
    out
}

/// Running text may speak of the outcome or budget of anything: only where the figures agree it is the whole's.
fn sure(tables: &[Table], claim: Claim) -> Claim {
    let deviation = matches!(claim.kind, ClaimKind::Deviation | ClaimKind::ForecastDeviation);
    if deviation || claim.cell.is_none() || claims::agrees(tables, &claim) {
        return claim;
    }
    Claim { scope: Scope::Part, cell: None, ..claim }
}

/// The rows that are of the whole: totals of the operating statement, then of the income statement.
fn totals(tables: &[Table]) -> impl Iterator<Item = (&Table, usize)> {
    let of = |kind: TableKind| {
        tables
            .iter()
            .filter(move |t| t.kind == kind)
            .filter_map(|t| t.rows.iter().rposition(|r| r.role == RowRole::Total).map(|row| (t, row)))
    };
    of(TableKind::OperatingStatement).chain(of(TableKind::IncomeStatement))
}

/// Runs of lines of running text that stand together.
pub(super) fn paragraphs<'l, 'a>(layout: &'l Layout<'a>, used: &[bool]) -> Vec<Vec<&'l LayoutLine<'a>>> {
    let mut out: Vec<Vec<&LayoutLine<'_>>> = Vec::new();
    let mut open = false;
    for (line, used) in layout.lines.iter().zip(used) {
        if !line.is_flow() {
            continue;
        }
        if *used || line.kind == LineKind::Heading {
            open = false;
            continue;
        }
        let joins = open && !is_item(line) && matches!(line.gap, Gap::Adjacent | Gap::Page);
        match out.last_mut() {
            Some(last) if joins => last.push(line),
            _ => out.push(vec![line]),
        }
        open = true;
    }
    out.retain(|p| p.iter().any(|l| l.prose));
    out
}
