//! Report and proof → findings.
//!
//! A [`Rule`] sees the typed report and its proof only: never the source text, no output. What it finds is a typed
//! [`Issue`]; the words are made of it afterwards, in English or Swedish. One cause is one finding.

mod arithmetic;
mod claims;
pub mod context;
pub(crate) mod dates;
mod elsewhere;
pub mod issue;
mod materiality;
mod norms;
pub mod rule;
pub mod rules;
pub mod say;
pub mod settings;
pub(crate) mod statuses;
mod told;
mod words;

use crate::finding::{Finding, Severity};
use crate::proof;
use crate::report::model::Report;
pub use context::Context;
pub use issue::Issue;
pub use rule::Rule;
pub use rules::RULES;
pub use settings::{Level, Settings, Thresholds};

/// Proves a report, runs the rules on it and adds what they find to its findings, by line.
pub fn check(report: &mut Report, settings: &Settings) {
    let evidence = proof::prove(report);
    let found = {
        let ctx = Context { report, evidence: &evidence, settings };
        RULES.iter().flat_map(|rule| run(rule, &ctx)).collect::<Vec<_>>()
    };
    report.findings.extend(found);
    report.findings.sort_by(|a, b| (a.line, &a.code, a.cell).cmp(&(b.line, &b.code, b.cell)));
    number_twins(&mut report.findings);
}

/// The rule with a code or a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.name == name || r.code.eq_ignore_ascii_case(name))
}

fn run(rule: &Rule, ctx: &Context<'_>) -> Vec<Finding> {
    let severity = match ctx.settings.levels.get(rule.name) {
        Some(Level::Off) => return Vec::new(),
        Some(Level::At(severity)) => Some(*severity),
        None if rule.norm && !ctx.settings.norms => return Vec::new(),
        None => None,
    };
    let mut found: Vec<Finding> = (rule.find)(ctx).into_iter().map(|i| i.finding(rule, rule.severity, ctx)).collect();
    if let Some(severity) = severity {
        found.iter_mut().for_each(|f: &mut Finding| f.severity = severity);
    }
    found
}

/// Findings that are alike in all that stays get a number, in the order of the report.
fn number_twins(findings: &mut [Finding]) {
    let mut seen = std::collections::BTreeMap::new();
    for f in findings {
        let n: &mut u32 = seen.entry(f.fingerprint.clone()).or_default();
        *n += 1;
        if *n > 1 {
            f.fingerprint = format!("{}-{n}", f.fingerprint);
        }
    }
}

/// Whether a finding counts: neither known nor suppressed, and at least of a severity.
#[must_use]
pub fn counts(finding: &Finding, least: Severity) -> bool {
    !finding.known && finding.suppressed.is_none() && finding.severity >= least
}
