//! Header words → columns. A header is found by its squashed letters, whatever its line breaks.

use super::book::Book;
use super::columns::{ListKind, key_role, kind_of, settle};
use super::glance::{RAISED, may_be_header, may_be_placed, may_have_answers};
use super::sequence::{Words, is_of_figures, label_at, may_be_earlier, only_outcomes, plain};
use super::{grid, labels};
use crate::figures::date;
use crate::figures::words::squash;
use crate::layout::{Gap, LayoutLine};
use crate::lexicon::lists::Role;

/// Within how many words the label of a checklist's answers stands.
const MAX_TITLE: usize = 14;

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

/// Reads the header that begins at flow line `at`, if there is one.
pub(super) fn read<'a>(book: &Book<'_, 'a>, flow: &[&LayoutLine<'a>], at: usize) -> Option<Header> {
    if may_be_header(book, flow, at) { read_words(flow, &mut Words::new(book, flow, at), at) } else { None }
}

/// The same of words that may begin a header.
pub(super) fn read_words<'a>(flow: &[&LayoutLine<'a>], words: &mut Words<'_, '_, 'a>, at: usize) -> Option<Header> {
    let answers = || may_have_answers(words.book, flow, at);
    placed(flow, at)
        .or_else(|| if answers() { checklist(flow, words, at) } else { None })
        .or_else(|| plain(words, at).filter(|_| !is_title(flow, at)))
}

/// Whether a line is the title of a list whose labels stand apart on the line below: `Utveckling` is a label too.
fn is_title(flow: &[&LayoutLine<'_>], at: usize) -> bool {
    flow.get(at).is_some_and(|line| grid::runs(line.text).len() == 1) && placed(flow, at + 1).is_some()
}

/// A header whose labels keep their places, each perhaps on several lines.
fn placed(flow: &[&LayoutLine<'_>], at: usize) -> Option<Header> {
    let line = flow.get(at)?;
    if !may_be_placed(line) {
        return None;
    }
    let first = grid::runs(line.text);
    // The upper half of a label may stand alone above the others.
    let raised = first.len() == 1
        && flow.get(at).zip(flow.get(at + 1)).is_some_and(|(l, next)| l.indent > RAISED && grid::runs(next.text).len() > 2);
    if first.len() < 2 && !raised {
        return None;
    }
    let mut clusters: Vec<(usize, usize, String, String)> = Vec::new();
    // A label that says nothing may go on below.
    let mut unknown = None;
    for (i, line) in flow.iter().enumerate().skip(at).take(3) {
        if i > at && line.gap != Gap::Adjacent || !gather(&mut clusters, line) {
            break;
        }
        let fits = |h: &Header| h.kind != ListKind::Checklist || i == at;
        if let Some(header) = named(&clusters, at, i, false).filter(fits) {
            return Some(to_its_end(header, clusters, flow));
        }
        unknown = unknown.or_else(|| named(&clusters, at, i, true).filter(fits));
    }
    unknown
}

/// How far a label's second line may stand beside its first.
const ASTRAY: usize = 3;

/// A header with the line below it that its labels go on with in small letters: `Klart` over `datum`, `Prognos` over `helår`.
fn to_its_end(header: Header, mut clusters: Vec<(usize, usize, String, String)>, flow: &[&LayoutLine<'_>]) -> Header {
    let last = header.last + 1;
    let Some(line) = flow.get(last).filter(|l| l.gap == Gap::Adjacent) else { return header };
    for run in grid::runs(line.text) {
        let whole = |c: &(usize, usize, String, String)| format!("{}{}", c.2, squash(run.text));
        let near = |c: &(usize, usize, String, String)| c.0 < run.end + ASTRAY && run.start < c.1 + ASTRAY;
        let goes_on = |c: &&mut (usize, usize, String, String)| near(c) && labels::label(&whole(c)).is_some();
        let above = clusters.iter_mut().find(goes_on).filter(|_| run.text.starts_with(char::is_lowercase));
        let Some(label) = above else { return header };
        (label.2, label.3) = (whole(label), format!("{} {}", label.3, run.text));
    }
    named(&clusters, header.first, last, false).unwrap_or(header)
}

/// Adds the labels of a line to those above them; false if a new one begins as none does.
fn gather(clusters: &mut Vec<(usize, usize, String, String)>, line: &LayoutLine<'_>) -> bool {
    for run in grid::runs(line.text).into_iter().flat_map(labels_of_run) {
        match clusters.iter_mut().find(|c| c.0 < run.end && run.start < c.1) {
            Some(c) => {
                c.0 = c.0.min(run.start);
                c.1 = c.1.max(run.end);
                c.2.push_str(&squash(run.text));
                c.3 = format!("{} {}", c.3, run.text);
            }
            None if run.text.starts_with(char::is_uppercase) => {
                clusters.push((run.start, run.end, squash(run.text), run.text.to_owned()));
            }
            None => return false,
        }
    }
    clusters.sort_by_key(|c| c.0);
    true
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
        let word = right.split_whitespace().next()?;
        let fits = right.starts_with(char::is_uppercase) && is_label(left) && labels::begins(word);
        fits.then_some((
            grid::Run { start: run.start, end: run.start + at, text: left },
            grid::Run { start: run.start + at + 1, end: run.end, text: right },
        ))
    })
}

/// Whether a text is a label, with small words after it or not: `Klart när`, `Syfte/förväntad`, whose other half stands below.
fn is_label(text: &str) -> bool {
    let more = |(head, tail): (&str, &str)| tail.starts_with(char::is_lowercase) && is_label(head);
    labels::label(text).is_some() || text.rsplit_once([' ', '/']).is_some_and(more)
}

/// The header of labels with their places, if all of them are known, or all but one that is left `aside`, and make a list.
fn named(clusters: &[(usize, usize, String, String)], at: usize, last: usize, aside: bool) -> Option<Header> {
    let year = |label: &str| label.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let role = |c: &(usize, usize, String, String)| {
        let bare = || labels::without_period(&c.3).and_then(|text| labels::label(&text).or_else(|| labels::meaning(&squash(&text), &text)));
        labels::label(&c.2).or_else(|| labels::label(&year(&c.2))).or_else(|| labels::meaning(&c.2, &c.3)).or_else(bare)
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
        } else if found == Some(Role::Process) && roles.contains(&Role::Process) {
            Role::Detail
        } else {
            let single = aside && !roles.contains(&Role::Aside) && !roles.is_empty() && clusters.len() > 3 && !is_of_figures(text);
            match found.filter(|role| !roles.contains(role) || matches!(role, Role::Number | Role::Factor | Role::Outcome | Role::Aside)) {
                Some(role) => role,
                // Of two columns of one kind the first counts.
                None => Some(Role::Aside).filter(|_| single || found.is_some() && found != roles.first().copied() && clusters.len() > 3)?,
            }
        });
        if roles.last() == Some(&Role::Outcome) && roles.split_last().is_some_and(|(_, before)| may_be_earlier(before)) {
            roles.iter_mut().find(|r| **r == Role::Outcome).into_iter().for_each(|r| *r = Role::Baseline);
        }
    }
    let twice = roles
        .iter()
        .enumerate()
        .any(|(i, r)| roles.iter().skip(i + 1).any(|o| o == r) && !matches!(r, Role::Number | Role::Factor | Role::Aside));
    if twice || roles.len() < 2 {
        return None;
    }
    let kind = kind_of(&roles).filter(|k| *k != ListKind::Indicators || !only_outcomes(&roles))?;
    settle(kind, &mut roles);
    let starts = clusters.iter().map(|c| c.0).collect();
    roles.contains(&key_role(kind, &roles)).then_some(Header { kind, roles, starts, first: at, last, own: None, title })
}

