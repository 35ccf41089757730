//! Goals that stand in headings: `Kommunövergripande mål: …`, `3.1 KF mål 1 …`, `Nämndmål 2: …`.

use super::book::Book;
use super::labels::names_goal;
use super::model::goal_mark;
use crate::figures::status;
use crate::figures::words::squash;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::{BOARD_GOAL, FOCUS_AREA, GOAL_STATUS_ALONE, OVERALL_GOAL, Role};
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
    let cut = memchr::memchr(b':', text.as_bytes()).filter(|c| *c < 80).map(|c| [c, c + 1]);
    let prefix = cut.and_then(|[c, _]| text.get(..c));
    let named = prefix.and_then(name).or_else(|| prefix.is_some_and(contribution).then_some((None, None, GoalLevel::Council)));
    let (id, owner, level, rest) = match named {
        Some((id, owner, level)) => (id, owner, level, text.get(cut?[1]..)?),
        None => unmarked(book, flow, at, text)?,
    };
    if level == GoalLevel::FocusArea && !governs(book, flow, at) {
        return None;
    }
    // The goal may stand on the line below its mark. A wrapped line goes on with a small letter.
    let mut last = at + usize::from(flow.get(at + 1).is_some_and(|l| std::ptr::eq(l.text, rest)));
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

/// A goal's line without a colon: `KF mål 1 Hållbar samhällsutveckling`, `Övergripande mål 2 – Trygg välfärd`.
fn unmarked<'a>(
    book: &Book<'_, 'a>,
    flow: &[&LayoutLine<'a>],
    at: usize,
    text: &'a str,
) -> Option<(Option<String>, Option<String>, GoalLevel, &'a str)> {
    let heading = flow.get(at)?.kind == LineKind::Heading;
    let dash = [" – ", " - "].iter().find_map(|dash| text.split_once(dash)).filter(|(before, _)| before.len() < 80);
    if let Some((before, rest)) = dash
        && before.ends_with(|c: char| c.is_ascii_digit())
        && let Some((id, owner, level)) = name(before)
    {
        return Some((id, owner, level, rest));
    }
    // No colon, so it must be a heading or stand right above a list or what is said of the goal.
    if !text.split_whitespace().take(MAX_MARK).any(names_goal) || contribution(text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = |i: usize| flow.get(i).is_some_and(|l| l.text.trim_start().starts_with(char::is_lowercase));
    let below = at + 1 + usize::from(small(at + 1));
    let above = || heading || super::header::read(book, flow, below).is_some() || says_status(flow, below);
    if let Some((id, rest)) = numbered_phrase(text).filter(|_| above()) {
        let owner = words.first().is_some_and(|w| w.starts_with("KF")).then(|| "KF".to_owned());
        return Some((Some(id.to_owned()), owner, GoalLevel::Council, rest));
    }
    let mark = goal_mark(&words, words.len()).filter(|n| *n >= 2)?;
    if words.len() == mark {
        // The goal itself stands below, and what is said of it under its label.
        let text = flow.get(at + 1).map(|l| l.text).filter(|t| t.trim_start().starts_with(char::is_uppercase))?;
        let says = |i: usize| own_label(flow, i) == Some(Role::Status) || says_status(flow, i);
        let labelled = (at + 2..at + 5).any(says);
        let (owner, level) = owner_and_level(&words.join(" "));
        return labelled.then(|| (Some(words.join(" ")), owner, level, text));
    }
    if !above() {
        return None;
    }
    let id = words.get(..mark)?.join(" ");
    let (owner, level) = owner_and_level(&id);
    let skip = words.get(mark)?;
    let start = text.match_indices(skip).map(|(i, _)| i).find(|i| *i + 1 >= id.len())?;
    Some((Some(id.trim_end_matches(['.', ':']).to_owned()), owner, level, text.get(start..)?))
}

/// `KF:s mål för verksamhetsområdet 1.1 Staden är trygg`: the number after a phrase for the council's goals, and what follows it.
fn numbered_phrase(text: &str) -> Option<(&str, &str)> {
    let at = text
        .match_indices(' ')
        .map(|(i, _)| i + 1)
        .take(MAX_PHRASE)
        .find(|i| text.get(*i..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())))?;
    let phrase = squash(text.get(..at)?);
    let known = OVERALL_GOAL.iter().any(|goal| phrase.starts_with(goal) && phrase.len() > goal.len());
    let (id, rest) = text.get(at..)?.split_once(' ').filter(|_| known)?;
    let id = id.trim_end_matches(['.', ':']);
    let numbers = id.split('.').all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    (numbers && rest.starts_with(char::is_uppercase)).then_some((id, rest))
}

