//! Words letter by letter: which of a set begin with some letters.

use crate::lexicon::lists::Role;

/// A letter after others.
#[derive(Debug, Clone, Copy)]
struct Node {
    letter: char,
    /// What the letters up to here mean, if they are a whole word of the set.
    role: Option<Role>,
    /// The first letter that may follow, and the next that may stand in this one's place; none is 0, for that is the root.
    child: u16,
    sibling: u16,
}

/// Squashed words and what they mean.
#[derive(Debug)]
pub(super) struct Trie {
    /// The root is the first.
    nodes: Vec<Node>,
    /// Where the first letters of ASCII stand: they are looked for most.
    first: [u16; 128],
}

/// Where one stands in a trie after some letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct At(u16);

impl Trie {
    /// The words of a list, each given letter by letter; of equal words the last counts.
    pub(super) fn new<L: Iterator<Item = char>>(words: impl Iterator<Item = (L, Role)>) -> Self {
        let root = Node { letter: ' ', role: None, child: 0, sibling: 0 };
        let mut out = Self { nodes: vec![root], first: [0; 128] };
        for (letters, role) in words {
            let mut at = At::default();
            for letter in letters {
                at = out.below(at, letter).unwrap_or_else(|| out.add(at, letter));
            }
            if let Some(node) = out.nodes.get_mut(usize::from(at.0)) {
                node.role = Some(role);
            }
        }
        let mut next = out.nodes.first().map_or(0, |root| root.child);
        while let Some(node) = out.nodes.get(usize::from(next)).filter(|_| next > 0) {
            out.first.get_mut(node.letter as usize).into_iter().for_each(|slot| *slot = next);
            next = node.sibling;
        }
        out
    }

    fn add(&mut self, at: At, letter: char) -> At {
        let new = u16::try_from(self.nodes.len()).unwrap_or_default();
        let sibling = self.nodes.get_mut(usize::from(at.0)).map_or(0, |node| std::mem::replace(&mut node.child, new));
        self.nodes.push(Node { letter, role: None, child: 0, sibling });
        At(new)
    }

    fn step(&self, at: At, letter: char) -> Option<At> {
        if at.0 == 0 && letter.is_ascii() {
            return self.first.get(letter as usize).filter(|i| **i > 0).map(|i| At(*i));
        }
        self.below(at, letter)
    }

    /// The place of a letter among those that may follow.
    fn below(&self, at: At, letter: char) -> Option<At> {
        let mut next = self.nodes.get(usize::from(at.0))?.child;
        while let Some(node) = self.nodes.get(usize::from(next)).filter(|_| next > 0) {
            if node.letter == letter {
                return Some(At(next));
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
                'Å' => at = self.step(at, 'å')?,
                'Ä' => at = self.step(at, 'ä')?,
                'Ö' => at = self.step(at, 'ö')?,
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
        self.nodes.get(usize::from(at.0))?.role
    }

    /// What the longest word of the set means that some letters begin with, and how many of them it has.
    pub(super) fn longest(&self, letters: impl Iterator<Item = char>) -> Option<(Role, usize)> {
        let (mut at, mut best) = (At::default(), None);
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
        self.0 > 0
    }
}
