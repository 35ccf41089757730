//! Goals with another status.

use super::likeness::pairs;
use super::model::{self, Difference};
use crate::report::model::{Goal, Report};

/// The goals of both reports whose statuses are known and not the same.
pub(super) fn differences(old: &Report, new: &Report) -> Vec<Difference> {
    let moved = |(i, j): (usize, usize)| {
        let (old, new) = (said(old.goals.get(i)?)?, said(new.goals.get(j)?)?);
        (old.status != new.status).then_some(Difference::GoalMoved { old, new })
    };
    pairs(&texts(old), &texts(new)).same.into_iter().filter_map(moved).collect()
}

fn texts(report: &Report) -> Vec<&str> {
    report.goals.iter().map(|g| g.text.as_str()).collect()
}

fn said(goal: &Goal) -> Option<model::Goal> {
    let [line, _] = goal.lines;
    Some(model::Goal { id: goal.id.clone(), text: goal.text.clone(), status: goal.status?, line })
}
