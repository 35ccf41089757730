//! The README's tour, run as it stands.
//!
//! Every `sh` block runs, but for those marked `no_run`; where a `text` block follows, it is what the command
//! prints. `UPDATE_README=1 cargo test --test readme` writes those blocks anew.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::path::Path;
use std::process::Command;

/// Runs a block in `dir` with `kpr` on the path; gives what it prints.
fn run(block: &str, dir: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_kpr")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-eu", "-c", block]).current_dir(dir).env("PATH", path).env("COLUMNS", "100").env("LC_ALL", "C");
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{block}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(unix)]
#[test]
fn every_block_of_the_tour_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("fixtures"), dir.path().join("fixtures")).unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let (mut fresh, mut printed, mut blocks) = (String::new(), None, 0);
    let mut parts = readme.split("```");
    fresh.push_str(parts.next().unwrap());
    while let (Some(block), Some(text)) = (parts.next(), parts.next()) {
        let (info, body) = block.split_once('\n').unwrap();
        let mut body = body.to_owned();
        match (info, printed.take()) {
            ("sh", _) => {
                printed = Some(run(&body, dir.path()));
                blocks += 1;
            }
            ("text", Some(output)) => body = output,
            _ => {}
        }
        fresh.push_str(&format!("```{info}\n{body}```{text}"));
    }
    assert_eq!(blocks, readme.matches("```sh\n").count());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(root.join("README.md"), fresh).unwrap();
    } else if let Some((new, old)) = fresh.lines().zip(readme.lines()).find(|(new, old)| new != old) {
        panic!("it prints:    {new}\nREADME says:  {old}\nafter a look: UPDATE_README=1 cargo test --test readme");
    }
}
