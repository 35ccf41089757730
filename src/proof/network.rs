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

/// A figure that stands in at least one link.
#[derive(Debug, Clone)]
pub struct Node {
    at: [u32; 3],
    /// The figure as printed.
    pub value: Decimal,
    /// Line it stands on.
    pub line: u32,
}

impl Node {
    /// Its cell.
    #[must_use]
    pub fn place(&self) -> Place {
        let [table, row, column] = self.at.map(|n| n as usize);
        Place { table, row, column }
    }
}

/// Why figures belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A relation within one table.
    Within(RelationKind),
    /// The same figure in two tables.
    SameFigure,
}

/// A figure in a link, with the factor it enters with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    node: u32,
    factor: Factor,
}

impl Member {
    /// Index of the node.
    #[must_use]
    pub fn node(self) -> usize {
        self.node as usize
    }

    /// Factor: −1 for what is subtracted, 1000 for another unit.
    #[must_use]
    pub fn factor(self) -> Decimal {
        self.factor.value()
    }
}

/// A power of ten with a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    /// Its exponent.
    pub power: u8,
    /// Whether it is below zero.
    pub negative: bool,
}

impl Factor {
    /// One, or minus one.
    #[must_use]
    pub fn one(negative: bool) -> Self {
        Self { power: 0, negative }
    }

    /// As a figure.
    #[must_use]
    pub fn value(self) -> Decimal {
        let whole = 10_i64.pow(u32::from(self.power.min(18)));
        Decimal::from(if self.negative { -whole } else { whole })
    }
}

impl std::ops::Neg for Factor {
    type Output = Self;
    fn neg(self) -> Self {
        Self { negative: !self.negative, ..self }
    }
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
    /// Its first member, and the member after its last, among all members of the network.
    members: (u32, u32),
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
}

/// Figures and links of a report.
///
/// A long report has many thousands of each, so what belongs to a node, a link or a cell lies in lists of the network.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Figures that stand in at least one link.
    pub nodes: Vec<Node>,
    /// Links.
    pub links: Vec<Link>,
    /// The members of all links, link by link; the last of each is its result.
    members: Vec<Member>,
    /// The links of all nodes, node by node, and where those of each node begin.
    links_of: Vec<u32>,
    first_link: Vec<u32>,
    /// For each cell of each table the number of its node, counted from one.
    cells: Vec<u32>,
    /// Where the cells of each table begin, and how many a row has.
    tables: Vec<(usize, usize)>,
}

