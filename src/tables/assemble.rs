//! Segments → tables: where one begins and ends, which lines are its header, and how many columns it has.

use super::column::{self, Draft};
use super::gather::{Gathered, Scan, Segment, is_note_title};
use super::header::{self, Cut};
use super::labels;
use super::reading::Habit;
use super::shape::Shape;
use super::solve::{RowShape, Solved, solve};
use super::sums::Kind;
use super::words::{Class, Word, join_broken, words};
use crate::layout::Gap;
use crate::lexicon::columns::HeaderWord;
use crate::limits::{MAX_COLUMNS, MAX_HEADER_LINES};
use crate::report::model::ColumnRole;

/// A row of a table before its cells are built.
#[derive(Debug, Clone)]
pub(crate) struct DraftRow {
    /// Group headings right before it, each as its lines.
    pub(crate) groups: Vec<Vec<usize>>,
    /// Lines of its label: whole lines, then the own line's beginning, then lines below.
    pub(crate) label: Vec<usize>,
    pub(crate) own: Option<usize>,
    /// Where the label ends in its own line, in bytes, if a figure belongs to it: `Beläggning 2019`.
    pub(crate) own_end: Option<usize>,
    pub(crate) post: Vec<usize>,
    pub(crate) shape: Shape,
    pub(crate) glued: bool,
}

/// A table with its rows read.
#[derive(Debug, Clone)]
pub(crate) struct TableDraft {
    pub(crate) title: Vec<usize>,
    pub(crate) header: Vec<usize>,
    pub(crate) stub: Vec<Word>,
    pub(crate) columns: Vec<Draft>,
    pub(crate) rows: Vec<DraftRow>,
    pub(crate) solved: Solved,
    pub(crate) header_known: bool,
}

/// Rows of one table with the text lines before the first.
struct Part {
    before: Vec<usize>,
    rows: Vec<Gathered>,
    /// Text lines after the last row.
    rest: Vec<usize>,
    inherits: bool,
}

/// Everything that is needed to read a segment.
pub(crate) struct Context<'s, 'a> {
    pub(crate) scans: &'s [Scan<'a>],
    pub(crate) aligned: bool,
}

impl Context<'_, '_> {
    fn text(&self, i: usize) -> &str {
        self.scans.get(i).map_or("", |s| s.text)
    }

    fn is_header(&self, i: usize) -> bool {
        self.scans.get(i).is_some_and(|s| s.header)
    }

    /// The letters and digits of header lines.
    fn squash(&self, lines: &[usize]) -> String {
        lines.iter().filter(|i| self.is_header(**i)).flat_map(|i| self.text(*i).chars()).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}

/// The tables of a segment.
pub(crate) fn tables(context: &Context<'_, '_>, segment: Segment) -> Vec<TableDraft> {
    let mut out: Vec<TableDraft> = Vec::new();
    for part in parts(context, segment) {
        let earlier = out.last().cloned();
        if let Some(t) = table(context, part, earlier.as_ref()) {
            out.push(t);
        }
    }
    out
}

/// Cuts a segment where a new header, or a new note under the same header, begins.
fn parts(context: &Context<'_, '_>, segment: Segment) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut header_squash = String::new();
    let mut ended = false;
    for mut row in segment.rows {
        let strong = row.pre.iter().any(|i| context.is_header(*i)) && core_words(context, &row.pre) > 0;
        let squash = context.squash(&row.pre);
        let note_title = row.pre.iter().any(|i| is_note_title(context.text(*i)));
        let page = row.pre.iter().chain(&row.lines).any(|i| context.scans.get(*i).is_some_and(|s| s.gap == Gap::Page));
        let last_total = out.last().and_then(|p| p.rows.last()).is_some_and(|r| label_kind(context, r).is_total());
        ended |= last_total;
        let fresh = match out.last() {
            None => true,
            Some(_) if strong => {
                let repeated = !squash.is_empty() && (squash == header_squash || header_squash.ends_with(&squash) && squash.len() > 8);
                if repeated && (page || !last_total) {
                    row.pre = after_header(context, &row.pre);
                    false
                } else {
                    core_words(context, &row.pre) >= 2 || has_title_gap(context, &row)
                }
            }
            Some(_) => false,
        };
        if fresh || note_title && !out.is_empty() {
            let inherits = !strong && note_title;
            if strong {
                header_squash = squash;
            }
            let before = std::mem::take(&mut row.pre);
            out.push(Part { before, rows: vec![row], rest: Vec::new(), inherits });
            ended = false;
        } else if let Some(part) = out.last_mut() {
            part.rows.push(row);
        }
    }
    let _ = ended;
    if let Some(last) = out.last_mut() {
        last.rest = segment.rest;
    }
    out
}

