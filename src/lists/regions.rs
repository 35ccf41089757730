//! Where lists begin and end, and what they stand under.

use std::ops::Range;

use super::apart::Shared;
use super::blocks::{self, Blocks};
use super::book::Book;
use super::glance::may_be_header;
use super::headed::{self, GoalLine};
use super::header::{self, Header};
use super::sequence::Words;
use super::table::{Cell, Table};
use super::torn;
use crate::figures::{date, function, status};
use crate::layout::{Gap, Layout, LayoutLine, LineKind};
use crate::lexicon::lists::{KIND_WORDS, Role, TREND_WORDS};
use crate::lexicon::report::{BODIES, OFFICES};
use crate::limits::{MAX_LIST_BYTES, MAX_LIST_LINES, MAX_LISTS};
use crate::report::model::GoalLevel;

/// A list's header and the lines of its body, repeated headers taken out.
#[derive(Debug)]
pub(super) struct Region<'l, 'a> {
    pub(super) header: Header,
    /// The lines of each header it has, and of the body after it.
    pub(super) parts: Vec<Part<'l, 'a>>,
    /// Heading the list stands under.
    pub(super) title: String,
    /// Index of the goal line above it.
    pub(super) goal: Option<usize>,
    /// What stands on lines of its own under rows.
    pub(super) notes: Vec<Cell>,
    /// Its rows, where they need no search.
    pub(super) ready: Option<(Table, Option<Shared>)>,
    /// The first line that is one too many.
    pub(super) unread: Option<u32>,
    /// Lines of its bodies.
    length: usize,
}

/// A header and the body lines under it.
#[derive(Debug)]
pub(super) struct Part<'l, 'a> {
    pub(super) header: Vec<&'l LayoutLine<'a>>,
    pub(super) body: Vec<&'l LayoutLine<'a>>,
    /// Where each label of the header begins, if the labels keep places.
    pub(super) starts: Vec<usize>,
    /// Merged cells that stand between the labels of the header.
    pub(super) cells: Vec<&'l LayoutLine<'a>>,
}

/// The lists of a report and the lines that name goals.
pub(super) struct Regions<'l, 'a> {
    pub(super) regions: Vec<Region<'l, 'a>>,
    pub(super) goals: Vec<GoalLine>,
    /// For each goal line the text lines below it, up to the next heading, list or goal.
    pub(super) prose: Vec<Vec<&'l LayoutLine<'a>>>,
    /// The line where the first list stands that is one too many.
    pub(super) unread: Option<u32>,
}

/// How many lines are the front of a report.
const FRONT: usize = 8;
/// Most words of a title that says what its list is a list of.
const MAX_TOLD: usize = 7;
/// Fewest letters of a line of running text that goes on.
const SHORT_LINE: usize = 45;

/// What a flow line is to the lists.
#[derive(Debug, Clone)]
enum Mark {
    /// A header, the index of the first flow line of its labels that stand together, and those of a label printed later.
    Header(Header, usize, Range<usize>),
    /// A list whose entries are blocks, and the flow line after it.
    Blocks(usize, usize),
    /// A line that names a goal.
    Goal(usize),
    /// A numbered heading, or the title line of the list below.
    Title,
}

