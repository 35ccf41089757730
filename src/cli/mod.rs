//! The command line: the only part of kpr that touches files, the environment and the terminal.
//!
//! Arguments are [read by clap](args), their [inputs](inputs) found, [worked on in
//! parallel](batch) and written in order to a [sink](sink). One file a command.

mod against;
pub(crate) mod args;
mod baseline;
mod batch;
mod check;
mod config;
mod diff;
pub(crate) mod exit;
mod explain;
mod export;
mod guard;
mod inputs;
mod interrupt;
mod load;
mod many;
mod near;
mod outlet;
mod parse;
mod persons;
mod progress;
mod records;
mod rules;
pub(crate) mod say;
mod schema;
mod shell;
mod show;
mod sink;
mod summary;
mod terminal;

use std::io;

use anyhow::Result;

use args::{Args, Command};
use exit::Exit;

/// Runs the command that the arguments ask for.
pub(crate) fn run(args: Args) -> Result<Exit> {
    let Args { common, command } = args;
    say::set(&common);
    match command {
        Command::Parse(args) => parse::run(&common, &args),
        Command::Show(args) => show::run(&common, &args),
        Command::Export(args) => export::run(&common, &args),
        Command::Check(args) => check::run(&common, &args),
        Command::Baseline(args) => baseline::run(&common, &args),
        Command::Explain(args) => explain::run(&common, &args),
        Command::Rules(args) => rules::run(&common, &args),
        Command::Diff(args) => diff::run(&common, &args),
        Command::Schema(args) => schema::run(&common, &args),
        Command::Completions(args) => shell::completions(&common, &args),
        Command::Man => shell::man(&common),
    }
}

/// Whether the reader of our output has gone, such as `head`: a quiet end and no error.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}
