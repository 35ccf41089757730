//! `kpr diff`: an older report against a newer one.

use std::path::Path;

use anyhow::{Result, bail};
use kpr::Report;
use kpr::diff::{self, Diff};
use kpr::output::diff as output;
use kpr::output::json::Layout;

use super::args::{Common, DiffArgs, DiffFormat};
use super::exit::Exit;
use super::inputs::Input;
use super::sink::Sink;
use super::{check, guard, load, say};

/// Reads both reports and prints what is different.
pub(crate) fn run(common: &Common, args: &DiffArgs) -> Result<Exit> {
    let (old, new) = (Input::one(&args.old), Input::one(&args.new));
    if old == Input::Stdin && new == Input::Stdin {
        bail!("standard input (-) can be read only once");
    }
    guard::install();
    let mut out = Sink::open(common)?;
    let check = check::Run::new(common)?;
    let (old, new) = (read(common, &check, &old)?, read(common, &check, &new)?);
    for (report, path) in [(&old, &args.old), (&new, &args.new)] {
        if check::is_nothing(report) {
            say::note(&format!("{}: nothing of a follow-up report was found", path.display()));
            return Ok(Exit::NoReport);
        }
    }
    let diff = diff::diff(&old, &new);
    doubt(&diff, &args.old, &args.new);
    match args.format {
        DiffFormat::Text => output::text::write(&diff, common.lang.into(), &mut out)?,
        DiffFormat::Html => output::html::write(&diff, common.lang.into(), &mut out)?,
        DiffFormat::Json => {
            let layout = if out.is_terminal() { Layout::Pretty } else { Layout::Compact };
            output::json::write(&diff, layout, &mut out)?;
        }
    }
    out.finish()?;
    Ok(if diff.differences.is_empty() || args.exit_zero { Exit::Success } else { Exit::Findings })
}

fn read(common: &Common, check: &check::Run, input: &Input) -> Result<Report> {
    load::with(input, |source| check.read(common, input, source).0).map_err(|failure| failure.error)
}

/// Says what makes it doubtful that the two belong together in this order.
fn doubt(diff: &Diff, old: &Path, new: &Path) {
    let (then, now) = (&diff.old, &diff.new);
    if let (Some(a), Some(b)) = (&then.as_of, &now.as_of)
        && a > b
    {
        say::note(&format!("{} is of {a}, later than {} of {b}: did you mean the other order?", old.display(), new.display()));
    }
    for (a, b) in [(&then.body, &now.body), (&then.municipality, &now.municipality)] {
        if let (Some(a), Some(b)) = (a, b)
            && a.to_lowercase() != b.to_lowercase()
        {
            say::note(&format!("{} is of {a}, {} of {b}", old.display(), new.display()));
        }
    }
}
