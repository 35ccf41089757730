//! Messages to the user, on stderr: data goes to stdout and nowhere else.

use std::io::Write;
use std::sync::atomic::{AtomicU8, Ordering};

use super::args::Common;

/// 0 for errors only, 1 as usual, 2 and more for details.
static LEVEL: AtomicU8 = AtomicU8::new(1);

/// Sets how much is said from `-q` and `-v`.
pub(crate) fn set(common: &Common) {
    let level = if common.quiet { 0 } else { common.verbose.saturating_add(1) };
    LEVEL.store(level, Ordering::Relaxed);
}

/// Says what went wrong. Never silenced: an exit code alone explains nothing.
pub(crate) fn error(error: &anyhow::Error) {
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !message.contains(&cause) {
            message = format!("{message}: {cause}");
        }
    }
    line("error", &message);
}

/// Says something the user should know.
pub(crate) fn note(message: &str) {
    if LEVEL.load(Ordering::Relaxed) > 0 {
        line("note", message);
    }
}

/// Says a detail that `-v` asks for.
pub(crate) fn detail(message: &str) {
    if LEVEL.load(Ordering::Relaxed) > 1 {
        line("note", message);
    }
}

/// Prints what a command was asked to print on stderr.
pub(crate) fn raw(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A stderr that is gone is no reason to stop.
fn line(kind: &str, message: &str) {
    let clean = kpr::output::plain(message);
    let _ = writeln!(std::io::stderr().lock(), "kpr: {kind}: {clean}");
}
