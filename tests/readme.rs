//! The README's tour and the Swedish guide, run as they stand.
//!
//! Every `sh` block runs, but for those marked `no_run`; where a `text` block follows, it is what the command
//! prints. `UPDATE_README=1 cargo test --test readme` writes those blocks anew.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::path::Path;
use std::process::Command;

/// Runs a block in `dir`, on a system of a locale, with `kpr` on the path; gives what it prints.
fn run(block: &str, dir: &Path, locale: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_kpr")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-eu", "-c", block]).current_dir(dir).env("PATH", path).env("COLUMNS", "100").env("LC_ALL", locale);
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{block}\n{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Runs the blocks of a document in their order and in one folder.
#[cfg(unix)]
fn every_block_runs(document: &str, locale: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("fixtures"), dir.path().join("fixtures")).unwrap();
    let text = std::fs::read_to_string(root.join(document)).unwrap();
    let (mut fresh, mut printed, mut blocks) = (String::new(), None, 0);
    let mut parts = text.split("```");
    fresh.push_str(parts.next().unwrap());
    while let (Some(block), Some(prose)) = (parts.next(), parts.next()) {
        let (info, body) = block.split_once('\n').unwrap();
        let mut body = body.to_owned();
        match (info, printed.take()) {
            ("sh", _) => {
                printed = Some(run(&body, dir.path(), locale));
                blocks += 1;
            }
            ("text", Some(output)) => body = output,
            _ => {}
        }
        fresh.push_str(&format!("```{info}\n{body}```{prose}"));
    }
    assert!(blocks > 5 && blocks == text.matches("```sh\n").count());
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(root.join(document), fresh).unwrap();
    } else if let Some((new, old)) = fresh.lines().zip(text.lines()).find(|(new, old)| new != old) {
        panic!("it prints:    {new}\n{document} says: {old}\nafter a look: UPDATE_README=1 cargo test --test readme");
    }
}

#[cfg(unix)]
#[test]
fn every_block_of_the_tour_runs() {
    every_block_runs("README.md", "C");
}

#[cfg(unix)]
#[test]
fn every_block_of_the_guide_runs() {
    every_block_runs("docs/guide.sv.md", "sv_SE.UTF-8");
}
