//! Counts of goals in running text: `sex av delmålen uppfylls för året, fem uppfylls delvis`.

use std::ops::Range;

use crate::lexicon::goals::{EVERY, MEETS, MET, goal, number, owner, weakened};
use crate::report::model::{GoalLevel, GoalStatus};

/// Most words between a count and what is said of it.
const REACH: usize = 12;

/// A number of goals that a text says to have a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// How many; `None` for every one.
    pub count: Option<usize>,
    /// Of how many, where the text says it.
    pub of: Option<usize>,
    /// Their level, where the text says it.
    pub level: Option<GoalLevel>,
    /// What is said of them.
    pub status: GoalStatus,
    /// The words, from the count to the status.
    pub at: Range<usize>,
}

/// Reads the counts of a text.
///
/// ```
/// use kpr::figures::counts;
/// use kpr::report::model::GoalStatus;
/// let found = counts::read("Sex av de tio delmålen uppfylls, tre uppfylls delvis.");
/// assert_eq!(found.iter().map(|c| c.count).collect::<Vec<_>>(), [Some(6), Some(3)]);
/// assert_eq!(found[1].status, GoalStatus::PartlyMet);
/// assert_eq!(found[0].of, Some(10));
/// ```
#[must_use]
pub fn read(text: &str) -> Vec<Counted> {
    // Most texts speak of no goals, which a quick look tells.
    if !may_speak_of_goals(text) {
        return Vec::new();
    }
    sentences(text).flat_map(|words| Sentence { words }.counts()).collect()
}

/// A word in lower case and where it stands.
struct Word {
    text: String,
    at: Range<usize>,
    /// Whether a sign beside it tells that it is no count: `4)`, `60 %`, `1-2`, `2.1`.
    marked: bool,
}

fn sentences(text: &str) -> impl Iterator<Item = Vec<Word>> {
    let mut start = 0;
    let ends = text.match_indices(['.', '!', '?', ';', '\n']).map(|(i, _)| i + 1).chain([text.len()]);
    let parts = ends.map(move |end| (std::mem::replace(&mut start, end), end));
    parts.filter_map(|(from, end)| text.get(from..end).filter(|part| may_speak_of_goals(part)).map(|part| words(part, from)))
}

/// A quick look for `mål`, in whatever case.
fn may_speak_of_goals(text: &str) -> bool {
    text.as_bytes().windows(4).any(|four| matches!(four, [b'm' | b'M', 0xc3, 0xa5 | 0x85, b'l' | b'L']))
}

fn words(text: &str, offset: usize) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                let (before, after) = (text.get(..from).unwrap_or_default(), text.get(i..).unwrap_or_default());
                let marked = after.trim_start().starts_with('%')
                    || after.starts_with([')', '-', '–', ':', '/'])
                    || before.ends_with(['.', ',', '-', '–', ':', '/', '('])
                    || after.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
                let word = text.get(from..i).unwrap_or_default().to_lowercase();
                out.push(Word { text: word, at: offset + from..offset + i, marked });
                start = None;
            }
            _ => {}
        }
    }
    out
}

struct Sentence {
    words: Vec<Word>,
}

impl Sentence {
    fn counts(&self) -> Vec<Counted> {
        let Some((goals, level)) = self.goals() else { return Vec::new() };
        let of = self.total(goals);
        let mut out = Vec::new();
        let mut free = 0;
        for (i, word) in self.words.iter().enumerate() {
            let found = if MET.contains(&word.text.as_str()) {
                (free..i).rev().take(REACH).find(|&n| Some(n) != of.map(|(at, _)| at) && self.is_count(n)).map(|n| (n, n..i + 1))
            } else if MEETS.contains(&word.text.as_str()) {
                (i + 1..self.words.len()).take(3).find(|&n| self.is_count(n)).map(|n| (n, i..goals.max(n) + 1))
            } else {
                continue;
            };
            let (status, last) = self.status(i);
            free = last + 1;
            let Some((n, span)) = found else { continue };
            let Some((first, end)) = self.words.get(span.start).zip(self.words.get(last.max(span.end - 1))) else { continue };
            let count = self.word(n).and_then(number);
            out.push(Counted { count, of: of.map(|(_, n)| n).or(self.every(n)), level, status, at: first.at.start..end.at.end });
        }
        out
    }

    fn word(&self, i: usize) -> Option<&str> {
        self.words.get(i).map(|w| w.text.as_str())
    }

    /// The first word for goals, and the level that it or the words before it tell.
    fn goals(&self) -> Option<(usize, Option<GoalLevel>)> {
        let (i, level) = self.words.iter().enumerate().find_map(|(i, w)| Some((i, goal(&w.text)?)))?;
        let before = (i.saturating_sub(3)..i).rev().find_map(|n| owner(self.word(n)?));
        Some((i, level.or(before)))
    }

    /// `tio` in `sex av de tio målen` and in `av nämndens tio mål är sex uppfyllda`: where it stands and what it is.
    fn total(&self, goals: usize) -> Option<(usize, usize)> {
        let at = (goals.saturating_sub(2)..goals).rev().find(|&n| self.word(n).is_some_and(|w| number(w).is_some()))?;
        let of = (at.saturating_sub(3)..at).any(|n| self.word(n) == Some("av"));
        of.then(|| Some((at, number(self.word(at)?)?)))?
    }

    /// `tio` in `alla tio mål`.
    fn every(&self, at: usize) -> Option<usize> {
        self.word(at).filter(|w| EVERY.contains(w))?;
        number(self.word(at + 1)?)
    }

