//! Labels one after another: what the columns of a header are called, whatever its line breaks.

use super::book::Book;
use super::columns::{ListKind, key_role, kind_of, settle};
use super::glance::may_begin;
use super::header::Header;
use super::labels::{self, Label};
use crate::figures::words::fold;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::columns::WORDS;
use crate::lexicon::lists::Role;
use crate::limits;
use crate::source::Word;

/// Most words of a label.
const MAX_LABEL: usize = 8;
/// Fewest labels of a header that one may stand among which says nothing.
const MIN_BESIDE: usize = 3;
/// Fewest letters of its first word, and most words.
const MIN_ASIDE: usize = 4;
const MAX_ASIDE: usize = 3;

/// A word of the lines that may be a header.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeaderWord<'a> {
    pub(super) word: Word<'a>,
    /// Index of its flow line.
    pub(super) line: usize,
    pub(super) last_of_line: bool,
    pub(super) first_of_line: bool,
}

/// The words of the lines that may be a header, read as far as they are asked for.
pub(super) struct Words<'f, 'l, 'a> {
    pub(super) book: &'f Book<'l, 'a>,
    flow: &'f [&'f LayoutLine<'a>],
    first: usize,
    /// The next line.
    next: usize,
    words: Vec<HeaderWord<'a>>,
}

impl<'f, 'l, 'a> Words<'f, 'l, 'a> {
    /// The words from flow line `at` on.
    pub(super) fn new(book: &'f Book<'l, 'a>, flow: &'f [&'f LayoutLine<'a>], at: usize) -> Self {
        Self { book, flow, first: at, next: at, words: Vec::with_capacity(limits::MAX_HEADER_WORDS / 2) }
    }

    /// The word of an index.
    pub(super) fn get(&mut self, i: usize) -> Option<&HeaderWord<'a>> {
        while self.words.len() <= i && self.words.len() < limits::MAX_HEADER_WORDS {
            let line = self.line(self.next)?;
            self.read(line);
            self.next += 1;
        }
        self.words.get(i)
    }

    /// What the word of an index is to labels.
    fn label(&mut self, i: usize) -> Option<Label> {
        let word = self.get(i)?.word;
        Some(self.book.label(&word))
    }

    /// The first words, read already.
    pub(super) fn first(&self, count: usize) -> &[HeaderWord<'a>] {
        self.words.get(..count.min(self.words.len())).unwrap_or_default()
    }

    /// The flow line of an index, if a header that begins with the first can go on with it.
    fn line(&self, i: usize) -> Option<&'f LayoutLine<'a>> {
        let line = self.flow.get(i).filter(|_| i < self.first + limits::MAX_LIST_HEADER_LINES)?;
        let long = || line.text.len() > 60 && line.text.trim().chars().count() > 60 && !has_gap(line.text);
        let below = i.checked_sub(1).and_then(|i| self.flow.get(i)).is_some_and(|l| l.kind == LineKind::Heading);
        let apart = matches!(line.gap, Gap::Padding | Gap::Page) || below;
        (i == self.first || !apart && !long()).then_some(*line)
    }

    fn read(&mut self, line: &LayoutLine<'a>) {
        let from = self.words.len();
        for word in self.book.words(line).take(limits::MAX_HEADER_WORDS + 1) {
            let first_of_line = self.words.len() == from;
            self.words.push(HeaderWord { word, line: self.next, last_of_line: false, first_of_line });
        }
        if let Some(last) = self.words.last_mut().filter(|w| w.line == self.next) {
            last.last_of_line = true;
        }
        self.words.truncate(limits::MAX_HEADER_WORDS);
    }
}

/// Whether three blanks stand together in a line.
fn has_gap(text: &str) -> bool {
    memchr::memchr_iter(b' ', text.as_bytes()).any(|at| text.as_bytes().get(at + 1..at + 3) == Some(b"  "))
}

