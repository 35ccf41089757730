//! Tables of figures: each cell with what the report's own arithmetic says of it, in colour and as a sign.

use maud::{Markup, html};

use super::escape::T;
use super::view::View;
use crate::output::figure::unit;
use crate::output::overview;
use crate::report::model::{Cell, Proof, Report, Row, RowRole, Table};

/// Tables that are open at first beside the main one: those with something to look at.
fn is_open(report: &Report, table: &Table) -> bool {
    let main = overview::main(report).is_some_and(|m| m.id == table.id);
    let contradicted = || cells(table).any(|c| c.proof == Proof::Contradicted);
    main || report.tables.len() <= 3 || contradicted()
}

fn cells(table: &Table) -> impl Iterator<Item = &Cell> {
    table.rows.iter().flat_map(|r| r.cells.iter().flatten())
}

/// All tables, the main one first.
pub(super) fn section(v: View<'_>) -> Option<Markup> {
    let main = overview::main(v.report).map(|t| t.id.as_str());
    let mut tables: Vec<&Table> = v.report.tables.iter().collect();
    tables.sort_by_key(|t| Some(t.id.as_str()) != main);
    (!tables.is_empty()).then(|| {
        html! {
            section.card #tables aria-labelledby="tables-h" {
                h2 #tables-h { (v.say("Tables", "Tabeller")) }
                @for table in tables { (one(v, table)) }
            }
        }
    })
}

fn one(v: View<'_>, table: &Table) -> Markup {
    let id = &table.id;
    let (all, verified) = (cells(table).count(), cells(table).filter(|c| c.proof == Proof::Verified).count());
    html! {
        details.sheet data-part id={ "table-" (T(id)) } open[is_open(v.report, table)] {
            summary {
                h3 lang="sv" {
                    (T(table.title.as_deref().unwrap_or(id)))
                    @if let Some(of) = table.unit { ", " (unit(of)) }
                }
                " " span.small.dim.nowrap { (verified) " " (v.say("of", "av")) " " (all) " " (v.say("verified", "bevisade")) }
            }
            div.wide tabindex="0" role="region" aria-labelledby={ "caption-" (T(id)) } {
                table lang="sv" {
                    caption id={ "caption-" (T(id)) } {
                        (T(table.title.as_deref().unwrap_or(id))) ", " (v.say("lines", "rad")) " " (table.lines[0]) "–" (table.lines[1])
                    }
                    thead {
                        tr {
                            th scope="col" { span.hush { (v.say("Row", "Rad")) } }
                            @for column in &table.columns { th.num scope="col" { (T(&column.label)) } }
                        }
                    }
                    tbody { @for r in &table.rows { (row(v, r)) } }
                }
            }
        }
    }
}

fn row(v: View<'_>, row: &Row) -> Markup {
    let class = match row.role {
        RowRole::Item => "item",
        RowRole::Subtotal | RowRole::Total => "sum",
        RowRole::Group => "head",
    };
    let name = html! { @if let Some(code) = &row.code { (T(code)) " " } (T(&row.label)) };
    html! {
        tr.(class) data-item {
            th scope="row" { (v.to_line(row.line, &name)) }
            @for cell in &row.cells {
                @match cell {
                    Some(cell) => (figure(v, cell)),
                    None => td {},
                }
            }
        }
    }
}

fn figure(v: View<'_>, cell: &Cell) -> Markup {
    let (class, sign, word) = match cell.proof {
        Proof::Verified => ("v", "✓", v.say("verified", "bevisad")),
        Proof::Contradicted => ("c", "✗", v.say("contradicted", "motsagd")),
        Proof::Unverified => ("u", "○", v.say("unverified", "obevisad")),
    };
    html! {
        td.num.(class) { (v.number(cell.value.0)) span.sign role="img" aria-label=(word) { (sign) } }
    }
}
