//! All figures of a report and all relations between them, as one network.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::interval::{Interval, common_decimals, half_unit};
use crate::report::model::{Cell, Relation, RelationKind, Report, Table, Term};

/// Where a cell is: table, row and column, 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the table in the report.
    pub table: usize,
    /// Row of the table.
    pub row: usize,
    /// Column of the table.
    pub column: usize,
}

impl Place {
    /// The cell at this place.
    #[must_use]
    pub fn cell(self, report: &Report) -> Option<&Cell> {
        report.tables.get(self.table)?.rows.get(self.row)?.cells.get(self.column)?.as_ref()
    }

    /// The cell at this place, to be changed.
    pub fn cell_mut(self, report: &mut Report) -> Option<&mut Cell> {
        report.tables.get_mut(self.table)?.rows.get_mut(self.row)?.cells.get_mut(self.column)?.as_mut()
    }
}

/// A figure and the links it stands in.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its cell.
    pub place: Place,
    /// The figure as printed.
    pub value: Decimal,
    /// Line it stands on.
    pub line: u32,
    /// Indices of its links.
    pub links: Vec<usize>,
}

/// Why figures belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A relation within one table.
    Within(RelationKind),
    /// The same figure in two tables.
    SameFigure,
}

/// A figure in a link, with the factor it enters with (−1 for what is subtracted, 1000 for another unit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Index of the node.
    pub node: usize,
    /// Factor.
    pub factor: Decimal,
}

/// How a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// To the last digit.
    Exact,
    /// Within what rounding can do.
    WithinRounding,
    /// Beyond rounding.
    Violated,
}

/// A relation that should hold: the members, each with its factor, add up to nothing.
#[derive(Debug, Clone)]
pub struct Link {
    /// Why.
    pub kind: LinkKind,
    /// All members; the last is the result.
    pub members: Vec<Member>,
    /// What they add up to.
    pub residual: Decimal,
    /// How far that may be from zero by rounding.
    pub tolerance: Decimal,
}

impl Link {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> State {
        if self.residual.is_zero() {
            State::Exact
        } else if self.residual.abs() <= self.tolerance {
            State::WithinRounding
        } else {
            State::Violated
        }
    }

    /// The factor of a node, zero where it is no member.
    #[must_use]
    pub fn factor(&self, node: usize) -> Decimal {
        self.members.iter().find(|m| m.node == node).map_or(Decimal::ZERO, |m| m.factor)
    }

    /// The values that a member can have for the link to hold, the others being as printed.
    #[must_use]
    pub fn allows(&self, node: usize, value: Decimal) -> Interval {
        let factor = self.factor(node);
        if factor.is_zero() {
            return Interval::ALL;
        }
        Interval::around(value - self.residual / factor, self.tolerance / factor.abs())
    }
}

