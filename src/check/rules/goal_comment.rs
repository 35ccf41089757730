//! A goal without a comment among goals that have one.

use std::collections::HashMap;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;
use crate::report::model::GoalLevel;

rule!("KPR306", "goal-comment", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let goals = &ctx.report.goals;
    // How many goals of each level there are, and how many of them have a comment.
    let mut levels: HashMap<GoalLevel, (usize, usize)> = HashMap::new();
    for goal in goals {
        let (all, with) = levels.entry(goal.level).or_default();
        *all += 1;
        *with += usize::from(goal.comment.is_some());
    }
    let most_have = |level: GoalLevel| levels.get(&level).is_some_and(|(all, with)| with * 2 > *all);
    let bare = goals.iter().enumerate().filter(|(_, g)| g.comment.is_none() && most_have(g.level));
    bare.map(|(i, goal)| {
        let [line, _] = goal.lines;
        Issue::new(line, NoComment(short(&goal.text))).subject(format!("/goals/{i}"))
    })
    .collect()
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
