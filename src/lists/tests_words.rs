//! Words and what they are: each bit by words that have it and words that have not; and cells that grow word by word cost what
//! their whole text costs.

use proptest::prelude::*;

use super::amounts::{FigurePairs, figure};
use super::candidate::{Candidate, FIGURES, Figure, Owner, Typed};
use super::cells;
use super::owners::{is_initialled, owner};
use super::traits::{Traits, is_open};
use crate::lexicon::lists::Role;

/// A bit, words that have it, and words that have not.
type Asked = (u128, &'static str, &'static str);

fn bits(asked: &[Asked]) {
    for (n, (bit, yes, no)) in asked.iter().enumerate() {
        for word in yes.split(' ') {
            assert!(Traits::of(word).any(*bit), "{n}: {word} has not");
        }
        for word in no.split(' ') {
            assert!(!Traits::of(word).any(*bit), "{n}: {word} has");
        }
    }
}

#[test]
fn how_words_begin() {
    bits(&[
        (Traits::CAPITAL, "Bad Åka ÄR Öl Élan", "bad åka 12 -A (A •"),
        (Traits::SMALL, "bad åka är öl élan", "Bad 12 -a (a"),
        (Traits::DIGIT, "12 1a 2023-12-31", "-12 a1 (1) <1"),
        (Traits::MINUS, "-12 - -a", "–12 12 a-b"),
        (Traits::MARK, "- – • •Bygga -12 –12", "12 + * Bad"),
        (Traits::CLOSER, ") . , ; / )a", "( ! Bad 12 a."),
        (Traits::BRACKET, "( (se (12)", ") se) [a"),
        (Traits::STARTS_CELL, "Bad 12 - – • +5 \"Vi\" ”Vi” <5 >5 ja Nej delvis hösten löpande Jan", "bad se (se vi *a"),
        (Traits::LEVEL_BEGIN, "12 hög Medel mycket KS ks1 kf", "bad Bad -12 högre"),
        (Traits::NUMBER_BEGIN, "12 1.2 KS KF1", "hög bad Kx -1 k"),
    ]);
}

#[test]
fn how_words_end() {
    bits(&[
        (Traits::STOP, "slut. slut! slut? a.", "slut slut: a.b slut,"),
        (Traits::SENTENCE_END, "slut. här! vad?", "ca. kl. a. slut slut,"),
        (Traits::DOT, "a. slut. 12.", "a! a.b slut"),
        (Traits::LONG_DOT, "resor. klart. Avtalen.", "slut. ca. resor"),
        (Traits::QUESTION, "vad? ?", "vad ?a vad."),
        (Traits::COMMA, "bad, 12,", "bad a,b bad;"),
        (Traits::HYPHEN, "bad- 12-", "bad– a-b"),
        (Traits::COLON, "bad: 12:", "a:b bad;"),
        (Traits::GOES_ON, "bad, bad- bad: bad; bad– bad/", "bad. bad a-b"),
        (Traits::OPERATOR, "bad: < 5>", "bad- =5 bad;"),
        (Traits::SOFT, "kom\u{ad}", "kom kom- \u{ad}kom"),
        (Traits::OPEN, "bad, bad- och för Och av", "bad bad. bad; ochra"),
        (Traits::OPEN_WORD, "och För att på", "bad, bad-"),
        (Traits::OPEN_SMALL, "och för att", "Och För bad,"),
        (Traits::ENDS_TYPED, "2023 2023-12-31 vad? Pågår klart", "12 bad. vad"),
        (Traits::ENDS_NAME, "kommer. 12 KS12 1a2", "slut. (12) a1 Berg"),
    ]);
}