fn has_title_gap(context: &Context<'_, '_>, row: &Gathered) -> bool {
    row.pre.iter().filter(|i| context.is_header(**i)).count() >= 2
}

fn label_kind(context: &Context<'_, '_>, row: &Gathered) -> Kind {
    let label = row.own.and_then(|o| context.scans.get(o)).map(|s| s.label().to_owned());
    let label = label.filter(|l| !l.trim().is_empty()).or_else(|| row.pre.last().map(|i| context.text(*i).to_owned())).unwrap_or_default();
    Kind::of(&label, false, false)
}

/// Roles and periods in the header lines.
fn core_words(context: &Context<'_, '_>, lines: &[usize]) -> usize {
    let mut list = Vec::new();
    for i in lines.iter().filter(|i| context.is_header(**i)) {
        words(0, context.text(*i), &mut list);
    }
    list.iter().filter(|w| w.is_core()).count()
}

/// The lines after the last header line.
fn after_header(context: &Context<'_, '_>, lines: &[usize]) -> Vec<usize> {
    let last = lines.iter().rposition(|i| context.is_header(*i));
    lines.get(last.map_or(0, |l| l + 1)..).unwrap_or_default().to_vec()
}

/// Reads one part as a table, or finds that it is none.
fn table(context: &Context<'_, '_>, mut part: Part, earlier: Option<&TableDraft>) -> Option<TableDraft> {
    part.before = without_repeated_header(context, part.before);
    let rows: Vec<DraftRow> = part.rows.iter().enumerate().map(|(i, r)| draft_row(context, r, i == 0)).collect();
    let habit = habit(context, &rows);
    let candidates = column_counts(&rows, &habit);
    let inherited = part.inherits.then_some(()).and(earlier);
    let mut best: Option<(i32, TableDraft)> = None;
    for k in candidates {
        let spread = super::orphans::spread(context.scans, &part.rows, &part.rest, k);
        let rows: Vec<DraftRow> = if spread.len() == part.rows.len() { rows.clone() } else { spread.iter().enumerate().map(|(i, r)| draft_row(context, r, i == 0)).collect() };
        let (draft, score) = read_with(context, &part, &rows, k, &habit, inherited);
        let cut = i32::try_from(spread.len() - part.rows.len()).unwrap_or(0);
        let score = score + 600 * cut / i32::try_from(spread.len().max(1)).unwrap_or(1);
        if best.as_ref().is_none_or(|(s, _)| score < *s) {
            best = Some((score, draft));
        }
    }
    let (_, mut draft) = best?;
    trim(&mut draft);
    plausible(&draft).then_some(draft)
}

/// A header that comes twice before the first row, with a page break between: the second one goes, what stands between stays.
fn without_repeated_header(context: &Context<'_, '_>, before: Vec<usize>) -> Vec<usize> {
    let n = before.len();
    let text = |p: usize| before.get(p).map_or("", |i| context.text(*i).trim());
    let flagged = |p: usize| before.get(p).is_some_and(|i| context.is_header(*i));
    for first in (0..n).filter(|p| flagged(*p)) {
        for second in first + 1..n {
            let same = (second..n).take_while(|p| *p - second < second - first && text(*p) == text(first + *p - second)).count();
            let headers = (second..second + same).filter(|p| flagged(*p)).count();
            if same >= 1 && headers >= 1 && (same >= 2 || (second..n).skip(same).all(|p| !flagged(p)) && (first..second).skip(same).all(|p| !flagged(p))) {
                let page = (first..=second).any(|p| before.get(p).and_then(|i| context.scans.get(*i)).is_some_and(|s| s.gap == Gap::Page));
                if page {
                    let head = before.get(..first + same).unwrap_or_default().iter();
                    let between = before.get(first + same..second).unwrap_or_default().iter();
                    let rest = before.get(second + same..).unwrap_or_default().iter();
                    return head.chain(between).chain(rest).copied().collect();
                }
            }
        }
    }
    before
}

