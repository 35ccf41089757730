//! Arguments of the commands that can keep persons out of what they write.

use std::path::PathBuf;

use clap::Args;

/// Arguments of the commands that can keep persons out of what they write.
#[derive(Debug, Args)]
pub(crate) struct MaskArgs {
    /// Put pseudonyms for chair, manager and owners, also where their names stand in a text
    #[arg(long)]
    pub(crate) mask_persons: bool,
    /// Secret that gives a person the same pseudonym in all reports, instead of numbers in each
    #[arg(long, value_name = "FILE", requires = "mask_persons")]
    pub(crate) mask_key: Option<PathBuf>,
}
