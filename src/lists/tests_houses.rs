//! Lists in the styles of other houses: columns that are no one's, titles without space above, goals in headings and forms, checklists
//! without a header, signs for statuses.

use super::{Lists, read};
use crate::Source;
use crate::layout::Layout;
use crate::report::model::{ActionStatus, Answer, GoalLevel, GoalStatus};

fn lists(text: &str) -> Lists {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    read(&Layout::new(&source))
}

/// Id, text, status and comment of each goal of the board.
type Goals<'l> = Vec<(Option<&'l str>, &'l str, Option<GoalStatus>, Option<&'l str>)>;

fn goals(found: &Lists) -> Goals<'_> {
    let board = found.goals.iter().filter(|g| g.level == GoalLevel::Board);
    board.map(|g| (g.id.as_deref(), g.text.as_str(), g.status, g.comment.as_deref())).collect()
}

/// List, text, owner and day of each action.
fn actions(found: &Lists) -> Vec<(&str, &str, Option<&str>, Option<String>)> {
    let day = |a: &crate::report::model::Action| a.due.map(|d| d.to_string());
    found.actions.iter().map(|a| (a.list.as_str(), a.text.as_str(), a.owner.as_deref(), day(a))).collect()
}

#[test]
fn columns_that_are_left_aside() {
    let found = lists(
        "Risker\nRisk S K Riskvärde Hantering\nRisk att lån inte registreras 3 4 12 Kontrolleras\nRisk att avtal löper ut 2 3 6 Accepteras\nÅtgärder i höst\nÅtgärd Ansvarig Klart senast Status\nRutin för lån revideras Bibliotekschef 2022-12-31 Klar\nFöra register över avtal Upphandlare 2023-03-31 Pågår\n",
    );
    let risks: Vec<_> = found.risks.iter().map(|r| (r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("Risk att lån inte registreras", Some(12)), ("Risk att avtal löper ut", Some(6))]);
    // The first row begins as the label of a process does.
    assert_eq!(
        actions(&found),
        [
            ("Åtgärder i höst", "Rutin för lån revideras", Some("Bibliotekschef"), Some("2022-12-31".to_owned())),
            ("Åtgärder i höst", "Föra register över avtal", Some("Upphandlare"), Some("2023-03-31".to_owned())),
        ]
    );
}

#[test]
fn what_is_done_about_a_control_is_no_control() {
    let found = lists(
        "Beslutade åtgärder\nKontrollområde\nÅtgärd\nAnsvarig\nTidsram\nStatus\nInköp\nInformera om avtal\nUpphandlare\n31 mars 2024\nPågår\nLarm\nNy rutin för koder\nVaktmästare\n30 juni 2024\nEj påbörjad\n",
    );
    assert!(found.controls.is_empty());
    assert_eq!(
        actions(&found),
        [
            ("Beslutade åtgärder", "Informera om avtal", Some("Upphandlare"), Some("2024-03-31".to_owned())),
            ("Beslutade åtgärder", "Ny rutin för koder", Some("Vaktmästare"), Some("2024-06-30".to_owned())),
        ]
    );
}

#[test]
fn days_under_the_label_of_a_report() {
    let found = lists(
        "Uppdrag till nämnden\nUppdrag Återrapportering Status\nUtreda en gemensam nämnd\n2023-11-30 Pågår\nNy taxa för båtplatser\n2023-06-30 Klart\n",
    );
    let got: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.due_raw.as_deref(), a.status, a.comment.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Utreda en gemensam nämnd", Some("2023-11-30"), Some(ActionStatus::InProgress), None),
            ("Ny taxa för båtplatser", Some("2023-06-30"), Some(ActionStatus::Done), None),
        ]
    );
}

#[test]
fn a_list_ends_before_the_head_of_amounts() {
    let found = lists(
        "Mått\nMått 2020 2021 2022 Mål 2022\nAndel elbilar 31 % 44 % 52 % Minst 50 %\nNya cykelvägar 61 62 66 Ökande\nInvesteringar\nInvesteringsredovisning (tkr)\nProjekt Budget Utfall Avvikelse\nNorra länken 6 500 6 120 380\nNy reservoar 12 000 4 310 7 690\n",
    );
    let got: Vec<_> = found.indicators.iter().map(|i| (i.name.as_str(), i.outcome.as_deref())).collect();
    assert_eq!(got.first(), Some(&("Andel elbilar", Some("52 %"))));
    assert_eq!(got.len(), 2);
}

#[test]
fn goals_of_headings_with_a_number_and_a_status_below() {
    let found = lists(
        "Mål för verksamheten\nÖvergripande mål 2 – Trygg välfärd\nNämndmål: Fler ska kunna simma\nUppfylls delvis\nSimskolan har öppnat igen.\nAktivitet Slutdatum Status\nProva på-dagar i alla bad 2022-12-31 Pågår\nNy simlärare 2022-06-30 Klar\n",
    );
    let council: Vec<_> =
        found.goals.iter().filter(|g| g.level == GoalLevel::Council).map(|g| (g.id.as_deref(), g.text.as_str())).collect();
    assert_eq!(council, [(Some("Övergripande mål 2"), "Trygg välfärd")]);
    assert_eq!(goals(&found), [(None, "Fler ska kunna simma", Some(GoalStatus::PartlyMet), Some("Simskolan har öppnat igen."))]);
    assert_eq!(found.goals.last().and_then(|g| g.parent.as_deref()), Some("Övergripande mål 2"));
    assert!(
        found
            .actions
            .iter()
            .all(|a| a.goal.as_deref() == Some("Fler ska kunna simma") && a.overall_goal.as_deref() == Some("Trygg välfärd"))
    );
    assert_eq!(found.actions.len(), 2);
}

