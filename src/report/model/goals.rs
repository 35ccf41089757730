//! Goals and the indicators that measure them.

use schemars::JsonSchema;
use serde::Serialize;

use super::Lines;

/// Whose goal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalLevel {
    /// The council's (kommunfullmäktige).
    Council,
    /// The board's own (nämndmål).
    Board,
    /// Delmål.
    Subgoal,
    /// Prioriterat område.
    FocusArea,
}

/// How a goal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalStatus {
    /// Uppfyllt.
    Met,
    /// Delvis uppfyllt.
    PartlyMet,
    /// Ej uppfyllt.
    NotMet,
    /// På väg att uppnås.
    OnTrack,
    /// Riskerar att inte uppnås.
    AtRisk,
}

/// A goal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Goal {
    /// Its number or name, such as `KS mål 1`.
    pub id: Option<String>,
    /// Whose it is.
    pub level: GoalLevel,
    /// Owner, such as `KS`.
    pub owner: Option<String>,
    /// The goal.
    pub text: String,
    /// Id, or text, of the goal it stands under.
    pub parent: Option<String>,
    /// How it goes, where words say it.
    pub status: Option<GoalStatus>,
    /// Those words.
    pub status_raw: Option<String>,
    /// What the report says about it.
    pub comment: Option<String>,
    /// Lines.
    pub lines: Lines,
}

/// An indicator with text cells.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Indicator {
    /// Goal it belongs to.
    pub goal: Option<String>,
    /// Name.
    pub name: String,
    /// Utgångsläge.
    pub baseline: Option<String>,
    /// Målvärde.
    pub target: Option<String>,
    /// Utveckling, trend.
    pub trend: Option<String>,
    /// Jämförelse.
    pub comparison: Option<String>,
    /// Utfall.
    pub outcome: Option<String>,
    /// Lines.
    pub lines: Lines,
}
