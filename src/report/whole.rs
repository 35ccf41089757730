//! Claims outside the programmes: what the running text says of the whole.

use super::claims::{self, About};
use super::model::{Claim, ClaimKind, RowRole, Scope, Table, TableKind};
use super::passage::Paragraph;
use crate::figures::period::Period;
use crate::finding::{Finding, reading};
use crate::layout::Layout;
use crate::limits::MAX_CLAIMS;

/// The claims, and the finding that says where the text was left unread.
pub(crate) struct Whole {
    pub(crate) claims: Vec<Claim>,
    pub(crate) unread: Option<Finding>,
}

/// Reads the claims of the paragraphs that no table, list or programme has taken. An amount that is not of the whole's outcome, budget
/// or deviation is none.
pub(crate) fn read(layout: &Layout<'_>, tables: &[Table], paragraphs: &[Paragraph], period: Period) -> Whole {
    let rows: Vec<(&Table, usize)> = totals(tables).collect();
    let mut claims = Vec::new();
    for Paragraph { first, passage } in paragraphs.iter().filter(|p| p.passage.text.bytes().any(|b| b.is_ascii_digit())) {
        if claims.len() >= MAX_CLAIMS {
            return Whole { claims, unread: Some(too_many(*first)) };
        }
        let section = layout.section_at(*first);
        let found = claims::read(passage, About { rows: &rows, period, section: section.as_deref() });
        claims.extend(found.into_iter().filter(|c| c.kind != ClaimKind::Other).map(|c| sure(tables, c)));
    }
    Whole { claims, unread: None }
}

fn too_many(line: u32) -> Finding {
    let message = format!("the running text has more than {MAX_CLAIMS} amounts (limit MAX_CLAIMS); those from here on were not read");
    reading::TEXT_TOO_LONG.at(line, message)
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