    /// Whether a word counts goals. `En` and `ett` are articles unless what follows shows that they count.
    fn is_count(&self, i: usize) -> bool {
        let Some(word) = self.words.get(i) else { return false };
        let next = self.word(i + 1).unwrap_or_default();
        let before = i.checked_sub(1).and_then(|b| self.word(b)).unwrap_or_default();
        // `Mål 4 uppfylls` numbers a goal.
        let digits = word.text.starts_with(|c: char| c.is_ascii_digit());
        if digits && (word.marked || next == "procent" || goal(before).is_some()) || EVERY.contains(&before) {
            return false;
        }
        let shown = next == "av" || goal(next).is_some() || MET.contains(&next) || weakened(next).is_some() || is_filler(next);
        match word.text.as_str() {
            "en" | "ett" | "ingen" | "inget" | "inga" => shown,
            w => EVERY.contains(&w) && (shown || self.every(i).is_some()) || number(w).is_some(),
        }
    }

    /// What the word that says that goals are met says with those beside it, and the last of them.
    fn status(&self, i: usize) -> (GoalStatus, usize) {
        let before = (i.saturating_sub(2)..i).rev().find_map(|n| weakened(self.word(n)?));
        let after = self.word(i + 1).and_then(weakened);
        match (before, after) {
            // `uppfylls inte, två uppfylls delvis`: what stands before belongs to the word before it.
            (_, Some(status)) => (status, i + 1),
            (Some(status), None) => (status, i),
            (None, None) => (GoalStatus::Met, i),
        }
    }
}

fn is_filler(word: &str) -> bool {
    matches!(word, "är" | "bedöms" | "beräknas" | "väntas" | "har" | "blev" | "blir" | "kommer" | "kunde" | "helt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let short = |c: &Counted| {
            let count = c.count.map_or("all".to_owned(), |n| n.to_string());
            let of = c.of.map_or(String::new(), |n| format!(" of {n}"));
            let level = c.level.map_or(String::new(), |l| format!(" {l:?}"));
            format!("{count}{of}{level} {:?}", c.status)
        };
        read(text).iter().map(short).collect()
    }

    #[test]
    fn counts_in_the_ways_they_are_said() {
        for (text, want) in [
            ("Sex av delmålen uppfylls.", &["6 Subgoal Met"][..]),
            ("I år uppfylls 85 procent av behoven. Två av målen uppfylls för året och två uppfylls delvis.", &["2 Met", "2 PartlyMet"]),
            (
                "Sex av delmålen uppfylls för året, fem uppfylls delvis och ett delmål – det om arbete – uppfylls ej.",
                &["6 Subgoal Met", "5 Subgoal PartlyMet", "1 Subgoal NotMet"],
            ),
            (
                "Av nämndens tio mål är sex uppfyllda, tre delvis uppfyllda och ett inte uppfyllt.",
                &["6 of 10 Board Met", "3 of 10 Board PartlyMet", "1 of 10 Board NotMet"],
            ),
            ("Nämnden uppfyller tre av fem nämndmål.", &["3 of 5 Board Met"]),
            ("Alla fyra delmål uppnås.", &["all of 4 Subgoal Met"]),
            ("Inget av målen uppfylls.", &["0 Met"]),
            ("Samtliga mål bedöms uppfyllas och 4 av målen uppnås inte.", &["4 NotMet"]),
            ("MÅL OCH MÅTT: två av MÅLEN uppfylls.", &["2 Met"]),
            ("Två mål (de om vatten) uppfylls, 3 uppfylls inte.", &["2 Met", "3 NotMet"]),
            ("Vi når inte alla våra 12 mål. Av dem är 5 uppfyllda.", &[]),
            ("Av våra 12 mål är 5 helt uppfyllda och inget är delvis uppfyllt.", &["5 of 12 Met", "0 of 12 PartlyMet"]),
            ("Nämnden uppfyller helt två mål.", &["2 Met"]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn the_words_go_from_the_count_to_the_status() {
        let words = |text: &str| read(text).iter().map(|c| text.get(c.at.clone()).unwrap_or_default().to_owned()).collect::<Vec<_>>();
        assert_eq!(words("I år. Sex av målen uppfylls inte, två uppfylls delvis."), ["Sex av målen uppfylls inte", "två uppfylls delvis"]);
        assert_eq!(words("Nämnden uppfyller tre av fem nämndmål i år."), ["uppfyller tre av fem nämndmål"]);
        assert_eq!(words("Vårt arbete gör att två av målen nu är delvis uppfyllda."), ["två av målen nu är delvis uppfyllda"]);
    }

    #[test]
    fn what_counts_no_goals() {
        for text in [
            "Målet uppfylls.",
            "Målet uppnås till 60 %.",
            "Nämndens mål uppfylls under 2025.",
            "Ett arbete pågår för att målen ska uppfyllas.",
            "Delmålen nedan anger fokus under de närmsta 1-2 åren.",
            "Två nya förskolor byggs.",
            "Mål 1) och 4) uppfylls, mål 2 uppfylls delvis.",
            "Målen 1-2 uppfylls och delmål 2.1 uppfylls ej.",
            "Mål (3) uppfylls, mål 3/4 uppfylls, mål 5: uppfylls och mål 7,5 uppfylls.",
            "Målet nås till 60 procent och uppfylls.",
            "Två nya bad byggs; målen för dem uppfylls.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
