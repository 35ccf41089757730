//! What short spans of words cost as cells with a grammar or a form. A body is read several times and a span is tried for
//! several columns: each question is asked once, word by word, and no text is made where bits tell.

use super::candidate::{Candidate, Costs, FIGURES, Figure, MAX_ROLES, Owner, Typed};
use super::columns::{Cost, is_typed};
use super::joined::{Grown, Seams};
use super::model::Model;
use super::traits::Traits;
use super::words::Stream;
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// A span that may be a cell: it ends at a border and costs so much wherever the columns are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) end: u32,
    pub(super) cost: Cost,
    /// How many line breaks are in it.
    pub(super) breaks: u32,
}

/// A line break in a span, right after another line: what it costs depends on the column's width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Break {
    /// How many characters the line would have had with the next word.
    pub(super) needed: usize,
    /// Whether that word begins with a small letter.
    pub(super) small: bool,
}

/// Where the spans that begin at one border stand, as cells of one role.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Priced {
    asked: bool,
    count: u16,
    spans: u32,
    breaks: u32,
}

impl Priced {
    /// Whether no span may be a cell.
    pub(super) fn is_empty(self) -> bool {
        self.count == 0
    }
}

/// How many roles spans are priced for. What is no figure of a target, a trend or a comparison costs as an outcome does.
const ROLES: usize = 12;

/// The number of a role that spans are priced for.
fn number(role: Role) -> Option<usize> {
    Some(match role {
        Role::Baseline | Role::Outcome => 0,
        Role::Target => 1,
        Role::Trend => 2,
        Role::Comparison => 3,
        Role::Number => 4,
        Role::Level => 5,
        Role::Factor => 6,
        Role::Start => 7,
        Role::Due => 8,
        Role::Status => 9,
        Role::Answer => 10,
        Role::Owner => 11,
        _ => return None,
    })
}

/// The prices of a stream's spans, whatever the columns.
pub(super) struct Prices<'s, 'a> {
    stream: &'s Stream<'a>,
    joiner: &'s Joiner,
    seams: Seams<'s, 'a>,
    /// By border and role.
    priced: Vec<Priced>,
    spans: Vec<Span>,
    breaks: Vec<Break>,
    /// Spans from one border, each with its own cost as a cell of each role that is asked for.
    drafts: Vec<(Span, Costs)>,
    /// A buffer for the text of a span.
    text: String,
}

impl<'s, 'a> Prices<'s, 'a> {
    pub(super) fn new(stream: &'s Stream<'a>, joiner: &'s Joiner) -> Self {
        let priced = vec![Priced::default(); stream.borders.len() * ROLES];
        let seams = Seams::new(stream, joiner);
        Self { stream, joiner, seams, priced, spans: Vec::new(), breaks: Vec::new(), drafts: Vec::new(), text: String::new() }
    }

    /// The spans that begin at a border and may be cells of a role. What `model` says of them all models of a stream say.
    pub(super) fn at(&mut self, border: usize, role: Role, model: &Model) -> Priced {
        let Some(number) = number(role) else { return Priced::default() };
        let place = border * ROLES + number;
        if let Some(known) = self.priced.get(place).filter(|p| p.asked) {
            return *known;
        }
        let breaks = self.breaks.len();
        let figure = number < FIGURES.len();
        self.drafts.clear();
        if let Some(first) = self.stream.borders.get(border).copied()
            && let Some(more) = self.surcharge(role, first, model)
        {
            self.price(role, first, more, model);
        }
        // The spans of each role stand together.
        let (first, count) = if figure { (0, FIGURES.len()) } else { (number, 1) };
        for i in 0..count {
            let before = self.spans.len();
            let spans = self.drafts.iter().filter_map(|(span, costs)| Some(Span { cost: (*costs.get(i)?)? + span.cost, ..*span }));
            self.spans.extend(spans);
            let count = u16::try_from(self.spans.len() - before).unwrap_or(u16::MAX);
            let priced = Priced { asked: true, count, spans: short(before), breaks: short(breaks) };
            self.priced.get_mut(border * ROLES + first + i).into_iter().for_each(|slot| *slot = priced);
        }
        self.priced.get(place).copied().unwrap_or_default()
    }

    /// The spans.
    pub(super) fn spans(&self, priced: Priced) -> &[Span] {
        let from = priced.spans as usize;
        self.spans.get(from..from + usize::from(priced.count)).unwrap_or_default()
    }

    /// The first `count` line breaks that may not have been needed.
    pub(super) fn breaks(&self, priced: Priced, count: u32) -> &[Break] {
        self.breaks.get(priced.breaks as usize..(priced.breaks + count) as usize).unwrap_or_default()
    }

    /// What the place costs where a cell of a role begins with word `b`; nothing where none can.
    fn surcharge(&self, role: Role, b: usize, model: &Model) -> Option<Cost> {
        let stream = self.stream;
        match role {
            Role::Status if !model.goals && !stream.traits(b).any(Traits::ACTION_BEGIN) && !self.may_grow(b) => None,
            Role::Status if self.said(b) => (!model.habits.padded).then_some(300),
            // `mars` | `2024` is one time.
            Role::Due | Role::Start if stream.before(b).any(Traits::MONTH) => Some(250),
            // The figures of a list of goals are figures, or symbols that were lost.
            _ if model.goals && !is_typed(role) && role != Role::Owner && !stream.traits(b).any(Traits::FIGURE) => None,
            _ => Some(0),
        }
    }

