//! Lists in other house styles: other labels, entries as blocks, columns one after another, notes between rows.

use super::{Lists, read};
use crate::Source;
use crate::layout::Layout;
use crate::report::model::{ActionStatus, GoalStatus};

fn lists(text: &str) -> Lists {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    read(&Layout::new(&source))
}

/// Text, status, day, owner and comment of each action.
type Cells<'l> = (&'l str, Option<ActionStatus>, Option<String>, Option<&'l str>, Option<&'l str>);

fn actions(found: &Lists) -> Vec<Cells<'_>> {
    let cells = |a: &'_ crate::report::model::Action| a.due.map(|d| d.to_string());
    found.actions.iter().map(|a| (a.text.as_str(), a.status, cells(a), a.owner.as_deref(), a.comment.as_deref())).collect()
}

#[test]
fn entries_as_blocks_under_their_names() {
    let found = lists(
        "1 Uppdrag i budgeten\nUtreda en ny brygga vid\nbadplatsen\nStatus: Pågående\nAnsvarig enhet: Fritidsenheten\nSlutdatum: 2024-06-30\nKommentar: Botten är mätt och en skiss finns som ska visas för nämnden\nefter sommaren.\nMåla om simhallen\nStatus: Avslutad\nAnsvarig enhet: Fastighetsenheten\nSlutdatum: 2024-03-31\n2 Slut\nText.\n",
    );
    assert_eq!(
        actions(&found),
        [
            (
                "Utreda en ny brygga vid badplatsen",
                Some(ActionStatus::InProgress),
                Some("2024-06-30".to_owned()),
                Some("Fritidsenheten"),
                Some("Botten är mätt och en skiss finns som ska visas för nämnden efter sommaren.")
            ),
            ("Måla om simhallen", Some(ActionStatus::Done), Some("2024-03-31".to_owned()), Some("Fastighetsenheten"), None),
        ]
    );
    assert!(found.actions.iter().all(|a| a.list == "Uppdrag i budgeten"));
}

#[test]
fn entries_as_blocks_with_a_label_for_their_names() {
    let found = lists(
        "Satsningar\n\nSatsning: Öppna fritidsgården på lördagar\nLäge: Pågår | Klart: 2025-01-31\nSatsning: Nya bänkar i parken\nLäge: Klar | Klart: 2024-05-31\n",
    );
    assert_eq!(
        actions(&found),
        [
            ("Öppna fritidsgården på lördagar", Some(ActionStatus::InProgress), Some("2025-01-31".to_owned()), None, None),
            ("Nya bänkar i parken", Some(ActionStatus::Done), Some("2024-05-31".to_owned()), None, None),
        ]
    );
}

#[test]
fn labels_that_are_no_list() {
    let found = lists(
        "Årsrapport\nDatum: 2024-02-01\nHandläggare: Anna Ek\nDiarienummer: 12/2024\nNämnden ordnar följande:\nKontakt: växeln\nKommentar: se ovan\n",
    );
    assert!(found.actions.is_empty() && found.goals.is_empty() && found.risks.is_empty());
}

#[test]
fn comments_on_lines_of_their_own_under_ids() {
    let found = lists(
        "2 Vägar\nNr\n\nInsats\n\nHuvudansvarig\n\nTidplan\n\nStatus\n\n2.1\n\nBygga en bro\n\nGatuchef\n\n2025-12-31\n\nPågår\n\nKommentar: Ritningen är klar. Bygget börjar när isen har\ngått.\n2.2\n\nLaga trappan\n\nParkchef\n\n2025-06-30\n\nKlar\n\n2.3\n\nKöpa salt\n\nGatuchef\n\n2025-10-31\n\nEj påbörjad\n\n3 Slut\nText.\n",
    );
    assert_eq!(
        actions(&found),
        [
            (
                "Bygga en bro",
                Some(ActionStatus::InProgress),
                Some("2025-12-31".to_owned()),
                Some("Gatuchef"),
                Some("Ritningen är klar. Bygget börjar när isen har gått.")
            ),
            ("Laga trappan", Some(ActionStatus::Done), Some("2025-06-30".to_owned()), Some("Parkchef"), None),
            ("Köpa salt", Some(ActionStatus::NotStarted), Some("2025-10-31".to_owned()), Some("Gatuchef"), None),
        ]
    );
}

#[test]
fn columns_one_after_another() {
    let found = lists(
        "Plan för trivsel\nÅtgärd\nOrdna en fika på\nfredagar\nMåla väggarna\nAnsvarig\nChef\nVaktmästare\nTidplan\n2024-05-31\n2024-08-31\nStatus\nKlar\nPågår\nNy rubrik\n",
    );
    assert_eq!(
        actions(&found),
        [
            ("Ordna en fika på fredagar", Some(ActionStatus::Done), Some("2024-05-31".to_owned()), Some("Chef"), None),
            ("Måla väggarna", Some(ActionStatus::InProgress), Some("2024-08-31".to_owned()), Some("Vaktmästare"), None),
        ]
    );
}

#[test]
fn goals_with_ids_and_lights() {
    let found = lists(
        "KF-mål: En grön kommun\n\n  Nr    Nämndmål                     Uppfyllelse    Analys tertial 2\n  M1    Fler träd ska planteras      Grön           Två hundra träd är i jorden.\n  M2    Utsläppen ska minska         Röd            Bilarna kör längre än förr.\n",
    );
    let got: Vec<_> = found.goals.iter().map(|g| (g.id.as_deref(), g.text.as_str(), g.status, g.comment.as_deref())).collect();
    assert_eq!(
        got,
        [
            (None, "En grön kommun", None, None),
            (Some("M1"), "Fler träd ska planteras", Some(GoalStatus::Met), Some("Två hundra träd är i jorden.")),
            (Some("M2"), "Utsläppen ska minska", Some(GoalStatus::NotMet), Some("Bilarna kör längre än förr.")),
        ]
    );
}

#[test]
fn answers_with_comments() {
    let found = lists("Aktiva insatser\nFråga\nSvar\nKommentar\nFinns en plan?\nJa\nÄr den känd?\nNej\nTas upp i mars.\n");
    let got: Vec<_> = found.checklists.iter().flat_map(|c| &c.items).map(|i| (i.question.as_str(), i.answer_raw.as_deref())).collect();
    assert_eq!(got, [("Finns en plan?", Some("Ja")), ("Är den känd?", Some("Nej"))]);
}

#[test]
fn numbered_rows_where_headings_have_no_numbers() {
    let found = lists(
        "Egen kontroll\nNr Process Ansvarig Resultat\n1 Kassor och växel Ekonomichef A. Utan brister\n2 Nycklar till förråd Vaktmästare B. En nyckel saknas\n3 Larm på lördagar Ekonomichef A. Utan brister\n",
    );
    let got: Vec<_> =
        found.controls.iter().map(|c| (c.number.as_str(), c.process.as_str(), c.owner.as_deref(), c.result.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("1", "Kassor och växel", Some("Ekonomichef"), Some("Utan brister")),
            ("2", "Nycklar till förråd", Some("Vaktmästare"), Some("En nyckel saknas")),
            ("3", "Larm på lördagar", Some("Ekonomichef"), Some("Utan brister")),
        ]
    );
}
