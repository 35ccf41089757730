//! Bytes → lines. Decodes, normalises, and keeps the way back to every byte of the file.

mod decode;
mod join;
mod lines;
mod normalise;
mod offsets;
mod vocabulary;

pub use decode::Encoding;
pub use join::Joiner;
pub use lines::{Line, Source, Span};
pub(crate) use vocabulary::{Answers, Word};
