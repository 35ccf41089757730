//! Whole lists: fixtures with what was worked out by hand, and a list made at random that comes back the same however it
//! was flattened.

use proptest::prelude::*;

use super::{Lists, read};
use crate::Source;
use crate::layout::Layout;
use crate::report::model::{Action, ActionStatus, GoalLevel, GoalStatus};

fn lists(text: &str) -> Lists {
    let source = Source::new(text.as_bytes().to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
    read(&Layout::new(&source))
}

#[test]
fn a_merged_risk_is_printed_before_the_last_part_of_its_span() {
    let found = lists(include_str!("../../fixtures/lists/merged-risks.txt"));
    let risks: Vec<_> = found.risks.iter().map(|r| (r.id.as_str(), r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("r1", "Risk för våld i receptionen", Some(9)), ("r2", "Buller i köket", Some(4))]);
    let actions: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.risk.as_deref(), a.effect.as_deref())).collect();
    assert_eq!(
        actions,
        [
            ("Ny rutin för larm", Some("r1"), Some("Snabbare hjälp när något händer.")),
            ("Utbildning i hot och våld för ny personal", Some("r1"), Some("Tryggare medarbetare.")),
            ("Tystare fläktar", Some("r2"), Some("Färre som får ont i huvudet.")),
        ]
    );
    assert!(found.actions.iter().all(|a| a.list == "Uppföljning av föregående års åtgärder" && a.columns.due && !a.columns.owner));
}

#[test]
fn the_entries_of_a_padded_row_are_paired_by_their_height() {
    let found = lists(include_str!("../../fixtures/lists/padded-row.txt"));
    let actions: Vec<_> = found
        .actions
        .iter()
        .map(|a| (a.text.as_str(), a.due.map(|d| d.to_string()), a.status, a.owner.as_deref(), a.comment.as_deref()))
        .collect();
    assert_eq!(
        actions,
        [
            (
                "Införa en ny modell för hembesök i hela kommunen",
                Some("2023-03-01".to_owned()),
                Some(ActionStatus::Done),
                Some("Anna"),
                None
            ),
            (
                "Utbilda alla nya chefer i samtal om döden",
                Some("2023-10-31".to_owned()),
                Some(ActionStatus::InProgress),
                Some("Resp avd.chef"),
                Some("Sker i två omgångar.")
            ),
            ("Pröva digitala läkarbesök på två boenden", Some("2023-12-31".to_owned()), Some(ActionStatus::NotStarted), Some("Bo K"), None),
        ]
    );
    assert!(found.actions.iter().all(|a| a.list == "Medborgare" && a.overall_goal.as_deref() == Some("Trygg vård nära hemmet")));
    // The comment is the one entry of three activities: which one it belongs to is a guess.
    assert_eq!(found.problems.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), ["KPR020"]);
}

/// Text, goal, due, status, comment and owner of an action.
type Said<'a> = (&'a str, Option<&'a str>, Option<String>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn said(a: &Action) -> Said<'_> {
    (&a.text, a.goal.as_deref(), a.due.map(|d| d.to_string()), a.status_raw.as_deref(), a.comment.as_deref(), a.owner.as_deref())
}