/// The label lines and group lines of a row. For the first row of a table the lines before it are shared with the header, so only
/// what surely is the label is taken here.
fn draft_row(context: &Context<'_, '_>, row: &Gathered, first: bool) -> DraftRow {
    let own_label = row.own.and_then(|o| context.scans.get(o)).map(|s| s.label().trim().to_owned()).unwrap_or_default();
    let pre = if first { Vec::new() } else { row.pre.clone() };
    let (groups, label) = split_labels(context, &pre, &own_label);
    DraftRow { groups, label, own: row.own, own_end: None, post: row.post.clone(), shape: row.shape.clone(), glued: row.glued }
}

/// Text lines before a row: group headings, then the beginning of its label.
fn split_labels(context: &Context<'_, '_>, pre: &[usize], own: &str) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut rest: Vec<usize> = pre.to_vec();
    let mut label: Vec<usize> = Vec::new();
    let mut lower = own.to_owned();
    if lower.is_empty() {
        if let Some(last) = rest.pop() {
            lower = context.text(last).to_owned();
            label.push(last);
        }
    }
    while let Some(&upper) = rest.last() {
        if label.len() < 4 && labels::wraps(context.text(upper), &lower) && !context.is_header(upper) {
            lower = context.text(upper).to_owned();
            label.push(upper);
            rest.pop();
        } else {
            break;
        }
    }
    label.reverse();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in rest {
        let goes_on = groups.last().and_then(|g| g.last()).is_some_and(|u| labels::wraps(context.text(*u), context.text(i)));
        match groups.last_mut().filter(|_| goes_on) {
            Some(g) => g.push(i),
            None => groups.push(vec![i]),
        }
    }
    (groups, label)
}