/// Within how many words of a phrase for goals their number stands.
const MAX_PHRASE: usize = 6;

/// Whether a list stands under a line, or another goal.
fn governs<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> bool {
    let names =
        |line: &&LayoutLine<'_>| line.text.split_once(':').is_some_and(|(before, _)| before.len() < 80 && name(before.trim()).is_some());
    (at + 1..at + 3).any(|i| flow.get(i).is_some_and(names) || super::header::read(book, flow, i).is_some())
}

/// Whether a line says how far a goal is met: `Uppfylls delvis`, `Måluppfyllelse Uppnått`.
fn says_status(flow: &[&LayoutLine<'_>], at: usize) -> bool {
    flow.get(at).is_some_and(|l| {
        let text = l.text.trim();
        text.len() < MAX_SAID
            && (status::goal(text).is_some() && is_said(text) || labelled(text).is_some_and(|(role, _)| role == Role::Status))
    })
}

/// Whether a text that is a status alone is a whole phrase for goals, and no word that may be said of other things.
fn is_said(text: &str) -> bool {
    !GOAL_STATUS_ALONE.contains(&text.to_lowercase().trim_end_matches('.'))
}

/// Longest text of a line that says a status.
const MAX_SAID: usize = 60;

/// The label that a line is, of a status that stands on the next line, or of the comment after it.
fn own_label(lines: &[&LayoutLine<'_>], at: usize) -> Option<Role> {
    let text = lines.get(at)?.text.trim();
    let next = lines.get(at + 1)?.text.trim();
    match super::labels::label(text).filter(|_| text.starts_with(char::is_uppercase) && !text.ends_with(':'))? {
        Role::Status => status::goal(next).map(|_| Role::Status),
        Role::Comment => (at > 0 && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).then_some(Role::Comment),
        _ => None,
    }
}

/// A label at the beginning of a line, with a colon or without, and what stands after it: `Måluppfyllelse Uppnått`.
fn labelled(text: &str) -> Option<(Role, &str)> {
    if let Some((label, value)) = text.split_once(':') {
        return super::labels::label(label).map(|role| (role, value));
    }
    let (label, value) = text.split_once(' ')?;
    let role = super::labels::label(label)
        .filter(|_| label.starts_with(char::is_uppercase) && value.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))?;
    let fits = match role {
        Role::Status => status::goal(value).is_some(),
        Role::Comment => value.contains(' '),
        _ => false,
    };
    fits.then_some((role, value))
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
        return Some(if numbered {
            (Some(prefix.trim().to_owned()), short.then(|| "KF".to_owned()), GoalLevel::Council)
        } else {
            (None, None, GoalLevel::Council)
        });
    }
    if FOCUS_AREA.contains(&letters.as_str()) {
        return Some((None, None, GoalLevel::FocusArea));
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
    let mut own = None;
    for (i, line) in prose.iter().enumerate() {
        let text = line.text.trim_start().trim_start_matches(['•', '·', '▪']);
        // A label on a line of its own: what it says stands below.
        if let Some(role) = own_label(prose, i) {
            own = Some(role);
            continue;
        }
        if own.take() == Some(Role::Status)
            && let Some(status) = status::goal(text)
        {
            said = said.or_else(|| Some((status, text.trim().to_owned())));
            continue;
        }
        let first = said.is_none() && rest.is_empty();
        match labelled(text) {
            Some((Role::Status, value)) => said = said.or_else(|| status::goal(value).map(|s| (s, value.trim().to_owned()))),
            Some((Role::Comment, value)) => rest.push(value),
            _ => match status::goal(text).filter(|_| first && is_said(text.trim())) {
                Some(s) => said = Some((s, text.trim().to_owned())),
                None => rest.push(text),
            },
        }
    }
    (said, Some(joiner.join(rest)).filter(|t| !t.is_empty()))
}
