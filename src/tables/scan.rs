//! Lines → what each is to a table: a label, a row, figures, a part of a header, or a barrier that no table goes over.

use super::header_line::{is_note_title, looks_like_header, names_column, only_group};
use super::tokens::{Kind, Token, tail_start, tokens};
use super::words::words;
use crate::figures::number::Figure;
use crate::figures::period::Part;
use crate::layout::{Gap, Layout, LayoutLine, LineKind, prose};
use crate::limits::{MAX_ROW_LINE, MAX_ROW_TOKENS};
use crate::report::model::Unit;
use crate::source::Answers;

/// What a line is to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineClass {
    /// Text without figures at its end: a label, a header, a title.
    Text,
    /// Figures with a label before them.
    Row,
    /// Figures only.
    Figures,
    /// A hard blank alone: an empty cell.
    BlankCell,
    /// Running text, a numbered heading, a line of a list: no table goes over it.
    Barrier,
}

/// A line as the table reader sees it.
#[derive(Debug, Clone)]
pub(crate) struct Scan<'a> {
    pub(crate) number: u32,
    pub(crate) text: &'a str,
    /// Where the text begins in its line, in bytes.
    pub(crate) base: usize,
    pub(crate) class: LineClass,
    /// Tokens of the run of figures.
    pub(crate) tail: Vec<Token>,
    /// Where the label ends, in bytes.
    pub(crate) label_end: usize,
    /// Whether the line reads like a part of a header.
    pub(crate) header: bool,
    /// Whether figures touch letters or each other in it.
    pub(crate) glued: bool,
    pub(crate) gap: Gap,
    pub(crate) heading: bool,
}

impl Scan<'_> {
    /// The label's part of the line.
    pub(crate) fn label(&self) -> &str {
        self.text.get(..self.label_end).unwrap_or_default()
    }
}

/// All lines of the report's flow, seen as lines of tables. `used` are lines that lists have taken.
pub(crate) fn scan<'a>(layout: &Layout<'a>, used: &[bool]) -> Vec<Scan<'a>> {
    let mut out = Vec::new();
    let mut buffer = Vec::new();
    let names = Answers::new(layout.source.different_words());
    for line in &layout.lines {
        let hard_blank = line.kind == LineKind::Padding && line.text.contains('\u{a0}');
        if !line.is_flow() && !hard_blank {
            continue;
        }
        let taken = used.get(line.number as usize - 1) == Some(&true);
        let cuts = if taken || layout.aligned || line.text.len() > MAX_ROW_LINE { Vec::new() } else { super::oneline::cuts(line.text) };
        let mut start = 0;
        for cut in cuts {
            out.extend(piece(layout, line, start, cut, &mut buffer));
            start = cut;
        }
        if start > 0 {
            out.extend(piece(layout, line, start, line.text.len(), &mut buffer));
        } else {
            let named = !taken && layout.words(line).any(|word| names.about(&word, names_column));
            out.push(one(layout, line, Known { hard_blank, taken, named }, &mut buffer));
        }
    }
    demote(&mut out);
    broken_periods(&mut out);
    super::between::words_between_figures(&mut out);
    numbered_labels(&mut out);
    out
}

