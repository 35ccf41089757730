//! Ledgers made at random and flattened the way extractors do come back the same: codes, groups with sums of their own, thousands, two
//! periods beside each other, and columns printed one after another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use kpr::report::model::{RelationKind, RowRole};
use proptest::prelude::*;

const LABELS: &[&str] = &[
    "Ledning",
    "Gator och vägar",
    "Parker",
    "Belysning",
    "Hamnar",
    "Vinterväghållning",
    "Lokalvård",
    "Fordon",
    "Simhall",
    "Ishall",
    "Bibliotek",
    "Musikskola",
];

#[derive(Debug, Clone, Copy)]
enum Style {
    /// A row on one line, one blank between its cells.
    Line,
    /// A label, then each cell on a line of its own with an empty line between.
    Stacked,
    /// The same without the empty lines.
    Tight,
    /// Columns kept by runs of blanks.
    Aligned,
}

const ALL: &[Style] = &[Style::Line, Style::Stacked, Style::Tight, Style::Aligned];

/// `-1 234`.
fn printed(n: i64) -> String {
    let digits = n.abs().to_string();
    let mut groups: Vec<&str> = digits.as_bytes().rchunks(3).map(|c| std::str::from_utf8(c).unwrap()).collect();
    groups.reverse();
    format!("{}{}", if n < 0 { "-" } else { "" }, groups.join(" "))
}

fn flatten(header: &[&str], rows: &[(String, Vec<i64>)], style: Style) -> String {
    let mut out = String::from("Driftredovisning, tkr\n\n");
    let head: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
    let lines = std::iter::once(("Verksamhet".to_owned(), head))
        .chain(rows.iter().map(|(l, c)| (l.clone(), c.iter().map(|n| printed(*n)).collect())));
    for (label, cells) in lines {
        match style {
            Style::Line => out += &format!("{label} {}\n", cells.join(" ")),
            Style::Stacked => out += &format!("{label}\n\n{}\n\n", cells.join("\n\n")),
            Style::Tight => out += &format!("{label}\n{}\n", cells.join("\n")),
            Style::Aligned => out += &format!("{label:<40}{}\n", cells.iter().map(|c| format!("{c:>20}")).collect::<String>()),
        }
    }
    out
}

type Read = Vec<(String, Vec<Option<String>>)>;

/// The rows of the tables of a text, how many of them are totals, and how many column sums they obey.
fn read(text: &str) -> (Read, usize, usize) {
    let source = kpr::Source::new(text.as_bytes().to_vec(), None).unwrap();
    let report = kpr::read(&source);
    let rows = report.tables.iter().flat_map(|t| &t.rows);
    let cells = |r: &kpr::report::model::Row| r.cells.iter().map(|c| c.as_ref().map(|c| c.value.to_string())).collect();
    let label = |r: &kpr::report::model::Row| r.code.iter().map(String::as_str).chain([r.label.as_str()]).collect::<Vec<_>>().join(" ");
    let totals = rows.clone().filter(|r| matches!(r.role, RowRole::Total | RowRole::Subtotal)).count();
    let sums = report.tables.iter().flat_map(|t| &t.relations).filter(|r| r.kind == RelationKind::ColumnSum).count();
    (rows.map(|r| (label(r), cells(r))).collect(), totals, sums)
}

fn wanted(rows: &[(String, Vec<i64>)]) -> Read {
    rows.iter().map(|(l, c)| (l.clone(), c.iter().map(|n| Some(n.to_string())).collect())).collect()
}

fn total<'r>(rows: impl Iterator<Item = &'r (String, Vec<i64>)>, label: &str) -> (String, Vec<i64>) {
    let mut sum: Vec<i64> = Vec::new();
    for (_, cells) in rows {
        sum.resize(cells.len(), 0);
        sum.iter_mut().zip(cells).for_each(|(s, c)| *s += c);
    }
    (label.to_owned(), sum)
}

/// Budget, outcome and deviation of some rows with labels of their own.
fn rows(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<(String, Vec<i64>)>> {
    // Deviations of less than a thousand in a column of their own lines may be taken for codes of the rows after them.
    let figures = (10_000_i64..40_000, prop::sample::select(vec![-1, 1]), 1000_i64..9000).prop_map(|(b, sign, d)| (b, sign * d));
    (prop::sample::subsequence(LABELS, count.end), prop::collection::vec(figures, count)).prop_map(|(labels, figures)| {
        let row = |(label, (budget, deviation)): (&&str, (i64, i64))| ((*label).to_owned(), vec![-budget, deviation - budget, deviation]);
        labels.iter().zip(figures).map(row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn codes_and_a_total(mut rows in rows(3..8), style in prop::sample::select(ALL), codes: bool, first in 1_usize..8) {
        if codes {
            rows.iter_mut().enumerate().for_each(|(i, r)| r.0 = format!("{}{} {}", first, 10 + 5 * i, r.0));
        }
        rows.push(total(rows.iter(), "Summa"));
        let text = flatten(&["Budget 2025", "Utfall 2025", "Avvikelse 2025"], &rows, style);
        let (got, totals, sums) = read(&text);
        prop_assert_eq!(got, wanted(&rows), "{}", text);
        prop_assert_eq!((totals, sums), (1, 3), "{}", text);
    }

    #[test]
    fn sums_of_groups(all in rows(6..9), at in 2_usize..4, style in prop::sample::select(ALL)) {
        let (one, other) = all.split_at(at);
        let (a, b) = (total(one.iter(), "Summa teknik"), total(other.iter(), "Summa fritid"));
        let sum = total([&a, &b].into_iter(), "Summa");
        let rows: Vec<_> = one.iter().cloned().chain([a]).chain(other.iter().cloned()).chain([b, sum]).collect();
        let text = flatten(&["Budget 2025", "Utfall 2025", "Avvikelse 2025"], &rows, style);
        let (got, totals, sums) = read(&text);
        prop_assert_eq!(got, wanted(&rows), "{}", text);
        prop_assert_eq!((totals, sums), (3, 9), "{}", text);
    }

    #[test]
    fn two_periods(one in rows(4..7), other in rows(7..8), style in prop::sample::select(&[Style::Stacked, Style::Tight, Style::Aligned][..])) {
        let mut rows: Vec<_> = one.iter().zip(&other).map(|(a, b)| (a.0.clone(), [a.1.clone(), b.1.clone()].concat())).collect();
        rows.push(total(rows.iter(), "Summa"));
        let header = ["Budget 2025-08", "Utfall 2025-08", "Avvikelse 2025-08", "Budget 2025", "Prognos 2025", "Avvikelse 2025"];
        let text = flatten(&header, &rows, style);
        let (got, totals, sums) = read(&text);
        prop_assert_eq!(got, wanted(&rows), "{}", text);
        prop_assert_eq!((totals, sums), (1, 6), "{}", text);
    }
}