/// The longest label that begins at word `i`, and the word after it.
pub(super) fn label_at(words: &mut Words<'_, '_, '_>, i: usize) -> Option<(Role, usize)> {
    let first = words.label(i).filter(|l| l.any(Label::CAPITAL))?;
    let best = if first.any(Label::GOES_ON) { longest(words, i, first) } else { None };
    let (role, next) = best
        .or_else(|| {
            let second = if first.any(Label::ADJECTIVE) { words.label(i + 1).filter(|l| l.any(Label::SMALL)) } else { None };
            second.and_then(|l| l.known).map(|role| (role, i + 2))
        })
        .or_else(|| first.compound.or_else(|| misprint(words, i)).map(|role| (role, i + 1)))?;
    let next = small_tail(words, next);
    Some(double_label(words, next).map_or((role, next), |(other, end)| (if other == Role::Comment { other } else { role }, end)))
}

fn misprint(words: &mut Words<'_, '_, '_>, i: usize) -> Option<Role> {
    let word = words.get(i)?.word;
    words.book.misprint(&word)
}

/// The longest label of the lexicon that begins at word `i`, and the word after it.
fn longest(words: &mut Words<'_, '_, '_>, i: usize, first: Label) -> Option<(Role, usize)> {
    let shouted = first.any(Label::SHOUTED);
    let mut best = first.known.map(|role| (role, i + 1));
    let mut at = first.at;
    for j in i + 1..i + MAX_LABEL {
        let Some(word) = words.get(j).map(|w| w.word) else { break };
        let label = words.book.label(&word);
        // A label's later words are written small, or it was broken in the middle.
        if !shouted && label.any(Label::CAPITAL) && !label.any(Label::JOINS) {
            break;
        }
        let Some(next) = labels::go_on(at, word.text) else { break };
        at = next;
        if let Some(role) = labels::role(at) {
            best = Some((role, j + 1));
        }
    }
    best
}

/// Skips the small words that say more about a label: `Uppdrag | från fullmäktige`, `Ansvarig | förvaltning`.
///
/// On the next line only where the label has a line of its own: else a cell begins there.
fn small_tail(words: &mut Words<'_, '_, '_>, at: usize) -> usize {
    let end = at.checked_sub(1).and_then(|end| words.get(end));
    if end.is_none_or(|end| end.last_of_line && !end.first_of_line) {
        return at;
    }
    let mut small = |i: usize| words.label(i).filter(|l| l.any(Label::SMALL));
    match small(at) {
        Some(label) if label.any(Label::LINK) => {
            if words.label(at + 1).is_some_and(|l| l.any(Label::NAMED)) {
                at + 2
            } else {
                at
            }
        }
        Some(_) if small(at + 1).is_none() => at + 1,
        _ => at,
    }
}

/// The second half of a label: `Utfall och analys`, `Analys/kommentar`.
fn double_label(words: &mut Words<'_, '_, '_>, at: usize) -> Option<(Role, usize)> {
    words.get(at).filter(|link| matches!(link.word.text, "och" | "/" | "samt"))?;
    let second = words.label(at + 1).filter(|second| second.any(Label::LOWER))?;
    second.known.map(|role| (role, at + 2))
}

/// Years as labels: outcomes of an indicator, the last the current one.
fn year_columns(words: &mut Words<'_, '_, '_>, roles: &mut Vec<Role>, mut i: usize) -> usize {
    let from = i;
    while words.label(i).is_some_and(|l| l.any(Label::YEAR)) {
        i += 1;
    }
    match i - from {
        1 if !roles.contains(&Role::Outcome) => roles.push(Role::Baseline),
        2 => roles.extend([Role::Baseline, Role::Outcome]),
        3 | 4 => roles.extend(std::iter::repeat_n(Role::Baseline, i - from - 1).chain([Role::Outcome])),
        _ => return from,
    }
    i
}

