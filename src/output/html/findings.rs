//! Findings, the worst first, each with links to the lines it speaks of.

use maud::{Markup, html};

use super::escape::T;
use super::view::{View, badge};
use crate::finding::{Finding, Severity};
use crate::output::findings::text::possible;

/// Notes that are shown without being asked for.
const FEW: usize = 5;

/// The findings.
pub(super) fn section(v: View<'_>) -> Markup {
    let findings = v.findings();
    // The worst come first, so that the notes are the last.
    let (grave, notes) = findings.split_at(findings.partition_point(|f| f.severity > Severity::Info));
    let suppressed = v.report.findings.len() - findings.len();
    html! {
        section.card #findings aria-labelledby="findings-h" {
            h2 #findings-h { (v.say("Findings", "Anmärkningar")) }
            @if findings.is_empty() {
                p { (v.say("Nothing was found to remark on.", "Inget att anmärka på.")) }
            }
            @if !grave.is_empty() {
                ol.list { @for (n, finding) in (1..).zip(grave) { (one(v, n, finding)) } }
            }
            @if !notes.is_empty() {
                details.sheet data-part open[notes.len() <= FEW] {
                    summary { h3 { (v.say("Notes", "Upplysningar")) " (" (notes.len()) ")" } }
                    ol.list start=(grave.len() + 1) { @for (n, finding) in (grave.len() + 1..).zip(notes) { (one(v, n, finding)) } }
                }
            }
            @if suppressed > 0 {
                p.small.dim { (suppressed) " " (v.say("suppressed by the configuration", "undantagna i inställningarna")) }
            }
        }
    }
}

fn one(v: View<'_>, n: usize, finding: &Finding) -> Markup {
    html! {
        li #{ "f" (n) } tabindex="-1" data-item data-severity=(name(finding.severity)) {
            div.head {
                (v.severity(finding.severity))
                @if finding.known { (badge("note", "=", v.say("known", "känd"))) }
                (v.line(finding.line))
                span.small.dim { (T(&finding.code)) " " (T(&finding.rule)) }
            }
            p { (T(&finding.message)) }
            @if let Some(text) = &finding.materiality { p { (T(text)) } }
            @if let Some(text) = &finding.suggestion { p { span aria-hidden="true" { "→ " } (T(text)) } }
            @if finding.explanations.len() > 1 {
                details {
                    summary { (v.say("What would mend it", "Vad som skulle rätta det")) " (" (finding.explanations.len()) ")" }
                    ul { @for e in &finding.explanations { li { (T(&possible(v.report, e, v.lang))) } } }
                }
            }
            @if !finding.related.is_empty() {
                details {
                    summary { (v.say("Where it comes from", "Var det kommer ifrån")) " (" (finding.related.len()) ")" }
                    ul { @for r in &finding.related { li { (v.line(r.line)) ": " (T(&r.message)) } } }
                }
            }
        }
    }
}

/// A severity as the filter knows it.
fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
