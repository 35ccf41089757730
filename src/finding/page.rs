//! A page of documentation: a title, a summary, sections.

/// The title of a page.
pub(crate) fn title(page: &'static str) -> &'static str {
    page.lines().next().unwrap_or_default().trim_start_matches('#').trim()
}

/// The first paragraph under its title: what it is about, in a sentence or two.
pub(crate) fn summary(page: &str) -> String {
    let mut lines = page.lines().skip_while(|l| l.starts_with('#') || l.is_empty());
    lines.by_ref().take_while(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")
}
