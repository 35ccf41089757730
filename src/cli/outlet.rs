//! Where exported reports go: one place for all, a file a list, or a file a report.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::inputs::Input;
use super::sink::{Pending, Sink};

/// Whether an output names a folder: one that is there, or one to be made.
pub(crate) fn is_folder(output: &Path) -> bool {
    output.as_os_str().to_string_lossy().ends_with(std::path::is_separator) || output.is_dir()
}

/// Where exported reports go.
#[derive(Debug)]
pub(crate) enum Outlet {
    /// All to one place.
    One(Sink),
    /// Each part of the reports to a file of its own; a file begins with its first row.
    Lists(Vec<List>),
    /// Each report to a file of its own.
    Each(Each),
}

/// A file for one part of all reports.
#[derive(Debug)]
pub(crate) struct List {
    place: PathBuf,
    force: bool,
    head: Vec<u8>,
    file: Option<Pending>,
}

/// A folder with a file for each report.
#[derive(Debug)]
pub(crate) struct Each {
    folder: PathBuf,
    force: bool,
    suffix: &'static str,
    head: Vec<u8>,
    taken: HashSet<String>,
    /// The page over all of them, where there is to be one.
    index: Option<Pending>,
}

impl Outlet {
    /// One place, which begins with `head`.
    pub(crate) fn one(mut out: Sink, head: &[u8]) -> Result<Self> {
        out.write_all(head)?;
        Ok(Self::One(out))
    }

    /// A folder with one file for each part: its name and its head.
    pub(crate) fn lists(folder: &Path, force: bool, parts: impl Iterator<Item = (String, Vec<u8>)>) -> Result<Self> {
        make(folder)?;
        let list = |(name, head)| List { place: folder.join(name), force, head, file: None };
        Ok(Self::Lists(parts.map(list).collect()))
    }

    /// A folder with one file for each report, and an index of that name over them where one is wanted.
    pub(crate) fn each(folder: &Path, force: bool, suffix: &'static str, head: Vec<u8>, index: Option<&str>) -> Result<Self> {
        make(folder)?;
        let taken = index.map(str::to_owned).into_iter().collect();
        let index = index.map(|name| Pending::create(&folder.join(name), force)).transpose()?;
        Ok(Self::Each(Each { folder: folder.to_owned(), force, suffix, head, taken, index }))
    }

    /// Whether an index is written beside the reports.
    pub(crate) fn has_index(&self) -> bool {
        matches!(self, Self::Each(each) if each.index.is_some())
    }

    /// Writes the parts of one report; the name of its file where it has one of its own.
    pub(crate) fn write(&mut self, input: &Input, parts: &[Vec<u8>]) -> Result<Option<String>> {
        match self {
            Self::One(out) => parts.iter().try_for_each(|part| Ok(out.write_all(part)?)).map(|()| None),
            Self::Lists(lists) => lists.iter_mut().zip(parts).try_for_each(|(list, part)| list.write(part)).map(|()| None),
            Self::Each(each) => each.write(input, parts).map(Some),
        }
    }

    /// Puts the files in their places; the index is what `index` makes.
    pub(crate) fn finish(self, index: impl FnOnce() -> Vec<u8>) -> Result<()> {
        match self {
            Self::One(out) => out.finish(),
            Self::Lists(lists) => lists.into_iter().filter_map(|l| l.file).try_for_each(Pending::finish),
            Self::Each(Each { index: Some(mut file), .. }) => {
                file.write_all(&index())?;
                file.finish()
            }
            Self::Each(_) => Ok(()),
        }
    }
}

impl List {
    fn write(&mut self, part: &[u8]) -> Result<()> {
        if part.is_empty() {
            return Ok(());
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => {
                let file = none.insert(Pending::create(&self.place, self.force)?);
                file.write_all(&self.head)?;
                file
            }
        };
        Ok(file.write_all(part)?)
    }
}

impl Each {
    fn write(&mut self, input: &Input, parts: &[Vec<u8>]) -> Result<String> {
        let name = self.name(input);
        let mut file = Pending::create(&self.folder.join(&name), self.force)?;
        file.write_all(&self.head)?;
        parts.iter().try_for_each(|part| file.write_all(part))?;
        file.finish()?;
        Ok(name)
    }

    /// The input's own name with the format's suffix; reports of one name in several folders get a number.
    fn name(&mut self, input: &Input) -> String {
        let stem = input.path().and_then(Path::file_stem).map_or("stdin".into(), |s| s.to_string_lossy());
        let mut name = format!("{stem}.{}", self.suffix);
        let mut n = 1_u32;
        while !self.taken.insert(name.to_lowercase()) {
            n = n.saturating_add(1);
            name = format!("{stem}-{n}.{}", self.suffix);
        }
        name
    }
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot make the folder", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_one_name_get_files_of_their_own() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let mut outlet = Outlet::each(dir.path(), false, "md", b"h".to_vec(), None)?;
        for path in ["a/r.txt", "b/r.txt"] {
            outlet.write(&Input::File(path.into()), &[path.into()])?;
        }
        outlet.finish(Vec::new)?;
        assert_eq!(fs::read_to_string(dir.path().join("r.md"))?, "ha/r.txt");
        assert_eq!(fs::read_to_string(dir.path().join("r-2.md"))?, "hb/r.txt");
        Ok(())
    }

    #[test]
    fn a_report_does_not_take_the_place_of_the_index() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let mut outlet = Outlet::each(dir.path(), false, "html", Vec::new(), Some("index.html"))?;
        assert!(outlet.has_index());
        let name = outlet.write(&Input::File("a/index.txt".into()), &[b"page".to_vec()])?;
        assert_eq!(name.as_deref(), Some("index-2.html"));
        outlet.finish(|| b"index".to_vec())?;
        assert_eq!(fs::read_to_string(dir.path().join("index.html"))?, "index");
        Ok(())
    }

    #[test]
    fn a_list_without_rows_has_no_file() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let parts = ["goals.csv", "risks.csv"].map(|n| (n.to_owned(), b"head\n".to_vec()));
        let mut outlet = Outlet::lists(&dir.path().join("new"), false, parts.into_iter())?;
        for row in ["1\n", "2\n"] {
            outlet.write(&Input::Stdin, &[row.into(), vec![]])?;
        }
        outlet.finish(Vec::new)?;
        assert_eq!(fs::read_to_string(dir.path().join("new/goals.csv"))?, "head\n1\n2\n");
        assert!(!dir.path().join("new/risks.csv").exists());
        Ok(())
    }
}
