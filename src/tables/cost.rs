//! What unusual readings of a row cost, in hundredths. Only the sum orders readings; the figures were measured on real tables.

/// Two cells where the blank between them could join one figure.
pub(crate) const SPLIT: i32 = 15;
/// The same inside a piece between wide gaps or line ends.
pub(crate) const SPLIT_PIECE: i32 = 60;
/// The same over a hard blank, and where each cell has a line or a piece of its own.
pub(crate) const SPLIT_HARD: i32 = 120;
pub(crate) const SPLIT_HARD_PIECE: i32 = 220;
/// Joining over an ordinary blank in a table whose groups have hard ones.
pub(crate) const JOIN_ORDINARY: i32 = 150;
/// Joining over a wide gap.
pub(crate) const JOIN_WIDE: i32 = 400;
/// No blank cell at a wide gap.
pub(crate) const IGNORE_GAP: i32 = 30;
/// Blank cells at a wide gap.
pub(crate) const NULL_AT_GAP: i32 = 25;
/// For each blank cell that a gap's width does not speak for, or that it speaks for and that is not taken.
pub(crate) const GAP_WIDTH: i32 = 8;
/// A blank cell without a trace: little enough more than one at the end of the row for relations to choose it.
pub(crate) const NULL: i32 = 250;
/// A blank cell where columns are aligned.
pub(crate) const NULL_ALIGNED: i32 = 20;
/// A blank cell where the empty note of a row may stand.
pub(crate) const NOTE_CELL: i32 = 40;
/// The first blank cell at the end of a row, and each further one.
pub(crate) const NULL_LAST: i32 = 160;
pub(crate) const NULL_MORE: i32 = 40;
/// Seven to nine digits; more.
pub(crate) const LARGE: i32 = 25;
pub(crate) const HUGE: i32 = 150;
/// A lone dash against the table's habit.
pub(crate) const DASH: i32 = 150;
/// A cut inside a run of digits.
pub(crate) const GLUE: i32 = 30;
/// For each digit that one of two figures which touch has more than the other, and a long figure among such.
pub(crate) const UNEVEN: i32 = 2;
pub(crate) const LONG_RUN: i32 = 20;
/// A whole number where the table's figures have decimals.
pub(crate) const WHOLE: i32 = 60;
/// Not taking a note number where there is a note column.
pub(crate) const NO_NOTE: i32 = 80;
/// A figure off its column, for each character beyond a few.
pub(crate) const OFF_COLUMN: i32 = 12;
pub(crate) const OFF_COLUMN_MOST: i32 = 260;
