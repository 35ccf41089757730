//! A code that stands before two rows of one table under different names.

use crate::check::Context;
use crate::check::context::row_label;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::finding::Lang;

rule!("KPR112", "duplicate-code", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut out = Vec::new();
    for (t, table) in ctx.report.tables.iter().enumerate() {
        for (i, row) in table.rows.iter().enumerate() {
            let Some(code) = &row.code else { continue };
            let first = table.rows.iter().take(i).find(|r| r.code.as_ref() == Some(code) && r.label != row.label);
            if let Some(first) = first {
                let fact = Twice { code: code.clone(), one: first.label.clone(), other: row.label.clone() };
                out.push(
                    Issue::new(row.line, fact)
                        .table(t)
                        .related(first.line, First(row_label(first)))
                        .subject(format!("/tables/{t}/rows/{i}")),
                );
            }
        }
    }
    out
}

#[derive(Debug)]
struct Twice {
    code: String,
    one: String,
    other: String,
}

impl Fact for Twice {
    fn say(&self, lang: Lang) -> String {
        let Self { code, one, other } = self;
        match lang {
            Lang::En => format!("code {code} stands for “{one}” and for “{other}” in the same table"),
            Lang::Sv => format!("kod {code} står för både ”{one}” och ”{other}” i samma tabell"),
        }
    }
}

#[derive(Debug)]
struct First(String);

impl Fact for First {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("first used for {}", self.0),
            Lang::Sv => format!("används först för {}", self.0),
        }
    }
}