/// Lines of figures whose first ones rise by one each, `0 681 694`, `1 702 688`: ages, months, numbers of the rows.
fn numbered_labels(scans: &mut [Scan<'_>]) {
    let first = |s: &Scan<'_>| match s.tail.first().map(|t| t.kind) {
        Some(Kind::Number(f))
            if s.class == LineClass::Figures && s.tail.len() >= 4 && !f.signed && f.decimals == 0 && f.whole_digits <= 3 =>
        {
            Some(f.value)
        }
        _ => None,
    };
    let firsts: Vec<Option<rust_decimal::Decimal>> = scans.iter().map(first).collect();
    let mut start = 0;
    while start < firsts.len() {
        let mut end = start + 1;
        while let (Some(Some(a)), Some(Some(b))) = (firsts.get(end - 1), firsts.get(end)) {
            if *b != a + rust_decimal::Decimal::ONE {
                break;
            }
            end += 1;
        }
        // One line among ranges of ages: `0`, then `1-5`.
        let beside =
            |i: Option<usize>| i.and_then(|i| scans.get(i)).is_some_and(|s| s.class == LineClass::Row && is_range(s.label().trim()));
        let among = firsts.get(start).is_some_and(Option::is_some) && (beside(start.checked_sub(1)) || beside(Some(end)));
        if end - start >= 4 || among {
            for s in scans.get_mut(start..end).unwrap_or_default() {
                s.tail.remove(0);
                s.label_end = s.tail.first().map_or(s.label_end, |t| t.start);
                s.class = LineClass::Row;
            }
        }
        start = end;
    }
}

/// `Utfall 2026-` and `04` on the next line: the digits belong to the header.
fn broken_periods(scans: &mut [Scan<'_>]) {
    for i in 1..scans.len() {
        // Months on a line of their own below `R12 2024-`, with other columns' words between.
        let months = scans.get(i).is_some_and(|s| s.text.split_whitespace().all(|w| w.len() == 2 && w.bytes().all(|b| b.is_ascii_digit())));
        let above = months
            && (2..=3).any(|n| {
                i.checked_sub(n)
                    .and_then(|j| scans.get(j))
                    .is_some_and(|s| s.header && s.text.split_whitespace().any(|w| w.len() == 5 && w.ends_with(['-', '–'])))
            });
        let open = above
            || scans.get(i - 1).is_some_and(|s| {
                (s.header && s.text.split_whitespace().any(|w| w.len() > 2 && w.ends_with(['-', '–'])))
                    || matches!(s.text.trim(), "R" | "R12")
                    || s.text.trim_end().ends_with(" R")
            });
        if let Some(s) = scans.get_mut(i).filter(|s| open && !s.header) {
            let first = s.text.split_whitespace().next().unwrap_or_default();
            // `R12` and below it `202104`, which lost its hyphen.
            let month = matches!(crate::figures::period::part(s.text.trim()), Some(Part::YearMonth(..)));
            let parts = month || s.text.split_whitespace().all(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()));
            if parts || (first.len() <= 4 || first.ends_with('-')) && first.starts_with(|c: char| c.is_ascii_digit()) && s.tail.len() <= 1 {
                s.header = true;
                s.class = LineClass::Text;
                s.tail.clear();
                s.label_end = s.text.len();
            }
        }
    }
}

/// A part of a line that holds a whole table, as a line of its own.
fn piece<'a>(layout: &Layout<'a>, line: &LayoutLine<'a>, from: usize, to: usize, buffer: &mut Vec<Token>) -> Option<Scan<'a>> {
    let gap = if from == 0 { line.gap } else { Gap::Adjacent };
    let text = line.text.get(from..to)?;
    let known = Known { hard_blank: false, taken: false, named: names_column(text) };
    let mut scan = one(layout, &line.part(text, gap), known, buffer);
    scan.base = from;
    Some(scan)
}

/// What is known of a line before its pieces are looked at.
struct Known {
    /// It holds a hard blank alone.
    hard_blank: bool,
    /// A list has it.
    taken: bool,
    /// A word of it names a column or a period.
    named: bool,
}

