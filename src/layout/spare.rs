//! Lines of blanks that say nothing, for the text has one more of them everywhere.

use crate::source::Line;

/// From how many runs of blank lines on a text shows a habit.
const RUNS: usize = 4;
/// From how many lines on a text shows that every line has an empty one after it.
const LINES: usize = 20;

/// Lines of blanks that say nothing. `apart` says that lines of one paragraph stand apart.
pub(super) fn find(raw: &[Line<'_>], apart: bool) -> Vec<bool> {
    let after_all = raw.len() > LINES && raw.windows(2).all(|two| two.iter().any(Line::is_empty));
    // Without blank lines of the text's own the lines may be blocks, each of one line.
    let own = || raw.windows(3).any(|three| three.iter().all(Line::is_empty));
    let mut out = if after_all && (apart || own()) { after_each(raw) } else { vec![false; raw.len()] };
    twins(raw, &mut out);
    out
}

/// The second of every two blank lines, where they only come in twos: `true` for each such line. Empty lines and lines of blanks, which
/// hold places, each have a habit of their own.
fn twins(raw: &[Line<'_>], out: &mut [bool]) {
    for empty in [true, false] {
        let is_one = |line: &Line<'_>| line.is_blank() && line.is_empty() == empty;
        let runs = || raw.chunk_by(|a, b| is_one(a) && is_one(b)).filter(|run| run.first().is_some_and(is_one));
        // The last run may be one of the file's end.
        let inner = || runs().take_while(|run| run.last().is_some_and(|l| (l.number as usize) < raw.len()));
        if inner().nth(RUNS - 1).is_some() && inner().all(|run| run.len().is_multiple_of(2)) {
            let second = |run: &[Line<'_>]| run.iter().skip(1).step_by(2).map(|l| l.number as usize - 1).collect::<Vec<_>>();
            runs().flat_map(second).for_each(|at| out.get_mut(at).into_iter().for_each(|spare| *spare = true));
        }
    }
}

/// The empty line after each line, where every line has one.
fn after_each(raw: &[Line<'_>]) -> Vec<bool> {
    let mut closed = false;
    let mut spare = |line: &Line<'_>| {
        closed = line.is_empty() && !closed;
        closed
    };
    raw.iter().map(&mut spare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The numbers of the lines that say nothing.
    fn spare(text: &str) -> Vec<usize> {
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let raw: Vec<Line<'_>> = source.lines().collect();
        find(&raw, false).iter().enumerate().filter(|(_, spare)| **spare).map(|(i, _)| i + 1).collect()
    }

    #[test]
    fn the_second_of_every_two_blank_lines() {
        // Lines 2 to 3, 5 to 8, 10 to 11, 13 to 14.
        assert_eq!(spare("a\n\n\nb\n\n\n\n\nc\n\n\nd\n\n\ne\n"), [3, 6, 8, 11, 14]);
        // One stands alone.
        assert!(spare("a\n\n\nb\n\n\n\n\nc\n\n\nd\n\n\ne\n\nf\n").is_empty());
        // Lines of one blank alone hold places, though the empty ones come in twos.
        assert_eq!(spare("a\n\n\nb\n \nc\n\n\nd\n \ne\n\n\nf\n\n\ng\n"), [3, 8, 13, 16]);
    }

    #[test]
    fn the_empty_line_after_each() {
        // Ten lines and the empty one after each; two of them are empty themselves.
        let text = "a\n\nb\n\n\n\nc\n\nd\n\ne\n\n\n\nf\n\ng\n\nh\n\ni\n\n";
        assert_eq!(spare(text), [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22]);
        // Blocks of one line each.
        assert!(spare(&"a\n\n".repeat(20)).is_empty());
        // A paragraph of two lines.
        assert!(spare(&format!("{text}j\nk\n")).is_empty());
    }
}
