//! One run over many inputs: threads, progress, Ctrl-C, errors, summary. Shared by the commands that read reports.

use std::io;

use anyhow::Result;
use kpr::output::Lines;
use kpr::{Report, Source};

use super::args::Common;
use super::exit::Exit;
use super::inputs::{Input, Inputs};
use super::load::{self, Failure};
use super::summary::{Line, Summary};
use super::{batch, check, guard, interrupt, progress, say};

/// What came of one input.
#[derive(Debug)]
pub(crate) struct Done<T> {
    /// What to write, where there is something.
    pub(crate) content: Option<T>,
    /// What it means for the exit code.
    pub(crate) exit: Exit,
    error: Option<anyhow::Error>,
    line: Line,
    /// Whether nothing of a report was found in it.
    nothing: bool,
}

impl<T> Done<T> {
    /// An input that was read, and what was made of it.
    pub(crate) fn read(line: Line, content: io::Result<T>) -> Self {
        match content {
            Ok(content) => Self { content: Some(content), exit: Exit::Success, error: None, line, nothing: false },
            Err(error) => Self { content: None, exit: Exit::Failed, error: Some(error.into()), line, nothing: false },
        }
    }

    /// The same of a text in which nothing of a report was found.
    pub(crate) fn of_nothing(self, nothing: bool) -> Self {
        Self { nothing, ..self }
    }

    /// An input that gave no report, and what to write in its place.
    pub(crate) fn failed(error: anyhow::Error, content: Option<T>) -> Self {
        Self { content, exit: Exit::Failed, error: Some(error), line: Line::UNREAD, nothing: false }
    }
}

/// Reads and checks all inputs as `check` says and gives what `render` makes of their reports and lines to `write`, in their order.
///
/// Where there are many, an input that cannot be read has a report of its own that says so.
pub(crate) fn reports<T: Send>(
    common: &Common,
    check: &check::Run,
    summarise: bool,
    inputs: &Inputs,
    render: impl Fn(Report, &Lines<'_>) -> io::Result<T> + Sync,
    write: impl FnMut(&Input, T) -> Result<()> + Send,
) -> Result<Exit> {
    let work = |input: &Input| {
        let rendered = |source: &Source| {
            let (report, lines) = check.read(common, input, source);
            let (line, nothing) = (Line::of(&report), check::is_nothing(&report));
            Done::read(line, render(report, &lines)).of_nothing(nothing)
        };
        load::with(input, rendered).unwrap_or_else(|Failure { error, record }| {
            Done::failed(error, inputs.many.then(|| render(*record, &Lines::default()).ok()).flatten())
        })
    };
    run(common, summarise, inputs, work, write)
}

/// Works on all inputs and gives what came of each to `write`, in their order.
pub(crate) fn run<T: Send>(
    common: &Common,
    summarise: bool,
    inputs: &Inputs,
    work: impl Fn(&Input) -> Done<T> + Sync,
    mut write: impl FnMut(&Input, T) -> Result<()> + Send,
) -> Result<Exit> {
    guard::install();
    // One input has no whole result to stop after: Ctrl-C ends it as it ends any program.
    if inputs.list.len() > 1 {
        interrupt::listen();
    }
    let bar = progress::bar(common, inputs.list.len());
    let (mut exit, mut summary, mut nothing) = (Exit::Success, Summary::default(), Vec::new());
    let whole = batch::in_order(common.jobs, &inputs.list, work, |input, done: Done<T>| {
        exit = exit.max(done.exit);
        if let Some(error) = done.error {
            bar.suspend(|| say::error(&error));
        }
        if done.nothing {
            nothing.push(input.to_string());
        }
        if summarise {
            summary.add(input, done.line);
        }
        bar.inc(1);
        done.content.map_or(Ok(()), |content| write(input, content))
    });
    bar.finish_and_clear();
    if summarise {
        say::raw(&summary.to_string());
    }
    say_nothing_found(&nothing);
    if !whole? {
        exit = Exit::Interrupted;
        say::note("stopped by Ctrl-C; what was written so far is whole");
    }
    Ok(exit)
}

/// Names the texts in which nothing of a report was found: most likely they are none.
fn say_nothing_found(inputs: &[String]) {
    const SHOWN: usize = 5;
    if inputs.is_empty() {
        return;
    }
    let more = inputs.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let names = inputs.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    say::note(&format!("{names}{more}: nothing of a follow-up report was found: no table, programme, goal, risk, action or indicator"));
}
