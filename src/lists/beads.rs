//! One line of an aligned list → cells, where cells touch or stand left of their column.
//!
//! A line that was set wider than the letters allow pushes what comes after it to the left, so that a cell begins before its
//! column and one blank parts it from the cell before. Its words are parted in the cheapest way: near the places of the
//! columns, before a capital or a figure, and so that days, statuses and figures stand in columns of their kind.

use super::columns::Cost;
use super::traits::Traits;
use super::words::Stream;
use crate::lexicon::lists::Role;

/// Most words of a line that are looked at.
const MAX_WORDS: usize = 60;
/// No way.
const FAR: Cost = Cost::MAX / 4;

/// A column: where its cells may begin, from the border to the place where most do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bead {
    pub(super) border: usize,
    pub(super) place: usize,
    pub(super) role: Role,
}

/// Cells of a line, by column the words of each; and what they cost.
pub(super) struct Strung {
    pub(super) cells: Vec<Option<(usize, usize)>>,
    pub(super) cost: Cost,
}

/// How many lines above and below tell where cells of a row stand.
const NEAR: usize = 3;

/// Parts the lines of a stream: first each by itself, then by where the cells of the lines around it begin.
pub(super) fn strings(stream: &Stream<'_>, beads: &[Bead]) -> Vec<Option<Strung>> {
    let all = |near: &dyn Fn(usize) -> Vec<(usize, usize)>| -> Vec<Option<Strung>> {
        stream.lines.iter().enumerate().map(|(i, l)| string(stream, l.words.0, l.words.1, beads, &near(i))).collect()
    };
    let alone = all(&|_| Vec::new());
    let starts = |line: &Option<Strung>| -> Vec<(usize, usize)> {
        let cells = line.iter().flat_map(|s| s.cells.iter().enumerate());
        // A cell that begins small in the middle of a line tells nothing.
        let clear = |a: usize| stream.words.get(a).is_some_and(|w| w.blanks > 1 || !w.traits.any(Traits::SMALL));
        cells.filter_map(|(c, cell)| cell.filter(|(a, _)| clear(*a)).map(|(a, _)| (c, stream.column(a)))).collect()
    };
    let starts: Vec<Vec<(usize, usize)>> = alone.iter().map(starts).collect();
    all(&|i| {
        let around = starts.iter().enumerate().take(i + NEAR + 1).skip(i.saturating_sub(NEAR));
        around.filter(|(at, _)| *at != i).flat_map(|(_, s)| s.iter().copied()).collect()
    })
}

/// Parts the words `from..to` of a line; cells of the lines around it begin at the places `near`.
fn string(stream: &Stream<'_>, from: usize, to: usize, beads: &[Bead], near: &[(usize, usize)]) -> Option<Strung> {
    let (words, columns) = (to.checked_sub(from)?, beads.len());
    if words > MAX_WORDS || columns == 0 {
        return None;
    }
    // By words taken and column of the last cell (0: none yet): the cost, and the words and column before.
    let mut best = vec![vec![(FAR, 0_usize, 0_usize); columns + 1]; words + 1];
    *best.first_mut()?.first_mut()? = (0, 0, 0);
    for i in 0..words {
        let Some(cut) = cut_cost(stream, from, from + i, near) else { continue };
        let ways = best.get(i)?.clone();
        let reached = |c: usize| ways.iter().enumerate().take(c + 1).min_by_key(|(_, w)| w.0).map(|(p, w)| (w.0, p));
        for (c, bead) in beads.iter().enumerate() {
            let Some((before, p)) = reached(c).filter(|(cost, _)| *cost < FAR) else { continue };
            // Nothing pushes the first cell of a line to the left: it belongs to the column it stands in.
            let (at, left) = (stream.column(from), c.checked_sub(1).and_then(|c| beads.get(c)));
            let firm = if i == 0 && left.is_some_and(|b| b.place.abs_diff(at) <= 2) { 4 } else { 1 };
            let begin = before + cut + begin_cost(stream.column(from + i), c, bead, near, firm);
            let mut inner = 0;
            for j in i + 1..=words {
                let word = from + j - 1;
                if j > i + 1 {
                    let blanks = stream.words.get(word).map_or(0, |w| w.blanks);
                    inner += if blanks > 1 { 4 + 5 * Cost::try_from(blanks.min(8)).unwrap_or(8) } else { 0 };
                }
                inner += misfit(bead.role, stream, word, beads);
                let over =
                    beads.get(c + 1).map_or(0, |next| (stream.column(word) + stream.traits(word).chars() + 1).saturating_sub(next.place));
                let total = begin + inner + 3 * Cost::try_from(over).unwrap_or(FAR / 8);
                let slot = best.get_mut(j)?.get_mut(c + 1)?;
                if total < slot.0 {
                    *slot = (total, i, p);
                }
            }
        }
    }
    let (mut c, cost) = best.last()?.iter().enumerate().map(|(c, w)| (c, w.0)).min_by_key(|w| w.1)?;
    let mut cells = vec![None; columns];
    let mut j = words;
    while j > 0 && c > 0 {
        let (_, i, p) = *best.get(j)?.get(c)?;
        *cells.get_mut(c - 1)? = Some((from + i, from + j));
        (j, c) = (i, p);
    }
    Some(Strung { cells, cost })
}