/// Skips what may follow a label: a year, a period, a bracket, a footnote mark.
fn skip_tail(words: &mut Words<'_, '_, '_>, mut i: usize) -> usize {
    let mut open = false;
    let mut period = i.checked_sub(1).and_then(|before| words.label(before)).is_some_and(|l| l.any(Label::PERIOD));
    while let Some(label) = words.label(i) {
        // A part of a year stands on the label's line, or under a label that has a line of its own.
        period = label.any(Label::PERIOD) || period && label.any(Label::COUNT);
        let goes_on = |end: &HeaderWord<'_>| !end.last_of_line || end.first_of_line;
        // The second line of a label that wraps, with another label below.
        let wrapped = !open && wraps(words, i);
        let says = wrapped || period && i.checked_sub(1).and_then(|end| words.get(end)).is_some_and(goes_on);
        if !open && !says && !label.any(Label::TAIL) {
            break;
        }
        open = (open || label.any(Label::OPENS)) && !label.any(Label::CLOSES);
        i += 1;
    }
    i
}

/// Whether a word is a part of a year on a line of its own, `helår` or `31/8`, and a label follows.
fn wraps(words: &mut Words<'_, '_, '_>, i: usize) -> bool {
    let Some(word) = words.get(i).filter(|w| w.first_of_line && w.last_of_line).copied() else { return false };
    let day = word
        .word
        .text
        .split_once('/')
        .is_some_and(|(a, b)| [a, b].iter().all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())));
    let period = || words.book.label(&word.word).any(Label::PERIOD);
    let fits = (day || period()) && words.label(i + 1).is_some_and(|l| l.any(Label::CAPITAL) && l.any(Label::GOES_ON));
    fits && words.get(i + 1).is_some_and(|w| w.line == word.line + 1)
}

/// A header of labels only, perhaps with words before the first that belong to it.
pub(super) fn plain(words: &mut Words<'_, '_, '_>, at: usize) -> Option<Header> {
    for skip in 0..=4_usize {
        // Words before the first label belong to its cell only where the label's own first word is not capitalised.
        if let Some(last) = skip.checked_sub(1) {
            words.get(last).filter(|w| w.line <= at + 1)?;
            let label = words.label(last)?;
            if last > 0 && label.any(Label::CAPITAL) || label.any(Label::SHORT) {
                return None;
            }
        }
        if let Some(header) = header(words, at, skip) {
            return Some(header);
        }
    }
    None
}

/// The roles of the labels that stand from flow line `at` to the end of a line, list or not, and that line.
pub(super) fn sequence<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> Option<(Vec<Role>, usize)> {
    if may_begin(book, flow, at) { sequence_of(&mut Words::new(book, flow, at)) } else { None }
}

/// The same of words that may begin a header.
pub(super) fn sequence_of(words: &mut Words<'_, '_, '_>) -> Option<(Vec<Role>, usize)> {
    let (roles, last) = roles_of(words, 0)?;
    words.get(last).map(|end| (roles, end.line))
}

