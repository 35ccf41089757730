//! Where the run of figures at the end of a line begins, and what the line is then.

use super::scan::{LineClass, Scan};
use super::tokens::{Kind, Token, tail_start};
use crate::figures::number::Figure;
use crate::figures::period;
use crate::layout::LayoutLine;

/// Finds the run of figures at the end of a line and says what the line is.
pub(crate) fn figures(scan: &mut Scan<'_>, line: &LayoutLine<'_>, tokens: &[Token], aligned: bool) {
    let tokens = if aligned { without_text_column(tokens) } else { tokens };
    let mut start = tail_start(tokens);
    let mut glued = tokens.get(start..).unwrap_or_default().iter().any(|t| t.kind == Kind::Glued);
    let mut mixed: Option<(usize, usize)> = None;
    if let Some(t) = start.checked_sub(1).and_then(|i| tokens.get(i))
        && let Kind::Mixed(at) = t.kind
    {
        // `Servicenämnd673235` and `Hemlöshet (75 %)-51-40-11`: the figures begin inside the word.
        mixed = Some((start - 1, at));
        glued = true;
        start -= 1;
    }
    let run = tokens.get(start..).unwrap_or_default();
    let count = run.iter().filter(|t| matches!(t.kind, Kind::Number(_) | Kind::Glued | Kind::Mixed(_))).count();
    if count == 0 {
        let dashes = !run.is_empty() && start == 0 && run.iter().all(|t| t.kind == Kind::Dash);
        if dashes {
            scan.class = LineClass::Figures;
            scan.tail = run.to_vec();
            scan.label_end = 0;
        }
        return;
    }
    if let [only] = run
        && only.kind == Kind::Glued
        && is_registration(only.text(scan.text))
    {
        return;
    }
    // `SKL, april 2018 4,4 3,6`: the year belongs to the month before it.
    let month_before = start.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| period::month(t.text(scan.text)).is_some());
    let year_of_month = month_before && run.len() > 1 && matches!(run.first().map(|t| t.kind), Some(Kind::Number(f)) if f.is_year());
    let start = start + usize::from(year_of_month);
    // `Årskurs 1-3 1724 1751`, `etapp 4      46 000`: a range or a number close to the label belongs to it.
    let after = tokens.get(start + 1);
    let labelled = start > 0 && after.is_some();
    let range = labelled && tokens.get(start).is_some_and(|t| t.kind == Kind::Glued && is_range(t.text(scan.text)));
    let close = labelled
        && tokens
            .get(start)
            .is_some_and(|t| t.gap == 1 && matches!(t.kind, Kind::Number(f) if f.decimals == 0 && !f.signed && f.whole_digits <= 2))
        && after.is_some_and(|t| t.gap >= 4);
    let start = start + usize::from(range || close);
    let run = tokens.get(start..).unwrap_or_default();
    let label_tokens = tokens.get(..start).unwrap_or_default();
    let words = label_tokens.iter().filter(|t| matches!(t.kind, Kind::Word | Kind::Mixed(_) | Kind::Unit | Kind::Period)).count();
    let all_years = run.iter().all(|t| matches!(t.kind, Kind::Unit) || matches!(t.kind, Kind::Number(f) if f.is_year()));
    let text = scan.text.trim();
    if all_years && (count == 1 || increasing(run)) || numbered_title(text, count) {
        return;
    }
    if mixed.is_none() && count <= 2 && line.prose && line.function_words >= 2 {
        return;
    }
    // A line that starts with a year or a range of ages and goes on with figures has that as its label.
    let mut label = start;
    if words == 0 && start == 0 && run.len() > 2 {
        let apart = aligned && run.get(1).is_some_and(|t| t.gap >= 4) && run.first().is_some_and(|t| t.start <= 3);
        let first_is_label = run.first().is_some_and(|t| match t.kind {
            Kind::Number(f) if apart && !f.signed && f.decimals == 0 && f.whole_digits >= 2 => true,
            Kind::Number(f) => f.is_year() && !all_years,
            Kind::Glued => is_range(t.text(scan.text)),
            _ => false,
        });
        label = usize::from(first_is_label);
    }
    let figure_tokens: Vec<Token> = tokens
        .get(label.max(start)..)
        .unwrap_or_default()
        .iter()
        .enumerate()
        .map(|(i, t)| match mixed {
            Some((_, at)) if i == 0 => Token { start: t.start + at, kind: Kind::Glued, gap: 0, ..*t },
            _ => *t,
        })
        .collect();
    scan.label_end = figure_tokens.first().map_or(scan.text.len(), |t| t.start);
    scan.class = if words > 0 || mixed.is_some() || label > start || scan.text.get(..scan.label_end).is_some_and(|l| !l.trim().is_empty()) {
        LineClass::Row
    } else {
        LineClass::Figures
    };
    scan.tail = figure_tokens;
    scan.glued = glued;
}

