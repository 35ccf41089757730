//! Lists made at random and flattened the way extractors do come back the same: risks with actions, indicators, goals with comments,
//! and cells wrapped over lines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use kpr::layout::Layout;
use kpr::lists::Lists;
use proptest::prelude::*;

/// How an extractor leaves the cells of a row.
#[derive(Debug, Clone, Copy)]
enum Style {
    /// All on one line, one blank between.
    Line,
    /// A cell a line.
    Cells,
    /// A cell a block, with an empty line between.
    Blocks,
    /// A cell a block, wrapped over lines.
    Wrapped,
    /// Columns kept by runs of blanks.
    Aligned,
    /// The same, each cell wrapped in its column.
    Columns,
}

const ALL: &[Style] = &[Style::Line, Style::Cells, Style::Blocks, Style::Wrapped, Style::Aligned, Style::Columns];

/// A text in lines of at most `width` characters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match out.last_mut().filter(|l| l.chars().count() + 1 + word.chars().count() <= width) {
            Some(line) => *line = format!("{line} {word}"),
            None => out.push(word.to_owned()),
        }
    }
    out
}

/// The text of a list: its labels and rows; empty cells are left out, or blank where columns are kept.
fn flatten(rows: &[Vec<String>], style: Style) -> String {
    let mut body = String::new();
    for row in rows {
        let full = || row.iter().filter(|c| !c.is_empty()).cloned().collect::<Vec<String>>();
        match style {
            Style::Line => body += &(full().join(" ") + "\n"),
            Style::Cells => body += &(full().join("\n") + "\n"),
            Style::Blocks => body += &(full().join("\n\n") + "\n\n"),
            Style::Wrapped => full().iter().for_each(|c| body += &(wrapped(c, 28).join("\n") + "\n\n")),
            Style::Aligned => body += &(row.iter().map(|c| format!("{c:<90}")).collect::<String>().trim_end().to_owned() + "\n"),
            Style::Columns => {
                let cells: Vec<Vec<String>> = row.iter().map(|c| wrapped(c, 26)).collect();
                for n in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                    let line: String = cells.iter().map(|c| format!("{:<30}", c.get(n).map_or("", String::as_str))).collect();
                    body += &(line.trim_end().to_owned() + "\n");
                }
                body.push('\n');
            }
        }
    }
    format!("1 Inledning\nNämnden har under året arbetat med det som står i planen.\n\n2 Uppföljning\n\n{body}\n3 Slut\nText.\n")
}

fn lists(text: &str) -> Lists {
    let source = kpr::Source::new(text.as_bytes().to_vec(), None).unwrap();
    kpr::lists::read(&Layout::new(&source))
}

fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &["rutiner", "planer", "lokaler", "avtal", "boenden", "skolor", "bryggor", "leder", "parker", "hamnar"];
    prop::collection::vec(prop::sample::select(WORDS), count).prop_map(|w| w.join(" och "))
}

fn led(first: &'static [&'static str], count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    (prop::sample::select(first), words(count)).prop_map(|(v, w)| format!("{v} {w}"))
}

const VERBS: &[&str] = &["Införa", "Utveckla", "Genomföra", "Samordna", "Revidera"];
const OWNERS: &[&str] = &["Ekonomichef", "HR-chef", "Projektledare", "Rektor", "Anna Berg", "Karin Ek"];
const STATUSES: &[&str] = &["Pågår", "Klart", "Ej påbörjad", "Genomfört", "Avslutad", "Försenad"];

fn day() -> impl Strategy<Value = String> {
    (2020_i16..2030, 1_u8..13, 1_u8..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of).prop_map(str::to_owned)
}

/// Without rows that name again what one before them names: they are one risk or goal.
fn different(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|r| seen.insert(r[0].clone()));
    rows
}

