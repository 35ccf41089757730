//! Arguments of `kpr show`.

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{InputArgs, MaskArgs};

/// Arguments of `kpr show`.
#[derive(Debug, Args)]
#[command(after_help = "\
A figure with a question mark is contradicted by the report's own arithmetic. Bars show the deviations of
a table, 1 to 3 mark the largest.

Examples:
  kpr show report.txt                  how much over or under, which goals, what is late
  kpr show report.txt --only actions   one part, in full
  kpr show report.txt -v | less        everything
  kpr show report.txt --lang sv        in Swedish")]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// Show only these parts, in full
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    pub(crate) only: Vec<PartName>,
    #[command(flatten)]
    pub(crate) mask: MaskArgs,
    /// The day against which actions are overdue [default: the report's own]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
}

/// Parts of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PartName {
    /// What the report is and how it ends
    Head,
    /// Tables of figures
    Tables,
    /// Programmes with their commentary
    Programmes,
    /// Goals by status
    Goals,
    /// Actions, the overdue ones first
    Actions,
    /// Risks by level
    Risks,
    /// Indicators
    Indicators,
    /// Internal control
    Controls,
    /// Checklists
    Checklists,
    /// Findings
    Findings,
}
