//! Where data goes: stdout, or a file that is written beside its place and renamed when whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::args::Common;

/// Where data goes.
#[derive(Debug)]
pub(crate) enum Sink {
    /// Standard output.
    Stdout(BufWriter<Stdout>),
    /// A file.
    File(Pending),
}

impl Sink {
    /// What `--output` names, else stdout.
    pub(crate) fn open(common: &Common) -> Result<Self> {
        Self::at(common.output.as_deref(), common.force)
    }

    /// A file where there is a path, else stdout.
    pub(crate) fn at(path: Option<&Path>, force: bool) -> Result<Self> {
        match path {
            Some(path) if path != Path::new("-") => Ok(Self::File(Pending::create(path, force)?)),
            _ => Ok(Self::Stdout(BufWriter::with_capacity(1 << 16, io::stdout()))),
        }
    }

    /// Whether a person looks at it.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout(out) if out.get_ref().is_terminal())
    }

    /// Writes what is left and puts the file in its place.
    pub(crate) fn finish(self) -> Result<()> {
        match self {
            Self::Stdout(mut out) => Ok(out.flush()?),
            Self::File(file) => file.finish(),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.out.flush(),
        }
    }
}

/// A file that is not yet in its place; dropped unfinished, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Pending {
    out: BufWriter<File>,
    place: PathBuf,
    /// `None` where it is written in place: a device or a pipe.
    beside: Option<PathBuf>,
    force: bool,
}

impl Pending {
    /// Begins a file.
    pub(crate) fn create(place: &Path, force: bool) -> Result<Self> {
        let found = fs::metadata(place).ok();
        if found.as_ref().is_some_and(fs::Metadata::is_dir) {
            bail!("{}: expected a file to write, found a folder", place.display());
        }
        let in_place = found.is_some_and(|f| !f.is_file());
        if !in_place {
            refuse_existing(place, force)?;
        }
        let beside = (!in_place).then(|| beside(place));
        let file = match &beside {
            Some(beside) => File::create(beside),
            None => File::options().write(true).open(place),
        };
        let file = file.with_context(|| format!("{}: cannot write", place.display()))?;
        Ok(Self { out: BufWriter::with_capacity(1 << 16, file), place: place.to_owned(), beside, force })
    }

    /// Puts the whole file in its place.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.out.flush().with_context(|| format!("{}: cannot write", self.place.display()))?;
        if let Some(beside) = &self.beside {
            refuse_existing(&self.place, self.force)?;
            fs::rename(beside, &self.place).with_context(|| format!("{}: cannot write", self.place.display()))?;
            self.beside = None;
        }
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(beside) = self.beside.take() {
            let _ = fs::remove_file(beside);
        }
    }
}

fn refuse_existing(place: &Path, force: bool) -> Result<()> {
    if !force && fs::symlink_metadata(place).is_ok() {
        bail!("{}: expected no such file, found one; give --force to overwrite it", place.display());
    }
    Ok(())
}

/// A hidden name in the same folder, so that renaming is one step of the file system.
fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{}.part", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(dir)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        Ok(names)
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let place = dir.path().join("out.json");
        let mut file = Pending::create(&place, false)?;
        file.write_all(b"{")?;
        assert!(!place.exists());
        drop(file);
        assert_eq!(names(dir.path())?, Vec::<String>::new());
        let mut file = Pending::create(&place, false)?;
        file.write_all(b"{}")?;
        file.finish()?;
        assert_eq!(fs::read_to_string(&place)?, "{}");
        assert_eq!(names(dir.path())?, ["out.json"]);
        Ok(())
    }

    #[test]
    fn nothing_is_overwritten_without_force() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let place = dir.path().join("out.json");
        fs::write(&place, "old")?;
        assert!(Pending::create(&place, false).is_err_and(|e| e.to_string().contains("--force")));
        Pending::create(&place, true)?.finish()?;
        assert_eq!(fs::read_to_string(&place)?, "");
        Ok(())
    }
}
