//! The terminal view: how much over or under, which programmes and goals, what is late, what is wrong.
//!
//! Findings stand beside what they are about. Nothing of a report's text reaches the terminal unclean.

mod actions;
mod bar;
mod findings;
mod goals;
mod head;
mod lists;
mod page;
mod programmes;
mod tables;
mod words;

use std::io::{self, Write};

use jiff::civil::Date;

use super::Lang;
use crate::report::model::Report;
use page::Page;

/// A part of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What the report is and how it ends.
    Head,
    /// Tables of figures.
    Tables,
    /// Programmes with their commentary.
    Programmes,
    /// Goals by status.
    Goals,
    /// Actions, the overdue ones first.
    Actions,
    /// Risks by level.
    Risks,
    /// Indicators.
    Indicators,
    /// Internal control.
    Controls,
    /// Checklists.
    Checklists,
    /// Findings that are about none of these.
    Findings,
}

impl Part {
    /// All of them in the order of the view.
    pub const ALL: [Self; 10] = [
        Self::Head,
        Self::Tables,
        Self::Programmes,
        Self::Goals,
        Self::Actions,
        Self::Risks,
        Self::Indicators,
        Self::Controls,
        Self::Checklists,
        Self::Findings,
    ];
}

/// How the view is made.
#[derive(Debug, Clone)]
pub struct View {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours are wanted.
    pub colour: bool,
    /// Language of the view's own words.
    pub lang: Lang,
    /// Everything, rather than what comes first.
    pub all: bool,
    /// Only these parts, in full; none for the whole view.
    pub only: Vec<Part>,
    /// The day against which actions are overdue; the report's own where there is none.
    pub as_of: Option<Date>,
}

impl Default for View {
    fn default() -> Self {
        Self { width: 100, colour: false, lang: Lang::default(), all: false, only: Vec::new(), as_of: None }
    }
}

impl View {
    /// Whether a part is shown in full.
    fn full(&self) -> bool {
        self.all || !self.only.is_empty()
    }
}

/// Writes the view of a report.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &Report, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(view, out);
    for part in Part::ALL {
        if !view.only.is_empty() && !view.only.contains(&part) {
            continue;
        }
        match part {
            Part::Head => head::write(report, &mut page)?,
            Part::Tables => tables::write(report, &mut page)?,
            Part::Programmes => programmes::write(report, &mut page)?,
            Part::Goals => goals::write(report, &mut page)?,
            Part::Actions => actions::write(report, &mut page)?,
            Part::Risks => lists::risks(report, &mut page)?,
            Part::Indicators => lists::indicators(report, &mut page)?,
            Part::Controls => lists::controls(report, &mut page)?,
            Part::Checklists => lists::checklists(report, &mut page)?,
            Part::Findings => findings::general(report, &mut page)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
