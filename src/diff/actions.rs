//! Actions with another status or date, that are no more mentioned, and that are late still.

use jiff::civil::Date;

use super::likeness::pairs;
use super::model::{Difference, Task};
use crate::report::model::{ActionStatus, Report};

/// What is different between the actions of two reports. New actions are no news of old ones.
pub(super) fn differences(old: &Report, new: &Report) -> Vec<Difference> {
    let (before, after): (Vec<Task>, Vec<Task>) = (tasks(old), tasks(new));
    let paired = pairs(&texts(&before), &texts(&after));
    // Late on one day is late once: only a later report can tell that it is late still.
    let later = old.report.as_of < new.report.as_of;
    let mut out = Vec::new();
    for (i, j) in paired.same {
        let (Some(a), Some(b)) = (before.get(i), after.get(j)) else { continue };
        if let (Some(one), Some(other)) = (a.status, b.status)
            && one != other
        {
            out.push(Difference::ActionStatus { old: a.clone(), new: b.clone() });
        }
        if let Some(days) = days(a.due, b.due).filter(|d| *d != 0) {
            out.push(Difference::ActionDue { old: a.clone(), new: b.clone(), days });
        }
        if later && let (Some(_), Some(days)) = (overdue(a, a.due, old.report.as_of), overdue(b, b.due.or(a.due), new.report.as_of)) {
            out.push(Difference::StillOverdue { old: a.clone(), new: b.clone(), days });
        }
    }
    let open = paired.only_old.into_iter().filter_map(|i| before.get(i)).filter(|t| t.status != Some(ActionStatus::Done));
    out.extend(open.map(|old| Difference::ActionGone { old: old.clone() }));
    out
}

fn tasks(report: &Report) -> Vec<Task> {
    report.actions.iter().map(Task::of).collect()
}

fn texts(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().map(|t| t.text.as_str()).collect()
}

/// Days past its date, where it is going on or not begun: as the rule `overdue` has it.
fn overdue(task: &Task, due: Option<Date>, as_of: Option<Date>) -> Option<i32> {
    let open = matches!(task.status, Some(ActionStatus::NotStarted | ActionStatus::InProgress));
    days(due, as_of).filter(|days| open && *days > 0)
}

/// Days from one day to another.
fn days(from: Option<Date>, to: Option<Date>) -> Option<i32> {
    from?.until(to?).ok().map(|span| span.get_days())
}
