//! What words are to labels, bit by bit, and what labels mean with the words that say more about them.

use super::book::inside;
use super::headed::owner_and_level;
use super::labelled::{is_labelled, labels_of};
use super::labels::{
    Label, begins, compound_of, described, is_named, is_small, is_year, label, may_be_misprint, meaning, misprint, names_goal,
    without_period,
};
use crate::figures::words::squash;
use crate::lexicon::lists::{LABELS, Role};
use crate::report::model::GoalLevel;
use crate::source::Word;

#[test]
fn what_words_are_to_labels() {
    for (n, (bit, yes, no)) in [
        (Label::CAPITAL, "Mål Åtgärd MÅL", "mål 12 (Mål"),
        (Label::LOWER, "mål åtgärd", "Mål 12 (mål"),
        (Label::SMALL, "hela kommunen till", "och är har Mål 12 m-l mål."),
        (Label::NAMED, "fullmäktige KF kommunen NAN", "för till och Kf KFÅÄ k1"),
        (Label::LINK, "till från av i", "Till och under frånx"),
        (Label::SHOUTED, "ANSVARIG MÅL1 ÅTGÄRD", "KF Mål mål MÅL"),
        (Label::ADJECTIVE, "Beslutade viktiga Planerad nationell", "Mål alla Ansvarig beslut1a Beslut."),
        (Label::GOES_ON, "Akt Aktivitet Ansvarig slut", "xyz Kvast"),
        (Label::SHORT, "a ab - 1. (a)", "abc år abcd"),
        (Label::LONG, "Aktivitet status", "Mål risk xyzxyz"),
        (Label::TAIL, "(tkr) ( 2024 (2024) - *", "mål år Mål1 12"),
        (Label::OPENS, "(a (", "a( )"),
        (Label::CLOSES, "a) )", ")a ("),
        (Label::YEAR, "2024 1999", "12 (2024) 2024-01"),
        (Label::COUNT, "1 12 2.", "123 a1 - år"),
        (Label::PERIOD, "tertial T2 jan-aug kvartal", "år 2024 mål 12"),
    ]
    .into_iter()
    .enumerate()
    {
        for word in yes.split(' ') {
            assert!(Label::of(word).any(bit), "{n}: {word} has not");
        }
        for word in no.split(' ') {
            assert!(!Label::of(word).any(bit), "{n}: {word} has");
        }
    }
    assert_eq!(
        (Label::of("Status").known, Label::of("STATUS").known, Label::of("stat").known),
        (Some(Role::Status), Some(Role::Status), None)
    );
    assert_eq!(
        (Label::of("Trygghetsmål").compound, Label::of("Mål").compound, Label::of("Trygghets1mål").compound),
        (Some(Role::Goal), None, None)
    );
    assert!(begins("Ans") && begins("ansvarig") && !begins("a") && !begins("xyz"));
    assert!(names_goal("Nämndmål") && names_goal("DELMÅL") && !names_goal("målet") && !names_goal("dal"));
}

#[test]
fn what_labels_mean() {
    let of = |text: &str| meaning(&squash(text), text);
    assert_eq!((label("Ansvarig"), label("ansvarig "), label("Ansvarigt")), (Some(Role::Owner), Some(Role::Owner), None));
    for (text, role) in [
        ("Kommentar till utfallet", Some(Role::Comment)),
        ("Ansvarig nämnd/bolag", Some(Role::Owner)),
        ("Mål/inriktning", Some(Role::Goal)),
        ("Ansvarig chef", Some(Role::Owner)),
        ("Ansvarig (chef)", Some(Role::Owner)),
        ("Beslutade åtgärder", Some(Role::Action)),
        ("Trygghetsmål", Some(Role::Goal)),
        ("Kommentar Till Utfallet", None),
        ("Kommentar till nämnden i fjol", None),
        ("12", None),
    ] {
        assert_eq!(of(text), role, "{text}");
    }
    assert_eq!(
        (described("Viktiga", "åtgärder"), described("Nya", "åtgärder"), described("Viktiga", "Åtgärder")),
        (Some(Role::Action), None, None)
    );
    assert_eq!(compound_of("KVALITETSINDIKATOR"), compound_of("kvalitetsindikator"));
    assert!(compound_of("kvalitetsindikator").is_some() && compound_of("xmål").is_none());
    assert_eq!(["kommunen", "Kommunen", "och", "kom1"].map(is_small), [true, false, false, false]);
    assert_eq!(["fullmäktige", "KF", "KFÅÄ", "till", "Kf"].map(is_named), [true, true, false, false, false]);
}

#[test]
fn the_year_of_a_label_is_no_part_of_it() {
    let of = |text: &str| without_period(text);
    assert_eq!(of("Mål 2024").as_deref(), Some("Mål"));
    assert_eq!(of("Utfall tertial 1").as_deref(), Some("Utfall"));
    assert_eq!(of("Kommentar T2 2024").as_deref(), Some("Kommentar"));
    assert_eq!(of("Mål (2023-2024)").as_deref(), Some("Mål"));
    assert_eq!((of("Mål"), of("2024"), of("Mål 12"), of("Mål nr 2")), (None, None, None, None));
    assert_eq!(
        ["2024", "(2024)", "2024-2025:", "2024*", "20245", "12", "2024-12"].map(is_year),
        [true, true, true, true, false, false, false]
    );
}

