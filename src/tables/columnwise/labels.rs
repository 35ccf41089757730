//! Which labels head groups of rows, where there are more labels than rows.

use std::collections::HashSet;

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

/// Chooses `count` of the labels as those of groups, and says what that costs.
pub(super) fn groups(labels: &[&str], titles: &HashSet<String>, count: usize) -> Option<(Vec<bool>, i32)> {
    let kinds: Vec<Kind> = labels.iter().map(|l| Kind::of(l, false, false)).collect();
    let sum = |i: usize| kinds.get(i).is_some_and(|k| k.is_total());
    let mut out = vec![false; labels.len()];
    let mut cost = 0;
    let mut scored: Vec<(i32, usize)> = (0..labels.len()).filter_map(|i| Some((score(labels, titles, &sum, i)?, i))).collect();
    scored.sort_by_key(|(score, i)| (-score, *i));
    let mut left = count;
    for (score, i) in scored {
        let beside = i.checked_sub(1).is_some_and(|b| out.get(b) == Some(&true)) || out.get(i + 1) == Some(&true);
        if left == 0 || beside {
            continue;
        }
        if let Some(o) = out.get_mut(i) {
            *o = true;
        }
        left -= 1;
        cost += (clue::PRICE - score).max(0);
    }
    (left == 0).then_some((out, cost))
}

/// How likely a label is that of a group.
fn score(labels: &[&str], titles: &HashSet<String>, sum: &impl Fn(usize) -> bool, i: usize) -> Option<i32> {
    let (label, next) = (labels.get(i)?, labels.get(i + 1)?);
    let mut score = 0;
    let whole = matches!(squash(next).as_str(), "totalt" | "total" | "samtliga");
    if sum(i) || sum(i + 1) && !whole {
        return None;
    }
    score += if whole { clue::WHOLE } else { 0 };
    let own = squash(label);
    let summed = labels.iter().skip(i + 2).any(|l| squash(l).strip_prefix("summa").is_some_and(|rest| rest == own));
    score += if summed { clue::SUMMED } else { 0 };
    score += if i == 0 { clue::FIRST } else { 0 };
    score += if i > 0 && sum(i - 1) { clue::AFTER_SUM } else { 0 };
    score += if titles.contains(&own) { clue::HEADED } else { 0 };
    score += if split_code(label).is_some() { clue::CODED } else { 0 };
    Some(score)
}
