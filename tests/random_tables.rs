//! A table made at random and flattened the way extractors do comes back the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;

const LABELS: &[&str] =
    &["Kommunstyrelse", "Skolnämnd", "Vårdnämnd", "Bygg- och miljönämnd", "Kulturnämnd", "Teknisk nämnd", "Överförmyndare", "Valnämnd"];

/// How an extractor leaves the cells of a row.
#[derive(Debug, Clone, Copy)]
enum Style {
    /// All on one line, one blank between.
    Line,
    /// A label, then each cell on a line of its own with an empty line between.
    Stacked,
    /// Columns kept by runs of blanks.
    Aligned,
}

/// Tenths as `-1 234,5`, with a hard or an ordinary blank between the groups.
fn printed(tenths: i64, blank: char) -> String {
    let whole = (tenths.abs() / 10).to_string();
    let mut groups: Vec<String> = whole.as_bytes().rchunks(3).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
    groups.reverse();
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{},{}", groups.join(&blank.to_string()), tenths.abs() % 10)
}

fn flatten(rows: &[(String, [i64; 3])], style: Style, blank: char) -> String {
    let header = ["Utfall 2023", "Budget 2023", "Avvikelse 2023"];
    let mut out = String::from("Driftredovisning, mnkr\n\n");
    match style {
        Style::Line => out.push_str(&format!("Nämnd {}\n", header.join(" "))),
        Style::Stacked => out.push_str(&format!("Nämnd\n\n{}\n\n", header.join("\n\n"))),
        Style::Aligned => out.push_str(&format!("{:<30}{:>18}{:>18}{:>18}\n", "Nämnd", header[0], header[1], header[2])),
    }
    for (label, cells) in rows {
        let cells: Vec<String> = cells.iter().map(|c| printed(*c, blank)).collect();
        match style {
            Style::Line => out.push_str(&format!("{label} {}\n", cells.join(" "))),
            Style::Stacked => out.push_str(&format!("{label}\n\n{}\n\n", cells.join("\n\n"))),
            Style::Aligned => out.push_str(&format!("{label:<30}{:>18}{:>18}{:>18}\n", cells[0], cells[1], cells[2])),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn comes_back_the_same(
        figures in prop::collection::vec((1_i64..2_000_000, -5000_i64..5000), 3..8),
        style in prop::sample::select(vec![Style::Line, Style::Stacked, Style::Aligned]),
        blank in prop::sample::select(vec![' ', '\u{a0}', '\u{2009}']),
    ) {
        let mut rows: Vec<(String, [i64; 3])> = figures
            .iter()
            .zip(LABELS)
            .map(|((outcome, deviation), label)| ((*label).to_owned(), [*outcome, outcome + deviation, *deviation]))
            .collect();
        let sum = |c: usize| rows.iter().map(|r| r.1[c]).sum::<i64>();
        let total = [sum(0), sum(1), sum(2)];
        rows.push(("Summa".to_owned(), total));

        let text = flatten(&rows, style, blank);
        let source = kpr::Source::new(text.clone().into_bytes(), None).unwrap();
        let report = kpr::read(&source);
        prop_assert_eq!(report.tables.len(), 1, "{}", text);
        let read: Vec<(String, Vec<Option<String>>)> = report.tables[0]
            .rows
            .iter()
            .map(|r| (r.label.clone(), r.cells.iter().map(|c| c.as_ref().map(|c| c.value.to_string())).collect()))
            .collect();
        let tenths = |t: i64| rust_decimal::Decimal::new(t, 1).to_string();
        let expected: Vec<(String, Vec<Option<String>>)> = rows.iter().map(|(l, c)| (l.clone(), c.iter().map(|t| Some(tenths(*t))).collect())).collect();
        prop_assert_eq!(read, expected, "{}", text);
    }
}
