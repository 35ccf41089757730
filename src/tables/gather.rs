//! Lines → runs of rows: a label, on the line of its figures or above it, and the figures on one line or on several.
//!
//! Here it is only said what could be a row; how many columns there are is found later.

use std::rc::Rc;

use super::labels::is_code;
use super::scan::{LineClass, Scan};
use super::shape::Shape;
use crate::limits::{MAX_ROW_LINES, MAX_TABLE_ROWS};

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
    pub(crate) shape: Rc<Shape>,
    pub(crate) glued: bool,
}

impl Gathered {
    /// Its figures, to add some.
    pub(crate) fn shape_mut(&mut self) -> &mut Shape {
        Rc::make_mut(&mut self.shape)
    }
}

/// Rows with nothing but text between them, and the text after the last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Segment {
    pub(crate) rows: Vec<Gathered>,
    pub(crate) rest: Vec<usize>,
    /// The line of the first row that is one too many.
    pub(crate) unread: Option<usize>,
}

/// Puts the lines together to rows, and the rows to segments between barriers; each goes to `out` as soon as it is whole.
pub(crate) fn gather(scans: &[Scan<'_>], aligned: bool, mut out: impl FnMut(Segment)) {
    let mut segment = Segment::default();
    let mut row = Gathered::default();
    for (i, s) in scans.iter().enumerate() {
        match s.class {
            LineClass::Barrier if row.pre.is_empty() && row.shape.is_empty() && segment.rows.is_empty() => {}
            LineClass::Barrier => {
                close(&mut segment, &mut row);
                if !segment.rows.is_empty() {
                    out(std::mem::take(&mut segment));
                }
                segment = Segment::default();
            }
            LineClass::Text => {
                if !row.shape.is_empty() {
                    if goes_on(scans, i, &row, aligned) {
                        row.post.push(i);
                        continue;
                    }
                    push(&mut segment, &mut row);
                }
                row.pre.push(i);
            }
            LineClass::Row => {
                if !row.shape.is_empty() {
                    push(&mut segment, &mut row);
                }
                row.own = Some(i);
                row.lines.push(i);
                row.glued = s.glued;
                row.shape_mut().add(s.number, s.text, s.base, &s.tail);
                row.shape_mut().add_end(s.number, s.text);
            }
            LineClass::Figures => {
                let new_row = !row.shape.is_empty() && row.own.is_some() && starts_own_row(scans, &row, i);
                if new_row {
                    push(&mut segment, &mut row);
                }
                if row.lines.len() >= MAX_ROW_LINES {
                    continue;
                }
                row.lines.push(i);
                row.glued |= s.glued;
                row.shape_mut().add(s.number, s.text, s.base, &s.tail);
            }
            LineClass::BlankCell => {
                if row.lines.len() < MAX_ROW_LINES && (!row.shape.is_empty() || !row.pre.is_empty()) {
                    row.shape_mut().add_blank_cell(s.number);
                    row.lines.push(i);
                }
            }
        }
    }
    close(&mut segment, &mut row);
    if !segment.rows.is_empty() {
        out(segment);
    }
}

fn push(segment: &mut Segment, row: &mut Gathered) {
    let row = std::mem::take(row);
    if segment.rows.len() < MAX_TABLE_ROWS {
        segment.rows.push(row);
    } else if segment.unread.is_none() {
        segment.unread = row.lines.first().copied();
    }
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
    let label_line = match row.own.and_then(|o| scans.get(o)) {
        Some(own) => Some(own.label()),
        None => row.pre.last().and_then(|i| scans.get(*i)).map(|s| s.text),
    };
    let own = label_line.map_or("", str::trim);
    let capitals = !own.is_empty()
        && own.chars().all(|c| !c.is_lowercase())
        && label.chars().all(|c| !c.is_lowercase())
        && label.chars().any(char::is_alphabetic);
    // `148`, and below the figures its name.
    let code = is_code(own);
    single_line && (small || capitals || code)
}
