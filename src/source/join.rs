//! Wrapped lines → one text; broken words → whole words.
//!
//! Extractors differ in what a line's end tells. Three habits are told apart by looking at the whole file:
//! a blank at the end of every line that does not break a word; a blank at the end of every line whose paragraph
//! goes on; and no blanks at all, where only the report's own spelling elsewhere can tell.

use foldhash::fast::FixedState;
use hashbrown::HashSet;

use super::lines::Source;
use super::normalise::SOFT_HYPHEN;
use crate::figures::words::{fold, is_letter, trim};

/// What a missing blank at the end of a line says in this file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    /// The word goes on in the next line.
    BreaksWord,
    /// The paragraph ends.
    EndsParagraph,
    /// Nothing: the file's lines were trimmed.
    Nothing,
}

/// Joins the lines of a text in the way the file at hand needs.
#[derive(Debug)]
pub struct Joiner {
    line_end: LineEnd,
    /// The words that stand inside a line, in lower case.
    words: Words,
    /// Their beginnings up to a hyphen, that included: `covid-`.
    heads: Words,
}

type Words = HashSet<Box<str>, FixedState>;

/// Words after a hyphen that only stands in for the rest of a word: `utbildnings- och`.
const CONJUNCTIONS: &[&str] = &["och", "eller", "samt", "respektive", "som", "men", "till", "/"];
/// Short words of the language: never the tail of a broken word.
const SHORT_WORDS: &[&str] = &[
    "i", "å", "ö", "av", "på", "om", "en", "ett", "är", "ej", "ny", "så", "vi", "de", "ge", "gå", "få", "se", "ha", "nå", "ta", "ur", "ut",
    "in", "bl", "ca", "kr", "än", "år", "vid", "att", "den", "det", "för", "har", "kan", "mot", "med", "men", "nya", "när", "och", "per",
    "sig", "ska", "som", "till", "under", "upp", "var", "vill", "inte", "mål", "två", "tre", "s", "k", "m", "fl", "mm", "dvs", "tkr",
    "mkr", "st", "ge", "ger", "får", "gör", "the", "ex", "eu", "hr", "it", "max", "min", "nu", "sin", "sitt", "tex", "alla", "a", "b", "c",
];

/// How many line ends in the middle of a text are looked at.
const MAX_SEAMS: usize = 200;

impl Joiner {
    /// Looks at how the file ends its lines and spells its words. `spare` marks lines of blanks that say nothing.
    #[must_use]
    pub fn new(source: &Source, spare: &[bool]) -> Self {
        let (mut texts, mut blank_ends) = (0_u32, 0_u32);
        let (mut open_small, mut open_other) = (0_u32, 0_u32);
        let mut inside = vec![false; source.different_words()];
        let mut previous: Option<&str> = None;
        let mut seams: Vec<&str> = Vec::new();
        for (i, line) in source.lines().enumerate() {
            let text = line.text;
            if spare.get(i) == Some(&true) {
                continue;
            }
            if line.is_blank() {
                previous = None;
                continue;
            }
            if let Some(before) = previous.filter(|before| !before.ends_with([' ', '-'])) {
                let first = text.trim_start().chars().next().unwrap_or(' ');
                if first.is_lowercase() {
                    open_small += 1;
                    if seams.len() < MAX_SEAMS {
                        seams.push(last_word(before));
                    }
                } else {
                    open_other += 1;
                }
            }
            previous = Some(text);
            texts += 1;
            blank_ends += u32::from(text.ends_with(' '));
            let mut words = source.numbers(line.number);
            words.next();
            words.next_back();
            words.for_each(|number| inside.get_mut(number as usize).into_iter().for_each(|seen| *seen = true));
        }
        let (mut words, mut heads) = (Words::with_capacity_and_hasher(inside.len() / 2, FixedState::default()), Words::default());
        for word in source.vocabulary().zip(inside).filter(|(_, inside)| *inside).map(|(word, _)| bare(word)) {
            if word.chars().nth(3).is_some() && word.chars().all(|c| is_letter(c) || c == '-') {
                let word: Box<str> = fold(word).into();
                let head = |(at, _)| word.get(..=at).filter(|h: &&str| h.len() < word.len()).map(Box::from);
                heads.extend(word.match_indices('-').filter_map(head));
                words.insert(word);
            }
        }
        // Where lines that end without a blank end with whole words, only the end of a cell has a blank, and nothing is broken.
        let known = |word: &str| SHORT_WORDS.contains(&fold(bare(word)).as_ref()) || words.contains(fold(bare(word)).as_ref());
        let whole = || seams.iter().filter(|word| known(word)).count() * 4 > seams.len();
        let line_end = if blank_ends * 4 < texts {
            LineEnd::Nothing
        } else if open_small > open_other || open_small + open_other == 0 {
            if whole() { LineEnd::Nothing } else { LineEnd::BreaksWord }
        } else {
            LineEnd::EndsParagraph
        };
        Self { line_end, words, heads }
    }

