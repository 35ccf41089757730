//! Text → number, amount, period, date, status: Swedish grammars in one place, used by every later stage.

pub(crate) mod amount;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod words;
