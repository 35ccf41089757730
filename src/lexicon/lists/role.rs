//! What the columns of text lists hold.

/// What a column of a text list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A running number.
    Number,
    /// Strategic area.
    Area,
    /// A goal of council or board.
    Goal,
    /// Prioriterat område.
    FocusArea,
    /// A risk.
    Risk,
    /// Its level.
    Level,
    /// One of the figures a level is made of; read and left aside.
    Factor,
    /// What is to be done.
    Action,
    /// A second text that explains it.
    Detail,
    /// A short name of what the action is about, left of it.
    Topic,
    /// When it began; read and left aside.
    Start,
    /// When it is to be done.
    Due,
    /// How it goes.
    Status,
    /// What is said about it.
    Comment,
    /// Who answers for it.
    Owner,
    /// Wanted effect.
    Effect,
    /// The rest of a merged goal that a page break cut; it comes after the row's other cells.
    Rest,
    /// An indicator's name.
    Indicator,
    /// Utgångsläge.
    Baseline,
    /// Målvärde.
    Target,
    /// Utveckling.
    Trend,
    /// Jämförelse.
    Comparison,
    /// Utfall.
    Outcome,
    /// A process of internal control.
    Process,
    /// What its control came to.
    Result,
    /// A question of a checklist.
    Question,
    /// Ja or nej.
    Answer,
    /// Something else; read and left aside.
    Aside,
}
