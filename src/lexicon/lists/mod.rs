//! Words of text lists: what columns are called, statuses, times, owners. All tables are plain data; the code that
//! reads them stands in `lists` and `figures`.

mod labels;
mod owners;
mod role;
mod status;
mod times;

pub(crate) use labels::{COMPOUND_LABELS, LABEL_CAPITALS, LABELS, OWN_LIST};
pub(crate) use owners::{FRAME, LEADING_VERBS, ROLE_END, ROLE_ENDS, ROLE_LINKS, SHARED_WORK};
pub(crate) use role::Role;
pub(crate) use status::{ACTION_STATUS, GOAL_STATUS, GOAL_STATUS_ALONE, GOAL_STATUS_FILL, STATUS_SIGNS};
pub(crate) use times::{PERIODS, SEASONS, SMALL_TIMES, STANDING_TIMES};

/// Beginnings of a line that names the overall goal a list stands under, squashed.
pub(crate) const OVERALL_GOAL: &[&str] = &[
    "kommunövergripandemål",
    "kommunfullmäktigesmål",
    "fullmäktigesmål",
    "kommunfullmäktigemål",
    "övergripandemål",
    "kommunensmål",
    "kommunfullmäktigesövergripandemål",
    "kommunfullmäktigesinriktningsmål",
    "inriktningsmål",
    "strategisktmål",
    "kfmål",
    "kfsmål",
    "fullmäktigemål",
    "målområde",
    "strategisktområde",
    "strategisktmålområde",
    "övergripandemålområde",
];

/// Beginnings of a line that names an area of focus that goals stand under, squashed.
pub(crate) const FOCUS_AREA: &[&str] = &["fokusområde", "prioriteratområde", "prioriteratmålområde"];

/// Beginnings of a line that names a board's own goal, squashed.
pub(crate) const BOARD_GOAL: &[&str] = &[
    "nämndmål",
    "nämndensmål",
    "nämndsmål",
    "styrelsemål",
    "styrelsensmål",
    "resultatmål",
    "verksamhetsmål",
    "effektmål",
    "förvaltningsmål",
    "förvaltningensmål",
    "enhetsmål",
    "mål",
];

/// Parts of words of a heading that say what the entries below it are.
pub(crate) const KIND_WORDS: &[(&str, Role)] = &[
    ("risk", Role::Risk),
    ("kontroll", Role::Process),
    ("indikator", Role::Indicator),
    ("nyckeltal", Role::Indicator),
    ("styrtal", Role::Indicator),
    ("uppdrag", Role::Action),
    ("åtgärd", Role::Action),
    ("aktivitet", Role::Action),
    ("handlingsplan", Role::Action),
    ("insats", Role::Action),
    ("beslut", Role::Action),
    ("projekt", Role::Action),
    ("satsning", Role::Action),
    ("checklist", Role::Question),
    ("fråg", Role::Question),
    ("mål", Role::Goal),
];

/// Answers of checklists.
pub(crate) const ANSWERS: &[&str] = &["ja", "nej", "delvis"];

/// Words at which no cell ends.
pub(crate) const OPEN_WORDS: &[&str] = &[
    "och", "för", "att", "inte", "ej", "är", "i", "på", "av", "med", "till", "om", "som", "en", "ett", "den", "det", "de", "inom",
    "mellan", "samt", "eller", "från", "under", "genom", "utan", "kring", "bland", "där", "kan", "ska", "har", "vid", "mot", "hur", "sin",
    "sitt", "sina", "per", "nya", "ny", "minst", "högst",
];

/// Levels of risks in words; a level is a number, so they only tell the column.
pub(crate) const LEVEL_WORDS: &[&str] = &[
    "hög",
    "medel",
    "låg",
    "mycket hög",
    "mycket låg",
    "kritisk",
    "allvarlig",
    "måttlig",
    "lindrig",
    "försumbar",
    "kännbar",
    "möjlig",
    "sannolik",
    "mindre sannolik",
    "osannolik",
];

/// Words that say how something develops.
pub(crate) const TREND_WORDS: &[&str] = &[
    "ökande",
    "ökning",
    "ökar",
    "minskande",
    "minskning",
    "minskar",
    "oförändrad",
    "oförändrat",
    "positiv",
    "negativ",
    "positivt",
    "negativt",
    "stabil",
    "stabilt",
    "uppåt",
    "nedåt",
    "bättre",
    "sämre",
    "högre",
    "lägre",
    "förbättrad",
    "försämrad",
];

/// Words that say what is wanted.
pub(crate) const AIM_WORDS: &[&str] = &["öka", "minska", "bibehålla", "behålla", "förbättra", "sänka", "höja", "minst", "högst"];

/// Words before a figure that is part of another, or has one left out.
pub(crate) const PART_WORDS: &[&str] = &["inkl", "exkl", "varav"];

/// Before a figure that is not settled.
pub(crate) const PRELIMINARY: &str = "prel.";

/// Words that end a figure cell of an indicator.
pub(crate) const FIGURE_UNITS: &[&str] = &["%", "procent", "dagar", "antal", "rank", "st"];
