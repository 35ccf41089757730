//! A list as rows of cells, whichever way it was read.

use super::book::Book;
use super::columns::{ListKind, is_formed, is_typed};
use super::header::Header;
use super::inside;
use super::model::{Columns, Model};
use super::names::Names;
use super::prices::Prices;
use super::rest;
use super::search::{self, Reading};
use super::text::{Habits, TextCosts, is_sentences};
use super::traits::Traits;
use super::words::{Piece, Stream, StreamLine};
use crate::figures::status;
use crate::layout::{Gap, LayoutLine, LineKind};
use crate::lexicon::lists::Role;
use crate::source::Joiner;

/// A cell: a clean text and the lines it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) lines: [u32; 2],
}

/// A row: for each column its entries; most have one or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Cell>>,
}

/// A list.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) kind: ListKind,
    pub(super) roles: Vec<Role>,
    pub(super) key: usize,
    pub(super) rows: Vec<Row>,
    /// Whether lines of blanks hold places in its columns.
    pub(super) padded: bool,
    /// Whose list it is, where the header says so.
    pub(super) own: Option<String>,
}

impl Row {
    pub(super) fn new(columns: usize) -> Self {
        Self { cells: vec![Vec::new(); columns] }
    }

    /// First and last line of the row.
    pub(super) fn lines(&self) -> [u32; 2] {
        let all = || self.cells.iter().flatten().flat_map(|c| c.lines);
        [all().min().unwrap_or_default(), all().max().unwrap_or_default()]
    }
}

impl Table {
    /// The column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|r| *r == role)
    }

    /// The cell of a role in a row; several entries become one.
    pub(super) fn cell<'r>(&self, row: &'r Row, role: Role) -> Option<&'r Cell> {
        row.cells.get(self.column(role)?)?.first()
    }

    /// The text of a role in a row, its entries joined; a dash alone is nothing.
    pub(super) fn text(&self, row: &Row, role: Role) -> Option<String> {
        let entries = row.cells.get(self.column(role)?)?;
        let text = entries.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" ");
        (!text.is_empty() && !super::cells::is_dash(&text)).then_some(text)
    }
}

/// Makes a cell of pieces.
pub(super) fn cell(pieces: &[Piece<'_>], joiner: &Joiner) -> Option<Cell> {
    let (first, last) = pieces.first().zip(pieces.last())?;
    let text = joiner.join(pieces.iter().map(|p| p.text));
    let text = text.trim_start_matches(['•', '·', '▪']).trim().to_owned();
    (!text.is_empty()).then_some(Cell { text, lines: [first.line, last.line] })
}

/// Reads the body of a list as a stream of words; `names` are those of goals and areas that stand elsewhere.
pub(super) fn from_stream<'a>(header: &Header, body: &[&LayoutLine<'a>], book: &Book<'_, 'a>, names: &Names) -> (Table, Vec<u32>) {
    // A note ends a list.
    let end = body.iter().position(|l| l.text.trim_start().starts_with("Not:")).unwrap_or(body.len());
    let body = body.get(..end).unwrap_or(body);
    let mut habits = habits(header, body, book);
    let settled = if habits.gapped && !habits.padded { inside::put_beside(header, body, book) } else { body.iter().map(|l| **l).collect() };
    let mut stream = Stream::new(book, &settled);
    stream.part(&book.layout.lines);
    habits.blocks = habits.gapped && !habits.padded && of_texts(header);
    let model = Model::new(header, &stream, habits);
    let named = names.find(&stream, &model.roles);
    let model = model.with_named(named);
    let mut prices = Prices::new(&stream, book.joiner);
    let (mut model, mut reading) = taught(model, &stream, &mut prices, book.joiner);
    for latent in latent_columns(&model, &stream) {
        let (other, other_reading) = taught(latent, &stream, &mut prices, book.joiner);
        if other_reading.cost + 200 < reading.cost {
            (model, reading) = (other, other_reading);
        }
    }
    let mut rows = rows(&reading, &model, &stream, book.joiner);
    rest::give_back(&model.roles, &mut rows, book.joiner);
    if habits.padded {
        rest::mend_page_cuts(&model.roles, &mut rows, book.joiner);
    }
    let used = reading.cells.iter().filter(|c| c.column.is_some()).flat_map(|c| stream.pieces(c.a, c.b)).map(|p| p.line).collect();
    (Table { kind: model.kind, key: model.key, padded: habits.padded, own: header.own.clone(), roles: model.roles, rows }, used)
}

