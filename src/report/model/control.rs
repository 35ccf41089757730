//! Internal control: control points and checklists.

use schemars::JsonSchema;
use serde::Serialize;

use super::Lines;

/// A line of the follow-up of internal control.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Control {
    /// Number as printed; where none is, the place in its list.
    pub number: String,
    /// Process or routine.
    pub process: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Letter before the result.
    pub result_code: Option<String>,
    /// Result.
    pub result: Option<String>,
    /// Lines.
    pub lines: Lines,
}

/// Answer of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Yes.
    Ja,
    /// No.
    Nej,
    /// Partly.
    Delvis,
}

/// A checklist.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Checklist {
    /// Title.
    pub title: String,
    /// Questions in printed order.
    pub items: Vec<ChecklistItem>,
}

/// A question of a checklist.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChecklistItem {
    /// Question.
    pub question: String,
    /// Answer.
    pub answer: Option<Answer>,
    /// As printed.
    pub answer_raw: Option<String>,
    /// Line of the question.
    pub line: u32,
}
