//! One run over many inputs: threads, progress, Ctrl-C, errors, summary. Shared by the commands that read reports.

use std::io;

use anyhow::Result;
use kpr::Report;
use kpr::finding::{Finding, Severity};

use super::args::Common;
use super::exit::Exit;
use super::inputs::{Input, Inputs};
use super::load::Failure;
use super::summary::{Line, Summary};
use super::{batch, guard, interrupt, progress, say};

/// What came of one input.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// What to write.
    pub(crate) bytes: Vec<u8>,
    /// What it means for the exit code.
    pub(crate) exit: Exit,
    /// What to tell the user.
    error: Option<anyhow::Error>,
    line: Line,
}

impl Done {
    /// A report that was read, with findings made after the reading.
    pub(crate) fn report(report: &Report, checked: &[Finding]) -> Self {
        let count = |severity| {
            let all = report.findings.iter().chain(checked);
            all.filter(|f| f.severity == severity && f.suppressed.is_none())
                .count()
        };
        let line = Line {
            proof: Some(report.proof),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
        };
        Self {
            line,
            ..Self::default()
        }
    }

    /// An input that gave no report.
    pub(crate) fn failure(failure: Failure) -> Self {
        let line = Line {
            proof: None,
            errors: 1,
            warnings: 0,
        };
        Self {
            exit: Exit::Failed,
            error: Some(failure.error),
            line,
            ..Self::default()
        }
    }

    /// With what `write` writes; an error of it is an error of this input.
    pub(crate) fn with_bytes(mut self, write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Self {
        if let Err(error) = write(&mut self.bytes) {
            self.exit = Exit::Failed;
            self.error = Some(error.into());
        }
        self
    }
}

/// Works on all inputs and gives what came of each to `write`, in their order.
pub(crate) fn run(
    common: &Common,
    summarise: bool,
    inputs: &Inputs,
    work: impl Fn(&Input) -> Done + Sync,
    mut write: impl FnMut(Done) -> Result<()> + Send,
) -> Result<Exit> {
    guard::install();
    interrupt::listen();
    let bar = progress::bar(common, inputs.list.len());
    let (mut exit, mut names, mut summary) =
        (Exit::Success, inputs.list.iter(), Summary::default());
    let whole = batch::in_order(common.jobs, &inputs.list, work, |mut done| {
        exit = exit.max(done.exit);
        if let Some(error) = done.error.take() {
            bar.suspend(|| say::error(&error));
        }
        if let (true, Some(name)) = (summarise, names.next()) {
            summary.add(name, done.line);
        }
        write(done)?;
        bar.inc(1);
        Ok(())
    });
    bar.finish_and_clear();
    if summarise {
        say::raw(&summary.to_string());
    }
    if !whole? {
        exit = Exit::Interrupted;
        say::note("stopped by Ctrl-C; what was written so far is whole");
    }
    Ok(exit)
}
