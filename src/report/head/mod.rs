//! What the report says of itself: read from its first lines, its running heads and, where they are silent, its text.

mod body;
mod dates;
mod front;
mod kind;
mod people;
mod period;
mod place;
mod running;
mod unit;

use super::model::{Head, ReportKind, Table, TableKind};
use crate::figures::period::Period;
use crate::layout::Layout;
use front::Front;
pub(crate) use running::Running;

/// The head, and the period as the later stages need it.
#[derive(Debug)]
pub(crate) struct Opening {
    /// The head as far as the text alone tells it.
    pub(crate) head: Head,
    /// The report's period.
    pub(crate) period: Period,
}

/// Reads the head before the tables are known.
pub(crate) fn read(layout: &Layout<'_>) -> Opening {
    let front = Front::new(layout);
    let title = kind::title(&front);
    let unit = unit::declared(layout);
    let said = title.as_ref().and_then(|t| kind::of_title(t)).or_else(|| kind::of_text(layout, unit));
    let found = period::find(layout, &front, title.as_deref(), said);
    let kind = said.unwrap_or(ReportKind::Other);
    let as_of = found.as_of.or_else(|| period::last_day(kind, found.period));
    let head = Head {
        title,
        body: body::find(layout, &front),
        municipality: place::find(layout, &front),
        kind,
        period: found.period.text(),
        as_of,
        chair: people::chair(&front),
        manager: people::manager(&front),
        unit,
    };
    Opening { head, period: found.period }
}

/// Completes the head by the tables: a report without tables of money has no unit of money, and one with them is a report of economy.
pub(crate) fn complete(opening: &mut Opening, layout: &Layout<'_>, tables: &[Table]) {
    let money: Vec<&Table> = tables
        .iter()
        .filter(|t| matches!(t.kind, TableKind::OperatingStatement | TableKind::IncomeStatement | TableKind::InvestmentStatement))
        .collect();
    let head = &mut opening.head;
    if money.is_empty() {
        head.unit = None;
    } else if head.unit.is_none() {
        head.unit = unit::used(layout);
    }
    if head.kind == ReportKind::Other && !money.is_empty() {
        head.kind = if opening.period.month.is_some_and(|m| m < 12) { ReportKind::Interim } else { ReportKind::Annual };
        head.as_of = head.as_of.or_else(|| period::last_day(head.kind, opening.period));
    }
}
