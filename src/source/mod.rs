//! Bytes → lines. Decodes, normalises, and keeps the way back to every byte of the file.

mod decode;
mod join;
mod lines;
mod normalise;
mod offsets;

pub use decode::Encoding;
pub use join::Joiner;
pub use lines::{Line, Source, Span};
