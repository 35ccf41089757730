//! `kpr explain`: the page of a rule.

use std::io::Write;

use anyhow::{Result, bail};
use kpr::check::{self, RULES};
use kpr::finding::reading::{self, NOTES};
use kpr::output::Lang;

use super::args::{Common, ExplainArgs};
use super::exit::Exit;
use super::near::nearest;
use super::sink::Sink;

/// Prints the page of the rule, or of the note of the reader, with a code or name.
pub(crate) fn run(common: &Common, args: &ExplainArgs) -> Result<Exit> {
    let lang: Lang = common.lang.into();
    let rule = check::rule(&args.rule).map(|r| (r.code, r.severity, r.page.text(lang)));
    let note = || reading::note(&args.rule).map(|n| (n.code, n.severity, n.page.text(lang)));
    let Some((code, severity, page)) = rule.or_else(note) else {
        let names = RULES.iter().flat_map(|r| [r.name, r.code]).chain(NOTES.iter().flat_map(|n| [n.name, n.code]));
        let hint = nearest(&args.rule, names).map_or_else(String::new, |n| format!(", did you mean `{n}`?"));
        bail!("expected the code or name of a rule, found `{}`{hint} `kpr rules` lists them", args.rule);
    };
    let mut out = Sink::open(common)?;
    writeln!(out, "{code} · {severity:?}\n\n{}", page.trim_end())?;
    out.finish()?;
    Ok(Exit::Success)
}
