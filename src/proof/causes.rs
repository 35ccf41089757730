//! Root causes: the violated links, grouped, each group with the smallest changes that mend it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::interval::Interval;
use super::network::{LinkKind, Network};
use super::search::{Found, smallest};
use super::slips;
use super::solve::first_value;
use crate::finding::Slip;
use crate::limits::MAX_EXPLANATIONS;
use crate::report::model::RelationKind;

/// A figure and what it would be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Index of the node.
    pub node: usize,
    /// The figure as printed.
    pub from: Decimal,
    /// The figure that mends.
    pub to: Decimal,
    /// The slip it would be.
    pub slip: Option<Slip>,
}

/// What violated links have in common.
#[derive(Debug, Clone, Default)]
pub struct Cause {
    /// The violated links.
    pub links: Vec<usize>,
    /// The smallest sets of changes that mend them all, the likeliest first; each change may be one of several.
    pub explanations: Vec<Vec<Change>>,
    /// Whether errors cancel out: the links were violated by opposite amounts and a link that holds joins them.
    pub cancelling: bool,
    /// Whether the search met its bound.
    pub bounded: bool,
}

impl Cause {
    /// The one change that mends everything, where no other does with as few.
    #[must_use]
    pub fn culprit(&self) -> Option<Change> {
        match self.explanations.as_slice() {
            [only] => match only.as_slice() {
                [change] => Some(*change),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Finds the causes of all violated links. Values are tried in the network, which is as before in the end.
#[must_use]
pub fn find(net: &mut Network) -> Vec<Cause> {
    let mut open = Open::new(groups(net, &net.violated()));
    let mut out = Vec::new();
    while let Some(group) = open.pop() {
        let found = smallest(net, &group);
        let touched = found.sets.iter().flatten().flat_map(|&n| net.links_of(n)).map(|(l, _)| l);
        match open.take(touched) {
            joined if joined.is_empty() => out.extend(split(net, group, found)),
            mut joined => {
                joined.extend(group);
                open.push(joined);
            }
        }
    }
    out.sort_by_key(|c| c.links.first().copied());
    out
}

/// Groups of violated links that wait for their causes, the last first.
#[derive(Debug, Default)]
struct Open {
    groups: Vec<Vec<usize>>,
    /// Which group a link is in.
    of: BTreeMap<usize, usize>,
}

impl Open {
    fn new(groups: Vec<Vec<usize>>) -> Self {
        let mut open = Self::default();
        groups.into_iter().for_each(|g| open.push(g));
        open
    }

    fn push(&mut self, group: Vec<usize>) {
        self.of.extend(group.iter().map(|&l| (l, self.groups.len())));
        self.groups.push(group);
    }

    fn pop(&mut self) -> Option<Vec<usize>> {
        while let Some(group) = self.groups.pop() {
            for link in &group {
                self.of.remove(link);
            }
            if !group.is_empty() {
                return Some(group);
            }
        }
        None
    }

    /// Takes out the groups that have one of `links`: the links of them all, in the order of the groups.
    fn take(&mut self, links: impl Iterator<Item = usize>) -> Vec<usize> {
        let touched: BTreeSet<usize> = links.filter_map(|l| self.of.get(&l).copied()).collect();
        let mut taken = Vec::new();
        for group in touched {
            taken.append(self.groups.get_mut(group).unwrap_or(&mut Vec::new()));
        }
        for link in &taken {
            self.of.remove(link);
        }
        taken
    }
}

/// Violated links that share figures, directly or over others; each group's links in order, the groups by their last link.
fn groups(net: &Network, violated: &[usize]) -> Vec<Vec<usize>> {
    let mut at: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &link in violated {
        net.nodes_of(link).for_each(|n| at.entry(n).or_default().push(link));
    }
    let mut seen = BTreeSet::new();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for &first in violated {
        if !seen.insert(first) {
            continue;
        }
        let mut group = vec![first];
        let mut next = 0;
        while let Some(&link) = group.get(next) {
            next += 1;
            let neighbours = net.nodes_of(link).filter_map(|n| at.remove(&n)).flatten();
            group.extend(neighbours.filter(|&l| seen.insert(l)));
        }
        group.sort_unstable();
        out.push(group);
    }
    out.sort_by_key(|group| group.last().copied());
    out
}

/// One cause for each figure that all explanations share, and one for what is left.
fn split(net: &mut Network, group: Vec<usize>, found: Found) -> Vec<Cause> {
    let Some(first) = found.sets.first() else {
        return vec![Cause { links: group, bounded: found.bounded, ..Cause::default() }];
    };
    let certain: Vec<usize> = first.iter().copied().filter(|n| found.sets.iter().all(|s| s.contains(n))).collect();
    let mut explanations: Vec<Vec<Change>> = found.sets.iter().take(MAX_EXPLANATIONS).map(|set| changes(net, set)).collect();
    explanations.sort_by_key(|e| e.iter().map(|c| slips::rank(c.slip)).sum::<u8>());
    let mut left = group;
    let mut out = Vec::new();
    if first.len() > 1 {
        for node in certain {
            let Some(change) = explanations.first().and_then(|e| e.iter().find(|c| c.node == node)).copied() else { continue };
            let (mine, others): (Vec<usize>, Vec<usize>) = left.into_iter().partition(|&l| net.nodes_of(l).any(|n| n == node));
            left = others;
            out.push(Cause { links: mine, explanations: vec![vec![change]], ..Cause::default() });
            explanations.iter_mut().for_each(|e| e.retain(|c| c.node != node));
        }
        explanations.retain(|e| !e.is_empty());
    }
    if !explanations.is_empty() || !left.is_empty() {
        let cancelling = cancels(net, &left, &explanations);
        out.push(Cause { links: left, explanations, cancelling, bounded: false });
    }
    out.retain(|c| !c.links.is_empty());
    out
}

/// Row relations that fail by opposite amounts and whose explanations lie in one column: the column sum hides them.
fn cancels(net: &Network, links: &[usize], explanations: &[Vec<Change>]) -> bool {
    let rows = links.iter().filter_map(|&l| net.links.get(l)).filter(|l| l.kind != LinkKind::Within(RelationKind::ColumnSum)).count();
    rows >= 2
        && rows == links.len()
        && explanations.iter().any(|e| e.len() >= 2 && e.iter().map(|c| c.to - c.from).sum::<Decimal>().is_zero())
}

/// The values that a set of nodes would take; they are tried in `net`, which is as before in the end.
fn changes(net: &mut Network, set: &[usize]) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    let mut before = Vec::new();
    let mut left = set;
    while let [node, others @ ..] = left {
        let (Some(from), Some(interval)) = (net.nodes.get(*node).map(|n| n.value), first_value(net, left)) else { break };
        let to = likeliest(net, *node, from, interval);
        before.push(net.change(*node, to));
        left = others;
        out.push(Change { node: *node, from, to, slip: slips::slip(from, to) });
    }
    out.iter().zip(before).rev().for_each(|(c, residuals)| net.undo(c.node, c.from, &residuals));
    out
}

/// The likeliest value of an interval: one that makes links exact, or one slip away near it.
fn likeliest(net: &Network, node: usize, from: Decimal, interval: Interval) -> Decimal {
    let mut exact: Vec<(Decimal, Decimal)> = net
        .links_of(node)
        .map(|(_, l)| (l.tolerance, from - l.residual / net.factor(l, node)))
        .filter(|(_, v)| interval.contains(*v))
        .collect();
    exact.sort_unstable();
    let most = exact.iter().max_by_key(|(t, v)| (exact.iter().filter(|(_, w)| w == v).count(), std::cmp::Reverse(*t)));
    let target = most.map_or_else(|| interval.nearest((interval.low + interval.high) / Decimal::TWO), |(_, v)| *v);
    // A figure as this one is printed, where one mends; a finer one only where none does.
    let printed = target.round_dp(from.scale());
    let finer = target.round_dp(from.scale().max(target.scale().min(from.scale() + 3)));
    let mut target = if interval.contains(printed) && printed != from { printed } else { finer }.normalize();
    target.rescale(from.scale().max(target.scale()));
    if slips::slip(from, target).is_some() {
        return target;
    }
    let step = Decimal::new(1, from.scale());
    (1..=6i64)
        .flat_map(|i| [target + step * Decimal::from(i), target - step * Decimal::from(i)])
        .find(|v| interval.contains(*v) && slips::slip(from, *v).is_some())
        .unwrap_or(target)
}
