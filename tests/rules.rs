//! Every rule has its pages and its fixtures: one report in which it finds something, one in which it does not.
//!
//! `fixtures/checks/scoreboard.md` shows what each rule says of its failing fixture, in both languages. It is written anew
//! with `KPR_UPDATE=1 cargo test --test rules`, and read before it is committed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use std::fmt::Write;

use kpr::Number;
use kpr::check::{RULES, check};
use kpr::finding::{Finding, Lang};
use kpr::output::findings::{place, text};
use kpr::report::model::Unit;

fn found(mut f: gold::Fixture, rule: &str, lang: Lang) -> (gold::Fixture, Vec<Finding>) {
    f.settings.lang = lang;
    check(&mut f.report, &f.settings);
    place::columns(&mut f.report, &f.source);
    let mine = f.report.findings.iter().filter(|x| x.rule == rule).cloned().collect();
    (f, mine)
}

#[test]
fn codes_are_unique_and_sorted_and_in_their_range() {
    let codes: Vec<&str> = RULES.iter().map(|r| r.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    assert!(codes.iter().all(|c| c.len() == 6 && c.starts_with("KPR") && ('1'..='5').contains(&c.chars().nth(3).unwrap())));
    insta::assert_snapshot!(RULES.iter().map(|r| format!("{} {} {:?}", r.code, r.name, r.severity)).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_page_has_its_headings_in_both_languages() {
    for rule in RULES {
        for (lang, headings) in [
            (Lang::En, ["Why it matters", "Example", "What to do", "How the tolerance is worked out"]),
            (Lang::Sv, ["Varför det spelar roll", "Exempel", "Vad du gör", "Hur toleransen räknas"]),
        ] {
            let found: Vec<&str> = rule.page.text(lang).lines().filter_map(|l| l.strip_prefix("## ")).collect();
            assert_eq!(found, headings, "{} {lang:?}", rule.name);
            assert!(!rule.page.title(lang).is_empty() && rule.page.summary(lang).ends_with('.'), "{} {lang:?}", rule.name);
        }
    }
}

#[test]
fn every_rule_finds_its_fault_once_and_nothing_where_there_is_none() {
    for rule in RULES {
        let (_, fails) = found(gold::fixture(rule.name, "fail"), rule.name, Lang::En);
        let (_, passes) = found(gold::fixture(rule.name, "pass"), rule.name, Lang::En);
        assert_eq!(
            (fails.len(), passes.len()),
            (1, 0),
            "{} {:?} {:?}",
            rule.name,
            fails.first().map(|f| &f.message),
            passes.first().map(|f| &f.message)
        );
    }
}

#[test]
fn the_scoreboard_shows_what_the_rules_say() {
    let mut board =
        String::from("# What each rule says\n\nKept by `tests/rules.rs`; written anew with `KPR_UPDATE=1 cargo test --test rules`.\n");
    for rule in RULES {
        writeln!(board, "\n## {} {}", rule.code, rule.name).unwrap();
        for lang in [Lang::En, Lang::Sv] {
            let (mut f, mine) = found(gold::fixture(rule.name, "fail"), rule.name, lang);
            let first = mine.first().unwrap_or_else(|| panic!("{}", rule.name));
            writeln!(board, "\nLine {}, column {}: {}", first.line, first.column.unwrap_or(0), first.message).unwrap();
            f.report.findings = vec![first.clone()];
            let view = text::View { lang, width: 100, ..text::View::default() };
            let excerpt = text::excerpts(&f.report, &kpr::output::Lines::of(&f.source), "report.txt", view);
            writeln!(board, "\n```text\n{}\n```", excerpt.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")).unwrap();
        }
    }
    let path = gold::fixtures().join("scoreboard.md");
    if std::env::var_os("KPR_UPDATE").is_some() {
        std::fs::write(&path, &board).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), board, "run KPR_UPDATE=1 cargo test --test rules and read what changed");
}

#[test]
fn row_order_does_not_change_sums() {
    for (one, other) in [(0, 3), (1, 2), (0, 1)] {
        for rule in ["column-sum", "deviation", "sign-convention"] {
            let mut f = gold::fixture(rule, "fail");
            let t = &mut f.report.tables[0];
            t.rows.swap(one, other);
            t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
            let (_, swapped) = found(f, rule, Lang::En);
            let (_, plain) = found(gold::fixture(rule, "fail"), rule, Lang::En);
            let gist = |f: &Finding| (f.actual, f.expected, f.difference, f.tolerance, f.fingerprint.clone());
            assert_eq!(swapped.iter().map(gist).collect::<Vec<_>>(), plain.iter().map(gist).collect::<Vec<_>>());
        }
    }
}

#[test]
fn thousands_and_millions_have_the_same_findings() {
    for rule in RULES.iter().filter(|r| r.code < "KPR300") {
        let (_, tkr) = found(gold::fixture(rule.name, "fail"), rule.name, Lang::En);
        let mut f = gold::fixture(rule.name, "fail");
        for t in f.report.tables.iter_mut().filter(|t| t.unit == Some(Unit::Tkr)) {
            t.unit = Some(Unit::Mnkr);
            for (row, column, cell) in t.rows.iter_mut().flat_map(|r| r.cells.iter_mut().enumerate().map(|(i, c)| ((), i, c))) {
                let () = row;
                let percent = t.columns[column].unit == Some(Unit::Percent);
                if let Some(cell) = cell.as_mut().filter(|_| !percent) {
                    let mut d = cell.value.0;
                    d.set_scale(d.scale() + 3).unwrap();
                    cell.value = Number(d);
                }
            }
            t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
        }
        let (_, mnkr) = found(f, rule.name, Lang::En);
        let gist = |f: &Finding| (f.line, f.row, f.cell);
        assert_eq!(mnkr.iter().map(gist).collect::<Vec<_>>(), tkr.iter().map(gist).collect::<Vec<_>>(), "{}", rule.name);
    }
}
