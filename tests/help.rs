//! `--help` of every command, kept fresh by a snapshot each.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

mod common;

use common::stdout;

/// The commands, from the first column of the help's own list.
fn commands() -> Vec<String> {
    let help = stdout(&["--help"]);
    let list = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    let names = list.filter(|l| !l.starts_with("   ")).filter_map(|l| l.split_whitespace().next());
    names.filter(|n| *n != "help").map(str::to_owned).collect()
}

#[test]
fn help() {
    insta::assert_snapshot!("kpr", stdout(&["--help"]));
    for command in commands() {
        insta::assert_snapshot!(command.clone(), stdout(&[&command, "--help"]));
    }
}

#[test]
fn every_command_has_an_example() {
    let commands = commands();
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let help = stdout(&[&command, "--help"]);
        assert!(help.contains("Example") && help.contains(&format!("kpr {command} ")), "{help}");
    }
}