#[test]
fn goals_as_forms() {
    let rows = "Mål 1 Tillsynen ska följa plan\nMåluppfyllelse Uppnått\nKommentar Alla besök är gjorda.\nMål 2 Svar ska ges i tid\nMåluppfyllelse Ej uppnått\nKommentar 92 procent av svaren kom i tid.\n";
    let lines = "Mål 1\nTillsynen ska följa plan\nMåluppfyllelse\nUppnått\nKommentar\nAlla besök är gjorda.\nMål 2\nSvar ska ges i tid\nMåluppfyllelse\nEj uppnått\nKommentar\n92 procent av svaren kom i tid.\n";
    for text in [rows, lines] {
        let text = format!("Nämndens mål\n{text}");
        let found = lists(&text);
        assert_eq!(
            goals(&found),
            [
                (Some("Mål 1"), "Tillsynen ska följa plan", Some(GoalStatus::Met), Some("Alla besök är gjorda.")),
                (Some("Mål 2"), "Svar ska ges i tid", Some(GoalStatus::NotMet), Some("92 procent av svaren kom i tid.")),
            ]
        );
    }
}

#[test]
fn statuses_by_a_word_and_by_a_sign() {
    let words = lists(
        "Mål\nNr Nämndens mål Måluppfyllelse Kommentar\nT1 Fler ska läsa Ja Antalet lån har ökat.\nT2 Skolan ska vara trygg Delvis Enkäten visar på brister.\nT3 Maten ska vara god Nej Svinnet har ökat.\n",
    );
    let status: Vec<_> = goals(&words).into_iter().map(|(id, text, status, _)| (id, text, status)).collect();
    assert_eq!(
        status,
        [
            (Some("T1"), "Fler ska läsa", Some(GoalStatus::Met)),
            (Some("T2"), "Skolan ska vara trygg", Some(GoalStatus::PartlyMet)),
            (Some("T3"), "Maten ska vara god", Some(GoalStatus::NotMet)),
        ]
    );
    let signs = "Nämndmål Status Kommentar\nFler ska läsa ● Antalet lån har ökat.\nSkolan ska vara trygg ○ Enkäten visar på brister.\n";
    let key = "Teckenförklaring: ● Uppfyllt ○ Ej uppfyllt\n";
    let told = lists(&format!("Mål\n{key}{signs}"));
    let found: Vec<_> = goals(&told).into_iter().map(|(_, text, status, comment)| (text, status, comment)).collect();
    assert_eq!(
        found,
        [
            ("Fler ska läsa", Some(GoalStatus::Met), Some("Antalet lån har ökat.")),
            ("Skolan ska vara trygg", Some(GoalStatus::NotMet), Some("Enkäten visar på brister.")),
        ]
    );
    // Without a key a sign says nothing.
    assert!(goals(&lists(&format!("Mål\n{signs}"))).iter().all(|(.., status, _)| status.is_none()));
}

#[test]
fn checklists_of_statements_and_without_a_header() {
    let answers = |text: &str| {
        let found = lists(text);
        found.checklists.iter().flat_map(|c| &c.items).map(|i| (i.question.clone(), i.answer)).collect::<Vec<_>>()
    };
    let expected = |a: &str, b: &str| vec![(a.to_owned(), Some(Answer::Ja)), (b.to_owned(), Some(Answer::Delvis))];
    let statements = "Checklista\nPåstående Svar\nNämnden har en beslutad plan Ja\nBrister rapporteras Delvis\n";
    assert_eq!(answers(statements), expected("Nämnden har en beslutad plan", "Brister rapporteras"));
    let (first, second) = ("Finns en aktuell policy?", "Har skyddsronder gjorts?");
    for text in [
        format!("1 Policy\n1.1 {first}\nSvar: Ja\n1.2 {second}\nSvar: Delvis\n2 Slut\n"),
        format!("Policy\n{first} Ja\n{second} Delvis\nSlut\n"),
        format!("Policy\n{first}\nJa\n{second}\nDelvis\nSlut\n"),
    ] {
        assert_eq!(answers(&text), expected(first, second), "{text}");
    }
}

#[test]
fn titles_that_read_as_labels() {
    let found = lists(
        "Genomförd uppföljning\nKontrollpunkt Ansvarig Resultat\nFakturor attesteras rätt\nEkonom\nInga brister\nJäv anmäls vid beslut\nRegistrator\nMindre brister\n",
    );
    let got: Vec<_> = found.controls.iter().map(|c| (c.process.as_str(), c.owner.as_deref(), c.result.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Fakturor attesteras rätt", Some("Ekonom"), Some("Inga brister")),
            ("Jäv anmäls vid beslut", Some("Registrator"), Some("Mindre brister")),
        ]
    );
}

#[test]
fn a_demand_is_a_goal_and_who_does_it_no_text() {
    let found = lists(
        "Insatser\nMål\nInsats\nSlut\nStatus\nAnsvarig\nAlla elever ska läsa\nLäslyft på skolorna\n2024-12-20\nPågår\nRektor\nHemmet ska vara tryggt\nUppdatera larmet i husen\n2024-05-31\nKlar\nEnhetschef\n",
    );
    let got: Vec<_> = found.actions.iter().map(|a| (a.goal.as_deref(), a.text.as_str(), a.owner.as_deref())).collect();
    assert_eq!(
        got,
        [
            (Some("Alla elever ska läsa"), "Läslyft på skolorna", Some("Rektor")),
            (Some("Hemmet ska vara tryggt"), "Uppdatera larmet i husen", Some("Enhetschef")),
        ]
    );
    assert!(found.actions.iter().all(|a| a.list == "Insatser"));
}
