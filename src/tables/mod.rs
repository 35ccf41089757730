//! Header and body lines → tables of figures.

mod grid;
pub mod identities;
mod reading;
mod shape;
mod sums;
mod tokens;