/// `<title> Ja/Nej`, or the answer's label alone on the line after the title.
fn checklist<'a>(flow: &[&LayoutLine<'a>], words: &mut Words<'_, '_, 'a>, at: usize) -> Option<Header> {
    let mut i = 0;
    let (answer, next) = loop {
        words.get(i).filter(|w| w.line <= at + 2 && i < MAX_TITLE)?;
        match label_at(words, i) {
            Some((Role::Answer, next)) => break (i, next),
            _ => i += 1,
        }
    };
    if answer == 0 {
        return None;
    }
    // A label of its own for the questions, with the others in their places: the header is the line below the title.
    let begins = |i: &usize| words.get(*i).is_some_and(|w| w.first_of_line && w.line > at);
    if let Some(question) = (0..answer).rev().find(begins)
        && words.get(question).is_some_and(|w| placed(flow, w.line).is_some())
    {
        return None;
    }
    let end = *words.get(next.checked_sub(1)?)?;
    let label = *words.get(answer)?;
    let line = label.line;
    // What is said of an answer stands after it.
    let comment = label_at(words, next).filter(|(role, _)| *role == Role::Comment);
    let end = comment.and_then(|(_, next)| words.get(next.checked_sub(1)?).copied()).unwrap_or(end);
    let title = words.first(answer);
    let torn = flow.get(at + 1..=line).is_some_and(|l| l.iter().any(|l| l.gap != Gap::Adjacent && line > at + 1));
    let wordy = torn || title.last()?.word.text.ends_with(['.', '?', ',']) || title.len() > 10;
    let apart = label.first_of_line && line > at + 1;
    if wordy || apart || !end.last_of_line {
        return None;
    }
    let text: Vec<&str> = title.iter().map(|w| w.word.text).collect();
    let question = text.len() == 1 && labels::label(text.first()?) == Some(Role::Question);
    let mut roles: Vec<Role> = label_at(words, 0).map(|(role, _)| role).filter(|r| *r == Role::Number).into_iter().collect();
    roles.extend([Role::Question, Role::Answer]);
    roles.extend(comment.map(|(role, _)| role));
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
        read(&Book::new(&layout), &flow, 0).map(|h| (h.kind, h.roles))
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
    fn what_says_more_about_a_label() {
        use Role::{Action, Comment, Due, Goal, Indicator, Number, Outcome, Owner, Status, Target, Trend};
        let found = |text: &str| roles(text).map(|r| r.1);
        assert_eq!(
            found("Nr Uppdrag Ansvarig nämnd Klart senast Status T2 Kommentar tertial 2\n"),
            Some(vec![Number, Action, Owner, Due, Status, Comment])
        );
        assert_eq!(found("Finansiella mål Aktuell bedömning Kommentar\n"), Some(vec![Goal, Status, Comment]));
        assert_eq!(found("Nyckeltal Målnivå 2024 Resultat 2024 Trend\n"), Some(vec![Indicator, Target, Outcome, Trend]));
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
