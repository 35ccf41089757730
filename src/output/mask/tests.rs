//! Masking of a report made by hand.

use super::*;
use crate::output::sample;

/// The shared sample with persons in its fields and in its texts.
fn report() -> Report {
    let mut report = sample::report();
    report.report.chair = Some("Britta Almskog (S)".to_owned());
    report.report.manager = Some("Sten Berg".to_owned());
    let owners = ["Åsa Öberg-Lind", "Kanslichef", "Johan, Britta Almskog"];
    for (action, owner) in report.actions.iter_mut().zip(owners) {
        action.owner = Some(owner.to_owned());
    }
    report
}

fn masked(text: &str) -> String {
    let report = report();
    let lines = Lines::from_texts(["ett berg av papper", "stenen"].map(str::to_owned).into_iter());
    Persons::of(&report, &lines, &Pseudonyms::Numbered).text(text).into_owned()
}

#[test]
fn fields_are_masked_whole() {
    let mut report = report();
    Persons::of(&report, &Lines::default(), &Pseudonyms::Numbered).mask(&mut report);
    assert_eq!(report.report.chair.as_deref(), Some("Person 1"));
    assert_eq!(report.report.manager.as_deref(), Some("Person 2"));
    let owners: Vec<&str> = report.actions.iter().filter_map(|a| a.owner.as_deref()).collect();
    assert_eq!(owners, ["Person 3", "Person 4", "Person 5, Person 1"]);
}

#[test]
fn names_are_masked_in_texts() {
    for (text, expected) in [
        ("Britta Almskog säger", "Person 1 säger"),
        ("BRITTA ALMSKOG", "Person 1"),
        ("Almskogs förslag", "Person 1s förslag"),
        ("Almskog, Britta", "Person 1"),
        ("B. Almskog", "Person 1"),
        ("b.almskog@example.se", "Person 1@example.se"),
        ("asa.oberg-lind@example.se", "Person 3@example.se"),
        ("enligt Åsa", "enligt Person 3"),
        ("Britta\nAlmskog och Britta Alm-\nskog", "Person 1\n och Person 1\n"),
        ("Johan och Johans grupp", "Person 5 och Person 5s grupp"),
        ("Kanslichefen och kanslichef", "Kanslichefen och kanslichef"),
        ("Britt, Almskogen", "Britt, Almskogen"),
        ("", ""),
    ] {
        assert_eq!(masked(text), expected, "{text}");
    }
}

#[test]
fn a_name_that_is_a_word_is_masked_where_it_is_a_name() {
    // `berg` stands in the report: for a chair or manager the surname is masked all the same.
    assert_eq!(masked("Sten Berg, Berg, berg"), "Person 2, Person 2, berg");
    let mut report = report();
    report.report.manager = None;
    report.report.municipality = Some("Lunds kommun".to_owned());
    report.actions[0].owner = Some("Sten Berg".to_owned());
    report.actions[1].owner = Some("Eva Lund".to_owned());
    let lines = Lines::from_texts(std::iter::once("ett berg".to_owned()));
    let persons = Persons::of(&report, &lines, &Pseudonyms::Numbered);
    assert_eq!(persons.text("Sten Berg, Bergs, Sten"), "Person 2, Bergs, Person 2");
    assert_eq!(persons.text("Lunds kommun, Eva Lund, Eva"), "Lunds kommun, Person 3, Person 3");
}

#[test]
fn a_label_is_no_person() {
    let mut report = report();
    report.actions[0].owner = Some("Bibliotek".to_owned());
    Persons::of(&report, &Lines::default(), &Pseudonyms::Numbered).mask(&mut report);
    assert_eq!(report.tables[0].rows[2].label, "Bibliotek");
    assert_eq!(report.actions[0].owner.as_deref(), Some("Person 3"));
}

#[test]
fn keyed_pseudonyms_are_those_of_the_standard() {
    // RFC 4231, test cases 2 and 6.
    assert_eq!(keyed(b"Jefe", "what do ya want for nothing?"), "5bdcc146bf");
    assert_eq!(keyed(&[0xaa; 131], "Test Using Larger Than Block-Size Key - Hash Key First"), "60e431591e");
    let how = Pseudonyms::Keyed(b"hemlig".to_vec());
    let (mut one, mut other) = (report(), report());
    other.report.manager = None;
    other.actions.reverse();
    for report in [&mut one, &mut other] {
        Persons::of(report, &Lines::default(), &how).mask(report);
    }
    assert_eq!(one.report.chair, other.report.chair);
    assert_eq!(one.actions[0].owner, other.actions[2].owner);
}

#[test]
fn lines_stay_where_they_are() {
    let report = report();
    let text = ["Ordförande: Britta", "", "Almskog (S)", "Sten Berg"];
    let lines = Lines::from_texts(text.map(str::to_owned).into_iter());
    let masked = Persons::of(&report, &lines, &Pseudonyms::Numbered).lines(&lines);
    let masked: Vec<&str> = masked.iter().map(|(_, t)| t).collect();
    assert_eq!(masked, ["Ordförande: Person 1", "", " (S)", "Person 2"]);
}
