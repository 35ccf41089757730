//! Findings of the reader itself: what it guessed, what it left unread, and inputs that are none.

use super::{Finding, Lang, Severity};

/// A kind of finding that no rule makes: the reader says it about its own work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Note {
    /// Stable code, never reused.
    pub code: &'static str,
    /// Name, in kebab-case.
    pub name: &'static str,
    /// Severity of its findings.
    pub severity: Severity,
    page_en: &'static str,
    page_sv: &'static str,
}

/// Declares a note; its pages lie beside this file under its name.
macro_rules! note {
    ($id:ident, $code:literal, $name:literal, $severity:ident) => {
        #[doc = concat!("`", $name, "`; its page says what it means.")]
        pub static $id: Note = Note {
            code: $code,
            name: $name,
            severity: Severity::$severity,
            page_en: include_str!(concat!($name, ".md")),
            page_sv: include_str!(concat!($name, ".sv.md")),
        };
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

    /// The page in a language.
    #[must_use]
    pub fn page(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.page_en,
            Lang::Sv => self.page_sv,
        }
    }

    /// The title of the page.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        super::page::title(self.page(lang))
    }

    /// The first paragraph under the title of the page.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        super::page::summary(self.page(lang))
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

    #[test]
    fn every_note_has_its_pages_and_a_code_of_reading() {
        assert!(NOTES.iter().is_sorted_by(|a, b| a.code < b.code));
        for note in NOTES {
            assert!(note.code.starts_with("KPR0"), "{}", note.code);
            for (lang, headings) in [(Lang::En, ["Why it matters", "What to do"]), (Lang::Sv, ["Varför det spelar roll", "Vad du gör"])] {
                let found: Vec<&str> = note.page(lang).lines().filter_map(|l| l.strip_prefix("## ")).collect();
                assert_eq!(found, headings, "{} {lang:?}", note.name);
                assert!(!note.title(lang).is_empty() && note.summary(lang).ends_with('.'), "{} {lang:?}", note.name);
            }
        }
    }
}
