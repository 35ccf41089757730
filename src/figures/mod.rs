//! Text → typed values: the Swedish grammars of dates and statuses, in one place.

pub mod date;
pub mod status;
