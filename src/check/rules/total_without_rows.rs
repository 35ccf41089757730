//! A total row whose rows are not in the table, or do not give it.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::finding::Lang;
use crate::proof::Place;
use crate::report::model::{ColumnRole, RowRole, Table};

rule!("KPR113", "total-without-rows", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut out = Vec::new();
    for (t, table) in ctx.report.tables.iter().enumerate().filter(|(_, t)| is_statement(t)) {
        for (r, row) in table.rows.iter().enumerate().filter(|(_, r)| r.role == RowRole::Total) {
            let net = &ctx.evidence.network;
            let links = net.links_of_row(t, r).into_keys().filter_map(|l| net.links.get(l));
            let summed = links.into_iter().any(|l| net.members(l).len() > 2 && spans_rows(ctx, l));
            if !summed && row.cells.iter().any(Option::is_some) {
                let place = Place { table: t, row: r, column: 0 };
                let label = ctx.row(place).map_or_else(String::new, |r| r.label.clone());
                out.push(
                    Issue::new(row.line, NoRows { label: label.clone() }).table(t).subject(format!("/tables/{t}/rows/{r}")).key(label),
                );
            }
        }
    }
    out
}

fn spans_rows(ctx: &Context<'_>, link: &crate::proof::Link) -> bool {
    let net = &ctx.evidence.network;
    let mut rows = net.members(link).iter().filter_map(|m| net.nodes.get(m.node())).map(|n| (n.place().table, n.place().row));
    let first = rows.next();
    rows.any(|r| Some(r) != first)
}

/// Statements of money add up; statistics with a mean in their total row do not.
fn is_statement(table: &Table) -> bool {
    table.columns.iter().any(|c| matches!(c.role, ColumnRole::Budget | ColumnRole::Deviation | ColumnRole::Forecast))
}

#[derive(Debug)]
struct NoRows {
    label: String,
}

impl Fact for NoRows {
    fn say(&self, lang: Lang) -> String {
        let label = &self.label;
        match lang {
            Lang::En => format!("no rows of the table add up to “{label}”, so its figures cannot be checked"),
            Lang::Sv => format!("inga rader i tabellen summerar till ”{label}”, så siffrorna kan inte kontrolleras"),
        }
    }
}
