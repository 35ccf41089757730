//! HTML: one page a report that needs nothing but itself, and an index page over several.
//!
//! A page says first how the report ends and how much of it is proved, then what deviates, what was found, the tables, and the
//! lists; the report's own text stands beside, and every finding links to its line. It runs without its script, which only
//! filters, sorts and prints. Nothing of a report's text can act as markup: all of it is escaped, and the page's own policy
//! runs nothing but its own script.

mod actions;
mod chart;
pub(super) mod escape;
mod findings;
pub(super) mod frame;
mod goals;
mod index;
mod lists;
mod page;
mod source;
mod summary;
mod tables;
mod view;

use std::io::{self, Write};

use super::{Export, Lines};
use crate::finding::Lang;
use crate::report::model::Report;
use view::View;

pub use index::{Entry, index};

/// One page a report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html {
    /// Language of the page's own words.
    pub lang: Lang,
}

impl Export for Html {
    fn joins(&self) -> bool {
        false
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let lines = None;
        out.write_all(page::page(View { report, lines, lang: self.lang }).as_bytes())
    }

    fn with_lines(&self, report: &Report, lines: &Lines<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(page::page(View { report, lines: Some(lines), lang: self.lang }).as_bytes())
    }
}

#[cfg(test)]
mod tests;
