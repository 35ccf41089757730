//! `kpr explain`: the page of a rule.

use std::io::Write;

use anyhow::{Result, bail};
use kpr::check::{self, RULES};

use super::args::{Common, ExplainArgs};
use super::exit::Exit;
use super::near::nearest;
use super::sink::Sink;

/// Prints the page of the rule with a code or name.
pub(crate) fn run(common: &Common, args: &ExplainArgs) -> Result<Exit> {
    let Some(rule) = check::rule(&args.rule) else {
        let names = RULES.iter().flat_map(|r| [r.name, r.code]);
        let hint = nearest(&args.rule, names).map_or_else(String::new, |n| format!(", did you mean `{n}`?"));
        bail!("expected the code or name of a rule, found `{}`{hint} `kpr rules` lists them", args.rule);
    };
    let mut out = Sink::open(common)?;
    let page = rule.page(common.lang.into());
    writeln!(out, "{} · {:?}\n\n{}", rule.code, rule.severity, page.trim_end())?;
    out.finish()?;
    Ok(Exit::Success)
}
