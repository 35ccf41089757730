//! Reports → bytes. Formats know the model, the model knows no format; nothing here touches files.

pub mod json;
mod text;

pub use text::plain;
