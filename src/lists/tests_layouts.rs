//! Layouts of lists: one small made-up list for each way of setting cells beside and under each other.

use super::{Lists, read};
use crate::Source;
use crate::layout::Layout;

fn lists(text: &str) -> Lists {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    read(&Layout::new(&source))
}

/// Text, detail, owner and comment of each action.
type Cells<'l> = (&'l str, Option<&'l str>, Option<&'l str>, Option<&'l str>);

fn actions(found: &Lists) -> Vec<Cells<'_>> {
    found.actions.iter().map(|a| (a.text.as_str(), a.detail.as_deref(), a.owner.as_deref(), a.comment.as_deref())).collect()
}

#[test]
fn cells_parted_by_runs_of_blanks() {
    let text = "1 Plan\nAktivitet Slutdatum Status Ansvarig\nInföra larm   2023-12-31   Pågår   Enhetschef\nByta lås      Klar   Rektor\nÖva utrymning   2023-10-31   Klar   Skolchef\n2 Slut\n";
    let found = lists(text);
    let got: Vec<_> =
        found.actions.iter().map(|a| (a.text.as_str(), a.due_raw.as_deref(), a.status_raw.as_deref(), a.owner.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Införa larm", Some("2023-12-31"), Some("Pågår"), Some("Enhetschef")),
            ("Byta lås", None, Some("Klar"), Some("Rektor")),
            ("Öva utrymning", Some("2023-10-31"), Some("Klar"), Some("Skolchef")),
        ]
    );
}

#[test]
fn cells_in_blocks_over_a_page_with_its_header_again() {
    let head = "Aktivitet\n\nSlutdatum\n\nStatus\n\nAnsvarig\n\n";
    let row = |text: &str, day: &str, who: &str| format!("{text}\n\n{day}\n\nPågår\n\n{who}\n\n");
    let text = format!(
        "Ekeby kommun\nTekniska nämnden\nÅrsrapport 2024\n\n1 Inledning\nNämnden har under året arbetat med det som står i planen.\nArbetet följs upp två gånger.\n\n2 Plan\n\n{head}{}{}2 (4)\n\n{head}{}3 Slut\nText.\n",
        row("Införa larm i alla\nbyggnader", "2023-12-31", "Enhetschef"),
        row("Byta lås", "2023-11-30", "Rektor"),
        row("Öva utrymning", "2023-10-31", "Skolchef")
    );
    let found = lists(&text);
    let got: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.due_raw.as_deref(), a.owner.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Införa larm i alla byggnader", Some("2023-12-31"), Some("Enhetschef")),
            ("Byta lås", Some("2023-11-30"), Some("Rektor")),
            ("Öva utrymning", Some("2023-10-31"), Some("Skolchef")),
        ]
    );
    assert!(found.actions.iter().all(|a| a.list == "Plan"));
}

#[test]
fn a_note_ends_a_list() {
    let text = "1 Plan\nAktivitet Slutdatum Status Ansvarig\nInföra larm 2023-12-31 Pågår Enhetschef\nByta lås 2023-11-30 Klar Rektor\nNot: Datum gäller\nhela arbetet.\n2 Slut\n";
    let found = lists(text);
    assert_eq!(found.actions.len(), 2);
    assert_eq!(found.actions.last().and_then(|a| a.owner.as_deref()), Some("Rektor"));
}

#[test]
fn three_columns_of_text_parted_by_their_widths() {
    let found = lists(include_str!("../../fixtures/lists/three-texts.txt"));
    let got: Vec<_> = actions(&found);
    let last = |text: Option<&str>| text.and_then(|t| t.split_whitespace().next_back()).map(str::to_owned);
    let first = |text: Option<&str>| text.and_then(|t| t.split_whitespace().next()).map(str::to_owned);
    let borders: Vec<_> =
        got.iter().map(|(_, detail, _, comment)| (first(*detail), last(*detail), first(*comment), last(*comment))).collect();
    let words = |w: [&str; 4]| {
        let [a, b, c, d] = w.map(|w| Some(w.to_owned()));
        (a, b, c, d)
    };
    assert_eq!(
        borders,
        [
            words(["Larmen", "larmas.", "Ännu", "nästa."]),
            words(["Låsen", "hyr.", "Byte", "vikarier."]),
            words(["Alla", "vattnet.", "Övningen", "vinter."]),
            words(["Nya", "vintern.", "Pumpen", "saknas."]),
        ]
    );
    assert_eq!(got.first().map(|c| c.0), Some("Alla byggnader ska få larm mot vatten och rök."));
}