/// Reads once, learns the habits of the columns, and reads again where that tells anything.
fn taught<'s, 'a>(mut model: Model, stream: &'s Stream<'a>, prices: &mut Prices<'s, 'a>, joiner: &Joiner) -> (Model, Reading) {
    let text = TextCosts::new(stream, &model, joiner);
    let first = search::run(stream, &model, &text, prices);
    let mut columns = learn(&first, &model, stream);
    if model.habits.padded {
        columns.widths = vec![None; model.roles.len()];
    }
    let reading = if model.learn(columns) { search::run(stream, &model, &text, prices) } else { first };
    (model, reading)
}

/// What the gaps of a body tell.
fn habits(header: &Header, body: &[&LayoutLine<'_>], book: &Book<'_, '_>) -> Habits {
    let count = |gap: Gap| body.iter().filter(|l| l.gap == gap).count();
    let lines = body.len().max(1);
    let number = |l: Option<&&LayoutLine<'_>>| l.map_or(0, |l| l.number as usize);
    let between = book.layout.lines.get(number(body.first())..number(body.last())).unwrap_or_default();
    let padding = between.iter().filter(|l| l.kind == LineKind::Padding).count();
    let everywhere = book.padded && header.roles.contains(&Role::Goal);
    Habits {
        padded: everywhere || padding * 3 > lines && lines > 12,
        gapped: (count(Gap::Empty) + count(Gap::Padding)) * 4 > lines,
        blocks: false,
    }
}

/// Whether a list has many columns of texts and none that a grammar tells apart in every row.
fn of_texts(header: &Header) -> bool {
    let texts = header.roles.iter().filter(|r| !is_typed(**r) && !is_formed(**r)).count();
    header.kind == ListKind::Actions && texts >= 3 && !header.roles.contains(&Role::Status)
}

/// Models with a column more: a status that the header does not name.
fn latent_columns(model: &Model, stream: &Stream<'_>) -> Vec<Model> {
    let wants = matches!(model.kind, ListKind::Actions | ListKind::Risks) && !model.roles.contains(&Role::Status);
    let begins = |i: usize| stream.traits(i).any(Traits::ACTION_BEGIN);
    let said = || stream.lines.iter().filter(|l| l.text.len() < 60 && begins(l.words.0) && status::action(l.text).is_some());
    let after = model.roles.iter().position(|r| *r == Role::Due).unwrap_or(model.key) + 1;
    let mut out = Vec::new();
    // A status right after a day, on its line.
    let dated = (1..stream.words.len()).filter(|i| {
        stream.traits(i - 1).any(Traits::DAY) && stream.traits(*i).any(Traits::ACTION) && stream.traits(*i).any(Traits::CAPITAL)
    });
    if wants && (said().nth(1).is_some() || dated.take(2).count() > 1) {
        out.push(model.with_latent(after, Role::Status));
    }
    // The label of those who answer for it may be printed elsewhere: the names of functions end the lines of their cells.
    let owned = matches!(model.kind, ListKind::Actions | ListKind::Risks) && !model.roles.contains(&Role::Owner);
    let named = |l: &StreamLine<'_>| {
        let last = l.words.1.checked_sub(1).filter(|last| *last >= l.words.0).map(|last| stream.traits(last));
        last.is_some_and(|last| last.any(Traits::FUNCTION) && last.any(Traits::CAPITAL))
    };
    if owned && stream.lines.iter().filter(|l| l.text.len() < 60 && named(l)).nth(1).is_some() {
        let end = model.roles.len();
        out.extend(out.first().map(|with_status| with_status.with_latent(end + 1, Role::Owner)));
        out.push(model.with_latent(end, Role::Owner));
    }
    // Days under another label: `Återrapportering`.
    let lists = matches!(model.kind, ListKind::Actions | ListKind::Risks) && !model.roles.contains(&Role::Due);
    let days = || stream.words.iter().filter(|w| w.traits.any(Traits::DAY));
    let told = model.roles.iter().position(|r| matches!(r, Role::Comment | Role::Detail | Role::Aside)).filter(|q| *q != model.key);
    if let Some(q) = told.filter(|_| lists && days().nth(1).is_some()) {
        out.push(model.with_role(q, Role::Due));
    }
    out
}