impl Network {
    /// The relations within the tables of a report, and those across them.
    #[must_use]
    pub fn within_tables(report: &Report) -> Self {
        let mut net = Self::default();
        for table in &report.tables {
            let width = table.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0);
            net.tables.push((net.cells.len(), width));
            net.cells.resize(net.cells.len() + width * table.rows.len(), 0);
        }
        for (t, table) in report.tables.iter().enumerate() {
            for relation in &table.relations {
                if let Some(members) = members(table, relation) {
                    let placed = members.into_iter().map(|(term, factor)| (Place { table: t, row: term.row, column: term.column }, factor));
                    net.link(report, LinkKind::Within(relation.kind), placed);
                }
            }
        }
        super::across::same_figures(report, |[one, other]| net.link(report, LinkKind::SameFigure, [one, other]));
        net.index();
        net
    }

    fn link(&mut self, report: &Report, kind: LinkKind, places: impl IntoIterator<Item = (Place, Factor)>) {
        let mut found: Vec<(Place, &Cell, Factor)> = Vec::new();
        for (place, factor) in places {
            match place.cell(report) {
                Some(cell) if found.iter().all(|f| f.0 != place) => found.push((place, cell, factor)),
                _ => return,
            }
        }
        let values: Vec<Decimal> = found.iter().map(|(_, c, _)| c.value.0).collect();
        let common = common_decimals(&values);
        let first = short(self.members.len());
        let mut link = Link { kind, members: (first, first), residual: Decimal::ZERO, tolerance: Decimal::ZERO };
        for (place, cell, factor) in found {
            let value = cell.value.0;
            let node = self.node(place, cell);
            let by = factor.value();
            link.residual += value * by;
            let decimals = if kind == LinkKind::SameFigure { value.scale() } else { value.scale().max(common) };
            link.tolerance += half_unit(decimals) * by.abs();
            self.members.push(Member { node, factor });
        }
        link.members.1 = short(self.members.len());
        self.links.push(link);
    }

    /// The node of a cell, a new one where it has none yet.
    fn node(&mut self, place: Place, cell: &Cell) -> u32 {
        let new = short(self.nodes.len());
        if let Some(known) = self.cell(place).and_then(|at| self.cells.get_mut(at)) {
            if *known > 0 {
                return *known - 1;
            }
            *known = new + 1;
        }
        self.nodes.push(Node { at: [place.table, place.row, place.column].map(short), value: cell.value.0, line: cell.line });
        new
    }

    /// Where a cell lies among the cells of all tables.
    fn cell(&self, place: Place) -> Option<usize> {
        let (first, width) = self.tables.get(place.table).copied()?;
        (place.column < width).then_some(first + place.row * width + place.column)
    }

    /// Lists the links of each node, in their order.
    fn index(&mut self) {
        let mut ends = vec![0_u32; self.nodes.len() + 1];
        for member in &self.members {
            if let Some(n) = ends.get_mut(member.node() + 1) {
                *n += 1;
            }
        }
        let mut sum = 0;
        for n in &mut ends {
            sum += *n;
            *n = sum;
        }
        let mut next = ends.clone();
        self.first_link = ends;
        self.links_of = vec![0; self.members.len()];
        for (l, link) in self.links.iter().enumerate() {
            for member in self.members.get(link.members.0 as usize..link.members.1 as usize).unwrap_or_default() {
                let Some(at) = next.get_mut(member.node()) else { continue };
                if let Some(slot) = self.links_of.get_mut(*at as usize) {
                    *slot = short(l);
                }
                *at += 1;
            }
        }
    }

    /// The members of a link; the last is its result.
    #[must_use]
    pub fn members(&self, link: &Link) -> &[Member] {
        self.members.get(link.members.0 as usize..link.members.1 as usize).unwrap_or_default()
    }

    /// The factor of a node in a link, zero where it is no member.
    #[must_use]
    pub fn factor(&self, link: &Link, node: usize) -> Decimal {
        self.members(link).iter().find(|m| m.node() == node).map_or(Decimal::ZERO, |m| m.factor())
    }

    /// The values that a member of a link can have for it to hold, the others being as printed.
    #[must_use]
    pub fn allows(&self, link: &Link, node: usize, value: Decimal) -> Interval {
        let factor = self.factor(link, node);
        if factor.is_zero() {
            return Interval::ALL;
        }
        Interval::around(value - link.residual / factor, link.tolerance / factor.abs())
    }

    /// The links of a node.
    pub fn links_of(&self, node: usize) -> impl Iterator<Item = (usize, &Link)> {
        let at = |n: usize| self.first_link.get(n).map_or(0, |a| *a as usize);
        let own = self.links_of.get(at(node)..at(node + 1)).unwrap_or_default();
        own.iter().filter_map(|&l| self.links.get(l as usize).map(|link| (l as usize, link)))
    }

    /// The links that a figure of a row stands in, each once, with whether the figure is their result.
    #[must_use]
    pub fn links_of_row(&self, table: usize, row: usize) -> BTreeMap<usize, bool> {
        let first = self.cell(Place { table, row, column: 0 }).unwrap_or(0);
        let width = self.tables.get(table).map_or(0, |t| t.1);
        let nodes = self.cells.get(first..first + width).into_iter().flatten().filter_map(|n| (*n as usize).checked_sub(1));
        let result = |link: &Link| self.members(link).last().map(|m| m.node());
        let links = nodes.flat_map(|n| self.links_of(n).map(move |(l, link)| (l, result(link) == Some(n))));
        links.fold(BTreeMap::new(), |mut out, (l, result)| {
            *out.entry(l).or_default() |= result;
            out
        })
    }

    /// The nodes of a link.
    pub fn nodes_of(&self, link: usize) -> impl Iterator<Item = usize> + '_ {
        self.links.get(link).into_iter().flat_map(|l| self.members(l)).map(|m| m.node())
    }

    /// Gives a figure another value. Gives back what its links added up to before.
    pub fn change(&mut self, node: usize, to: Decimal) -> Vec<Decimal> {
        let Some(n) = self.nodes.get_mut(node) else { return Vec::new() };
        let by = to - std::mem::replace(&mut n.value, to);
        let links: Vec<(usize, Decimal)> = self.links_of(node).map(|(l, link)| (l, by * self.factor(link, node))).collect();
        let link = |(l, by): (usize, Decimal)| {
            let link = self.links.get_mut(l)?;
            let before = link.residual;
            link.residual += by;
            Some(before)
        };
        links.into_iter().filter_map(link).collect()
    }

    /// Takes a change back: the value that the figure had, and what its links added up to.
    pub fn undo(&mut self, node: usize, value: Decimal, residuals: &[Decimal]) {
        if let Some(n) = self.nodes.get_mut(node) {
            n.value = value;
        }
        let links: Vec<usize> = self.links_of(node).map(|(l, _)| l).collect();
        for (l, residual) in links.into_iter().zip(residuals) {
            if let Some(link) = self.links.get_mut(l) {
                link.residual = *residual;
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

fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a row holds the deviations of others: what holds between columns of amounts does not hold in it.
fn is_row_of_deviations(table: &Table, row: usize) -> bool {
    let label = table.rows.get(row).map_or_else(String::new, |r| r.label.to_lowercase());
    ["avvikelse", "budgetavvikelse", "budget avvikelse", "differens"].iter().any(|w| label.starts_with(w))
}

/// The members of a relation that have a figure, the result last; nothing where too few have one.
fn members(table: &Table, relation: &Relation) -> Option<Vec<(Term, Factor)>> {
    let has = |t: &Term| table.rows.get(t.row).and_then(|r| r.cells.get(t.column)).is_some_and(Option::is_some);
    if !has(&relation.result) || relation.kind != RelationKind::ColumnSum && is_row_of_deviations(table, relation.result.row) {
        return None;
    }
    let mut found: Vec<_> = relation.terms.iter().filter(|t| has(t)).map(|t| (*t, Factor::one(t.negative))).collect();
    let all_needed = relation.kind != RelationKind::ColumnSum;
    if found.is_empty() || (all_needed && found.len() < relation.terms.len()) {
        return None;
    }
    found.push((relation.result, -Factor::one(relation.result.negative)));
    Some(found)
}