/// Finds the lists.
pub(super) fn find<'l, 'a>(book: &Book<'l, 'a>) -> Regions<'l, 'a> {
    let layout: &'l Layout<'a> = book.layout;
    let flow: Vec<&LayoutLine<'a>> = layout.lines.iter().filter(|l| l.is_flow()).collect();
    let goals = headed::goal_lines(book, &flow);
    let mut blocks = blocks::find(book, &flow, &goals);
    let apart = |list: &Blocks, others: &[Blocks]| others.iter().all(|b| b.last < list.first || list.last < b.first);
    let asked = super::asked::find(book, &flow);
    let strewn = super::strewn::find(book, &flow, &goals);
    for list in super::columnwise::find(book, &flow).into_iter().chain(asked).chain(strewn) {
        if apart(&list, &blocks) {
            blocks.push(list);
        }
    }
    blocks.sort_by_key(|b| b.first);
    let (mut marks, unread) = marks(book, &flow, &goals, &blocks);
    title_lines(&flow, &mut marks);
    let mut regions: Vec<Region<'l, 'a>> = Vec::new();
    let mut title: Option<String> = None;
    let mut goal: Option<usize> = None;
    let mut open = false;
    for (i, (at, mark)) in marks.iter().enumerate() {
        let until = marks.get(i + 1).map_or(flow.len(), |(n, _)| *n);
        match mark {
            Mark::Goal(g) => {
                let heading = goals.get(*g).is_some_and(|g| g.heading);
                if heading {
                    title = None;
                }
                (goal, open) = (Some(*g), false);
            }
            Mark::Title => {
                // A heading that is no goal ends what the goal line above governs.
                title = flow.get(*at).map(|l| title_of(layout, l));
                (goal, open) = (None, false);
            }
            Mark::Blocks(b, end) => {
                let above = title.clone().unwrap_or_else(|| heading_above(layout, &flow, *at));
                let list = blocks.get(*b);
                if let Some((header, table)) = list.and_then(|b| b.table(&above)) {
                    let body = flow.get(*at..*end).unwrap_or_default().to_vec();
                    let part = Part { header: Vec::new(), body, starts: Vec::new(), cells: Vec::new() };
                    regions.push(Region {
                        header,
                        parts: vec![part],
                        title: above,
                        goal,
                        notes: Vec::new(),
                        ready: Some((table, list.and_then(|b| b.shared.clone()))),
                        unread: None,
                        length: 0,
                    });
                }
                open = false;
            }
            Mark::Header(h, labels, late) => {
                let mut h = h.clone();
                let lines = |a: usize, b: usize| flow.get(a..b).unwrap_or_default().to_vec();
                let mut part = Part {
                    header: lines(h.first, h.last + 1),
                    body: (h.last + 1..until).filter(|i| !late.contains(i)).filter_map(|i| flow.get(i).copied()).collect(),
                    starts: h.starts.clone(),
                    cells: lines(h.first + 1, *labels)
                        .into_iter()
                        .skip_while(|l| l.gap == Gap::Adjacent)
                        .chain(lines(late.start, late.end))
                        .collect(),
                };
                let unread = shorten(&mut part.body);
                super::tail::cut(&mut part.body, h.kind);
                super::tail::late_label(&mut part.body, &mut h);
                let notes = super::notes::cut(&mut part.body, &h, &layout.joiner);
                let length = part.body.len() + part.header.len();
                let goes_on = open
                    && regions
                        .last()
                        .is_some_and(|r| r.header.roles == h.roles && r.header.title == h.title && r.length + length <= MAX_LIST_LINES);
                if let (true, Some(last)) = (goes_on, regions.last_mut()) {
                    last.parts.iter_mut().last().into_iter().for_each(|p| drop_page_head(&mut p.body));
                    last.parts.push(part);
                    last.notes.extend(notes);
                    last.unread = last.unread.or(unread);
                    last.length += length;
                } else {
                    let above = title.clone().unwrap_or_else(|| {
                        let numbered = flow.get(h.first).and_then(|l| layout.heading_at(l.number - 1)).filter(|h| h.number.is_some());
                        let own = goal.and_then(|g| goals.get(g)).filter(|g| numbered.is_none() || g.level == GoalLevel::Board);
                        let text = own.map(|g| layout.joiner.join(lines(g.first, g.last + 1).iter().map(|l| l.text)));
                        text.unwrap_or_else(|| heading_above(layout, &flow, h.first))
                    });
                    regions.push(Region { header: h, parts: vec![part], title: above, goal, notes, ready: None, unread, length });
                }
                open = true;
            }
        }
    }
    let ends: Vec<usize> = marks.iter().map(|(at, _)| *at).collect();
    let prose = goals
        .iter()
        .map(|g| {
            let next = ends.get(ends.partition_point(|e| *e <= g.last)).copied().unwrap_or(flow.len());
            chapter(flow.get(g.last + 1..next).unwrap_or_default()).to_vec()
        })
        .collect();
    Regions { regions, goals, prose, unread }
}

