//! Text → number, amount, period, date, status: Swedish grammars in one place, used by every later stage.

pub(crate) mod amount;
pub mod counts;
pub mod date;
pub(crate) mod function;
pub(crate) mod number;
pub(crate) mod pairs;
pub(crate) mod period;
pub mod status;
pub(crate) mod stems;
pub(crate) mod typo;
pub(crate) mod words;
