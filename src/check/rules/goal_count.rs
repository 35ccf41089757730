//! A count of goals in prose that is not that of the list.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::Fact;
use crate::check::words::count;
use crate::finding::Lang;
use crate::report::model::{Goal, GoalLevel, GoalStatus};

rule!("KPR204", "goal-count", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let goals = &ctx.report.goals;
    let mut out = Vec::new();
    for (i, goal) in goals.iter().enumerate() {
        let Some((level, status, said)) = goal.comment.as_deref().and_then(said) else { continue };
        let own: Vec<&Goal> = goals
            .iter()
            .filter(|g| g.level == level && g.parent.is_some() && (g.parent == goal.id || g.parent.as_deref() == Some(&goal.text)))
            .collect();
        let counted = own.iter().filter(|g| g.status == Some(status)).count();
        if !own.is_empty() && own.iter().all(|g| g.status.is_some()) && counted != said {
            let [line, _] = goal.lines;
            out.push(Issue::new(line, Count { said, counted }).subject(format!("/goals/{i}")).key(goal.text.clone()));
        }
    }
    out
}

/// `sex av delmålen uppfylls`: how many of which goals are said to be how.
fn said(comment: &str) -> Option<(GoalLevel, GoalStatus, usize)> {
    let words: Vec<String> = comment.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(5).find_map(|w| {
        let [number, of, goals, status, more] = w else { return None };
        let level = match goals.as_str() {
            "delmålen" | "delmål" => GoalLevel::Subgoal,
            "nämndmålen" | "nämndmål" => GoalLevel::Board,
            _ => return None,
        };
        let status = match (status.as_str(), more.as_str()) {
            ("uppfylls" | "uppfyllda" | "uppnås", "delvis") | ("delvis", "uppfylls" | "uppfyllda" | "uppnås") => GoalStatus::PartlyMet,
            ("uppfylls" | "uppfyllda" | "uppnås", "inte" | "ej") | ("inte" | "ej", "uppfylls" | "uppfyllda" | "uppnås") => {
                GoalStatus::NotMet
            }
            ("uppfylls" | "uppfyllda" | "uppnås", _) => GoalStatus::Met,
            _ => return None,
        };
        (of == "av").then(|| count(number).map(|n| (level, status, n)))?
    })
}

#[derive(Debug)]
struct Count {
    said: usize,
    counted: usize,
}

impl Fact for Count {
    fn say(&self, lang: Lang) -> String {
        let Self { said, counted } = self;
        match lang {
            Lang::En => format!("the comment counts {said} goals of this status, the list has {counted}"),
            Lang::Sv => format!("kommentaren räknar {said} mål med denna status, listan har {counted}"),
        }
    }
}
