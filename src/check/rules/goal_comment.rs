//! A goal without a comment among goals that have one.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;

rule!("KPR306", "goal-comment", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let goals = &ctx.report.goals;
    let mut out = Vec::new();
    for (i, goal) in goals.iter().enumerate().filter(|(_, g)| g.comment.is_none()) {
        let (with, all) =
            goals.iter().filter(|g| g.level == goal.level).fold((0, 0), |(w, n), g| (w + usize::from(g.comment.is_some()), n + 1));
        if with * 2 > all {
            let [line, _] = goal.lines;
            out.push(Issue::new(line, NoComment(short(&goal.text))).subject(format!("/goals/{i}")));
        }
    }
    out
}

#[derive(Debug)]
struct NoComment(String);

impl Fact for NoComment {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("the goal “{}” has no comment, most of its kind have", self.0),
            Lang::Sv => format!("målet ”{}” har ingen kommentar, de flesta av samma slag har det", self.0),
        }
    }
}
