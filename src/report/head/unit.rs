//! The unit of the report's money.

use crate::figures::amount::{amounts, unit_words};
use crate::figures::words::{holds, words};
use crate::layout::Layout;
use crate::report::model::Unit;

/// The unit that titles and headers of tables declare, or a sentence such as `Alla belopp redovisas i mkr.`
pub(super) fn declared(layout: &Layout<'_>) -> Option<Unit> {
    let mut counts = Counts::default();
    for line in layout.flow_with(may_be_money).filter(|l| l.text.len() < 300) {
        let sentence = holds(line.text, "belopp");
        if sentence || !line.prose {
            counts.add(bare_units(line.text), if sentence { 3 } else { 1 });
        }
    }
    counts.most()
}

/// A quick look for `kr` and `sek`.
fn may_be_money(word: &str) -> bool {
    let krona = |pair: &[u8]| matches!(pair, [b'k' | b'K', b'r' | b'R']);
    let sek = |three: &[u8]| matches!(three, [b's' | b'S', b'e' | b'E', b'k' | b'K']);
    word.as_bytes().windows(2).any(krona) || word.as_bytes().windows(3).any(sek)
}

/// The unit that most amounts of the text have.
pub(super) fn used(layout: &Layout<'_>) -> Option<Unit> {
    let mut counts = Counts::default();
    for line in layout.flow_with(|word| word.bytes().any(|b| b.is_ascii_digit())) {
        counts.add(amounts(line.text).into_iter().filter_map(|a| a.unit), 1);
    }
    counts.most()
}

/// The units of money in a line that stand beside no figure.
fn bare_units(text: &str) -> Vec<Unit> {
    let all = words(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let counted = at.checked_sub(1).and_then(|i| all.get(i)).is_some_and(|w| w.bare().ends_with(|c: char| c.is_ascii_digit()));
        match unit_words(&all, at) {
            Some((unit, after)) => {
                if !counted {
                    out.push(unit);
                }
                at = after;
            }
            None => at += 1,
        }
    }
    out
}

/// How often each unit was met.
#[derive(Default)]
struct Counts(Vec<(Unit, usize)>);

impl Counts {
    fn add(&mut self, units: impl IntoIterator<Item = Unit>, weight: usize) {
        for unit in units {
            match self.0.iter_mut().find(|(u, _)| *u == unit) {
                Some((_, n)) => *n += weight,
                None => self.0.push((unit, weight)),
            }
        }
    }

    /// The most common, of equals the first that was met.
    fn most(self) -> Option<Unit> {
        self.0.into_iter().rev().max_by_key(|(_, n)| *n).map(|(u, _)| u)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_are_declared() {
        assert_eq!(bare_units("Driftredovisning (mnkr)"), [Unit::Mnkr]);
        assert_eq!(bare_units("Alla belopp i tabellen är i miljoner kronor."), [Unit::Mnkr]);
        assert_eq!(bare_units("RESULTATRÄKNING, TKR Bokslut"), [Unit::Tkr]);
        assert!(bare_units("Kostnad per invånare 4 954 kr").is_empty());
    }
}
