//! Names of sheets: at most 31 characters, none of Excel's own signs, and no two alike.

use std::collections::HashSet;

/// The longest name Excel takes, in UTF-16 units.
const LONGEST: usize = 31;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// A name like `wanted` that no sheet has yet.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let clean: String = crate::output::plain(wanted).replace(['[', ']', ':', '*', '?', '/', '\\'], " ");
        let clean = clean.trim_matches(['\'', ' ']);
        let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "table" } else { clean };
        let mut name = fitted(clean, "");
        let mut n = 1_u32;
        while !self.0.insert(name.to_lowercase()) {
            n = n.saturating_add(1);
            name = fitted(clean, &format!(" {n}"));
        }
        name
    }
}

/// As much of the name as leaves room for its number.
fn fitted(name: &str, number: &str) -> String {
    let mut room = LONGEST.saturating_sub(number.len());
    let fits = |c: &char| {
        let fits = room >= c.len_utf16();
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    let name: String = name.chars().take_while(fits).collect();
    format!("{}{number}", name.trim_end_matches(['\'', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_clean_and_unlike() {
        let mut names = Names::default();
        let long = "Investeringsredovisning för samhällsbyggnad";
        assert_eq!(names.unique(long), "Investeringsredovisning för sam");
        assert_eq!(names.unique(long), "Investeringsredovisning för s 2");
        assert_eq!(names.unique("Besök: [per] dag/år"), "Besök   per  dag år");
        assert_eq!(names.unique("'"), "table");
    }
}
