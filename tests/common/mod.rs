//! Running the command as a user does.
#![allow(dead_code, reason = "not every test uses all of it")]

use assert_cmd::Command;
use serde_json::Value;

/// The fixture that the README shows.
pub(crate) const REPORT: &str = "fixtures/reports/tertialrapport.txt";

/// The command with arguments, in the folder of the package.
pub(crate) fn kpr(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kpr"));
    command.args(args).env_remove("NO_COLOR").env_remove("COLUMNS").env("LC_ALL", "C");
    command
}

/// What it prints where all goes well.
pub(crate) fn stdout(args: &[&str]) -> String {
    let output = kpr(args).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

/// What it says where it ends with `code`.
pub(crate) fn stderr(args: &[&str], code: i32) -> String {
    let output = kpr(args).assert().code(code).get_output().stderr.clone();
    String::from_utf8(output).unwrap()
}

/// What it prints, as JSON.
pub(crate) fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(args)).unwrap()
}
