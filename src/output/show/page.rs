//! The page that a view is written on: its width, its colours, its lines.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::View;
use super::words::{Words, words};
use crate::finding::Severity;
use crate::output::plain;

/// What a colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Better than planned.
    Good,
    /// Worse than planned, late or wrong.
    Bad,
    /// To be looked at.
    Warn,
    /// Beside the point.
    Dim,
    /// A heading or total.
    Strong,
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Bad,
            Severity::Warning => Self::Warn,
            Severity::Info => Self::Dim,
        }
    }
}

/// The page.
pub(super) struct Page<'a> {
    /// How it is made.
    pub(super) view: &'a View,
    /// The view's own words.
    pub(super) words: &'static Words,
    out: &'a mut dyn Write,
    any: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(view: &'a View, out: &'a mut dyn Write) -> Self {
        Self { view, words: words(view.lang), out, any: false }
    }

    /// Text in a colour, where colours are wanted.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            _ if !self.view.colour || text.is_empty() => return text.to_owned(),
            Ink::Good => 32,
            Ink::Bad => 31,
            Ink::Warn => 33,
            Ink::Dim => 2,
            Ink::Strong => 1,
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A heading, apart from what stands before it.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        if self.any {
            writeln!(self.out)?;
        }
        let text = self.ink(Ink::Strong, &fitted(&plain(text), self.view.width));
        self.line(&text)
    }

    /// A line that is made already.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.any = true;
        writeln!(self.out, "{}", text.trim_end())
    }

    /// A text wrapped to the width, every line under the first after `mark`.
    pub(super) fn item(&mut self, mark: &str, ink: Ink, text: &str) -> io::Result<()> {
        let indent = mark.width();
        let lines = wrapped(&plain(text), self.view.width.saturating_sub(indent));
        for (i, line) in lines.iter().enumerate() {
            let mark = if i == 0 { self.ink(ink, mark) } else { " ".repeat(indent) };
            self.line(&format!("{mark}{line}"))?;
        }
        Ok(())
    }

    /// As [`Page::item`], cut to one line unless everything is to be shown.
    pub(super) fn brief(&mut self, mark: &str, ink: Ink, text: &str) -> io::Result<()> {
        if self.view.full() {
            return self.item(mark, ink, text);
        }
        let text = fitted(&plain(text), self.view.width.saturating_sub(mark.width()));
        let mark = self.ink(ink, mark);
        self.line(&format!("{mark}{text}"))
    }

    /// Short texts after one another, on as few lines as they need.
    pub(super) fn facts(&mut self, facts: &[(Option<Ink>, String)]) -> io::Result<()> {
        const BETWEEN: &str = " · ";
        let (mut line, mut width) = (String::new(), 0_usize);
        for (ink, text) in facts {
            if width > 0 && width + BETWEEN.width() + text.width() > self.view.width {
                self.line(&std::mem::take(&mut line))?;
                width = 0;
            }
            if width > 0 {
                line.push_str(BETWEEN);
                width += BETWEEN.width();
            }
            line.push_str(&ink.map_or_else(|| text.clone(), |ink| self.ink(ink, text)));
            width += text.width();
        }
        self.line(&line)
    }

    /// Says how many entries were left out.
    pub(super) fn rest(&mut self, all: usize, shown: usize) -> io::Result<()> {
        match all.checked_sub(shown) {
            None | Some(0) => Ok(()),
            Some(rest) => {
                let text = self.ink(Ink::Dim, &format!("  … {rest} {}", self.words.more));
                self.line(&text)
            }
        }
    }
}

/// As much of a text as fits, with a mark where something is left out.
pub(super) fn fitted(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let fits = |c: &char| {
        let needs = c.width().unwrap_or(0);
        let fits = needs <= room;
        room = room.saturating_sub(needs);
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

/// A text in lines that fit; a word longer than a line stands alone, a figure such as `-7 682` stays whole.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in glued(text) {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// The words of a text, the thousands of a figure as one.
fn glued(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        match words.last_mut() {
            Some(last) if digits == 3 && last.ends_with(|c: char| c.is_ascii_digit()) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit() {
        assert_eq!(wrapped("en två tre", 6), ["en två", "tre"]);
        assert_eq!(wrapped("", 6), [""]);
        assert_eq!(wrapped("till -64 540, se", 8), ["till", "-64 540,", "se"]);
        assert_eq!(fitted("återstår", 8), "återstår");
        assert_eq!(fitted("återstår", 5), "åter…");
    }
}
