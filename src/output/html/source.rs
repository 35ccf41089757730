//! The report's own text beside everything that was found in it, the figures of findings marked.

use std::collections::BTreeMap;
use std::ops::Range;

use maud::{Markup, html};

use super::escape::T;
use super::view::View;
use crate::output::Lines;
use crate::output::findings::place;

/// What is marked on a line: where, and by which finding.
type Marks = BTreeMap<u32, Vec<(Range<usize>, usize)>>;

/// The lines, each with its number as a place to link to.
pub(super) fn section(v: View<'_>) -> Option<Markup> {
    let lines = v.lines?;
    let marks = marks(v, lines);
    let class = if in_columns(lines) { "lines columns" } else { "lines" };
    Some(html! {
        section.card.source #source tabindex="0" aria-labelledby="source-h" {
            h2 #source-h { (v.say("The report's own text", "Rapportens egen text")) }
            ol class=(class) lang="sv" {
                @for (number, text) in lines.iter() { (line(v, number, text, marks.get(&number))) }
            }
        }
    })
}

fn marks(v: View<'_>, lines: &Lines<'_>) -> Marks {
    let mut out = Marks::new();
    for (n, finding) in (1..).zip(v.findings()) {
        if let Some(range) = lines.line(finding.line).and_then(|text| place::range(v.report, finding, text)) {
            out.entry(finding.line).or_default().push((range, n));
        }
    }
    out
}

fn line(v: View<'_>, number: u32, text: &str, marks: Option<&Vec<(Range<usize>, usize)>>) -> Markup {
    let Some(marks) = marks else {
        // A blank line is left empty, so that it takes less room.
        return html! { li #{ "L" (number) } tabindex="-1" { (T(text.trim_end())) } };
    };
    let word = v.say("finding", "anmärkning");
    html! {
        li #{ "L" (number) } tabindex="-1" {
            @for (piece, marked) in pieces(text, marks) {
                @if marked { mark { (T(piece)) } } @else { (T(piece)) }
            }
            @for (_, n) in marks { a.back href={ "#f" (n) } aria-label={ (word) " " (n) } { (n) } }
        }
    }
}

/// A line cut where its marks begin and end. A mark inside a wider one is the one that is seen.
fn pieces<'a>(text: &'a str, marks: &[(Range<usize>, usize)]) -> Vec<(&'a str, bool)> {
    let mut ranges: Vec<Range<usize>> = marks.iter().map(|(r, _)| r.clone()).collect();
    let within = |a: &Range<usize>, b: &Range<usize>| a != b && a.start <= b.start && b.end <= a.end;
    let all = ranges.clone();
    ranges.retain(|r| !all.iter().any(|other| within(r, other)));
    ranges.sort_unstable_by_key(|r| (r.start, r.end));
    let (mut out, mut at) = (Vec::new(), 0);
    for range in ranges {
        let start = range.start.max(at);
        if let (Some(before), Some(marked)) = (text.get(at..start), text.get(start..range.end)) {
            out.extend([(before, false), (marked, true)]);
            at = range.end;
        }
    }
    out.push((text.get(at..).unwrap_or_default(), false));
    out.retain(|(piece, _)| !piece.is_empty());
    out
}

/// Whether the text has its columns still: many lines with wide gaps in them. Such lines are not wrapped.
fn in_columns(lines: &Lines<'_>) -> bool {
    let words = || lines.iter().map(|(_, text)| text.trim()).filter(|t| !t.is_empty());
    let apart = words().filter(|t| t.contains("    ")).count();
    apart * 8 > words().count()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_is_cut_at_its_marks() {
        let marks = [(6..8, 1), (0..8, 2), (6..8, 3)];
        assert_eq!(pieces("Summa 12 13", &marks), [("Summa ", false), ("12", true), (" 13", false)]);
        assert_eq!(pieces("Summa", &[(0..5, 1)]), [("Summa", true)]);
        assert_eq!(pieces("abcdef", &[(0..3, 1), (2..5, 2)]), [("abc", true), ("de", true), ("f", false)]);
    }
}
