//! Imports go one way: a module knows only the stages before it and the base.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What every stage may use: types and words, no stage's work.
const BASE: &[&str] = &["error", "limits", "lexicon", "figures", "finding", "model"];

/// Each room and the rooms it may use beside the base. `lib`'s own words (`read`, `Report` …) are the front page's.
const ROOMS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("limits", &[]),
    ("lexicon", &[]),
    ("figures", &[]),
    ("finding", &[]),
    ("model", &[]),
    ("source", &[]),
    ("layout", &["source"]),
    ("tables", &["source", "layout"]),
    ("lists", &["source", "layout"]),
    ("report", &["source", "layout", "tables", "lists"]),
    ("unread", &["report"]),
    ("proof", &[]),
    ("check", &["proof"]),
    ("diff", &["proof", "check"]),
    ("output", &["source", "proof", "check", "diff", "unread"]),
    ("stage", &["source", "layout", "tables", "lists", "report", "read"]),
];

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// The room of a path under src/: its first folder or file. The typed report is a room of its own.
fn room(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    if text.starts_with("report/model") {
        return "model".to_owned();
    }
    text.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

/// The rooms that a file names after `crate::`, its tests left out.
fn used(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap();
    let mut out = BTreeSet::new();
    for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + 7..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let name = if rest.starts_with("report::model") { "model".to_owned() } else { name };
            if name.starts_with(char::is_lowercase) {
                out.insert(name);
            }
        }
    }
    out
}

#[test]
fn imports_go_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut wrong = Vec::new();
    for path in &all {
        let short = path.strip_prefix(&src).unwrap();
        let own = room(short);
        if matches!(own.as_str(), "main" | "lib" | "cli") {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(r, _)| *r == own) else {
            wrong.push(format!("{}: no room `{own}` is known", short.display()));
            continue;
        };
        for name in used(&std::fs::read_to_string(path).unwrap()) {
            let fine =
                name == own || BASE.contains(&name.as_str()) || allowed.contains(&name.as_str()) || own == "report" && name == "model";
            if !fine {
                wrong.push(format!("{} uses {name}", short.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
