//! Which words of a field are a person's name.

use super::matcher::fold;
use crate::lexicon::lists::ROLE_ENDS;
use crate::lexicon::report::NAME_STARTS;

/// Small words inside a name.
const PARTICLES: &[&str] = &["von", "af", "de", "van", "der", "la"];
/// Ends of words that name a place of work, not a person.
const PLACE_ENDS: &[&str] =
    &["skola", "skolan", "gymnasiet", "gymnasium", "hemmet", "boende", "boendet", "huset", "gården", "kommun", "verket"];
/// What stands between persons in a field.
const BETWEEN: &[char] = &[',', '/', ';', '&', '+', '\n'];

/// A person's name as its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name(pub(super) Vec<String>);

impl Name {
    /// What tells it from other names.
    pub(super) fn key(&self) -> String {
        self.0.iter().map(|w| fold(w)).collect::<Vec<_>>().join(" ")
    }

    /// More than a word that may be a first name.
    pub(super) fn is_whole(&self) -> bool {
        self.0.len() > 1
    }

    /// Whether a word is its last: the surname.
    pub(super) fn is_last(&self, word: &str) -> bool {
        self.0.last().is_some_and(|last| last == word)
    }

    /// Its words that mean the person when they stand alone.
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str).filter(|w| w.chars().count() > 1 && !PARTICLES.contains(w))
    }
}

/// The name in a field that holds a person: all of it but the party.
pub(super) fn of_person(field: &str) -> Name {
    let words = field.split('(').next().unwrap_or_default();
    let name = Name(split(words));
    if name.0.is_empty() { Name(split(field)) } else { name }
}

/// The names in a field that holds persons or functions; none where it holds functions only.
///
/// `Anna Ek, kanslichef` is one, `Sofia och Johan` are two. A single word is one where nothing says that it is something else.
pub(super) fn of_owner(field: &str) -> Vec<Name> {
    let field = ["och", "samt", "and"].iter().fold(field.to_owned(), |f, word| f.replace(&format!(" {word} "), ","));
    field.split(BETWEEN).filter_map(|piece| in_piece(piece.split('(').next().unwrap_or_default())).collect()
}

fn in_piece(piece: &str) -> Option<Name> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let mut runs: Vec<Vec<&str>> = vec![Vec::new()];
    for word in &words {
        let within = runs.last().is_some_and(|r| !r.is_empty());
        let initialled = runs.last().and_then(|r| r.last()).is_some_and(|w| is_initialled(w));
        if is_name(word) && !initialled || within && PARTICLES.contains(word) {
            runs.last_mut()?.push(word);
        } else {
            runs.push(Vec::new());
        }
    }
    let run = runs.into_iter().max_by_key(Vec::len)?;
    let alone = run.len() == 1 && (words.len() == 1 || run.first().is_some_and(|w| is_initialled(w)));
    (run.len() > 1 || alone).then(|| Name(run.into_iter().flat_map(split).collect()))
}

/// `Maria.B`: a first name with the initial of the second.
fn is_initialled(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, initial)| name.chars().count() > 1 && initial.chars().count() == 1)
}

/// A word that may be part of a name: a capital and letters, no function, place of work or acronym.
fn is_name(word: &str) -> bool {
    let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'));
    let acronym = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_uppercase);
    let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let function = ROLE_ENDS.iter().any(|end| if end.len() <= 4 && *end != "chef" { folded == *end } else { folded.ends_with(end) });
    word.starts_with(char::is_uppercase)
        && letters(word)
        && !word.ends_with('-')
        && !word.split(['-', '.']).any(acronym)
        && !function
        && !PLACE_ENDS.iter().any(|end| folded.ends_with(end))
        && !NAME_STARTS.contains(&folded.as_str())
}

/// The words of a name: `Maria.B` has two.
fn split(name: &str) -> Vec<String> {
    super::matcher::words(name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owners(field: &str) -> Vec<String> {
        of_owner(field).into_iter().map(|n| n.0.join(" ")).collect()
    }

    #[test]
    fn persons_are_told_from_functions() {
        assert_eq!(owners("Anna Ek"), ["Anna Ek"]);
        assert_eq!(owners("Kanslichef Anna Ek"), ["Anna Ek"]);
        assert_eq!(owners("Anna Ek, kanslichef"), ["Anna Ek"]);
        assert_eq!(owners("Sofia och Johan"), ["Sofia", "Johan"]);
        assert_eq!(owners("Karin.N/Ulla-Britt von Sten"), ["Karin N", "Ulla-Britt von Sten"]);
        assert_eq!(owners("Karin.N Hållbart arbetsliv"), ["Karin N"]);
        assert_eq!(owners("Åsa"), ["Åsa"]);
        for function in [
            "Kanslichef",
            "HR",
            "HR-partner",
            "Resp avd-chef",
            "Rektor Norra skolan",
            "Social- och omsorgsförvaltningen",
            "Sker inom ramen för arbetet",
        ] {
            assert_eq!(owners(function), [""; 0], "{function}");
        }
        assert_eq!(of_person("Sten Ekdal (M)"), Name(vec!["Sten".into(), "Ekdal".into()]));
    }
}
