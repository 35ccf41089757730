//! Columns of a text list: their roles, what kind of list they make, and what it costs to leave one empty.

use crate::lexicon::lists::Role;

/// What a list is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ListKind {
    /// Goals with their comment or status.
    Goals,
    /// Risks, nearly always with their actions.
    Risks,
    /// Things to do.
    Actions,
    /// Indicators with text cells.
    Indicators,
    /// Internal control.
    Controls,
    /// Questions with ja or nej.
    Checklist,
}

/// Costs are hundredths of the cost of one small oddity; a certain fault costs some hundreds.
pub(super) type Cost = i32;

/// The kind of list that columns make, if they make one.
pub(super) fn kind_of(roles: &[Role]) -> Option<ListKind> {
    let has = |r: Role| roles.contains(&r);
    let any = |rs: &[Role]| rs.iter().any(|r| has(*r));
    let goal = any(&[Role::Goal, Role::FocusArea]);
    if has(Role::Answer) {
        let other = has(Role::Question) && (goal || any(&[Role::Action, Role::Risk, Role::Indicator, Role::Process]));
        return (roles.len() <= 4 && !other).then_some(ListKind::Checklist);
    }
    // Things to do about what was controlled.
    let done = has(Role::Action) && any(&[Role::Status, Role::Due]) && !any(&[Role::Result, Role::Outcome]);
    if has(Role::Process) && !done {
        return any(&[Role::Result, Role::Outcome, Role::Owner, Role::Status, Role::Comment]).then_some(ListKind::Controls);
    }
    if has(Role::Risk) {
        return any(&[Role::Action, Role::Level, Role::Factor, Role::Effect]).then_some(ListKind::Risks);
    }
    if has(Role::Indicator) {
        return any(&[Role::Baseline, Role::Target, Role::Outcome, Role::Trend]).then_some(ListKind::Indicators);
    }
    if has(Role::Action) {
        let marks = [Role::Status, Role::Due, Role::Owner, Role::Comment, Role::Detail, Role::Effect, Role::Goal];
        return marks.iter().any(|r| has(*r)).then_some(ListKind::Actions);
    }
    (goal && (any(&[Role::Comment, Role::Status]) || has(Role::Number))).then_some(ListKind::Goals)
}

/// The roles as this kind of list means them: `Mål` beside an indicator is a target, `Resultat` of a control its result.
pub(super) fn settle(kind: ListKind, roles: &mut [Role]) {
    let key = roles.iter().position(|r| *r == key_role(kind, roles)).unwrap_or(0);
    let unresolved = kind == ListKind::Controls && ![Role::Result, Role::Outcome, Role::Status].iter().any(|r| roles.contains(r));
    let said = roles.contains(&Role::Comment);
    for (i, role) in roles.iter_mut().enumerate() {
        *role = match (kind, *role) {
            (ListKind::Indicators, Role::Goal) if i > key => Role::Target,
            (ListKind::Indicators, Role::Status) => Role::Trend,
            (ListKind::Indicators, Role::Level) => Role::Outcome,
            (ListKind::Controls, Role::Outcome | Role::Status) => Role::Result,
            (ListKind::Controls, Role::Comment) if unresolved => Role::Result,
            (ListKind::Actions | ListKind::Risks, Role::Outcome | Role::Result) => Role::Comment,
            (ListKind::Actions, Role::Baseline) if !said => Role::Comment,
            (ListKind::Actions, Role::Process) => Role::Aside,
            (ListKind::Actions, Role::Detail) if i < key => Role::Topic,
            (_, role) => role,
        };
    }
}

/// The column that makes a row: without it there is none.
pub(super) fn key_role(kind: ListKind, roles: &[Role]) -> Role {
    match kind {
        ListKind::Goals if roles.contains(&Role::FocusArea) => Role::FocusArea,
        ListKind::Goals => Role::Goal,
        ListKind::Risks if roles.contains(&Role::Action) || roles.is_empty() => Role::Action,
        ListKind::Risks => Role::Risk,
        ListKind::Actions => Role::Action,
        ListKind::Indicators => Role::Indicator,
        ListKind::Controls => Role::Process,
        ListKind::Checklist => Role::Question,
    }
}

/// Whether one cell of a role may govern several rows.
pub(super) fn is_group(role: Role) -> bool {
    matches!(role, Role::Goal | Role::FocusArea | Role::Area | Role::Risk | Role::Level)
}

/// Whether cells of a role are told by a grammar.
pub(super) fn is_typed(role: Role) -> bool {
    matches!(role, Role::Number | Role::Level | Role::Factor | Role::Start | Role::Due | Role::Status | Role::Answer)
}

/// Whether cells of a role are short texts told by their form.
pub(super) fn is_formed(role: Role) -> bool {
    matches!(role, Role::Owner | Role::Baseline | Role::Target | Role::Trend | Role::Comparison | Role::Outcome)
}

/// What an empty cell of a role costs.
pub(super) fn skip_cost(role: Role) -> Cost {
    match role {
        Role::Action | Role::Question | Role::Process | Role::Indicator => 2000,
        Role::Answer => 500,
        Role::Number => 400,
        Role::Result => 300,
        Role::Due | Role::Status | Role::Start | Role::Factor => 250,
        Role::Owner => 200,
        Role::Baseline | Role::Target | Role::Trend | Role::Outcome | Role::Topic => 150,
        Role::Comment | Role::Effect | Role::Detail | Role::Comparison | Role::Aside => 100,
        Role::Goal | Role::FocusArea | Role::Area | Role::Risk | Role::Level | Role::Rest => 0,
    }
}
