//! The words for statuses and kinds, in both languages.

use crate::finding::Lang;
#[cfg(feature = "export")]
use crate::report::model::ReportKind;
use crate::report::model::{ActionStatus, GoalStatus};

/// How a goal goes.
pub(crate) fn goal(status: Option<GoalStatus>, lang: Lang) -> &'static str {
    let (en, sv) = match status {
        Some(GoalStatus::NotMet) => ("not met", "ej uppfyllt"),
        Some(GoalStatus::AtRisk) => ("at risk", "i fara"),
        Some(GoalStatus::PartlyMet) => ("partly met", "delvis uppfyllt"),
        Some(GoalStatus::OnTrack) => ("on track", "på väg"),
        Some(GoalStatus::Met) => ("met", "uppfyllt"),
        None => ("no status", "utan status"),
    };
    in_language(lang, en, sv)
}

/// How an action goes.
pub(crate) fn action(status: Option<ActionStatus>, lang: Lang) -> &'static str {
    let (en, sv) = match status {
        Some(ActionStatus::NotStarted) => ("not started", "ej påbörjad"),
        Some(ActionStatus::InProgress) => ("in progress", "pågår"),
        Some(ActionStatus::Done) => ("done", "klar"),
        Some(ActionStatus::Postponed) => ("postponed", "framskjuten"),
        None => ("no status", "utan status"),
    };
    in_language(lang, en, sv)
}

/// What kind of report it is.
#[cfg(feature = "export")]
pub(crate) fn kind(kind: ReportKind, lang: Lang) -> &'static str {
    let (en, sv) = match kind {
        ReportKind::Interim => ("interim report", "delårsrapport"),
        ReportKind::Annual => ("annual report", "årsrapport"),
        ReportKind::WorkEnvironment => ("work environment report", "arbetsmiljörapport"),
        ReportKind::StaffingPlan => ("staffing plan", "bemanningsplan"),
        ReportKind::ActivityFollowup => ("follow-up of activities", "uppföljning av aktiviteter"),
        ReportKind::Other => ("report", "rapport"),
    };
    in_language(lang, en, sv)
}

fn in_language(lang: Lang, en: &'static str, sv: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Sv => sv,
    }
}