    /// Whether the ends of lines tell nothing in this file, so that a broken word may stay broken.
    #[must_use]
    pub fn lines_were_trimmed(&self) -> bool {
        self.line_end == LineEnd::Nothing
    }

    /// Whether a line of this file that ends without a blank breaks a word, so that no cell ends there.
    #[must_use]
    pub fn breaks_words(&self) -> bool {
        self.line_end == LineEnd::BreaksWord
    }

    /// Joins lines into one clean text: one blank between words, broken words whole.
    pub fn join<'a>(&self, lines: impl IntoIterator<Item = &'a str>) -> String {
        self.join_marked(lines).0
    }

    /// Joins lines like [`Joiner::join`], and says for each line that is not blank where its text begins in the whole.
    pub fn join_marked<'a>(&self, lines: impl IntoIterator<Item = &'a str>) -> (String, Vec<usize>) {
        let mut out = String::new();
        let mut marks = Vec::new();
        let mut open_end = "";
        for line in lines {
            let clean = trim(line);
            if clean.is_empty() {
                continue;
            }
            if !out.is_empty() {
                self.seam(&mut out, open_end, clean);
            }
            marks.push(out.len());
            push_words(&mut out, clean);
            open_end = line;
        }
        if out.ends_with(SOFT_HYPHEN) {
            out.pop();
        }
        (out, marks)
    }

    /// A quick look: may the end of a line and a word below it become one word?
    pub(crate) fn may_join(&self, line: &str, next: &str) -> bool {
        let first = next.chars().next().unwrap_or(' ');
        line.trim_end().ends_with(['-', SOFT_HYPHEN])
            || match self.line_end {
                LineEnd::BreaksWord => {
                    !line.ends_with(' ') && (first.is_lowercase() || first.is_numeric() || matches!(first, '.' | ',' | ')' | ';'))
                }
                LineEnd::EndsParagraph => false,
                LineEnd::Nothing => first.is_lowercase(),
            }
    }

    /// Ends `out` so that `next` can follow it. `end` is the line before, with its trailing blanks.
    fn seam(&self, out: &mut String, end: &str, next: &str) {
        if out.ends_with(SOFT_HYPHEN) {
            out.pop();
            return;
        }
        let first = next.chars().next().unwrap_or(' ');
        let next_word = || bare(next.split_whitespace().next().unwrap_or_default());
        if out.ends_with('-') {
            // `netto -` is a soft hyphen that the extractor wrote as a blank and a hyphen.
            if out.ends_with(" -")
                && first.is_lowercase()
                && !CONJUNCTIONS.contains(&next_word())
                && out.trim_end_matches(" -").ends_with(char::is_alphabetic)
            {
                out.truncate(out.len() - 2);
                return;
            }
            self.hyphen_seam(out, end, first, next_word());
            return;
        }
        let broken = match self.line_end {
            LineEnd::BreaksWord => {
                !end.ends_with(' ')
                    && (first.is_lowercase() || matches!(first, '.' | ',' | ')' | ';') || first.is_numeric() && ends_in_digit_part(out))
            }
            LineEnd::EndsParagraph => false,
            LineEnd::Nothing => first.is_lowercase() && self.is_broken(out, next_word()),
        };
        if !broken {
            out.push(' ');
        }
    }

    fn hyphen_seam(&self, out: &mut String, end: &str, first: char, next_word: &str) {
        let stem = out.trim_end_matches('-');
        let last = last_word(stem);
        let suspended = CONJUNCTIONS.contains(&next_word);
        let letters = last.ends_with(char::is_alphabetic);
        if suspended {
            out.push(' ');
            return;
        }
        if first.is_numeric() || !letters || last.is_empty() {
            // `2019-` + `2026`, `2023-` + `12-31`: the hyphen is the text's own. `- ` + `500` is a sign.
            if end.ends_with(' ') && self.line_end != LineEnd::Nothing && first.is_numeric() && stem.ends_with(|c: char| c.is_numeric()) {
                out.push(' ');
            }
            return;
        }
        if !first.is_lowercase() {
            return; // `Karl-` + `Erik`
        }
        let joined = format!("{}{}", last.to_lowercase(), next_word.to_lowercase());
        let hyphened = format!("{}-{}", last.to_lowercase(), next_word.to_lowercase());
        let abbreviation = last.chars().count() < 2 || last.chars().all(char::is_uppercase) || last.chars().any(char::is_numeric);
        let prefix = format!("{}-", last.to_lowercase());
        let own = self.words.contains(hyphened.as_str()) || (!self.words.contains(joined.as_str()) && self.heads.contains(prefix.as_str()));
        if !abbreviation && !own {
            out.pop();
        }
    }

    /// In a trimmed file: whether the last word of `out` and the next, a small one, are two halves of one.
    fn is_broken(&self, out: &str, next_word: &str) -> bool {
        let head = last_word(out);
        if head.is_empty() || !head.chars().all(|c| c.is_alphabetic() || c == '-') || next_word.is_empty() {
            return false;
        }
        let (head, tail) = (head.to_lowercase(), next_word.to_lowercase());
        if SHORT_WORDS.contains(&tail.as_str()) {
            return false;
        }
        if tail.chars().count() <= 2 && tail.chars().all(char::is_alphabetic) && head.chars().count() >= 6 {
            return true;
        }
        let whole = format!("{head}{tail}");
        self.words.contains(whole.as_str()) && !self.words.contains(tail.as_str())
    }
}