#[test]
fn the_name_of_an_area_after_another_cell() {
    let found = lists(include_str!("../../fixtures/lists/areas.txt"));
    let got: Vec<_> = found.actions.iter().map(|a| (a.area.as_deref(), a.detail.as_deref(), a.text.as_str(), a.owner.as_deref())).collect();
    assert_eq!(
        got,
        [
            (Some("Trygga lokaler"), Some("Larm"), "Sätta upp larm i alla hallar och förråd", Some("Enhetschef")),
            (Some("Vattenfrågor"), Some("Trygga lokaler"), "Mäta fukten varje månad i alla källare", Some("Rektor")),
            (Some("Trygga lokaler"), Some("Nycklar"), "Byta till lås utan nycklar i alla byggnader", Some("Kanslichef")),
        ]
    );
}

#[test]
fn the_first_of_two_outcomes_is_the_year_before() {
    let text = "1 Mått\nMål Kvalitetsindikator Utfall 2022 Utfall 2023 Mål 2023\nAlla ska trivas Nöjda gäster 71 % 74 % 75 %\nAntal klagomål 12 9 10\n2 Slut\n";
    let found = lists(text);
    let got: Vec<_> = found
        .indicators
        .iter()
        .map(|i| (i.goal.as_deref(), i.name.as_str(), i.baseline.as_deref(), i.outcome.as_deref(), i.target.as_deref()))
        .collect();
    let goal = Some("Alla ska trivas");
    assert_eq!(
        got,
        [(goal, "Nöjda gäster", Some("71 %"), Some("74 %"), Some("75 %")), (goal, "Antal klagomål", Some("12"), Some("9"), Some("10"))]
    );
}

#[test]
fn labels_with_words_of_their_own() {
    let text = "1 Plan\nTrygghetsmål\n\nBeslutade åtgärder\n\nAnsvarig förvaltning\n\nKlart senast\n\nLägesstatus\n\nAlla ska trivas\n\nInföra larm\n\nTekniska kontoret\n\n2024-03-31\n\nPågår\n\nByta lås\n\nSkolkontoret\n\n2024-05-31\n\nKlart\n\n2 Slut\nText.\n";
    let found = lists(text);
    let got: Vec<_> =
        found.actions.iter().map(|a| (a.goal.as_deref(), a.text.as_str(), a.owner.as_deref(), a.due_raw.as_deref())).collect();
    let goal = Some("Alla ska trivas");
    assert_eq!(
        got,
        [
            (goal, "Införa larm", Some("Tekniska kontoret"), Some("2024-03-31")),
            (goal, "Byta lås", Some("Skolkontoret"), Some("2024-05-31"))
        ]
    );
}

#[test]
fn controls_whose_rows_are_lines() {
    let text = "1 Kontroll\nKontrollområde Ansvar Iakttagelse\nBisysslor Kanslichef C. Kvarstår till nästa\når\nKassor Rektor B. Mindre brister\nAvtal Ekonomichef A. Godkänd\n2 Slut\n";
    let found = lists(text);
    let got: Vec<_> = found.controls.iter().map(|c| (c.process.as_str(), c.owner.as_deref(), c.result.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Bisysslor", Some("Kanslichef"), Some("Kvarstår till nästa år")),
            ("Kassor", Some("Rektor"), Some("Mindre brister")),
            ("Avtal", Some("Ekonomichef"), Some("Godkänd")),
        ]
    );
}

#[test]
fn a_goals_comment_ends_where_a_page_begins_a_chapter() {
    let text = "1 Mål\n1.1 Nämndmål 1: Alla ska trivas\nMålet är uppnått. Gästerna är nöjda.\n Händelser under året\nEn ny hall har byggts vid ån.\n";
    let found = lists(text);
    assert_eq!(found.goals.first().and_then(|g| g.comment.as_deref()), Some("Målet är uppnått. Gästerna är nöjda."));
}

#[test]
fn a_last_paragraph_after_a_line_of_blanks_belongs_to_the_comment() {
    let text = "1 Mål\n1.1 KF mål 1 Trygga vatten\nNämnd/styrelsemål Kommentar\nKS mål 1. Fler ska bada i\nrena sjöar\n\nProver tas varje vecka vid samtliga badplatser och redovisas på\nwebben.\n \nBryggorna lagades efter isen.\n\n1.2 Annat\nText.\n";
    let found = lists(text);
    let goal = found.goals.iter().find(|g| g.id.as_deref() == Some("KS mål 1"));
    assert_eq!(
        goal.and_then(|g| g.comment.as_deref()),
        Some("Prover tas varje vecka vid samtliga badplatser och redovisas på webben. Bryggorna lagades efter isen.")
    );
}

