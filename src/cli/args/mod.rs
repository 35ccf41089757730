//! What can be written on the command line. Types only: no logic, no checks beyond clap's own.

mod check;
mod common;
mod diff;
mod export;
mod inputs;
mod mask;
mod parse;
mod show;

use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub(crate) use check::{BaselineArgs, CheckArgs, CheckFormat, ExplainArgs, FailOn, RulesArgs, RulesFormat};
pub(crate) use common::{Common, Lang};
pub(crate) use diff::{DiffArgs, DiffFormat};
pub(crate) use export::{ExportArgs, ExportFormat};
pub(crate) use inputs::InputArgs;
pub(crate) use mask::MaskArgs;
pub(crate) use parse::{Format, ParseArgs, StageName};
pub(crate) use show::{PartName, ShowArgs};

/// Reads Swedish municipal follow-up reports from plain text, proves and checks their figures, and exports them.
#[derive(Debug, Parser)]
#[command(name = "kpr", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  kpr parse report.txt                        the report as JSON
  pdftotext report.pdf - | kpr parse -        straight from a PDF
  kpr show report.txt                         what a controller asks first
  kpr export report.txt -o report.xlsx        for Excel
  kpr diff 2025.txt 2026.txt                  what became of last year's report

Exit codes: 0 done, 1 findings (check) or differences (diff), 2 something could not be read or was used wrongly,
3 no input was a follow-up report (check, diff).";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read reports and print them as JSON
    Parse(ParseArgs),
    /// Check reports: their arithmetic, their text, their lists
    Check(CheckArgs),
    /// Write the findings of reports as known, for kpr check --baseline
    Baseline(BaselineArgs),
    /// Print the page of a rule
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Show a report on the terminal
    Show(ShowArgs),
    /// Write reports as CSV, XLSX, HTML, JSON lines or Markdown
    Export(ExportArgs),
    /// Compare a report with an older one: last year's, or an earlier one of the year
    Diff(DiffArgs),
    /// Print the JSON Schema of what `kpr parse` or `kpr diff` prints
    Schema(SchemaArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    #[command(after_help = "\
Example:
  kpr man | man -l -")]
    Man,
}

/// Arguments of `kpr schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kpr schema -o kpr.schema.json
  kpr schema diff")]
pub(crate) struct SchemaArgs {
    /// What to describe
    #[arg(value_name = "WHAT", default_value = "report")]
    pub(crate) name: SchemaName,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaName {
    /// A report, as kpr parse and kpr check print it
    Report,
    /// What kpr diff prints
    Diff,
}

/// Arguments of `kpr completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kpr completions bash > ~/.local/share/bash-completion/completions/kpr
  kpr completions fish > ~/.config/fish/completions/kpr.fish")]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}
