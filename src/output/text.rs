//! Text of a report on its way to a terminal.

use std::borrow::Cow;

/// Takes out what a terminal would obey: control characters, and marks that turn the direction of writing.
///
/// ```
/// assert_eq!(kpr::output::plain("a\u{1b}[31mb"), "a[31mb");
/// ```
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().any(obeyed) {
        let blank = |c: char| if matches!(c, '\n' | '\t') { ' ' } else { c };
        Cow::Owned(text.chars().map(blank).filter(|c| !obeyed(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
