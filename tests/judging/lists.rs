//! Actions, goals and checklists.

use kpr::check::{Level, Settings, check};
use kpr::finding::Severity;
use kpr::report::model::Report;
use serde_json::{Value, json};

use super::{gold, judged, lines};

/// Actions of one list, each from its line on: text, due, status, owner, comment; `-` is an empty cell.
fn actions(rows: &[[&str; 5]]) -> Report {
    let some = |s: &str| if s == "-" { Value::Null } else { json!(s) };
    let all: Vec<Value> = rows
        .iter()
        .enumerate()
        .map(|(i, [text, due, status, owner, comment])| {
            json!({"list": "Plan", "text": text, "due_raw": some(due), "status_raw": some(status), "owner": some(owner), "comment": some(comment), "lines": [i + 1, i + 1]})
        })
        .collect();
    let mut report = gold::report(&json!({"actions": all}));
    for a in &mut report.actions {
        (a.columns.due, a.columns.status, a.columns.owner) = (true, true, true);
    }
    report
}

/// Line, severity and how many more lines of what is found of the fields of actions.
fn fields(rows: &[[&str; 5]]) -> Vec<(u32, Severity, usize)> {
    judged(actions(rows), "action-fields").iter().map(|f| (f.line, f.severity, f.related.len())).collect()
}

const WHOLE: [&str; 5] = ["Byta lås i hallen", "2025-05-31", "Pågår", "Rektor", "-"];

#[test]
fn a_field_that_no_action_has_is_one_finding() {
    assert_eq!(fields(&[WHOLE, WHOLE]), []);
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    assert_eq!(fields(&[bare, bare]), [(1, Severity::Warning, 0)]);
    assert_eq!(fields(&[WHOLE, bare, bare]), [(2, Severity::Warning, 0), (3, Severity::Warning, 0)]);
    // One action alone is no column.
    let found = judged(actions(&[bare]), "action-fields");
    assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), ["the action “Måla alla väggar” has no owner"]);
    let found = judged(actions(&[bare, bare]), "action-fields");
    assert!(found[0].message.starts_with("the 2 actions of “Plan” all have no owner"), "{}", found[0].message);
}

#[test]
fn a_list_without_the_column_has_no_empty_fields() {
    let bare = ["Måla alla väggar", "-", "-", "-", "-"];
    let mut report = actions(&[WHOLE, bare]);
    for a in &mut report.actions {
        (a.columns.due, a.columns.status, a.columns.owner) = (false, false, true);
    }
    let found = judged(report, "action-fields");
    assert_eq!(found.iter().map(|f| f.message.as_str()).collect::<Vec<_>>(), ["the action “Måla alla väggar” has no owner"]);
}

