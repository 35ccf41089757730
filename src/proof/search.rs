//! The smallest sets of figures that mend all violated links (Fellegi–Holt error localisation, exact within a bound).

use std::collections::BTreeSet;

use super::network::Network;
use super::solve::first_value;
use crate::limits::{MAX_CAUSE_CELLS, MAX_CAUSE_STEPS};

/// What a search came to.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// All smallest sets, each sorted by node.
    pub sets: Vec<Vec<usize>>,
    /// Whether the bound was met before the search was done.
    pub bounded: bool,
}

/// All smallest sets of nodes that, changed, make every link in `violated` hold and break none that they touch.
#[must_use]
pub fn smallest(net: &Network, violated: &[usize]) -> Found {
    let mut search = Search { net, violated, steps: 0, seen: BTreeSet::new(), sets: BTreeSet::new() };
    for size in 1..=MAX_CAUSE_CELLS {
        search.seen.clear();
        search.grow(&mut Vec::new(), size);
        if search.steps >= MAX_CAUSE_STEPS {
            return Found { sets: Vec::new(), bounded: true };
        }
        if !search.sets.is_empty() {
            return Found { sets: search.sets.into_iter().collect(), bounded: false };
        }
    }
    Found { sets: Vec::new(), bounded: true }
}

struct Search<'a> {
    net: &'a Network,
    violated: &'a [usize],
    steps: usize,
    seen: BTreeSet<Vec<usize>>,
    sets: BTreeSet<Vec<usize>>,
}

impl Search<'_> {
    fn grow(&mut self, set: &mut Vec<usize>, size: usize) {
        let mut key = set.clone();
        key.sort_unstable();
        if self.steps >= MAX_CAUSE_STEPS || !self.seen.insert(key.clone()) {
            return;
        }
        let open = self.violated.iter().copied().find(|&l| !self.net.nodes_of(l).any(|n| set.contains(&n)));
        if set.len() == size {
            self.steps += 1;
            if open.is_none() && first_value(self.net, &key).is_some() {
                self.sets.insert(key);
            }
            return;
        }
        let mut next: Vec<usize> = match open {
            Some(link) => self.net.nodes_of(link).collect(),
            // Every violated link is touched, yet another one breaks: one of the links that the set touches needs a second change.
            None => set.iter().flat_map(|&n| self.net.links_of(n)).flat_map(|(l, _)| self.net.nodes_of(l)).collect(),
        };
        next.sort_unstable();
        next.dedup();
        for node in next {
            if !set.contains(&node) {
                set.push(node);
                self.grow(set, size);
                set.pop();
            }
        }
    }
}
