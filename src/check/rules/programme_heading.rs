//! A programme of the table without a heading in the text.

use crate::check::Context;
use crate::check::context::row_label;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::finding::Lang;

rule!("KPR302", "programme-heading", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let programmes = &ctx.report.programmes;
    if programmes.iter().all(|p| p.heading.is_none()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, p) in programmes.iter().enumerate().filter(|(_, p)| p.heading.is_none()) {
        let row = p.table.as_ref().and_then(|t| ctx.table_named(t)).zip(p.row).and_then(|((_, t), r)| t.rows.get(r));
        if let Some(row) = row {
            out.push(Issue::new(row.line, NoHeading(row_label(row))).subject(format!("/programmes/{i}")));
        }
    }
    out
}

#[derive(Debug)]
struct NoHeading(String);

impl Fact for NoHeading {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("“{}” stands in the table and has no heading in the text", self.0),
            Lang::Sv => format!("”{}” står i tabellen men har ingen rubrik i texten", self.0),
        }
    }
}
