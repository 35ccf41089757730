//! Differences for people: a sentence each, with its lines in both reports.

use std::io::{self, Write};

use super::{count, groups, lines, path, sentence, whose, words};
use crate::diff::Diff;
use crate::finding::Lang;

/// Writes the differences by kind.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(diff: &Diff, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let whose = whose(diff);
    if !whose.is_empty() {
        writeln!(out, "{whose}")?;
    }
    for (word, side) in words(lang).into_iter().zip([&diff.old, &diff.new]) {
        let period = side.period.as_deref().unwrap_or("?");
        let day = side.as_of.map_or_else(String::new, |d| format!(" ({d})"));
        writeln!(out, "{word} {period}{day}: {}", path(side))?;
    }
    writeln!(out, "{}", count(diff, lang))?;
    for group in groups(diff, lang) {
        writeln!(out, "\n{} ({})", group.heading, group.all.len())?;
        for difference in group.all {
            writeln!(out, "  {} [{}]", sentence(difference, lang), lines(difference, lang))?;
        }
    }
    Ok(())
}
