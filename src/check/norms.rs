//! What a statement lacks that a norm asks of it.

use super::context::Context;
use super::issue::Issue;
use super::say::Fact;
use crate::finding::Lang;
use crate::report::model::{Table, TableKind};

/// What a statement lacks.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lacks {
    /// A column with the budget.
    Budget,
    /// A column with the deviation from the budget.
    Deviation,
}

impl Lacks {
    /// The issue for a table.
    pub(crate) fn issue(self, index: usize, table: &Table) -> Issue {
        let [line, _] = table.lines;
        let title = table.title.clone().unwrap_or_else(|| table.id.clone());
        Issue::new(line, Lacking { what: self, title: title.clone() }).table(index).subject(format!("/tables/{index}")).key(title)
    }
}

/// The tables of a kind.
pub(crate) fn statements<'a>(ctx: &Context<'a>, kind: TableKind) -> impl Iterator<Item = (usize, &'a Table)> {
    ctx.report.tables.iter().enumerate().filter(move |(_, t)| t.kind == kind)
}

#[derive(Debug)]
struct Lacking {
    what: Lacks,
    title: String,
}

impl Fact for Lacking {
    fn say(&self, lang: Lang) -> String {
        let title = &self.title;
        match (self.what, lang) {
            (Lacks::Budget, Lang::En) => format!("“{title}” has no column with the budget"),
            (Lacks::Budget, Lang::Sv) => format!("”{title}” har ingen kolumn med budget"),
            (Lacks::Deviation, Lang::En) => format!("“{title}” has no column with the deviation from the budget"),
            (Lacks::Deviation, Lang::Sv) => format!("”{title}” har ingen kolumn med avvikelse mot budget"),
        }
    }
}
