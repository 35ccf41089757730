//! A page of documentation: a title, a summary, sections.

use super::Lang;

/// A page in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// In English.
    pub en: &'static str,
    /// In Swedish.
    pub sv: &'static str,
}

impl Page {
    /// The page in a language, as Markdown.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Sv => self.sv,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        self.text(lang).lines().next().unwrap_or_default().trim_start_matches('#').trim()
    }

    /// The first paragraph under its title: what it is about, in a sentence or two.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let mut lines = self.text(lang).lines().skip_while(|l| l.starts_with('#') || l.is_empty());
        lines.by_ref().take_while(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The page under a name, whose texts lie beside the file.
macro_rules! page {
    ($name:literal) => {
        $crate::finding::page::Page { en: include_str!(concat!($name, ".md")), sv: include_str!(concat!($name, ".sv.md")) }
    };
}
pub(crate) use page;
