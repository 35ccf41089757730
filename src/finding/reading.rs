//! Findings of the reader itself: what it guessed, what it left unread, and inputs that are none.

use super::page::{Page, page};
use super::{Finding, Severity};

/// A kind of finding that no rule makes: the reader says it about its own work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Stable code, never reused.
    pub code: &'static str,
    /// Name, in kebab-case.
    pub name: &'static str,
    /// Severity of its findings.
    pub severity: Severity,
    /// Its page.
    pub page: Page,
}

/// Declares a note; its pages lie beside this file under its name.
macro_rules! note {
    ($id:ident, $code:literal, $name:literal, $severity:ident) => {
        #[doc = concat!("`", $name, "`; its page says what it means.")]
        pub static $id: Note = Note { code: $code, name: $name, severity: Severity::$severity, page: page!($name) };
    };
}

note!(LAYOUT_GUESS, "KPR020", "layout-guess", Info);
note!(TABLE_TOO_LONG, "KPR021", "table-too-long", Warning);
note!(LIST_TOO_LONG, "KPR022", "list-too-long", Warning);
note!(TEXT_TOO_LONG, "KPR023", "text-too-long", Warning);
note!(UNREADABLE, "KPR090", "unreadable-input", Error);
note!(INTERNAL, "KPR091", "internal-error", Error);

/// All of them, by code.
pub static NOTES: [&Note; 6] = [&LAYOUT_GUESS, &TABLE_TOO_LONG, &LIST_TOO_LONG, &TEXT_TOO_LONG, &UNREADABLE, &INTERNAL];

impl Note {
    /// A finding of this kind at a line.
    #[must_use]
    pub fn at(&self, line: u32, message: String) -> Finding {
        Finding::new(self.code, self.name, self.severity, line, message)
    }
}

/// The note with a code or a name.
///
/// ```
/// use kpr::finding::reading;
///
/// assert_eq!(reading::note("kpr020").map(|n| n.name), Some("layout-guess"));
/// assert_eq!(reading::note("KPR101"), None); // a rule
/// ```
#[must_use]
pub fn note(name: &str) -> Option<&'static Note> {
    NOTES.iter().copied().find(|n| n.name == name || n.code.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Lang;

    #[test]
    fn every_note_has_its_pages_and_a_code_of_reading() {
        assert!(NOTES.iter().is_sorted_by(|a, b| a.code < b.code));
        for note in NOTES {
            assert!(note.code.starts_with("KPR0"), "{}", note.code);
            for (lang, headings) in [(Lang::En, ["Why it matters", "What to do"]), (Lang::Sv, ["Varför det spelar roll", "Vad du gör"])] {
                let found: Vec<&str> = note.page.text(lang).lines().filter_map(|l| l.strip_prefix("## ")).collect();
                assert_eq!(found, headings, "{} {lang:?}", note.name);
                assert!(!note.page.title(lang).is_empty() && note.page.summary(lang).ends_with('.'), "{} {lang:?}", note.name);
            }
        }
    }
}
