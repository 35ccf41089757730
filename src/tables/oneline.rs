//! A whole table on one line: `Nämnd Budget Utfall Kommunstyrelsen 71,3 69,8 Bildningsnämnden 246,9 251,4 …`.
//!
//! Such a line is cut into the lines it once was: after each run of figures, and after the last word of the header.

use super::class::Class;
use super::terms::Terms;
use super::tokens::{Kind, Token};
use super::words::{Word, words};
use crate::layout::LayoutLine;

/// Fewest rows that make a line a table.
const FEWEST_ROWS: usize = 3;
/// Fewest figures of each row.
const FEWEST_FIGURES: usize = 2;
/// Shortest line that is looked at, in bytes.
const SHORTEST: usize = 60;

/// The byte offsets where a line is to be cut; none where it is no table. `buffer` is room for its pieces.
pub(crate) fn cuts<'a>(line: &LayoutLine<'a>, terms: &Terms<'_, 'a>, buffer: &mut Vec<Token>) -> Vec<usize> {
    if line.text.len() < SHORTEST {
        return Vec::new();
    }
    terms.tokens(line.text, terms.of_line(line, 0), buffer);
    cuts_of(line.text, buffer)
}

fn cuts_of(line: &str, all: &[Token]) -> Vec<usize> {
    let runs = runs(all);
    let lengths: Vec<usize> = runs.iter().map(|(a, b)| figures(all.get(*a..*b).unwrap_or_default())).collect();
    let usual = lengths.first().copied().unwrap_or(0);
    let alike = lengths.iter().filter(|n| n.abs_diff(usual) <= 1).count();
    if runs.len() < FEWEST_ROWS || usual < FEWEST_FIGURES || alike * 10 < runs.len() * 8 || runs.last().is_none_or(|r| r.1 < all.len()) {
        return Vec::new();
    }
    let mut out: Vec<usize> = Vec::new();
    if let Some(first) = runs.first() {
        out.extend(header_end(line, all.get(..first.0).unwrap_or_default()));
    }
    out.extend(runs.iter().filter_map(|r| all.get(r.1)).map(|t| t.start));
    out
}

/// Runs of figures, as token ranges; years within the header are none.
fn runs(all: &[Token]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, t) in all.iter().enumerate() {
        // `-30 000 -2 147`: a group of noughts is no figure of its own.
        match (t.is_figure(), start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                out.push((s, i));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|s| (s, all.len())));
    out.retain(|(a, b)| {
        let run = all.get(*a..*b).unwrap_or_default();
        let years = run.iter().all(|t| matches!(t.kind, Kind::Number(f) if f.is_year()));
        let dashes = run.iter().all(|t| t.kind == Kind::Dash);
        !years && !dashes
    });
    out
}

fn figures(run: &[Token]) -> usize {
    run.iter().filter(|t| matches!(t.kind, Kind::Number(_))).count()
}

/// Where the header ends: after its last word that names a column or a period.
fn header_end(line: &str, head: &[Token]) -> Option<usize> {
    let mut list: Vec<Word<'_>> = Vec::new();
    let mut ends = Vec::new();
    for t in head {
        let before = list.len();
        list.extend(words(0, t.text(line)));
        ends.extend(std::iter::repeat_n(t.end, list.len() - before));
    }
    let last = list.iter().rposition(|w| w.is_core() || matches!(w.class, Class::Known(_)))?;
    ends.get(last).copied().filter(|e| head.last().is_some_and(|t| *e < t.end))
}

#[cfg(test)]
mod tests {
    use super::cuts_of;
    use crate::tables::tokens::tokens;

    fn pieces(line: &str) -> Vec<&str> {
        let mut all = Vec::new();
        tokens(line, &mut all);
        let mut at = cuts_of(line, &all);
        at.push(line.len());
        let mut start = 0;
        at.into_iter().map(|c| line.get(std::mem::replace(&mut start, c)..c).unwrap_or_default().trim()).collect()
    }

    #[test]
    fn rows_on_one_line() {
        assert_eq!(
            pieces("Nämnd Budget 2014 Bokslut 2014 Kommunstyrelsen 71,3 69,8 Bildningsnämnden 246,9 251,4 Summa 318,2 321,2"),
            ["Nämnd Budget 2014 Bokslut 2014", "Kommunstyrelsen 71,3 69,8", "Bildningsnämnden 246,9 251,4", "Summa 318,2 321,2"]
        );
        assert_eq!(pieces("Verksamheten hade 12 medarbetare 2013 och 14 medarbetare 2014, alltså två fler.").len(), 1);
    }
}
