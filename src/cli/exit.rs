//! How a run ended.

use std::process::ExitCode;

/// How a run ended, from the best to the one that wins over all others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All went well.
    #[default]
    Success,
    /// There are findings that count, or differences.
    Findings,
    /// Nothing of a follow-up report was found in any input.
    NoReport,
    /// An input could not be read, or the command was used wrongly.
    Failed,
    /// The user stopped it with Ctrl-C.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Findings => 1,
            Exit::NoReport => 3,
            Exit::Failed => 2,
            Exit::Interrupted => 130,
        })
    }
}
