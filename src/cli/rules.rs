//! `kpr rules`: all rules.

use std::io::Write;

use anyhow::Result;
use kpr::check::RULES;
use kpr::output::Lang;
use serde_json::json;

use super::args::{Common, RulesArgs, RulesFormat};
use super::exit::Exit;
use super::sink::Sink;

/// Lists the rules by code.
pub(crate) fn run(common: &Common, args: &RulesArgs) -> Result<Exit> {
    let lang: Lang = common.lang.into();
    let mut out = Sink::open(common)?;
    match args.format {
        RulesFormat::Text => {
            for r in RULES {
                let severity = if r.norm { "norm".to_owned() } else { format!("{:?}", r.severity).to_lowercase() };
                writeln!(out, "{} {:<24} {severity:<8} {}", r.code, r.name, r.page.title(lang))?;
            }
        }
        RulesFormat::Json => {
            let rule = |r: &&kpr::check::Rule| json!({"code": r.code, "name": r.name, "severity": r.severity, "default": !r.norm, "title": r.page.title(lang), "summary": r.page.summary(lang), "page": r.page.text(lang)});
            serde_json::to_writer_pretty(&mut out, &RULES.iter().map(rule).collect::<Vec<_>>())?;
            writeln!(out)?;
        }
    }
    out.finish()?;
    Ok(Exit::Success)
}
