//! The view's own words in both languages.

use crate::check::statuses;
use crate::output::Lang;
use crate::report::model::{ActionStatus, GoalStatus, ReportKind};

/// The view's own words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) as_of: &'static str,
    pub(super) line: &'static str,
    pub(super) figures: &'static str,
    pub(super) verified: &'static str,
    pub(super) contradicted: &'static str,
    pub(super) unverified: &'static str,
    pub(super) errors: &'static str,
    pub(super) warnings: &'static str,
    pub(super) programmes: &'static str,
    pub(super) no_comment: &'static str,
    pub(super) goals: &'static str,
    pub(super) actions: &'static str,
    pub(super) overdue: &'static str,
    pub(super) risks: &'static str,
    pub(super) level: &'static str,
    pub(super) indicators: &'static str,
    pub(super) target: &'static str,
    pub(super) outcome: &'static str,
    pub(super) controls: &'static str,
    pub(super) findings: &'static str,
    pub(super) more: &'static str,
    pub(super) other_tables: &'static str,
    pub(super) columns_left_out: &'static str,
    lang: Lang,
}

const EN: Words = Words {
    as_of: "as of",
    line: "line",
    figures: "figures",
    verified: "verified",
    contradicted: "contradicted",
    unverified: "unverified",
    errors: "errors",
    warnings: "warnings",
    programmes: "Programmes",
    no_comment: "no commentary",
    goals: "Goals",
    actions: "Actions",
    overdue: "overdue",
    risks: "Risks",
    level: "level",
    indicators: "Indicators",
    target: "target",
    outcome: "outcome",
    controls: "Internal control",
    findings: "Findings",
    more: "more (-v shows all)",
    other_tables: "Other tables (--only tables shows them)",
    columns_left_out: "columns left out; a wider terminal shows them",
    lang: Lang::En,
};

const SV: Words = Words {
    as_of: "per den",
    line: "rad",
    figures: "siffror",
    verified: "bevisade",
    contradicted: "motsagda",
    unverified: "obevisade",
    errors: "fel",
    warnings: "varningar",
    programmes: "Program",
    no_comment: "ingen kommentar",
    goals: "Mål",
    actions: "Aktiviteter",
    overdue: "försenade",
    risks: "Risker",
    level: "nivå",
    indicators: "Indikatorer",
    target: "mål",
    outcome: "utfall",
    controls: "Intern kontroll",
    findings: "Anmärkningar",
    more: "till (-v visar alla)",
    other_tables: "Andra tabeller (--only tables visar dem)",
    columns_left_out: "kolumner får inte plats; en bredare terminal visar dem",
    lang: Lang::Sv,
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    }
}

impl Words {
    pub(super) fn goal(&self, status: Option<GoalStatus>) -> &'static str {
        statuses::goal(status, self.lang)
    }

    pub(super) fn action(&self, status: Option<ActionStatus>) -> &'static str {
        statuses::action(status, self.lang)
    }

    pub(super) fn kind(&self, kind: ReportKind) -> &'static str {
        statuses::kind(kind, self.lang)
    }
}
