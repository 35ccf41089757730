//! The first sentence of a Swedish text.

/// Words that end with a full stop without ending a sentence.
const SHORTENED: [&str; 8] = ["ca.", "resp.", "inkl.", "exkl.", "nr.", "kap.", "jfr.", "kl."];

/// As much of a text as its first sentence.
///
/// A full stop ends it where a new sentence can begin after it: a blank and a capital letter.
pub(super) fn first(text: &str) -> &str {
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let (before, after) = text.split_at_checked(at + mark.len()).unwrap_or((text, ""));
        let mut next = after.chars();
        let begins = next.next() == Some(' ') && next.next().is_some_and(char::is_uppercase);
        if begins && !is_shortened(before) {
            return before;
        }
    }
    text
}

/// `bl.a.`, `ca.` and `A.` are no ends of sentences.
fn is_shortened(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or(before).trim_start_matches('(');
    let inner = word.strip_suffix('.').unwrap_or("");
    let initial = inner.chars().count() == 1;
    initial || inner.contains('.') || SHORTENED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn sentences_end_where_a_new_one_begins() {
        assert_eq!(first("Underskott om 306 tkr. Färre elever."), "Underskott om 306 tkr.");
        assert_eq!(first("Hyran är högre, bl.a. i april. Elever saknas."), "Hyran är högre, bl.a. i april.");
        assert_eq!(first("Enligt A. Berg. Nästa."), "Enligt A. Berg.");
        assert_eq!(first("Ökade 8.2 procent"), "Ökade 8.2 procent");
        assert_eq!(first("Gick det? Ja."), "Gick det?");
        assert_eq!(first(""), "");
    }
}
