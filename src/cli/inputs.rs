//! Which reports to read: files, folders, lists of files, standard input.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use super::args::InputArgs;

/// One report to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// What comes on standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A folder, or a part of one, that could not be walked, and why: an error of its own, as a file that cannot be read is.
    Closed(PathBuf, io::ErrorKind),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("<stdin>"),
            Self::File(path) | Self::Closed(path, _) => path.display().fmt(f),
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
            Self::File(path) | Self::Closed(path, _) => Some(path),
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
            walk(path, &globs, &mut inputs);
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
    if patterns.is_empty() {
        set.add(GlobBuilder::new("*.txt").case_insensitive(true).build()?);
    }
    for pattern in patterns {
        set.add(Glob::new(pattern).with_context(|| format!("--glob {pattern}"))?);
    }
    Ok(set.build()?)
}

/// The paths that a file lists, one a line, or with NULs between them as `find -print0` writes them.
fn listed(list: &Path) -> Result<Vec<PathBuf>> {
    let bytes = if list == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(list)
    };
    let wanted = || format!("--files-from {}: expected a list of paths, one a line", list.display());
    let bytes = bytes.with_context(wanted)?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|b| *b == end).map(|line| if end == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    lines.filter(|line| !line.trim_ascii().is_empty()).map(|line| path(line).with_context(wanted)).collect()
}

/// A path as the system writes it, which on Unix is any bytes.
#[cfg(unix)]
fn path(bytes: &[u8]) -> Result<PathBuf> {
    Ok(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).into())
}

/// A path as the system writes it.
#[cfg(not(unix))]
fn path(bytes: &[u8]) -> Result<PathBuf> {
    Ok(std::str::from_utf8(bytes)?.into())
}

/// The reports of a folder and its folders; hidden and ignored files are left out.
fn walk(folder: &Path, globs: &GlobSet, inputs: &mut Vec<Input>) {
    let files = WalkBuilder::new(folder).require_git(false).sort_by_file_name(Ord::cmp).build();
    for entry in files {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                inputs.push(closed(folder, &error));
                continue;
            }
        };
        let path = entry.path();
        let relative = path.strip_prefix(folder).unwrap_or(path);
        let matches = globs.is_match(relative) || relative.file_name().is_some_and(|n| globs.is_match(n));
        if matches && entry.file_type().is_some_and(|t| !t.is_dir()) {
            inputs.push(Input::File(path.to_owned()));
        }
    }
}

/// What of a folder could not be walked.
fn closed(folder: &Path, error: &ignore::Error) -> Input {
    let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
    Input::Closed(place(error).unwrap_or(folder).to_owned(), kind)
}

/// The path that an error of the walk is about.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(dir: &Path, args: InputArgs) -> Result<Vec<String>> {
        let name = |i: Input| match i {
            Input::Stdin => "-".to_owned(),
            Input::Closed(p, why) => format!("{why}: {}", p.strip_prefix(dir).unwrap_or(&p).display()),
            Input::File(p) => p.strip_prefix(dir).unwrap_or(&p).display().to_string(),
        };
        Ok(find(&args)?.list.into_iter().map(name).collect())
    }

    #[test]
    fn folders_are_walked_in_order_without_hidden_and_ignored_files() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let root = dir.path();
        std::fs::create_dir(root.join("b"))?;
        for name in ["c.txt", "b/X.TXT", "a.txt", ".hidden.txt", "old.txt", "a.md"] {
            std::fs::write(root.join(name), "x")?;
        }
        std::fs::write(root.join(".ignore"), "old.txt\n")?;
        let args = |glob: &[&str]| InputArgs {
            inputs: vec![root.to_owned()],
            glob: glob.iter().map(|g| (*g).to_owned()).collect(),
            files_from: vec![],
        };
        assert_eq!(found(root, args(&[]))?, ["a.txt", "b/X.TXT", "c.txt"]);
        assert_eq!(found(root, args(&["*.md", "b/*"]))?, ["a.md", "b/X.TXT"]);
        std::fs::write(root.join("list"), format!("{0}/c.txt\n\n{0}/a.md\n", root.display()))?;
        let list = InputArgs { inputs: vec![], glob: vec![], files_from: vec![root.join("list")] };
        assert_eq!(found(root, list)?, ["c.txt", "a.md"]);
        Ok(())
    }

    /// A name in Latin-1, a list with NULs, and one from Windows.
    #[cfg(unix)]
    #[test]
    fn a_list_names_files_in_any_bytes() -> Result<()> {
        use std::os::unix::ffi::OsStrExt;
        let dir = tempfile::tempdir()?;
        let list = dir.path().join("list");
        for (text, names) in [
            (&b"\xe5r.txt\n\n b.txt\n"[..], vec![&b"\xe5r.txt"[..], b" b.txt"]),
            (b"a\nb.txt\0c.txt\0", vec![b"a\nb.txt", b"c.txt"]),
            (b"a.txt\r\nb.txt\r\n", vec![b"a.txt", b"b.txt"]),
        ] {
            std::fs::write(&list, text)?;
            let read = listed(&list)?;
            assert_eq!(read.iter().map(|p| p.as_os_str().as_bytes()).collect::<Vec<_>>(), names);
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_walked_is_one_input_and_the_others_go_on() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let root = dir.path();
        for name in ["a.txt", "z.txt"] {
            std::fs::write(root.join(name), "x")?;
        }
        std::os::unix::fs::symlink("nowhere", root.join("gone.txt"))?;
        let gone = ignore::Error::WithDepth {
            depth: 1,
            err: Box::new(ignore::Error::WithPath {
                path: root.join("b"),
                err: Box::new(ignore::Error::Io(io::ErrorKind::PermissionDenied.into())),
            }),
        };
        assert_eq!(closed(root, &gone), Input::Closed(root.join("b"), io::ErrorKind::PermissionDenied));
        let args = InputArgs { inputs: vec![root.to_owned()], glob: vec![], files_from: vec![] };
        assert_eq!(found(root, args)?, ["a.txt", "gone.txt", "z.txt"]);
        Ok(())
    }

    #[test]
    fn nothing_to_read_is_an_error_that_says_what_to_do() {
        let none = InputArgs { inputs: vec![], glob: vec![], files_from: vec![] };
        let message = find(&none).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(message.contains("name a file"), "{message}");
    }
}
