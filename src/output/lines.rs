//! The lines of a report's text, for formats that show them.

use std::borrow::Cow;

use crate::source::Source;

/// The lines that a report was read from, as they may be shown.
#[derive(Debug, Clone, Default)]
pub struct Lines<'a>(Vec<Cow<'a, str>>);

impl<'a> Lines<'a> {
    /// Those of a source.
    #[must_use]
    pub fn of(source: &'a Source) -> Self {
        Self(source.lines().map(|l| Cow::Borrowed(l.text)).collect())
    }

    /// Lines that were changed before they are shown.
    pub(super) fn from_texts(texts: impl Iterator<Item = String>) -> Lines<'static> {
        Lines(texts.map(Cow::Owned).collect())
    }

    /// The line of a 1-based number.
    #[must_use]
    pub fn line(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.0.get(at).map(AsRef::as_ref)
    }

    /// All of them with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (1_u32..).zip(self.0.iter().map(AsRef::as_ref))
    }
}