#[test]
fn what_words_are_made_of() {
    bits(&[
        (Traits::DASH, "- – — −", "-- -a a ="),
        (Traits::LETTERS, "bad Åka élan", "a-b bad. a1 (a)"),
        (Traits::LONG_NAME, "Badhuset Ansökan", "Badhus badhuset Badhus1 Bad-huset"),
        (Traits::SHORT_NAME, "Bad Hallen Andel", "bad Badhuset Åkeri1 Häggår Bad."),
        (Traits::INNER_CAPITAL, "kF BadHus åÄ", "Bad bad 1b"),
        (Traits::DIGITS, "a1 12 (5)", "a b-c"),
        (Traits::FIGURE, "12 -12 12,5 12% 1:2 <5 +3 12.5 3/4", "a12 12a - % (12)"),
        (Traits::YEAR, "2023 1999 2020", "12 20234 3023 2023-12"),
        (Traits::SIGNED, "12,5 12% 1:2", "12 -12,5 a,1 12.5"),
        (Traits::LARGE, "123 1000 34567", "12 2023 12,5 123a"),
        (Traits::SHORT, "a ab abc åb", "abcd åäb"),
        (Traits::GROUP, "123 000", "12 1234 12a 1,3"),
        (Traits::BRACKETS, "(a a) b(c", "abc [a]"),
        (Traits::VERB, "Införa Bada Ta Se Få", "införa Bad Tag Aa Ser"),
        (Traits::SHALL, "ska", "Ska skall skall"),
        (Traits::MODAL, "ska skall är har", "Ska Är bad kan"),
    ]);
    assert_eq!((Traits::of("åäö").chars(), Traits::of("").chars(), Traits::of("badhuset.").chars()), (3, 0, 9));
    assert!(is_open("och") && is_open("bad,") && is_open("bad-") && !is_open("bad") && !is_open("badhusen-och"));
}

#[test]
fn what_words_mean() {
    bits(&[
        (Traits::UNIT, "% procent st dagar", "Procent bad ton"),
        (Traits::PRELIMINARY, "prel.", "prel Prel."),
        (Traits::DAY, "2023-12-31 20231231", "2023 2023-12 mars"),
        (Traits::TIME, "2023-12-31 2023 löpande mars", "under bad 12"),
        (Traits::TIME_BEGIN, "hösten mars senast kvartal", "bad hus Ansvarig"),
        (Traits::TIME_PART, "hösten mars 2023 12 Q1", "bad hus"),
        (Traits::MONTH, "mars Mars dec dec. januari", "mars, bad marsch"),
        (Traits::ACTION, "Pågår klart avslutad delvis", "ej bad inte"),
        (Traits::ACTION_BEGIN, "Pågår klart ej inte delvis", "bad hus mars"),
        (Traits::ACTION_PART, "påbörjad ej klart NO 2", "badhuset lekplatser"),
        (Traits::GOAL_PART, "uppfyllt delvis inte uppnått", "bad hus"),
        (Traits::ANSWER, "ja Nej delvis ja. Nej,", "jag nejd bad"),
        (Traits::FUNCTION, "Ekonomichef HR-chef rektor Enhetschef", "bad hus chefa"),
        (Traits::LINK, "och för Och inom", "bad hus"),
        (Traits::LINK_SMALL, "och för", "Och För bad"),
        (Traits::LEADS, "ansvarar samordnar leder", "Leder bad ledare"),
        (Traits::SHARED, "kommungemensam Kommungemensamt kommungemensamma", "kommunen gemensam"),
        (Traits::FRAME_FIRST, "inom Inominom", "ramen inomhus"),
        (Traits::FRAME_SECOND, "ramen", "ram Ramen"),
        (Traits::FRAME_THIRD, "för förvaltningen", "ramen Före"),
        (Traits::TREND, "ökande Ökning ökar. ökning,", "öka bad"),
        (Traits::AIM, "öka Minska öka,", "ökning bad"),
        (Traits::PART, "inkl inkl. Varav", "bad in"),
    ]);
}

#[test]
fn figures_levels_and_answers() {
    for (text, figure) in [
        ("12", true),
        ("-1,5%", true),
        ("−3*", true),
        ("≥10", true),
        ("12:30", true),
        ("", false),
        ("-", false),
        ("1a", false),
        (",5", false),
        ("%", false),
    ] {
        assert_eq!(cells::is_figure(text), figure, "{text}");
    }
    for (text, level) in [
        ("12", Some(12)),
        (" 9. ", Some(9)),
        ("99", Some(99)),
        ("0", None),
        ("100", None),
        ("3*4=12", Some(12)),
        ("12 (3*4)", Some(12)),
        ("4a", None),
        ("", None),
        ("=", None),
    ] {
        assert_eq!(cells::level(text), level, "{text}");
    }
    assert_eq!(["Ja", "nej.", "Delvis,", "Jag", ""].map(cells::answer), [Some("ja"), Some("nej"), Some("delvis"), None, None]);
    assert_eq!(["-", " – ", "—", "−", "--", ""].map(cells::is_dash), [true, true, true, true, false, false]);
    let fits = |role: Role, text: &str| cells::typed(role, false, text).is_some();
    assert!(fits(Role::Level, "Mycket hög") && fits(Role::Level, "12") && !fits(Role::Level, "120") && !fits(Role::Level, "Rektor"));
    // A factor goes up to ten.
    assert!(fits(Role::Factor, "10") && !fits(Role::Factor, "11") && fits(Role::Factor, "hög"));
    assert!(fits(Role::Answer, "Ja") && !fits(Role::Answer, "Kanske") && !fits(Role::Action, "Ja"));
    assert_eq!(
        (cells::typed(Role::Due, false, "2023-12-31"), cells::typed(Role::Start, false, "2023"), cells::typed(Role::Due, false, "Rektor")),
        (Some(cells::DAY), Some(cells::TIME), None)
    );
    assert!(cells::typed(Role::Status, true, "Uppfyllt").is_some() && cells::typed(Role::Status, true, "Pågår").is_none());
    assert!(fits(Role::Status, "Pågår") && !fits(Role::Status, "Rektor"));
}

