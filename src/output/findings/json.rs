//! The reports themselves, with their findings, as `kpr parse` prints them.

use std::io::{self, Write};

use super::{Checked, Format, Totals};
use crate::finding::Lang;
use crate::output::json::{self, Layout};

/// Reports as JSON.
#[derive(Debug, Clone, Copy)]
pub struct Json {
    /// An array, rather than one report a line.
    pub array: bool,
}

impl Format for Json {
    fn head(&self, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.array { b"[" } else { b"" })
    }

    fn one(&self, checked: &Checked, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        json::write(&checked.report, Layout::Compact, out)
    }

    fn between(&self) -> &'static str {
        if self.array { ",\n" } else { "\n" }
    }

    fn foot(&self, totals: Totals, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        match (self.array, totals.inputs) {
            (true, _) => writeln!(out, "]"),
            (false, 0) => Ok(()),
            (false, _) => writeln!(out),
        }
    }
}
