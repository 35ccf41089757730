//! Status words of the trade → a status.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::date::first_words;
use super::pairs::Pairs;
use super::words::fold;
use crate::lexicon::lists::{ACTION_STATUS, GOAL_STATUS, GOAL_STATUS_ALONE, GOAL_STATUS_FILL};
use crate::report::model::{ActionStatus, GoalStatus};

/// Most words of a status cell.
const MAX_WORDS: usize = 8;
/// Most letters of the part of an organisation in the tail of a status.
const TAIL: usize = 5;

/// Reads a whole cell as the status of something to do.
///
/// ```
/// use kpr::{figures::status, report::model::ActionStatus};
/// assert_eq!(status::action("Skjuts till 2024"), Some(ActionStatus::Postponed));
/// assert_eq!(status::action("Pågår inom ÄO"), Some(ActionStatus::InProgress));
/// assert_eq!(status::action("Pågående arbete enligt plan"), None);
/// ```
#[must_use]
pub fn action(text: &str) -> Option<ActionStatus> {
    // Nearly every text is none, which its first word tells.
    let first = text.split_whitespace().next()?;
    if !ACTIONS.may_begin(first) {
        return None;
    }
    let first = fold(first);
    let begins = |part: &&Part| matches!(part.kind, Kind::Action { first: true, last } if fits(&first, part.text, last));
    let mut phrases = parts(&first).filter(begins).peekable();
    phrases.peek()?;
    let folded = fold(text);
    let (words, count) = first_words::<MAX_WORDS>(&folded);
    let words = words.get(..count?)?;
    // The longest phrase that fits decides what the status is; what follows must be a tail that statuses have.
    let (_, used, status) = phrases
        .filter_map(|part| ACTION_STATUS.get(part.phrase))
        .filter_map(|(phrase, status)| phrase_at(words, phrase).map(|used| (phrase.len(), used, *status)))
        .max_by_key(|(length, ..)| *length)?;
    is_tail(words.get(used..)?).then_some(status)
}

/// How many words of the start a phrase takes; its last word is the beginning of a word.
fn phrase_at(words: &[&str], phrase: &str) -> Option<usize> {
    let mut count = 0;
    let mut parts = phrase.split(' ').peekable();
    while let Some(part) = parts.next() {
        if !fits(words.get(count)?, part, parts.peek().is_none()) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Whether a word is a part of a phrase; its `last` part is the beginning of a word.
fn fits(word: &str, part: &str, last: bool) -> bool {
    let word = word.trim_end_matches(['.', ',', ';']);
    if last { word.strip_prefix(part).is_some_and(is_ending) } else { word == part }
}

/// What a word is to statuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct InStatus {
    /// It may be the first of a status of any kind.
    pub(crate) begins: bool,
    /// It may be the first of an action's: [`action`] takes no text that begins with another.
    pub(crate) begins_action: bool,
    /// It may stand anywhere in an action's: [`action`] takes no text with a word that may not.
    pub(crate) holds_action: bool,
    /// The same of a goal's and [`goal`].
    pub(crate) holds_goal: bool,
}

/// A word of a phrase, or of what stands beside phrases.
#[derive(Debug, Clone, Copy)]
struct Part {
    text: &'static str,
    kind: Kind,
    /// The number of the phrase among those of its kind.
    phrase: usize,
}

/// What a word is part of. Of a phrase it may be the first, and the last: of an action's that is the beginning of a word.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Action {
        first: bool,
        last: bool,
    },
    Goal {
        first: bool,
        last: bool,
    },
    /// What statuses of goals are filled up with.
    Fill,
    /// Of the tail of an action's status.
    Tail,
}

/// Words of tails that are too long to be the name of a part of an organisation.
const TAIL_WORDS: [&str; 3] = ["hösten", "början", "slutet"];

