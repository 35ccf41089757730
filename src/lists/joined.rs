//! The words of a joined text, one after another, where no text is made: the end of a line and the word below may be one word.

use super::traits::Traits;
use super::words::{Stream, Word};
use crate::source::Joiner;

/// How the last word of a line and the first of the next are joined.
#[derive(Debug)]
enum Seam {
    /// With a blank: they are two words.
    Apart,
    /// They are one word.
    Whole(Box<str>, Traits),
    /// What they become depends on more than these two words.
    Unclear,
}

/// What a word does to the joined text before it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Grown<'t> {
    /// It comes after the others.
    Word,
    /// It ends the last word of the text, which is now this.
    Whole(&'t str, Traits),
    /// Only the joined text itself tells.
    Unclear,
}

/// The seams of a stream, looked at as far as they are asked for.
#[derive(Debug)]
pub(super) struct Seams<'s, 'a> {
    stream: &'s Stream<'a>,
    joiner: &'s Joiner,
    /// The seam above each line.
    known: Vec<Seam>,
}

impl<'s, 'a> Seams<'s, 'a> {
    pub(super) fn new(stream: &'s Stream<'a>, joiner: &'s Joiner) -> Self {
        Self { stream, joiner, known: Vec::new() }
    }

    /// What word `i`, which begins no line, does to a text that begins with word `first`.
    pub(super) fn beside(&self, first: usize, i: usize, word: &Word) -> Grown<'_> {
        // Two words that were printed as one; a hyphen that the text drops at its end.
        let glued = i > first && word.blanks == 0;
        if glued || word.traits.any(Traits::SOFT) { Grown::Unclear } else { Grown::Word }
    }

    /// What the first word of a line does to a text that goes over its beginning.
    pub(super) fn above(&mut self, line: usize) -> Grown<'_> {
        while self.known.len() <= line {
            let seam = self.seam(self.known.len());
            self.known.push(seam);
        }
        match self.known.get(line) {
            Some(Seam::Apart) => Grown::Word,
            Some(Seam::Whole(text, traits)) => Grown::Whole(text, *traits),
            _ => Grown::Unclear,
        }
    }

    fn seam(&self, line: usize) -> Seam {
        let stream = self.stream;
        let lines = line.checked_sub(1).and_then(|before| stream.lines.get(before)).zip(stream.lines.get(line));
        let Some((above, below)) = lines else { return Seam::Apart };
        if above.words.0 == above.words.1 {
            return Seam::Unclear;
        }
        let next = below.words.0;
        let Some(last) = next.checked_sub(1) else { return Seam::Apart };
        if let Some(traits) = super::words::whole(stream.word(last), stream.traits(last), stream.word(next)) {
            return Seam::Whole(format!("{}{}", stream.word(last), stream.word(next)).into(), traits);
        }
        if !self.joiner.may_join(above.text, stream.word(next)) {
            return if stream.traits(next).any(Traits::SOFT) { Seam::Unclear } else { Seam::Apart };
        }
        let dash = stream.traits(last).any(Traits::DASH) || stream.traits(next).any(Traits::SOFT);
        let longer = above.words.0 == last && !matches!(self.known.last(), Some(Seam::Apart));
        if dash || longer || above.words.1 != next || stream.is_glued(last) || stream.is_glued(next + 1) {
            return Seam::Unclear;
        }
        let pieces = stream.pieces(last, next + 1);
        let text = self.joiner.join(pieces.iter().map(|p| p.text));
        match text.split_once(' ') {
            None => Seam::Whole(text.as_str().into(), Traits::of(&text)),
            Some((a, b)) if a == stream.word(last) && b == stream.word(next) => Seam::Apart,
            Some(_) => Seam::Unclear,
        }
    }
}
