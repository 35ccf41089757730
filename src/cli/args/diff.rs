//! Arguments of `kpr diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Arguments of `kpr diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
What can't be told apart is not compared: a figure without a period, a label that stands twice with different
figures, an action or goal without a status. Figures in tkr and mnkr are compared at the precision of the coarser.

Examples:
  kpr diff 2025.txt 2026.txt                 what last year's report said, and what became of it
  kpr diff april.txt august.txt --lang sv    within the year, in Swedish
  kpr diff 2025.txt 2026.txt --format html -o diff.html
  kpr diff 2025.txt 2026.txt --format json | jq '.differences[] | select(.kind == \"still_overdue\")'

Exit codes: 0 no difference, 1 differences, 2 something could not be read or was used wrongly, 3 one of the two was no
follow-up report.")]
pub(crate) struct DiffArgs {
    /// The older report as text, or - for standard input
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The newer one
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// How to print the differences
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: DiffFormat,
    /// End with 0 also where there are differences
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

/// Formats of `kpr diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people: a sentence each, with its lines
    Text,
    /// One JSON object; kpr schema diff prints its schema
    Json,
    /// One page that needs nothing but itself
    Html,
}
