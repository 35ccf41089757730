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
#[derive(Debug, Clone, PartialEq)]
struct Form {
    runs: Vec<usize>,
    figures: Vec<Token>,
}

/// Turns such lines into rows.
pub(crate) fn words_between_figures<'a>(scans: &mut [Scan<'a>], terms: &Terms<'_, 'a>) {
    let mut buffer = Vec::new();
    let forms: Vec<Option<Form>> = scans.iter().map(|s| form(s, terms, &mut buffer)).collect();
    let mut start = 0;
    while start < forms.len() {
        let Some(Some(first)) = forms.get(start) else {
            start += 1;
            continue;
        };
        let mut end = start + 1;
        while forms.get(end).and_then(Option::as_ref).is_some_and(|f| f.runs == first.runs) {
            end += 1;
        }
        if end - start >= FEWEST {
            for i in start..end {
                if let (Some(s), Some(Some(f))) = (scans.get_mut(i), forms.get(i)) {
                    s.class = LineClass::Row;
                    s.header = false;
                    s.tail.clone_from(&f.figures);
                    s.label_end = f.figures.first().map_or(s.label_end, |t| t.start);
                }
            }
        }
        start = end;
    }
}

/// The form of a line with a label, figures, words and figures again.
fn form<'a>(scan: &Scan<'a>, terms: &Terms<'_, 'a>, all: &mut Vec<Token>) -> Option<Form> {
    if scan.worded || !matches!(scan.class, LineClass::Row | LineClass::Text) || scan.header || scan.text.len() > 200 {
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
