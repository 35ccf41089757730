//! What every part of a report's page knows, and the small pieces that several of them use.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::escape::T;
use crate::check::say;
use crate::finding::{Finding, Lang, Severity};
use crate::output::Lines;
use crate::report::model::Report;

/// What every part of a report's page knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// The lines it was read from, where they are shown.
    pub(super) lines: Option<&'a Lines<'a>>,
    /// Language of the page's own words.
    pub(super) lang: Lang,
}

impl<'a> View<'a> {
    /// One of the page's own words.
    pub(super) fn say(self, en: &'static str, sv: &'static str) -> &'static str {
        match self.lang {
            Lang::En => en,
            Lang::Sv => sv,
        }
    }

    /// A figure as readers of the page write it.
    pub(super) fn number(self, value: Decimal) -> String {
        say::number(value, self.lang)
    }

    /// A link to a line of the report's text; its number alone where the text is not shown.
    pub(super) fn line(self, number: u32) -> Markup {
        let words = self.say("line", "rad");
        self.to_line(number, &html! { (words) " " (number) })
    }

    /// Something that links to a line of the report's text.
    pub(super) fn to_line(self, number: u32, what: &Markup) -> Markup {
        match self.lines.and_then(|l| l.line(number)) {
            Some(_) => html! { a href={ "#L" (number) } { (what) } },
            None => what.clone(),
        }
    }

    /// The findings that are shown, the worst first.
    pub(super) fn findings(self) -> Vec<&'a Finding> {
        let mut out: Vec<&Finding> = self.report.findings.iter().filter(|f| f.suppressed.is_none()).collect();
        out.sort_by_key(|f| std::cmp::Reverse(f.severity));
        out
    }

    /// A finding's gravity with its sign.
    pub(super) fn severity(self, severity: Severity) -> Markup {
        let (class, sign, word) = match severity {
            Severity::Error => ("bad", "✗", self.say("Error", "Fel")),
            Severity::Warning => ("warn", "!", self.say("Warning", "Varning")),
            Severity::Info => ("note", "i", self.say("Note", "Upplysning")),
        };
        badge(class, sign, word)
    }
}

/// A word on a ground of its colour, with a sign for those who do not see the colour.
pub(super) fn badge(class: &str, sign: &str, word: &str) -> Markup {
    html! { span.badge.(class) { span aria-hidden="true" { (sign) " " } (word) } }
}

/// A text in the report's own language.
pub(super) fn told(text: &str) -> Markup {
    html! { span lang="sv" { (T(text)) } }
}

/// Blue for better than planned, orange for worse.
pub(super) fn way(value: Decimal) -> &'static str {
    match value {
        v if v.is_zero() => "even",
        v if v.is_sign_negative() => "neg",
        _ => "pos",
    }
}

/// A share of a whole as SVG writes a length: hundredths of a percent, cut.
pub(super) fn percent(part: Decimal, whole: Decimal) -> String {
    let share = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|p| p.checked_div(whole)).unwrap_or_default();
    format!("{}%", share.trunc_with_scale(2).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact_to_the_hundredth() {
        let of = |part: i64, whole: i64| percent(part.into(), whole.into());
        assert_eq!(of(1, 3), "33.33%");
        assert_eq!(of(50, 100), "50%");
        assert_eq!(of(0, 5), "0%");
        assert_eq!(of(5, 0), "0%");
    }
}
