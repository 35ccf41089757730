//! What a rule found, typed, and the finding that is made of it.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::context::Context;
use super::rule::Rule;
use super::say::Fact;
use crate::finding::{Explanation, Finding, Lang, Related, Severity};
use crate::proof::{Change, Place};
use crate::report::model::Number;

/// What a rule found.
#[derive(Debug)]
pub struct Issue {
    fact: Box<dyn Fact>,
    line: u32,
    severity: Option<Severity>,
    table: Option<usize>,
    cell: Option<(usize, usize)>,
    actual: Option<Decimal>,
    expected: Option<Decimal>,
    difference: Option<Decimal>,
    tolerance: Option<Decimal>,
    related: Vec<(u32, Box<dyn Fact>)>,
    explanations: Vec<Explanation>,
    suggestion: Option<Box<dyn Fact>>,
    materiality: Option<Box<dyn Fact>>,
    subject: Option<String>,
    key: String,
}

impl Issue {
    /// A fact at a line.
    pub fn new(line: u32, fact: impl Fact + 'static) -> Self {
        Self {
            fact: Box::new(fact),
            line,
            severity: None,
            table: None,
            cell: None,
            actual: None,
            expected: None,
            difference: None,
            tolerance: None,
            related: Vec::new(),
            explanations: Vec::new(),
            suggestion: None,
            materiality: None,
            subject: None,
            key: String::new(),
        }
    }

    /// With another severity than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// About a table.
    #[must_use]
    pub fn table(mut self, table: usize) -> Self {
        self.table = Some(table);
        self
    }

    /// About one cell and no other.
    #[must_use]
    pub fn cell(mut self, place: Place) -> Self {
        self.table = Some(place.table);
        self.cell = Some((place.row, place.column));
        self
    }

    /// With what stands there, what should, and how far they may be apart by rounding.
    #[must_use]
    pub fn figures(mut self, actual: Decimal, expected: Decimal, tolerance: Option<Decimal>) -> Self {
        self.actual = Some(actual.normalize());
        self.expected = Some(expected.normalize());
        self.difference = Some((actual - expected).normalize());
        self.tolerance = tolerance.map(|t| t.normalize());
        self
    }

    /// With another place that has to do with it; one fact a line is enough where they say the same.
    #[must_use]
    pub fn related(mut self, line: u32, fact: impl Fact + 'static) -> Self {
        self.related.push((line, Box::new(fact)));
        self
    }

    /// With all the smallest changes that mend it.
    #[must_use]
    pub fn explained<'a>(mut self, ctx: &Context<'_>, changes: impl IntoIterator<Item = &'a Change>) -> Self {
        for change in changes {
            let Some(place) = ctx.evidence.network.nodes.get(change.node).map(|n| n.place()) else { continue };
            let explanation = Explanation {
                table: ctx.table_id(place.table),
                row: place.row,
                cell: place.column,
                from: Number(change.from),
                to: Number(change.to),
                slip: change.slip,
            };
            if !self.explanations.contains(&explanation) {
                self.explanations.push(explanation);
            }
        }
        self
    }

    /// With what to do.
    #[must_use]
    pub fn suggestion(mut self, fact: impl Fact + 'static) -> Self {
        self.suggestion = Some(Box::new(fact));
        self
    }

    /// With what its mending would turn round.
    #[must_use]
    pub fn materiality(mut self, fact: Option<impl Fact + 'static>) -> Self {
        self.materiality = fact.map(|f| Box::new(f) as Box<dyn Fact>);
        self
    }

    /// About something that is no cell: a JSON Pointer into the report.
    #[must_use]
    pub fn subject(mut self, pointer: String) -> Self {
        self.subject = Some(pointer);
        self
    }

    /// With words that tell it from its like and stay when lines move; labels, not numbers of lines.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// The finding, in the words of a language.
    pub(crate) fn finding(self, rule: &Rule, severity: Severity, ctx: &Context<'_>) -> Finding {
        let lang = ctx.settings.lang;
        let mut out = Finding::new(rule.code, rule.name, self.severity.unwrap_or(severity), self.line, self.fact.say(lang));
        out.fingerprint = fingerprint(rule, &self.key, &self.fact.say(Lang::En));
        out.table = self.table.map(|t| ctx.table_id(t));
        (out.row, out.cell) = self.cell.unzip();
        out.actual = self.actual.map(Number);
        out.expected = self.expected.map(Number);
        out.difference = self.difference.map(Number);
        out.tolerance = self.tolerance.map(Number);
        out.related = self.related.iter().map(|(line, fact)| Related { line: *line, message: fact.say(lang) }).collect();
        out.explanations = self.explanations;
        out.suggestion = self.suggestion.map(|f| f.say(lang));
        out.materiality = self.materiality.map(|f| f.say(lang));
        out.subject = self.subject;
        out
    }
}

/// The first 16 hexadecimal digits of a hash over the rule and what tells the finding from its like.
fn fingerprint(rule: &Rule, key: &str, message: &str) -> String {
    let mut hash = Sha256::new();
    for part in [rule.code, "\0", key, "\0", message] {
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect()
}
