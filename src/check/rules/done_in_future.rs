//! An action that is done, with a date still to come.

use jiff::civil::Date;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;
use crate::report::model::{Action, ActionStatus};

rule!("KPR402", "done-in-future", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let Some(as_of) = ctx.as_of() else { return Vec::new() };
    let issue = |(i, a): (usize, &Action)| {
        let due = a.due.filter(|d| *d > as_of && a.status == Some(ActionStatus::Done))?;
        let [line, _] = a.lines;
        Some(Issue::new(a.due_line.unwrap_or(line), Future { text: short(&a.text), due, as_of }).subject(format!("/actions/{i}")))
    };
    ctx.report.actions.iter().enumerate().filter_map(issue).collect()
}

#[derive(Debug)]
struct Future {
    text: String,
    due: Date,
    as_of: Date,
}

impl Fact for Future {
    fn say(&self, lang: Lang) -> String {
        let Self { text, due, as_of } = self;
        match lang {
            Lang::En => format!("“{text}” is done, its date {due} is after {as_of}"),
            Lang::Sv => format!("”{text}” är klar, dess datum {due} ligger efter {as_of}"),
        }
    }
}
