//! A postponed action that keeps its old date.

use jiff::civil::Date;

use crate::check::Context;
use crate::check::dates::later_year;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;
use crate::report::model::{Action, ActionStatus};

rule!("KPR403", "postponed-date", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let old = |a: &Action, due: Date| {
        let said = [&a.status_raw, &a.comment].into_iter().flatten().any(|t| later_year(t, due.year()).is_some());
        said || ctx.as_of().is_some_and(|d| due < d)
    };
    let issue = |(i, a): (usize, &Action)| {
        let due = a.due.filter(|d| a.status == Some(ActionStatus::Postponed) && old(a, *d))?;
        let [line, _] = a.lines;
        Some(Issue::new(a.due_line.unwrap_or(line), Old { text: short(&a.text), due }).subject(format!("/actions/{i}")))
    };
    ctx.report.actions.iter().enumerate().filter_map(issue).collect()
}

#[derive(Debug)]
struct Old {
    text: String,
    due: Date,
}

impl Fact for Old {
    fn say(&self, lang: Lang) -> String {
        let Self { text, due } = self;
        match lang {
            Lang::En => format!("“{text}” is postponed and still has the date {due}"),
            Lang::Sv => format!("”{text}” är framskjuten men har kvar datumet {due}"),
        }
    }
}
