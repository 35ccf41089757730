//! Programmes that the text comments on though no row of theirs was found, as where a statement lost its lines.

use std::collections::HashMap;

use super::headings::{Heading, is_fresh, is_text, is_title};
use crate::figures::words::squash;
use crate::layout::{Layout, LayoutLine, LineKind};

/// A programme by its heading.
#[derive(Debug)]
pub(super) struct Unlisted<'a> {
    pub(super) code: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) heading: Heading<'a>,
}

/// The headings beside those of the `known` programmes that look like them and whose words stand once more between the first line of
/// the `statement` and the commentary. They are numbered from `first` on.
pub(super) fn find<'a>(layout: &Layout<'a>, known: &[Heading<'a>], used: &[bool], statement: [u32; 2], first: usize) -> Vec<Unlisted<'a>> {
    let (Some(from), Some(to)) = (known.first(), known.last()) else { return Vec::new() };
    let coded = known.iter().filter(|h| h.coded).count() * 2 > known.len();
    let listed = Listed::new(layout, (statement[0] as usize).saturating_sub(1)..from.first);
    let flow: Vec<usize> = (from.first.min(statement[1] as usize)..layout.lines.len())
        .filter(|i| used.get(*i) != Some(&true) && layout.lines.get(*i).is_some_and(LayoutLine::is_flow))
        .collect();
    let mut out: Vec<Unlisted<'a>> = Vec::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    for (place, &at) in flow.iter().enumerate() {
        let Some(line) = layout.lines.get(at) else { continue };
        let text = line.text.trim();
        let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let code = text.strip_suffix(bare).filter(|c| (2..=6).contains(&c.len()) && bare.starts_with(' '));
        let name = bare.trim_start();
        let next = flow.get(place + 1).and_then(|i| layout.lines.get(*i)).map_or("", |l| l.text.trim());
        let shaped = is_title(name) && (code.is_some() || name == text && !coded);
        let found = shaped && is_fresh(layout, &flow, place) && !known.iter().any(|h| (h.first..h.text_at.max(h.first + 1)).contains(&at));
        if found {
            *times.entry(squash(text)).or_default() += 1;
        }
        if found && is_text(next) && listed.has(code, name, at) {
            let heading = Heading { programme: first + out.len(), first: at, text_at: at + 1, run_in: None, coded: code.is_some() };
            out.push(Unlisted { code, name, heading });
        } else if at > to.text_at && line.kind == LineKind::Heading {
            break; // the next part of the report
        }
    }
    // What comes again under several programmes is a part of each commentary.
    out.retain(|u| layout.lines.get(u.heading.first).is_some_and(|l| times.get(&squash(l.text)) == Some(&1)));
    out
}

/// The lines of a statement and what stands between it and its commentary, by their letters.
struct Listed(Vec<(usize, String)>);

impl Listed {
    fn new(layout: &Layout<'_>, lines: std::ops::Range<usize>) -> Self {
        let first = lines.start;
        let lines = layout.lines.get(lines).unwrap_or_default().iter().enumerate();
        Self(lines.filter(|(_, l)| l.is_flow() && !l.prose).map(|(i, l)| (first + i, squash(l.text))).collect())
    }

    /// Whether another line than `own`, or two in a row, is the name with nothing but figures after it; its code before it or on its own.
    fn has(&self, code: Option<&str>, name: &str, own: usize) -> bool {
        let letters = squash(name);
        let Some(code) = code else { return self.stands(&letters, own) };
        self.stands(&format!("{code}{letters}"), own) || self.0.iter().any(|(_, l)| l == code) && self.stands(&letters, own)
    }

    fn stands(&self, letters: &str, own: usize) -> bool {
        let whole = |line: &str| line.strip_prefix(letters).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        let wrapped = |pair: &[(usize, String)]| match pair {
            [(i, a), (j, b)] => *i != own && *j != own && !a.is_empty() && letters.strip_prefix(a.as_str()).is_some_and(|tail| b == tail),
            _ => false,
        };
        self.0.iter().any(|(i, l)| *i != own && whole(l)) || self.0.windows(2).any(wrapped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    /// The programmes that a report names, with a statement on its first line that has only one of them.
    fn found(text: &str) -> Vec<(Option<String>, String)> {
        let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let layout = Layout::new(&source);
        let at = layout.lines.iter().position(|l| l.text == "Skola" && l.number > 6).unwrap_or_default();
        let known = [Heading { programme: 0, first: at, text_at: at + 1, run_in: None, coded: false }];
        let found = find(&layout, &known, &[], [1, 6], 1);
        found.iter().map(|u| (u.code.map(str::to_owned), u.name.to_owned())).collect()
    }

    #[test]
    fn names_that_stand_in_the_statement() {
        let text = "Drift, tkr\nSkola 12 14 2\nBad och\nidrott\nVäg 5 7 2\nSumma\nAnalys:\nVäg\nVägen höll hela vintern.\nSkola\nSkolan har fler elever.\n\
                    Bad och idrott\nBadet har varit stängt.\nÅtgärder\nVägen har fått ny beläggning.\n";
        let name = |n: &str| (None, n.to_owned());
        assert_eq!(found(text), [name("Väg"), name("Bad och idrott")]);
    }
}
