//! Goals and areas that the report names in more than one place, and where their names stand in a list.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::words::Stream;
use crate::figures::pairs::Pairs;
use crate::figures::words::{is_letter, squash_onto};
use crate::lexicon::lists::Role;

/// Most words of a name.
const MAX_WORDS: usize = 40;

/// The names of one kind of thing, squashed, and how they begin.
#[derive(Debug, Default)]
struct Set {
    names: BTreeSet<String>,
    starts: Pairs,
    /// Their second and third letters.
    seconds: Pairs,
}

/// The names of goals and of areas.
#[derive(Debug, Default)]
pub(super) struct Names {
    goals: Set,
    areas: Set,
}

/// For each border of a stream the end of a name that begins there.
#[derive(Debug, Default)]
pub(super) struct Named {
    goals: Vec<Option<usize>>,
    areas: Vec<Option<usize>>,
}

impl Names {
    /// Adds a name, squashed.
    pub(super) fn add(&mut self, role: Role, name: String) {
        let set = if role == Role::Goal { &mut self.goals } else { &mut self.areas };
        set.starts.add(name.chars());
        set.seconds.add(name.chars().skip(1));
        set.names.insert(name);
    }

    /// Finds the names in a stream, of the roles among some.
    pub(super) fn find(&self, stream: &Stream<'_>, roles: &[Role]) -> Named {
        let of = |role: Role, set: &Set| if roles.contains(&role) { set.find(stream) } else { Vec::new() };
        Named { goals: of(Role::Goal, &self.goals), areas: of(Role::Area, &self.areas) }
    }
}

impl Named {
    /// Whether no name may stand anywhere.
    pub(super) fn is_empty(&self) -> bool {
        self.goals.is_empty() && self.areas.is_empty()
    }

    /// The end of a name that begins at a border.
    pub(super) fn at(&self, role: Role, border: usize) -> Option<usize> {
        match role {
            Role::Goal => self.goals.get(border).copied().flatten(),
            Role::Area => self.areas.get(border).copied().flatten(),
            _ => None,
        }
    }
}

impl Set {
    fn find(&self, stream: &Stream<'_>) -> Vec<Option<usize>> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let mut buffer = String::new();
        stream.borders.iter().map(|b| self.longest(stream, *b, &mut buffer)).collect()
    }

    /// The end of the longest name that begins with word `b`.
    fn longest(&self, stream: &Stream<'_>, b: usize, all: &mut String) -> Option<usize> {
        // A word of one letter tells too little.
        let letters = || stream.word(b).chars().filter(|c| is_letter(*c) || c.is_numeric());
        let more = |n: usize| letters().nth(n).is_some();
        if more(1) && !self.starts.hold(letters()) || more(2) && !self.seconds.hold(letters().skip(1)) {
            return None;
        }
        all.clear();
        let mut longest = None;
        for x in b..(b + MAX_WORDS).min(stream.words.len()) {
            squash_onto(all, stream.word(x));
            let from = (Bound::Included(all.as_str()), Bound::Unbounded);
            let Some(next) = self.names.range::<str, _>(from).next().filter(|name| name.starts_with(all.as_str())) else { break };
            if next == all {
                longest = Some(x + 1);
            }
        }
        longest
    }
}
