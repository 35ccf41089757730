//! A rule: one name for its source, its pages, its fixtures and its findings.

use super::context::Context;
use super::issue::Issue;
use crate::finding::Severity;
use crate::finding::page::Page;

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
    /// Its page.
    pub page: Page,
    /// What it finds in a report.
    pub find: fn(&Context<'_>) -> Vec<Issue>,
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
            page: $crate::finding::page::page!($name),
            find: $find,
        };
    };
}
pub(crate) use rule;