/// Adds the words of a line with one blank between them.
fn push_words(out: &mut String, clean: &str) {
    if has_single_blanks(clean.as_bytes()) {
        out.push_str(clean);
        return;
    }
    for (i, word) in clean.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

/// Whether a text surely has no two blanks side by side, nor a sign that some other kind of blank begins with. All of it is looked at, for
/// so many bytes are at once.
fn has_single_blanks(text: &[u8]) -> bool {
    let known = |b: u8| !matches!(b, 0..=0x1f | 0xc2 | 0xe1..=0xe3);
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    text.iter().fold(true, |all, b| all & known(*b)) && pairs.fold(true, |all, (a, b)| all & (*a != b' ' || *b != b' '))
}

fn ends_in_digit_part(out: &str) -> bool {
    out.ends_with(|c: char| c.is_numeric() || c == '-')
}

fn last_word(text: &str) -> &str {
    text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '/' | '”')).next().unwrap_or_default()
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    if let [b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', .., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'] = word.as_bytes() {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(file: &str, lines: &[&str]) -> String {
        let source = Source::new(file.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        Joiner::new(&source, &[]).join(lines.iter().copied())
    }

    /// A file that keeps a blank at the end of each line, but where a word is broken.
    const KEPT: &str = "Mål \nreferensverksa\nmhet \nhar \nkommande år \nmed avd-chef och covid-anpassning i år \n";
    /// A file that keeps a blank at the end of each line of a paragraph but the last.
    const PARAGRAPHS: &str = "Inledning\nVi ser \natt det \ngår.\nNästa \nstycke.\n";

    #[test]
    fn broken_words_where_line_ends_are_kept() {
        assert_eq!(joined(KEPT, &["referensverksa", "mhet "]), "referensverksamhet");
        assert_eq!(joined(KEPT, &["en ", "skola "]), "en skola");
        assert_eq!(joined(KEPT, &["Arbetsmarknads-", "enhetschef "]), "Arbetsmarknadsenhetschef");
        assert_eq!(joined(KEPT, &["Resp avd-", "chef "]), "Resp avd-chef");
        assert_eq!(joined(KEPT, &["Karl-", "Erik "]), "Karl-Erik");
        assert_eq!(joined(KEPT, &["covid-", "tiden "]), "covid-tiden");
        assert_eq!(joined(KEPT, &["2023-", "12-31 "]), "2023-12-31");
        assert_eq!(joined(KEPT, &["kommu- ", "nicera "]), "kommunicera");
        assert_eq!(joined(KEPT, &["kompetens- ", "och karriär "]), "kompetens- och karriär");
    }

    #[test]
    fn whole_words_at_line_ends_are_not_broken() {
        let cells = "Arbetet går \nSker stegvis i\nskolan och i arbetet \nAlla ska\nfå plats i skolan \n";
        assert_eq!(joined(cells, &["Inte", "påbörjad "]), "Inte påbörjad");
        assert_eq!(joined(cells, &["som passar alla i", "skolan "]), "som passar alla i skolan");
    }

    #[test]
    fn a_missing_blank_can_end_a_paragraph() {
        assert_eq!(joined(PARAGRAPHS, &["500- uppdraget", "kommungemensamt"]), "500- uppdraget kommungemensamt");
        assert_eq!(joined(PARAGRAPHS, &["2019-", "2026: vägar"]), "2019-2026: vägar");
    }

    #[test]
    fn trimmed_files_are_read_by_their_own_spelling() {
        let file = "En nämndsekreterare och en verksamhet finns\nmen inte mer\n";
        assert_eq!(joined(file, &["Nämndsekreterar", "e"]), "Nämndsekreterare");
        assert_eq!(joined(file, &["verksam", "het"]), "verksamhet");
        assert_eq!(joined(file, &["mål", "och medel"]), "mål och medel");
        assert_eq!(joined(file, &["netto\u{ad}", "kostnad"]), "nettokostnad");
        assert_eq!(joined(file, &["netto -", "kostnad"]), "nettokostnad");
    }
}
