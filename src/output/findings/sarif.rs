//! SARIF 2.1.0 (OASIS): findings for code-scanning dashboards, with the pages of the rules as help.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Checked, Format};
use crate::check::{RULES, Rule};
use crate::finding::{Finding, Lang, Severity};

/// A SARIF log with one run.
#[derive(Debug, Clone, Copy)]
pub struct Sarif;

impl Format for Sarif {
    fn write(&self, checked: &[Checked], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let results: Vec<Value> = checked.iter().flat_map(|c| c.report.findings.iter().map(|f| result(&c.path, f))).collect();
        let artifacts: Vec<Value> = checked.iter().map(artifact).collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "kpr",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": RULES.iter().map(|r| rule(r, lang)).collect::<Vec<_>>(),
                }},
                "columnKind": "unicodeCodePoints",
                "artifacts": artifacts,
                "results": results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

fn artifact(checked: &Checked) -> Value {
    let source = &checked.report.source;
    let mut out = json!({"location": {"uri": uri(&checked.path)}, "length": source.bytes});
    if !source.sha256.is_empty()
        && let Some(map) = out.as_object_mut()
    {
        map.insert("hashes".to_owned(), json!({"sha-256": source.sha256}));
    }
    out
}

fn rule(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.summary(lang)},
        "help": {"text": rule.page(lang), "markdown": rule.page(lang)},
        "defaultConfiguration": {"enabled": !rule.norm, "level": level(rule.severity)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(path: &str, f: &Finding) -> Value {
    let mut region = json!({"startLine": f.line});
    if let (Some(column), Some(map)) = (f.column, region.as_object_mut()) {
        map.insert("startColumn".to_owned(), json!(column));
    }
    let location = |region: Value| json!({"artifactLocation": {"uri": uri(path)}, "region": region});
    let related: Vec<Value> = f
        .related
        .iter()
        .enumerate()
        .map(|(i, r)| json!({"id": i, "physicalLocation": location(json!({"startLine": r.line})), "message": {"text": r.message}}))
        .collect();
    let mut out = json!({
        "ruleId": f.code,
        "level": level(f.severity),
        "message": {"text": f.message},
        "locations": [{"physicalLocation": location(region)}],
        "relatedLocations": related,
        "partialFingerprints": {"kpr/v1": f.fingerprint},
        "baselineState": if f.known { "unchanged" } else { "new" },
    });
    if let Some(map) = out.as_object_mut() {
        if let Some(index) = RULES.iter().position(|r| r.code == f.code) {
            map.insert("ruleIndex".to_owned(), json!(index));
        }
        if let Some(reason) = &f.suppressed {
            map.insert("suppressions".to_owned(), json!([{"kind": "external", "justification": reason}]));
        }
    }
    out
}

/// A path as a URI reference: relative, slashes, everything unusual percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}