#[test]
fn cells_that_a_page_break_cut_and_columns_that_begin_empty() {
    let found = lists(include_str!("../../fixtures/lists/page-cuts.txt"));
    let day = |d: &str| Some(d.to_owned());
    let (cut, small) =
        (Some("Insatser för att öka trivseln för fler besökare i alla åldrar"), Some("kvalitet Vården håller en jämn och god nivå"));
    let (early, late) = (Some("Goda platser Varje dag känns lätt"), Some("Lätt chef- och ledarskap Varje chef leder och lär"));
    let wanted: Vec<Said<'_>> = vec![
        // The goal's rest stands after the row's other cells; the activity begins with a small letter.
        ("ljusa och gröna torg med sittplatser", cut, day("2023-12-31"), Some("Pågår"), None, Some("Tyra")),
        ("Införa en ny modell för hembesök i hela kommunen", small, day("2023-03-01"), Some("Klart"), None, Some("Tyra")),
        // The column of comments begins with lines of blanks; a status in a comment is none.
        (
            "Utbilda alla nya chefer i samtal om döden",
            small,
            day("2023-10-31"),
            None,
            Some("Ej påbörjat inom NO. Planen för SO pågår"),
            Some("Resp avd.chef"),
        ),
        ("Pröva digitala läkarbesök på tvåhundra boenden", small, day("2023-12-31"), Some("Pågår"), None, Some("Bo K")),
        // The comment goes on over the page, after the owner, with a capital.
        (
            "Ta fram en plan för lediga dagar under perioden",
            early,
            day("2026-12-31"),
            Some("pågår"),
            Some("Införande av RÅMS pågår och har följts upp Korta turer kommer att beskrivas i boken"),
            Some("Tyra.B"),
        ),
        // The next goal begins on the owner's line.
        (
            "Ta fram en modell för samtal med alla chefer",
            early,
            day("2023-06-01"),
            Some("Klart"),
            Some("Modell är framtagen av staben."),
            Some("Tyra.B"),
        ),
        (
            "Minska antalet möten per chef och vecka",
            late,
            day("2023-12-31"),
            Some("Pågår"),
            Some("Sker i två omgångar."),
            Some("Resp avd-chef"),
        ),
    ];
    assert_eq!(found.actions.iter().map(said).collect::<Vec<_>>(), wanted);
    let board: Vec<_> = found.goals.iter().filter(|g| g.level == GoalLevel::Board).map(|g| Some(g.text.as_str())).collect();
    assert_eq!(board, [cut, small, early, late]);
}

#[test]
fn cells_that_stand_in_the_middle_of_their_rows() {
    let found = lists(include_str!("../../fixtures/lists/aligned-middle.txt"));
    let links: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.risk.as_deref(), a.effect.as_deref())).collect();
    assert_eq!(
        links,
        [
            ("Byta lås i alla byggnader", Some("r1"), Some("Färre inbrott i förråden.")),
            ("Belysa gården", Some("r1"), Some("Tryggare väg.")),
            ("Öva utrymning med alla avdelningar", Some("r2"), Some("Alla hittar ut.")),
        ]
    );
}

#[test]
fn goals_of_headings_lists_and_cells() {
    let text = "1 Mål\nInledning till målen som nämnden har beslutat om för året.\n1.1 KF mål 1 Trygga barn\nNämnd/styrelsemål Kommentar\nKS mål 1. Fler ska nå målen i\nskolan\nResultaten har ökat. Målet bedöms uppnås.\nPrioriterat område Kommentar\nKS: Minska frånvaron Arbetet fortsätter i alla skolor.\n";
    let found = lists(text);
    let goals: Vec<_> = found.goals.iter().map(|g| (g.id.as_deref(), g.level, g.text.as_str(), g.parent.as_deref(), g.status)).collect();
    assert_eq!(
        goals,
        [
            (Some("KF mål 1"), GoalLevel::Council, "Trygga barn", None, None),
            (Some("KS mål 1"), GoalLevel::Board, "Fler ska nå målen i skolan", Some("KF mål 1"), Some(GoalStatus::OnTrack)),
            (None, GoalLevel::FocusArea, "Minska frånvaron", Some("KF mål 1"), None),
        ]
    );
}

#[test]
fn prose_and_figures_are_no_lists() {
    let text = "Åtgärder\nNämnden har vidtagit åtgärder för att nå målet. Status följs varje månad.\n- bygga en skola\n- anställa fler lärare\n\nProjekt Budget Utfall Avvikelse\nSkolan 100 90 10\nVägen 50 60 -10\n";
    let found = lists(text);
    assert_eq!((found.actions.len(), found.goals.len(), found.risks.len()), (0, 0, 0));
    assert!(found.used.iter().all(|u| !u));
}

/// One row of a made-up list.
#[derive(Debug, Clone)]
struct Made {
    action: String,
    day: (i16, u8, u8),
    status: &'static str,
    owner: &'static str,
    comment: Option<String>,
}

/// How an extractor flattens a list.
#[derive(Debug, Clone, Copy)]
enum Flat {
    /// A row on one line, one blank between cells.
    Line,
    /// A cell a line.
    Cells,
    /// A cell a block.
    Blocks,
    /// Columns kept in their places.
    Aligned,
}

fn sentence(words: &'static [&'static str], count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(words), count).prop_map(|w| w.join(" "))
}

