//! The trade's words and what they mean: data, not code.

pub(crate) mod lists;
pub(crate) mod rows;