/// What is usual in the rows' figures.
fn habit(context: &Context<'_, '_>, rows: &[DraftRow]) -> Habit {
    let (mut tight, mut loose, mut hard, mut soft) = (0, 0, 0, 0);
    let mut decimals = [0_usize; 5];
    let (mut whole, mut grouped) = (0_usize, 0_usize);
    let mut wide = 0;
    let mut stacked = 0;
    let mut widths = [0_usize; 16];
    let mut narrow = 0_usize;
    for r in rows {
        let s = &r.shape.signs;
        let at = |i: usize| s.get(i).copied().unwrap_or(b' ');
        let mut i = 0;
        wide += usize::from(s.iter().skip(1).filter(|c| **c == b'=').count() >= 1);
        stacked += usize::from(s.iter().filter(|c| **c == b'\n').count() >= 1);
        while i < s.len() {
            match at(i) {
                b'-' if at(i + 1).is_ascii_digit() => tight += 1,
                b'-' if at(i + 1) == b' ' && at(i + 2).is_ascii_digit() => loose += 1,
                b',' if at(i + 1).is_ascii_digit() => {
                    let d = (1..5).take_while(|j| at(i + j).is_ascii_digit()).count();
                    if let Some(slot) = decimals.get_mut(d) {
                        *slot += 1;
                    }
                    i += d;
                }
                b'=' if i > 0 && i + 1 < s.len() => {
                    let width = usize::try_from(r.shape.gap_width(i)).unwrap_or(0).min(15);
                    if let Some(slot) = widths.get_mut(width) {
                        *slot += 1;
                    }
                }
                b' ' => narrow += 1,
                b'_' if at(i + 1).is_ascii_digit() => hard += 1,
                c if c.is_ascii_digit() && !at(i + 1).is_ascii_digit() && !matches!(at(i + 1), b',' | b'.' | b'_') => {
                    whole += 1;
                    if at(i + 1) == b' ' && (2..5).all(|j| at(i + j).is_ascii_digit()) && !at(i + 5).is_ascii_digit() {
                        soft += 1;
                        grouped += 1;
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }
    let with: usize = decimals.iter().sum();
    let usual = decimals.iter().enumerate().max_by_key(|(_, n)| **n).map(|(d, _)| d).unwrap_or(0);
    let most = decimals.get(usual).copied().unwrap_or(0);
    let usual_decimals = (most * 10 >= with * 8 && most > 2 && most * 2 > whole).then_some(usual);
    let _ = (soft, loose);
    Habit {
        hard_groups: hard >= 2,
        tight_minus: tight > 0,
        decimals: usual_decimals,
        grouped: grouped > 0,
        notes: false,
        base_gap: {
            let gaps: usize = widths.iter().sum();
            let usual = widths.iter().enumerate().max_by_key(|(_, n)| **n).map_or(1, |(w, _)| w);
            if gaps > rows.len() / 2 && gaps * 3 > narrow { u32::try_from(usual).unwrap_or(1) } else { 1 }
        },
        edges: Vec::new(),
        pieces: stacked * 2 > rows.len() || context.aligned && wide * 3 >= rows.len() * 2,
    }
}

/// The numbers of columns that most rows could have, likeliest first.
fn column_counts(rows: &[DraftRow], habit: &Habit) -> Vec<usize> {
    let mut votes = vec![0_usize; MAX_COLUMNS + 1];
    for r in rows {
        let c = r.shape.count();
        let lower = c.joined + if habit.tight_minus { c.dashes } else { 0 } + c.blanks;
        let upper = c.runs + c.dashes + c.blanks;
        let pieces = if habit.pieces { Some(pieces(&r.shape)) } else { None };
        for k in lower.max(1)..=upper.min(MAX_COLUMNS) {
            if let Some(v) = votes.get_mut(k) {
                *v += 2 + usize::from(k == lower) + if pieces == Some(k) { 4 } else { 0 };
            }
        }
        if r.glued {
            for k in lower.max(1)..=(lower + 5).min(MAX_COLUMNS) {
                if let Some(v) = votes.get_mut(k) {
                    *v += 1;
                }
            }
        }
    }
    let mut order: Vec<usize> = (1..votes.len()).filter(|k| votes.get(*k).copied().unwrap_or(0) > 0).collect();
    order.sort_by_key(|k| (std::cmp::Reverse(votes.get(*k).copied().unwrap_or(0)), *k));
    order.truncate(6);
    order
}

/// Pieces between line ends and wide gaps.
fn pieces(shape: &Shape) -> usize {
    let mut n = 0;
    let mut open = false;
    for s in &shape.signs {
        match s {
            b'\n' | b'=' => open = false,
            _ if !open => {
                n += 1;
                open = true;
            }
            _ => {}
        }
    }
    n
}

/// Reads the rows as `k` columns with the best header for them; gives the table and a score, the lower the better.
fn read_with(context: &Context<'_, '_>, part: &Part, rows: &[DraftRow], k: usize, habit: &Habit, inherited: Option<&TableDraft>) -> (TableDraft, i32) {
    let mut rows = rows.to_vec();
    let mut habit = habit.clone();
    if context.aligned {
        habit.edges = edges(&rows, k);
    }
    let first_own = part.rows.first().and_then(|r| r.own).and_then(|o| context.scans.get(o)).map(|s| s.label().trim().to_owned()).unwrap_or_default();
    let found = match inherited {
        Some(t) if t.columns.len() == k => Found { title: part.before.clone(), header: t.header.clone(), after: part.before.get(part.before.len()..).unwrap_or_default().to_vec(), cut: None, cost: 0, notes: false },
        _ => find_header(context, &part.before, &first_own, k, &rows, &habit),
    };
    habit.notes = found.notes;
    let mut found = found;
    if let Some(p) = found.after.iter().rposition(|i| is_note_title(context.text(*i))) {
        let rest = found.after.split_off(p + 1);
        found.title.append(&mut found.after);
        found.after = rest;
    }
    if let Some(row) = rows.first_mut() {
        let (groups, label) = split_labels(context, &found.after, &first_own);
        row.groups = groups;
        row.label = label;
    }
    let columns: Vec<Draft> = match (&found.cut, inherited) {
        (None, Some(t)) if t.columns.len() == k => t.columns.clone(),
        (Some(cut), _) => cut.columns.iter().map(|w| column::read(w)).collect(),
        _ => (0..k).map(|_| column::read(&[])).collect(),
    };
    let roles: Vec<ColumnRole> = columns.iter().map(|c| c.column.role).collect();
    let kinds: Vec<Kind> = rows.iter().map(|r| Kind::of(&label_text(context, r), false, false)).collect();
    let moved = numbers_of_labels(&mut rows, k, &habit);
    let shapes: Vec<RowShape<'_>> = rows.iter().zip(kinds).map(|(r, kind)| RowShape { shape: &r.shape, glued: r.glued, kind }).collect();
    let solved = solve(&shapes, k, &habit, &roles);
    let n = i32::try_from(rows.len().max(1)).unwrap_or(1);
    let score = found.cost * 8 / 10 + 2 * solved.cost + 300 * moved / n - solved.support * 40 / n;
    let header_known = found.cut.is_some() || inherited.is_some();
    let stub = found.cut.as_ref().map(|c| c.stub.clone()).unwrap_or_default();
    let draft = TableDraft { title: found.title, header: found.header, stub, columns, rows, solved, header_known };
    (draft, score)
}

/// Gives the first figure of a row to its label where the row has one too many: `Beläggning 2019 6 000 0 6 114 -114`.
fn numbers_of_labels(rows: &mut [DraftRow], k: usize, habit: &Habit) -> i32 {
    let mut moved = 0;
    for row in rows.iter_mut().filter(|r| r.own.is_some() && !r.glued) {
        let cost = |s: &Shape| super::reading::readings(s, k, habit, false).first().map_or(i32::MAX, |r| r.cost);
        if row.shape.count().joined <= k.saturating_sub(1) || cost(&row.shape) < 200 {
            continue;
        }
        let first = row.shape.signs.iter().skip_while(|s| Shape::is_gap(**s)).take_while(|s| !Shape::is_gap(**s));
        if first.clone().count() > 4 || !first.clone().all(u8::is_ascii_digit) {
            continue;
        }
        let Some((end, rest)) = row.shape.without_first() else { continue };
        if cost(&rest) <= 60 {
            row.own_end = Some(end);
            row.shape = rest;
            moved += 1;
        }
    }
    moved
}

/// The text of a row's label, roughly.
fn label_text(context: &Context<'_, '_>, row: &DraftRow) -> String {
    let mut text: Vec<&str> = row.label.iter().map(|i| context.text(*i).trim()).collect();
    if let Some(s) = row.own.and_then(|o| context.scans.get(o)) {
        text.push(s.label().trim());
    }
    text.extend(row.post.iter().map(|i| context.text(*i).trim()));
    text.join(" ").trim().to_owned()
}

/// Right edges of the columns: medians over the rows that have exactly `k` pieces.
fn edges(rows: &[DraftRow], k: usize) -> Vec<u32> {
    let mut columns: Vec<Vec<u32>> = vec![Vec::new(); k];
    for r in rows {
        let mut ends: Vec<u32> = Vec::new();
        let signs = &r.shape.signs;
        for (i, s) in signs.iter().enumerate() {
            let last = signs.get(i + 1).is_none_or(|n| matches!(n, b'=' | b'\n'));
            if last && !matches!(s, b'=' | b'\n') {
                ends.extend(r.shape.places.get(i).map(|p| p.x + 1));
            }
        }
        if ends.len() == k && signs.iter().all(|s| *s != b'\n') {
            for (c, e) in columns.iter_mut().zip(ends) {
                c.push(e);
            }
        }
    }
    if columns.first().is_none_or(|c| c.len() < 2) {
        return Vec::new();
    }
    columns
        .into_iter()
        .map(|mut c| {
            c.sort_unstable();
            c.get(c.len() / 2).copied().unwrap_or(0)
        })
        .collect()
}

/// A header that was found among the lines before the first row.
struct Found {
    title: Vec<usize>,
    header: Vec<usize>,
    after: Vec<usize>,
    cut: Option<Cut>,
    cost: i32,
    notes: bool,
}

/// Looks for the lines that head `k` columns best.
fn find_header(context: &Context<'_, '_>, before: &[usize], own: &str, k: usize, rows: &[DraftRow], habit: &Habit) -> Found {
    let n = before.len();
    let flagged: Vec<usize> = (0..n).filter(|p| before.get(*p).is_some_and(|i| context.is_header(*i))).collect();
    let label_lines = usize::from(own.is_empty()).min(n);
    let mut best: Option<(i32, usize, usize, Cut, bool)> = None;
    let last_flag = flagged.last().copied();
    let first_flag = flagged.first().copied();
    let ends: Vec<usize> = match last_flag {
        Some(l) => (l + 1..=n.saturating_sub(label_lines).max(l + 1).min(l + 1 + k)).collect(),
        None => (1..=n.saturating_sub(label_lines)).rev().take(3).collect(),
    };
    for end in ends {
        let earliest = end.saturating_sub(MAX_HEADER_LINES);
        let starts: Vec<usize> = match first_flag {
            Some(f) => (earliest..end).filter(|s| *s + 6 >= f && (*s <= f || flagged.contains(s) || *s <= last_flag.unwrap_or(0))).collect(),
            None => (earliest..end).rev().take(k + 2).collect(),
        };
        for start in starts {
            let lines = before.get(start..end).unwrap_or_default();
            let unknown = lines.iter().filter(|i| !context.is_header(**i)).count();
            let skipped: i32 = flagged.iter().filter(|f| **f < start || **f >= end).filter_map(|f| before.get(*f)).map(|i| skip_price(context, *i)).sum();
            let (list, notes) = header_words(context, lines);
            let Some(cut) = header_cut(context, &list, lines, k, rows, habit) else { continue };
            let blind = first_flag.is_none();
            let beyond = last_flag.map_or(0, |l| (end - 1).saturating_sub(l));
            let lead = first_flag.map_or(0, |f| f.saturating_sub(start));
            let cost = cut.cost
                + 25 * i32::try_from(unknown).unwrap_or(0)
                + skipped
                + 60 * i32::try_from(beyond).unwrap_or(0)
                + 40 * i32::try_from(lead).unwrap_or(0)
                + if blind && !blind_header(context, lines, k, &cut) { 2000 } else { 0 };
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, start, end, cut, notes));
            }
        }
    }
    let none = |cost: i32| {
        // Without a header the lines before are a title and, perhaps, group headings and the first label.
        let keep = n.saturating_sub(label_lines);
        let (title, after) = before.split_at(keep);
        Found { title: title.to_vec(), header: Vec::new(), after: after.to_vec(), cut: None, cost, notes: false }
    };
    match best {
        Some((cost, start, end, cut, notes)) if cost < 320 + 260 * i32::try_from(k).unwrap_or(0) && cost < 2000 => Found {
            title: before.get(..start).unwrap_or_default().to_vec(),
            header: before.get(start..end).unwrap_or_default().to_vec(),
            after: before.get(end..).unwrap_or_default().to_vec(),
            cut: Some(cut),
            // Unknown words are cheap where they are all there is.
            cost: if flagged.is_empty() { cost / i32::try_from(k.max(1)).unwrap_or(1) / 3 } else { cost },
            notes,
        },
        _ => none(if flagged.is_empty() { 60 } else { 400 + 40 * i32::try_from(k).unwrap_or(0) }),
    }
}

/// What it costs to leave a line that reads like a header out of it: little for a title with a year.
fn skip_price(context: &Context<'_, '_>, line: usize) -> i32 {
    let mut list = Vec::new();
    words(0, context.text(line), &mut list);
    let roles = list.iter().filter(|w| w.role().is_some()).count();
    let other = list.iter().filter(|w| w.class == Class::Other).count();
    match (roles, other) {
        (0, 0) => 100,
        (0, _) => 12,
        (_, 0) => 120,
        _ => 50,
    }
}

/// A header of unknown words: one line with a word for each column, or one line for each column.
fn blind_header(context: &Context<'_, '_>, lines: &[usize], k: usize, cut: &Cut) -> bool {
    if lines.iter().any(|i| context.scans.get(*i).is_some_and(|s| s.heading)) {
        return false;
    }
    let starts = |w: &Word| w.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || w.wide;
    let heads = cut.columns.iter().filter_map(|c| c.first());
    match lines {
        [one] => {
            let mut list = Vec::new();
            words(0, context.text(*one), &mut list);
            list.len() >= k && heads.filter(|w| starts(w)).count() == k && k >= 2
        }
        _ => lines.len() >= k && lines.len() <= 3 * k + 2 && k >= 2 && cut.columns.iter().filter(|c| c.first().is_some_and(|w| w.line_start)).count() == k,
    }
}

/// The words of header lines, broken ones joined; and whether there is a column of note numbers.
fn header_words(context: &Context<'_, '_>, lines: &[usize]) -> (Vec<Word>, bool) {
    let mut list = Vec::new();
    for i in lines {
        if let Some(s) = context.scans.get(*i) {
            words(s.number, s.text, &mut list);
        }
    }
    let list = join_broken(list);
    let notes = list.iter().any(|w| w.class == Class::Known(HeaderWord::Note));
    (list, notes)
}

/// Cuts header words into columns: by position where columns are aligned, else by their order.
fn header_cut(context: &Context<'_, '_>, list: &[Word], lines: &[usize], k: usize, rows: &[DraftRow], habit: &Habit) -> Option<Cut> {
    let flat = header::cut(list, k);
    if context.aligned && habit.edges.len() == k {
        let by_place = super::aligned::cut(context.scans, lines, rows, &habit.edges);
        if let Some(place) = by_place {
            if flat.as_ref().is_none_or(|f| place.cost <= f.cost + 120) {
                return Some(place);
            }
        }
    }
    flat
}

/// Takes rows off both ends that no reading fits.
fn trim(draft: &mut TableDraft) {
    while draft.rows.len() > 1 && last_is_stray(draft) {
        draft.rows.pop();
        draft.solved.readings.pop();
        draft.solved.chosen.pop();
    }
}

/// A lone whole number after a table of several columns is a page number.
fn last_is_stray(draft: &TableDraft) -> bool {
    let k = draft.columns.len();
    let Some(row) = draft.rows.last() else { return false };
    let signs = &row.shape.signs;
    let lone = signs.len() <= 3 && signs.iter().all(u8::is_ascii_digit);
    let labelled = draft.rows.iter().filter(|r| r.own.is_some() || !r.label.is_empty()).count();
    lone && row.own.is_none() && row.label.is_empty() && (k >= 2 || labelled + 1 == draft.rows.len())
}

/// Whether it is a table at all: enough rows that read well, or a header.
fn plausible(draft: &TableDraft) -> bool {
    let k = draft.columns.len();
    let rows = draft.rows.len();
    let good = draft.solved.readings.iter().filter(|r| r.first().is_some_and(|r| r.cost < 200)).count();
    // Figures with their units, one a line, are key figures.
    let with_units = draft.rows.iter().filter(|r| r.shape.signs.contains(&b'u')).count();
    if k == 1 && with_units * 2 >= rows {
        return false;
    }
    let roles = draft.columns.iter().filter(|c| c.column.role != ColumnRole::Value || c.period.year.is_some()).count();
    if k == 1 && !draft.columns.iter().any(|c| c.column.role != ColumnRole::Value || c.column.unit.is_some()) && !adds_up(draft) && draft.rows.iter().any(|r| r.shape.signs.iter().all(u8::is_ascii_digit) && r.own.is_none()) {
        return false;
    }
    if draft.header_known && roles > 0 {
        return good * 2 >= rows && good >= 1 && (rows >= 2 || k >= 2);
    }
    match k {
        1 => rows >= 3 && good >= 3 && (draft.header_known || adds_up(draft)),
        2 => rows >= 3 && good >= 3,
        _ => rows >= 2 && good >= 2,
    }
}

/// Whether a table of one column ends in the sum of its rows.
fn adds_up(draft: &TableDraft) -> bool {
    let values: Vec<rust_decimal::Decimal> = (0..draft.rows.len()).filter_map(|r| draft.solved.reading(r)?.cells.first().copied().flatten()).map(|c| c.value).collect();
    let Some((last, rest)) = values.split_last() else { return false };
    rest.len() >= 2 && !last.is_zero() && rest.iter().sum::<rust_decimal::Decimal>() == *last
}