#[test]
fn numbered_rows_with_days_are_no_headings() {
    let row = |n: u32| format!("{n} Byta lås {n} 2024-05-1{n} Pågår Rektor\n");
    let text = format!(
        "1 Inledning\nText.\n2 Plan\nNr Aktivitet Slutdatum Status Ansvarig\n{}3 Slut\nText.\n",
        (1..6).map(row).collect::<String>()
    );
    let found = lists(&text);
    assert_eq!(found.actions.len(), 5);
    assert!(found.actions.iter().all(|a| a.list == "Plan"));
}

#[test]
fn effects_below_their_action_in_aligned_lists() {
    let found = lists(include_str!("../../fixtures/lists/aligned-effects.txt"));
    let got: Vec<_> =
        found.actions.iter().map(|a| (a.text.as_str(), a.risk.as_deref(), a.due_raw.as_deref(), a.effect.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Byta lås i alla byggnader", Some("r1"), Some("2024-08-31"), Some("Färre stölder och lugnare nätter för alla.")),
            ("Belysa gården", Some("r1"), Some("2024-12-31"), Some("Tryggare väg hem.")),
            ("Öva utrymning med alla avdelningar", Some("r2"), Some("2024-02-29"), Some("Alla hittar ut.")),
        ]
    );
    let risks: Vec<_> = found.risks.iter().map(|r| (r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("Inbrott i förråd och verkstad", Some(6)), ("Brand i kök", Some(9))]);
}

#[test]
fn columns_that_stand_elsewhere_on_the_next_page() {
    let found = lists(include_str!("../../fixtures/lists/aligned-pages.txt"));
    let got: Vec<_> = found
        .actions
        .iter()
        .map(|a| (a.goal.as_deref(), a.text.as_str(), a.due_raw.as_deref(), a.status_raw.as_deref(), a.comment.as_deref()))
        .collect();
    let (cycle, fall, waste) = ("Fler ska cykla till arbetet", "Färre ska falla", "Matsvinnet ska minska i alla kök");
    assert_eq!(
        got,
        [
            (Some(cycle), "Märka ut leder", Some("2024-09-30"), Some("Klar"), Some("Väntar på besked om skyltar.")),
            (Some(fall), "Se över trappor", Some("2024-11-30"), Some("Påbörjad"), Some("Sker i tre omgångar.")),
            (Some(waste), "Väga tallrikar", Some("2024-06-30"), Some("Ej påbörjat"), Some("Köket saknar vågar.")),
            (Some(waste), "Byta leverantör", Some("2024-03-31"), Some("Klar"), Some("Avtal finns.")),
        ]
    );
}

#[test]
fn a_goal_in_the_middle_of_two_lines_of_comment() {
    let text = "1 Mål\n\nNämndmål                         Kommentar\nKS mål 1. Alla barn ska\n                                 Fler läser nu och lånen har ökat med en\nfå läsa mer på sin fritid\n                                 femtedel. Målet är uppfyllt.\noch i skolan\n\n2 Slut\n";
    let found = lists(text);
    assert_eq!(found.goals.iter().map(|g| g.text.as_str()).collect::<Vec<_>>(), ["Alla barn ska få läsa mer på sin fritid och i skolan"]);
    assert_eq!(
        found.goals.first().and_then(|g| g.comment.as_deref()),
        Some("Fler läser nu och lånen har ökat med en femtedel. Målet är uppfyllt.")
    );
}

#[test]
fn touching_cells_left_of_their_column() {
    let text = "1 Plan\n\nNämndmål                     Aktivitet               Slutdatum    Status      Ansvarig\nFler ska gå till skolan      Måla övergångar vid     2024-09-30   Klar        Gatuchef\noch hem                      alla skolor\n\nLånen ska öka bland barn Köpa in böcker på fler\n                                                     2024-11-30   Påbörjad    Kulturchef\nunder tolv år                språk\n\nMaten ska bli godare hos Laga mer från grunden i 2024-06-      Framflyttad Kostchef\nalla                     varje kök               30\n\n2 Slut\n";
    let found = lists(text);
    let got: Vec<_> = found.actions.iter().map(|a| (a.goal.as_deref(), a.text.as_str(), a.due_raw.as_deref())).collect();
    assert_eq!(
        got,
        [
            (Some("Fler ska gå till skolan och hem"), "Måla övergångar vid alla skolor", Some("2024-09-30")),
            (Some("Lånen ska öka bland barn under tolv år"), "Köpa in böcker på fler språk", Some("2024-11-30")),
            (Some("Maten ska bli godare hos alla"), "Laga mer från grunden i varje kök", Some("2024-06-30")),
        ]
    );
}

