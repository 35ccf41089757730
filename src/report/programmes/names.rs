//! How the name of a programme stands at the head of its commentary.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::figures::amount;
use crate::figures::words::{first_three, fold, letters, squash};
use crate::layout::prose::is_prose;
use crate::lexicon::report::PROGRAMME_WORDS;

/// The code and name of a programme, as they are compared.
#[derive(Debug, Clone)]
pub(super) struct Name {
    code: String,
    letters: String,
}

/// How a line begins with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit<'a> {
    /// The line is the name, perhaps under another ending.
    Alone {
        /// Whether the code stands there too, so that no other line of text can look like it.
        coded: bool,
    },
    /// The commentary begins on the same line: `Namn: text`.
    RunIn(&'a str),
    /// The line ends inside the name.
    Begun,
}

/// Longest ending that a name may have in one place and not in the other, in letters.
const ENDING: usize = 4;
/// Letters that a name has at least in common with its heading where the rest differs.
const STEM: usize = 5;

impl Name {
    /// A programme's name.
    pub(super) fn new(code: Option<&str>, name: &str) -> Self {
        Self { code: code.map(squash).unwrap_or_default(), letters: squash(name) }
    }

    /// Compares the beginning of a line with the name.
    pub(super) fn fit<'a>(&self, line: &'a str) -> Option<Fit<'a>> {
        let line = line.trim();
        let (rest, coded) = self.after_code(line);
        let rest = match follow(rest, &self.letters) {
            Walk::Ended { .. } if rest.is_empty() => return coded.then_some(Fit::Begun),
            Walk::Ended { left } if left <= ENDING && coded && self.letters.chars().count() >= left + STEM => {
                return Some(Fit::Alone { coded });
            }
            Walk::Ended { .. } => return Some(Fit::Begun),
            Walk::Parted => return None,
            Walk::Done(rest) => rest,
        };
        let word_end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (ending, rest) = rest.split_at(word_end);
        if ending.chars().count() > ENDING || (!ending.is_empty() && self.letters.chars().count() < STEM) {
            return None;
        }
        if self.is_nothing(rest) {
            return Some(Fit::Alone { coded });
        }
        run_in(rest).filter(|_| ending.is_empty()).map(Fit::RunIn)
    }

    /// The line after its code, and whether it is this one. A name of the table without a code may have one in the text.
    fn after_code<'a>(&self, line: &'a str) -> (&'a str, bool) {
        let bare = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = line.len() - bare.len();
        let code = line.get(..digits).unwrap_or_default();
        if !self.code.is_empty() && code == self.code {
            return (bare.trim_start_matches([' ', '\u{a0}', '.', ':', '–', '-']), true);
        }
        let foreign = self.code.is_empty() && (2..=6).contains(&digits) && bare.starts_with(' ');
        (if foreign { bare.trim_start() } else { line }, false)
    }

    /// Whether what follows the name says nothing: punctuation, the code, or an amount.
    fn is_nothing(&self, rest: &str) -> bool {
        let inner = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | ',' | '(' | ')'));
        inner.is_empty()
            || (!self.code.is_empty() && squash(inner) == self.code)
            || amount::whole(inner.trim_start_matches(['–', '-'])).is_some()
    }
}

/// The commentary after the name: behind a colon, a wide gap, or a dash or full stop and a capital.
fn run_in(rest: &str) -> Option<&str> {
    let wide = rest.trim_start_matches(' ');
    if rest.len() >= wide.len() + 3 && wide.starts_with(char::is_uppercase) && is_prose(wide) {
        return Some(wide);
    }
    let (text, free) = match rest.strip_prefix(':') {
        Some(text) => (text, true),
        None => (rest.trim_start().strip_prefix(['–', '.', '-', '—'])?, false),
    };
    let words = text.trim_start();
    let spaced = words.len() < text.len();
    (spaced && (free || words.starts_with(char::is_uppercase)) && words.starts_with(char::is_alphanumeric)).then_some(words)
}

/// Where the letters of a line lead.
enum Walk<'a> {
    /// All of the name stood there; the rest of the line.
    Done(&'a str),
    /// The line ended first; so many letters of the name were left.
    Ended { left: usize },
    /// The line has other letters.
    Parted,
}

