//! kpr reads Swedish municipal follow-up reports from plain text and checks their figures.

pub mod error;
pub mod figures;
pub mod finding;
pub mod layout;
mod lexicon;
pub mod limits;
pub mod lists;
pub mod report;
pub mod source;
pub mod tables;

pub use error::Error;
pub use report::model::Number;
pub use source::Source;
