//! What a word is, seen by itself: one bit a question. Asked once for equal words, so that the search for cells asks bits only.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::cells;
use super::threes::{self, Threes, is_strange, start};
use crate::figures::date::{self, InTime};
use crate::figures::function::{self, is_folded_function};
use crate::figures::status::{self, InStatus};
use crate::figures::words::{fold, is_letter};
use crate::lexicon::lists::{
    AIM_WORDS, ANSWERS, FIGURE_UNITS, FRAME, LEADING_VERBS, LEVEL_WORDS, OPEN_WORDS, PART_WORDS, PRELIMINARY, ROLE_LINKS, SHARED_WORK,
    SMALL_TIMES, STATUS_SIGNS, TREND_WORDS,
};
use crate::lexicon::months::MONTHS;

/// Answers about a word, one bit each, and in the highest bits its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u128);

/// Where the length begins.
const LENGTH: u32 = u128::BITS - u16::BITS;

/// Gives each name a bit of its own.
macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $at:literal,)*) => { $($(#[$doc])* pub(super) const $name: u128 = 1 << $at;)* };
}

impl Traits {
    bits! {
        /// Begins with a capital.
        CAPITAL = 0,
        /// Begins with a small letter.
        SMALL = 1,
        /// Begins with a digit.
        DIGIT = 2,
        /// Begins with `-`.
        MINUS = 3,
        /// Begins with a dash or the mark of an item.
        MARK = 4,
        /// Begins with a sign that closes something.
        CLOSER = 5,
        /// Begins with a bracket.
        BRACKET = 6,
        /// Ends a sentence or an abbreviation: `.`, `!`, `?`.
        STOP = 7,
        /// Ends a sentence: a stop after more than a short abbreviation.
        SENTENCE_END = 8,
        /// Ends with `.`.
        DOT = 9,
        /// Ends with `.` and has more than five characters.
        LONG_DOT = 10,
        /// Ends with `?`.
        QUESTION = 11,
        /// Ends with `,`.
        COMMA = 12,
        /// Ends with `-`.
        HYPHEN = 13,
        /// Ends with `:`.
        COLON = 14,
        /// Ends with a sign after which the text goes on.
        GOES_ON = 15,
        /// Ends with a sign that no figure ends with.
        OPERATOR = 16,
        /// Ends with the hyphen of a broken word.
        SOFT = 17,
        /// No cell ends with it.
        OPEN = 18,
        /// One of the words at which no cell ends.
        OPEN_WORD = 19,
        /// One of them, printed small.
        OPEN_SMALL = 20,
        /// A dash alone.
        DASH = 21,
        /// Letters only.
        LETTERS = 22,
        /// Letters only, a capital first, and more than six.
        LONG_NAME = 23,
        /// Letters only, a capital first, and fewer than seven bytes.
        SHORT_NAME = 24,
        /// Has a capital after its first character.
        INNER_CAPITAL = 25,
        /// Has a digit.
        DIGITS = 26,
        /// A figure.
        FIGURE = 27,
        /// A year.
        YEAR = 28,
        /// A digit first, and a sign that figures have inside.
        SIGNED = 29,
        /// A whole number of three digits and more that is no year.
        LARGE = 30,
        /// At most three bytes.
        SHORT = 31,
        /// Three digits.
        GROUP = 32,
        /// Has brackets.
        BRACKETS = 33,
        /// Ends a figure cell.
        UNIT = 34,
        /// `prel.`
        PRELIMINARY = 35,
        /// A day.
        DAY = 36,
        /// A time by itself.
        TIME = 37,
        /// A time may begin with it.
        TIME_BEGIN = 38,
        /// May stand in a time.
        TIME_PART = 39,
        /// A month.
        MONTH = 40,
        /// A status of an action by itself.
        ACTION = 41,
        /// A status of an action may begin with it.
        ACTION_BEGIN = 42,
        /// May stand in a status of an action.
        ACTION_PART = 43,
        /// A status of any kind may begin with it.
        STATUS_BEGIN = 44,
        /// A level may begin with it.
        LEVEL_BEGIN = 45,
        /// A number of a row may begin with it.
        NUMBER_BEGIN = 46,
        /// An answer.
        ANSWER = 47,
        /// A cell may begin with it in the middle of a line.
        STARTS_CELL = 48,
        /// A typed cell may end with it.
        ENDS_TYPED = 49,
        /// A name cannot go on after it.
        ENDS_NAME = 50,
        /// Names a function.
        FUNCTION = 51,
        /// May stand inside the name of a function.
        LINK = 52,
        /// The same, printed small.
        LINK_SMALL = 53,
        /// What somebody who owns a task does.
        LEADS = 54,
        /// Work that all share.
        SHARED = 55,
        /// Ends with the first word of the frame that work is done in, is its second, or begins with its third.
        FRAME_FIRST = 56,
        /// See above.
        FRAME_SECOND = 57,
        /// See above.
        FRAME_THIRD = 58,
        /// Has the form of a verb that says what is to be done.
        VERB = 59,
        /// The verb of another clause.
        MODAL = 60,
        /// `ska`
        SHALL = 61,
        /// Says how something develops.
        TREND = 62,
        /// Says what is wanted.
        AIM = 63,
        /// Before a figure that is part of another.
        PART = 64,
        /// May stand in a status of a goal.
        GOAL_PART = 65,
    }

    /// What a sign that stands for a status is.
    const SIGN: u128 =
        Self::GOAL_PART | Self::ACTION | Self::ACTION_BEGIN | Self::ACTION_PART | Self::STATUS_BEGIN | Self::STARTS_CELL | Self::ENDS_TYPED;

    /// What every word is that has not been looked at.
    pub(super) const ALL: Self = Self(u128::MAX);

    /// Whether any of some bits is set.
    pub(super) const fn any(self, bits: u128) -> bool {
        self.0 & bits != 0
    }

    /// What both words are.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Number of characters.
    pub(super) fn chars(self) -> usize {
        usize::try_from(self.0 >> LENGTH).unwrap_or(usize::MAX)
    }

    /// Looks at a word.
    pub(super) fn of(word: &str) -> Self {
        let (bits, chars) = letters(word, beginning(word) | ending(word));
        let digits = if bits & Self::DIGITS == 0 { 0 } else { digits(word) };
        let mut bits = bits | digits | meaning(word, bits);
        let open = Self::COMMA | Self::HYPHEN | Self::OPEN_WORD;
        let after = Self::YEAR | Self::DAY | Self::QUESTION | Self::ACTION;
        for (any, then) in [(open, Self::OPEN), (after, Self::ENDS_TYPED), (Self::CAPITAL | Self::ACTION, Self::STARTS_CELL)] {
            bits |= if bits & any == 0 { 0 } else { then };
        }
        Self(bits | u128::from(u16::try_from(chars).unwrap_or(u16::MAX)) << LENGTH)
    }
}

/// What the first character tells.
fn beginning(word: &str) -> u128 {
    let Some(first) = word.chars().next() else { return 0 };
    match first {
        'a'..='z' | 'å' | 'ä' | 'ö' => Traits::SMALL,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' => Traits::CAPITAL,
        '0'..='9' => Traits::DIGIT | Traits::LEVEL_BEGIN | Traits::NUMBER_BEGIN | Traits::STARTS_CELL,
        '-' => Traits::MINUS | Traits::MARK | Traits::STARTS_CELL,
        '–' | '•' => Traits::MARK | Traits::STARTS_CELL,
        '+' | '"' | '”' | '<' | '>' => Traits::STARTS_CELL,
        ')' | '.' | ',' | ';' | '/' => Traits::CLOSER,
        '(' => Traits::BRACKET,
        _ if first.is_uppercase() => Traits::CAPITAL,
        _ if first.is_lowercase() => Traits::SMALL,
        _ if first.is_numeric() => Traits::STARTS_CELL,
        _ if STATUS_SIGNS.contains(&first) && word.chars().nth(1).is_none_or(|c| c == '\u{fe0f}') => Traits::SIGN,
        _ => 0,
    }
}

/// What the last character tells.
fn ending(word: &str) -> u128 {
    match word.chars().next_back().unwrap_or(' ') {
        '.' => Traits::STOP | Traits::DOT,
        '!' => Traits::STOP,
        '?' => Traits::STOP | Traits::QUESTION,
        ',' => Traits::COMMA | Traits::GOES_ON,
        '-' => Traits::HYPHEN | Traits::GOES_ON,
        ':' => Traits::COLON | Traits::GOES_ON | Traits::OPERATOR,
        ';' | '–' | '/' => Traits::GOES_ON,
        '<' | '>' => Traits::OPERATOR,
        '\u{ad}' => Traits::SOFT,
        _ => 0,
    }
}

/// What all characters tell together, added to what is known, and how many there are.
fn letters(word: &str, mut bits: u128) -> (u128, usize) {
    let (mut chars, mut others, mut digits, mut brackets, mut inner) = (0, 0, 0, 0, false);
    for c in word.chars() {
        match c {
            'a'..='z' | 'å' | 'ä' | 'ö' => {}
            'A'..='Z' | 'Å' | 'Ä' | 'Ö' => inner |= chars > 0,
            '0'..='9' => (others, digits) = (others + 1, digits + 1),
            '(' | ')' => (others, brackets) = (others + 1, brackets + 1),
            _ => {
                others += usize::from(!is_letter(c));
                inner |= chars > 0 && c.is_uppercase();
            }
        }
        chars += 1;
    }
    let has = |bits: u128, other: u128| bits & other != 0;
    let capital = has(bits, Traits::CAPITAL);
    let mut add = |fits: bool, bit: u128| bits |= if fits { bit } else { 0 };
    add(others == 0, Traits::LETTERS);
    add(inner, Traits::INNER_CAPITAL);
    add(digits > 0, Traits::DIGITS);
    add(brackets > 0, Traits::BRACKETS);
    // `T1`, `M12`
    let marked = capital && digits > 0 && digits == others && chars <= 5 && chars - digits <= 2;
    add(marked, Traits::NUMBER_BEGIN);
    add(word.len() <= 3, Traits::SHORT);
    add(chars == 1 && matches!(word, "-" | "–" | "—" | "−"), Traits::DASH);
    let name = others == 0 && has(bits, Traits::CAPITAL);
    let dot = has(bits, Traits::DOT);
    let infinitive = has(bits, Traits::CAPITAL) && word.ends_with('a') && chars >= 4;
    let ends_name = dot && chars > 6 || digits >= 2 && !has(bits, Traits::BRACKET);
    let sentence = has(bits, Traits::STOP) && chars > 3;
    for (fits, bit) in [
        (name && chars > 6, Traits::LONG_NAME),
        (name && word.len() < 7, Traits::SHORT_NAME),
        (dot && chars > 5, Traits::LONG_DOT),
        (sentence, Traits::SENTENCE_END),
        (ends_name, Traits::ENDS_NAME),
        (infinitive, Traits::VERB),
    ] {
        bits |= if fits { bit } else { 0 };
    }
    (bits, chars)
}

/// What a word with a digit is.
fn digits(word: &str) -> u128 {
    let whole = word.bytes().all(|b| b.is_ascii_digit());
    let year = date::is_year(word);
    let signed = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([',', ':', '%']);
    [
        (cells::is_figure(word), Traits::FIGURE),
        (year, Traits::YEAR),
        (signed, Traits::SIGNED),
        (whole && !year && word.len() > 2, Traits::LARGE),
        (whole && word.len() == 3, Traits::GROUP),
    ]
    .into_iter()
    .fold(0, |bits, (fits, bit)| if fits { bits | bit } else { bits })
}

/// The bits of words that lists name, by the folded word.
static NAMED: LazyLock<HashMap<&'static str, u128, FixedState>> = LazyLock::new(|| {
    let levels = LEVEL_WORDS.iter().filter_map(|l| l.split(' ').next());
    let lists: [(&[&'static str], u128); 9] = [
        (OPEN_WORDS, Traits::OPEN_WORD | Traits::OPEN_SMALL),
        (ROLE_LINKS, Traits::LINK | Traits::LINK_SMALL),
        (ANSWERS, Traits::STARTS_CELL | Traits::ANSWER),
        (SMALL_TIMES, Traits::STARTS_CELL),
        (LEADING_VERBS, Traits::LEADS),
        (FIGURE_UNITS, Traits::UNIT),
        (TREND_WORDS, Traits::TREND),
        (AIM_WORDS, Traits::AIM),
        (PART_WORDS, Traits::PART),
    ];
    let mut out: HashMap<&'static str, u128, FixedState> = HashMap::default();
    let mut add = |word: &'static str, bits: u128| *out.entry(word).or_default() |= bits;
    lists.into_iter().for_each(|(words, bits)| words.iter().for_each(|w| add(w, bits)));
    levels.for_each(|w| add(w, Traits::LEVEL_BEGIN));
    MONTHS.iter().for_each(|(w, _)| add(w, Traits::MONTH));
    ["ska", "skall", "är", "har"].into_iter().for_each(|w| add(w, Traits::MODAL));
    add("ska", Traits::SHALL);
    add(PRELIMINARY, Traits::PRELIMINARY);
    out
});

/// Words that begin as one of those lists does, as one of a time, and as one of a status.
const LISTED: u8 = 1;
const TIME: u8 = 1 << 1;
const STATUS: u8 = 1 << 2;
/// Words that end as one that names a function.
const FUNCTION: u8 = 1 << 3;

/// How words of these kinds begin, and how those of functions end.
static STARTS: LazyLock<Threes> = LazyLock::new(|| {
    let listed = || NAMED.keys().map(|word| (*word, LISTED));
    let words = || listed().chain(date::words().map(|word| (word, TIME))).chain(status::words().map(|word| (word, STATUS)));
    let short = words().filter(|(word, _)| word.len() == 2).map(|(word, kind)| (word.as_bytes().first_chunk().copied(), kind));
    Threes::new(words().map(|(word, kind)| (start(word), kind))).with_two(short)
});
static ENDS: LazyLock<Threes> = LazyLock::new(|| Threes::new(function::ends().map(|end| (threes::end(end), FUNCTION))));

/// The longest word of those lists.
const LONGEST: usize = 16;
/// What words mean with or without a stop or comma after them.
const STOPPED: u128 = Traits::TREND | Traits::AIM | Traits::PART | Traits::ANSWER;
/// What words mean only as they are printed, all small.
const AS_PRINTED: u128 =
    Traits::OPEN_SMALL | Traits::LINK_SMALL | Traits::LEADS | Traits::UNIT | Traits::MODAL | Traits::SHALL | Traits::PRELIMINARY;

/// What the lexicon and the grammars say about a word.
fn meaning(word: &str, form: u128) -> u128 {
    let strange = is_strange(word);
    let kinds = STARTS.kinds(if strange { None } else { start(word) });
    let function = ENDS.kinds(if strange { None } else { threes::end(word) }) & FUNCTION != 0;
    let digits = form & Traits::DIGITS != 0;
    let asked = function || kinds != 0 || matches!(word.as_bytes().first(), Some(b'k' | b'K'));
    let folded = if asked { fold(word) } else { Cow::Borrowed(word) };
    let folded = folded.as_ref();
    let mut bits = if kinds & LISTED != 0 { named(word, folded) } else { 0 };
    let mut add = |fits: bool, bit: u128| bits |= if fits { bit } else { 0 };
    let time = if kinds & TIME != 0 { date::look(folded, digits) } else { InTime { begins: false, holds: digits } };
    let status = if kinds & STATUS != 0 { status::look(folded, digits) } else { InStatus::unknown(word, digits) };
    add(time.begins, Traits::TIME_BEGIN);
    if time.holds {
        add(true, Traits::TIME_PART);
        let time = date::parse(folded);
        add(time.is_some(), Traits::TIME);
        add(time.is_some_and(|t| t.day.is_some()), Traits::DAY);
    }
    if status.begins_action {
        add(true, Traits::ACTION_BEGIN);
        add(status::action(folded).is_some(), Traits::ACTION);
    }
    add(status.begins, Traits::STATUS_BEGIN);
    add(status.holds_action, Traits::ACTION_PART);
    add(status.holds_goal, Traits::GOAL_PART);
    add(function && is_folded_function(folded), Traits::FUNCTION);
    if folded.starts_with('k') {
        let row = folded.starts_with("kf") || folded.starts_with("ks");
        add(row, Traits::NUMBER_BEGIN | Traits::LEVEL_BEGIN);
        add(folded.starts_with(SHARED_WORK), Traits::SHARED);
    }
    let verb = form & (Traits::CAPITAL | Traits::LETTERS) == Traits::CAPITAL | Traits::LETTERS && word.len() <= 4;
    add(verb && matches!(word, "Ta" | "Se" | "Ge" | "Få" | "Nå" | "Bli" | "Stå" | "Gå"), Traits::VERB);
    let [first, second, third] = FRAME;
    add(word.ends_with(first), Traits::FRAME_FIRST);
    add(word == second, Traits::FRAME_SECOND);
    add(word.starts_with(third), Traits::FRAME_THIRD);
    bits
}

/// Whether no cell ends with this word.
pub(super) fn is_open(word: &str) -> bool {
    word.ends_with([',', '-']) || named(word, &fold(word)) & Traits::OPEN_WORD != 0
}

/// What the lists of the lexicon say about a word.
fn named(word: &str, folded: &str) -> u128 {
    if folded.len() > LONGEST {
        return 0;
    }
    let known = |word: &str| NAMED.get(word).copied().unwrap_or_default();
    let mut bits = known(folded);
    if folded.ends_with(['.', ',']) {
        let month = known(folded.trim_end_matches('.')) & Traits::MONTH;
        bits = bits & !Traits::MONTH | month | known(folded.trim_end_matches(['.', ','])) & STOPPED;
    }
    if folded == word { bits } else { bits & !AS_PRINTED }
}