    /// Whether a status is the end of a sentence (`Upphandling pågår`) rather than a cell.
    fn said(&self, b: usize) -> bool {
        let stream = self.stream;
        let small = stream.traits(b).any(Traits::SMALL) && (!stream.begins_line(b) || !stream.tops_block(b) && !stream.padded(b));
        small && stream.words.get(b).is_some_and(|w| w.blanks < 2) && (b == 0 || stream.before(b).any(Traits::LETTERS))
    }

    /// Whether a word may become another by what stands on the next line.
    fn may_grow(&self, i: usize) -> bool {
        let line = |i: usize| self.stream.words.get(i).map(|w| w.line);
        let ends = |i: usize| line(i) != line(i + 1);
        ends(i) || self.stream.traits(i + 1).any(Traits::DASH) && ends(i + 1)
    }

    /// Drafts the spans that begin with word `b`.
    fn price(&mut self, role: Role, b: usize, more: Cost, model: &Model) {
        let text = std::mem::take(&mut self.text);
        match role {
            Role::Owner => {
                let mut owner = Owner::new(text);
                self.draft(role, b, more, model, &mut owner);
                self.text = owner.said.into_text();
            }
            _ if is_typed(role) => {
                let mut typed = Typed::new(role, model.goals, text);
                self.draft(role, b, more, model, &mut typed);
                self.text = typed.said.into_text();
            }
            _ => self.draft(role, b, more, model, &mut Figure::default()),
        }
    }

    fn draft(&mut self, role: Role, b: usize, more: Cost, model: &Model, candidate: &mut impl Candidate) {
        let stream = self.stream;
        let first_line = stream.words.get(b).map_or(0, |w| w.line);
        let breaks_from = self.breaks.len();
        let (mut from, mut line, mut cost, mut unclear) = (b, first_line, more, false);
        let words = stream.words.iter().enumerate().skip(b).take(longest(role, model));
        for (i, word) in words {
            // Nothing of a name stands after a sentence's end or a figure.
            let broken = || self.joiner.breaks_words() && stream.breaks_before(i);
            if role == Role::Owner && i > b && stream.before(i).any(Traits::ENDS_NAME) && !broken() {
                break;
            }
            let begins_line = word.line != line;
            if begins_line {
                if word.line - first_line >= limits::MAX_TYPED_LINES || model.anchor_inside(i) > 0 {
                    break;
                }
                match stream.lines.get(word.line).map_or(Gap::Adjacent, |l| l.gap) {
                    Gap::Adjacent => {
                        let needed = stream.width(from, i) + 1 + word.traits.chars();
                        self.breaks.push(Break { needed, small: word.traits.any(Traits::SMALL) });
                    }
                    Gap::Page => cost += 30,
                    Gap::Empty => cost += 250,
                    Gap::Padding => cost += 400,
                }
                (from, line) = (i, word.line);
            }
            if i > b && word.blanks > 1 {
                cost += if word.blanks > 2 && model.empties { 400 } else { 100 };
            }
            candidate.print(word.traits, begins_line);
            let grown = if begins_line { self.seams.above(word.line) } else { self.seams.beside(b, i, word) };
            // A dash at a line's end may stand for the hyphen of a broken word.
            if !unclear && matches!(grown, Grown::Word) && i > b && candidate.is_out() && !word.traits.any(Traits::DASH) {
                break;
            }
            match grown {
                _ if unclear => {}
                Grown::Word => candidate.add(word.traits, || stream.word(i), false),
                Grown::Whole(text, traits) => candidate.add(traits, || text, true),
                Grown::Unclear => unclear = true,
            }
            if !unclear && candidate.is_out() && !self.may_grow(i) {
                break;
            }
            let Some(end) = stream.border_at(i + 1) else { continue };
            let costs = if role == Role::Number {
                [model.number(b, i + 1, stream), None, None, None]
            } else if unclear {
                let pieces = stream.pieces(b, i + 1);
                candidate.unclear(&self.joiner.join(pieces.iter().map(|p| p.text)), pieces.iter().map(|p| p.text))
            } else {
                candidate.costs()
            };
            if costs != [None; MAX_ROLES] {
                self.drafts.push((Span { end: short(end), cost, breaks: short(self.breaks.len() - breaks_from) }, costs));
            }
        }
    }
}

/// A number of things of one list, which has fewer than that.
fn short(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Most words of a span.
fn longest(role: Role, model: &Model) -> usize {
    let wide = if role == Role::Owner { model.habits.blocks } else { !is_typed(role) };
    match role {
        Role::Number => 2,
        _ if wide => 2 * limits::MAX_TYPED_WORDS,
        _ => limits::MAX_TYPED_WORDS,
    }
}
