//! A programme that has one name in the table and another over its commentary.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::finding::Lang;
use crate::report::model::Programme;

rule!("KPR304", "programme-name", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let differs =
        |p: &Programme| p.row.is_some() && p.heading.as_deref().is_some_and(|h| name(h, p.code.as_deref()) != p.name.to_lowercase());
    let issue = |(i, p): (usize, &Programme)| {
        let [line, _] = p.comment_lines?;
        let fact = Named { table: p.name.clone(), heading: p.heading.clone()? };
        Some(Issue::new(line.saturating_sub(1).max(1), fact).subject(format!("/programmes/{i}")))
    };
    ctx.report.programmes.iter().enumerate().filter(|(_, p)| differs(p)).filter_map(issue).collect()
}

/// A heading's name without its code.
fn name(heading: &str, code: Option<&str>) -> String {
    let heading = code.and_then(|c| heading.strip_prefix(c)).unwrap_or(heading);
    heading.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '.').trim().to_lowercase()
}

#[derive(Debug)]
struct Named {
    table: String,
    heading: String,
}

impl Fact for Named {
    fn say(&self, lang: Lang) -> String {
        let Self { table, heading } = self;
        match lang {
            Lang::En => format!("the table says “{table}”, the heading “{heading}”"),
            Lang::Sv => format!("tabellen säger ”{table}”, rubriken ”{heading}”"),
        }
    }
}