#[test]
fn what_speaks_against_a_name() {
    let dearer =
        |worse: &str, better: &str| assert!(owner(worse) > owner(better), "{worse}: {}, {better}: {}", owner(worse), owner(better));
    dearer("Berg", "Rektor");
    dearer("Pågår", "Berg");
    dearer("Karin Berg 12", "Karin Berg");
    dearer("karin Berg", "Karin Berg");
    dearer("Karin Berg:", "Karin Berg");
    dearer("Karin Berg,", "Karin Berg");
    dearer("Karin Berg och", "Karin Berg");
    dearer("Karin Berg Ek.", "Karin Berg Ek");
    dearer("Avtalen. Karin Berg", "Karin Berg Ek");
    // Two cells.
    dearer("Ekonomichef Avtalen ska bli fler", "Ekonomichef Norra skolan");
    dearer("Rektor Norra Berg Ek", "Karin Norra Berg Rektor");
    // What one who owns the work does, and work that all share.
    dearer("Ekonomichef Stora delar", "HR-chef samordnar uppdraget");
    dearer("Sker inom skolan för arbetets skull", "Sker inom ramen för arbetets gång");
    dearer("Sker med gemensamma medel för detta arbete i höst", "Sker med kommungemensamma medel för detta arbete i höst");
    dearer("Karin Berg Ek Lund Dal", "Karin Berg Ek");
    dearer("bad och hus och vägar och torg och parker", "bad och hus och vägar och torg");
    assert!(owner("(2)") < owner("2") && owner("") > 0);
    let initialled = ["Karin.L", "Bo.L", "karin.L", "Karin.l", "Karin.Lu", "Kar1n.L", "Karin", "Ann.Å"].map(is_initialled);
    assert_eq!(initialled, [true, false, false, false, false, false, false, true]);
}

#[test]
fn what_speaks_against_a_figure() {
    let cost = |role: Role, text: &str| figure([role], text, [text])[0];
    let outcome = |text: &str| cost(Role::Outcome, text);
    let dearer =
        |worse: &str, better: &str| assert!(outcome(worse) > outcome(better), "{worse}: {}, {better}: {}", outcome(worse), outcome(better));
    dearer("Sjukfrånvaro 34 %", "Andel 34 %");
    dearer("Andel 34 %", "34 %");
    dearer("Andel om 34 %", "Andel 34 %");
    dearer("andel 34 %", "Andel 34 %");
    dearer("34 % (varav", "34 % varav");
    dearer("34 % (a)) b", "34 % (a) b");
    dearer("34 >", "34 st");
    dearer("(34) st", "34 st");
    dearer("- 34", "34 st");
    dearer("34 - 2", "34 st 2");
    dearer("Andel 34 2023", "Andel 34 st");
    dearer("varav 34 %", "prel. 34 %");
    dearer("34 % av alla barn i hela kommunen", "34 % av alla barn");
    dearer("av alla barn", "Andel barn");
    // Two figures are two cells, a figure in groups is one, and so are a year and a figure.
    dearer("34 45", "34 st");
    dearer("34 45", "34 450");
    dearer("3400 450", "34 450");
    dearer("34 45", "2023 45");
    dearer("34 % 45", "34 % totalt");
    dearer("34 45 56", "34 45");
    let pairs = |words: &[&str]| words.iter().fold(FigurePairs::default(), |p, w| p.with(Traits::of(w)));
    assert_eq!(pairs(&["34", "45"]).broken().with(Traits::of("56")).cost(), pairs(&["34", "45"]).cost());
    assert_eq!(pairs(&["34", "45", "56"]).cost(), 2 * pairs(&["34", "45"]).cost());
    // What its column asks for.
    assert!(cost(Role::Trend, "Ökar") < cost(Role::Outcome, "Ökar") && cost(Role::Target, "Minst 5") < cost(Role::Outcome, "Minst 5"));
    assert!(cost(Role::Trend, "34 %") > cost(Role::Outcome, "34 %") && cost(Role::Comparison, "34 %") > cost(Role::Outcome, "34 %"));
    assert!(cost(Role::Outcome, "34 % Ökar") > cost(Role::Outcome, "34 % ökar"));
}

