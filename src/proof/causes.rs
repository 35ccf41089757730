//! Root causes: the violated links, grouped, each group with the smallest changes that mend it.

use std::collections::BTreeSet;

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

/// Finds the causes of all violated links.
#[must_use]
pub fn find(net: &Network) -> Vec<Cause> {
    let mut open = groups(net, &net.violated());
    let mut out = Vec::new();
    while let Some(group) = open.pop() {
        let found = smallest(net, &group);
        let (mut joined, apart): (Vec<_>, Vec<_>) = std::mem::take(&mut open).into_iter().partition(|other| reaches(net, &found, other));
        open = apart;
        if joined.is_empty() {
            out.extend(split(net, group, found));
        } else {
            joined.push(group);
            open.push(joined.concat());
        }
    }
    out.sort_by_key(|c| c.links.first().copied());
    out
}

/// Whether an explanation of one group changes a figure of another group's violated links.
fn reaches(net: &Network, found: &Found, other: &[usize]) -> bool {
    found.sets.iter().flatten().any(|&n| net.links_of(n).any(|(l, _)| other.contains(&l)))
}

/// Violated links that share figures, directly or over others.
fn groups(net: &Network, violated: &[usize]) -> Vec<Vec<usize>> {
    let mut out: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
    for &link in violated {
        let mut nodes: BTreeSet<usize> = net.nodes_of(link).collect();
        let mut links = vec![link];
        out.retain_mut(|(n, l)| {
            let apart = n.is_disjoint(&nodes);
            if !apart {
                nodes.append(n);
                links.append(l);
            }
            apart
        });
        links.sort_unstable();
        out.push((nodes, links));
    }
    out.into_iter().map(|(_, links)| links).collect()
}

/// One cause for each figure that all explanations share, and one for what is left.
fn split(net: &Network, group: Vec<usize>, found: Found) -> Vec<Cause> {
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

/// The values that a set of nodes would take.
fn changes(net: &Network, set: &[usize]) -> Vec<Change> {
    let mut trial = net.clone();
    let mut out = Vec::new();
    let mut left = set.to_vec();
    while let Some(&node) = left.first() {
        let (Some(from), Some(interval)) = (net.nodes.get(node).map(|n| n.value), first_value(&trial, &left)) else { break };
        let to = likeliest(&trial, node, from, interval);
        trial.change(node, to);
        left.remove(0);
        out.push(Change { node, from, to, slip: slips::slip(from, to) });
    }
    out
}

/// The likeliest value of an interval: one that makes links exact, or one slip away near it.
fn likeliest(net: &Network, node: usize, from: Decimal, interval: Interval) -> Decimal {
    let mut exact: Vec<(Decimal, Decimal)> =
        net.links_of(node).map(|(_, l)| (l.tolerance, from - l.residual / l.factor(node))).filter(|(_, v)| interval.contains(*v)).collect();
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
