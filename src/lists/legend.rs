//! Signs that stand for statuses, and the line of the report that says what they mean: `● Uppfyllt ◐ Delvis uppfyllt ○ Ej uppfyllt`.

use super::Lists;
use crate::figures::status;
use crate::layout::Layout;
use crate::lexicon::lists::STATUS_SIGNS;

/// Longest line of a key, in bytes, and how many lines it may take.
const MAX_KEY: usize = 300;
const MAX_LINES: usize = 8;

/// Whether a text is a sign alone.
pub(super) fn is_sign(text: &str) -> bool {
    sign(text).is_some()
}

/// The sign that a text is; another shape of the same one may be asked for after it.
fn sign(text: &str) -> Option<char> {
    let mut chars = text.trim().chars().filter(|c| *c != '\u{fe0f}' && *c != '\u{fe0e}');
    chars.next().filter(|c| STATUS_SIGNS.contains(c) && chars.next().is_none())
}

/// Gives goals and things to do the statuses that their signs stand for.
pub(super) fn apply(lists: &mut Lists, layout: &Layout<'_>) {
    let raw = |raw: &Option<String>| raw.as_deref().and_then(sign);
    let asked = lists.goals.iter().any(|g| raw(&g.status_raw).is_some()) || lists.actions.iter().any(|a| raw(&a.status_raw).is_some());
    if !asked {
        return;
    }
    let key = key(layout);
    let said = |sign: char| key.iter().find(|(known, _)| *known == sign).map(|(_, text)| text.as_str());
    for goal in lists.goals.iter_mut().filter(|g| g.status.is_none()) {
        goal.status = raw(&goal.status_raw).and_then(said).and_then(status::goal);
    }
    for action in lists.actions.iter_mut().filter(|a| a.status.is_none()) {
        action.status = raw(&action.status_raw).and_then(said).and_then(status::action);
    }
}

/// What each sign means, by the first line that says it.
fn key(layout: &Layout<'_>) -> Vec<(char, String)> {
    let lines = layout.lines.iter().filter(|l| l.is_flow() && l.text.len() <= MAX_KEY);
    let told = lines.filter(|l| l.text.contains(STATUS_SIGNS)).map(|l| pairs(l.text)).filter(|p| !p.is_empty()).take(MAX_LINES);
    let mut out: Vec<(char, String)> = Vec::new();
    for (sign, text) in told.flatten() {
        if !out.iter().any(|(known, _)| *known == sign) {
            out.push((sign, text));
        }
    }
    out
}

/// The signs of a line, each with the status after it, or before it where the line begins with one.
fn pairs(text: &str) -> Vec<(char, String)> {
    let places: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| STATUS_SIGNS.contains(c)).collect();
    let ends = places.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let after = places.iter().zip(ends).map(|((at, sign), end)| (*sign, text.get(at + sign.len_utf8()..end).unwrap_or_default()));
    let clean = |text: &str| text.trim().trim_matches(['=', '-', '–', ':', ',', ';', '|', '\u{fe0f}', ' ']).to_owned();
    let status = |text: &str| status::goal(text).is_some() || status::action(text).is_some();
    let found: Vec<(char, String)> = after.map(|(sign, text)| (sign, clean(text))).collect();
    if found.iter().all(|(_, text)| status(text)) { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_signs() {
        let found = pairs("Teckenförklaring: ● Uppfyllt ◐ = Delvis uppfyllt, ○ Ej uppfyllt");
        let texts: Vec<(char, &str)> = found.iter().map(|(sign, text)| (*sign, text.as_str())).collect();
        assert_eq!(texts, [('●', "Uppfyllt"), ('◐', "Delvis uppfyllt"), ('○', "Ej uppfyllt")]);
        assert!(pairs("Fler ska läsa ● Antalet lån har ökat.").is_empty());
        assert!(is_sign("●") && !is_sign("● Uppfyllt") && !is_sign("-"));
    }
}