#[test]
fn what_stands_in_another_cell_is_not_missing() {
    let due = ["Måla alla väggar 2025-06-30", "-", "Pågår", "Rektor", "-"];
    assert_eq!(fields(&[WHOLE, due]), [(2, Severity::Info, 0)]);
    assert_eq!(fields(&[WHOLE, due, due]), [(2, Severity::Info, 1)]);
    let more = |rows: &[[&str; 5]]| judged(actions(rows), "action-fields")[0].message.contains("so do those of 1 more of its list");
    assert!(more(&[WHOLE, due, due]) && !more(&[WHOLE, due]));
    let related = judged(actions(&[WHOLE, due, due]), "action-fields").remove(0).related;
    assert_eq!(related.iter().map(|r| (r.line, r.message.as_str())).collect::<Vec<_>>(), [(3, "Måla alla väggar 2025-06-30: 2025-06-30")]);
    let status = ["Måla alla väggar", "2025-06-30", "-", "Rektor", "Påbörjad Väntar på färg"];
    assert_eq!(fields(&[WHOLE, status]), [(2, Severity::Info, 0)]);
    let owner = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "Väntar på besked från Gatuchef om alla färger"];
    assert_eq!(fields(&[WHOLE, owner]), [(2, Severity::Info, 0)]);
    // A comment that is nothing but a status may be the report's own, unless more than one is.
    let alone = ["Måla alla väggar", "2025-06-30", "-", "Rektor", "Pågår"];
    assert_eq!(fields(&[WHOLE, alone]), [(2, Severity::Warning, 0)]);
    assert_eq!(fields(&[WHOLE, alone, alone]), [(2, Severity::Info, 1)]);
    // A row that is no action was not told apart from the one before it.
    assert_eq!(
        fields(&[WHOLE, ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"], ["Rektor", "2025-06-30", "Pågår", "Rektor", "-"]]),
        [(2, Severity::Info, 0)]
    );
}

#[test]
fn levels_are_the_users() {
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    for (level, wanted) in [(Level::Off, vec![]), (Level::At(Severity::Error), vec![Severity::Error])] {
        let mut report = actions(&[WHOLE, bare]);
        let mut settings = Settings::default();
        settings.levels.insert("action-fields".to_owned(), level);
        check(&mut report, &settings);
        let found: Vec<Severity> = report.findings.iter().filter(|f| f.rule == "action-fields").map(|f| f.severity).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn findings_alike_are_numbered() {
    let bare = ["Måla alla väggar", "2025-06-30", "Pågår", "-", "-"];
    let found = judged(actions(&[WHOLE, bare, bare, bare]), "action-fields");
    let prints: Vec<&str> = found.iter().map(|f| f.fingerprint.as_str()).collect();
    let [one, two, three] = prints.as_slice() else { panic!("{prints:?}") };
    assert_eq!((*two, *three), (format!("{one}-2").as_str(), format!("{one}-3").as_str()));
}

#[test]
fn a_status_is_missing_where_others_of_its_level_have_one() {
    let goal =
        |level: &str, status: &str, line: u32| json!({"level": level, "text": "Fler ska bada", "status": status, "lines": [line, line]});
    let found = |goals: Value| {
        let found = judged(gold::report(&json!({"goals": goals})), "goal-status");
        found.iter().map(|f| (f.line, f.message.split(' ').next().unwrap().to_owned())).collect::<Vec<_>>()
    };
    let of = |line: u32, word: &str| (line, word.to_owned());
    assert_eq!(found(json!([goal("board", "met", 1), goal("board", "-", 2), goal("board", "-", 3)])), [of(2, "the"), of(3, "the")]);
    assert_eq!(found(json!([goal("board", "-", 1), goal("board", "-", 2), goal("focus_area", "met", 3)])), [of(1, "none")]);
    // The council's goals often only head a section.
    assert_eq!(found(json!([goal("council", "met", 1), goal("council", "-", 2)])), []);
}

/// What is found of a count of goals in line 9, held against goals of a level and a status each.
fn counted(text: &str, goals: &[(&str, &str)]) -> Vec<String> {
    let goal = |(i, (level, status)): (usize, &(&str, &str))| json!({"level": level, "text": format!("Mål {i}"), "status": status, "lines": [i, i]});
    let goals: Vec<Value> = goals.iter().enumerate().map(goal).collect();
    let found = judged(gold::report(&json!({"goals": goals, "prose": [{"text": text, "line": 9}]})), "goal-count");
    found.into_iter().map(|f| f.message).collect()
}

#[test]
fn goals_are_counted_by_the_level_that_the_text_names() {
    const GOALS: &[(&str, &str)] =
        &[("board", "met"), ("board", "met"), ("board", "not_met"), ("subgoal", "met"), ("subgoal", "not_met"), ("council", "met")];
    for right in ["Två av målen är uppfyllda.", "Två av nämndmålen är uppfyllda.", "Ett av delmålen är uppfyllt."] {
        assert_eq!(counted(right, GOALS), [] as [&str; 0], "{right}");
    }
    let wrong = counted("Tre av målen är uppfyllda.", GOALS);
    assert_eq!(wrong, ["“Tre av målen är uppfyllda” counts 3 goals as met, in the list 2 of 3 are"]);
    let wrong = counted("Två av delmålen är uppfyllda.", GOALS);
    assert_eq!(wrong, ["“Två av delmålen är uppfyllda” counts 2 goals as met, in the list 1 of 2 are"]);
}

#[test]
fn goals_without_a_word_may_be_of_any_status() {
    let with = |said: &str, open: usize| {
        let judged = [("board", "met"), ("board", "not_met"), ("board", "met")];
        counted(said, &[&judged[..], &[("board", "-")].repeat(open)].concat())
    };
    assert_eq!(with("Två av målen är uppfyllda.", 1), [] as [&str; 0]);
    assert_eq!(with("Tre av målen är uppfyllda.", 1), [] as [&str; 0]);
    assert_eq!(
        with("Fyra av målen är uppfyllda.", 1),
        ["“Fyra av målen är uppfyllda” counts 4 goals as met, in the list 2 of 4 are and 1 have no such status in words"]
    );
    assert_eq!(with("Ett av målen är uppfyllda.", 3).len(), 1);
    // A list that tells the status of less than half its goals tells no count.
    assert_eq!(with("Ett av målen är uppfyllda.", 4), [] as [&str; 0]);
}

/// Questions of a checklist answered `delvis` or `nej`, and actions that take them up or not.
#[test]
fn an_open_question_is_taken_up_by_an_action_of_the_same_words() {
    let found = |answer: &str, action: &str, detail: &str| {
        let item = json!({"question": "Finns rutiner för kontroll av brandskydd?", "answer": answer, "line": 3});
        let mut action = json!({"list": "Plan", "text": action, "lines": [5, 5]});
        action["detail"] = if detail == "-" { Value::Null } else { json!(detail) };
        let report = json!({"checklists": [{"title": "Brand", "items": [item]}], "actions": [action]});
        judged(gold::report(&report), "checklist-without-action").into_iter().map(|f| f.message).collect::<Vec<_>>()
    };
    assert_eq!(found("ja", "Måla", "-"), [] as [&str; 0]);
    let (no, partly) = (found("nej", "Måla", "-"), found("delvis", "Måla", "-"));
    assert_eq!((no.len(), partly.len()), (1, 1));
    assert!(partly[0].contains("partly") && !no[0].contains("partly"), "{partly:?} {no:?}");
    assert_eq!(found("nej", "Skriva rutiner för brandskydd", "-"), [] as [&str; 0]);
    assert_eq!(found("nej", "Skriva rutiner", "för brandskydd"), [] as [&str; 0]);
    assert_eq!(found("nej", "Måla rutiner", "-").len(), 1);
}

#[test]
fn a_comment_is_missing_where_most_of_a_level_have_one() {
    let found = |goals: &[(&str, &str)]| {
        let goal = |(i, (level, comment)): (usize, &(&str, &str))| {
            let comment = if *comment == "-" { Value::Null } else { json!(comment) };
            json!({"level": level, "text": format!("Mål {i}"), "comment": comment, "lines": [i + 1, i + 1]})
        };
        lines(&json!({"goals": goals.iter().enumerate().map(goal).collect::<Vec<_>>()}), "goal-comment")
    };
    let (said, bare) = (("board", "Sagt."), ("board", "-"));
    assert_eq!(found(&[said, bare, said, bare, said]), [2, 4]);
    assert_eq!(found(&[said, bare, said, bare]), [] as [u32; 0]);
    // Each level by itself.
    assert_eq!(found(&[said, said, bare, ("council", "-"), ("council", "-")]), [3]);
    assert_eq!(found(&[bare, said, ("council", "Sagt."), ("council", "Sagt.")]), [] as [u32; 0]);
}

/// What a rule finds of one action, by its status, its day, and the day the report speaks of.
fn on_its_day(rule: &str, status: &str, due: &str) -> usize {
    let action =
        json!({"list": "Plan", "text": "Måla", "status": status, "status_raw": "Sagt", "due": due, "due_raw": due, "lines": [5, 5]});
    judged(gold::report(&json!({"report": {"as_of": "2025-06-30"}, "actions": [action]})), rule).len()
}

#[test]
fn a_day_is_late_or_early_by_the_reports_own() {
    let all = |rule: &str, status: &str| ["2025-06-29", "2025-06-30", "2025-07-01"].map(|due| on_its_day(rule, status, due));
    assert_eq!(all("done-in-future", "done"), [0, 0, 1]);
    assert_eq!(all("done-in-future", "in_progress"), [0, 0, 0]);
    assert_eq!((all("overdue", "in_progress"), all("overdue", "not_started")), ([1, 0, 0], [1, 0, 0]));
    assert_eq!((all("overdue", "done"), all("overdue", "postponed")), ([0, 0, 0], [0, 0, 0]));
    assert_eq!((all("postponed-date", "postponed"), all("postponed-date", "done")), ([1, 0, 0], [0, 0, 0]));
    // A later year in the words: the day is the old one, whenever the report is.
    let postponed = |status: &str, comment: &str| {
        let action = json!({"list": "Plan", "text": "Måla", "status": "postponed", "status_raw": status, "comment": comment, "due": "2025-12-31", "lines": [5, 5]});
        judged(gold::report(&json!({"report": {"as_of": "2025-06-30"}, "actions": [action]})), "postponed-date").len()
    };
    assert_eq!((postponed("Skjuts till 2026", "-"), postponed("Skjuts upp", "Görs 2026")), (1, 1));
    assert_eq!(postponed("Skjuts upp", "Görs 2025"), 0);
}

#[test]
fn a_day_on_a_line_of_its_own_is_shown_with_its_action() {
    let action =
        json!({"list": "Plan", "text": "Måla", "status": "in_progress", "status_raw": "Pågår", "due": "2025-05-31", "lines": [5, 8]});
    let found = |line: Value| {
        let mut action = action.clone();
        action["due_lines"] = json!([line]);
        let found = judged(gold::report(&json!({"report": {"as_of": "2025-06-30"}, "actions": [action]})), "overdue").remove(0);
        (found.line, found.related.iter().map(|r| (r.line, r.message.clone())).collect::<Vec<_>>())
    };
    assert_eq!(found(json!(7)), (7, vec![(5, "Måla".to_owned())]));
    assert_eq!(found(json!(5)), (5, vec![]));
    assert_eq!(found(Value::Null), (5, vec![]));
}

#[test]
fn a_comment_may_not_say_the_opposite_of_the_status() {
    let against = |status: &str, comment: &str| {
        let action = json!({"list": "Plan", "text": "Måla", "status": status, "status_raw": "Sagt", "comment": comment, "lines": [5, 5]});
        judged(gold::report(&json!({"actions": [action]})), "status-comment").len()
    };
    let all = |comment: &str| ["done", "not_started", "in_progress", "postponed", "-"].map(|status| against(status, comment));
    assert_eq!(all("Arbetet pågår i två hus."), [1, 0, 0, 0, 0]);
    assert_eq!(all("Ej påbörjat än."), [1, 0, 1, 0, 0]);
    assert_eq!(all("Målningen är klar."), [0, 1, 0, 0, 0]);
    assert_eq!(all("Färgen är vald."), [0, 0, 0, 0, 0]);
}
