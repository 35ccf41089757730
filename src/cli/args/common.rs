//! Arguments that every command takes.

use std::fmt;
use std::path::PathBuf;

use clap::{ArgAction, Args, ColorChoice, ValueEnum};

/// Arguments that every command takes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// Write to this file instead of standard output
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite files that exist
    #[arg(long, global = true)]
    pub(crate) force: bool,
    /// Threads to work with; 0 for one a core
    #[arg(short, long, global = true, value_name = "N", default_value_t = 0)]
    pub(crate) jobs: usize,
    /// Configuration file, instead of a kpr.toml found in this folder or above
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long, global = true, conflicts_with = "config")]
    pub(crate) no_config: bool,
    /// Language of what is written for people [default: Swedish where the system's locale is, else English]
    #[arg(long, global = true, value_name = "LANGUAGE", default_value_t = Lang::of_locale(), hide_default_value = true)]
    pub(crate) lang: Lang,
    /// When to use colours; NO_COLOR is respected
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorChoice,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Say and show more
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    pub(crate) verbose: u8,
}

/// Language of what is written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Swedish
    Sv,
    /// English
    En,
}

impl Lang {
    /// The language of the user's locale: Swedish, or English for all who have another.
    fn of_locale() -> Self {
        sys_locale::get_locale().map_or(Self::En, |locale| Self::of(&locale))
    }

    fn of(locale: &str) -> Self {
        match locale.split(['-', '_', '.', '@']).next() {
            Some(language) if language.eq_ignore_ascii_case("sv") => Self::Sv,
            _ => Self::En,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sv => "sv",
            Self::En => "en",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swedish_locale_gives_swedish() {
        for (locale, lang) in
            [("sv-SE", Lang::Sv), ("sv_FI.UTF-8", Lang::Sv), ("sv", Lang::Sv), ("svc", Lang::En), ("C", Lang::En), ("", Lang::En)]
        {
            assert_eq!(Lang::of(locale), lang, "{locale}");
        }
    }
}
