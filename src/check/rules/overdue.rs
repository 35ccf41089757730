//! An action whose day has passed and that is not done.

use jiff::civil::Date;

use crate::check::Context;
use crate::check::dates::due;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;
use crate::report::model::{Action, ActionStatus};

rule!("KPR401", "overdue", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let Some(as_of) = ctx.as_of() else { return Vec::new() };
    let late =
        |a: &Action| matches!(a.status, Some(ActionStatus::NotStarted | ActionStatus::InProgress)) && due(a).is_some_and(|d| d < as_of);
    let issue = |(i, a): (usize, &Action)| {
        let [line, _] = a.lines;
        let fact = Overdue { text: short(&a.text), due: due(a)?, as_of, status: a.status_raw.clone().unwrap_or_default() };
        let out = Issue::new(a.due_line.unwrap_or(line), fact).subject(format!("/actions/{i}"));
        Some(if a.due_line.is_some_and(|l| l != line) { out.related(line, TheAction(short(&a.text))) } else { out })
    };
    ctx.report.actions.iter().enumerate().filter(|(_, a)| late(a)).filter_map(issue).collect()
}

#[derive(Debug)]
struct Overdue {
    text: String,
    due: Date,
    as_of: Date,
    status: String,
}

impl Fact for Overdue {
    fn say(&self, lang: Lang) -> String {
        let Self { text, due, as_of, status } = self;
        match lang {
            Lang::En => format!("“{text}” was due {due} and is “{status}” on {as_of}"),
            Lang::Sv => format!("”{text}” skulle vara klar {due} och är ”{status}” per {as_of}"),
        }
    }
}

#[derive(Debug)]
struct TheAction(String);

impl Fact for TheAction {
    fn say(&self, _: Lang) -> String {
        self.0.clone()
    }
}