/// `16-19`, `0–5`: a range of ages.
pub(crate) fn is_range(text: &str) -> bool {
    let mut parts = text.split(['-', '–']);
    matches!((parts.next(), parts.next(), parts.next()), (Some(a), Some(b), None) if (1..=3).contains(&a.len()) && (1..=3).contains(&b.len()) && [a, b].iter().all(|p| p.bytes().all(|c| c.is_ascii_digit())))
}

/// The tokens of an aligned row without a column of text after its figures.
fn without_text_column(tokens: &[Token]) -> &[Token] {
    if tail_start(tokens) < tokens.len()
        && tokens.iter().rev().take_while(|t| t.gap < 3).all(|t| t.is_figure())
        && tokens.last().is_some_and(|t| t.gap >= 2 || t.kind == Kind::Percent)
    {
        return tokens;
    }
    // Pieces between wide gaps: a label, then figures only, then text.
    let starts: Vec<usize> = tokens.iter().enumerate().filter(|(i, t)| *i == 0 || t.gap >= 3).map(|(i, _)| i).collect();
    let piece = |p: usize| {
        tokens.get(starts.get(p).copied().unwrap_or(tokens.len())..starts.get(p + 1).copied().unwrap_or(tokens.len())).unwrap_or_default()
    };
    let figures = |p: usize| {
        piece(p).iter().all(|t| t.is_figure() || t.kind == Kind::Unit) && piece(p).iter().any(|t| matches!(t.kind, Kind::Number(_)))
    };
    let Some(last) = (1..starts.len()).rev().find(|p| figures(*p)) else { return tokens };
    let has_text = (last + 1..starts.len()).any(|p| piece(p).iter().any(|t| matches!(t.kind, Kind::Word)));
    if !has_text || last + 2 < starts.len() {
        return tokens;
    }
    tokens.get(..starts.get(last + 1).copied().unwrap_or(tokens.len())).unwrap_or(tokens)
}

/// `232100-0222`, `5008-6925`, `090-785`: a registration, account or telephone number.
fn is_registration(text: &str) -> bool {
    let mut parts = text.split(['-', '–']);
    let digits = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(a), Some(b), None) => digits(a) && digits(b) && (a.len() >= 3 && b.len() >= 4 || a.starts_with('0')),
        _ => false,
    }
}

fn increasing(run: &[Token]) -> bool {
    let years: Vec<Figure> = run.iter().filter_map(|t| if let Kind::Number(f) = t.kind { Some(f) } else { None }).collect();
    years.windows(2).all(|w| if let [a, b] = w { (a.value - b.value).abs() <= 5.into() && a.value != b.value } else { true })
}

/// `Not 12`, `Tabell 3`, `Bilaga 1`: the number belongs to the words.
fn numbered_title(text: &str, figures: usize) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ':']).to_lowercase();
    figures == 1
        && matches!(
            first.as_str(),
            "not" | "tabell" | "diagram" | "figur" | "bilaga" | "kapitel" | "avsnitt" | "sida" | "sid" | "mål" | "kf" | "ks" | "dnr"
        )
}
