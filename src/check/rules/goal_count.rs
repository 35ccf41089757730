//! A count of goals in prose that is not that of the list.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::figures::counts::{self, Counted};
use crate::finding::Lang;
use crate::limits::{MAX_COUNTED_GOALS, MAX_GOAL_COUNTS};
use crate::report::model::{Goal, GoalLevel, GoalStatus};

rule!("KPR204", "goal-count", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let goals = &ctx.report.goals;
    let mut out = Vec::new();
    let mut children: BTreeMap<&str, Vec<&Goal>> = BTreeMap::new();
    for goal in goals {
        children.entry(goal.parent.as_deref().unwrap_or_default()).or_default().push(goal);
    }
    for (i, goal) in goals.iter().enumerate().filter(|(_, g)| g.comment.is_some()) {
        let named = [goal.id.as_deref(), Some(goal.text.as_str())].into_iter().flatten().filter(|n| !n.is_empty());
        let own: Vec<&Goal> = named.filter_map(|n| children.get(n)).flatten().copied().collect();
        let [line, _] = goal.lines;
        let found = counts(goal.comment.as_deref()).filter_map(|(c, raw)| issue(&c, raw, line, &of_level(&own, c.level)));
        out.extend(found.map(|f| f.subject(format!("/goals/{i}"))));
    }
    // A text counts its goals once or twice; what says it of every line is no report.
    let all: Vec<&Goal> = goals.iter().take(MAX_COUNTED_GOALS).collect();
    for (i, p) in ctx.report.programmes.iter().enumerate().take(MAX_GOAL_COUNTS) {
        let line = p.comment_lines.map_or(1, |[first, _]| first);
        let found = counts(p.comment.as_deref()).filter_map(|(c, raw)| issue(&c, raw, line, &of_whole(&all, &c)));
        out.extend(found.map(|f| f.subject(format!("/programmes/{i}"))));
    }
    out.extend(
        ctx.report.goal_counts.iter().take(MAX_GOAL_COUNTS).filter_map(|c| issue(&c.counted, &c.raw, c.line, &of_whole(&all, &c.counted))),
    );
    out
}

fn counts(comment: Option<&str>) -> impl Iterator<Item = (Counted, &str)> {
    let text = comment.unwrap_or_default();
    counts::read(text).into_iter().map(|c| (c.clone(), text.get(c.at).unwrap_or_default()))
}

/// The goals of a level; all where the text does not say which.
fn of_level<'a>(goals: &[&'a Goal], level: Option<GoalLevel>) -> Vec<&'a Goal> {
    goals.iter().copied().filter(|g| level.is_none_or(|l| g.level == l)).collect()
}

/// The goals that running text counts: those of the level it names, else the board's, else those of the level that has as many as it says.
fn of_whole<'a>(goals: &[&'a Goal], counted: &Counted) -> Vec<&'a Goal> {
    let levels = [GoalLevel::Board, GoalLevel::Subgoal, GoalLevel::FocusArea, GoalLevel::Council];
    let mut sets = levels.iter().filter(|l| counted.level.is_none_or(|c| c == **l)).map(|l| of_level(goals, Some(*l)));
    sets.find(|s| !s.is_empty() && counted.of.is_none_or(|n| n == s.len())).unwrap_or_default()
}

/// A count that no reading of the list's statuses gives.
///
/// A goal whose status is not told in words may be of any; the list must tell that of half its goals at least.
fn issue(counted: &Counted, raw: &str, line: u32, goals: &[&Goal]) -> Option<Issue> {
    let judged = |g: &&&Goal| matches!(g.status, Some(GoalStatus::Met | GoalStatus::PartlyMet | GoalStatus::NotMet));
    let open = goals.len() - goals.iter().filter(judged).count();
    let counts = goals.iter().filter(|g| g.status == Some(counted.status)).count();
    let said = counted.count.or(counted.of).unwrap_or(goals.len());
    let other_goals = counted.of.is_some_and(|n| n != goals.len());
    if goals.is_empty() || other_goals || open * 2 > goals.len() || (counts..=counts + open).contains(&said) {
        return None;
    }
    let fact = Miscounted { raw: short(raw), said, counts, open, all: goals.len(), status: counted.status };
    let mut out = Issue::new(line, fact).key(raw).figures(said.into(), counts.into(), Some(open.into()));
    for goal in goals.iter().filter(|g| g.status == Some(counted.status)) {
        let [line, _] = goal.lines;
        out = out.related(line, Is { text: short(&goal.text), status: counted.status });
    }
    Some(out)
}

#[derive(Debug)]
struct Miscounted {
    raw: String,
    said: usize,
    counts: usize,
    open: usize,
    all: usize,
    status: GoalStatus,
}

impl Fact for Miscounted {
    fn say(&self, lang: Lang) -> String {
        let Self { raw, said, counts, open, all, .. } = self;
        let status = status(self.status, lang);
        let mut out = match lang {
            Lang::En => format!("“{raw}” counts {said} goals as {status}, in the list {counts} of {all} are"),
            Lang::Sv => format!("”{raw}” räknar {said} mål som {status}, i listan är {counts} av {all} det"),
        };
        if *open > 0 {
            out += &match lang {
                Lang::En => format!(" and {open} have no such status in words"),
                Lang::Sv => format!(" och {open} har ingen sådan status i ord"),
            };
        }
        out
    }
}

fn status(status: GoalStatus, lang: Lang) -> &'static str {
    match (status, lang) {
        (GoalStatus::Met, Lang::En) => "met",
        (GoalStatus::Met, Lang::Sv) => "uppfyllda",
        (GoalStatus::PartlyMet, Lang::En) => "partly met",
        (GoalStatus::PartlyMet, Lang::Sv) => "delvis uppfyllda",
        (_, Lang::En) => "not met",
        (_, Lang::Sv) => "inte uppfyllda",
    }
}

#[derive(Debug)]
struct Is {
    text: String,
    status: GoalStatus,
}

impl Fact for Is {
    fn say(&self, lang: Lang) -> String {
        format!("{}: {}", self.text, status(self.status, lang))
    }
}
