//! kpr reads Swedish municipal follow-up reports from plain text and checks their figures.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod check;
pub mod error;
mod figures;
pub mod finding;
pub mod layout;
mod lexicon;
pub mod limits;
pub mod proof;
pub mod report;
pub mod source;
pub mod tables;

pub use error::Error;
pub use report::model::Number;
pub use source::Source;
