//! What is different between two reports → bytes: for people and for programs.

#[cfg(feature = "export")]
pub mod html;
pub mod json;
pub mod text;

use crate::check::say::Fact;
use crate::diff::{Diff, Difference, Side, say};
use crate::finding::Lang;

/// The differences of one kind.
#[derive(Debug)]
struct Group<'a> {
    heading: &'static str,
    all: &'a [Difference],
}

/// The differences by kind, in their order.
fn groups(diff: &Diff, lang: Lang) -> impl Iterator<Item = Group<'_>> {
    let kinds = diff.differences.chunk_by(|a, b| a.order() == b.order());
    kinds.filter_map(move |all| Some(Group { heading: say::heading(all.first()?, lang), all }))
}

/// A difference in words, its text cleaned of what a terminal would obey.
fn sentence(difference: &Difference, lang: Lang) -> String {
    crate::output::plain(&difference.say(lang)).into_owned()
}

/// Whose reports they are: those of one body and municipality, as far as the newer report tells.
fn whose(diff: &Diff) -> String {
    let names: Vec<&str> = [&diff.new.body, &diff.new.municipality].into_iter().filter_map(Option::as_deref).collect();
    crate::output::plain(&names.join(", ")).into_owned()
}

fn path(side: &Side) -> String {
    crate::output::plain(side.path.as_deref().unwrap_or("<stdin>")).into_owned()
}

/// How many differences there are.
fn count(diff: &Diff, lang: Lang) -> String {
    match (diff.differences.len(), lang) {
        (0, Lang::En) => "no difference".to_owned(),
        (0, Lang::Sv) => "ingen skillnad".to_owned(),
        (1, Lang::En) => "1 difference".to_owned(),
        (1, Lang::Sv) => "1 skillnad".to_owned(),
        (n, Lang::En) => format!("{n} differences"),
        (n, Lang::Sv) => format!("{n} skillnader"),
    }
}

/// What the two reports are called.
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
