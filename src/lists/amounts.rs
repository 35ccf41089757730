//! What some words are as a figure cell of an indicator.

use super::columns::Cost;
use super::traits::Traits;
use crate::lexicon::lists::Role;

/// What the words of a text tell so far; each word adds to it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FigureText {
    first: Traits,
    second: Traits,
    last: Traits,
    count: Cost,
    /// How many words have a digit.
    digits: Cost,
    /// Brackets opened and not closed.
    open: Cost,
    /// A word after the first is a dash.
    dashed: bool,
    /// A word after the first says how something develops, and begins with a capital: another cell begins there.
    turned: bool,
    /// A name stands after a word that says how something develops.
    named: bool,
}

impl FigureText {
    /// The text with a word more.
    pub(super) fn with(self, word: Traits, text: &str) -> Self {
        let begins = self.count == 0;
        let sign = |sum: Cost, c: u8| sum + Cost::from(c == b'(') - Cost::from(c == b')');
        let open = if word.any(Traits::BRACKETS) { text.bytes().fold(0, sign) } else { 0 };
        Self {
            first: if begins { word } else { self.first },
            second: if self.count == 1 { word } else { self.second },
            last: word,
            count: self.count + 1,
            digits: self.digits + Cost::from(word.any(Traits::DIGITS)),
            open: self.open + open,
            dashed: self.dashed || !begins && word.any(Traits::DASH),
            named: self.named || !begins && word.any(Traits::LONG_NAME) && self.first.any(Traits::TREND),
            turned: self.turned || !begins && word.any(Traits::CAPITAL) && word.any(Traits::TREND),
        }
    }

    /// The cost in the columns of some roles; `pairs` is what its figures with nothing between them cost.
    pub(super) fn costs<const N: usize>(&self, roles: [Role; N], pairs: Cost) -> [Cost; N] {
        if self.count == 0 {
            return [500; N];
        }
        let (trend, aim, bare) = (self.first.any(Traits::TREND), self.first.any(Traits::AIM), self.first.any(Traits::FIGURE));
        let (form, odd) = (self.form(), self.odd() + pairs);
        roles.map(|role| {
            let form = match role {
                Role::Trend if trend => -200,
                Role::Target if aim => -200,
                Role::Trend if bare => 150,
                Role::Comparison if trend || bare => -50,
                _ => form,
            };
            let turn = !trend && self.turned && role != Role::Trend;
            form + odd + if turn { 200 } else { 0 }
        })
    }

    /// What the words cost as a figure.
    fn form(&self) -> Cost {
        let (first, second) = (self.first, self.second);
        let trend = first.any(Traits::TREND);
        match () {
            () if first.any(Traits::FIGURE) && self.count <= 3 => -200,
            // `Andel 34 %`: what kind of figure it is.
            () if first.any(Traits::SHORT_NAME) && second.any(Traits::FIGURE) => -140,
            // `Sjukfrånvaro 5,2 %`: the name stands in the column before.
            () if !trend && first.any(Traits::LONG_NAME) && second.any(Traits::FIGURE) => 100,
            () if first.any(Traits::DIGITS) || second.any(Traits::DIGITS) => -60,
            () if self.digits > 0 => 20,
            () if trend => 60,
            () => 120,
        }
    }

    /// What speaks against any cell.
    fn odd(&self) -> Cost {
        let (first, last, count) = (self.first, self.last, self.count.min(60));
        let fault = |is: bool, cost: Cost| if is { cost } else { 0 };
        let long = (25 * (count - 3)).clamp(0, if self.digits * 8 >= self.count { 150 } else { 900 });
        fault(first.any(Traits::SMALL) && !first.any(Traits::TREND | Traits::PRELIMINARY), 250)
            + fault(self.open != 0, 300)
            + fault(last.any(Traits::OPERATOR), 250)
            // `Minst`, `%`: a part of a cell that a line break cut.
            + fault(last.any(Traits::OPEN_WORD), 350)
            + fault(count == 1 && first.any(Traits::UNIT) && !first.any(Traits::LETTERS), 350)
            + fault(first.any(Traits::BRACKET) || first.any(Traits::DASH) && count > 1, 300)
            + fault(self.dashed, 250)
            + fault(self.named, 200)
            + fault(count > 2 && last.any(Traits::YEAR), 100)
            + fault(first.any(Traits::PART), 150)
            + long
    }
}

/// How often two figures stand on a line with nothing between: they are two cells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FigurePairs {
    /// What the lines before cost.
    done: Cost,
    here: Cost,
    before: Traits,
}

impl FigurePairs {
    /// The pairs with a word more of the same line.
    pub(super) fn with(self, word: Traits) -> Self {
        let a = self.before;
        let grouped = a.any(Traits::SHORT) && word.any(Traits::GROUP);
        let figures = a.any(Traits::FIGURE) && !grouped && !a.any(Traits::YEAR);
        let two = word.any(Traits::FIGURE) && (figures || a.any(Traits::UNIT));
        Self { here: self.here + Cost::from(two), before: word, ..self }
    }

    /// The pairs, where a line ends.
    pub(super) fn broken(self) -> Self {
        Self { done: self.cost(), ..Self::default() }
    }

    pub(super) fn cost(self) -> Cost {
        self.done + self.here.min(9) * 150
    }
}

/// The cost of a text as a figure cell of an indicator in the columns of some roles, `lines` being its lines.
pub(super) fn figure<'t, const N: usize>(roles: [Role; N], text: &str, lines: impl IntoIterator<Item = &'t str>) -> [Cost; N] {
    let figure = text.split_whitespace().fold(FigureText::default(), |figure, word| figure.with(Traits::of(word), word));
    let line = |pairs: FigurePairs, line: &str| line.split_whitespace().fold(pairs, |pairs, word| pairs.with(Traits::of(word))).broken();
    figure.costs(roles, lines.into_iter().fold(FigurePairs::default(), line).cost())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_what_stands_around_them() {
        let cost = |role: Role, text: &str| figure([role], text, [text])[0];
        // Two figures with nothing between are two cells, but for those on two lines.
        let two = figure([Role::Outcome], "Andel 34 % 43 p", ["Andel 34 %", "43 p"])[0];
        assert!(two < cost(Role::Outcome, "Andel 34 % 43 p"));
        assert!(cost(Role::Target, "Öka") < cost(Role::Trend, "Öka"));
        assert!(cost(Role::Target, "5,2 % Ökning (sep 7,5 %)") > cost(Role::Target, "5,2 %") + 150);
        assert!(cost(Role::Baseline, "Sjukfrånvaro 5,2 %") > 0 && cost(Role::Baseline, "Andel 5,2 %") < 0);
    }
}
