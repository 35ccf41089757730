//! Rows with words between their figures: `Trygghet 64 63 Lika Bästa gruppen 58`.
//!
//! They are rows where several lines one after the other have as many figures before the words and after them.

use super::scan::{LineClass, Scan};
use super::terms::Terms;
use super::tokens::{Kind, Token};

/// Fewest lines of the same form.
const FEWEST: usize = 3;
/// Most words between two figures.
const MOST_WORDS: usize = 5;

/// How many figures stand in each run of a line, and the figures.
#[derive(Debug)]
struct Form {
    runs: Vec<usize>,
    figures: Vec<Token>,
}

/// Turns such lines into rows.
pub(crate) fn words_between_figures<'a>(scans: &mut [Scan<'a>], terms: &Terms<'_, 'a>) {
    let mut buffer = Vec::new();
    let mut form = |scans: &[Scan<'a>], i: usize| scans.get(i).and_then(|s| form(s, terms, &mut buffer));
    let mut start = 0;
    while start < scans.len() {
        let Some(first) = form(scans, start) else {
            start += 1;
            continue;
        };
        let mut figures = vec![first.figures];
        while let Some(next) = form(scans, start + figures.len()).filter(|next| next.runs == first.runs) {
            figures.push(next.figures);
        }
        let end = start + figures.len();
        if figures.len() >= FEWEST {
            for (s, figures) in scans.iter_mut().skip(start).zip(figures) {
                s.class = LineClass::Row;
                s.header = false;
                s.label_end = figures.first().map_or(s.label_end, |t| t.start);
                s.tail = figures;
            }
        }
        start = end;
    }
}

/// The form of a line with a label, figures, words and figures again.
fn form<'a>(scan: &Scan<'a>, terms: &Terms<'_, 'a>, all: &mut Vec<Token>) -> Option<Form> {
    // Without figures in its label there is one run of figures.
    if scan.worded
        || scan.class == LineClass::Row && !scan.label().bytes().any(|b| b.is_ascii_digit())
        || !matches!(scan.class, LineClass::Row | LineClass::Text)
        || scan.header
        || scan.text.len() > 200
    {
        return None;
    }
    terms.tokens(scan.text, terms.of_scan(scan), all);
    let first = all.iter().position(|t| matches!(t.kind, Kind::Number(_)))?;
    let label = all.get(..first)?;
    if label.is_empty() || !label.iter().any(|t| t.kind == Kind::Word) {
        return None;
    }
    let rest = all.get(first..)?;
    let mut runs = vec![0];
    let mut figures = Vec::new();
    let mut words = 0;
    for t in rest {
        match t.kind {
            Kind::Number(_) | Kind::Percent => {
                if words > 0 {
                    runs.push(0);
                    words = 0;
                }
                if let Some(r) = runs.last_mut() {
                    *r += usize::from(t.kind != Kind::Percent);
                }
                figures.push(*t);
            }
            Kind::Word if t.text(scan.text).chars().any(char::is_alphabetic) => words += 1,
            _ => return None,
        }
        if words > MOST_WORDS {
            return None;
        }
    }
    let capital = rest.iter().find(|t| t.kind == Kind::Word).is_some_and(|t| t.text(scan.text).starts_with(char::is_uppercase));
    (runs.len() >= 2 && words == 0 && capital).then_some(Form { runs, figures })
}