/// Cuts a body that is longer than any list; the first line that was cut off.
fn shorten(body: &mut Vec<&LayoutLine<'_>>) -> Option<u32> {
    let mut bytes = 0;
    let fits = body.iter().take(MAX_LIST_LINES).take_while(|l| {
        bytes += l.text.len();
        bytes <= MAX_LIST_BYTES
    });
    let count = fits.count();
    let unread = body.get(count).map(|l| l.number);
    body.truncate(count);
    body.shrink_to_fit();
    unread
}

/// The heading that a flow line stands under.
fn heading_above(layout: &Layout<'_>, flow: &[&LayoutLine<'_>], at: usize) -> String {
    flow.get(at).and_then(|l| layout.heading_at(l.number - 1)).map(|h| h.title.clone()).unwrap_or_default()
}

/// The lines before a title that begins a page after a sentence's end: another chapter begins there.
fn chapter<'s, 'l, 'a>(lines: &'s [&'l LayoutLine<'a>]) -> &'s [&'l LayoutLine<'a>] {
    // A blank at a line's start right after another line is all that is left of some page breaks.
    let tops = |l: &LayoutLine<'_>| l.gap == Gap::Page || l.gap == Gap::Adjacent && l.indent == 1;
    let begins = lines
        .windows(2)
        .position(|w| matches!(w, [a, b] if tops(b) && a.text.trim_end().ends_with(['.', '!', '?']) && looks_like_title(b.text)));
    lines.get(..begins.map_or(lines.len(), |i| i + 1)).unwrap_or(lines)
}

/// A line or two at a page's top, right above a repeated header, are the page's head.
fn drop_page_head(body: &mut Vec<&LayoutLine<'_>>) {
    let tail = body.len().saturating_sub(2);
    if let Some(at) = body.iter().skip(tail).position(|l| l.gap == Gap::Page) {
        body.truncate(tail + at);
    }
}

fn title_of(layout: &Layout<'_>, line: &LayoutLine<'_>) -> String {
    let heading = layout.heading_at(line.number).filter(|h| h.lines[0] <= line.number && line.number <= h.lines[1]);
    heading.map_or_else(|| layout.joiner.join([line.text]), |h| h.title.clone())
}

/// Headers, goal lines and numbered headings in order, and where the first header stands that is one too many.
fn marks<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], goals: &[GoalLine], blocks: &[Blocks]) -> (Vec<(usize, Mark)>, Option<u32>) {
    let mut out = Vec::new();
    let (mut i, mut free, mut lists) = (0, 0, 0);
    while let Some(line) = flow.get(i) {
        if let Ok(b) = blocks.binary_search_by_key(&i, |b| b.first) {
            let from = i;
            i = blocks.get(b).map_or(i, |b| b.last) + 1;
            out.push((from, Mark::Blocks(b, i)));
            free = i;
            continue;
        }
        if let Ok(g) = goals.binary_search_by_key(&i, |g| g.first) {
            out.push((i, Mark::Goal(g)));
            i = goals.get(g).map_or(i, |g| g.last) + 1;
            free = i;
            continue;
        }
        if line.kind == LineKind::Heading {
            let heading = book.layout.heading_at(line.number);
            if heading.is_some_and(|h| h.number.is_some() && h.lines[0] == line.number) {
                out.push((i, Mark::Title));
                i += 1;
                continue;
            }
        }
        if !may_be_header(book, flow, i) {
            i += 1;
            continue;
        }
        let mut words = Words::new(book, flow, i);
        let whole = header::read_words(flow, &mut words, i).map(|h| (h, 0..0));
        if let Some((mut h, late)) = whole.or_else(|| torn::late_key(book, flow, &mut words, i)) {
            lists += 1;
            if lists > MAX_LISTS {
                out.push((i, Mark::Title));
                return (out, Some(line.number));
            }
            let labels = h.first;
            if let Some((roles, at)) = torn::labels_above(flow, &h, free) {
                h.roles.splice(0..0, roles);
                h.kind = super::columns::kind_of(&h.roles).unwrap_or(h.kind);
                h.first = at;
            }
            let next = h.last + 1;
            out.push((h.first, Mark::Header(h, labels, late)));
            (i, free) = (next, next);
            continue;
        }
        i += 1;
    }
    (out, None)
}

