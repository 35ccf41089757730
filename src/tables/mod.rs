//! Header and body lines → tables of figures.

mod column;
mod grid;
mod header;
pub mod identities;
mod reading;
mod shape;
mod sums;
mod tokens;
mod words;
