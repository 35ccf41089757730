//! Which labels head groups of rows, where there are more labels than rows.

use std::collections::{HashMap, HashSet};

use crate::figures::words::squash;
use crate::layout::Layout;
use crate::tables::labels::split_code;
use crate::tables::sums::Kind;

/// What makes a label likelier a group's, in hundredths, and what choosing one costs.
mod clue {
    pub(super) const PRICE: i32 = 70;
    pub(super) const SUMMED: i32 = 90;
    pub(super) const WHOLE: i32 = 90;
    pub(super) const FIRST: i32 = 40;
    pub(super) const AFTER_SUM: i32 = 50;
    pub(super) const HEADED: i32 = -90;
    pub(super) const CODED: i32 = -90;
}

/// The titles of the report's headings, without codes.
pub(super) fn titles(layout: &Layout<'_>) -> HashSet<String> {
    layout.headings.iter().map(|h| squash(split_code(&h.title).map_or(h.title.as_str(), |(_, name)| name))).collect()
}

/// A label of a row or a group, with what its words say.
pub(super) struct Label {
    pub(super) kind: Kind,
    /// Whether it begins with a code.
    pub(super) coded: bool,
    /// Letters and digits alone.
    letters: String,
}

impl Label {
    pub(super) fn of(text: &str) -> Self {
        Self { kind: Kind::of(text, false, false), coded: split_code(text).is_some(), letters: squash(text) }
    }
}

/// How likely each of some labels is that of a group, the likeliest first.
pub(super) struct Groups {
    labels: usize,
    scored: Vec<(i32, usize)>,
}

impl Groups {
    pub(super) fn of(labels: &[Label], titles: &HashSet<String>) -> Self {
        // The names of sums, `summa skola`: a label that comes two before one of them may head its rows.
        let summed: HashMap<&str, usize> =
            labels.iter().enumerate().filter_map(|(i, l)| Some((l.letters.strip_prefix("summa")?, i))).collect();
        let score = |i: usize| Some((score(labels, titles, &summed, i)?, i));
        let mut scored: Vec<(i32, usize)> = (0..labels.len()).filter_map(score).collect();
        scored.sort_by_key(|(score, i)| (-score, *i));
        Self { labels: labels.len(), scored }
    }

    /// Chooses `count` of the labels as those of groups, and says what that costs.
    pub(super) fn choose(&self, count: usize) -> Option<(Vec<bool>, i32)> {
        let mut out = vec![false; self.labels];
        let (mut cost, mut left) = (0, count);
        for &(score, i) in &self.scored {
            let beside = i.checked_sub(1).is_some_and(|b| out.get(b) == Some(&true)) || out.get(i + 1) == Some(&true);
            if left == 0 {
                break;
            }
            if let Some(group) = out.get_mut(i).filter(|_| !beside) {
                *group = true;
                left -= 1;
                cost += (clue::PRICE - score).max(0);
            }
        }
        (left == 0).then_some((out, cost))
    }
}

/// How likely a label is that of a group; `summed` has the last place of each name that a sum has.
fn score(labels: &[Label], titles: &HashSet<String>, summed: &HashMap<&str, usize>, i: usize) -> Option<i32> {
    let (label, next) = (labels.get(i)?, labels.get(i + 1)?);
    let mut score = 0;
    let whole = matches!(next.letters.as_str(), "totalt" | "total" | "samtliga");
    if label.kind.is_total() || next.kind.is_total() && !whole {
        return None;
    }
    let after_sum = i.checked_sub(1).and_then(|before| labels.get(before)).is_some_and(|before| before.kind.is_total());
    score += if whole { clue::WHOLE } else { 0 };
    score += if summed.get(label.letters.as_str()).is_some_and(|sum| *sum >= i + 2) { clue::SUMMED } else { 0 };
    score += if i == 0 { clue::FIRST } else { 0 };
    score += if after_sum { clue::AFTER_SUM } else { 0 };
    score += if titles.contains(&label.letters) { clue::HEADED } else { 0 };
    score += if label.coded { clue::CODED } else { 0 };
    Some(score)
}
