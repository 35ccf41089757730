//! A rule: one name for its source, its pages, its fixtures and its findings.

use super::context::Context;
use super::issue::Issue;
use crate::finding::{Lang, Severity, page};

/// A rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable code, never reused.
    pub code: &'static str,
    /// Name, in kebab-case.
    pub name: &'static str,
    /// Severity of its findings, unless set otherwise.
    pub severity: Severity,
    /// Whether it runs only where norms are asked for.
    pub norm: bool,
    /// Its page in English.
    pub page_en: &'static str,
    /// Its page in Swedish.
    pub page_sv: &'static str,
    /// What it finds in a report.
    pub find: fn(&Context<'_>) -> Vec<Issue>,
}

impl Rule {
    /// The page in a language.
    #[must_use]
    pub fn page(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.page_en,
            Lang::Sv => self.page_sv,
        }
    }

    /// The first paragraph under the title of the page: what the rule finds, in a sentence or two.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        page::summary(self.page(lang))
    }

    /// The title of the page.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        page::title(self.page(lang))
    }
}

/// Declares the rule of a file; its pages lie beside it under its name.
macro_rules! rule {
    ($code:literal, $name:literal, $severity:ident, $find:expr) => {
        rule!($code, $name, $severity, $find, norm: false);
    };
    ($code:literal, $name:literal, $severity:ident, $find:expr, norm: $norm:literal) => {
        /// The rule of this file; its page says what it finds.
        pub static RULE: $crate::check::rule::Rule = $crate::check::rule::Rule {
            code: $code,
            name: $name,
            severity: $crate::finding::Severity::$severity,
            norm: $norm,
            page_en: include_str!(concat!($name, ".md")),
            page_sv: include_str!(concat!($name, ".sv.md")),
            find: $find,
        };
    };
}
pub(crate) use rule;
