//! Lines → runs of rows: a label, on the line of its figures or above it, and the figures on one line or on several.
//!
//! Here it is only said what could be a row; how many columns there are is found later.

use super::shape::Shape;
use super::tokens::{Kind, Token, tail_start, tokens};
use super::words::{Class, Word, words};
use crate::figures::number::Figure;
use crate::layout::{Gap, Layout, LayoutLine, LineKind, prose};
use crate::lexicon::columns::HeaderWord;
use crate::limits::{MAX_ROW_LINE, MAX_ROW_TOKENS};
use crate::report::model::ColumnRole;

/// What a line is to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class2 {
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
    pub(crate) class: Class2,
    /// Tokens of the run of figures.
    pub(crate) tail: Vec<Token>,
    /// Where the label ends, in bytes.
    pub(crate) label_end: usize,
    /// Whether the line reads like a part of a header.
    pub(crate) header: bool,
    /// Whether figures touch letters or each other in it.
    pub(crate) glued: bool,
    pub(crate) gap: Gap,
    pub(crate) indent: u16,
    pub(crate) heading: bool,
}

impl Scan<'_> {
    /// The label's part of the line.
    pub(crate) fn label(&self) -> &str {
        self.text.get(..self.label_end).unwrap_or_default()
    }
}

/// A row as it was found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    /// Text lines before it, as indices into the scans: headers, groups, beginnings of its label.
    pub(crate) pre: Vec<usize>,
    /// The line whose beginning is (the end of) its label.
    pub(crate) own: Option<usize>,
    /// Text lines after its figures that go on with its label.
    pub(crate) post: Vec<usize>,
    /// Lines of its figures.
    pub(crate) lines: Vec<usize>,
    pub(crate) shape: Shape,
    pub(crate) glued: bool,
}

/// Rows with nothing but text between them, and the text after the last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segment {
    pub(crate) rows: Vec<Gathered>,
    pub(crate) rest: Vec<usize>,
}

/// All lines of the report's flow, seen as lines of tables. `used` are lines that lists have taken.
pub(crate) fn scan<'a>(layout: &Layout<'a>, used: &[bool]) -> Vec<Scan<'a>> {
    let mut out = Vec::new();
    let mut buffer = Vec::new();
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
            out.push(one(layout, line, hard_blank, taken, &mut buffer));
        }
    }
    demote(&mut out);
    broken_periods(&mut out);
    super::between::words_between_figures(&mut out);
    out
}

/// `Utfall 2026-` and `04` on the next line: the digits belong to the header.
fn broken_periods(scans: &mut [Scan<'_>]) {
    for i in 1..scans.len() {
        // Months on a line of their own below `R12 2024-`, with other columns' words between.
        let months = scans.get(i).is_some_and(|s| s.text.split_whitespace().all(|w| w.len() == 2 && w.bytes().all(|b| b.is_ascii_digit())));
        let above = months && (2..=3).any(|n| i.checked_sub(n).and_then(|j| scans.get(j)).is_some_and(|s| s.header && s.text.split_whitespace().any(|w| w.len() == 5 && w.ends_with(['-', '–']))));
        let open = above || scans.get(i - 1).is_some_and(|s| (s.header && s.text.split_whitespace().any(|w| w.len() > 2 && w.ends_with(['-', '–']))) || s.text.trim() == "R" || s.text.trim_end().ends_with(" R"));
        if let Some(s) = scans.get_mut(i).filter(|s| open && !s.header) {
            let first = s.text.split_whitespace().next().unwrap_or_default();
            let parts = s.text.split_whitespace().all(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()));
            if parts || (first.len() <= 4 || first.ends_with('-')) && first.starts_with(|c: char| c.is_ascii_digit()) && s.tail.len() <= 1 {
                s.header = true;
                s.class = Class2::Text;
                s.tail.clear();
                s.label_end = s.text.len();
            }
        }
    }
}

