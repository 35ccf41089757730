//! Lists whose cells were printed in no order of rows: one small made-up list for each way.

use super::{Lists, read};
use crate::Source;
use crate::layout::Layout;

fn lists(text: &str) -> Lists {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    read(&Layout::new(&source))
}

/// Text, day, status and owner of each action.
fn actions(found: &Lists) -> Vec<[Option<&str>; 4]> {
    found.actions.iter().map(|a| [Some(a.text.as_str()), a.due_raw.as_deref(), a.status_raw.as_deref(), a.owner.as_deref()]).collect()
}

#[test]
fn a_header_and_then_columns_of_blocks() {
    let text = "3 Plan\n\nÅtgärd\n\nStatus\n\nSlutdatum\n\nAnsvarig\n\nRusta upp badplatsen vid\nLillsjön\n\nMåla om receptionen\n\nByta låsen\n\nPågår\n\nEj\npåbörjad\n\nKlar\n\n2025-03-31\n\n2025-04-30\n\n2025-02-28\n\nFritidschef\n\nKanslichef\n\nRektor\n\n4 Slut\nText.\n";
    let found = lists(text);
    assert_eq!(
        actions(&found),
        [
            [Some("Rusta upp badplatsen vid Lillsjön"), Some("2025-03-31"), Some("Pågår"), Some("Fritidschef")],
            [Some("Måla om receptionen"), Some("2025-04-30"), Some("Ej påbörjad"), Some("Kanslichef")],
            [Some("Byta låsen"), Some("2025-02-28"), Some("Klar"), Some("Rektor")],
        ]
    );
}

#[test]
fn some_rows_whole_and_the_others_by_columns() {
    let text = "3 Plan\n\nÅtgärd\n\nSlutdatum\n\nStatus\n\nByta låsen\n\n2025-02-28\n\nKlar\n\nMåla om receptionen\n\nÖva utrymning\n\n2025-04-30\n\n2025-05-31\n\nPågår\n\nKlar\n\n4 Slut\nText.\n";
    let found = lists(text);
    assert_eq!(
        actions(&found),
        [
            [Some("Byta låsen"), Some("2025-02-28"), Some("Klar"), None],
            [Some("Måla om receptionen"), Some("2025-04-30"), Some("Pågår"), None],
            [Some("Öva utrymning"), Some("2025-05-31"), Some("Klar"), None],
        ]
    );
}

#[test]
fn labels_that_stand_after_cells() {
    let text = "5 Risker\n\nRisk\n\nRisknivå Åtgärd\n\nBrist på vikarier\n\nHalka på\nskolgården\n\n6\n\n12\n\nTa fram en\nbemanningsplan\n\nSanda gångvägarna\n\nStatus\n\nPågår\n\nKlar\n\nAnsvarig\n\nRektor\n\nTeknisk chef\n\n6 Slut\nText.\n";
    let found = lists(text);
    assert_eq!(
        actions(&found),
        [
            [Some("Ta fram en bemanningsplan"), None, Some("Pågår"), Some("Rektor")],
            [Some("Sanda gångvägarna"), None, Some("Klar"), Some("Teknisk chef")],
        ]
    );
    let risks: Vec<_> = found.risks.iter().map(|r| (r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("Brist på vikarier", Some(6)), ("Halka på skolgården", Some(12))]);
    let links: Vec<_> = found.actions.iter().map(|a| a.risk.as_deref()).collect();
    assert_eq!(links, [Some("r1"), Some("r2")]);
}

#[test]
fn questions_and_then_answers() {
    let text = "6 Frågor\n\nFråga\n\nÄr utgångarna fria?\n\nFinns en plan för\nvikarier?\n\nSvar\n\nJa\n\nDelvis\n\n7 Slut\nText.\n";
    let found = lists(text);
    let items: Vec<_> = found.checklists.iter().flat_map(|c| &c.items).map(|i| (i.question.as_str(), i.answer_raw.as_deref())).collect();
    assert_eq!(items, [("Är utgångarna fria?", Some("Ja")), ("Finns en plan för vikarier?", Some("Delvis"))]);
}