/// The roles of labels one after another, and the last word of the last one: it ends a line.
fn roles_of(words: &mut Words<'_, '_, '_>, skip: usize) -> Option<(Vec<Role>, usize)> {
    let mut roles = Vec::new();
    let mut i = if skip == 0 { skip_tail(words, 0) } else { skip };
    let mut last = None;
    // The labels so far where they end a line: a cell of the body may begin as a label does.
    let mut whole = None;
    loop {
        if let Some(end) = last.filter(|end| words.get(*end).is_some_and(|end| end.last_of_line)) {
            whole = Some((roles.clone(), end));
        }
        let found = if i == skip && skip > 0 { tail_label(words, i) } else { label_at(words, i) };
        let Some((role, next)) = found.or_else(|| aside(words, i, &roles).map(|next| (Role::Aside, next))) else { break };
        // `Mål` beside an indicator is what its figures aim at.
        let role = if role == Role::Goal && roles.contains(&Role::Indicator) { Role::Target } else { role };
        let repeatable = matches!(role, Role::Number | Role::Factor | Role::Aside);
        if roles.len() == 1 && !repeatable && roles.first() == Some(&role) && is_title(words, [i, next]) {
            return None;
        }
        // A process has its controls beside it.
        let mut role = if role == Role::Process && roles.contains(&Role::Process) { Role::Detail } else { role };
        if role == Role::Outcome && may_be_earlier(&roles) {
            roles.iter_mut().filter(|r| **r == Role::Outcome).for_each(|r| *r = Role::Baseline);
        } else if roles.contains(&role) && !repeatable {
            // Of two columns of one kind the first counts. What is called as the first is the title of the list that begins here.
            if roles.first() == Some(&role) && is_title(words, [i, next]) {
                return None;
            }
            if role == Role::Outcome || roles.first() == Some(&role) || !stands_among(words, [i, next], &roles) {
                break;
            }
            role = if role == Role::Status { role } else { Role::Aside };
        }
        roles.push(role);
        i = if role == Role::Indicator { year_columns(words, &mut roles, next) } else { skip_tail(words, next) };
        last = i.checked_sub(1);
    }
    whole
        .filter(|(roles, _)| !roles.contains(&Role::Aside) || roles.len() > MIN_BESIDE)
        .filter(|(roles, _)| skip > 0 || !is_headed(words, roles))
}

/// Whether the first label is a title: it has a line of its own and several words, and what follows is a list without it, all on one line
/// or under a label that no list begins with.
fn is_headed(words: &mut Words<'_, '_, '_>, roles: &[Role]) -> bool {
    let Some((first, rest)) = roles.split_first().filter(|(_, rest)| rest.len() >= 2) else { return false };
    let Some(line) = words.get(0).map(|w| w.line) else { return false };
    let own = (0..MAX_LABEL).take_while(|i| words.get(*i).is_some_and(|w| w.line == line)).count();
    let label = label_at(words, 0).map(|(_, next)| next);
    if label.is_none_or(|next| next != own) || !kind_of(rest).is_some_and(|kind| rest.contains(&key_role(kind, rest))) {
        return false;
    }
    let beside = (own..own + MAX_LABEL).take_while(|i| words.get(*i).is_some_and(|w| w.line == line + 1)).count();
    let labels = label_at(words, own).filter(|(_, next)| *next < own + beside).and_then(|(_, next)| label_at(words, next));
    let leads = matches!(
        first,
        Role::Number
            | Role::Area
            | Role::Goal
            | Role::FocusArea
            | Role::Risk
            | Role::Level
            | Role::Action
            | Role::Indicator
            | Role::Process
    );
    own > 2 && labels.is_some_and(|(_, next)| next < own + beside) || own > 1 && !leads
}

/// Whether the first label is the title of a list whose labels begin after it: one with the same meaning follows, and another after that.
fn is_title(words: &mut Words<'_, '_, '_>, [again, next]: [usize; 2]) -> bool {
    let Some(line) = words.get(0).map(|w| w.line) else { return false };
    let one = next == again + 1 && words.get(again).is_some_and(|w| w.first_of_line);
    let whole = one && next.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.last_of_line);
    let own = words.get(again).is_some_and(|w| w.line > line);
    let single = words.get(0).is_some_and(|w| w.last_of_line) && words.get(again).is_some_and(|w| w.line == line + 1) && again == 1;
    // `Process` and `Kontrollmoment` may be two columns, each on its line.
    let same = single && words.label(0).and_then(|l| l.known) == Some(Role::Process);
    own && !same && (whole && again > 1 || label_at(words, next).is_some())
}

