//! Goals that stand in headings: `Kommunövergripande mål: …`, `3.1 KF mål 1 …`, `Nämndmål 2: …`.

use super::book::Book;
use super::labels::names_goal;
use super::model::goal_mark;
use crate::figures::status;
use crate::figures::words::squash;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::{BOARD_GOAL, OVERALL_GOAL, Role};
use crate::report::model::{GoalLevel, GoalStatus};
use crate::source::Joiner;

/// A line that names a goal.
#[derive(Debug, Clone)]
pub(super) struct GoalLine {
    pub(super) id: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) level: GoalLevel,
    pub(super) text: String,
    pub(super) status: Option<(GoalStatus, String)>,
    /// The number of the board's goal that the same line names.
    pub(super) board: Option<String>,
    /// Indices of its first and last flow line.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) lines: [u32; 2],
    /// Whether it is a heading of the report, not only a line above a list.
    pub(super) heading: bool,
}

/// Finds the lines that name goals.
pub(super) fn goal_lines<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>]) -> Vec<GoalLine> {
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(line) = flow.get(i) {
        let found = if line.text.len() < 400 { goal_line(book, flow, i) } else { None };
        i = found.as_ref().map_or(i, |g| g.last) + 1;
        out.extend(found);
    }
    out
}

fn goal_line<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> Option<GoalLine> {
    let line = flow.get(at)?;
    let heading = line.kind == LineKind::Heading;
    let text = without_number(line.text.trim_start());
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    // Every such line has the word for goals, or its letters.
    if !has_goal_letter(text) {
        return None;
    }
    let colon = memchr::memchr(b':', text.as_bytes()).filter(|c| *c < 80);
    let prefix = colon.and_then(|c| text.get(..c));
    let named = prefix.and_then(name).or_else(|| prefix.is_some_and(contribution).then_some((None, None, GoalLevel::Council)));
    let (id, owner, level, rest) = match named {
        Some((id, owner, level)) => (id, owner, level, text.get(colon? + 1..)?),
        None => {
            // `KF mål 1 Hållbar samhällsutveckling`: no colon, so it must be a heading or stand right above a list.
            if !text.split_whitespace().take(MAX_MARK).any(names_goal) {
                return None;
            }
            let words: Vec<&str> = text.split_whitespace().collect();
            let mark = goal_mark(&words, words.len()).filter(|n| *n >= 2 && words.len() > *n)?;
            if contribution(text) || !heading && super::header::read(book, flow, at + 1).is_none() {
                return None;
            }
            let id = words.get(..mark)?.join(" ");
            let (owner, level) = owner_and_level(&id);
            let skip = words.get(mark)?;
            let start = text.match_indices(skip).map(|(i, _)| i).find(|i| *i + 1 >= id.len())?;
            (Some(id.trim_end_matches(['.', ':']).to_owned()), owner, level, text.get(start..)?)
        }
    };
    // A wrapped line goes on with a small letter.
    let mut last = at;
    let mut parts = vec![rest];
    while let Some(next) = flow.get(last + 1) {
        let small = next.text.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(');
        let open = !parts.last().is_some_and(|p| p.trim_end().ends_with(['.', ')']));
        if !(small && open && next.gap == Gap::Adjacent && last < at + 3) {
            break;
        }
        parts.push(next.text);
        last += 1;
    }
    let whole = book.joiner.join(parts);
    if whole.is_empty() || whole.chars().count() > 300 {
        return None;
    }
    let (whole, said) = trailing_status(whole);
    let (board, whole) = if contribution(text) { leading_number(&whole) } else { (None, whole) };
    let id = if contribution(text) { council_id(text) } else { id };
    let owner = if contribution(text) { Some("KF".to_owned()) } else { owner };
    let number = flow.get(last).map_or(line.number, |l| l.number);
    Some(GoalLine { id, owner, level, text: whole, status: said, board, first: at, last, lines: [line.number, number], heading })
}

/// Among how many words of a line the word for goals stands that marks one.
const MAX_MARK: usize = 3;

/// Whether a text has the letter in the middle of `mål`.
fn has_goal_letter(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xc3, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xa5 | 0x85)))
}

