//! Finds names in texts, word by word: a text is gone through once, however many names there are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::Name;

/// Line ends that may stand between two words of a name.
const LINE_ENDS: usize = 2;
/// Words of the longest name.
pub(super) const LONGEST: usize = 6;

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

/// The names to find.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    /// Names of several words, folded, with one blank between them.
    whole: BTreeMap<String, usize>,
    /// Of the names that begin with a word, the words of the longest.
    longest: BTreeMap<String, usize>,
    /// Parts of names that mean the person alone, as they are written and in capitals.
    alone: BTreeMap<String, usize>,
}

impl Matcher {
    /// Adds a name, and those of its parts that mean the person alone. What is there already stays the first person's.
    pub(super) fn add(&mut self, name: &Name, person: usize, alone: impl Fn(&str) -> bool) {
        let folded: Vec<String> = name.0.iter().map(|w| fold(w)).collect();
        if let [first, .., last] = folded.as_slice() {
            let initial: String = first.chars().take(1).collect();
            self.put(&folded, person);
            self.put(&[first.clone(), last.clone()], person);
            self.put(&[last.clone(), first.clone()], person);
            if last.chars().count() > 1 {
                self.put(&[initial, last.clone()], person);
            }
        }
        for part in name.parts().filter(|p| alone(p)) {
            for written in [part.to_owned(), part.to_uppercase()] {
                self.alone.entry(written).or_insert(person);
            }
        }
    }

    fn put(&mut self, words: &[String], person: usize) {
        if let Some(first) = words.first() {
            let longest = self.longest.entry(first.clone()).or_default();
            *longest = words.len().max(*longest);
            self.whole.entry(words.join(" ")).or_insert(person);
        }
    }

    /// The names of a text from left to right.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut out = Vec::new();
        if self.whole.is_empty() && self.alone.is_empty() {
            return out;
        }
        let tokens = Tokens::of(text);
        let mut at = 0;
        while at < tokens.len() {
            let found = self.whole(&tokens, at).or_else(|| self.alone(&tokens, at));
            let next = found.as_ref().map_or(at + 1, |f| f.next);
            out.extend(found.and_then(|f| tokens.hit(at, f)));
            at = next;
        }
        out
    }

    /// The longest name of several words that begins with a word.
    fn whole(&self, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
        let (mut open, mut best) = (vec![(String::new(), at)], None);
        let mut most = 0;
        for n in 1..=LONGEST {
            let mut longer = Vec::new();
            for (before, at) in open {
                let between = n == 1 || at.checked_sub(1).and_then(|i| tokens.after(i)).is_some_and(may_stand_between);
                for (word, next) in tokens.readings(at).into_iter().filter(|_| between) {
                    let name = if n == 1 { fold(&word) } else { format!("{before} {}", fold(&word)) };
                    if n == 1 {
                        most = self.longest.get(&name).copied().unwrap_or(0).max(most);
                    }
                    let genitive = name.strip_suffix('s').and_then(|n| self.whole.get(n));
                    best = match (self.whole.get(&name), genitive) {
                        (Some(person), _) => Some(Found { person: *person, next, genitive: false }),
                        (None, Some(person)) => Some(Found { person: *person, next, genitive: true }),
                        (None, None) => best,
                    };
                    longer.push((name, next));
                }
            }
            open = longer;
            if n >= most {
                break;
            }
        }
        best
    }

    /// A part of a name that means the person alone.
    fn alone(&self, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
        tokens.readings(at).into_iter().find_map(|(word, next)| {
            let own = self.alone.get(&word).map(|person| (*person, false));
            let genitive = || word.strip_suffix(['s', 'S']).and_then(|w| self.alone.get(w)).map(|person| (*person, true));
            own.or_else(genitive).map(|(person, genitive)| Found { person, next, genitive })
        })
    }
}

/// A name that was found: whose it is, the word after it, and whether it is a genitive.
#[derive(Debug, Clone, Copy)]
struct Found {
    person: usize,
    next: usize,
    genitive: bool,
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

    /// What was found from word `at` on, as a place in the text.
    fn hit(&self, at: usize, found: Found) -> Option<Hit> {
        let range = self.ranges.get(at)?.start..self.ranges.get(found.next.checked_sub(1)?)?.end;
        Some(Hit { range, person: found.person, genitive: found.genitive })
    }
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