/// Lines right above a header or goal line that are its title.
fn title_lines(flow: &[&LayoutLine<'_>], marks: &mut Vec<(usize, Mark)>) {
    let mut titles = Vec::new();
    for (i, (at, mark)) in marks.iter().enumerate() {
        if matches!(mark, Mark::Title) {
            continue;
        }
        let Some(above) = at.checked_sub(1) else { continue };
        // The line must not be a part of the mark before.
        let taken = i.checked_sub(1).and_then(|p| marks.get(p)).is_some_and(|(n, m)| match m {
            Mark::Header(h, ..) => above <= h.last,
            Mark::Blocks(_, end) => above < *end,
            Mark::Goal(_) | Mark::Title => above <= *n,
        });
        let in_list = i.checked_sub(1).and_then(|p| marks.get(p)).is_some_and(|(_, m)| matches!(m, Mark::Header(..)));
        let Some((line, below)) = flow.get(above).zip(flow.get(*at)) else { continue };
        // Whose report it is stands at its front.
        let front = above < FRONT && BODIES.iter().chain(OFFICES).any(|end| line.text.trim().to_lowercase().ends_with(end));
        if taken || front || !looks_like_title(line.text) {
            continue;
        }
        let before = above.checked_sub(1).and_then(|b| flow.get(b));
        let apart = line.gap != Gap::Adjacent;
        let close = below.gap == Gap::Adjacent;
        let after_sentence =
            before.is_none_or(|b| b.text.trim_end().ends_with(|c: char| matches!(c, '.' | '!' | '?') || c.is_ascii_digit()));
        // Under another list the line may be that list's last cell, unless something sets it apart.
        let same = match (mark, i.checked_sub(1).and_then(|p| marks.get(p))) {
            (Mark::Header(h, ..), Some((_, Mark::Header(b, ..)))) => h.roles == b.roles,
            _ => false,
        };
        let words = line.text.split_whitespace().count();
        // A row's last cell is above: no cell of another row may stand alone here.
        let ended = words >= 2
            && before.is_some_and(|b| match i.checked_sub(1).and_then(|p| marks.get(p)) {
                Some((_, Mark::Header(h, ..))) => ends_row(h, b.text),
                _ => false,
            });
        let cell = words == 1 && (function::is_function(line.text.trim()) || !close);
        // `Aktivitetsplan för förvaltningen` between two lists: no name, no function.
        let worded = words >= 2
            && line.text.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_lowercase))
            && super::owners::owner(line.text.trim()) > 0;
        let told = matches!(mark, Mark::Header(h, ..) if announces(line.text, h));
        // The row above is whole: what its last column holds ends the line.
        let whole = before.is_some_and(|b| match i.checked_sub(1).and_then(|p| marks.get(p)) {
            Some((_, Mark::Header(h, ..))) => ends_with_cell(h, b.text),
            _ => false,
        });
        let fits = if line.kind == LineKind::Heading {
            !in_list || close || !cell
        } else if !in_list {
            apart || after_sentence || told || before.is_some_and(|b| is_short(b.text))
        } else if close {
            let complete = same && words >= 2 && before.is_some_and(|b| dated(b.text)) && !dated(line.text);
            apart || ended || !same && (!cell || told || whole) || told && whole || complete
        } else if told && (whole || !same) {
            true
        } else {
            apart
                && (line.indent == 0 || line.indent < below.indent)
                && (worded || titled_alike(flow, marks, i, line.text) || before.is_some_and(|b| b.text.contains("   ")))
        };
        if fits {
            titles.push((above, Mark::Title));
        }
    }
    marks.extend(titles);
    marks.sort_by_key(|(n, _)| *n);
}

