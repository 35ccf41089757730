//! The nodes of the search: for each border and state the cheapest way to have ended a cell there.

use super::columns::Cost;

/// The cost of what cannot be.
pub(super) const FAR: Cost = Cost::MAX / 4;

/// The cheapest way to have ended a cell at a border: the border where it began, and the state before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) cost: Cost,
    pub(super) start: u32,
    pub(super) from: u8,
}

pub(super) const NOWHERE: Node = Node { cost: FAR, start: 0, from: 0 };

/// All nodes, by border and state. The costs lie by themselves, for they are looked at most.
pub(super) struct Nodes {
    states: usize,
    costs: Vec<Cost>,
    ways: Vec<(u32, u8)>,
}

impl Nodes {
    pub(super) fn new(borders: usize, states: usize) -> Self {
        Self { states, costs: vec![FAR; borders * states], ways: vec![(0, 0); borders * states] }
    }

    /// The node of a border and a state.
    pub(super) fn node(&self, border: usize, state: usize) -> Node {
        let at = border * self.states + state;
        let way = self.costs.get(at).zip(self.ways.get(at));
        way.map_or(NOWHERE, |(cost, (start, from))| Node { cost: *cost, start: *start, from: *from })
    }

    /// Keeps a node if it is cheaper than what is known.
    pub(super) fn offer(&mut self, border: usize, state: usize, node: Node) {
        let at = border * self.states + state;
        if let Some((cost, way)) = self.costs.get_mut(at).zip(self.ways.get_mut(at)).filter(|(cost, _)| node.cost < **cost) {
            (*cost, *way) = (node.cost, (node.start, node.from));
        }
    }

    /// The costs of all states at a border.
    pub(super) fn costs(&self, border: usize) -> &[Cost] {
        self.costs.get(border * self.states..(border + 1) * self.states).unwrap_or_default()
    }

    /// Where the cells of all states at a border began, and the states before them.
    pub(super) fn starts(&self, border: usize) -> &[(u32, u8)] {
        self.ways.get(border * self.states..(border + 1) * self.states).unwrap_or_default()
    }
}
