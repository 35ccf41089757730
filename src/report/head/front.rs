//! The lines that may tell what the report is: the first ones, up to its running text, and the running heads.

use super::kind::is_title;
use crate::figures::words::squash;
use crate::layout::prose::is_prose;
use crate::layout::{Layout, LineKind};

/// Most lines that are looked at.
const MAX_LINES: usize = 40;

/// Those lines.
#[derive(Debug)]
pub(super) struct Front<'a> {
    /// Lines of the flow before the first running text, trimmed.
    pub(super) lines: Vec<&'a str>,
    /// Pieces of the first lines that are no running text, also those after some of it.
    pub(super) early: Vec<&'a str>,
    /// Running heads, each once, trimmed.
    pub(super) running: Vec<&'a str>,
}

impl<'a> Front<'a> {
    pub(super) fn new(layout: &Layout<'a>) -> Self {
        let flow = layout.lines.iter().filter(|l| l.is_flow());
        let lines = flow.map(|l| l.text.trim()).take_while(|t| !is_prose(t) || is_title(t)).take(MAX_LINES).collect();
        let early = layout
            .lines
            .iter()
            .filter(|l| l.is_flow())
            .take(2 * MAX_LINES)
            .map(|l| l.text.trim())
            .filter(|t| !is_prose(t))
            .flat_map(|t| t.split("   "))
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .collect();
        let mut running: Vec<&str> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for line in layout.lines.iter().filter(|l| l.kind == LineKind::Furniture) {
            let letters = squash(line.text).trim_matches(|c: char| c.is_ascii_digit()).to_owned();
            if letters.len() > 3 && seen.insert(letters) {
                running.push(line.text.trim());
            }
        }
        Self { lines, early, running }
    }

    /// Lines and running heads, cut where wide gaps, bars or commas part them: `Servicenämnden, Vretsta kommun`.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.lines.iter().chain(&self.running).flat_map(|line| pieces(line))
    }
}

/// The pieces of a line.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '•', '\t'])
        .flat_map(|part| part.split("   "))
        .flat_map(|part| part.split(", "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_with_small_words_is_no_running_text() {
        let text = "Ekby kommun Uppföljning av verksamhetsplan per den 31 december 2023\nMiljönämnden\nUnder året har nämnden följt planen.\nSlut\n";
        let source = crate::Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(Front::new(&Layout::new(&source)).lines.len(), 2);
    }

    #[test]
    fn lines_are_cut_into_pieces() {
        assert_eq!(pieces("Servicenämnden, Vretsta kommun").collect::<Vec<_>>(), ["Servicenämnden", "Vretsta kommun"]);
        assert_eq!(pieces("4 | Arbetsmiljörapport 2024").collect::<Vec<_>>(), ["4", "Arbetsmiljörapport 2024"]);
        assert_eq!(pieces("Tunafors kommun          Halvårsuppföljning 2023").count(), 2);
    }
}
