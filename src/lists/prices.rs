//! What short spans of words cost as cells with a grammar or a form. A body is read several times and a span is tried for
//! several columns: each question is asked once, word by word, and no text is made where bits tell.

use super::candidate::Candidate;
use super::columns::{Cost, is_typed};
use super::joined::Seams;
use super::model::Model;
use super::traits::Traits;
use super::words::Stream;
use super::{amounts, cells, owners};
use crate::layout::Gap;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Joiner;

/// A span that may be a cell: it ends at a border and costs so much wherever the columns are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) end: usize,
    pub(super) cost: Cost,
    /// How many line breaks are in it.
    pub(super) breaks: usize,
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
    spans: (usize, usize),
    breaks: usize,
}

/// The roles of figures, which are read alike and asked for at once.
const FIGURES: [Role; MAX_ROLES] = [Role::Outcome, Role::Target, Role::Trend, Role::Comparison];
const MAX_ROLES: usize = 4;
/// What no cell with a form costs.
const MAX_FORMED: Cost = 900;

/// The roles that spans are priced for, each at its number. What is no figure of a target, a trend or a comparison costs as an
/// outcome does.
const ROLES: [Role; 12] = [
    Role::Number,
    Role::Level,
    Role::Factor,
    Role::Start,
    Role::Due,
    Role::Status,
    Role::Answer,
    Role::Owner,
    Role::Outcome,
    Role::Target,
    Role::Trend,
    Role::Comparison,
];

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
    drafts: Vec<(Span, [Option<Cost>; MAX_ROLES])>,
    /// The text of the span at hand, where a grammar is asked.
    text: String,
}

impl<'s, 'a> Prices<'s, 'a> {
    pub(super) fn new(stream: &'s Stream<'a>, joiner: &'s Joiner) -> Self {
        let priced = vec![Priced::default(); stream.borders.len() * ROLES.len()];
        let seams = Seams::new(stream, joiner);
        Self { stream, joiner, seams, priced, spans: Vec::new(), breaks: Vec::new(), drafts: Vec::new(), text: String::new() }
    }

    /// The spans that begin at a border and may be cells of a role. What `model` says of them all models of a stream say.
    pub(super) fn at(&mut self, border: usize, role: Role, model: &Model) -> Priced {
        let role = if role == Role::Baseline { Role::Outcome } else { role };
        if let Some(known) = self.slot(border, role).filter(|p| p.asked) {
            return *known;
        }
        let breaks = self.breaks.len();
        let roles = if is_figure(role) { &FIGURES[..] } else { std::slice::from_ref(&role) };
        let Some(first) = self.stream.borders.get(border) else { return Priced::default() };
        self.price(*first, roles, model);
        // The spans of each role stand together.
        for (i, role) in roles.iter().enumerate() {
            let from = self.spans.len();
            let spans = self.drafts.iter().filter_map(|(span, costs)| Some(Span { cost: (*costs.get(i)?)? + span.cost, ..*span }));
            self.spans.extend(spans);
            let priced = Priced { asked: true, spans: (from, self.spans.len()), breaks };
            self.slot(border, *role).into_iter().for_each(|slot| *slot = priced);
        }
        self.slot(border, role).copied().unwrap_or_default()
    }

    fn slot(&mut self, border: usize, role: Role) -> Option<&mut Priced> {
        let place = ROLES.iter().position(|r| *r == role)?;
        self.priced.get_mut(border * ROLES.len() + place)
    }

    /// The spans.
    pub(super) fn spans(&self, priced: Priced) -> &[Span] {
        self.spans.get(priced.spans.0..priced.spans.1).unwrap_or_default()
    }

    /// The first `count` line breaks that may not have been needed.
    pub(super) fn breaks(&self, priced: Priced, count: usize) -> &[Break] {
        self.breaks.get(priced.breaks..priced.breaks + count).unwrap_or_default()
    }

