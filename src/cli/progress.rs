//! How far a long run has come, on stderr, where a person looks at it.

use std::fmt::Write;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::args::Common;

/// With fewer inputs a run is over before anybody has read a word.
const MANY: usize = 50;

/// A bar with rate and time left; a hidden one where nobody would see it or there is little to do.
pub(crate) fn bar(common: &Common, inputs: usize) -> ProgressBar {
    if common.quiet || inputs < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let length = u64::try_from(inputs).unwrap_or(u64::MAX);
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr_with_hz(5));
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} reports  {rate}  {eta} left");
    if let Ok(style) = style {
        bar.set_style(style.with_key("rate", rate));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Whole reports a second: more digits than that only flicker.
fn rate(state: &ProgressState, out: &mut dyn Write) {
    let _ = write!(out, "{:.0}/s", state.per_sec());
}
