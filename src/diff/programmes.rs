//! Programmes that came, went or have another name.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::{bare, pairs};
use super::model::{self, Difference, How};
use crate::report::model::{Programme, Report};

/// Which programme of the newer report is which of the older one, by index.
#[derive(Debug, Default)]
pub(super) struct Paired {
    same: Vec<(usize, usize, How)>,
    only_old: Vec<usize>,
    only_new: Vec<usize>,
}

/// Pairs the programmes of two reports: by code; by name where one of them has no code, or where their names are the same.
pub(super) fn pair(old: &Report, new: &Report) -> Paired {
    let (a, b) = (by_code(&old.programmes), by_code(&new.programmes));
    let mut same: Vec<(usize, usize, How)> = a.iter().filter_map(|(code, i)| Some((*i, *b.get(code)?, How::Code))).collect();
    let (i, j): (BTreeSet<usize>, BTreeSet<usize>) = same.iter().map(|(i, j, _)| (*i, *j)).unzip();
    let rest = |all: &[Programme], taken: &BTreeSet<usize>| (0..all.len()).filter(|i| !taken.contains(i)).collect::<Vec<_>>();
    let (rest_old, rest_new) = (rest(&old.programmes, &i), rest(&new.programmes, &j));
    let named = pairs(&names(&rest_old, &old.programmes), &names(&rest_new, &new.programmes));
    let mut paired = Paired::default();
    for (i, j) in named.same {
        let (Some(&i), Some(&j)) = (rest_old.get(i), rest_new.get(j)) else { continue };
        let (Some(one), Some(other)) = (old.programmes.get(i), new.programmes.get(j)) else { continue };
        // Two codes and two names are two programmes, however like the names are.
        if one.code.is_some() && other.code.is_some() && bare(&one.name) != bare(&other.name) {
            paired.only_old.push(i);
            paired.only_new.push(j);
        } else {
            same.push((i, j, How::Name));
        }
    }
    same.sort_unstable_by_key(|(i, ..)| *i);
    paired.same = same;
    paired.only_old.extend(named.only_old.iter().filter_map(|i| rest_old.get(*i)));
    paired.only_new.extend(named.only_new.iter().filter_map(|j| rest_new.get(*j)));
    paired.only_old.sort_unstable();
    paired.only_new.sort_unstable();
    paired
}

impl Paired {
    /// The bare name in the older report for each bare name of the newer one that is another.
    pub(super) fn former_names(&self, old: &Report, new: &Report) -> BTreeMap<String, String> {
        let names = |&(i, j, _): &(usize, usize, How)| Some((bare(&new.programmes.get(j)?.name), bare(&old.programmes.get(i)?.name)));
        self.same.iter().filter_map(names).filter(|(new, old)| new != old).collect()
    }

    /// What is different. A report without programmes says nothing of them.
    pub(super) fn differences(&self, old: &Report, new: &Report) -> Vec<Difference> {
        if old.programmes.is_empty() || new.programmes.is_empty() {
            return Vec::new();
        }
        let (before, after) = (|i: usize| Some(named(old, old.programmes.get(i)?)), |j: usize| Some(named(new, new.programmes.get(j)?)));
        let came = self.only_new.iter().filter_map(|j| Some(Difference::ProgrammeCame { new: after(*j)? }));
        let gone = self.only_old.iter().filter_map(|i| Some(Difference::ProgrammeGone { old: before(*i)? }));
        let renamed = self.same.iter().filter_map(|&(i, j, by)| {
            let (old, new) = (before(i)?, after(j)?);
            let other_code = old.code.is_some() && new.code.is_some() && old.code != new.code;
            (other_code || bare(&old.name) != bare(&new.name)).then_some(Difference::ProgrammeRenamed { old, new, by })
        });
        came.chain(gone).chain(renamed).collect()
    }
}

/// Index of each code that only one programme has.
fn by_code(programmes: &[Programme]) -> BTreeMap<&str, usize> {
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (i, p) in programmes.iter().enumerate() {
        if let Some(code) = &p.code {
            out.entry(code).and_modify(|at| *at = None).or_insert(Some(i));
        }
    }
    out.into_iter().filter_map(|(code, at)| Some((code, at?))).collect()
}

fn names<'a>(some: &[usize], programmes: &'a [Programme]) -> Vec<&'a str> {
    some.iter().map(|i| programmes.get(*i).map_or("", |p| p.name.as_str())).collect()
}

fn named(report: &Report, programme: &Programme) -> model::Programme {
    let table = programme.table.as_ref().and_then(|id| report.tables.iter().find(|t| t.id == *id));
    let line = table.and_then(|t| t.rows.get(programme.row?)).map(|r| r.line);
    model::Programme { code: programme.code.clone(), name: programme.name.clone(), line }
}