    /// Drafts the spans that begin with word `b`, with their costs as cells of some roles, which begin alike.
    fn price(&mut self, b: usize, roles: &[Role], model: &Model) {
        self.drafts.clear();
        let stream = self.stream;
        let Some(role) = roles.first().copied() else { return };
        let Some(more) = surcharge(role, b, model, stream) else { return };
        let first_line = stream.words.get(b).map_or(0, |w| w.line);
        let mut candidate = Candidate::new(role, model.goals, std::mem::take(&mut self.text));
        let breaks_from = self.breaks.len();
        let (mut from, mut line, mut cost) = (b, first_line, more);
        for i in b..(b + longest(role, model)).min(stream.words.len()) {
            let Some(word) = stream.words.get(i) else { break };
            // Nothing of a name stands after a sentence's end or a figure.
            let broken = || self.joiner.breaks_words() && stream.breaks_before(i);
            if role == Role::Owner && i > b && stream.before(i).any(Traits::ENDS_NAME) && !broken() {
                break;
            }
            if word.line != line {
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
                candidate.break_line();
            }
            cost += match word.blanks {
                _ if i == b => 0,
                3.. if model.empties => 400,
                2.. => 100,
                _ => 0,
            };
            let ends_line = |i: usize| stream.words.get(i + 1).is_none_or(|w| w.line != word.line);
            let may_grow = ends_line(i) || ends_line(i + 1) && stream.traits(i + 1).any(Traits::DASH);
            if !candidate.add(self.seams.grown(b, i), word.traits, || stream.word(i), may_grow) {
                break;
            }
            let Some(end) = stream.border_at(i + 1) else { continue };
            let costs = self.costs(role, &candidate, model, b, i + 1);
            if costs.iter().any(Option::is_some) {
                self.drafts.push((Span { end, cost, breaks: self.breaks.len() - breaks_from }, costs));
            }
        }
        self.text = candidate.into_text();
    }

    /// The costs of a candidate, the words `a..b`: as figures in the columns of all their roles, or as another cell.
    fn costs(&self, role: Role, candidate: &Candidate, model: &Model, a: usize, b: usize) -> [Option<Cost>; MAX_ROLES] {
        let formed = |cost: Cost| Some(cost).filter(|cost| *cost < MAX_FORMED);
        // Where bits do not tell, the joined text is made.
        let text = || self.stream.text(self.joiner, a, b);
        if is_figure(role) {
            let unclear = || amounts::figure(FIGURES, &text(), self.stream.pieces(a, b).iter().map(|p| p.text));
            let costs = if candidate.unclear { Some(unclear()) } else { candidate.figures(FIGURES) };
            return costs.map_or([None; MAX_ROLES], |costs| costs.map(formed));
        }
        let cost = match role {
            Role::Number => model.number(a, b, self.stream),
            Role::Owner if candidate.unclear => Some(owners::owner(&text())),
            _ if candidate.unclear => cells::typed(role, model.goals, &text()),
            _ => candidate.cost(),
        };
        [if role == Role::Owner { cost.and_then(formed) } else { cost }, None, None, None]
    }
}

fn is_figure(role: Role) -> bool {
    FIGURES.contains(&role)
}

/// Most words of a span.
fn longest(role: Role, model: &Model) -> usize {
    let wide = if role == Role::Owner { model.habits.blocks } else { !is_typed(role) };
    if wide { 2 * limits::MAX_TYPED_WORDS } else { limits::MAX_TYPED_WORDS }
}

/// What the place costs; nothing where no cell of the role can begin.
fn surcharge(role: Role, b: usize, model: &Model, stream: &Stream<'_>) -> Option<Cost> {
    match role {
        Role::Status if said(b, stream) => (!model.habits.padded).then_some(300),
        // `mars` | `2024` is one time.
        Role::Due | Role::Start if stream.before(b).any(Traits::MONTH) => Some(250),
        // The figures of a list of goals are figures, or symbols that were lost.
        _ if model.goals && !is_typed(role) && role != Role::Owner && !stream.traits(b).any(Traits::FIGURE) => None,
        _ => Some(0),
    }
}

/// Whether a status is the end of a sentence (`Upphandling pågår`) rather than a cell.
fn said(b: usize, stream: &Stream<'_>) -> bool {
    let small = stream.traits(b).any(Traits::SMALL) && (!stream.begins_line(b) || !stream.tops_block(b) && !stream.padded(b));
    small && stream.words.get(b).is_some_and(|w| w.blanks < 2) && (b == 0 || stream.before(b).any(Traits::LETTERS))
}
