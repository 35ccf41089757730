//! Records one after another: as a JSON array, one a line, or as they are.

use std::io::{self, Write};

use anyhow::Result;

use super::sink::Sink;

/// How records are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Elements of one JSON array.
    Array {
        /// Whether the elements are indented.
        pretty: bool,
    },
    /// A line end after each.
    Lines,
    /// Nothing between them.
    Plain,
}

/// Writes records; what was written is whole after each of them.
#[derive(Debug)]
pub(crate) struct Records {
    out: Sink,
    shape: Shape,
    any: bool,
}

impl Records {
    /// Begins.
    pub(crate) fn new(out: Sink, shape: Shape) -> Self {
        Self { out, shape, any: false }
    }

    /// Writes a record; an empty one is none.
    pub(crate) fn push(&mut self, record: &[u8]) -> Result<()> {
        if record.is_empty() {
            return Ok(());
        }
        match self.shape {
            Shape::Array { pretty } => {
                self.out.write_all(if self.any { b"," } else { b"[" })?;
                if pretty {
                    self.indented(record)?;
                } else {
                    self.out.write_all(if self.any { b"\n" } else { b"" })?;
                    self.out.write_all(record)?;
                }
            }
            Shape::Lines => {
                self.out.write_all(record)?;
                self.out.write_all(b"\n")?;
            }
            Shape::Plain => self.out.write_all(record)?,
        }
        self.any = true;
        Ok(())
    }

    /// Writes a record of lines that `make` makes.
    pub(crate) fn write(&mut self, make: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        make(&mut self.out)?;
        self.any = true;
        Ok(self.out.write_all(b"\n")?)
    }

    /// Ends, also where the run was stopped early: what is there is a whole value.
    pub(crate) fn finish(mut self) -> Result<()> {
        match self.shape {
            Shape::Array { .. } if !self.any => self.out.write_all(b"[]\n")?,
            Shape::Array { pretty: true } => self.out.write_all(b"\n]\n")?,
            Shape::Array { pretty: false } => self.out.write_all(b"]\n")?,
            Shape::Lines | Shape::Plain => {}
        }
        self.out.finish()
    }

    /// No string of a JSON record holds a line end, so lines can be indented as they are.
    fn indented(&mut self, record: &[u8]) -> Result<()> {
        for line in record.split(|b| *b == b'\n') {
            self.out.write_all(b"\n  ")?;
            self.out.write_all(line)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn written(shape: Shape, records: &[&str]) -> Result<String> {
        let dir = tempfile::tempdir()?;
        let place = dir.path().join("out");
        let mut out = Records::new(Sink::at(Some(Path::new(&place)), false)?, shape);
        records.iter().try_for_each(|r| out.push(r.as_bytes()))?;
        out.finish()?;
        Ok(std::fs::read_to_string(place)?)
    }

    #[test]
    fn arrays_are_whole_however_many_there_are() -> Result<()> {
        let (compact, pretty) = (Shape::Array { pretty: false }, Shape::Array { pretty: true });
        assert_eq!(written(compact, &[])?, "[]\n");
        assert_eq!(written(compact, &["1", "2"])?, "[1,\n2]\n");
        assert_eq!(written(pretty, &["{\n}", "2"])?, "[\n  {\n  },\n  2\n]\n");
        assert_eq!(written(Shape::Lines, &["1", "", "2"])?, "1\n2\n");
        assert_eq!(written(Shape::Plain, &["a\n", "b\n"])?, "a\nb\n");
        Ok(())
    }
}