fn table(head: &[&str], rows: &[Vec<String>]) -> Vec<Vec<String>> {
    std::iter::once(head.iter().map(|h| (*h).to_owned()).collect()).chain(rows.iter().cloned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn actions(
        rows in prop::collection::vec((led(VERBS, 1..4), day(), one(STATUSES), prop::option::of(words(2..6)), one(OWNERS)), 3..8),
        style in prop::sample::select(ALL),
    ) {
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|(text, due, status, comment, owner)| vec![text, due, status, comment.map_or(String::new(), |c| format!("Vi följer {c}.")), owner])
            .collect();
        let text = flatten(&table(&["Aktivitet", "Slutdatum", "Status", "Kommentar", "Ansvarig"], &rows), style);
        let cell = |c: &Option<String>| c.clone().unwrap_or_default();
        let found = lists(&text);
        let got: Vec<Vec<String>> = found
            .actions
            .iter()
            .map(|a| vec![a.text.clone(), cell(&a.due_raw), cell(&a.status_raw), cell(&a.comment), cell(&a.owner)])
            .collect();
        prop_assert_eq!(got, rows, "{}", text);
        prop_assert!(found.actions.iter().all(|a| a.list == "Uppföljning"));
    }

    #[test]
    fn risks_and_actions(
        rows in prop::collection::vec((led(&["Risk för brist på", "Skador på", "Stöld av"], 1..3), prop::sample::select(vec![12_u32, 4, 9, 16, 6]), led(VERBS, 1..3), day(), one(OWNERS)), 3..7),
        style in prop::sample::select(ALL),
    ) {
        let rows = different(rows.into_iter().map(|(risk, level, action, due, owner)| vec![risk, level.to_string(), action, due, owner]).collect());
        prop_assume!(rows.len() >= 3);
        let text = flatten(&table(&["Risk", "Risknivå", "Åtgärd", "Slutdatum", "Ansvarig"], &rows), style);
        let found = lists(&text);
        let risks: Vec<(String, String)> = found.risks.iter().map(|r| (r.text.clone(), r.level.map_or(String::new(), |l| l.to_string()))).collect();
        prop_assert_eq!(risks, rows.iter().map(|r| (r[0].clone(), r[1].clone())).collect::<Vec<_>>(), "{}", text);
        let got: Vec<Vec<Option<String>>> =
            found.actions.iter().map(|a| vec![a.risk.clone(), Some(a.text.clone()), a.due_raw.clone(), a.owner.clone()]).collect();
        let wanted: Vec<Vec<Option<String>>> =
            rows.iter().enumerate().map(|(i, r)| vec![Some(format!("r{}", i + 1)), Some(r[2].clone()), Some(r[3].clone()), Some(r[4].clone())]).collect();
        prop_assert_eq!(got, wanted, "{}", text);
    }

    #[test]
    fn goals_and_comments(
        rows in prop::collection::vec((led(&["Alla ska ha nära till", "Fler ska använda", "Barn ska trivas med"], 1..3), one(&["Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"]), led(&["Vi har byggt", "Nämnden har sett över", "Arbetet gäller"], 2..5)), 3..7),
        style in prop::sample::select(ALL),
    ) {
        let rows = different(rows.into_iter().map(|(goal, status, comment)| vec![goal, status, comment + "."]).collect());
        prop_assume!(rows.len() >= 3);
        let text = flatten(&table(&["Nämndmål", "Bedömning", "Kommentar"], &rows), style);
        let cell = |c: &Option<String>| c.clone().unwrap_or_default();
        let got: Vec<Vec<String>> = lists(&text).goals.iter().map(|g| vec![g.text.clone(), cell(&g.status_raw), cell(&g.comment)]).collect();
        prop_assert_eq!(got, rows, "{}", text);
    }

    #[test]
    fn indicators(
        rows in prop::collection::vec((led(&["Antal besök i", "Andel nöjda med", "Väntetid till"], 1..3), 100_u32..999, 100_u32..999, 100_u32..999, any::<bool>()), 3..7),
        style in prop::sample::select(ALL),
    ) {
        let figure = |n: u32, percent: bool| if percent { format!("{},{} %", n / 10, n % 10) } else { format!("{},{}", n / 10, n % 10) };
        let made = |(name, before, now, target, percent): (String, u32, u32, u32, bool)| {
            vec!["Fler ska trivas".to_owned(), name, figure(before, percent), figure(now, percent), figure(target, percent)]
        };
        let mut rows: Vec<Vec<String>> = rows.into_iter().map(made).collect();
        // The goal stands once, before its first indicator.
        rows.iter_mut().skip(1).for_each(|r| r[0].clear());
        let text = flatten(&table(&["Mål", "Kvalitetsindikator", "Utfall 2023", "Utfall 2024", "Mål 2024"], &rows), style);
        let cell = |c: &Option<String>| c.clone().unwrap_or_default();
        let got: Vec<Vec<String>> =
            lists(&text).indicators.iter().map(|i| vec![cell(&i.goal), i.name.clone(), cell(&i.baseline), cell(&i.outcome), cell(&i.target)]).collect();
        rows.iter_mut().for_each(|r| r[0] = "Fler ska trivas".to_owned());
        prop_assert_eq!(got, rows, "{}", text);
    }

    #[test]
    fn controls(
        rows in prop::collection::vec((led(&["Attest av", "Register över", "Nycklar till"], 1..3), one(OWNERS), one(&["A", "B", "C"]), led(&["Utan brister i", "Saknas för", "Rättas i"], 1..4)), 3..7),
        style in prop::sample::select(&[Style::Line, Style::Cells, Style::Blocks, Style::Wrapped][..]),
    ) {
        let rows: Vec<Vec<String>> = rows.into_iter().map(|(process, owner, code, result)| vec![process, owner, format!("{code}. {result}")]).collect();
        let text = flatten(&table(&["Process", "Ansvarig", "Resultat"], &rows), style);
        let cell = |c: &Option<String>| c.clone().unwrap_or_default();
        let got: Vec<Vec<String>> = lists(&text)
            .controls
            .iter()
            .map(|c| vec![c.process.clone(), cell(&c.owner), format!("{}. {}", cell(&c.result_code), cell(&c.result))])
            .collect();
        prop_assert_eq!(got, rows, "{}", text);
    }
}
