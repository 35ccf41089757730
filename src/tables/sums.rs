//! Total rows and their parts, found with a stack: a total takes the rows above it that add up to it, and stands for them afterwards,
//! so that nested subtotals follow by themselves. Totals printed before their parts are looked for after that.

use std::sync::LazyLock;

use super::grid::{Fit, Grid, fit};
use crate::figures::stems::Stems;
use crate::figures::words::{fold, is_letter};
use crate::lexicon::rows::{MEAN_STEMS, PART_WORDS, RESULT_STEMS, SUM_WORDS};
use crate::limits::MAX_SUM_ROWS;
use crate::report::model::{ColumnRole, Relation, RelationKind, Term};

/// What a row's label says about sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `Summa …`, `Totalt`.
    Sum,
    /// `Nettokostnad`, `Årets resultat`: worked out from rows above.
    Result,
    /// Nothing.
    Item,
    /// `varav …`: a part of the row above.
    Part,
    /// A share, a mean or a percentage: never summed.
    Mean,
    /// A heading inside the table.
    Group,
}

impl Kind {
    /// Reads a label.
    pub(crate) fn of(label: &str, group: bool, percent: bool) -> Self {
        if group {
            return Self::Group;
        }
        let lower = fold(label);
        let first = lower.split(|c: char| c.is_whitespace() || c == ',').find(|w| w.chars().any(is_letter)).unwrap_or_default();
        let (mut mean, mut worked_out, mut result) = (percent, false, false);
        for (_, stem) in STEMS.within(&lower) {
            mean |= stem == Stem::Mean;
            worked_out |= stem != Stem::Mean;
            result |= stem == Stem::Resultat;
        }
        if PART_WORDS.contains(&first) {
            Self::Part
        } else if percent || mean && !result {
            Self::Mean
        } else if SUM_WORDS.contains(&first.trim_end_matches(':')) || lower.ends_with(" totalt") || lower.ends_with("summa") {
            Self::Sum
        } else if worked_out {
            Self::Result
        } else {
            Self::Item
        }
    }

    /// Whether the label itself says that the row is worked out from others.
    pub(crate) fn is_total(self) -> bool {
        matches!(self, Self::Sum | Self::Result)
    }
}

/// What a stem in a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stem {
    /// The row is a mean or a share.
    Mean,
    /// The row ends a calculation.
    Result,
    /// The same, and the row is no mean.
    Resultat,
}

static STEMS: LazyLock<Stems<Stem>> = LazyLock::new(|| {
    let result = |stem: &&'static str| (*stem, if *stem == "resultat" { Stem::Resultat } else { Stem::Result });
    Stems::new(MEAN_STEMS.iter().map(|stem| (*stem, Stem::Mean)).chain(RESULT_STEMS.iter().map(result)))
});

/// A total row and the rows that give it.
#[derive(Debug, Clone)]
pub(crate) struct Sum {
    pub(crate) total: usize,
    pub(crate) members: Vec<usize>,
}

/// What is known of a column beside its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    /// What its header says it holds.
    pub(crate) role: ColumnRole,
    /// Whether it is worked out from other columns, or they from it: then what they add up to, it does.
    pub(crate) related: bool,
    /// Decimals of its figures.
    pub(crate) decimals: u32,
}

/// Least number of like columns that hold before one that fails is wrong and not of another kind.
const LIKE_COLUMNS: usize = 3;

/// Relations of total rows, one a column.
///
/// A column that adds up nowhere is no column of sums (a share, an index), unless its header says that it holds amounts, it is related to other
/// columns or several of its like add up: then one wrong figure must stay visible, also where the table has a single total.
pub(crate) fn find(grid: &Grid, kinds: &[Kind], sums: &Sums, known: &[Known]) -> Vec<Relation> {
    let Sums { additive, sums } = sums;
    let parts = whole_parts(grid, kinds, additive);
    let sums: Vec<&Sum> = sums.iter().chain(&parts).collect();
    let columns: Vec<(usize, Vec<(Relation, Fit)>)> = (0..grid.columns())
        .filter(|c| additive.get(*c) == Some(&true))
        .map(|column| (column, sums.iter().filter_map(|s| relation(grid, s, column)).collect()))
        .collect();
    let fails = |relations: &[(Relation, Fit)]| relations.iter().filter(|(_, f)| *f == Fit::Fails).count();
    let sound: Vec<Known> =
        columns.iter().filter(|(_, r)| !r.is_empty() && fails(r) == 0).filter_map(|(c, _)| known.get(*c).copied()).collect();
    let believed = |column: usize| {
        known.get(column).is_some_and(|k| {
            let named = !matches!(k.role, ColumnRole::Value | ColumnRole::Other);
            named || k.related || sound.iter().filter(|s| s.role == k.role && s.decimals == k.decimals).count() >= LIKE_COLUMNS
        })
    };
    let kept = columns.into_iter().filter(|(column, relations)| {
        let wrong = fails(relations);
        wrong * 2 <= relations.len() || wrong <= 1 && believed(*column)
    });
    kept.flat_map(|(_, relations)| relations.into_iter().map(|(r, _)| r)).collect()
}

