//! Texts on their way into a page.

use maud::Render;

use crate::output::plain;

/// A text of a report or about one: escaped, without control characters and marks that turn the direction of writing.
///
/// Every text that is not written in kpr itself goes into a page through this.
#[derive(Debug, Clone, Copy)]
pub(in crate::output) struct T<'a>(pub(in crate::output) &'a str);

impl Render for T<'_> {
    fn render_to(&self, buffer: &mut String) {
        str::render_to(&plain(self.0), buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup() {
        let text = maud::html! { p title=(T("\"><script>")) { (T("<b>a & b</b>\u{202e}\u{1b}\n")) } };
        assert_eq!(text.into_string(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;a &amp; b&lt;/b&gt; </p>");
    }
}