#[test]
fn a_table_of_figures_ends_a_list_of_lines() {
    let table = "Frånvaro\nFrånvaro (%)\nR12 2023-08\nR12 2024-08\nSkillnad\nTotal frånvaro\n8,5\n7,9\n−0,6\nKvinnor\n6,6\n9,0\n+2,4\nMän\n7,6\n7,4\n−0,2\n";
    let text = format!(
        "1 Plan\nAktivitet\nSlutdatum\nStatus\nAnsvarig\nInföra larm\n2023-12-31\nPågår\nEnhetschef\nByta lås\n2023-11-30\nKlar\nRektor\n{table}"
    );
    let found = lists(&text);
    let wanted = [("Införa larm", None, Some("Enhetschef"), None), ("Byta lås", None, Some("Rektor"), None)];
    assert_eq!(actions(&found), wanted);
}

#[test]
fn functions_and_statuses_broken_for_want_of_room() {
    let text = "1 Plan\nAktivitet Slutdatum Status Kommentar Ansvarig\nInföra larm 2023-12-31 Pågår Väntar på besluten. Nämndsekreterar e\nByta lås 2023-11-30 Framskjute n Rektor\nÖva utrymning 2023-10-31 Klar Skolchef\n2 Slut\n";
    let found = lists(text);
    let got: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.status.is_some(), a.comment.as_deref())).collect();
    assert_eq!(got, [("Införa larm", true, Some("Väntar på besluten.")), ("Byta lås", true, None), ("Öva utrymning", true, None)]);
    assert!(found.actions.iter().all(|a| a.owner.is_some()));
}

#[test]
fn only_what_follows_a_cell_stands_left_of_its_column() {
    let found = lists(include_str!("../../fixtures/lists/aligned-shifted.txt"));
    let got: Vec<_> = found.actions.iter().map(|a| (a.goal.as_deref(), a.text.as_str(), a.due_raw.as_deref())).collect();
    assert_eq!(
        got,
        [
            (Some("Färre bilar vid skolan"), "Anlägga lekplatser vid alla skolor", Some("2024-09-30")),
            (Some("Avfallet i kommunens kök ska minska"), "Bygga återvinningscentraler", Some("2024-10-31")),
        ]
    );
}

#[test]
fn a_goal_says_once_what_shall_be() {
    let found = lists(include_str!("../../fixtures/lists/aligned-demands.txt"));
    let got: Vec<_> = found.actions.iter().map(|a| (a.goal.as_deref(), a.text.as_str(), a.owner.as_deref())).collect();
    let (old, young) = ("Andelen äldre som faller ska minska varje år", "Andelen barn som simmar ska vara minst nio av tio");
    assert_eq!(
        got,
        [
            (Some(old), "Ringa till alla som fyllt åttio år", Some("Medicinskt ansvarig sjuksköterska")),
            (Some(young), "Ge ut simkort till elever i årskurs två", Some("Kulturchef")),
        ]
    );
}

#[test]
fn figures_under_labels_of_two_lines_end_an_aligned_list() {
    let found = lists(include_str!("../../fixtures/lists/goals-before-figures.txt"));
    let got: Vec<_> = found.goals.iter().map(|g| (g.text.as_str(), g.comment.as_deref())).collect();
    assert_eq!(
        got,
        [
            ("Korta köer", Some("Kön är kortare än förra året och fler svarar i telefon.")),
            ("Säkra vägar", Some("Två korsningar har byggts om.")),
        ]
    );
}

#[test]
fn running_text_ends_a_list_that_no_heading_follows() {
    let rows = "Aktivitet Slutdatum Status Ansvarig\nInföra larm 2023-12-31 Pågår Enhetschef\nByta lås 2023-11-30 Klar Rektor\n";
    let text = format!(
        "Plan\n\n{rows}\nNämnden har under året sett över hur lokalerna används och hur de kan delas av flera verksamheter,\nsom i dag har sina egna. Det har gett mer plats åt dem som behöver den, och kostnaden för hyror är lägre än\nden var i planen. Under nästa år fortsätter arbetet med de lokaler som ligger utanför tätorten.\n\nAtt följa upp\n\n{rows}"
    );
    let found = lists(&text);
    let got: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.owner.as_deref(), a.lines[0])).collect();
    let row = |text: &'static str, owner: &'static str, line: u32| (text, Some(owner), line);
    assert_eq!(
        got,
        [
            row("Införa larm", "Enhetschef", 4),
            row("Byta lås", "Rektor", 5),
            row("Införa larm", "Enhetschef", 14),
            row("Byta lås", "Rektor", 15)
        ]
    );
}
