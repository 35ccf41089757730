//! Arguments of `kpr parse`.

use clap::{Args, ValueEnum};

use super::{InputArgs, MaskArgs};

/// Arguments of `kpr parse`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kpr parse report.txt                      one JSON object, indented on a terminal
  kpr parse report.txt | jq .programmes     one line in a pipe
  pdftotext report.pdf - | kpr parse -      from standard input
  kpr parse reports/ --format jsonl         every *.txt of a folder, one record a line
  kpr parse report.txt --stage blocks       what the reader made of each line")]
pub(crate) struct ParseArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// One JSON value (an array where there are several inputs), or one record a line
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: Format,
    /// Indent the JSON, also in a pipe
    #[arg(long, conflicts_with = "compact")]
    pub(crate) pretty: bool,
    /// Put each record on one line, also on a terminal
    #[arg(long)]
    pub(crate) compact: bool,
    /// Print what a stage of the reading made of the report instead
    #[arg(long, value_name = "STAGE", conflicts_with_all = ["format", "pretty", "compact", "mask_persons"])]
    pub(crate) stage: Option<StageName>,
    #[command(flatten)]
    pub(crate) mask: MaskArgs,
    /// Say at the end how each report was read, as a table on standard error
    #[arg(long)]
    pub(crate) summary: bool,
}

/// Formats of `kpr parse`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON value
    Json,
    /// One record a line
    Jsonl,
}

/// Stages that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageName {
    /// Lines, decoded and cleaned
    Lines,
    /// What kind of line each is
    Blocks,
    /// Tables of figures
    Tables,
    /// Goals, risks, actions and other lists
    Lists,
    /// The whole report
    Report,
    /// As blocks, every letter and digit masked
    Shape,
}
