//! Words letter by letter: which of a set begin with some letters.

use crate::lexicon::lists::Role;

/// A letter after others.
#[derive(Debug, Clone, Copy)]
struct Node {
    letter: char,
    /// What the letters up to here mean, if they are a whole word of the set.
    role: Option<Role>,
    /// The first letter that may follow, and the next that may stand in this one's place.
    child: Option<usize>,
    sibling: Option<usize>,
}

/// Squashed words and what they mean.
#[derive(Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    first: Option<usize>,
}

/// Where one stands in a trie after some letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct At(Option<usize>);

impl Trie {
    /// The words of a list, each given letter by letter; of equal words the last counts.
    pub(super) fn new<L: Iterator<Item = char>>(words: impl Iterator<Item = (L, Role)>) -> Self {
        let mut out = Self::default();
        for (letters, role) in words {
            let mut at = At(None);
            for letter in letters {
                at = out.step(at, letter).unwrap_or_else(|| out.add(at, letter));
            }
            if let Some(node) = at.0.and_then(|i| out.nodes.get_mut(i)) {
                node.role = Some(role);
            }
        }
        out
    }

    fn add(&mut self, at: At, letter: char) -> At {
        let new = self.nodes.len();
        let slot = match at.0.and_then(|i| self.nodes.get_mut(i)) {
            Some(node) => &mut node.child,
            None => &mut self.first,
        };
        let sibling = slot.replace(new);
        self.nodes.push(Node { letter, role: None, child: None, sibling });
        At(Some(new))
    }

    fn step(&self, at: At, letter: char) -> Option<At> {
        let mut next = match at.0 {
            Some(i) => self.nodes.get(i)?.child,
            None => self.first,
        };
        while let Some((i, node)) = next.and_then(|i| Some((i, self.nodes.get(i)?))) {
            if node.letter == letter {
                return Some(At(Some(i)));
            }
            next = node.sibling;
        }
        None
    }

    /// Goes on with the letters and digits of a text, in whatever case, if a word of the set does.
    pub(super) fn walk(&self, mut at: At, text: &str) -> Option<At> {
        for c in text.chars() {
            match c {
                'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => at = self.step(at, c)?,
                'A'..='Z' => at = self.step(at, c.to_ascii_lowercase())?,
                _ if !c.is_ascii() && c.is_alphanumeric() => {
                    for small in c.to_lowercase() {
                        at = self.step(at, small)?;
                    }
                }
                _ => {}
            }
        }
        Some(at)
    }

    /// What the letters so far mean.
    pub(super) fn role(&self, at: At) -> Option<Role> {
        self.nodes.get(at.0?)?.role
    }

    /// What the longest word of the set means that some letters begin with, and how many of them it has.
    pub(super) fn longest(&self, letters: impl Iterator<Item = char>) -> Option<(Role, usize)> {
        let (mut at, mut best) = (At(None), None);
        for (i, letter) in letters.enumerate() {
            let Some(next) = self.step(at, letter) else { break };
            at = next;
            best = self.role(at).map(|role| (role, i + 1)).or(best);
        }
        best
    }
}

impl At {
    /// Whether any letter was read.
    pub(super) fn begun(self) -> bool {
        self.0.is_some()
    }
}
