//! Heads of pages that the layout could not tell from text: lines that say only what the report's head says.

use crate::figures::words::{letters, squash};
use crate::layout::{Gap, LayoutLine};
use crate::report::model::Head;

/// What such lines are made of.
#[derive(Debug)]
pub(crate) struct Running {
    /// Title, municipality and body, the longest first.
    pieces: Vec<String>,
}

impl Running {
    /// By a report's head.
    pub(crate) fn new(head: &Head) -> Self {
        let mut pieces: Vec<String> =
            [&head.title, &head.municipality, &head.body].into_iter().flatten().map(|p| squash(p)).filter(|p| p.len() > 3).collect();
        pieces.sort_by_key(|p| std::cmp::Reverse(p.len()));
        Self { pieces }
    }

    /// Whether a line is nothing but pieces of the head and a page number, or a page number that stands apart.
    pub(crate) fn is_one(&self, line: &LayoutLine<'_>) -> bool {
        let text = line.text.trim();
        if text.len() <= 3 && line.gap != Gap::Adjacent && text.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        if text.len() > 160 || text.ends_with('.') {
            return false;
        }
        // What is left of a line when all pieces are taken out begins with a digit or is `sida` and digits.
        let first = letters(text).next();
        let begins = |first: char| first.is_ascii_digit() || first == 's' || self.pieces.iter().any(|p| p.starts_with(first));
        if !first.is_some_and(begins) {
            return false;
        }
        let mut letters = squash(text);
        let whole = letters.len();
        for piece in &self.pieces {
            if let Some(at) = letters.find(piece.as_str()) {
                letters.replace_range(at..at + piece.len(), "");
            }
        }
        letters.len() < whole && letters.strip_prefix("sida").unwrap_or(&letters).bytes().all(|b| b.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::LineKind;
    use crate::report::model::ReportKind;

    #[test]
    fn heads_made_of_the_reports_own() {
        let head = Head {
            title: Some("Bokslut 2024".into()),
            body: Some("Servicenämnden".into()),
            municipality: Some("Bys kommun".into()),
            kind: ReportKind::Annual,
            period: None,
            as_of: None,
            chair: None,
            manager: None,
            unit: None,
        };
        let running = Running::new(&head);
        let is = |text| {
            running.is_one(&LayoutLine {
                number: 1,
                text,
                kind: LineKind::Text,
                gap: Gap::Adjacent,
                indent: 0,
                prose: false,
                function_words: 0,
            })
        };
        assert!(is("Bys kommun Bokslut 2024") && is("Bokslut 2024 | Servicenämnden | 3") && is("Servicenämnden sida 2"));
        assert!(!is("Servicenämnden följer budget") && !is("Bokslut 2023") && !is("3"));
    }
}