/// A letter wrong, one too many or too few still tells a label of seven letters and more, and the quick look never says no to one.
#[test]
fn labels_with_a_letter_wrong() {
    assert_eq!(misprint("aktivitte").or(misprint("aktiviet")), Some(Role::Action));
    assert_eq!(
        (misprint("ansvarik"), misprint("kommentr"), misprint("kommmentar")),
        (Some(Role::Owner), Some(Role::Comment), Some(Role::Comment))
    );
    assert_eq!((misprint("statsu"), misprint("ansvarlös"), misprint("kommunen")), (None, None, None));
    for (name, _) in LABELS.iter() {
        let letters: Vec<char> = name.chars().collect();
        for at in 0..letters.len() {
            let less: String = letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c).collect();
            let other: String = letters.iter().enumerate().map(|(i, c)| if i == at { 'q' } else { *c }).collect();
            for word in [less, other] {
                assert!(misprint(&word).is_none() || may_be_misprint(&word), "{word}");
            }
        }
    }
}

#[test]
fn labels_on_one_line() {
    let read = |text| labels_of(text).into_iter().map(|l| (l.role, l.number, l.value)).collect::<Vec<_>>();
    assert_eq!(read("– Status:  Pågår "), [(Role::Status, None, "Pågår")]);
    assert_eq!(read("Uppdrag 12.: Se över"), [(Role::Action, Some("12"), "Se över")]);
    assert_eq!(read("Status: Pågår  Ansvarig: Rektor"), [(Role::Status, None, "Pågår"), (Role::Owner, None, "Rektor")]);
    assert_eq!(read("Status: Pågår Ansvarig chef: Rektor"), [(Role::Status, None, "Pågår"), (Role::Owner, None, "Rektor")]);
    assert_eq!(read("Status: Ansvarig chef: Rektor"), [(Role::Status, None, ""), (Role::Owner, None, "Rektor")]);
    assert_eq!(read("Status: Pågår; Ansvarig: Rektor, Klart: 2024-05-31").len(), 3);
    // A colon in a text begins no label, nor does a word in the middle of a sentence.
    assert_eq!(read("Kommentar: Vi ser detta: allt").len(), 1);
    assert_eq!(read("Kommentar: Vi har frågat alla som har en Status: ingen").len(), 1);
    assert_eq!(read("Kommentar: klockan 10:30 Status:pågår").len(), 1);
    for (text, labelled) in [
        ("Status: Pågår", true),
        ("• Status:", true),
        ("Status:Pågår", false),
        ("status: Pågår", false),
        ("Status Pågår", false),
        ("Det vi ser som status: Pågår", false),
    ] {
        assert_eq!((is_labelled(text), labels_of(text).is_empty()), (labelled, !labelled), "{text}");
    }
    let far = format!("Status {}: a", "x".repeat(45));
    assert!(!is_labelled(&far));
}

#[test]
fn whose_a_goal_is() {
    let of = |id: &str| {
        let (owner, level) = owner_and_level(id);
        (owner.unwrap_or_default(), level)
    };
    assert_eq!(of("KF mål 1"), ("KF".to_owned(), GoalLevel::Council));
    assert_eq!(of("KS mål 1"), ("KS".to_owned(), GoalLevel::Board));
    assert_eq!(of("Ks mål 1"), (String::new(), GoalLevel::Board));
    assert_eq!(of("Nämndmål 2"), (String::new(), GoalLevel::Board));
    assert_eq!(of("NÄMNDMÅL 2"), (String::new(), GoalLevel::Board));
    assert_eq!(of("Fullmäktiges mål 2"), (String::new(), GoalLevel::Council));
    assert_eq!(of("Kommunfullmäktiges mål"), (String::new(), GoalLevel::Council));
}

/// The words of `Alla bad hus` that stand in a part of it.
#[test]
fn a_part_of_a_line_has_the_words_inside_it() {
    let part = |range: std::ops::Range<usize>| {
        let words = [(0, "Alla", 7), (5, "bad", 8), (9, "hus", 9)].map(|(start, text, number)| Word { text, start, number });
        words.into_iter().filter_map(|w| inside(w, &range)).map(|w| (w.text, w.start, w.number)).collect::<Vec<_>>()
    };
    assert_eq!(part(0..12), [("Alla", 0, 7), ("bad", 5, 8), ("hus", 9, 9)]);
    assert_eq!(part(5..12), [("bad", 0, 8), ("hus", 4, 9)]);
    assert_eq!(part(5..8), [("bad", 0, 8)]);
    // One that the part cuts is another word.
    assert_eq!(part(2..7), [("la", 0, u32::MAX), ("ba", 3, u32::MAX)]);
    assert_eq!(part(6..12), [("ad", 0, u32::MAX), ("hus", 3, 9)]);
    assert_eq!(part(4..5), []);
}
