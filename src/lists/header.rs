//! Header words → columns. A header is found by its squashed letters, whatever its line breaks.

use super::columns::{ListKind, key_role, kind_of, settle};
use super::{grid, labels};
use crate::figures::date;
pub(super) use crate::figures::words::squash;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::{LABEL_CAPITALS, Role};
use crate::limits;

/// Columns of a list and where its header stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: ListKind,
    /// Roles from left to right.
    pub(super) roles: Vec<Role>,
    /// Where each label begins, in characters from its line's start; only lists with kept places use it.
    pub(super) starts: Vec<usize>,
    /// Index of its first line among the flow lines.
    pub(super) first: usize,
    /// Index of its last line.
    pub(super) last: usize,
    /// Whose goals they are, by the label's first word.
    pub(super) own: Option<String>,
    /// Words before the answer's label: the title of a checklist.
    pub(super) title: Option<String>,
}

/// A word of the lines that may be a header.
struct HeaderWord<'a> {
    squashed: String,
    text: &'a str,
    /// Index of its flow line.
    line: usize,
    last_of_line: bool,
    first_of_line: bool,
}

/// Reads the header that begins at flow line `at`, if there is one.
pub(super) fn read(flow: &[&LayoutLine<'_>], at: usize) -> Option<Header> {
    let line = flow.get(at)?;
    if line.text.len() > limits::MAX_ROW_LINE || !may_begin(line.text) {
        return None;
    }
    let words = words_of(flow, at);
    placed(flow, at).or_else(|| checklist(flow, &words, at)).or_else(|| plain(&words, at))
}

/// A header whose labels keep their places, each perhaps on several lines.
fn placed(flow: &[&LayoutLine<'_>], at: usize) -> Option<Header> {
    let first = grid::runs(flow.get(at)?.text);
    // The upper half of a label may stand alone above the others.
    let raised =
        first.len() == 1 && flow.get(at).zip(flow.get(at + 1)).is_some_and(|(l, next)| l.indent > 10 && grid::runs(next.text).len() > 2);
    if first.len() < 2 && !raised {
        return None;
    }
    let mut clusters: Vec<(usize, usize, String, String)> = Vec::new();
    for (i, line) in flow.iter().enumerate().skip(at).take(3) {
        if i > at && line.gap != Gap::Adjacent {
            return None;
        }
        for run in grid::runs(line.text).into_iter().flat_map(labels_of_run) {
            match clusters.iter_mut().find(|c| c.0 < run.end && run.start < c.1) {
                Some(c) => {
                    c.0 = c.0.min(run.start);
                    c.1 = c.1.max(run.end);
                    c.2.push_str(&squash(run.text));
                    c.3 = format!("{} {}", c.3, run.text);
                }
                None if run.text.starts_with(char::is_uppercase) => {
                    clusters.push((run.start, run.end, squash(run.text), run.text.to_owned()))
                }
                None => return None,
            }
        }
        clusters.sort_by_key(|c| c.0);
        if let Some(header) = named(&clusters, at, i).filter(|h| h.kind != ListKind::Checklist || i == at) {
            return Some(header);
        }
    }
    None
}

/// Labels that were printed with one blank between them: `Slutdatum Status`. A run that is no such thing stays whole.
fn labels_of_run(run: grid::Run<'_>) -> Vec<grid::Run<'_>> {
    let mut out = Vec::new();
    let mut rest = run;
    while let Some((left, right)) = first_label(rest) {
        out.push(left);
        rest = right;
    }
    out.push(rest);
    out
}

/// Cuts a run after the longest label that begins it, where a capitalised word that begins a label follows.
fn first_label(run: grid::Run<'_>) -> Option<(grid::Run<'_>, grid::Run<'_>)> {
    let chars = run.text.char_indices().enumerate().filter(|(_, (_, c))| *c == ' ').collect::<Vec<_>>();
    chars.into_iter().rev().find_map(|(at, (byte, _))| {
        let (left, right) = run.text.split_at(byte);
        let right = right.trim_start();
        let word = squash(right.split_whitespace().next()?);
        let fits = right.starts_with(char::is_uppercase) && labels::known(&squash(left)).is_some() && labels::begins(&word);
        fits.then_some((
            grid::Run { start: run.start, end: run.start + at, text: left },
            grid::Run { start: run.start + at + 1, end: run.end, text: right },
        ))
    })
}

/// The header of labels with their places, if all of them are known and make a list.
fn named(clusters: &[(usize, usize, String, String)], at: usize, last: usize) -> Option<Header> {
    let year = |label: &str| label.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let role = |c: &(usize, usize, String, String)| {
        labels::known(&c.2).or_else(|| labels::known(&year(&c.2))).or_else(|| labels::meaning(&c.2, &c.3))
    };
    let answer = clusters.len() == 2 && clusters.last().and_then(role) == Some(Role::Answer);
    let mut title = None;
    let mut roles = Vec::new();
    for (i, cluster) in clusters.iter().enumerate() {
        let (label, text) = (&cluster.2, &cluster.3);
        let found = role(cluster);
        if answer && i == 0 && found != Some(Role::Question) {
            title = Some(text.clone());
        }
        let year = date::is_year(label) && roles.contains(&Role::Indicator) && !roles.contains(&Role::Baseline);
        roles.push(if answer && i == 0 {
            Role::Question
        } else if year {
            Role::Baseline
        } else if date::is_year(label) {
            Role::Outcome
        } else if found == Some(Role::Goal) && roles.contains(&Role::Indicator) {
            Role::Target
        } else {
            found?
        });
        if roles.last() == Some(&Role::Outcome) && roles.split_last().is_some_and(|(_, before)| may_be_earlier(before)) {
            roles.iter_mut().find(|r| **r == Role::Outcome).into_iter().for_each(|r| *r = Role::Baseline);
        }
    }
    let twice =
        roles.iter().enumerate().any(|(i, r)| roles.iter().skip(i + 1).any(|o| o == r) && !matches!(r, Role::Number | Role::Factor));
    if twice || roles.len() < 2 {
        return None;
    }
    let kind = kind_of(&roles).filter(|k| *k != ListKind::Indicators || !only_outcomes(&roles))?;
    settle(kind, &mut roles);
    let starts = clusters.iter().map(|c| c.0).collect();
    roles.contains(&key_role(kind, &roles)).then_some(Header { kind, roles, starts, first: at, last, own: None, title })
}

/// A quick look: does any word of the line begin a label?
fn may_begin(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_uppercase() || c == '2') && text.split_whitespace().take(12).any(labels::may_begin)
}

fn words_of<'a>(flow: &[&LayoutLine<'a>], at: usize) -> Vec<HeaderWord<'a>> {
    let mut out = Vec::new();
    for (i, line) in flow.iter().enumerate().skip(at).take(limits::MAX_LIST_HEADER_LINES) {
        let long = line.text.trim().chars().count() > 60 && !line.text.contains("   ");
        let apart = matches!(line.gap, Gap::Padding | Gap::Page)
            || i.checked_sub(1).and_then(|i| flow.get(i)).is_some_and(|l| l.kind == LineKind::Heading);
        if i > at && (long || apart) {
            break;
        }
        let mut words = line.text.split_whitespace().peekable();
        let mut first = true;
        while let Some(text) = words.next() {
            out.push(HeaderWord { squashed: squash(text), text, line: i, last_of_line: words.peek().is_none(), first_of_line: first });
            first = false;
            if out.len() >= limits::MAX_HEADER_WORDS {
                return out;
            }
        }
    }
    out
}

