//! Finds names in texts, word by word: a text is gone through once, however many names there are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::Name;

/// Blank lines and marks that may stand between two words of a name.
const LINE_ENDS: usize = 2;

/// Where a name stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Whose it is.
    pub(super) person: usize,
    /// Whether it ends with the `s` of a genitive.
    pub(super) genitive: bool,
}

#[derive(Debug)]
struct Pattern {
    /// Folded words.
    words: Vec<String>,
    /// For a word alone: as it is written.
    exact: Option<String>,
    person: usize,
}

/// The names to find, by their first word.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    patterns: BTreeMap<String, Vec<Pattern>>,
}

impl Matcher {
    /// Adds a name, and those of its parts that mean the person alone.
    pub(super) fn add(&mut self, name: &Name, person: usize, alone: impl Fn(&str) -> bool) {
        let folded: Vec<String> = name.0.iter().map(|w| fold(w)).collect();
        if let [first, .., last] = folded.as_slice() {
            let initial: String = first.chars().take(1).collect();
            self.put(folded.clone(), None, person);
            self.put(vec![first.clone(), last.clone()], None, person);
            self.put(vec![last.clone(), first.clone()], None, person);
            if last.chars().count() > 1 {
                self.put(vec![initial, last.clone()], None, person);
            }
        }
        for part in name.parts().filter(|p| alone(p)) {
            self.put(vec![fold(part)], Some(part.to_owned()), person);
        }
    }

    fn put(&mut self, words: Vec<String>, exact: Option<String>, person: usize) {
        let Some(first) = words.first() else { return };
        let patterns = self.patterns.entry(first.clone()).or_default();
        if !patterns.iter().any(|p| p.words == words && p.exact == exact) {
            patterns.push(Pattern { words, exact, person });
            // The longest first; those of one length in the order of the report.
            patterns.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
    }

    /// The names of a text from left to right.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut out = Vec::new();
        if self.patterns.is_empty() {
            return out;
        }
        let tokens = Tokens::of(text);
        let mut at = 0;
        while at < tokens.len() {
            match self.at(&tokens, at) {
                Some((hit, next)) => {
                    out.push(hit);
                    at = next;
                }
                None => at += 1,
            }
        }
        out
    }

    /// The longest name that begins with a word, and the word after it.
    fn at(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Hit, usize)> {
        let start = tokens.ranges.get(at)?.start;
        let firsts = tokens.readings(at);
        let of = |word: &str| self.patterns.get(word).into_iter().flatten();
        let mut candidates: Vec<&Pattern> = Vec::new();
        for (word, _) in &firsts {
            let folded = fold(word);
            candidates.extend(of(&folded));
            candidates.extend(folded.strip_suffix('s').into_iter().flat_map(of));
        }
        candidates.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        candidates.iter().find_map(|p| {
            let (next, genitive) = tokens.matches(at, p)?;
            let end = tokens.ranges.get(next.checked_sub(1)?)?.end;
            Some((Hit { range: start..end, person: p.person, genitive }, next))
        })
    }
}

/// The words of a text and where they stand.
struct Tokens<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, ranges: ranges(text).collect() }
    }

    fn len(&self) -> usize {
        self.ranges.len()
    }

    fn word(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.ranges.get(at)?.clone())
    }

    /// What stands between a word and the next.
    fn after(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.ranges.get(at)?.end..self.ranges.get(at + 1)?.start)
    }

    /// What a word can be, each with the word after it: itself, or with the next where a line ends with a hyphen between them.
    fn readings(&self, at: usize) -> Vec<(String, usize)> {
        let Some(word) = self.word(at) else { return Vec::new() };
        let mut out = vec![(word.to_owned(), at + 1)];
        let broken = self
            .after(at)
            .is_some_and(|gap| gap.strip_prefix('-').is_some_and(|rest| rest.contains('\n') && rest.chars().all(char::is_whitespace)));
        if let Some(next) = self.word(at + 1).filter(|_| broken) {
            out.push((format!("{word}{next}"), at + 2));
            out.push((format!("{word}-{next}"), at + 2));
        }
        out
    }

    /// The word after a name that begins with word `at`, and whether it is a genitive.
    fn matches(&self, at: usize, pattern: &Pattern) -> Option<(usize, bool)> {
        let mut at = at;
        let count = pattern.words.len();
        let mut genitive = false;
        for (n, wanted) in pattern.words.iter().enumerate() {
            let last = n + 1 == count;
            let fits = |word: &str| match &pattern.exact {
                Some(exact) => is_exact(word, exact),
                None => is_same(&fold(word), wanted, last),
            };
            let (next, of) = self.readings(at).into_iter().find_map(|(word, next)| fits(&word).map(|of| (next, of)))?;
            genitive = of;
            if !last && !self.after(next.checked_sub(1)?).is_some_and(may_stand_between) {
                return None;
            }
            at = next;
        }
        Some((at, genitive))
    }
}

/// Whether a word is one of a name; `Some(true)` where it is its genitive.
fn is_same(word: &str, wanted: &str, last: bool) -> Option<bool> {
    if word == wanted {
        return Some(false);
    }
    (last && word.strip_suffix('s') == Some(wanted)).then_some(true)
}

/// As [`is_same`] for a word alone: its capital tells it from an ordinary word.
fn is_exact(word: &str, wanted: &str) -> Option<bool> {
    if word == wanted || word == wanted.to_uppercase() {
        return Some(false);
    }
    word.strip_suffix(['s', 'S']).is_some_and(|w| w == wanted || w == wanted.to_uppercase()).then_some(true)
}

/// Blanks, a line end, the full stop of an initial, the comma of a name turned round, the marks of an address.
fn may_stand_between(gap: &str) -> bool {
    let marks = gap.chars().filter(|c| !c.is_whitespace()).count();
    marks <= 1 && gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '_' | '-')) && gap.matches('\n').count() <= LINE_ENDS
}

/// The words of a text: letters and digits, with hyphens and apostrophes inside.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    ranges(text).filter_map(|r| text.get(r))
}

fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = letters.next()?;
            if c.is_alphanumeric() {
                break at;
            }
        };
        let mut end = start + text.get(start..)?.chars().next()?.len_utf8();
        while let Some((at, c)) = letters.peek().copied() {
            let inside =
                matches!(c, '-' | '\'' | '’') && text.get(at + c.len_utf8()..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
            if !c.is_alphanumeric() && !inside {
                break;
            }
            end = at + c.len_utf8();
            letters.next();
        }
        Some(start..end)
    })
}

/// A word as it is compared: small letters without their marks, as in an e-mail address.
pub(super) fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_hyphens_inside() {
        assert_eq!(
            words("Ulla-Britt (S), e-post: a.b@c.se – 3 st.").collect::<Vec<_>>(),
            ["Ulla-Britt", "S", "e-post", "a", "b", "c", "se", "3", "st"]
        );
        assert_eq!(words("").count(), 0);
    }
}