/// Follows the letters of a name along a line, whatever blanks and hyphens stand between.
fn follow<'a>(line: &'a str, letters: &str) -> Walk<'a> {
    let mut wanted = letters.chars();
    let mut next = wanted.next();
    for (at, c) in line.char_indices() {
        let Some(letter) = next else { return Walk::Done(line.get(at..).unwrap_or_default()) };
        if !c.is_alphanumeric() {
            continue;
        }
        if !c.to_lowercase().eq(std::iter::once(letter)) {
            return Walk::Parted;
        }
        next = wanted.next();
    }
    match next {
        None => Walk::Done(""),
        Some(_) => Walk::Ended { left: 1 + wanted.count() },
    }
}

/// Names by their first letters, so that a line is compared with few of them.
#[derive(Debug, Default)]
pub(super) struct Index {
    names: Vec<Name>,
    by_start: HashMap<[char; 3], Vec<usize>, FixedState>,
}

impl Index {
    /// Indexes names; they are spoken of by their place in the list.
    pub(super) fn new(names: Vec<Name>) -> Self {
        let mut by_start: HashMap<_, Vec<usize>, FixedState> = HashMap::default();
        for (i, name) in names.iter().enumerate().filter(|(_, n)| !n.letters.is_empty()) {
            by_start.entry(first_three(name.letters.chars())).or_default().push(i);
        }
        Self { names, by_start }
    }

    /// The name that a line begins with, the longest where several do. A line with a code goes before one without.
    pub(super) fn find<'a>(&self, line: &'a str) -> Option<(usize, Fit<'a>)> {
        let named = || without_word(line).and_then(|b| self.find_bare(b)).filter(|(_, fit)| !matches!(fit, Fit::Begun));
        self.find_bare(line).or_else(named)
    }

    fn find_bare<'a>(&self, line: &'a str) -> Option<(usize, Fit<'a>)> {
        let start = line.trim_start_matches(|c: char| c.is_ascii_digit() || !c.is_alphanumeric());
        let near = self.by_start.get(&first_three(letters(start)))?;
        let fits = near.iter().filter_map(|i| self.names.get(*i).and_then(|n| n.fit(line).map(|fit| (*i, fit, n.letters.len()))));
        let rank = |(i, fit, length): &(usize, Fit<'_>, usize)| {
            (!matches!(fit, Fit::Begun), matches!(fit, Fit::Alone { coded: true }), *length, std::cmp::Reverse(*i))
        };
        fits.max_by_key(rank).map(|(i, fit, _)| (i, fit))
    }
}

/// The line without a word that says that a programme follows: `Programområde 430 Turism`.
fn without_word(line: &str) -> Option<&str> {
    let (word, rest) = line.trim().split_once(' ')?;
    PROGRAMME_WORDS.contains(&fold(word.trim_end_matches(':')).as_ref()).then(|| rest.trim_start_matches([' ', '–', '-', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_programmes() {
        let name = Name::new(Some("162"), "Näringslivsverksamhet");
        assert_eq!(name.fit(" 162 Näringslivsverksamheten "), Some(Fit::Alone { coded: true }));
        assert_eq!(name.fit("Näringslivs verksamhet:"), Some(Fit::Alone { coded: false }));
        assert_eq!(name.fit("Näringslivsverksamhet (162)"), Some(Fit::Alone { coded: false }));
        assert_eq!(name.fit("Näringslivsverksamhet, –140 tkr"), Some(Fit::Alone { coded: false }));
        assert_eq!(name.fit("Näringslivsverksamhet: Området följer"), Some(Fit::RunIn("Området följer")));
        assert_eq!(name.fit("162 Näringslivs"), Some(Fit::Begun));
        assert_eq!(name.fit("Näringslivsverksamheten har haft"), None);
        assert_eq!(Name::new(None, "Turism").fit("430 Turism"), Some(Fit::Alone { coded: false }));
        assert_eq!(Name::new(None, "Turism").fit("Turism – Årets gäster"), Some(Fit::RunIn("Årets gäster")));
        assert_eq!(Name::new(Some("500"), "Service").fit("500 tkr. "), None);
    }

    #[test]
    fn the_longest_name_is_meant() {
        let index =
            Index::new(vec![Name::new(None, "Hemtjänst"), Name::new(None, "Hemtjänst i egen regi"), Name::new(Some("20"), "Nämnd")]);
        assert_eq!(index.find("Hemtjänst i egen regi: Bra."), Some((1, Fit::RunIn("Bra."))));
        assert_eq!(index.find("Hemtjänsten"), Some((0, Fit::Alone { coded: false })));
        assert_eq!(index.find("20 Nämnd"), Some((2, Fit::Alone { coded: true })));
        assert_eq!(index.find("Nämnden har"), None);
        assert_eq!(index.find("Verksamhet 20 – Nämnd"), Some((2, Fit::Alone { coded: true })));
    }
}