/// A part of a line that holds a whole table, as a line of its own.
fn piece<'a>(layout: &Layout<'a>, line: &LayoutLine<'a>, from: usize, to: usize, buffer: &mut Vec<Token>) -> Option<Scan<'a>> {
    let part = LayoutLine { text: line.text.get(from..to)?, gap: if from == 0 { line.gap } else { Gap::Adjacent }, ..*line };
    let mut scan = one(layout, &part, false, false, buffer);
    scan.base = from;
    Some(scan)
}

fn one<'a>(layout: &Layout<'a>, line: &LayoutLine<'a>, hard_blank: bool, taken: bool, buffer: &mut Vec<Token>) -> Scan<'a> {
    let numbered = line.kind == LineKind::Heading && layout.heading_at(line.number).is_some_and(|h| h.number.is_some());
    let mut scan = Scan {
        number: line.number,
        text: line.text,
        base: 0,
        class: Class2::Text,
        tail: Vec::new(),
        label_end: line.text.len(),
        header: false,
        glued: false,
        gap: line.gap,
        indent: line.indent,
        heading: line.kind == LineKind::Heading,
    };
    if taken || numbered || line.text.len() > MAX_ROW_LINE {
        scan.class = Class2::Barrier;
        return scan;
    }
    if hard_blank {
        scan.class = if line.text.trim_matches(' ').chars().count() <= 2 { Class2::BlankCell } else { Class2::Text };
        return scan;
    }
    tokens(line.text, buffer);
    if buffer.len() > MAX_ROW_TOKENS {
        scan.class = Class2::Barrier;
        return scan;
    }
    scan.header = !is_note_title(line.text) && !super::labels::is_part(line.text) && looks_like_header(line, buffer);
    if scan.header {
        return scan;
    }
    figures(&mut scan, buffer, layout.aligned);
    if scan.class == Class2::Text && !scan.heading && (prose::is_prose(line.text) || ends_like_sentence(line.text)) {
        scan.class = Class2::Barrier;
    }
    scan
}

/// Finds the run of figures at the end of a line and says what the line is.
fn figures(scan: &mut Scan<'_>, tokens: &[Token], aligned: bool) {
    let whole = tokens;
    let tokens = if aligned { without_text_column(tokens) } else { tokens };
    let _ = whole;
    let mut start = tail_start(tokens);
    let mut glued = tokens.get(start..).unwrap_or_default().iter().any(|t| t.kind == Kind::Glued);
    let mut mixed: Option<(usize, usize)> = None;
    if let Some(t) = start.checked_sub(1).and_then(|i| tokens.get(i)) {
        if let Kind::Mixed(at) = t.kind {
            // `Servicenämnd673235` and `Hemlöshet (75 %)-51-40-11`: the figures begin inside the word.
            mixed = Some((start - 1, at));
            glued = true;
            start -= 1;
        }
    }
    let run = tokens.get(start..).unwrap_or_default();
    let count = run.iter().filter(|t| matches!(t.kind, Kind::Number(_) | Kind::Glued | Kind::Mixed(_))).count();
    if count == 0 {
        let dashes = !run.is_empty() && start == 0 && run.iter().all(|t| t.kind == Kind::Dash);
        if dashes {
            scan.class = Class2::Figures;
            scan.tail = run.to_vec();
            scan.label_end = 0;
        }
        return;
    }
    if let [only] = run {
        if only.kind == Kind::Glued && is_registration(only.text(scan.text)) {
            return;
        }
    }
    // `SKL, april 2018 4,4 3,6`: the year belongs to the month before it.
    let month_before = start.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| crate::figures::period::month(t.text(scan.text)).is_some());
    let year_of_month = month_before && run.len() > 1 && matches!(run.first().map(|t| t.kind), Some(Kind::Number(f)) if f.is_year());
    let start = start + usize::from(year_of_month);
    // `Årskurs 1-3 1724 1751`, `etapp 4      46 000`: a range or a number close to the label belongs to it.
    let after = tokens.get(start + 1);
    let labelled = start > 0 && after.is_some();
    let range = labelled && tokens.get(start).is_some_and(|t| t.kind == Kind::Glued && is_range(t.text(scan.text)));
    let close = labelled && tokens.get(start).is_some_and(|t| t.gap == 1 && matches!(t.kind, Kind::Number(f) if f.decimals == 0 && !f.signed && f.whole_digits <= 2)) && after.is_some_and(|t| t.gap >= 4);
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
    scan.class = if words > 0 || mixed.is_some() || label > start || scan.text.get(..scan.label_end).is_some_and(|l| !l.trim().is_empty()) { Class2::Row } else { Class2::Figures };
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
    if tail_start(tokens) < tokens.len() && tokens.iter().rev().take_while(|t| t.gap < 3).all(|t| t.is_figure()) && tokens.last().is_some_and(|t| t.gap >= 2 || t.kind == Kind::Percent) {
        return tokens;
    }
    // Pieces between wide gaps: a label, then figures only, then text.
    let starts: Vec<usize> = tokens.iter().enumerate().filter(|(i, t)| *i == 0 || t.gap >= 3).map(|(i, _)| i).collect();
    let piece = |p: usize| tokens.get(starts.get(p).copied().unwrap_or(tokens.len())..starts.get(p + 1).copied().unwrap_or(tokens.len())).unwrap_or_default();
    let figures = |p: usize| piece(p).iter().all(|t| t.is_figure() || t.kind == Kind::Unit) && piece(p).iter().any(|t| matches!(t.kind, Kind::Number(_)));
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
    figures == 1 && matches!(first.as_str(), "not" | "tabell" | "diagram" | "figur" | "bilaga" | "kapitel" | "avsnitt" | "sida" | "sid" | "mål" | "kf" | "ks" | "dnr")
}