fn made() -> impl Strategy<Value = Made> {
    const VERBS: &[&str] = &["Införa", "Utveckla", "Genomföra", "Samordna", "Revidera"];
    const WORDS: &[&str] = &["rutiner", "planer", "lokaler", "arbetssätt", "avtal", "utbildningar", "boenden", "skolor"];
    let action = (prop::sample::select(VERBS), sentence(WORDS, 1..4)).prop_map(|(v, w)| format!("{v} {w}"));
    let comment = prop::option::of(sentence(WORDS, 2..6).prop_map(|w| format!("Vi följer {w}.")));
    let status = prop::sample::select(&["Pågår", "Klart", "Ej påbörjad", "Genomfört", "Skjuts till 2026"][..]);
    let owner = prop::sample::select(&["Ekonomichef", "HR-chef", "Projektledare", "Rektor", "Anna Berg"][..]);
    (action, (2020_i16..2030, 1_u8..13, 1_u8..29), status, owner, comment).prop_map(|(action, day, status, owner, comment)| Made {
        action,
        day,
        status,
        owner,
        comment,
    })
}

fn day(m: &Made) -> String {
    format!("{}-{:02}-{:02}", m.day.0, m.day.1, m.day.2)
}

fn flatten(rows: &[Made], how: Flat) -> String {
    let head = ["Aktivitet", "Slutdatum", "Status", "Kommentar", "Ansvarig"].map(str::to_owned);
    let cells = |m: &Made| [m.action.clone(), day(m), m.status.to_owned(), m.comment.clone().unwrap_or_default(), m.owner.to_owned()];
    let all: Vec<[String; 5]> = std::iter::once(head).chain(rows.iter().map(cells)).collect();
    let line = |row: &[String; 5]| {
        let full: Vec<&str> = row.iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
        match how {
            Flat::Line => full.join(" ") + "\n",
            Flat::Cells => full.join("\n") + "\n",
            Flat::Blocks => full.join("\n\n") + "\n\n",
            Flat::Aligned => format!("{:<60}{:<14}{:<20}{:<90}{}\n", row[0], row[1], row[2], row[3], row[4]),
        }
    };
    let body: String = all.iter().map(line).collect();
    format!("1 Inledning\nNämnden har under året arbetat med det som står i planen.\n2 Aktiviteter\n{body}3 Slut\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_list_comes_back_the_same(rows in prop::collection::vec(made(), 3..9), how in prop::sample::select(&[Flat::Line, Flat::Cells, Flat::Blocks, Flat::Aligned][..])) {
        let found = lists(&flatten(&rows, how));
        let wanted: Vec<_> = rows.iter().map(|m| (m.action.clone(), Some(day(m)), Some(m.status.to_owned()), m.comment.clone(), Some(m.owner.to_owned()))).collect();
        let got: Vec<_> = found.actions.iter().map(|a| (a.text.clone(), a.due.map(|d| d.to_string()), a.status_raw.clone(), a.comment.clone(), a.owner.clone())).collect();
        prop_assert_eq!(got, wanted);
        prop_assert!(found.actions.iter().all(|a| a.list == "Aktiviteter"));
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "[ -~åäöÅÄÖ\n–•]{0,400}") {
        if let Ok(source) = Source::new(text.into_bytes(), None) {
            let layout = Layout::new(&source);
            prop_assert_eq!(read(&layout).used.len(), source.len());
        }
    }

    #[test]
    fn nor_do_the_words_of_lists_in_any_order(words in prop::collection::vec(prop::sample::select(&["Nämndmål", "Aktivitet", "Slutdatum", "Status", "Kommentar", "Ansvarig", "Risk", "Risknivå", "12", "Pågår", "2023-12-31", "KS mål 1.", "Införa e-arkiv", "\n", "\n\n", "\n \n", "   ", "Ja/Nej", "Har det hänt?", "Ja", "1"][..]), 0..80)) {
        let text = words.join(" ") + "\nslut";
        let _ = lists(&text);
    }
}