/// How often each column is empty, how wide each is, and which hold sentences.
fn learn(reading: &Reading, model: &Model, stream: &Stream<'_>) -> Columns {
    let count = model.roles.len();
    let mut filled = vec![0_usize; count];
    let mut rows = 0_usize;
    let mut widths: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut wrapped = vec![0_usize; count];
    let mut stopped = vec![0_usize; count];
    let last = reading.cells.iter().rposition(|c| c.column.is_some());
    for (i, found) in reading.cells.iter().enumerate() {
        let Some(q) = found.column else { continue };
        rows += usize::from(q == model.key);
        if let Some((n, s)) = filled.get_mut(q).zip(stopped.get_mut(q)) {
            *n += 1;
            *s += usize::from(stream.before(found.b).any(Traits::STOP));
        }
        if let (Some(w), Some(n)) = (widths.get_mut(q), wrapped.get_mut(q))
            && (Some(i) != last || w.is_empty())
        {
            let lines = || stream.parts(found.a, found.b).map(|(a, b)| stream.width(a, b));
            let count = lines().count();
            match model.habits.blocks {
                true if count > 1 => w.extend(lines().max()),
                true => (),
                false => w.extend(lines()),
            }
            *n += count.saturating_sub(1);
        }
    }
    let often = |role: Role, n: usize, s: usize| is_sentences(role) && n >= 4 && s * 4 >= n * 3;
    let stops = model.roles.iter().zip(filled.iter().zip(&stopped)).map(|(role, (n, s))| often(*role, *n, *s)).collect();
    let empty = filled.iter().map(|f| (rows.saturating_sub(*f), rows)).collect();
    let widths = widths
        .into_iter()
        .zip(wrapped)
        .map(|(mut w, wrapped)| {
            w.sort_unstable();
            // The middle of the cells' widest lines, where the first reading may have taken two cells for one.
            let at = w.len().saturating_sub(1) * if model.habits.blocks { 50 } else { 95 } / 100;
            (wrapped >= 3).then(|| w.get(at).copied()).flatten()
        })
        .collect();
    Columns { empty, widths, stops }
}

/// The found cells as rows.
fn rows(reading: &Reading, model: &Model, stream: &Stream<'_>, joiner: &Joiner) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    for found in &reading.cells {
        let Some(q) = found.column else { continue };
        let pieces = stream.pieces(found.a, found.b);
        let role = model.roles.get(q).copied();
        if model.habits.padded && matches!(role, Some(Role::Action | Role::Comment)) {
            if found.new_row || out.is_empty() {
                out.push(Row::new(model.roles.len()));
            }
            if let Some(entries) = out.last_mut().and_then(|r| r.cells.get_mut(q)) {
                entries.extend(runs(&pieces, stream).iter().filter_map(|run| cell(run, joiner)));
            }
            continue;
        }
        let Some(made) = cell(&pieces, joiner) else { continue };
        if found.new_row || out.is_empty() {
            out.push(Row::new(model.roles.len()));
        }
        // A labelled effect after a group cell belongs to the row before that cell.
        let late =
            Some(q) == model.labelled && out.last().is_some_and(|r| r.cells.get(model.key).is_some_and(Vec::is_empty)) && out.len() > 1;
        let at = if late { out.len() - 2 } else { out.len() - 1 };
        if let Some(entries) = out.get_mut(at).and_then(|r| r.cells.get_mut(q)) {
            entries.push(if Some(q) == model.labelled { without_label(made) } else { made });
        }
    }
    out
}

/// The pieces of a cell parted by lines of blanks.
fn runs<'a>(pieces: &[Piece<'a>], stream: &Stream<'a>) -> Vec<Vec<Piece<'a>>> {
    let mut out: Vec<Vec<Piece<'a>>> = Vec::new();
    for piece in pieces {
        let padded = stream
            .lines
            .binary_search_by_key(&piece.line, |l| l.number)
            .ok()
            .and_then(|i| stream.lines.get(i))
            .is_some_and(|l| l.gap == Gap::Padding);
        match out.last_mut() {
            Some(run) if !padded => run.push(*piece),
            _ => out.push(vec![*piece]),
        }
    }
    out
}

/// The text after its label of two words.
pub(super) fn without_label(cell: Cell) -> Cell {
    let text = cell.text.split_whitespace().skip(2).collect::<Vec<_>>().join(" ");
    Cell { text: text.trim_start_matches([':', ' ']).to_owned(), ..cell }
}
