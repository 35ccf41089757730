//! Goals that the report follows up without saying how they go.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;
use crate::report::model::{Goal, GoalLevel};

rule!("KPR305", "goal-status", Info, find);

/// Levels whose goals are followed up one by one; the council's goals often only head a section.
const LEVELS: [GoalLevel; 3] = [GoalLevel::Board, GoalLevel::Subgoal, GoalLevel::FocusArea];

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut out = Vec::new();
    for level in LEVELS {
        let all: Vec<(usize, &Goal)> = ctx.report.goals.iter().enumerate().filter(|(_, g)| g.level == level).collect();
        let without: Vec<_> = all.iter().filter(|(_, g)| g.status.is_none()).collect();
        if without.len() == all.len() {
            if let Some((i, goal)) = all.first() {
                let [line, _] = goal.lines;
                out.push(Issue::new(line, NoneHas { level, count: all.len() }).subject(format!("/goals/{i}")));
            }
            continue;
        }
        for (i, goal) in without {
            let [line, _] = goal.lines;
            out.push(Issue::new(line, HasNot(short(&goal.text))).subject(format!("/goals/{i}")));
        }
    }
    out
}

#[derive(Debug)]
struct NoneHas {
    level: GoalLevel,
    count: usize,
}

impl Fact for NoneHas {
    fn say(&self, lang: Lang) -> String {
        let what = match (self.level, lang) {
            (GoalLevel::Board, Lang::En) => "goals of the board",
            (GoalLevel::Board, Lang::Sv) => "nämndmålen",
            (GoalLevel::Subgoal, Lang::En) => "subgoals",
            (GoalLevel::Subgoal, Lang::Sv) => "delmålen",
            (_, Lang::En) => "focus areas",
            (_, Lang::Sv) => "prioriterade områdena",
        };
        match lang {
            Lang::En => format!("none of the {} {what} has a status in words; colours and symbols are lost in plain text", self.count),
            Lang::Sv => format!("inget av de {} {what} har en status i ord; färger och symboler går förlorade i ren text", self.count),
        }
    }
}

#[derive(Debug)]
struct HasNot(String);

impl Fact for HasNot {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("the goal “{}” has no status in words, others of its kind have", self.0),
            Lang::Sv => format!("målet ”{}” har ingen status i ord, andra av samma slag har det", self.0),
        }
    }
}
