//! Report → relations, root causes and the proof of each cell.
//!
//! The relations that a table obeys are found when it is read and travel with it. Here they are evaluated over the whole
//! report, with the relations across tables, and what is violated is traced to the fewest figures that would mend it.
//!
//! A figure is called [`Proof::Verified`] only where all of its relations hold; so a figure that breaks one never is.

pub mod across;
pub mod causes;
pub mod interval;
pub mod network;
pub mod search;
pub mod slips;
pub mod solve;

use std::collections::{BTreeMap, BTreeSet};

use crate::report::model::{Proof, ProofSummary, Report};
pub use causes::{Cause, Change};
pub use network::{Factor, Link, LinkKind, Member, Network, Node, Place, State};

/// The relations of a report and the causes of those that fail.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Figures and links.
    pub network: Network,
    /// Causes of the violated links.
    pub causes: Vec<Cause>,
    /// The changes of all explanations, by the cell they change.
    changes: BTreeMap<Place, Vec<Change>>,
}

impl Evidence {
    /// The changes that would mend the cell at a place, over all causes.
    pub fn changes_at(&self, place: Place) -> impl Iterator<Item = &Change> {
        self.changes.get(&place).into_iter().flatten()
    }
}

/// Proves a report: marks each cell, fills in the report's proof and gives back the evidence.
pub fn prove(report: &mut Report) -> Evidence {
    let mut network = Network::within_tables(report);
    let causes = causes::find(&mut network);
    let suspects = suspects(&network, &causes);
    let mut summary = ProofSummary { relations: network.links.len(), ..ProofSummary::default() };
    for link in &network.links {
        match link.state() {
            State::Exact => summary.exact += 1,
            State::WithinRounding => summary.within_rounding += 1,
            State::Violated => summary.violated += 1,
        }
    }
    for cell in report.tables.iter_mut().flat_map(|t| &mut t.rows).flat_map(|r| &mut r.cells).flatten() {
        cell.proof = Proof::Unverified;
        summary.cells += 1;
    }
    for (id, node) in network.nodes.iter().enumerate() {
        let proof = if suspects.contains(&id) {
            Proof::Contradicted
        } else if network.links_of(id).all(|(_, l)| l.state() != State::Violated) {
            Proof::Verified
        } else {
            Proof::Unverified
        };
        match proof {
            Proof::Verified => summary.verified += 1,
            Proof::Contradicted => summary.contradicted += 1,
            Proof::Unverified => {}
        }
        if let Some(cell) = node.place().cell_mut(report) {
            cell.proof = proof;
        }
    }
    summary.unverified = summary.cells - summary.verified - summary.contradicted;
    report.proof = summary;
    let mut changes: BTreeMap<Place, Vec<Change>> = BTreeMap::new();
    for change in causes.iter().flat_map(|c| c.explanations.iter().flatten()) {
        if let Some(node) = network.nodes.get(change.node) {
            changes.entry(node.place()).or_default().push(*change);
        }
    }
    Evidence { network, causes, changes }
}

/// The nodes that may be wrong.
///
/// All figures of violated links and of every smallest explanation are; only where one table's single cause has one certain culprit
/// are the other figures of its links set free (to be unverified, for a relation of theirs still fails).
fn suspects(network: &Network, causes: &[Cause]) -> BTreeSet<usize> {
    let tables = |c: &Cause| -> BTreeSet<usize> {
        c.links.iter().flat_map(|&l| network.nodes_of(l)).filter_map(|n| network.nodes.get(n)).map(|n| n.place().table).collect()
    };
    let mut causes_of: BTreeMap<usize, usize> = BTreeMap::new();
    causes.iter().flat_map(tables).for_each(|t| *causes_of.entry(t).or_default() += 1);
    let mut out = BTreeSet::new();
    for cause in causes {
        out.extend(cause.explanations.iter().flatten().map(|c| c.node));
        let alone = tables(cause).iter().all(|t| causes_of.get(t) == Some(&1));
        if !(alone && cause.culprit().is_some()) {
            out.extend(cause.links.iter().flat_map(|&l| network.nodes_of(l)));
        }
    }
    out
}
