//! SARIF 2.1.0 (OASIS): findings for code-scanning dashboards, with the pages of the rules as help.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Checked, Format, Totals};
use crate::check::{RULES, Rule};
use crate::finding::page::Page;
use crate::finding::reading::{NOTES, Note};
use crate::finding::{Finding, Lang, Severity};

/// A SARIF log with one run.
#[derive(Debug, Clone, Copy)]
pub struct Sarif;

impl Format for Sarif {
    /// The log as far as its results, which come last.
    fn head(&self, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let driver = json!({
            "name": "kpr",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": NOTES.iter().map(|n| note(n, lang)).chain(RULES.iter().map(|r| rule(r, lang))).collect::<Vec<_>>(),
        });
        writeln!(out, r#"{{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{{"#)?;
        writeln!(out, r#""tool":{{"driver":{driver}}},"columnKind":"unicodeCodePoints","results":["#)
    }

    fn one(&self, checked: &Checked, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        for (i, finding) in checked.report.findings.iter().enumerate() {
            if i > 0 {
                out.write_all(self.between().as_bytes())?;
            }
            serde_json::to_writer(&mut *out, &result(&checked.path, finding))?;
        }
        Ok(())
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn foot(&self, _: Totals, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n]}}]}}")
    }
}

fn note(note: &Note, lang: Lang) -> Value {
    descriptor((note.code, note.name), note.page, lang, (true, note.severity))
}

fn rule(rule: &Rule, lang: Lang) -> Value {
    descriptor((rule.code, rule.name), rule.page, lang, (!rule.norm, rule.severity))
}

fn descriptor((code, name): (&str, &str), page: Page, lang: Lang, (enabled, severity): (bool, Severity)) -> Value {
    json!({
        "id": code,
        "name": name,
        "shortDescription": {"text": page.title(lang)},
        "fullDescription": {"text": page.summary(lang)},
        "help": {"text": page.text(lang), "markdown": page.text(lang)},
        "defaultConfiguration": {"enabled": enabled, "level": level(severity)},
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
        if let Some(index) = NOTES.iter().map(|n| n.code).chain(RULES.iter().map(|r| r.code)).position(|code| code == f.code) {
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
