//! HTML: one page a report that needs nothing but itself, and an index page over several.

mod escape;
mod frame;