const WORDS: &[&str] = &[
    "Pågår",
    "ej",
    "påbörjad",
    "Ej",
    "klart",
    "Delvis",
    "uppfyllt",
    "inte",
    "uppnått",
    "2023-12-31",
    "31",
    "december",
    "2023",
    "hösten",
    "senast",
    "kvartal",
    "2",
    "-",
    "Q1",
    "löpande",
    "12",
    "(3*4)",
    "=",
    "Mycket",
    "hög",
    "Låg",
    "3*4=12",
    "Ja",
    "Nej.",
    "M3",
    "KS1",
    "Rektor",
    "Karin",
    "Berg",
    "och",
    "Ekonomichef",
    "samordnar",
    "34",
    "%",
    "450",
    "Andel",
    "Ökar",
    "minst",
    "varav",
    "bad",
    "avtal,",
    "Väntar.",
    "prel.",
    "st",
    "(varav",
    "34,5",
    "till",
    "vt",
];

/// The costs of a cell after each of its words, each held against the cost of the text so far.
fn grows(mut cell: impl Candidate, words: &[&'static str]) -> Result<(), TestCaseError> {
    let mut out = false;
    for n in 0..words.len() {
        let word = words[n];
        cell.add(Traits::of(word), || word, false);
        cell.print(Traits::of(word), false);
        let text = words[..=n].join(" ");
        let whole = cell.unclear(&text, [text.as_str()].into_iter());
        if out {
            prop_assert!(whole.iter().all(Option::is_none), "{} was given up", text);
        } else {
            prop_assert_eq!(cell.costs(), whole, "{}", text);
        }
        out |= cell.is_out();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_cell_with_a_grammar_costs_what_its_text_does(words in prop::collection::vec(prop::sample::select(WORDS), 1..7), goals in any::<bool>()) {
        for role in [Role::Due, Role::Start, Role::Status, Role::Level, Role::Factor, Role::Answer, Role::Number] {
            grows(Typed::new(role, goals, String::new()), &words)?;
        }
    }

    #[test]
    fn a_name_and_a_figure_cost_what_their_texts_do(words in prop::collection::vec(prop::sample::select(WORDS), 1..9)) {
        grows(Owner::new(String::new()), &words)?;
        grows(Figure::default(), &words)?;
    }

    #[test]
    fn a_word_that_takes_the_place_of_the_last_leaves_nothing_of_it(words in prop::collection::vec(prop::sample::select(WORDS), 1..5), broken in prop::sample::select(WORDS)) {
        let (last, first) = words.split_last().unwrap();
        let text = words.join(" ");
        let lines = || [text.as_str()].into_iter();
        let feed = |cell: &mut dyn FnMut(&'static str, bool)| {
            first.iter().for_each(|w| cell(w, false));
            cell(broken, false);
            cell(last, true);
        };
        for role in [Role::Due, Role::Status, Role::Answer, Role::Number] {
            let mut cell = Typed::new(role, false, String::new());
            feed(&mut |w, joined| cell.add(Traits::of(w), || w, joined));
            prop_assert_eq!(cell.costs(), cell.unclear(&text, lines()), "{:?} {} for {}", role, text, broken);
        }
        let mut cell = Figure::default();
        feed(&mut |w, joined| cell.add(Traits::of(w), || w, joined));
        let whole = figure(FIGURES, &text, [""]).map(|cost| Some(cost).filter(|c| *c < 900));
        prop_assert_eq!(cell.costs(), whole, "{}", text);
    }
}
