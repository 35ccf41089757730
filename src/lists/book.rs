//! The report as the lists ask it: its lines, their words, and what is known of each different word.

use std::ops::Range;

use super::labels::{self, Label};
use super::looks::{self, Look};
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
    looks: Answers<Look>,
    /// Whether the label of answers may have a word.
    answers: Answers<bool>,
}

impl<'l, 'a> Book<'l, 'a> {
    pub(super) fn new(layout: &'l Layout<'a>) -> Self {
        let different = layout.source.different_words();
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
            looks: Answers::new(different),
            answers: Answers::new(different),
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

    /// What the words of a line may be to headers, in order.
    pub(super) fn looks(&self, line: &LayoutLine<'a>) -> impl Iterator<Item = Look> {
        let source = self.layout.source;
        let known = |number: u32| self.looks.about(&Word { text: "", start: 0, number }, |_| Look::of(source.different(number)));
        let whole = self.is_whole(line);
        let numbers = whole.then(|| source.numbers(line.number).map(known));
        let words = (!whole).then(|| self.words(line).map(|word| Look::of(word.text)));
        numbers.into_iter().flatten().chain(words.into_iter().flatten())
    }

    /// Whether the label of answers may have a word of a line.
    pub(super) fn may_answer(&self, line: &LayoutLine<'a>) -> bool {
        let source = self.layout.source;
        let answer =
            |number: u32| self.answers.about(&Word { text: "", start: 0, number }, |_| looks::may_answer(source.different(number)));
        // A part has no words that its line has not, but for those that it cuts.
        source.numbers(line.number).any(answer) || !self.is_whole(line) && self.words(line).any(|word| looks::may_answer(word.text))
    }

    fn is_whole(&self, line: &LayoutLine<'a>) -> bool {
        self.layout.line(line.number).is_some_and(|whole| whole.text.len() == line.text.len())
    }

    /// The label that a word is but for one letter.
    pub(super) fn misprint(&self, word: &Word<'_>) -> Option<Role> {
        self.misprints.about(word, |word| if labels::may_be_misprint(word) { labels::misprint(&squash(word)) } else { None })
    }
}

/// A word as a part of its line has it.
pub(super) fn inside<'a>(word: Word<'a>, part: &Range<usize>) -> Option<Word<'a>> {
    let end = word.start + word.text.len();
    if part.start <= word.start && end <= part.end {
        return Some(Word { start: word.start - part.start, ..word });
    }
    // One that the part cuts is another word.
    let (a, b) = (word.start.max(part.start), end.min(part.end));
    let text = if a < b { word.text.get(a - word.start..b - word.start) } else { None };
    text.map(|text| Word { text, start: a - part.start, number: u32::MAX })
}
