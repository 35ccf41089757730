//! What a table is, and its unit, by the words around it and by what its rows and columns hold.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::figures::stems::Stems;
use crate::figures::words::fold;
use crate::report::model::{Column, ColumnRole, Row, RowRole, TableKind, Unit};

/// Words of titles, tried in order.
const TITLE_STEMS: &[(&str, TableKind)] = &[
    ("balanskrav", TableKind::Other),
    ("balansräkning", TableKind::Other),
    ("balansbudget", TableKind::Other),
    ("kassaflöde", TableKind::Other),
    ("finansieringsanalys", TableKind::Other),
    ("upplåning", TableKind::Other),
    ("låneportfölj", TableKind::Other),
    ("eget kapital", TableKind::Other),
    ("tillgångar", TableKind::Other),
    ("skulder", TableKind::Other),
    ("borgen", TableKind::Other),
    ("investering", TableKind::InvestmentStatement),
    ("exploateringsprojekt", TableKind::InvestmentStatement),
    ("fem år i sammandrag", TableKind::Statistics),
    ("femårs", TableKind::Statistics),
    ("flerårsöversikt", TableKind::Statistics),
    ("nyckeltal", TableKind::Statistics),
    ("sjukfrånvaro", TableKind::Statistics),
    ("personal", TableKind::Statistics),
    ("befolkning", TableKind::Statistics),
    ("folkmängd", TableKind::Statistics),
    ("volym", TableKind::Statistics),
    ("statistik", TableKind::Statistics),
    ("skattesats", TableKind::Statistics),
    ("arbetstid", TableKind::Statistics),
    ("övertid", TableKind::Statistics),
    ("resultaträkning", TableKind::IncomeStatement),
    ("resultatbudget", TableKind::IncomeStatement),
    ("resultatredovisning", TableKind::IncomeStatement),
    ("resultat per kostnadsslag", TableKind::IncomeStatement),
    ("årets resultat", TableKind::IncomeStatement),
    ("skatteintäkter", TableKind::IncomeStatement),
    ("driftredovisning", TableKind::OperatingStatement),
    ("driftsredovisning", TableKind::OperatingStatement),
    ("driftbudget", TableKind::OperatingStatement),
    ("driftsbudget", TableKind::OperatingStatement),
    ("nettokostnad per", TableKind::OperatingStatement),
    ("prognosavvikelse", TableKind::OperatingStatement),
    ("budgetavvikelse", TableKind::OperatingStatement),
    ("budgetuppföljning", TableKind::OperatingStatement),
    ("per verksamhet", TableKind::OperatingStatement),
    ("per nämnd", TableKind::OperatingStatement),
    ("per programområde", TableKind::OperatingStatement),
    ("nämndernas", TableKind::OperatingStatement),
    ("verksamheternas", TableKind::OperatingStatement),
    ("resultat", TableKind::IncomeStatement),
];

static BY_TITLE: LazyLock<Stems<TableKind>> = LazyLock::new(|| Stems::new(TITLE_STEMS.iter().copied()));

/// Labels of income statements.
const INCOME_ROWS: &[&str] = &[
    "verksamhetens intäkter",
    "verksamhetens kostnader",
    "verksamhetens nettokostnad",
    "skatteintäkter",
    "avskrivningar",
    "personalkostnader",
    "summa intäkter",
    "summa kostnader",
    "årets resultat",
    "finansiella intäkter",
    "finansiella kostnader",
    "periodens resultat",
];
/// Labels of balance sheets and cash flows.
const BALANCE_ROWS: &[&str] = &[
    "anläggningstillgångar",
    "omsättningstillgångar",
    "eget kapital",
    "kortfristiga skulder",
    "långfristiga skulder",
    "summa tillgångar",
    "kassa och bank",
    "årets kassaflöde",
    "likvida medel",
];

/// The kind of a table. `words` is its own title, a bar, and the heading above it, in lower case.
pub(crate) fn of(words: &str, columns: &[Column], rows: &[Row], said: Option<Unit>) -> TableKind {
    let (own, heading) = words.split_once(" | ").unwrap_or((words, ""));
    if own.trim_start().starts_with("not ") {
        return TableKind::Other;
    }
    let lower: Vec<Cow<'_, str>> = rows.iter().map(|r| fold(&r.label)).collect();
    let labels = |set: &[&str]| lower.iter().filter(|label| set.iter().any(|s| label.starts_with(s))).count();
    if labels(BALANCE_ROWS) >= 2 {
        return TableKind::Other;
    }
    let titled = BY_TITLE.first(own).or_else(|| BY_TITLE.first(heading));
    let income = labels(INCOME_ROWS);
    let coded = rows.iter().filter(|r| r.code.is_some()).count() >= 2;
    let money_roles = columns.iter().any(|c| {
        matches!(c.role, ColumnRole::Budget | ColumnRole::Deviation | ColumnRole::Forecast | ColumnRole::NetCost | ColumnRole::Cost)
    });
    let money = matches!(said, Some(Unit::Tkr | Unit::Mnkr | Unit::Kr));
    match titled {
        Some(TableKind::OperatingStatement) if income >= 2 && !coded && rows.len() <= 12 => TableKind::IncomeStatement,
        Some(TableKind::Statistics) if income >= 3 && money && money_roles => TableKind::IncomeStatement,
        Some(k) => k,
        None if income >= 2 => TableKind::IncomeStatement,
        None if matches!(said, Some(Unit::Count | Unit::Percent | Unit::Hours)) => TableKind::Statistics,
        None if money_roles || coded => TableKind::OperatingStatement,
        None if money && columns.iter().any(|c| c.role == ColumnRole::Outcome) => TableKind::OperatingStatement,
        None => TableKind::Statistics,
    }
}

/// The unit of a table: what it says; else the report's for a table of money; else what its cells and labels say.
pub(crate) fn unit(said: Option<Unit>, kind: TableKind, report: Option<Unit>, words: &str, rows: &[Row], percent: &[bool]) -> Option<Unit> {
    let money = matches!(kind, TableKind::OperatingStatement | TableKind::IncomeStatement | TableKind::InvestmentStatement);
    match said {
        Some(Unit::Percent | Unit::Count) if money => return report.or(said),
        Some(Unit::Percent) if !percent_everywhere(rows) => return Some(Unit::Percent),
        Some(_) => return said,
        None => {}
    }
    if money {
        return report;
    }
    if !percent.is_empty() && percent.iter().all(|p| *p) {
        return Some(Unit::Percent);
    }
    if kind == TableKind::Statistics {
        let items: Vec<String> = rows.iter().filter(|r| r.role != RowRole::Group).map(|r| r.label.to_lowercase()).collect();
        let counts = items.iter().filter(|l| l.starts_with("antal")).count();
        let whole = rows.iter().flat_map(|r| r.cells.iter().flatten()).all(|c| c.value.0.scale() == 0);
        let mixed = items.iter().any(|l| l.contains('%') || l.contains("kr") || l.contains("procent"));
        if counts * 2 > items.len() && whole && !mixed {
            return Some(Unit::Count);
        }
        if words.contains("sjukfrånvaro") && !whole && !mixed {
            return Some(Unit::Percent);
        }
    }
    None
}

/// Whether some rows carry percent signs and others do not.
fn percent_everywhere(rows: &[Row]) -> bool {
    let cells: Vec<&str> = rows.iter().flat_map(|r| r.cells.iter().flatten()).map(|c| c.raw.as_str()).collect();
    let with = cells.iter().filter(|c| c.contains('%')).count();
    with > 0 && with < cells.len()
}
