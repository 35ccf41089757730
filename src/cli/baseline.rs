//! `kpr baseline`: the findings that are known, by fingerprint; and what `kpr check --baseline` makes of them.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use kpr::finding::{Finding, Severity};
use kpr::output::findings::Checked;
use serde_json::{Value, json};

use super::args::{BaselineArgs, Common};
use super::check::{self, Run};
use super::exit::Exit;
use super::inputs;
use super::sink::Sink;

/// Version of the file's shape.
const VERSION: u64 = 1;

/// Fingerprints of known findings.
#[derive(Debug, Default)]
pub(crate) struct Baseline {
    fingerprints: BTreeSet<String>,
}

impl Baseline {
    /// Reads a file.
    pub(crate) fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot read", path.display()))?;
        let json: Value =
            serde_json::from_str(&text).with_context(|| format!("{}: expected a file from `kpr baseline`", path.display()))?;
        if json.get("version").and_then(Value::as_u64) != Some(VERSION) {
            bail!("{}: expected a baseline of version {VERSION}; make it anew with `kpr baseline`", path.display());
        }
        let findings = json.get("findings").and_then(Value::as_array).into_iter().flatten();
        let fingerprints = findings.filter_map(|f| f.get("fingerprint")?.as_str()).map(str::to_owned).collect();
        Ok(Self { fingerprints })
    }

    /// Marks the findings that are known; they are not hidden.
    pub(crate) fn mark(&self, findings: &mut [Finding]) {
        for f in findings {
            f.known = self.fingerprints.contains(&f.fingerprint);
        }
    }
}

/// Writes all errors and warnings of the inputs as a baseline.
pub(crate) fn run(common: &Common, args: &BaselineArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let mut out = Sink::open(common)?;
    let mut run = Run::new(common)?;
    run.as_of = args.as_of;
    let mut findings: Vec<Value> = Vec::new();
    let render = |c: &Checked| {
        let grave = c.report.findings.iter().filter(|f| f.severity > Severity::Info && f.suppressed.is_none());
        Ok(grave.map(|f| entry(&c.path, f)).collect::<Vec<_>>())
    };
    let exit = check::each(common, &run, false, &inputs, render, |_, more| {
        findings.extend(more);
        Ok(())
    })?;
    // What could not be read is not known: half a baseline is none.
    if exit == Exit::Failed {
        return Ok(exit);
    }
    serde_json::to_writer_pretty(&mut out, &json!({"version": VERSION, "findings": findings}))?;
    writeln!(out)?;
    out.finish()?;
    Ok(exit)
}

fn entry(path: &str, f: &Finding) -> Value {
    json!({"fingerprint": f.fingerprint, "code": f.code, "rule": f.rule, "path": path, "message": f.message})
}
