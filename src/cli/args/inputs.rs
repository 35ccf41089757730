//! Arguments that say what to read.

use std::path::PathBuf;

use clap::Args;

/// Arguments that say what to read.
#[derive(Debug, Clone, Args)]
pub(crate) struct InputArgs {
    /// Reports as text, folders of them, or - for standard input
    #[arg(value_name = "FILE|DIR", required_unless_present = "files_from")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Files to take from folders [default: *.txt]; hidden and ignored ones are left out
    #[arg(long, value_name = "PATTERN")]
    pub(crate) glob: Vec<String>,
    /// Read paths, one a line, from this file, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Vec<PathBuf>,
}