/// The longest label that begins at word `i`, and the word after it.
fn label_at(words: &[HeaderWord<'_>], i: usize) -> Option<(Role, usize)> {
    let first = words.get(i)?;
    if !first.text.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    let shouted = first.text.chars().count() > 3 && first.text.chars().all(|c| !c.is_lowercase());
    let mut all = String::new();
    let mut best = None;
    for (j, word) in words.iter().enumerate().skip(i).take(8) {
        all.push_str(&word.squashed);
        if all.len() > 48 {
            break;
        }
        // A label's later words are written small, or it was broken in the middle.
        if j > i && !shouted && word.text.starts_with(|c: char| c.is_uppercase()) && !LABEL_CAPITALS.contains(&word.squashed.as_str()) {
            break;
        }
        if let Some(role) = labels::known(&all) {
            best = Some((role, j + 1));
        }
    }
    let other = || labels::compound(&first.squashed).or_else(|| labels::misprint(&first.squashed)).map(|role| (role, i + 1));
    let described = || words.get(i + 1).and_then(|w| labels::described(first.text, w.text)).map(|role| (role, i + 2));
    let (role, next) = best.or_else(described).or_else(other)?;
    let next = small_tail(words, next);
    Some(double_label(words, next).map_or((role, next), |(other, end)| (if other == Role::Comment { other } else { role }, end)))
}

/// Skips the small words that say more about a label: `Uppdrag | från fullmäktige`, `Ansvarig | förvaltning`.
///
/// On the next line only where the label has a line of its own: else a cell begins there.
fn small_tail(words: &[HeaderWord<'_>], at: usize) -> usize {
    let ends = at.checked_sub(1).and_then(|end| words.get(end)).is_none_or(|end| end.last_of_line && !end.first_of_line);
    let small = |i: usize| words.get(i).filter(|w| !ends && labels::is_small(w.text));
    match small(at) {
        Some(w) if labels::LINKS.contains(&w.text) => {
            if words.get(at + 1).is_some_and(|w| labels::is_named(w.text)) {
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
fn double_label(words: &[HeaderWord<'_>], at: usize) -> Option<(Role, usize)> {
    let (link, second) = words.get(at).zip(words.get(at + 1))?;
    let role = labels::known(&second.squashed)?;
    (matches!(link.text, "och" | "/" | "samt") && second.text.starts_with(char::is_lowercase)).then_some((role, at + 2))
}

/// Years as labels: outcomes of an indicator, the last the current one.
fn year_columns(words: &[HeaderWord<'_>], roles: &mut Vec<Role>, mut i: usize) -> usize {
    let from = i;
    while words.get(i).is_some_and(|w| date::is_year(w.text)) {
        i += 1;
    }
    match i - from {
        1 if !roles.contains(&Role::Outcome) => roles.push(Role::Baseline),
        2 => roles.extend([Role::Baseline, Role::Outcome]),
        _ => return from,
    }
    i
}

/// Skips what may follow a label: a year, a period, a bracket, a footnote mark.
fn skip_tail(words: &[HeaderWord<'_>], mut i: usize) -> usize {
    let mut open = false;
    while let Some(word) = words.get(i) {
        let text = word.text.trim_matches(['(', ')', '*', ':', '.', ',']);
        let year = date::is_year(text) || text.split_once(['-', '–']).is_some_and(|(a, b)| date::is_year(a) && date::is_year(b));
        if !(year || open || word.text.starts_with('(') || word.squashed.is_empty()) {
            break;
        }
        open = (open || word.text.starts_with('(')) && !word.text.ends_with(')');
        i += 1;
    }
    i
}

/// A header of labels only, perhaps with words before the first that belong to it.
fn plain(words: &[HeaderWord<'_>], at: usize) -> Option<Header> {
    let on_first_line = words.iter().filter(|w| w.line <= at + 1).count().min(4);
    (0..=on_first_line).find_map(|skip| {
        // Words before the first label belong to its cell only where the label's own first word is not capitalised.
        if skip > 0
            && words.get(..skip).is_some_and(|w| {
                w.iter().skip(1).any(|w| w.text.starts_with(|c: char| c.is_uppercase())) || w.iter().any(|w| w.squashed.len() < 3)
            })
        {
            return None;
        }
        labels(words, at, skip)
    })
}

/// The roles of the labels that stand from flow line `at` to the end of a line, list or not, and that line.
pub(super) fn sequence(flow: &[&LayoutLine<'_>], at: usize) -> Option<(Vec<Role>, usize)> {
    let fits = flow.get(at).is_some_and(|l| l.text.len() <= limits::MAX_ROW_LINE && may_begin(l.text));
    let words = if fits { words_of(flow, at) } else { Vec::new() };
    let (roles, last) = roles_of(&words, 0)?;
    words.get(last).map(|end| (roles, end.line))
}

/// The roles of labels one after another, and the last word of the last one: it ends a line.
fn roles_of(words: &[HeaderWord<'_>], skip: usize) -> Option<(Vec<Role>, usize)> {
    let mut roles = Vec::new();
    let mut i = if skip == 0 { skip_tail(words, 0) } else { skip };
    let mut last = None;
    loop {
        let found = if i == skip && skip > 0 { tail_label(words, i) } else { label_at(words, i) };
        let Some((role, next)) = found else { break };
        // `Mål` beside an indicator is what its figures aim at.
        let role = if role == Role::Goal && roles.contains(&Role::Indicator) { Role::Target } else { role };
        let repeatable = matches!(role, Role::Number | Role::Factor);
        if role == Role::Outcome && may_be_earlier(&roles) {
            roles.iter_mut().filter(|r| **r == Role::Outcome).for_each(|r| *r = Role::Baseline);
        } else if roles.contains(&role) && !repeatable {
            break;
        }
        roles.push(role);
        i = if role == Role::Indicator { year_columns(words, &mut roles, next) } else { skip_tail(words, next) };
        last = i.checked_sub(1);
    }
    let last = last?;
    words.get(last).is_some_and(|end| end.last_of_line).then_some((roles, last))
}

fn labels(words: &[HeaderWord<'_>], at: usize, skip: usize) -> Option<Header> {
    let (mut roles, last) = roles_of(words, skip).filter(|(roles, _)| roles.len() >= 2)?;
    let end = words.get(last)?;
    let kind = kind_of(&roles).filter(|k| *k != ListKind::Indicators || !only_outcomes(&roles))?;
    settle(kind, &mut roles);
    roles.contains(&key_role(kind, &roles)).then_some(Header {
        kind,
        roles,
        starts: Vec::new(),
        first: at,
        last: end.line,
        own: words.iter().take_while(|w| w.line <= end.line).find(|w| w.squashed.starts_with("kommunstyrelse")).map(|_| "KS".to_owned()),
        title: None,
    })
}

/// Whether a second outcome makes the first the one of the year before.
fn may_be_earlier(roles: &[Role]) -> bool {
    roles.contains(&Role::Indicator) && roles.contains(&Role::Outcome) && !roles.contains(&Role::Baseline)
}

/// Outcomes of two years and nothing else are a table of figures.
fn only_outcomes(roles: &[Role]) -> bool {
    roles.iter().all(|r| matches!(r, Role::Indicator | Role::Baseline | Role::Outcome)) && roles.ends_with(&[Role::Baseline, Role::Outcome])
}

/// A label at the end of a cell of several words, written small: `Nämndspecifika strategiska utvecklingsuppdrag`.
fn tail_label(words: &[HeaderWord<'_>], i: usize) -> Option<(Role, usize)> {
    let word = words.get(i)?;
    let role = labels::known(&word.squashed)?;
    let small = word.text.starts_with(char::is_lowercase);
    (small && word.squashed.chars().count() >= 5 && matches!(role, Role::Action | Role::Goal)).then_some((role, i + 1))
}

/// `<title> Ja/Nej`, or the answer's label alone on the line after the title.
fn checklist(flow: &[&LayoutLine<'_>], words: &[HeaderWord<'_>], at: usize) -> Option<Header> {
    let answer = (0..words.len().min(14))
        .find(|i| words.get(*i).is_some_and(|w| w.line <= at + 2) && matches!(label_at(words, *i), Some((Role::Answer, _))))?;
    let (_, next) = label_at(words, answer)?;
    if answer == 0 {
        return None;
    }
    let end = words.get(next.checked_sub(1)?)?;
    let title = words.get(..answer)?;
    let line = words.get(answer)?.line;
    let torn = flow.get(at + 1..=line).is_some_and(|l| l.iter().any(|l| l.gap != Gap::Adjacent && line > at + 1));
    let wordy = torn || title.last()?.text.ends_with(['.', '?', ',']) || title.len() > 10;
    let apart = words.get(answer).is_some_and(|w| w.first_of_line && w.line > at + 1);
    if wordy || apart || !end.last_of_line {
        return None;
    }
    let mut roles: Vec<Role> = title
        .iter()
        .enumerate()
        .filter(|(i, _)| *i == 0)
        .filter_map(|(i, _)| label_at(words, i))
        .map(|(role, _)| role)
        .filter(|r| *r == Role::Number)
        .collect();
    roles.extend([Role::Question, Role::Answer]);
    let text: Vec<&str> = title.iter().map(|w| w.text).collect();
    let question = title.len() == 1 && labels::known(&title.first()?.squashed) == Some(Role::Question);
    Some(Header {
        kind: ListKind::Checklist,
        roles,
        starts: Vec::new(),
        first: at,
        last: end.line,
        own: None,
        title: (!question).then(|| text.join(" ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;
    use crate::layout::Layout;

    fn roles(text: &str) -> Option<(ListKind, Vec<Role>)> {
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let layout = Layout::new(&source);
        let flow: Vec<_> = layout.lines.iter().filter(|l| l.is_flow()).collect();
        read(&flow, 0).map(|h| (h.kind, h.roles))
    }

    #[test]
    fn one_line_and_many() {
        use Role::{Action, Comment, Due, Goal, Owner, Status};
        let all = vec![Goal, Action, Due, Status, Comment, Owner];
        assert_eq!(roles("Nämndmål Aktivitet Slutdatum Status Kommentar Ansvarig\n"), Some((ListKind::Actions, all.clone())));
        assert_eq!(
            roles("Nämndmål\nAktivitet\nSlutdatu\nm\n\nStatus\nKommentar\nAnsvari\ng\nInföra e-arkiv\n"),
            Some((ListKind::Actions, all))
        );
    }

    #[test]
    fn a_first_cell_with_words_of_its_own() {
        assert_eq!(roles("Nämndspecifika strategiska \nutvecklingsuppdrag \n\nSlutdatum\nStatus Kommentar\n").map(|r| r.1.len()), Some(4));
    }

    #[test]
    fn the_same_word_means_what_its_list_means() {
        use Role::{Baseline, Indicator, Outcome, Owner, Process, Result, Target, Trend};
        assert_eq!(
            roles("Indikator Utgångsläge Mål Utfall Utveckling\n").map(|r| r.1),
            Some(vec![Indicator, Baseline, Target, Outcome, Trend])
        );
        assert_eq!(roles("Nr Process Ansvarig Resultat\n").map(|r| r.1), Some(vec![Role::Number, Process, Owner, Result]));
    }

    #[test]
    fn what_is_no_header() {
        for text in [
            "Projekt Budget Utfall Avvikelse\n",
            "Mål och uppdrag\n",
            "Status\n",
            "Uppföljning av nämndmål\n",
            "Indikator Utfall 2021 Utfall 2022\n",
            "Verksamhet Utfall Budget\n",
        ] {
            assert_eq!(roles(text), None, "{text}");
        }
    }
}
