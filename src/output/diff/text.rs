//! Differences for people: a sentence each, with its lines in both reports.

use std::io::{self, Write};

use super::{count, groups, path, sentence, whose};
use crate::diff::{Diff, Difference};
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

fn words(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => ["old", "new"],
        Lang::Sv => ["då", "nu"],
    }
}

/// The lines of a difference: `old:12 new:14`.
fn lines(difference: &Difference, lang: Lang) -> String {
    let (old, new) = difference.lines();
    let place = |(word, line): (&str, Option<u32>)| line.map(|n| format!("{word}:{n}"));
    let places: Vec<String> = words(lang).into_iter().zip([old, new]).filter_map(place).collect();
    places.join(" ")
}
