//! The lines before a table as those of a header: their words are put together once for all windows of lines.

use std::cell::OnceCell;
use std::ops::Range;

use super::class::Class;
use super::ends::Ends;
use super::header::View;
use super::list::List;
use super::words::{Word, add_joined};
use crate::figures::words::fold;
use crate::lexicon::columns::HeaderWord;
use crate::limits::MAX_HEADER_WORDS;
use crate::report::model::{ColumnRole, Unit};

/// Lines one after the other, broken words joined, with their words that can head columns.
pub(crate) struct Block<'a> {
    /// Number of the first line.
    first: usize,
    list: List<'a>,
    /// What holds before each line, and after the last.
    borders: Vec<Border>,
    /// The cuts that end before each line.
    ends: Vec<OnceCell<Ends>>,
}

/// What holds between two lines.
#[derive(Clone, Copy, Default)]
struct Border {
    /// Words before it, and columns of note numbers among them.
    words: usize,
    notes: usize,
    /// Words of the list before it, where a window ends here and where one begins.
    before: usize,
    after: usize,
    /// Whether a word was broken over it, so that a window that ends or begins here has other words.
    broken: bool,
}

/// Some lines of a block.
pub(crate) struct Window<'b, 'a> {
    list: &'b List<'a>,
    words: Range<usize>,
    ends: &'b Ends,
    /// Whether there is a column of note numbers.
    pub(crate) notes: bool,
    /// Whether there are few enough words for a header.
    pub(crate) fits: bool,
}

impl<'b, 'a> Window<'b, 'a> {
    /// Its words as those of a header.
    pub(crate) fn view(&self) -> View<'b, 'a> {
        View { list: self.list, words: self.words.clone(), ends: self.ends }
    }
}

impl<'a> Block<'a> {
    /// Puts lines together, the first of which has the number `first`.
    pub(crate) fn new(first: usize, lines: impl IntoIterator<Item = Vec<Word<'a>>>) -> Self {
        let mut joined: Vec<Word<'a>> = Vec::new();
        let mut borders = Vec::new();
        for line in lines {
            let mut border = Border { words: joined.len(), ..Border::default() };
            for (i, word) in line.into_iter().enumerate() {
                border.broken |= add_joined(&mut joined, word) && i == 0;
            }
            borders.push(border);
        }
        borders.push(Border { words: joined.len(), ..Border::default() });
        let broken: Vec<usize> = borders.iter().filter(|b| b.broken).map(|b| b.words).collect();
        one_name(&mut joined);
        let kept = without_units(joined);
        for border in &mut borders {
            border.notes = kept.notes.get(border.words).copied().unwrap_or(0);
            border.before = kept.before.get(border.words).copied().unwrap_or(0);
            border.after = kept.after.get(border.words).copied().unwrap_or(0);
            border.broken = broken.contains(&border.words);
        }
        let ends = borders.iter().map(|_| OnceCell::new()).collect();
        Self { first, list: List::new(kept.words), borders, ends }
    }

    /// Number of the line after the last.
    pub(crate) fn lines(&self) -> usize {
        self.first + self.borders.len().saturating_sub(1)
    }

    /// The lines from one to before another. `None` where they must be put together for themselves.
    pub(crate) fn window(&self, from: usize, to: usize) -> Option<Window<'_, 'a>> {
        let at = |line: usize| self.borders.get(line.checked_sub(self.first)?).copied();
        let (start, end) = (at(from)?, at(to)?);
        let whole = |line: usize| line == self.first || line == self.lines();
        if start.broken && !whole(from) || end.broken && !whole(to) || end.after < end.before {
            return None;
        }
        let ends = self.ends.get(to - self.first)?.get_or_init(|| Ends::new(end.before, MAX_HEADER_WORDS));
        let fits = end.words - start.words <= MAX_HEADER_WORDS;
        Some(Window { list: &self.list, words: start.after..end.before, ends, notes: end.notes > start.notes, fits })
    }
}

/// `Intäkter och kostnader` names the labels of rows, never two columns.
fn one_name(words: &mut [Word<'_>]) {
    let flow = |w: &Word<'_>| matches!(w.role(), Some(ColumnRole::Income | ColumnRole::Cost));
    for n in 0..words.len() {
        if let Some([first, and, last]) = words.get_mut(n..n + 3)
            && flow(first)
            && flow(last)
            && first.line == last.line
            && and.text == "och"
        {
            first.class = Class::Other;
            last.class = Class::Other;
        }
    }
}

/// The words that can head columns, and how many stand before each of all words.
struct Kept<'a> {
    words: Vec<Word<'a>>,
    before: Vec<usize>,
    /// The same, without those that a unit takes back which stands later.
    after: Vec<usize>,
    /// Columns of note numbers.
    notes: Vec<usize>,
}

/// The words without note columns, units of money and `Belopp i …`, which head no column.
fn without_units(words: Vec<Word<'_>>) -> Kept<'_> {
    let n = words.len() + 1;
    let mut kept =
        Kept { words: Vec::with_capacity(n), before: Vec::with_capacity(n), after: Vec::with_capacity(n), notes: Vec::with_capacity(n) };
    let mut line_start = false;
    let mut notes = 0;
    for w in words {
        let money = matches!(w.class, Class::Known(HeaderWord::Unit(Unit::Tkr | Unit::Mnkr | Unit::Kr)));
        kept.before.push(kept.words.len());
        kept.notes.push(notes);
        if money {
            while kept.words.last().is_some_and(|l| matches!(fold(&l.text).as_ref(), "i" | "belopp" | "(belopp")) {
                line_start |= kept.words.pop().is_some_and(|l| l.line_start);
            }
        }
        kept.after.push(kept.words.len());
        let note = w.class == Class::Known(HeaderWord::Note);
        notes += usize::from(note);
        if money || note {
            line_start |= w.line_start;
            continue;
        }
        let carried = std::mem::take(&mut line_start);
        kept.words.push(Word { line_start: w.line_start || carried, ..w });
    }
    kept.before.push(kept.words.len());
    kept.after.push(kept.words.len());
    kept.notes.push(notes);
    let mut least = usize::MAX;
    for after in kept.after.iter_mut().rev() {
        least = least.min(*after);
        *after = least;
    }
    kept
}
