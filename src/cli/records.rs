//! Records one after another: as a JSON array, one a line, or as they are.

use std::io::Write;

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
        Self {
            out,
            shape,
            any: false,
        }
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