/// Figures and links of a report.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Figures that stand in at least one link.
    pub nodes: Vec<Node>,
    /// Links.
    pub links: Vec<Link>,
    /// The nodes of each row of a table.
    rows: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Network {
    /// The relations within the tables of a report.
    #[must_use]
    pub fn within_tables(report: &Report) -> Self {
        let mut net = Self::default();
        let mut index = BTreeMap::new();
        for (t, table) in report.tables.iter().enumerate() {
            for relation in &table.relations {
                if let Some(members) = members(table, relation) {
                    let placed = members.into_iter().map(|(term, factor)| (Place { table: t, row: term.row, column: term.column }, factor));
                    net.link(report, &mut index, LinkKind::Within(relation.kind), placed);
                }
            }
        }
        for link in super::across::same_figures(report) {
            net.link(report, &mut index, LinkKind::SameFigure, link);
        }
        net
    }

    fn link(
        &mut self,
        report: &Report,
        index: &mut BTreeMap<Place, usize>,
        kind: LinkKind,
        places: impl IntoIterator<Item = (Place, Decimal)>,
    ) {
        let mut found: Vec<(Place, &Cell, Decimal)> = Vec::new();
        for (place, factor) in places {
            match place.cell(report) {
                Some(cell) if found.iter().all(|f| f.0 != place) => found.push((place, cell, factor)),
                _ => return,
            }
        }
        let values: Vec<Decimal> = found.iter().map(|(_, c, _)| c.value.0).collect();
        let common = common_decimals(&values);
        let id = self.links.len();
        let mut link = Link { kind, members: Vec::new(), residual: Decimal::ZERO, tolerance: Decimal::ZERO };
        for (place, cell, factor) in found {
            let value = cell.value.0;
            let node = *index.entry(place).or_insert_with(|| {
                self.rows.entry((place.table, place.row)).or_default().push(self.nodes.len());
                self.nodes.push(Node { place, value, line: cell.line, links: Vec::new() });
                self.nodes.len() - 1
            });
            link.residual += value * factor;
            let decimals = if kind == LinkKind::SameFigure { value.scale() } else { value.scale().max(common) };
            link.tolerance += half_unit(decimals) * factor.abs();
            link.members.push(Member { node, factor });
            if let Some(n) = self.nodes.get_mut(node) {
                n.links.push(id);
            }
        }
        self.links.push(link);
    }

    /// The links of a node.
    pub fn links_of(&self, node: usize) -> impl Iterator<Item = (usize, &Link)> {
        self.nodes.get(node).into_iter().flat_map(|n| n.links.iter()).filter_map(|&l| self.links.get(l).map(|link| (l, link)))
    }

    /// The links that a figure of a row stands in, each once, with whether the figure is their result.
    #[must_use]
    pub fn links_of_row(&self, table: usize, row: usize) -> BTreeMap<usize, bool> {
        let nodes = self.rows.get(&(table, row)).into_iter().flatten();
        let links = nodes.flat_map(|&n| self.links_of(n).map(move |(l, link)| (l, link.members.last().is_some_and(|m| m.node == n))));
        links.fold(BTreeMap::new(), |mut out, (l, result)| {
            *out.entry(l).or_default() |= result;
            out
        })
    }

    /// The nodes of a link.
    pub fn nodes_of(&self, link: usize) -> impl Iterator<Item = usize> + '_ {
        self.links.get(link).into_iter().flat_map(|l| l.members.iter().map(|m| m.node))
    }

    /// Gives a figure another value.
    pub fn change(&mut self, node: usize, to: Decimal) {
        let Some(n) = self.nodes.get_mut(node) else { return };
        let by = to - std::mem::replace(&mut n.value, to);
        for &l in &n.links {
            if let Some(link) = self.links.get_mut(l) {
                link.residual += by * link.factor(node);
            }
        }
    }

    /// Whether a link is violated.
    #[must_use]
    pub fn is_violated(&self, link: usize) -> bool {
        self.links.get(link).is_some_and(|l| l.state() == State::Violated)
    }

    /// The links that are violated.
    #[must_use]
    pub fn violated(&self) -> Vec<usize> {
        (0..self.links.len()).filter(|&l| self.is_violated(l)).collect()
    }
}

/// Whether a row holds the deviations of others: what holds between columns of amounts does not hold in it.
fn is_row_of_deviations(table: &Table, row: usize) -> bool {
    let label = table.rows.get(row).map_or_else(String::new, |r| r.label.to_lowercase());
    ["avvikelse", "budgetavvikelse", "budget avvikelse", "differens"].iter().any(|w| label.starts_with(w))
}

/// The members of a relation that have a figure, the result last; nothing where too few have one.
fn members(table: &Table, relation: &Relation) -> Option<Vec<(Term, Decimal)>> {
    let has = |t: &Term| table.rows.get(t.row).and_then(|r| r.cells.get(t.column)).is_some_and(Option::is_some);
    let sign = |negative: bool| if negative { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    if !has(&relation.result) || relation.kind != RelationKind::ColumnSum && is_row_of_deviations(table, relation.result.row) {
        return None;
    }
    let mut found: Vec<_> = relation.terms.iter().filter(|t| has(t)).map(|t| (*t, sign(t.negative))).collect();
    let all_needed = relation.kind != RelationKind::ColumnSum;
    if found.is_empty() || (all_needed && found.len() < relation.terms.len()) {
        return None;
    }
    found.push((relation.result, -sign(relation.result.negative)));
    Some(found)
}
