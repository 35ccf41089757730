//! A status that the action's own comment speaks against.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::check::words::{speaks_of_done, speaks_of_going_on, speaks_of_not_begun};
use crate::finding::Lang;
use crate::report::model::{Action, ActionStatus};

rule!("KPR404", "status-comment", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let against = |a: &Action, comment: &str| match a.status {
        Some(ActionStatus::Done) => speaks_of_going_on(comment) || speaks_of_not_begun(comment),
        Some(ActionStatus::NotStarted) => speaks_of_done(comment),
        Some(ActionStatus::InProgress) => speaks_of_not_begun(comment),
        Some(ActionStatus::Postponed) | None => false,
    };
    let issue = |(i, a): (usize, &Action)| {
        let comment = a.comment.as_deref().filter(|c| against(a, c))?;
        let [line, _] = a.lines;
        let fact = Against { text: short(&a.text), status: a.status_raw.clone().unwrap_or_default(), comment: short(comment) };
        Some(Issue::new(line, fact).subject(format!("/actions/{i}")))
    };
    ctx.report.actions.iter().enumerate().filter_map(issue).collect()
}

#[derive(Debug)]
struct Against {
    text: String,
    status: String,
    comment: String,
}

impl Fact for Against {
    fn say(&self, lang: Lang) -> String {
        let Self { text, status, comment } = self;
        match lang {
            Lang::En => format!("“{text}” has the status “{status}”, its comment says otherwise: “{comment}”"),
            Lang::Sv => format!("”{text}” har status ”{status}”, kommentaren säger något annat: ”{comment}”"),
        }
    }
}
