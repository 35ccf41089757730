//! What the search knows of each column before it begins: whether texts stand in it or cells that a grammar or a form tells.

use super::columns::{Cost, is_formed};
use super::model::Model;
use super::text::{TextColumn, TextCosts};
use super::traits::Traits;
use crate::lexicon::lists::Role;

/// A column of texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column<'m> {
    pub(super) costs: &'m TextColumn,
    /// What its words cost, each added to those before it.
    pub(super) sums: &'m [Cost],
    /// How wide it is, and whether its cells end with a full stop.
    pub(super) width: Option<usize>,
    pub(super) stops: bool,
}

impl<'m> Column<'m> {
    pub(super) fn new(costs: &'m TextColumn, text: &'m TextCosts<'_, '_>, model: &Model) -> Self {
        Self { costs, sums: text.sums(costs), width: model.width(costs.q), stops: model.stops(costs.q) }
    }

    pub(super) fn sum(&self, word: usize) -> Cost {
        self.sums.get(word).copied().unwrap_or_default()
    }
}

/// What kind of column one is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Of texts, the one of an index among them.
    Text(usize),
    /// With a grammar or a form; a cell begins with a word that has any of some traits and none of others: a quick look before
    /// the spans are tried.
    Shaped(u128, u128),
}

impl Kind {
    pub(super) fn of(roles: &[Role]) -> Vec<Self> {
        let mut texts = 0..;
        let all = u128::MAX;
        let kind = |role: &Role| match role {
            Role::Due | Role::Start => Self::Shaped(Traits::TIME_BEGIN, 0),
            Role::Status => Self::Shaped(Traits::STATUS_BEGIN, 0),
            Role::Level | Role::Factor => Self::Shaped(Traits::LEVEL_BEGIN, 0),
            Role::Number => Self::Shaped(Traits::NUMBER_BEGIN, 0),
            Role::Answer => Self::Shaped(Traits::ANSWER, 0),
            Role::Owner => Self::Shaped(all, Traits::SMALL),
            _ if is_formed(*role) => Self::Shaped(all, 0),
            _ => Self::Text(texts.next().unwrap_or_default()),
        };
        roles.iter().map(kind).collect()
    }
}
