//! How well some words are the name of a person or function.

use super::columns::Cost;
use super::traits::Traits;
use crate::figures::{date, status};

/// What the words of a name tell so far; each word adds to it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Name {
    first: Traits,
    second: Traits,
    last: Traits,
    count: Cost,
    /// How much of the frame that work is done in has been read.
    frame: u8,
    /// It is not who does it, but where it is done: `Sker inom ramen för förvaltningens arbete`.
    framed: bool,
    /// A sentence ends in the middle.
    stopped: bool,
    /// A word has a digit, not in brackets.
    figures: bool,
    /// A small word after the first that no name of a function has.
    unlinked: bool,
    /// A word before the last ends with a comma.
    listed: bool,
    /// A function is followed by a capital: `Rektor Norra`.
    paired: bool,
    /// A word that is neither a capital's nor a link.
    unnamed: bool,
    /// A word after the first that is neither of them nor a function.
    loose: bool,
}

impl Name {
    /// The name with a word more.
    pub(super) fn with(self, word: Traits) -> Self {
        let begins = self.count == 0;
        let (capital, link, function) = (word.any(Traits::CAPITAL), word.any(Traits::LINK), word.any(Traits::FUNCTION));
        let frame = match self.frame {
            1 if word.any(Traits::FRAME_SECOND) => 2,
            _ => u8::from(word.any(Traits::FRAME_FIRST)),
        };
        let framed = self.frame == 2 && word.any(Traits::FRAME_THIRD) || word.any(Traits::SHARED);
        Self {
            first: if begins { word } else { self.first },
            second: if self.count == 1 { word } else { self.second },
            last: word,
            count: self.count + 1,
            frame,
            framed: self.framed || framed,
            stopped: self.stopped || self.last.any(Traits::LONG_DOT) && capital,
            figures: self.figures || word.any(Traits::DIGITS) && !word.any(Traits::BRACKET),
            unlinked: self.unlinked || !begins && word.any(Traits::SMALL) && !word.any(Traits::LINK_SMALL),
            listed: self.listed || self.last.any(Traits::COMMA),
            paired: self.paired || self.last.any(Traits::FUNCTION) && capital && !self.last.any(Traits::LINK),
            unnamed: self.unnamed || !capital && !link,
            loose: self.loose || !begins && !capital && !function && !link,
        }
    }

    /// The cost of the words so far as a name; `typed` says that they are a status or a time.
    pub(super) fn cost(&self, typed: bool) -> Cost {
        if self.count == 0 {
            return 500;
        }
        let (first, last, framed) = (self.first, self.last, self.framed);
        let count = self.count.min(40);
        let fault = |is: bool, cost: Cost| if is { cost } else { 0 };
        let mut cost = fault(self.stopped || last.any(Traits::DOT) && count > 2 && !framed, 500)
            + fault(typed, 500)
            + fault(last.any(Traits::COLON), 500)
            + fault(first.any(Traits::SMALL), 300)
            + fault(self.figures, 200);
        // `Rektor Norra skolan` is one name, `Ekonomichef Kontinuiteten i hemtjänsten ska öka` two cells.
        let led = first.any(Traits::FUNCTION) && !last.any(Traits::FUNCTION);
        // `HR samordnar uppdraget`
        let leads = led && self.second.any(Traits::LEADS);
        cost += fault(led && !leads && self.unlinked, 300) + fault(self.paired, 80);
        // `Uppdatera taxan i systemet Enhetschef`: a text and who does it.
        cost += fault(self.unlinked && !self.listed && last.any(Traits::FUNCTION) && last.any(Traits::CAPITAL), 250);
        let function = last.any(Traits::FUNCTION) || led && count <= 3;
        cost += match (function, !self.unnamed, !self.loose) {
            _ if framed || leads => -120,
            (true, ..) if count <= 6 => -150,
            (_, true, _) if count <= 3 => -50,
            (_, _, true) if count <= 4 => 0,
            _ => 100 + 30 * count + fault(count > 5, 100),
        };
        cost += fault(last.any(Traits::OPEN_SMALL | Traits::COMMA | Traits::HYPHEN), 200);
        cost + if framed { 0 } else { 40 * (count - 5).max(0) }
    }
}

/// The cost of a text as the name of a person or function.
pub(super) fn owner(text: &str) -> Cost {
    let name = text.split_whitespace().fold(Name::default(), |name, word| name.with(Traits::of(word)));
    name.cost(is_typed(name.first, text))
}

/// Whether a text with this first word is a status or a time.
pub(super) fn is_typed(first: Traits, text: &str) -> bool {
    let status = || first.any(Traits::STATUS_BEGIN) && first.any(Traits::ACTION_BEGIN) && status::action(text).is_some();
    status() || first.any(Traits::TIME_BEGIN) && date::parse(text).is_some()
}

/// A first name with the initial of the second: `Karin.L`.
pub(super) fn is_initialled(word: &str) -> bool {
    word.split_once('.').is_some_and(|(name, initial)| {
        name.chars().count() > 2
            && name.starts_with(char::is_uppercase)
            && name.chars().all(char::is_alphabetic)
            && initial.chars().count() == 1
            && initial.starts_with(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn owners_by_their_form() {
        for good in [
            "Ekonomichef",
            "Karin Nyström Ek",
            "Karl-Erik",
            "HR-chef",
            "Resp. avd.chef",
            "Social- och omsorgsförvaltningen",
            "Medicinskt ansvarig sjuksköterska",
        ] {
            assert!(owner(good) <= 0, "{good}: {}", owner(good));
        }
        for bad in [
            "Väntar på leverans från leverantören.",
            "Pågår",
            "2023-12-31",
            "bemanningsplanering, schemaläggning och",
            "Uppdatera taxan i systemet Enhetschef",
        ] {
            assert!(owner(bad) >= 100, "{bad}: {}", owner(bad));
        }
    }
}
