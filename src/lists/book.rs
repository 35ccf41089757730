//! The report as the lists ask it: its lines, their words, and what is known of each different word.

use std::ops::Range;

use super::labels::{self, Label};
use super::traits::Traits;
use crate::figures::words::squash;
use crate::layout::{Layout, LayoutLine, LineKind};
use crate::lexicon::lists::Role;
use crate::source::{Answers, Joiner, Word};

/// A report and the answers about its words.
pub(super) struct Book<'l, 'a> {
    pub(super) layout: &'l Layout<'a>,
    pub(super) joiner: &'l Joiner,
    /// Whether lines of blanks hold places in the whole report.
    pub(super) padded: bool,
    traits: Answers<Traits>,
    labels: Answers<Label>,
    misprints: Answers<Option<Role>>,
    /// Whether a label may begin with a word.
    begins: Answers<bool>,
    /// Whether the label of answers may have a word, for all different words, and whether it may have any.
    answers: Vec<bool>,
    any_answers: bool,
}

impl<'l, 'a> Book<'l, 'a> {
    pub(super) fn new(layout: &'l Layout<'a>) -> Self {
        let different = layout.source.different_words();
        let answers: Vec<bool> = labels::may_answer(layout.source.vocabulary()).collect();
        let (mut padding, mut flow) = (0_usize, 0_usize);
        for line in &layout.lines {
            padding += usize::from(line.kind == LineKind::Padding);
            flow += usize::from(line.is_flow());
        }
        Self {
            layout,
            joiner: &layout.joiner,
            padded: padding * 3 > flow,
            traits: Answers::new(different),
            labels: Answers::new(different),
            misprints: Answers::new(different),
            begins: Answers::new(different),
            any_answers: answers.contains(&true),
            answers,
        }
    }

    /// The words of a line, or of a part of one.
    pub(super) fn words(&self, line: &LayoutLine<'a>) -> impl DoubleEndedIterator<Item = Word<'a>> {
        let whole = self.layout.line(line.number).map_or("", |l| l.text);
        // A part is a slice of its line, so where it begins tells which words are its own.
        let from = (line.text.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
        let part = (whole.len() != line.text.len()).then(|| from..from + line.text.len());
        self.layout.words(line).filter_map(move |word| match &part {
            None => Some(word),
            Some(part) => inside(word, part),
        })
    }

    /// What a word is.
    pub(super) fn traits(&self, word: &Word<'_>) -> Traits {
        self.traits.about(word, Traits::of)
    }

    /// What a word is to labels.
    pub(super) fn label(&self, word: &Word<'_>) -> Label {
        self.labels.about(word, Label::of)
    }

    /// Whether a label may begin with a word.
    pub(super) fn may_begin_label(&self, word: &Word<'_>) -> bool {
        self.begins.about(word, labels::may_begin)
    }

    /// Whether the label of answers may have a word of some lines.
    pub(super) fn may_have_answers(&self, lines: &[&LayoutLine<'a>]) -> bool {
        let answer = |number: u32| self.answers.get(number as usize) == Some(&true);
        self.any_answers && lines.iter().any(|line| self.layout.source.numbers(line.number).any(answer))
    }

    /// The label that a word is but for one letter.
    pub(super) fn misprint(&self, word: &Word<'_>) -> Option<Role> {
        self.misprints.about(word, |word| if labels::may_be_misprint(word) { labels::misprint(&squash(word)) } else { None })
    }
}

/// A word as a part of its line has it.
fn inside<'a>(word: Word<'a>, part: &Range<usize>) -> Option<Word<'a>> {
    let end = word.start + word.text.len();
    if part.start <= word.start && end <= part.end {
        return Some(Word { start: word.start - part.start, ..word });
    }
    // One that the part cuts is another word.
    let (a, b) = (word.start.max(part.start), end.min(part.end));
    let text = if a < b { word.text.get(a - word.start..b - word.start) } else { None };
    text.map(|text| Word { text, start: a - part.start, number: u32::MAX })
}