/// What the words before the colon name.
fn name(prefix: &str) -> Option<(Option<String>, Option<String>, GoalLevel)> {
    let words: Vec<&str> = prefix.split_whitespace().collect();
    if words.len() > 6 {
        return None;
    }
    let letters: String = squash(prefix).trim_end_matches(|c: char| c.is_numeric()).to_owned();
    let numbered = words.last().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    if OVERALL_GOAL.contains(&letters.as_str()) {
        let short = goal_mark(&words, words.len()).is_some();
        return Some(if short && numbered {
            (Some(prefix.trim().to_owned()), Some("KF".to_owned()), GoalLevel::Council)
        } else {
            (None, None, GoalLevel::Council)
        });
    }
    if BOARD_GOAL.contains(&letters.as_str()) && !numbered {
        return Some((None, None, GoalLevel::Board));
    }
    if numbered && goal_mark(&words, words.len()) == Some(words.len()) {
        let (owner, level) = owner_and_level(prefix);
        return Some((Some(prefix.trim().to_owned()), owner, level));
    }
    None
}

/// `Nämndens bidrag till KF mål 1/nämndmål: 1. …`: a heading that names two goals at once.
fn contribution(text: &str) -> bool {
    let text = text.split(':').next().unwrap_or_default();
    // Both phrases begin with the same letters.
    if memchr::memchr2(b'b', b'B', text.as_bytes()).is_none() || memchr::memchr2(b'k', b'K', text.as_bytes()).is_none() {
        return false;
    }
    let squashed = squash(text);
    squashed.contains("bidragtillkfmål") || squashed.contains("bidragtillkommunfullmäktigesmål")
}

fn council_id(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', '/']).collect();
    let at = words.windows(3).position(|w| matches!(w, [a, b, c] if *a == "KF" && *b == "mål" && c.chars().all(|c| c.is_ascii_digit())))?;
    words.get(at..at + 3).map(|w| w.join(" "))
}

/// Whose a goal is, by its id.
pub(super) fn owner_and_level(id: &str) -> (Option<String>, GoalLevel) {
    let first = id.split_whitespace().next().unwrap_or_default();
    let owner = (first.chars().count() <= 5 && first.chars().all(char::is_uppercase)).then(|| first.to_owned());
    let council = owner.as_deref() == Some("KF") || squash(id).starts_with("fullmäktige") || squash(id).starts_with("kommunfullmäktige");
    (owner, if council { GoalLevel::Council } else { GoalLevel::Board })
}

/// `2.1 Title` → `Title`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() < text.len() && rest.starts_with(' ') { rest.trim_start() } else { text }
}

/// A status in brackets at the end: `… livsmiljö (Uppfylls delvis)`.
fn trailing_status(text: String) -> (String, Option<(GoalStatus, String)>) {
    let Some((before, inside)) = text.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')) else { return (text, None) };
    match status::goal(inside) {
        Some(s) => (before.trim().to_owned(), Some((s, inside.trim().to_owned()))),
        None => (text, None),
    }
}

/// `1. text` → the number and the text.
pub(super) fn leading_number(text: &str) -> (Option<String>, String) {
    let Some((number, rest)) = text.split_once(' ') else { return (None, text.to_owned()) };
    let bare = number.trim_end_matches(['.', ':']);
    let fits = bare.len() <= 6
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.split('.').all(|p| !p.is_empty() && p.len() <= 2 && p.chars().all(|c| c.is_ascii_alphanumeric()));
    if fits && (number.ends_with(['.', ':']) || bare.contains('.')) {
        (Some(bare.to_owned()), rest.trim().to_owned())
    } else {
        (None, text.to_owned())
    }
}

/// What the text below a goal's heading says: a status on a line of its own (`Bedömning: delvis uppfyllt`), and the rest.
pub(super) fn below(prose: &[&LayoutLine<'_>], joiner: &Joiner) -> (Option<(GoalStatus, String)>, Option<String>) {
    let mut said = None;
    let mut rest = Vec::new();
    for line in prose {
        let text = line.text.trim_start().trim_start_matches(['•', '·', '▪']);
        let (role, value) = text.split_once(':').map_or((None, text), |(label, value)| (super::labels::label(label), value));
        match role {
            Some(Role::Status) => said = said.or_else(|| status::goal(value).map(|s| (s, value.trim().to_owned()))),
            Some(Role::Comment) => rest.push(value),
            _ => rest.push(text),
        }
    }
    (said, Some(joiner.join(rest)).filter(|t| !t.is_empty()))
}
