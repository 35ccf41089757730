//! The registry: every rule, by code.

pub mod action_fields;
pub mod cancelling_errors;
pub mod change;
pub mod checklist_without_action;
pub mod claim;
pub mod claim_sign;
pub mod claim_unit;
pub mod column_sum;
pub mod deviation;
pub mod done_in_future;
pub mod duplicate_code;
pub mod goal_comment;
pub mod goal_count;
pub mod goal_status;
pub mod heading_without_row;
pub mod indicator_outcome;
pub mod key_figure;
pub mod missing_comment;
pub mod norm_budget;
pub mod norm_deviation;
pub mod norm_investment;
pub mod open_contradiction;
pub mod outside_figure;
pub mod overdue;
pub mod percent;
pub mod postponed_date;
pub mod programme_heading;
pub mod programme_name;
pub mod risk_without_action;
pub mod rounding;
pub mod row_sum;
pub mod same_figure;
pub mod sign_convention;
pub mod statistics_claim;
pub mod status_comment;
pub mod total_without_rows;

use super::rule::Rule;

/// All rules, by code.
pub static RULES: &[&Rule] = &[
    &column_sum::RULE,
    &deviation::RULE,
    &change::RULE,
    &row_sum::RULE,
    &same_figure::RULE,
    &cancelling_errors::RULE,
    &sign_convention::RULE,
    &rounding::RULE,
    &percent::RULE,
    &key_figure::RULE,
    &claim_unit::RULE,
    &duplicate_code::RULE,
    &total_without_rows::RULE,
    &open_contradiction::RULE,
    &outside_figure::RULE,
    &claim::RULE,
    &claim_sign::RULE,
    &statistics_claim::RULE,
    &goal_count::RULE,
    &missing_comment::RULE,
    &programme_heading::RULE,
    &heading_without_row::RULE,
    &programme_name::RULE,
    &goal_status::RULE,
    &goal_comment::RULE,
    &action_fields::RULE,
    &risk_without_action::RULE,
    &checklist_without_action::RULE,
    &indicator_outcome::RULE,
    &overdue::RULE,
    &done_in_future::RULE,
    &postponed_date::RULE,
    &status_comment::RULE,
    &norm_budget::RULE,
    &norm_deviation::RULE,
    &norm_investment::RULE,
];
