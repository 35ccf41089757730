//! `kpr completions SHELL` and `kpr man`: both made from the arguments' own description.

use std::io::Write;

use anyhow::Result;
use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Args, Common, CompletionsArgs};
use super::exit::Exit;
use super::sink::Sink;

/// Prints a completion script.
pub(crate) fn completions(common: &Common, args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kpr", &mut script);
    print(common, &script)
}

/// Prints the manual: one page, a section a command.
pub(crate) fn man(common: &Common) -> Result<Exit> {
    let mut page = Vec::new();
    let mut command = Args::command();
    command.build();
    let man = Man::new(command.clone());
    man.render(&mut page)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help" && !c.is_hide_set()) {
        page.extend(section(sub)?.into_bytes());
    }
    print(common, &page)
}

/// A command's part of the page, without the options that all have.
fn section(sub: &clap::Command) -> Result<String> {
    let own = sub.clone().mut_args(|arg| {
        let hide = arg.is_global_set();
        arg.hide(hide)
    });
    let (man, mut text) = (Man::new(own), Vec::new());
    man.render_description_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_options_section(&mut text)?;
    man.render_extra_section(&mut text)?;
    let parts = String::from_utf8(text)?.replace(".SH EXTRA", ".SS EXAMPLES").replace(".SH ", ".SS ");
    Ok(format!(".SH \"KPR {}\"\n{parts}", sub.get_name().to_uppercase()))
}

fn print(common: &Common, bytes: &[u8]) -> Result<Exit> {
    let mut out = Sink::open(common)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Exit::Success)
}