/// Whether a line is the cell of a list's last column, which a grammar tells.
fn ends_row(header: &Header, text: &str) -> bool {
    match header.roles.last() {
        Some(Role::Status) => status::action(text).is_some() || status::goal(text).is_some(),
        Some(Role::Due) => date::parse(text).is_some_and(|when| when.day.is_some()),
        _ => false,
    }
}

/// Whether a line says what the list under it is a list of: `Beslutade åtgärder`, `Risker i verksamheten`.
fn announces(text: &str, header: &Header) -> bool {
    let is_told = |word: &str| {
        let word = word.to_lowercase();
        KIND_WORDS.iter().any(|(part, role)| word.contains(part) && header.roles.contains(role))
    };
    text.split_whitespace().count() <= MAX_TOLD && text.split_whitespace().take(2).any(is_told)
}

/// Whether a time or a status stands in a line that has more: a whole row is printed on it.
fn dated(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 4 && text.split_whitespace().any(|w| w.bytes().any(|b| b.is_ascii_digit()) && date::parse(w).is_some())
}

/// Whether a line is too short to be one of running text that goes on.
fn is_short(text: &str) -> bool {
    text.trim().chars().count() < SHORT_LINE && !text.trim_end().ends_with([',', '-'])
}

/// Whether a line ends with a cell of a list's last column.
fn ends_with_cell(header: &Header, text: &str) -> bool {
    let text = text.trim();
    let last = text.rsplit(' ').next().unwrap_or_default();
    let ends = |fits: &dyn Fn(&str) -> bool| {
        let starts = text.rmatch_indices(' ').take(2).map(|(at, _)| at + 1).chain([0]);
        starts.filter_map(|at| text.get(at..)).any(fits)
    };
    match header.roles.last() {
        Some(Role::Status) => ends(&|t| status::action(t).is_some() || status::goal(t).is_some()),
        Some(Role::Due) => ends(&|t| date::parse(t).is_some_and(|when| when.day.is_some())),
        Some(Role::Owner) => function::is_function(last),
        Some(Role::Answer) => super::cells::answer(last).is_some(),
        Some(Role::Level | Role::Factor) => super::cells::level(last).is_some(),
        Some(Role::Comment | Role::Effect | Role::Detail | Role::Result) => text.ends_with(['.', '!']),
        _ => false,
    }
}

/// Whether a line begins with the word that the title of the list before begins with: `Aktivitetsplan verksamhet`, `Aktivitetsplan skola`.
fn titled_alike(flow: &[&LayoutLine<'_>], marks: &[(usize, Mark)], i: usize, text: &str) -> bool {
    let first = |t: &str| t.split_whitespace().next().unwrap_or_default().to_lowercase();
    let before = i.checked_sub(1).and_then(|p| marks.get(p)).and_then(|(at, _)| at.checked_sub(1)).and_then(|t| flow.get(t));
    before.is_some_and(|b| first(b.text).chars().count() >= 6 && first(b.text) == first(text))
}

fn looks_like_title(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    text.starts_with(char::is_uppercase)
        && (1..=9).contains(&words)
        && text.chars().count() <= 80
        && !text.ends_with(['.', ',', ';', ':', '?', '!', '-'])
        && !text.contains("   ")
        && !crate::layout::prose::is_prose(text)
        && status::action(text).is_none()
        && status::goal(text).is_none()
        && date::parse(text).is_none()
        && !TREND_WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}
