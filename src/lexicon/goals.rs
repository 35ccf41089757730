//! Words of sentences that count goals: `sex av delmålen uppfylls, fem uppfylls delvis`.

use crate::report::model::{GoalLevel, GoalStatus};

/// Small numbers in words, by value.
const NUMBERS: [&str; 13] = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/// A small number in words or digits.
pub(crate) fn number(word: &str) -> Option<usize> {
    match word {
        "ett" => Some(1),
        "ingen" | "inget" | "inga" => Some(0),
        _ => NUMBERS.iter().position(|w| *w == word).or_else(|| word.parse().ok().filter(|n| *n < 100)),
    }
}

/// Words for every goal of a list.
pub(crate) const EVERY: &[&str] = &["alla", "samtliga"];

/// Words for goals, and their level where the word tells it.
pub(crate) fn goal(word: &str) -> Option<Option<GoalLevel>> {
    Some(match word {
        "mål" | "målen" | "målet" => None,
        "delmål" | "delmålen" | "delmålet" => Some(GoalLevel::Subgoal),
        "nämndmål" | "nämndmålen" | "nämndmålet" | "nämndsmål" | "nämndsmålen" | "styrelsemål" | "styrelsemålen" => {
            Some(GoalLevel::Board)
        }
        "kommunmål" | "kommunmålen" | "fullmäktigemål" | "fullmäktigemålen" => Some(GoalLevel::Council),
        _ => return None,
    })
}

/// Words before `mål` that tell whose they are.
pub(crate) fn owner(word: &str) -> Option<GoalLevel> {
    match word {
        "nämndens" | "styrelsens" | "kommunstyrelsens" => Some(GoalLevel::Board),
        "fullmäktiges" | "kommunfullmäktiges" | "kommunens" | "övergripande" | "kommunövergripande" => Some(GoalLevel::Council),
        _ => None,
    }
}

/// Words that say of goals that they are met; others beside them may weaken it.
pub(crate) const MET: &[&str] = &[
    "uppfylls",
    "uppfylld",
    "uppfyllda",
    "uppfyllt",
    "uppfyllts",
    "uppnås",
    "uppnådd",
    "uppnådda",
    "uppnåddes",
    "uppnått",
    "uppnåtts",
    "nås",
    "nåddes",
    "nåtts",
];

/// Words that say of a board that it meets goals: the count comes after them.
pub(crate) const MEETS: &[&str] = &["uppfyller", "uppfyllde", "uppnår", "uppnådde", "når", "nådde"];

/// What a word beside one of [`MET`] makes of it.
pub(crate) fn weakened(word: &str) -> Option<GoalStatus> {
    match word {
        "delvis" => Some(GoalStatus::PartlyMet),
        "inte" | "ej" | "icke" => Some(GoalStatus::NotMet),
        _ => None,
    }
}
