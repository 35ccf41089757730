//! Arguments of `kpr export`.

use clap::{Args, ValueEnum};

use super::{InputArgs, MaskArgs};

/// Arguments of `kpr export`.
#[derive(Debug, Args)]
#[command(after_help = "\
Where it goes:
  without -o     to standard output
  -o FILE        all reports in one file; xlsx, html and parquet hold one report a file
  -o FOLDER/     csv: one file a list (figures.csv, goals.csv …); others: one file a report;
                 html: an index page over several too

Examples:
  kpr export report.txt -o report.xlsx           a sheet a table, with live formulas
  kpr export report.txt -o report.html           a page that needs nothing but itself
  kpr export reports/ --to html -o site/         a page a report, and an index
  kpr export reports/ --to csv -o tables/        one CSV a list, over all reports
  kpr export report.txt -o figures.csv --excel   opens right in a Swedish Excel
  kpr export reports/ --to csv --list actions    one list, on standard output
  kpr export reports/ --to jsonl -o all.jsonl    one report a line")]
pub(crate) struct ExportArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// The format; taken from the suffix of -o where it is left out
    #[arg(long, alias = "format", value_name = "FORMAT")]
    pub(crate) to: Option<ExportFormat>,
    /// For csv in one file: which list [default: figures]
    #[arg(long, value_name = "LIST", value_parser = list_names())]
    pub(crate) list: Option<String>,
    /// For csv: byte order mark, semicolons and decimal commas
    #[arg(long)]
    pub(crate) excel: bool,
    #[command(flatten)]
    pub(crate) mask: MaskArgs,
    /// Say at the end how each report was read, as a table on standard error
    #[arg(long)]
    pub(crate) summary: bool,
}

/// Formats of `kpr export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One row a figure, goal, action …
    Csv,
    /// An Excel workbook a report
    Xlsx,
    /// A page a report, with its own text beside
    Html,
    /// One report a line, as `kpr parse` prints it
    Jsonl,
    /// A document with tables
    #[value(alias = "md")]
    Markdown,
    /// The figures as columns
    #[cfg(feature = "parquet")]
    Parquet,
}

fn list_names() -> clap::builder::PossibleValuesParser {
    kpr::output::listing::ALL.map(|l| l.name).into()
}