fn ends_like_sentence(text: &str) -> bool {
    let t = text.trim_end();
    t.ends_with('.') && t.split_whitespace().count() >= 5
}

/// Whether a line can be a part of a header: words of the lexicon and periods, and no other figures.
fn looks_like_header(line: &LayoutLine<'_>, tokens: &[Token]) -> bool {
    let mut list: Vec<Word> = Vec::new();
    words(line.number, line.text, &mut list);
    let (mut strong, mut weak, mut periods, mut other, mut small) = (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    for w in &list {
        match w.class {
            Class::Known(HeaderWord::Role(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)) => weak += 1,
            Class::Known(HeaderWord::Role(_) | HeaderWord::Previous | HeaderWord::WholeYear) => strong += 1,
            Class::Known(HeaderWord::Note | HeaderWord::Span | HeaderWord::Unit(_)) => weak += 1,
            Class::Known(_) => small += 1,
            Class::Period(_) => periods += 1,
            Class::Other if is_small_part(&w.text) => small += usize::from(periods + strong > 0),
            Class::Other => other += 1,
        }
    }
    if is_title(line.text, &list) {
        return false;
    }
    let figures = tokens.iter().any(|t| match t.kind {
        Kind::Number(f) if f.whole_digits == 6 && strong > 0 && !f.signed => crate::figures::period::part(t.text(line.text)).is_none(),
        Kind::Number(f) if f.whole_digits >= 8 => !is_glued_header(t.text(line.text)),
        Kind::Number(f) => !f.is_year() && !(f.whole_digits <= 2 && !f.signed && f.decimals == 0 && strong + periods > 0 && small_part_of_period(line.text, t)),
        Kind::Glued | Kind::Mixed(_) => !is_glued_header(t.text(line.text)),
        _ => false,
    });
    if figures || strong + weak + periods + small == 0 {
        return false;
    }
    let sentence = prose::function_words(line.text) >= 2 && other > 3 || line.text.trim_end().ends_with('.') && other > 2;
    if sentence {
        return false;
    }
    if strong > 0 {
        return other <= 2 * (strong + periods) + 1;
    }
    if periods > 0 {
        let years = tokens.iter().filter(|t| matches!(t.kind, Kind::Number(f) if f.is_year())).count();
        return other == 0 || years >= 2 || periods >= 2 && other <= 2 * periods;
    }
    other == 0 && weak > 0 && !only_group(&list)
}

/// `PROGNOSAVVIKELSE, MKR`, `Budgetavvikelse (tkr)`: one word and a unit after a comma or in brackets.
fn is_title(line: &str, list: &[Word]) -> bool {
    let roles = list.iter().filter(|w| w.role().is_some()).count();
    let rest = list.iter().filter(|w| w.role().is_none()).all(|w| w.unit().is_some());
    // `Nettokostnad per verksamhet`: what is listed, by what.
    let by = list.windows(2).any(|w| matches!(w, [a, b] if a.text.eq_ignore_ascii_case("per") && matches!(b.class, Class::Other | Class::Known(HeaderWord::Stub))));
    let periods = list.iter().any(|w| matches!(w.class, Class::Period(_)));
    roles == 1 && list.len() == 2 && rest && line.contains([',', '(']) || by && roles <= 1 && !periods
}

/// `Not 2. Verksamhetens kostnader (tkr)`, `Not 7 Eget kapital`.
pub(crate) fn is_note_title(text: &str) -> bool {
    let mut w = text.split_whitespace();
    let (first, second) = (w.next().unwrap_or_default().to_lowercase(), w.next().unwrap_or_default());
    matches!(first.as_str(), "not" | "tabell") && second.starts_with(|c: char| c.is_ascii_digit()) && w.next().is_some_and(|n| n.starts_with(char::is_alphabetic))
}

/// Digits inside a header that belong to a period: `31/12`, `1-6`, or stand beside a month.
fn small_part_of_period(line: &str, token: &Token) -> bool {
    let after = line.get(token.end..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
    let before = line.get(..token.start).unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    if before.len() > 4 && before.ends_with(['-', '–']) && before.trim_end_matches(['-', '–']).bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    crate::figures::period::month(after).is_some()
}

/// `08`: the month of a period that was broken over lines; `R`: the letter of a rolling period.
fn is_small_part(word: &str) -> bool {
    word.len() == 2 && word.starts_with(['0', '1']) && word.bytes().all(|b| b.is_ascii_digit()) || word == "R"
}

/// A glued header: `Utfall2013`, `201620152014`, `2021*)`.
fn is_glued_header(text: &str) -> bool {
    let mut list = Vec::new();
    words(0, text, &mut list);
    list.iter().any(|w| matches!(w.class, Class::Period(_))) && list.iter().all(|w| w.class != Class::Other || w.text.chars().all(|c| !c.is_ascii_digit()))
}

/// `Intäkter` alone heads a group of rows, not a column.
fn only_group(list: &[Word]) -> bool {
    matches!(list, [w] if matches!(w.role(), Some(ColumnRole::Income | ColumnRole::Cost | ColumnRole::NetCost | ColumnRole::Value)))
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
            s.class = Class2::Text;
            s.tail.clear();
            s.label_end = s.text.len();
            s.glued = false;
        }
    }
    // `Intäkt`, `Kostnad`, `Netto` on lines of their own beside other header lines are columns.
    for i in 0..scans.len() {
        let Some(s) = scans.get(i) else { continue };
        if s.header || s.class != Class2::Text {
            continue;
        }
        let mut list = Vec::new();
        words(s.number, s.text, &mut list);
        let kind = only_group(&list);
        if !kind {
            continue;
        }
        let beside = |j: Option<usize>| j.and_then(|j| scans.get(j)).is_some_and(|o| o.header || is_group_word(o));
        let period_next = scans.get(i + 1).is_some_and(|o| o.header && o.number <= s.number + 3);
        let header = period_next || beside(i.checked_sub(1)) && (beside(Some(i + 1)) || scans.get(i + 1).is_some_and(|o| o.class == Class2::Text));
        if let Some(s) = scans.get_mut(i).filter(|_| header) {
            s.header = true;
        }
    }
}

