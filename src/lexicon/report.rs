//! Words of a report's head: what kind it is, who is who, what a body and a municipality are called.

use crate::report::model::ReportKind;

use ReportKind::{ActivityFollowup, Annual, Interim, StaffingPlan, WorkEnvironment};

/// Beginnings or parts of titles, without blanks, tried in order.
pub(crate) const KINDS: &[(&str, ReportKind)] = &[
    ("arbetsmiljörapport", WorkEnvironment),
    ("arbetsmiljöuppföljning", WorkEnvironment),
    ("uppföljningavarbetsmiljö", WorkEnvironment),
    ("uppföljningavsystematisktarbetsmiljö", WorkEnvironment),
    ("uppföljningavdetsystematiskaarbetsmiljö", WorkEnvironment),
    ("arbetsmiljöarbete", WorkEnvironment),
    ("årligarbetsmiljö", WorkEnvironment),
    ("handlingsplanarbetsmiljö", WorkEnvironment),
    ("handlingsplanförarbetsmiljö", WorkEnvironment),
    ("arbetsmiljöplan", WorkEnvironment),
    ("arbetsmiljöredovisning", WorkEnvironment),
    ("kompetensförsörjningsplan", StaffingPlan),
    ("kompetensförsörjningsprogram", StaffingPlan),
    ("personalförsörjningsplan", StaffingPlan),
    ("bemanningsplan", StaffingPlan),
    ("personalplan", StaffingPlan),
    ("uppföljningavaktiviteter", ActivityFollowup),
    ("uppföljningavmål", ActivityFollowup),
    ("uppföljningavuppdrag", ActivityFollowup),
    ("uppföljningavhandlingsplan", ActivityFollowup),
    ("uppföljningavverksamhetsplan", ActivityFollowup),
    ("uppföljningavförvaltningens", ActivityFollowup),
    ("uppföljningavnämndens", ActivityFollowup),
    ("uppföljningavåtgärder", ActivityFollowup),
    ("aktivitetsuppföljning", ActivityFollowup),
    ("uppdragsuppföljning", ActivityFollowup),
    ("måluppföljning", ActivityFollowup),
    ("tertial", Interim),
    ("delår", Interim),
    ("månadsuppföljning", Interim),
    ("månadsrapport", Interim),
    ("kvartalsrapport", Interim),
    ("kvartalsuppföljning", Interim),
    ("halvårs", Interim),
    ("ekonomiskuppföljning", Interim),
    ("ekonomiuppföljning", Interim),
    ("budgetuppföljning", Interim),
    ("helårsprognos", Interim),
    ("verksamhetsberättelse", Annual),
    ("årsredovisning", Annual),
    ("årsrapport", Annual),
    ("årsberättelse", Annual),
    ("årsbokslut", Annual),
    ("bokslut", Annual),
];

/// A title of this word alone is told by its period: `Uppföljning augusti 2024`.
pub(crate) const FOLLOW_UP: &str = "uppföljning";

/// Words that name a chair.
pub(crate) const CHAIRS: &[&str] = &["ordförande", "ordf", "nämndordförande", "styrelseordförande"];
/// Words that make another person of the one they stand before: `vice ordförande`.
pub(crate) const DEPUTIES: &[&str] = &["vice", "ersättare"];
/// Ends of words that name a manager.
pub(crate) const MANAGERS: &[&str] = &["chef", "chefen", "direktör", "direktören"];
/// Words that may stand before such a word, or between it and the name.
pub(crate) const BESIDE_TITLES: &[&str] =
    &["nämndens", "styrelsens", "kommunstyrelsens", "tf", "tillförordnad", "biträdande", "i", "för", "kommunstyrelsen", "nämnden"];

/// Ends of words that name a body.
pub(crate) const BODIES: &[&str] = &["nämnden", "nämnd", "styrelsen", "styrelse"];
/// Ends of words that name an office, where no board is named.
pub(crate) const OFFICES: &[&str] = &["förvaltningen", "förvaltning", "kontoret", "utskottet", "utskott"];
/// Words with such ends that name no body of their own.
pub(crate) const NO_BODIES: &[&str] =
    &["nämnden", "nämnd", "styrelsen", "styrelse", "förvaltningen", "förvaltning", "kontoret", "nämnds", "valnämnd", "respektive"];

/// What a municipality is called after its name.
pub(crate) const PLACES: &[&str] = &["kommun", "kommuns", "stad", "stads"];
/// Words with a capital before `kommun` that are no names.
pub(crate) const NO_NAMES: &[&str] = &[
    "vår", "varje", "en", "sveriges", "denna", "annan", "hela", "alla", "som", "samma", "er", "denne", "ingen", "svensk", "andra", "den",
    "per", "för", "inom", "i",
];
/// First words of names of two words.
pub(crate) const NAME_STARTS: &[&str] =
    &["östra", "västra", "norra", "södra", "lilla", "stora", "övre", "nedre", "upplands", "gamla", "nya", "sankt"];

/// Labels of figures that count things, though no unit stands beside them.
pub(crate) const COUNTED: &[&str] =
    &["antal", "årsarbetare", "årsarbeten", "anställda", "medarbetare", "invånare", "tillsvidareanställda", "elever", "platser"];

/// Beginnings of rows of an operating statement that are no line of the activity.
pub(crate) const SUMMARY_ROWS: &[&str] = &[
    "nettokostnad",
    "summa",
    "total",
    "resultat",
    "årets resultat",
    "periodens resultat",
    "budgetavvikelse",
    "avvikelse",
    "kommunbidrag",
    "budgetram",
    "verksamhetens ",
    "nettobudget",
];

/// Words before the name of a programme at the head of its commentary.
pub(crate) const PROGRAMME_WORDS: &[&str] = &[
    "programområde",
    "programområdet",
    "program",
    "verksamhet",
    "verksamhetsområde",
    "ansvar",
    "ansvarsområde",
    "enhet",
    "enheten",
    "område",
    "avdelning",
    "avdelningen",
    "nämnd",
];
