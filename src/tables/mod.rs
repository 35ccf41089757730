//! Header and body lines → tables of figures.

mod grid;
pub mod identities;
mod sums;
