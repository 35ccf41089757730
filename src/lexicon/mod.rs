//! The trade's words and what they mean: data, not code.

pub(crate) mod claims;
pub(crate) mod columns;
pub(crate) mod goals;
pub(crate) mod lists;
pub(crate) mod months;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod statistics;
pub(crate) mod wholes;
