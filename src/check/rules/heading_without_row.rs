//! A programme that the text has a heading for and no table a row.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::finding::Lang;

rule!("KPR303", "heading-without-row", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let without = ctx.report.programmes.iter().enumerate().filter(|(_, p)| p.row.is_none());
    let issue = |(i, p): (usize, &crate::report::model::Programme)| {
        let [line, _] = p.comment_lines?;
        let heading = p.heading.clone()?;
        Some(Issue::new(line.saturating_sub(1).max(1), NoRow(heading)).subject(format!("/programmes/{i}")))
    };
    without.filter_map(issue).collect()
}

#[derive(Debug)]
struct NoRow(String);

impl Fact for NoRow {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("“{}” has a commentary and no row in the operating statement", self.0),
            Lang::Sv => format!("”{}” har en kommentar men ingen rad i driftredovisningen", self.0),
        }
    }
}