/// The total rows of a table.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    /// The columns that are added up.
    pub(crate) additive: Vec<bool>,
    pub(crate) sums: Vec<Sum>,
}

impl Sums {
    /// Finds them.
    pub(crate) fn of(grid: &Grid, kinds: &[Kind], additive: Vec<bool>) -> Self {
        Self { sums: members(grid, kinds, &additive), additive }
    }
}

fn relation(grid: &Grid, sum: &Sum, column: usize) -> Option<(Relation, Fit)> {
    let result = grid.at(sum.total, column)?;
    let present: Vec<usize> = sum.members.iter().copied().filter(|r| grid.at(*r, column).is_some()).collect();
    if present.is_empty() {
        return None;
    }
    let f = fit(result, present.iter().filter_map(|r| grid.at(*r, column)).map(|f| (f, false)));
    if present.len() < 2 && f == Fit::Fails {
        return None;
    }
    let term = |row| Term { row, column, negative: false };
    Some((Relation { kind: RelationKind::ColumnSum, result: term(sum.total), terms: present.into_iter().map(term).collect() }, f))
}

/// How many columns of a candidate sum hold (so that they could have failed), hold trivially, and fail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Votes {
    holds: usize,
    trivial: usize,
    fails: usize,
}

struct Column {
    index: usize,
    total: super::grid::Fig,
    sum: i64,
    room: i64,
    count: usize,
    large: usize,
}

impl Column {
    fn vote(&self, votes: &mut Votes) {
        if self.count == 0 {
            return;
        }
        if (self.sum - self.total.twice).abs() > self.room.saturating_add(self.total.half) {
            votes.fails += 1;
        } else if self.large >= 2 && self.total.twice.abs() > 2 * self.total.half {
            votes.holds += 1;
        } else {
            votes.trivial += 1;
        }
    }
}

fn open_columns(grid: &Grid, total: usize, additive: &[bool]) -> Vec<Column> {
    (0..grid.columns())
        .filter(|c| additive.get(*c) == Some(&true))
        .filter_map(|index| grid.at(total, index).map(|total| Column { index, total, sum: 0, room: 0, count: 0, large: 0 }))
        .collect()
}

fn add(grid: &Grid, columns: &mut [Column], row: usize) -> Votes {
    let mut votes = Votes::default();
    for c in columns {
        if let Some(f) = grid.at(row, c.index) {
            c.sum = c.sum.saturating_add(f.twice);
            c.room = c.room.saturating_add(f.half);
            c.count += 1;
            c.large += usize::from(f.twice.abs() > 2 * f.half);
        }
        c.vote(&mut votes);
    }
    votes
}

/// Whether the columns speak for the candidate.
fn believable(v: Votes, said: bool, members: usize) -> bool {
    let seen = v.holds + v.trivial + v.fails;
    if members < 2 || v.holds == 0 {
        return false;
    }
    if said {
        v.holds >= 2 && v.fails * 5 <= seen * 2 || v.fails == 0 || v.holds >= 1 && v.fails <= 1 && seen <= 2
    } else {
        v.holds >= 2 && v.fails == 0 && members >= 2
    }
}

