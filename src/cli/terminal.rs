//! What the terminal is like.

use std::env;

use clap::ColorChoice;
use kpr::output::Lang;

use super::args;
use super::sink::Sink;

/// Columns where there is no terminal to ask.
const WIDTH: usize = 100;
/// Narrower than this nothing can be read.
const NARROWEST: usize = 40;

/// How wide the output is: the terminal, else `COLUMNS`, else a page.
pub(crate) fn width(out: &Sink) -> usize {
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let width = if out.is_terminal() { terminal().or_else(columns) } else { columns() };
    width.unwrap_or(WIDTH).max(NARROWEST)
}

/// Whether to colour: never unasked where nobody looks, or where the user said no.
pub(crate) fn colour(choice: ColorChoice, out: &Sink) -> bool {
    let unwanted = || env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || env::var_os("TERM").is_some_and(|t| t == "dumb");
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => out.is_terminal() && !unwanted(),
    }
}

impl From<args::Lang> for Lang {
    fn from(lang: args::Lang) -> Self {
        match lang {
            args::Lang::Sv => Self::Sv,
            args::Lang::En => Self::En,
        }
    }
}