/// What it costs that a cell begins with a word, if one can.
fn cut_cost(stream: &Stream<'_>, from: usize, word: usize, near: &[(usize, usize)]) -> Option<Cost> {
    let blanks = stream.words.get(word)?.blanks;
    let traits = stream.traits(word);
    Some(match () {
        () if word == from || blanks > 1 => 0,
        () if traits.any(Traits::CAPITAL | Traits::DIGIT | Traits::DASH) => 8,
        () if near.iter().any(|(_, at)| *at == stream.column(word)) => 14,
        () => 30,
    })
}

/// What it costs that a cell of a column begins so far from where its cells begin.
fn begin_cost(at: usize, column: usize, bead: &Bead, near: &[(usize, usize)], firm: Cost) -> Cost {
    let cost = |n: usize| Cost::try_from(n.min(200)).unwrap_or(200);
    match () {
        () if near.contains(&(column, at)) => 0,
        () if at > bead.place => cost(at - bead.place),
        () if at + 1 >= bead.border => 0,
        () => firm * (3 + 2 * cost(bead.border - at - 1)),
    }
}

/// Whether a word may be a goal's status by itself.
fn is_goal_status(traits: Traits) -> bool {
    traits.any(Traits::CAPITAL) && traits.any(Traits::STATUS_BEGIN) && traits.any(Traits::GOAL_PART)
}

/// What it costs that a word stands in a column of another kind.
fn misfit(role: Role, stream: &Stream<'_>, word: usize, beads: &[Bead]) -> Cost {
    let traits = stream.traits(word);
    let has = |role: Role| beads.iter().any(|b| b.role == role);
    match role {
        _ if traits.any(Traits::DASH) => 0,
        Role::Due | Role::Start if traits.any(Traits::TIME_PART | Traits::DIGIT) => 0,
        Role::Due | Role::Start => 60,
        Role::Level | Role::Factor if traits.any(Traits::DIGIT | Traits::LEVEL_BEGIN) => 0,
        Role::Level | Role::Factor => 30,
        Role::Number if traits.any(Traits::DIGIT | Traits::NUMBER_BEGIN) => 0,
        Role::Number => 20,
        Role::Status if traits.any(Traits::DAY) || traits.any(Traits::DIGIT) && traits.any(Traits::HYPHEN) => 40,
        Role::Status if traits.any(Traits::ACTION_PART | Traits::GOAL_PART) => 0,
        Role::Status => 12,
        Role::Owner if traits.any(Traits::SMALL) && !traits.any(Traits::LINK_SMALL | Traits::FUNCTION) => 12,
        Role::Owner if !traits.any(Traits::DAY) => 0,
        _ if has(Role::Due) && (traits.any(Traits::DAY) || traits.any(Traits::DIGIT) && traits.any(Traits::HYPHEN)) => 40,
        _ if has(Role::Status) && traits.any(Traits::ACTION) && traits.any(Traits::CAPITAL) => 12,
        // A goal's status that its cell before pushed out of its column: `Andelen behöriga ska Uppnås      Andelen …`.
        _ if has(Role::Status) && is_goal_status(traits) && stream.words.get(word + 1).is_some_and(|next| next.blanks > 1) => 30,
        _ if has(Role::Owner) && traits.any(Traits::FUNCTION) && traits.any(Traits::CAPITAL) => 10,
        _ => 0,
    }
}
