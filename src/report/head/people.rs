//! Chair and manager: `Ordförande: Anna Ek (S)`, on one line or on two.

use super::front::Front;
use crate::lexicon::report::{BESIDE_TITLES, CHAIRS, DEPUTIES, MANAGERS};

/// The chair, with the party as printed.
pub(super) fn chair(front: &Front<'_>) -> Option<String> {
    find(front, |word| CHAIRS.contains(&word))
}

/// The manager.
pub(super) fn manager(front: &Front<'_>) -> Option<String> {
    find(front, |word| MANAGERS.iter().any(|end| word.ends_with(end)))
}

fn find(front: &Front<'_>, is_title: impl Fn(&str) -> bool) -> Option<String> {
    front.early.iter().enumerate().find_map(|(i, line)| match after_title(line, &is_title) {
        Some("") => front.early.get(i + 1).and_then(|next| name(next)),
        Some(rest) => name(rest),
        None => line.rsplit_once(", ").filter(|(_, title)| after_title(title, &is_title) == Some("")).and_then(|(first, _)| name(first)),
    })
}

/// What stands after the title of a person, where a line begins with one.
fn after_title(line: &str, is_title: impl Fn(&str) -> bool) -> Option<&str> {
    let mut rest = line;
    for _ in 0..4 {
        let end = rest.find(|c: char| c.is_whitespace() || c == ':').unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let lower = word.trim_end_matches(['.', ',']).to_lowercase();
        if is_title(&lower) {
            return Some(skip_place(after));
        }
        if DEPUTIES.contains(&lower.as_str()) || !BESIDE_TITLES.contains(&lower.as_str()) {
            return None;
        }
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    }
    None
}

/// Passes over `i nämnden` after a title.
fn skip_place(after: &str) -> &str {
    let mut rest = after.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == ',');
    while let Some((word, more)) = rest.split_once(char::is_whitespace) {
        if !BESIDE_TITLES.contains(&word.trim_end_matches(':').to_lowercase().as_str()) {
            break;
        }
        rest = more.trim_start();
    }
    rest.trim()
}

/// Two to four words with capitals, and the party after them.
fn name(text: &str) -> Option<String> {
    let (words, party) = match text.find('(') {
        Some(at) => {
            let (words, party) = text.split_at(at);
            (words, party.split_inclusive(')').next().unwrap_or_default())
        }
        None => (text.split("   ").next().unwrap_or_default(), ""),
    };
    let parts: Vec<&str> = words.split_whitespace().map(|w| w.trim_end_matches(',')).collect();
    let small = ["von", "af", "de", "van", "der"];
    let fine = (2..=4).contains(&parts.len())
        && parts.iter().all(|p| {
            (p.starts_with(char::is_uppercase) || small.contains(p))
                && p.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
        });
    let whole: Vec<&str> = parts.into_iter().chain(Some(party).filter(|p| p.ends_with(')'))).collect();
    fine.then(|| whole.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front<'a>(lines: &[&'a str]) -> Front<'a> {
        Front { lines: Vec::new(), early: lines.to_vec(), running: Vec::new() }
    }

    #[test]
    fn persons_on_one_line_or_two() {
        let f = front(&["Ordförande:  Sten Ekdal (m)", "Förvaltningschef", "Malin Ek-dal", "2:e vice ordförande: Nej Nej"]);
        assert_eq!(chair(&f).as_deref(), Some("Sten Ekdal (m)"));
        assert_eq!(manager(&f).as_deref(), Some("Malin Ek-dal"));
        let f = front(&["Nämndens ordförande: Mikael Torell (L)", "Socialchef          Carina Bergvall"]);
        assert_eq!(chair(&f).as_deref(), Some("Mikael Torell (L)"));
        assert_eq!(manager(&f).as_deref(), Some("Carina Bergvall"));
        assert_eq!(chair(&front(&["Ingrid Palm (KD), ordförande"])).as_deref(), Some("Ingrid Palm (KD)"));
        assert_eq!(manager(&front(&["Enhetschef för kök", "Chef och ledare"])), None);
    }
}