/// The words of all phrases by their first two bytes.
static PARTS: LazyLock<HashMap<[u8; 2], Vec<Part>, FixedState>> = LazyLock::new(|| {
    let mut out: HashMap<[u8; 2], Vec<Part>, FixedState> = HashMap::default();
    let mut add = |text: &'static str, kind: Kind, phrase: usize| {
        text.as_bytes().first_chunk().into_iter().for_each(|two| out.entry(*two).or_default().push(Part { text, kind, phrase }));
    };
    for (i, (phrase, _)) in ACTION_STATUS.iter().enumerate() {
        let count = phrase.split(' ').count();
        phrase.split(' ').enumerate().for_each(|(n, text)| add(text, Kind::Action { first: n == 0, last: n + 1 == count }, i));
    }
    for (i, (phrase, _)) in GOAL_STATUS.iter().enumerate() {
        let count = phrase.split(' ').count();
        phrase.split(' ').enumerate().for_each(|(n, text)| add(text, Kind::Goal { first: n == 0, last: n + 1 == count }, i));
    }
    GOAL_STATUS_FILL.iter().for_each(|text| add(text, Kind::Fill, 0));
    TAIL_WORDS.into_iter().for_each(|text| add(text, Kind::Tail, 0));
    out
});

/// The words of phrases that begin like a word.
fn parts(word: &str) -> impl Iterator<Item = &'static Part> {
    word.as_bytes().first_chunk::<2>().and_then(|two| PARTS.get(two)).into_iter().flatten()
}

/// The words that [`look`] knows: of any that begins with no three letters of one of them it says what `InStatus::unknown` says.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    let actions = ACTION_STATUS.iter().flat_map(|(phrase, _)| phrase.split(' '));
    let goals = GOAL_STATUS.iter().flat_map(|(phrase, _)| phrase.split(' '));
    actions.chain(goals).chain(GOAL_STATUS_FILL.iter().copied()).chain(TAIL_WORDS)
}

impl InStatus {
    /// What is to be said of a word that begins with three letters of no word of a status.
    pub(crate) fn unknown(word: &str, digits: bool) -> Self {
        // A part of an organisation, or a figure.
        let holds_action = digits || word.len() <= TAIL || word.trim_end_matches('.').chars().nth(TAIL).is_none();
        Self { holds_action, ..Self::default() }
    }
}

/// Looks at a word in lower case; `digits` says whether it has any.
pub(crate) fn look(word: &str, digits: bool) -> InStatus {
    let mut out = InStatus::unknown(word, digits);
    if !BEGINNINGS.may_begin(word) {
        out.holds_goal = word.chars().take(2).any(is_mark) && holds_goal(word);
        return out;
    }
    let marked = word.bytes().any(|b| is_mark(char::from(b)));
    if marked {
        out.holds_goal = holds_goal(word);
    } else if word.len() < 2 {
        out.holds_goal = GOAL_STATUS_FILL.contains(&word);
        out.begins = out.holds_goal;
    }
    let bare = word.trim_end_matches(['.', ',', ';']);
    // Of a longer part the third byte is that of the word too, unless the word is its beginning with a hyphen.
    let third = |text: &str| text.as_bytes().get(2).copied();
    let alike = |part: &&Part| third(part.text).is_none_or(|byte| third(word) == Some(byte)) || word.ends_with('-');
    for part in parts(word).filter(alike) {
        match part.kind {
            Kind::Action { first, last } => {
                if first {
                    out.begins |= begins(word, part.text, last);
                    out.begins_action |= fits(bare, part.text, last);
                }
                out.holds_action |= bare.starts_with(part.text);
            }
            Kind::Goal { first, last } => {
                out.begins |= first && begins(word, part.text, last);
                out.holds_goal |= !marked && word == part.text;
            }
            Kind::Fill => {
                let same = !marked && word == part.text;
                (out.begins, out.holds_goal) = (out.begins || same, out.holds_goal || same);
            }
            Kind::Tail => out.holds_action |= bare == part.text,
        }
    }
    out
}

/// Whether a word may begin a phrase with this first part.
fn begins(word: &str, part: &str, last: bool) -> bool {
    if last {
        word.starts_with(part) || word.chars().nth(3).is_some() && part.starts_with(word.trim_end_matches('-'))
    } else {
        word == part
    }
}

/// Whether a word stands in statuses of goals when its marks are taken away.
fn holds_goal(word: &str) -> bool {
    let letters = word.chars().filter(|c| !is_mark(*c)).collect::<String>();
    let fits = |part: &Part| matches!(part.kind, Kind::Goal { .. } | Kind::Fill) && part.text == letters;
    letters.is_empty() || GOAL_STATUS_FILL.contains(&letters.as_str()) || parts(&letters).any(fits)
}

