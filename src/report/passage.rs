//! A stretch of running text: its lines joined, with the way back from each word to its line.

use crate::layout::{Gap, Layout, LayoutLine, LineKind};
use crate::limits::MAX_PARAGRAPH;

/// Joined lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The text: words whole, one blank between them, no list marks.
    pub(crate) text: String,
    /// Where each line begins in the text.
    marks: Vec<(usize, u32)>,
}

impl Passage {
    /// Joins texts that stand on lines.
    pub(crate) fn new(layout: &Layout<'_>, parts: &[(u32, &str)]) -> Self {
        let filled = || parts.iter().filter(|(_, text)| !text.trim().is_empty());
        let (text, offsets) = layout.joiner.join_marked(filled().map(|(_, text)| *text));
        let marks = offsets.into_iter().zip(filled().map(|(number, _)| *number)).collect();
        Self { text, marks }
    }

    /// The line that a byte of the text comes from.
    pub(crate) fn line_at(&self, offset: usize) -> u32 {
        let after = self.marks.partition_point(|(start, _)| *start <= offset);
        after.checked_sub(1).and_then(|i| self.marks.get(i)).or(self.marks.first()).map_or(0, |(_, line)| *line)
    }

    /// First and last line.
    pub(crate) fn lines(&self) -> Option<[u32; 2]> {
        Some([self.marks.first()?.1, self.marks.last()?.1])
    }
}

/// Running text between two gaps.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// Its first line.
    pub(crate) first: u32,
    pub(crate) passage: Passage,
}

/// The paragraphs of running text that no table, list or programme has taken, in order.
pub(crate) fn paragraphs(layout: &Layout<'_>, used: &[bool]) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let (mut lines, mut prose, mut length) = (Vec::new(), false, 0);
    let mut close = |lines: &mut Vec<(u32, &str)>, prose: bool| {
        if let (Some((first, _)), true) = (lines.first(), prose) {
            out.push(Paragraph { first: *first, passage: Passage::new(layout, lines) });
        }
        lines.clear();
    };
    for (line, used) in layout.lines.iter().zip(used).filter(|(l, _)| l.is_flow()) {
        let taken = *used || line.kind == LineKind::Heading;
        if taken || is_item(line) || !matches!(line.gap, Gap::Adjacent | Gap::Page) || length > MAX_PARAGRAPH {
            close(&mut lines, std::mem::take(&mut prose));
            length = 0;
        }
        if !taken {
            let text = without_bullet(line.text, true);
            let text = text.get(..text.floor_char_boundary(MAX_PARAGRAPH)).unwrap_or_default();
            length += text.len();
            lines.push((line.number, text));
            prose |= line.prose;
        }
    }
    close(&mut lines, prose);
    out
}

/// Signs of list items. A hyphen or dash is one only before a blank and a letter.
const BULLETS: &[char] = &['•', '\u{f0b7}', '▪', '‣', '●', '◦', '·', '■', '□', '\u{f0a7}', '\u{f076}', '➢', '✓'];

/// A line's text without the sign of a list item. `fresh` tells that the line cannot go on a sentence, where a dash is a
/// sign of a list and no dash of the sentence.
pub(crate) fn without_bullet(text: &str, fresh: bool) -> &str {
    let clean = text.trim_start();
    if let Some(rest) = clean.strip_prefix(BULLETS) {
        return rest;
    }
    let dashed =
        clean.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic));
    match dashed {
        Some(rest) if fresh => rest,
        _ => text,
    }
}

/// Whether a line begins a list item.
pub(crate) fn is_item(line: &LayoutLine<'_>) -> bool {
    line.text.trim_start().starts_with(BULLETS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn the_way_back_to_the_lines() {
        let source = Source::new("Prognos är -\n500 tkr. \n\nNu \nslut \n".as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let layout = Layout::new(&source);
        let parts: Vec<(u32, &str)> = layout.lines.iter().map(|l| (l.number, l.text)).collect();
        let passage = Passage::new(&layout, &parts);
        assert_eq!(passage.text, "Prognos är -500 tkr. Nu slut");
        let line = |word: &str| passage.line_at(passage.text.find(word).unwrap_or_default());
        assert_eq!((line("-500"), line("500"), line("slut")), (1, 2, 5));
        assert_eq!(passage.lines(), Some([1, 5]));
    }

    #[test]
    fn signs_of_list_items() {
        assert_eq!(without_bullet(" • Ett", false).trim(), "Ett");
        assert_eq!(without_bullet("- ett", true).trim(), "ett");
        assert_eq!(without_bullet("- ett", false), "- ett");
        assert_eq!(without_bullet("- 500 tkr", true), "- 500 tkr");
    }
}