fn one<'a>(layout: &Layout<'a>, line: &LayoutLine<'a>, known: Known, buffer: &mut Vec<Token>) -> Scan<'a> {
    let numbered = line.kind == LineKind::Heading && layout.heading_at(line.number).is_some_and(|h| h.number.is_some());
    let mut scan = Scan {
        number: line.number,
        text: line.text,
        base: 0,
        class: LineClass::Text,
        tail: Vec::new(),
        label_end: line.text.len(),
        header: false,
        glued: false,
        gap: line.gap,
        heading: line.kind == LineKind::Heading,
    };
    if known.taken || numbered || line.text.len() > MAX_ROW_LINE {
        scan.class = LineClass::Barrier;
        return scan;
    }
    if known.hard_blank {
        scan.class = if line.text.trim_matches(' ').chars().count() <= 2 { LineClass::BlankCell } else { LineClass::Text };
        return scan;
    }
    tokens(line.text, buffer);
    if buffer.len() > MAX_ROW_TOKENS {
        scan.class = LineClass::Barrier;
        return scan;
    }
    scan.header = known.named && !is_note_title(line.text) && !super::labels::is_part(line.text) && looks_like_header(line, buffer);
    if scan.header {
        return scan;
    }
    figures(&mut scan, buffer, layout.aligned);
    if scan.class == LineClass::Text && !scan.heading && (line.prose || ends_like_sentence(line.text)) {
        scan.class = LineClass::Barrier;
    }
    scan
}

/// Finds the run of figures at the end of a line and says what the line is.
fn figures(scan: &mut Scan<'_>, tokens: &[Token], aligned: bool) {
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
    let month_before =
        start.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| crate::figures::period::month(t.text(scan.text)).is_some());
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
    if mixed.is_none() && count <= 2 && prose::is_prose(text) && prose::function_words(text) >= 2 {
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
fn is_range(text: &str) -> bool {
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

fn ends_like_sentence(text: &str) -> bool {
    let t = text.trim_end();
    t.ends_with('.') && t.split_whitespace().count() >= 5
}

/// A lone line of glued figures is a word with a number (`Covid-19`), not a row.
fn demote(scans: &mut [Scan<'_>]) {
    let glued: Vec<bool> = scans.iter().map(|s| s.glued).collect();
    for i in 0..scans.len() {
        if glued.get(i) != Some(&true) {
            continue;
        }
        let near = glued.get(i.saturating_sub(6)..(i + 7).min(glued.len())).unwrap_or_default().iter().filter(|g| **g).count();
        let Some(s) = scans.get_mut(i) else { continue };
        let rows = s.tail.iter().filter(|t| t.is_figure()).count();
        if near < 2 && rows < 2 {
            s.class = LineClass::Text;
            s.tail.clear();
            s.label_end = s.text.len();
            s.glued = false;
        }
    }
    // `Intäkt`, `Kostnad`, `Netto` on lines of their own beside other header lines are columns.
    for i in 0..scans.len() {
        let Some(s) = scans.get(i) else { continue };
        if s.header || s.class != LineClass::Text {
            continue;
        }
        let mut list = Vec::new();
        words(s.number, s.text, &mut list);
        let kind = only_group(&list);
        if !kind {
            continue;
        }
        let beside = |j: Option<usize>| j.and_then(|j| scans.get(j)).is_some_and(|o| o.header || is_group_word(o));
        // `Intäkter`, then perhaps the label column's name with its unit, then `jan-aug`.
        let named = scans.get(i + 1).is_some_and(|o| !o.header && o.class == LineClass::Text && has_unit(o));
        let next = scans.get(i + 1 + usize::from(named));
        let period_next = next.is_some_and(|o| o.header && o.number <= s.number + 3 + u32::from(named));
        let header = period_next
            || beside(i.checked_sub(1)) && (beside(Some(i + 1)) || scans.get(i + 1).is_some_and(|o| o.class == LineClass::Text));
        if let Some(s) = scans.get_mut(i).filter(|_| header) {
            s.header = true;
        }
    }
}

/// Whether a short line names a unit of money.
fn has_unit(scan: &Scan<'_>) -> bool {
    let mut list = Vec::new();
    words(scan.number, scan.text, &mut list);
    list.len() <= 4 && list.iter().any(|w| matches!(w.unit(), Some(Unit::Tkr | Unit::Mnkr | Unit::Kr)))
}

fn is_group_word(scan: &Scan<'_>) -> bool {
    let mut list = Vec::new();
    words(scan.number, scan.text, &mut list);
    only_group(&list)
}