/// The word after a label that the lexicon has not, where it stands among others: `Åtgärd | Ansvarig | Upplägg | Status`.
fn aside(words: &mut Words<'_, '_, '_>, i: usize, roles: &[Role]) -> Option<usize> {
    if roles.is_empty() {
        return None;
    }
    let first = words.get(i)?.word.text;
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '/' | '-'));
    if !first.starts_with(char::is_uppercase) || first.chars().count() < MIN_ASIDE || !plain(first) || is_of_figures(first) {
        return None;
    }
    let line = words.get(i)?.line;
    let mut next = i + 1;
    while next < i + MAX_ASIDE
        && words.get(next).is_some_and(|w| w.line == line && w.word.text.starts_with(char::is_lowercase) && plain(w.word.text))
    {
        next += 1;
    }
    may_stand_aside(words, [i, next], roles).then_some(next)
}

/// Whether unknown words of a header may be the label of a column that is left aside: one at the most is, among labels.
fn may_stand_aside(words: &mut Words<'_, '_, '_>, [from, next]: [usize; 2], roles: &[Role]) -> bool {
    !roles.contains(&Role::Aside) && stands_among(words, [from, next], roles)
}

/// Whether words of a header stand between labels or, where they are the last, after them on their line.
fn stands_among(words: &mut Words<'_, '_, '_>, [from, next]: [usize; 2], roles: &[Role]) -> bool {
    let Some(word) = words.get(from).copied() else { return false };
    let ends = next.checked_sub(1).and_then(|end| words.get(end)).is_some_and(|w| w.last_of_line);
    if ends && !word.first_of_line && roles.len() >= MIN_BESIDE {
        return true;
    }
    // `Strategiskt område Tillväxt` is a label and its value.
    if ends && !word.first_of_line {
        return false;
    }
    let line = next.checked_sub(1).and_then(|end| words.get(end)).map_or(word.line, |end| end.line);
    label_at(words, next).is_some_and(|(role, _)| !roles.contains(&role)) && words.get(next).is_some_and(|w| w.line <= line + 1)
}

/// Whether a word is one of those that head columns of amounts; of several words the first tells.
pub(super) fn is_of_figures(word: &str) -> bool {
    let folded = fold(word.split_whitespace().next().unwrap_or_default());
    WORDS.iter().any(|(known, _)| *known == folded.as_ref())
}

fn header(words: &mut Words<'_, '_, '_>, at: usize, skip: usize) -> Option<Header> {
    let (mut roles, last) = roles_of(words, skip).filter(|(roles, _)| roles.len() >= 2)?;
    let end = words.get(last)?.line;
    let kind = kind_of(&roles).filter(|k| *k != ListKind::Indicators || !only_outcomes(&roles))?;
    settle(kind, &mut roles);
    let (mut i, mut own) = (0, false);
    while !own && words.get(i).is_some_and(|w| w.line <= end) {
        own = words.label(i).is_some_and(|label| label.any(Label::OWN));
        i += 1;
    }
    roles.contains(&key_role(kind, &roles)).then(|| Header {
        kind,
        roles,
        starts: Vec::new(),
        first: at,
        last: end,
        own: own.then(|| "KS".to_owned()),
        title: None,
    })
}

/// Whether a second outcome makes the first the one of the year before.
pub(super) fn may_be_earlier(roles: &[Role]) -> bool {
    roles.contains(&Role::Indicator) && roles.contains(&Role::Outcome) && !roles.contains(&Role::Baseline)
}

/// Outcomes of two years and nothing else are a table of figures.
pub(super) fn only_outcomes(roles: &[Role]) -> bool {
    let figures = roles.iter().all(|r| matches!(r, Role::Indicator | Role::Baseline | Role::Outcome | Role::Aside));
    figures && (roles.ends_with(&[Role::Baseline, Role::Outcome]) || roles.contains(&Role::Aside))
}

/// A label at the end of a cell of several words, written small: `Nämndspecifika strategiska utvecklingsuppdrag`.
fn tail_label(words: &mut Words<'_, '_, '_>, i: usize) -> Option<(Role, usize)> {
    let label = words.label(i).filter(|l| l.any(Label::LOWER) && l.any(Label::LONG))?;
    label.known.filter(|role| matches!(role, Role::Action | Role::Goal)).map(|role| (role, i + 1))
}
