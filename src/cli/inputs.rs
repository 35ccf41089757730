//! Which reports to read: files, folders, lists of files, standard input.

use std::fmt;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use super::args::InputArgs;

/// One report to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// What comes on standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("<stdin>"),
            Self::File(path) => path.display().fmt(f),
        }
    }
}

/// The reports of a run.
#[derive(Debug)]
pub(crate) struct Inputs {
    /// In the order of the output.
    pub(crate) list: Vec<Input>,
    /// Whether several were asked for: a folder or a list counts as several also where it holds one.
    pub(crate) many: bool,
}

impl Input {
    /// Its path; `None` for standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// The input that an argument names.
    pub(crate) fn one(path: &Path) -> Self {
        if path == Path::new("-") { Self::Stdin } else { Self::File(path.to_owned()) }
    }
}

/// Finds the inputs in the order given; what a folder holds comes sorted by name.
pub(crate) fn find(args: &InputArgs) -> Result<Inputs> {
    let globs = globs(&args.glob)?;
    let mut named: Vec<PathBuf> = args.inputs.clone();
    for list in &args.files_from {
        named.extend(listed(list)?);
    }
    let mut inputs = Vec::with_capacity(named.len());
    let mut many = !args.files_from.is_empty();
    for path in &named {
        if path.is_dir() {
            many = true;
            walk(path, &globs, &mut inputs)?;
        } else {
            inputs.push(Input::one(path));
        }
    }
    if inputs.is_empty() {
        bail!(
            "expected at least one report, found none; name a file, a folder with *.txt files, --files-from FILE, or - for standard input"
        );
    }
    if inputs.iter().filter(|i| **i == Input::Stdin).count() > 1
        || inputs.contains(&Input::Stdin) && args.files_from.iter().any(|f| f == Path::new("-"))
    {
        bail!("standard input (-) can be read only once");
    }
    many |= inputs.len() > 1;
    Ok(Inputs { list: inputs, many })
}

/// The globs that files of a folder must match; `*.txt` where none is given.
fn globs(patterns: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    let default = ["*.txt".to_owned()];
    for pattern in if patterns.is_empty() { &default } else { patterns } {
        set.add(Glob::new(pattern).with_context(|| format!("--glob {pattern}"))?);
    }
    Ok(set.build()?)
}

/// The paths that a file lists, one a line.
fn listed(list: &Path) -> Result<Vec<PathBuf>> {
    let lines = |reader: Box<dyn BufRead>| -> io::Result<Vec<PathBuf>> {
        let lines = reader.lines().filter(|l| l.as_ref().map_or(true, |l| !l.trim().is_empty()));
        lines.map(|l| l.map(PathBuf::from)).collect()
    };
    let read = if list == Path::new("-") {
        lines(Box::new(io::stdin().lock()))
    } else {
        std::fs::File::open(list).and_then(|file| lines(Box::new(BufReader::new(file))))
    };
    read.with_context(|| format!("--files-from {}: expected a list of paths, one a line", list.display()))
}

/// The reports of a folder and its folders; hidden and ignored files are left out.
fn walk(folder: &Path, globs: &GlobSet, inputs: &mut Vec<Input>) -> Result<()> {
    let files = WalkBuilder::new(folder).require_git(false).sort_by_file_name(Ord::cmp).build();
    for entry in files {
        let entry = entry.with_context(|| format!("{}: cannot walk the folder", folder.display()))?;
        let path = entry.path();
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let matches = globs.is_match(relative) || relative.file_name().is_some_and(|n| globs.is_match(n));
        if matches && entry.file_type().is_some_and(|t| !t.is_dir()) {
            inputs.push(Input::File(path.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(dir: &Path, args: InputArgs) -> Result<Vec<String>> {
        let name = |i: Input| match i {
            Input::Stdin => "-".to_owned(),
            Input::File(p) => p.strip_prefix(dir).unwrap_or(&p).display().to_string(),
        };
        Ok(find(&args)?.list.into_iter().map(name).collect())
    }

    #[test]
    fn folders_are_walked_in_order_without_hidden_and_ignored_files() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let root = dir.path();
        std::fs::create_dir(root.join("b"))?;
        for name in ["c.txt", "b/x.txt", "a.txt", ".hidden.txt", "old.txt", "a.md"] {
            std::fs::write(root.join(name), "x")?;
        }
        std::fs::write(root.join(".ignore"), "old.txt\n")?;
        let args = |glob: &[&str]| InputArgs {
            inputs: vec![root.to_owned()],
            glob: glob.iter().map(|g| (*g).to_owned()).collect(),
            files_from: vec![],
        };
        assert_eq!(found(root, args(&[]))?, ["a.txt", "b/x.txt", "c.txt"]);
        assert_eq!(found(root, args(&["*.md", "b/*"]))?, ["a.md", "b/x.txt"]);
        std::fs::write(root.join("list"), format!("{0}/c.txt\n\n{0}/a.md\n", root.display()))?;
        let list = InputArgs { inputs: vec![], glob: vec![], files_from: vec![root.join("list")] };
        assert_eq!(found(root, list)?, ["c.txt", "a.md"]);
        Ok(())
    }

    #[test]
    fn nothing_to_read_is_an_error_that_says_what_to_do() {
        let none = InputArgs { inputs: vec![], glob: vec![], files_from: vec![] };
        let message = find(&none).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message.contains("name a file"), "{message}");
    }
}