/// Endings of the verbs and adjectives of statuses.
fn is_ending(end: &str) -> bool {
    matches!(
        end,
        "" | "d"
            | "t"
            | "de"
            | "da"
            | "ad"
            | "at"
            | "ade"
            | "ats"
            | "ts"
            | "s"
            | "n"
            | "en"
            | "et"
            | "na"
            | "ed"
            | "ds"
            | "a"
            | "as"
            | "ställd"
            | "ställt"
            | "r"
            | "ande"
    )
}

/// What may follow a status: a year or time, a part of the organisation, a second status.
fn is_tail(words: &[&str]) -> bool {
    match words {
        [] => true,
        ["till" | "fram" | "t.o.m." | "tom" | "under" | "i", rest @ ..] => {
            !rest.is_empty()
                && rest.iter().all(|w| {
                    w.chars().any(|c| c.is_ascii_digit())
                        || matches!(*w, "till" | "våren" | "hösten" | "nästa" | "år" | "början" | "slutet" | "av" | "vt" | "ht")
                })
        }
        ["inom", part, rest @ ..] => {
            part.trim_end_matches('.').chars().count() <= TAIL && (rest.is_empty() || action(&rest.join(" ")).is_some())
        }
        ["och", rest @ ..] => action(&rest.join(" ")).is_some(),
        ["enligt", "plan"] | ["delvis"] => true,
        _ => false,
    }
}

/// How the statuses of things to do begin.
static ACTIONS: LazyLock<Pairs> = LazyLock::new(|| Pairs::beginning(ACTION_STATUS.iter().map(|(p, _)| *p)));

/// How all words of statuses begin.
static BEGINNINGS: LazyLock<Pairs> = LazyLock::new(|| {
    let phrases = ACTION_STATUS.iter().map(|(p, _)| *p).chain(GOAL_STATUS.iter().map(|(p, _)| *p));
    Pairs::beginning(phrases.flat_map(|p| p.split(' ')).chain(GOAL_STATUS_FILL.iter().copied()).chain(TAIL_WORDS))
});

/// How the words of goals' statuses begin.
static GOAL_WORDS: LazyLock<Pairs> = LazyLock::new(|| {
    Pairs::beginning(GOAL_STATUS.iter().flat_map(|(phrase, _)| phrase.split(' ')).chain(GOAL_STATUS_FILL.iter().copied()))
});

/// Reads a whole cell as the status of a goal: `Målet är delvis uppfyllt`, `På väg att uppnås`.
#[must_use]
pub fn goal(text: &str) -> Option<GoalStatus> {
    // Nearly every text is none, which the first letters of its words tell.
    let letters = |word: &'_ str| GOAL_WORDS.hold(word.chars().filter(|c| !is_mark(*c)));
    let words = || text.split_whitespace().filter(|w| !w.chars().all(is_mark));
    if !words().all(letters) || words().nth(MAX_WORDS).is_some() {
        return None;
    }
    let folded = without_marks(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return None;
    }
    // Every phrase holds one of these.
    let held = ["upp", "nå", "väg", "plan", "grön", "gul", "röd", "rött", "delvis"].iter().any(|part| folded.contains(part));
    if !held && !GOAL_STATUS_ALONE.contains(&words.join(" ").as_str()) {
        return None;
    }
    let (at, length, status) = goal_phrase(&words, |_| true)?;
    let rest = words.iter().enumerate().filter(|(i, _)| *i < at || *i >= at + length);
    rest.into_iter().all(|(_, w)| GOAL_STATUS_FILL.contains(w)).then_some(status)
}

