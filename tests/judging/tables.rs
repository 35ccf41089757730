//! Sums, shares and the like.

use super::gold::typed::{table, with_table};
use super::{gold, judged, lines};

const SHARES: &[&str] = &["outcome 2025", "budget 2025", "value 2025 percent"];

#[test]
fn one_share_in_five_may_be_wrong() {
    let right = ["Bad 10 20 50", "Hall 30 40 75", "Park 9 10 90", "Torg 33 50 66"];
    let found = |more: &[&str]| lines(&with_table(&table("tkr", SHARES, &[&right[..], more].concat())), "percent");
    assert_eq!(found(&[]), [] as [u32; 0]);
    assert_eq!(found(&["Bro 10 40 52"]), [5]);
    // Two in six are more than one in five: the column is no share.
    assert_eq!(found(&["Bro 10 40 52", "Väg 10 40 77"]), [] as [u32; 0]);
    // Four must work out.
    let three = ["Bad 10 20 50", "Hall 30 40 75", "Park 9 10 90", "Torg 33 50 12"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &three)), "percent"), [] as [u32; 0]);
}

#[test]
fn wrong_rows_first_do_not_hide_a_share() {
    let rows = [
        "A 100 200 99",
        "B 100 200 98",
        "C 10 20 50",
        "D 30 40 75",
        "E 9 10 90",
        "F 33 50 66",
        "G 10 40 25",
        "H 30 40 75",
        "I 10 50 20",
        "J 20 50 40",
    ];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &rows)), "percent"), [1, 2]);
}

/// Four wrong rows of twenty are one in five, also where they come first; five first rows tell that a column is no share.
#[test]
fn a_share_is_given_up_after_five_wrong_rows() {
    let rows = |wrong: usize| -> Vec<String> {
        let row = |n: usize| if n < wrong { format!("R{n} 100 200 9{n}") } else { format!("R{n} {} 200 {}", 10 * n, 5 * n) };
        (0..30).map(row).collect()
    };
    let found = |wrong: usize| {
        let rows = rows(wrong);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        lines(&with_table(&table("tkr", SHARES, &rows)), "percent")
    };
    assert_eq!(found(4), [1, 2, 3, 4]);
    assert_eq!(found(5), [] as [u32; 0]);
}

#[test]
fn shares_are_as_exact_as_their_parts() {
    // 1 of 3 may be 0.5 to 1.5 of 2.5 to 3.5: 14 % to 60 %.
    let whole = ["A 1 3 40", "B 1 3 33", "C 2 6 33", "D 1000 3000 33", "E 1000 3000 34"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &whole)), "percent"), [5]);
    // Half a unit of the stated share is room enough, more is not.
    let tenths = ["A 1000 3000 33.3", "B 2000 3000 66.7", "C 1000 8000 12.5", "D 1000 6000 16.7", "E 1000 6000 16.8"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &tenths)), "percent"), [5]);
    // Nothing is a share of nothing, and a share of nought tells nothing.
    let noughts = ["A 10 20 50", "B 30 40 75", "C 9 10 90", "D 33 50 66", "E 7 0 30", "F 7 20 0", "G - 20 3", "H 4 20 -"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &noughts)), "percent"), [] as [u32; 0]);
    // Without its sign: 10 of -20 is -50 %.
    let signs = ["A 10 -20 50", "B -30 40 -75", "C -9 10 90", "D 33 50 66", "E 10 -20 40"];
    assert_eq!(lines(&with_table(&table("tkr", SHARES, &signs)), "percent"), [5]);
}

#[test]
fn growth_and_shares_of_the_total() {
    let growth = &["outcome 2024", "outcome 2025", "change 2025 percent"];
    let rows = ["A 100 110 10", "B 200 150 -25", "C 400 500 25", "D 1000 1300 30", "E 1000 1300 77"];
    let found = judged(gold::report(&with_table(&table("tkr", growth, &rows))), "percent");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].line, found[0].expected.unwrap().to_string()), (5, "30".to_owned()));
    // From 10 to 11, each half a unit more or less, is from -1.05 to 21.05 %, and 21 is 20.5 to 21.5.
    let rows = |last: &'static str| ["A 100 110 10", "B 200 150 -25", "C 400 500 25", "D 1000 1300 30", last];
    assert_eq!(lines(&with_table(&table("tkr", growth, &rows("E 10 11 21"))), "percent"), [] as [u32; 0]);
    assert_eq!(lines(&with_table(&table("tkr", growth, &rows("E 10 11 22"))), "percent"), [5]);
    assert!(found[0].message.contains("from “outcome 2024” to “outcome 2025” it is 30 %"), "{}", found[0].message);

    let total = &["outcome 2025", "value 2025 percent"];
    let rows = ["A 100 10", "B 200 20", "C 300 30", "D 150 15", "E 250 52", "Summa 1000 100"];
    let found = judged(gold::report(&with_table(&table("tkr", total, &rows))), "percent");
    assert_eq!(found.iter().map(|f| (f.line, f.expected.unwrap().to_string())).collect::<Vec<_>>(), [(5, "25".to_owned())]);
    // The total in percent of itself is no share: where the shares are rounded it is not always 100.
    let rows = ["A 100 10", "B 200 20", "C 300 30", "D 150 15", "E 250 25", "Summa 1000 99"];
    assert_eq!(lines(&with_table(&table("tkr", total, &rows)), "percent"), [] as [u32; 0]);
    // A table all of percentages has no amounts to be shares of.
    assert_eq!(lines(&with_table(&table("percent", total, &rows)), "percent"), [] as [u32; 0]);
}