#[test]
fn merged_cells_printed_after_the_rows() {
    let rows: String = ["Införa larm", "Byta lås", "Öva utrymning", "Utbilda vikarier"]
        .iter()
        .map(|a| format!("{a}\n\nPågår\n\n2023-12-31\n\nEnhetschef\n\n"))
        .collect();
    let text = format!(
        "1 Risker\nRisk\n\nRisknivå\n\nÅtgärd\n\nStatus\n\nSlutdatum\n\nAnsvarig\n\nRisk för inbrott\n\n6\n\n{rows}Risk för brist på\npersonal\n\n12\n\n2 Övrigt\nText.\n"
    );
    let lists = lists(&text);
    let risks: Vec<_> = lists.risks.iter().map(|r| (r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("Risk för inbrott", Some(6)), ("Risk för brist på personal", Some(12))]);
    assert_eq!(lists.problems.len(), 1);
    assert_eq!(lists.actions.len(), 4);
}

#[test]
fn a_list_ends_before_a_table_of_figures() {
    let text = "1 Plan\nAktivitet Slutdatum Status Ansvarig\nInföra larm 2023-12-31 Pågår Enhetschef\nByta lås 2023-11-30 Klar Rektor\nPersonal\nSjukfrånvaro i procent\nUtfall\nBudget\nTotal sjukfrånvaro 5,5 7,6 -2,1\nKvinnor 2,7 5,7 -3,0\nMän 6,3 3,8 2,5\nTotalt 3,7 3,0 0,7\nLång 1,1 2,0 3,0\nKort 1,1 2,0 3,0\n";
    let lists = lists(text);
    assert_eq!(lists.actions.len(), 2);
    assert!(lists.used.iter().skip(4).all(|u| !u));
}

#[test]
fn a_cell_printed_inside_another_is_put_beside_it() {
    let rows = "Lägga ut\nKlart\nstigar\n\n2023-12-31\n\nTrygg väg för alla barn.\n\nByta lås\n\nPågår\n\nFärre inbrott\n2023-11-30 under\nåret.\n\n";
    let text = format!(
        "1 Plan\nÅtgärd\n\nStatus\n\nSlutdatum\n\n{rows}Öva larm\n\nKlart\n\n2023-10-31\n\nAlla hittar ut.\n\nÖnskad\neffekt\n\n2 Slut\nText.\n"
    );
    let found = lists(&text);
    let got: Vec<_> = found
        .actions
        .iter()
        .map(|a| (a.text.as_str(), a.status_raw.as_deref(), a.due.map(|d| d.to_string()), a.effect.as_deref()))
        .collect();
    let day = |d: &str| Some(d.to_owned());
    assert_eq!(
        got,
        [
            ("Lägga ut stigar", Some("Klart"), day("2023-12-31"), Some("Trygg väg för alla barn.")),
            ("Byta lås", Some("Pågår"), day("2023-11-30"), Some("Färre inbrott under året.")),
            ("Öva larm", Some("Klart"), day("2023-10-31"), Some("Alla hittar ut.")),
        ]
    );
}

#[test]
fn a_header_torn_apart_by_merged_cells_and_rows() {
    let row = |action: &str, day: &str| format!("{action}\n\nPågår\n\n{day}\n\nRektor\n\n");
    let text = format!(
        "1 Risker\nRisk\n\nRisk för inbrott\ni förråd\n\nRisk för buller\noch stök\n\nStatus\n\nSlutdatum Ansvarig\n\n{}{}Risknivå Åtgärd\n\n6\n\n12\n\n{}{}2 Slut\nText.\n",
        row("Byta lås", "2023-12-31"),
        row("Sätta upp larm", "2023-11-30"),
        row("Dämpa ljud", "2023-10-31"),
        row("Köpa mattor", "2023-09-30"),
    );
    let found = lists(&text);
    let risks: Vec<_> = found.risks.iter().map(|r| (r.text.as_str(), r.level)).collect();
    assert_eq!(risks, [("Risk för inbrott i förråd", Some(6)), ("Risk för buller och stök", Some(12))]);
    let links: Vec<_> = found.actions.iter().map(|a| (a.text.as_str(), a.risk.as_deref(), a.owner.as_deref())).collect();
    assert_eq!(
        links,
        [
            ("Byta lås", Some("r1"), Some("Rektor")),
            ("Sätta upp larm", Some("r1"), Some("Rektor")),
            ("Dämpa ljud", Some("r2"), Some("Rektor")),
            ("Köpa mattor", Some("r2"), Some("Rektor")),
        ]
    );
    // Which rows each risk governs is a guess.
    assert_eq!(found.problems.len(), 1);
}