/// A status of a goal that a sentence names: one that speaks of the goal and holds one of the phrases.
///
/// Gives the status and the words that say it.
#[must_use]
pub fn goal_in_prose(text: &str) -> Option<(GoalStatus, String)> {
    for sentence in text.split_inclusive(['.', '!']) {
        let Some(at) = sentence.split_whitespace().position(names_goal) else { continue };
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|w| without_marks(w)).collect();
        let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
        // `målet … anses med de aktiviteter som genomförs vara grönt`: the verb and its colour may stand apart.
        let after = folded.get(at..).unwrap_or_default();
        if let (Some(verb), Some(colour)) =
            (after.iter().position(|w| matches!(*w, "anses" | "bedöms" | "är")), after.iter().position(|w| matches!(*w, "grönt" | "grön")))
            && verb < colour
        {
            let raw = words.get(at + verb..=at + colour).unwrap_or_default().join(" ");
            return Some((GoalStatus::OnTrack, raw.trim_end_matches('.').to_owned()));
        }
        // A negated or conditional clause (`för att målet ska nås`) states a wish, no status.
        if after.iter().any(|w| matches!(*w, "ska" | "skall" | "om" | "när" | "kunna")) {
            continue;
        }
        if let Some((i, length, status)) = goal_phrase(after, |phrase| !GOAL_STATUS_ALONE.contains(&phrase)) {
            let raw = words.get(at + i..at + i + length).unwrap_or_default().join(" ");
            let whole = if i <= 3 { words.get(at..at + i + length).unwrap_or_default().join(" ") } else { raw };
            return Some((status, whole.trim_end_matches(['.', ',']).to_owned()));
        }
    }
    None
}

/// The first phrase of the lexicon that some words have, of those that are asked for: where it begins first, how many words it
/// has, and its status.
fn goal_phrase(words: &[&str], asked: impl Fn(&str) -> bool) -> Option<(usize, usize, GoalStatus)> {
    let mut best: Option<(usize, usize)> = None;
    for (i, word) in words.iter().enumerate() {
        let after = words.get(i..).unwrap_or_default();
        let begin = parts(word).filter(|part| matches!(part.kind, Kind::Goal { first: true, .. }) && part.text == *word);
        for part in begin {
            let earlier = best.is_none_or(|(phrase, _)| part.phrase < phrase);
            let Some((phrase, _)) = GOAL_STATUS.get(part.phrase).filter(|(phrase, _)| earlier && asked(phrase)) else { continue };
            let mut rest = after.iter();
            if phrase.split(' ').all(|part| rest.next() == Some(&part)) {
                best = Some((part.phrase, i));
            }
        }
    }
    let (phrase, at) = best?;
    let (words, status) = GOAL_STATUS.get(phrase)?;
    Some((at, words.split(' ').count(), *status))
}

/// Whether a word names a goal; its first and last letters are looked at before it is written anew.
fn names_goal(word: &str) -> bool {
    let letters = || word.chars().filter(|c| !is_mark(*c));
    letters().next().is_some_and(|c| matches!(c, 'm' | 'M' | 'd' | 'D' | 'n' | 'N'))
        && letters().next_back().is_some_and(|c| matches!(c, 't' | 'T' | 'n' | 'N'))
        && matches!(without_marks(word).as_str(), "målet" | "delmålet" | "målen" | "nämndmålet" | "måluppfyllelsen")
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '(' | ')' | ':' | ';')
}

