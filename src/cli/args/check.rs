//! Arguments of `kpr check` and of the commands about rules.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{InputArgs, MaskArgs};

/// Arguments of `kpr check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kpr check report.txt                         what is wrong, with the lines it stands on
  kpr check report.txt -v                      every calculation line by line
  kpr check reports/ -q --summary              and a table of all reports at the end
  kpr check reports/ --format sarif -o kpr.sarif
  kpr check report.txt --baseline kpr-baseline.json
  kpr check report.txt --against budget.csv    compare with adopted budgets

Exit codes: 0 clean, 1 findings, 2 something could not be read or was used wrongly, 3 no input was a follow-up report.")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: CheckFormat,
    /// Least severity that makes the exit code 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// End with 0 also where there are findings
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// Judge dates by this day instead of the report's own
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// Findings that are known, from `kpr baseline`: marked and not counted
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// CSV of figures to compare with: row (code or label), column (role), period, unit, value
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) mask: MaskArgs,
    /// Check also what norms ask of a statement
    #[arg(long)]
    pub(crate) norms: bool,
    /// Say at the end how each report fared, as a table on standard error
    #[arg(long)]
    pub(crate) summary: bool,
}

/// Formats of `kpr check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For people, with excerpts of the source
    Text,
    /// The report with its findings, as `kpr parse` prints it
    Json,
    /// The same, one report a line
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// JUnit XML
    Junit,
    /// A table for a comment
    Markdown,
}

/// From which severity on findings make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing
    Never,
}

/// Arguments of `kpr baseline`.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  kpr baseline reports/ -o kpr-baseline.json")]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// Judge dates by this day instead of the report's own
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
}

/// Arguments of `kpr explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kpr explain KPR101
  kpr explain overdue --lang sv")]
pub(crate) struct ExplainArgs {
    /// Code or name of a rule
    #[arg(value_name = "CODE|NAME")]
    pub(crate) rule: String,
}

/// Arguments of `kpr rules`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  kpr rules
  kpr rules --format json | jq '.[].code'")]
pub(crate) struct RulesArgs {
    /// How to print the rules
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: RulesFormat,
}

/// Formats of `kpr rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    /// One line a rule
    Text,
    /// A JSON array
    Json,
}