fn is_group_word(scan: &Scan<'_>) -> bool {
    let mut list = Vec::new();
    words(scan.number, scan.text, &mut list);
    only_group(&list)
}

/// Puts the lines together to rows, and the rows to segments between barriers.
pub(crate) fn gather(scans: &[Scan<'_>], aligned: bool) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut segment = Segment::default();
    let mut row = Gathered::default();
    for (i, s) in scans.iter().enumerate() {
        match s.class {
            Class2::Barrier => {
                close(&mut segment, &mut row);
                if !segment.rows.is_empty() {
                    out.push(std::mem::take(&mut segment));
                }
                segment = Segment::default();
            }
            Class2::Text => {
                if !row.shape.is_empty() {
                    if goes_on(scans, i, &row, aligned) {
                        row.post.push(i);
                        continue;
                    }
                    push(&mut segment, &mut row);
                }
                row.pre.push(i);
            }
            Class2::Row => {
                if !row.shape.is_empty() {
                    push(&mut segment, &mut row);
                }
                row.own = Some(i);
                row.lines.push(i);
                row.glued = s.glued;
                row.shape.add(s.number, s.text, s.base, &s.tail);
                row.shape.add_end(s.number, s.text);
            }
            Class2::Figures => {
                let new_row = !row.shape.is_empty() && row.own.is_some() && starts_own_row(scans, &row, i);
                if new_row {
                    push(&mut segment, &mut row);
                }
                row.lines.push(i);
                row.glued |= s.glued;
                row.shape.add(s.number, s.text, s.base, &s.tail);
            }
            Class2::BlankCell => {
                if !row.shape.is_empty() || !row.pre.is_empty() {
                    row.shape.add_blank_cell(s.number);
                    row.lines.push(i);
                }
            }
        }
    }
    close(&mut segment, &mut row);
    if !segment.rows.is_empty() {
        out.push(segment);
    }
    out
}

fn push(segment: &mut Segment, row: &mut Gathered) {
    segment.rows.push(std::mem::take(row));
}

fn close(segment: &mut Segment, row: &mut Gathered) {
    if row.shape.is_empty() {
        segment.rest = std::mem::take(&mut row.pre);
        *row = Gathered::default();
    } else {
        push(segment, row);
    }
}

/// Figures on a line of their own right after a row with several figures on one line belong to another row.
fn starts_own_row(scans: &[Scan<'_>], row: &Gathered, i: usize) -> bool {
    let width = |i: usize| scans.get(i).map_or(0, |s| s.tail.iter().filter(|t| t.is_figure()).count());
    let own = row.own.map_or(0, width);
    own >= 2 && width(i) <= own
}

/// Whether a text line after figures is the rest of the row's label: aligned text prints it below.
fn goes_on(scans: &[Scan<'_>], i: usize, row: &Gathered, aligned: bool) -> bool {
    let Some(s) = scans.get(i) else { return false };
    let last = row.lines.last().and_then(|l| scans.get(*l));
    let adjacent = last.is_some_and(|l| s.number == l.number + 1);
    let label = s.text.trim();
    let small = label.starts_with(char::is_lowercase) && !super::labels::is_part(label);
    if !aligned || !adjacent || s.header || label.chars().count() > 60 {
        return false;
    }
    let single_line = row.lines.len() == 1;
    // `SUMMA` … `KOMMUNSTYRELSEN`: a total's label goes on in capitals where no row follows.
    let own = row.own.and_then(|o| scans.get(o)).map_or("", |o| o.label().trim());
    let capitals = !own.is_empty() && own.chars().all(|c| !c.is_lowercase()) && label.chars().all(|c| !c.is_lowercase()) && label.chars().any(char::is_alphabetic);
    single_line && (small || capitals)
}