/// A text in lower case without its punctuation.
fn without_marks(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !is_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_actions() {
        use ActionStatus::{Done, InProgress, NotStarted, Postponed};
        let cases = [
            ("Genomfört", Done),
            ("Klar", Done),
            ("Avslutad", Done),
            ("pågår", InProgress),
            ("Startat och pågår", InProgress),
            ("Pågår inom ÄO. Pågår inom LSS", InProgress),
            ("Ej påbörjat", NotStarted),
            ("Inte påbörjad", NotStarted),
            ("Ej startat", NotStarted),
            ("Skjuts till 2024", Postponed),
            ("Flyttas till 2025", Postponed),
            ("Försenad", Postponed),
            ("Arbetet ej påbörjat.", NotStarted),
            ("Pågår enligt plan", InProgress),
            ("Klart delvis", Done),
            ("Flyttas till hösten nästa år", Postponed),
            ("Pågår under 2025", InProgress),
        ];
        for (text, status) in cases {
            assert_eq!(action(text), Some(status), "{text}");
        }
        for text in [
            "Påbörjat men",
            "Införande pågår",
            "Planchef",
            "Klarläggande",
            "Pågående arbete enligt",
            "",
            "Nyanställning",
            "Pågår enligt",
            "Pågår till",
            "Pågår inom förvaltningen",
            "Pågår och växer",
            "Pågår delvis här",
        ] {
            assert_eq!(action(text), None, "{text}");
        }
    }

    #[test]
    fn statuses_of_goals() {
        use GoalStatus::{AtRisk, Met, NotMet, OnTrack, PartlyMet};
        let cases = [
            ("Målet uppnås", Met),
            ("Uppfylls", Met),
            ("Uppfylls delvis", PartlyMet),
            ("Målet är delvis uppfyllt", PartlyMet),
            ("Målet är inte uppfyllt", NotMet),
            ("Riskerar att inte uppnås", AtRisk),
            ("På god väg", OnTrack),
        ];
        for (text, status) in cases {
            assert_eq!(goal(text), Some(status), "{text}");
        }
        assert_eq!(goal("Kommunen ska växa"), None);
    }

    #[test]
    fn statuses_said_in_a_sentence() {
        let said = goal_in_prose;
        assert_eq!(said("Tider är planerade. Målet riskerar att inte uppnås.").map(|s| s.0), Some(GoalStatus::AtRisk));
        assert_eq!(
            said("Delmålet att bygga bedöms vara på god väg att uppnås då vi planerar.").map(|s| s.1).as_deref(),
            Some("på god väg att uppnås")
        );
        assert_eq!(said("Arbetet behöver fortsätta för att målet ska nås fullt ut."), None);
        assert_eq!(said("Arbetet pågår."), None);
        let words = |text: &str| said(text).map(|s| s.1);
        assert_eq!(words("Målet uppfylls delvis.").as_deref(), Some("Målet uppfylls delvis"));
        assert_eq!(words("Här anses målet med de insatser som görs vara grönt nu.").as_deref(), None);
        assert_eq!(words("För nämnden bedöms att målet är i år grönt.").as_deref(), Some("är i år grönt"));
        assert_eq!(words("Delmålet att alla trivs här är delvis uppfyllt, men inte mer.").as_deref(), Some("delvis uppfyllt"));
        assert_eq!(words("Grönt är målet.").as_deref(), None);
        // A colour or a word that is a status only where it stands alone.
        assert_eq!(words("Målet om en röd tråd."), None);
        assert_eq!(words("Motet uppfylls."), None);
        assert_eq!(words("Målen nås."), Some("Målen nås".to_owned()));
    }

    /// What [`look`] says of each word of a text.
    fn looks(text: &str) -> Vec<InStatus> {
        let folded = fold(text);
        folded.split_whitespace().map(|w| look(w, w.bytes().any(|b| b.is_ascii_digit()))).collect()
    }

    #[test]
    fn a_look_at_a_word_hides_no_status() {
        for text in ["Genomfört", "Ej påbörjat.", "Pågår inom ÄO.", "Skjuts till hösten 2024", "Flyttas till slutet av 2025", "Klar;"]
        {
            assert!(action(text).is_some(), "{text}");
            let said = looks(text);
            assert!(said.iter().all(|w| w.holds_action) && said[0].begins && said[0].begins_action, "{text} {said:?}");
        }
        for text in ["Målet är (delvis) uppfyllt.", "I stor del uppfyllt", "På god väg", "Är uppfyllt", "Uppfylls"] {
            assert!(goal(text).is_some(), "{text}");
            let said = looks(text);
            assert!(said.iter().all(|w| w.holds_goal) && said[0].begins, "{text} {said:?}");
        }
    }

    #[test]
    fn a_look_at_a_word_tells_most_that_are_in_no_status() {
        for word in ["skolan", "kommunen", "genomgång", "platsen", "avsnitt"] {
            let said = look(word, false);
            assert!(!said.holds_action && !said.holds_goal && !said.begins_action, "{word} {said:?}");
        }
        // The name of a part of an organisation may be in the tail of an action's.
        assert!(look("vård", false).holds_action && !look("vården", false).holds_goal);
        assert!(!look("vården2", false).holds_action || look("vården2", true).holds_action);
        // What is cut at the end of its line: `genom-`.
        assert!(look("genom-", false).begins && !look("gen", false).begins);
    }

    #[test]
    fn marks_are_no_words_of_a_status() {
        assert_eq!(goal("(Uppfyllt)"), Some(GoalStatus::Met));
        assert_eq!(goal("Uppfyllt ."), Some(GoalStatus::Met));
        assert_eq!(goal("."), None);
        assert_eq!(goal("Målet"), None);
        assert_eq!(goal("Är i år"), None);
    }
}