fn members(grid: &Grid, kinds: &[Kind], additive: &[bool]) -> Vec<Sum> {
    let mut out: Vec<Sum> = Vec::new();
    let mut stack: Vec<usize> = Vec::new();
    let mut groups: Vec<usize> = vec![0]; // heights of the stack at the group rows
    let mut waiting: Vec<usize> = Vec::new();
    for row in 0..grid.rows() {
        let kind = kinds.get(row).copied().unwrap_or(Kind::Item);
        match kind {
            Kind::Group => {
                groups.push(stack.len());
                continue;
            }
            Kind::Part | Kind::Mean => continue,
            Kind::Sum | Kind::Result | Kind::Item => {}
        }
        let mut columns = open_columns(grid, row, additive);
        if columns.is_empty() {
            continue;
        }
        let mut best: Option<(i64, usize)> = None;
        for (j, member) in stack.iter().rev().take(MAX_SUM_ROWS).enumerate() {
            let votes = add(grid, &mut columns, *member);
            let first = stack.len() - (j + 1);
            let group_at = groups.last().copied().unwrap_or(0);
            // A row that does not say that it is a sum is none of the rest of one group and some of the next.
            let torn = first < group_at && groups.binary_search(&first).is_err() && !kind.is_total();
            if !torn && believable(votes, kind.is_total(), j + 1) {
                let at_group = first == group_at;
                let score = 4 * signed(votes.holds) + signed(votes.trivial) - 6 * signed(votes.fails) + i64::from(at_group);
                if best.is_none_or(|(s, _)| score > s) {
                    best = Some((score, j + 1));
                }
            }
        }
        if let Some((_, n)) = best {
            let members = stack.split_off(stack.len() - n);
            out.push(Sum { total: row, members });
            if groups.last().is_some_and(|g| *g > stack.len()) {
                while groups.last().is_some_and(|g| *g >= stack.len()) {
                    groups.pop();
                }
                groups.push(stack.len());
            }
        } else {
            waiting.push(row);
        }
        stack.push(row);
    }
    before_parts(grid, kinds, additive, &mut out, &waiting);
    out.sort_by_key(|s| s.total);
    out
}

/// Rows whose `varav` rows give them whole: those that follow add up to it in nearly all columns, not only in some.
fn whole_parts(grid: &Grid, kinds: &[Kind], additive: &[bool]) -> Vec<Sum> {
    let is_part = |row: usize| kinds.get(row) == Some(&Kind::Part);
    let heads = (0..grid.rows()).filter(|&row| !is_part(row) && is_part(row + 1));
    let sum = |total: usize| {
        let members: Vec<usize> = (total + 1..grid.rows()).take_while(|&row| is_part(row)).collect();
        let mut columns = open_columns(grid, total, additive);
        let votes = members.iter().map(|&row| add(grid, &mut columns, row)).last()?;
        let whole = votes.holds >= 2 && votes.fails == 0 || votes.holds >= LIKE_COLUMNS && votes.fails == 1;
        (members.len() >= 2 && whole).then_some(Sum { total, members })
    };
    heads.filter_map(sum).collect()
}

fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Totals that stand before their parts: rows without members of their own whose next rows add up to them.
fn before_parts(grid: &Grid, kinds: &[Kind], additive: &[bool], out: &mut Vec<Sum>, waiting: &[usize]) {
    const MAX_PARTS: usize = 40;
    let mut taken: Vec<usize> = out.iter().flat_map(|s| s.members.iter().copied()).collect();
    taken.sort_unstable();
    let mut until = 0;
    for &total in waiting {
        if total < until {
            continue;
        }
        let mut columns = open_columns(grid, total, additive);
        let mut members = Vec::new();
        let mut found: Option<Vec<usize>> = None;
        for row in total + 1..grid.rows().min(total + 1 + MAX_PARTS) {
            match kinds.get(row) {
                Some(Kind::Group | Kind::Part | Kind::Mean) => continue,
                Some(Kind::Sum | Kind::Result) => break,
                _ => {}
            }
            members.push(row);
            let votes = add(grid, &mut columns, row);
            if members.len() >= 2 && votes.holds >= 2 && votes.fails == 0
                || members.len() >= 2
                    && kinds.get(total).is_some_and(|k| k.is_total())
                    && votes.holds >= 2
                    && votes.fails * 4 <= votes.holds
            {
                found = Some(members.clone());
                if total > 0 {
                    break;
                }
            }
        }
        if let Some(members) = found {
            let free = members.iter().all(|m| taken.binary_search(m).is_err()) || total == 0;
            if free {
                until = members.last().map_or(until, |l| l + 1);
                out.push(Sum { total, members });
            }
        }
    }
}
