//! `kpr completions SHELL` and `kpr man`: both made from the arguments' own description.

use anyhow::Result;
use clap::CommandFactory;

use super::args::{Args, Common, CompletionsArgs};
use super::exit::Exit;
use super::sink::Sink;

/// Prints a completion script.
pub(crate) fn completions(common: &Common, args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kpr", &mut script);
    print(common, &script)
}

/// Prints the manual: one page with every command.
pub(crate) fn man(common: &Common) -> Result<Exit> {
    let mut page = Vec::new();
    let mut command = Args::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for sub in command
        .get_subcommands()
        .filter(|c| c.get_name() != "help" && !c.is_hide_set())
    {
        let name = format!("kpr {}", sub.get_name());
        let man = clap_mangen::Man::new(sub.clone().display_name(name));
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
        man.render_extra_section(&mut page)?;
    }
    print(common, &page)
}

fn print(common: &Common, bytes: &[u8]) -> Result<Exit> {
    use std::io::Write;
    let mut out = Sink::open(common)?;
    out.write_all(bytes)?;
    out.finish()?;
    Ok(Exit::Success)
}
