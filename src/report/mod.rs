//! All parts → the typed report.

pub(crate) mod claims;
pub mod model;
pub(crate) mod passage;
pub(crate) mod programmes;
pub(crate) mod sections;

use crate::layout::Layout;
use crate::source::Source;
use crate::tables::{self, Surroundings};
use model::{Head, ProofSummary, Report, ReportKind, SCHEMA_VERSION};

/// Puts the report together.
#[must_use]
pub fn read(source: &Source) -> Report {
    let layout = Layout::new(source);
    let used = vec![false; layout.lines.len()];
    let found = tables::read(&layout, &used, Surroundings::default());
    let programmes = programmes::read(&layout, &found.tables, &found.used, crate::figures::period::Period::default());
    Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        source: source.info().clone(),
        report: Head { title: None, body: None, municipality: None, kind: ReportKind::Other, period: None, as_of: None, chair: None, manager: None, unit: None },
        sections: sections::read(&layout),
        key_figures: Vec::new(),
        tables: found.tables,
        programmes: programmes.programmes,
        goals: Vec::new(),
        risks: Vec::new(),
        actions: Vec::new(),
        indicators: Vec::new(),
        controls: Vec::new(),
        checklists: Vec::new(),
        claims: Vec::new(),
        findings: Vec::new(),
        proof: ProofSummary::default(),
    }
}
