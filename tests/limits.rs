//! Where each rule begins to speak: just inside its limit it is silent, one step further it finds its fault.
//!
//! The limits are worked out by hand: half a unit of the last digit for each figure of a relation, the words' own precision for
//! an amount in prose, the day for a date.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use gold::Fixture;
use kpr::Number;
use kpr::check::check;
use kpr::finding::Severity;
use kpr::report::model::{ActionStatus, Hedge, Scope, Unit};

/// Edits of the passing fixture of `rule`: after `inside` it still passes, after `outside` it does not.
struct Limit {
    rule: &'static str,
    inside: fn(&mut Fixture),
    outside: fn(&mut Fixture),
}

fn number(text: &str) -> Number {
    Number(text.parse().unwrap())
}

/// Puts figures into the first table, as `(row, column, figure)`.
fn set(f: &mut Fixture, cells: &[(usize, usize, &str)]) {
    for (row, column, value) in cells {
        f.report.tables[0].rows[*row].cells[*column].as_mut().unwrap().value = number(value);
    }
    for t in &mut f.report.tables {
        t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
    }
}

fn claim(f: &mut Fixture, amount: &str, unit: Unit, hedge: Option<Hedge>) {
    let claim = &mut f.report.programmes[0].claims[0];
    (claim.amount, claim.unit, claim.hedge, claim.approximate) = (number(amount), Some(unit), hedge, hedge.is_some());
    claim.scope = Scope::Whole;
}

fn due(f: &mut Fixture, date: &str) {
    let action = &mut f.report.actions[0];
    (action.due, action.due_raw) = (Some(date.parse().unwrap()), Some(date.to_owned()));
}

fn due_in(f: &mut Fixture, period: &str) {
    let action = &mut f.report.actions[0];
    (action.due, action.due_raw) = (None, Some(period.to_owned()));
}

const LIMITS: &[Limit] = &[
    // Four rows and their total: five halves. Whole numbers are rounded too.
    Limit { rule: "column-sum", inside: |f| set(f, &[(4, 0, "-24912"), (4, 2, "-188")]), outside: |f| set(f, &[(4, 0, "-24911")]) },
    // Budget, outcome and deviation: three halves.
    Limit { rule: "deviation", inside: |f| set(f, &[(2, 2, "108")]), outside: |f| set(f, &[(2, 2, "109")]) },
    // In tenths: three times 0,05.
    Limit { rule: "change", inside: |f| set(f, &[(0, 2, "-0.1")]), outside: |f| set(f, &[(0, 2, "0.0")]) },
    Limit { rule: "row-sum", inside: |f| set(f, &[(0, 2, "-329")]), outside: |f| set(f, &[(0, 2, "-328")]) },
    // The same figure in two tables: two halves. The sums of the first table follow.
    Limit {
        rule: "same-figure",
        inside: |f| set(f, &[(0, 3, "529"), (2, 3, "-25472")]),
        outside: |f| set(f, &[(0, 3, "528"), (2, 3, "-25473")]),
    },
    // Two deviations that are wrong by opposite amounts. Up to four, 1,5 of the row and 2,5 of the column mend each by itself.
    Limit {
        rule: "cancelling-errors",
        inside: |f| set(f, &[(1, 2, "91"), (2, 2, "106")]),
        outside: |f| set(f, &[(1, 2, "95"), (2, 2, "102")]),
    },
    // A deviation of one with the other sign is within three halves, one of two is not.
    Limit {
        rule: "sign-convention",
        inside: |f| set(f, &[(3, 0, "-710"), (3, 1, "-711"), (3, 2, "0"), (4, 1, "-25218"), (4, 2, "-303")]),
        outside: |f| set(f, &[(3, 0, "-710"), (3, 1, "-712"), (3, 2, "2"), (4, 1, "-25219"), (4, 2, "-305")]),
    },
    // 100 of 400 is 25 %: 0,05 of the percentage, and (100 · 0,5 + 25 · 0,5) / 399,5 = 0,16 of its parts.
    Limit { rule: "percent", inside: |f| set(f, &[(0, 2, "25.2")]), outside: |f| set(f, &[(0, 2, "25.3")]) },
    // 25 101 tkr is 25,1 mnkr.
    Limit {
        rule: "key-figure",
        inside: |f| (f.report.key_figures[0].value, f.report.key_figures[0].unit) = (number("25.1"), Some(Unit::Mnkr)),
        outside: |f| (f.report.key_figures[0].value, f.report.key_figures[0].unit) = (number("25.2"), Some(Unit::Mnkr)),
    },
    // A thousandfold is a unit, another amount is not.
    Limit { rule: "claim-unit", inside: |f| claim(f, "161", Unit::Mnkr, None), outside: |f| claim(f, "116", Unit::Mnkr, None) },
    // The same name twice is the same line of the statement, over two pages.
    Limit {
        rule: "duplicate-code",
        inside: |f| coded(f, "100", "Politisk verksamhet"),
        outside: |f| coded(f, "100", "Projekt och samverkan"),
    },
    // Half a unit of the figure and half of the one from outside.
    Limit { rule: "outside-figure", inside: |f| set(f, &[(0, 0, "-7183")]), outside: |f| set(f, &[(0, 0, "-7184")]) },
    // 0,1 mnkr is 50 to 150 tkr; the deviation is 116.
    Limit { rule: "claim", inside: |f| claim(f, "0.1", Unit::Mnkr, None), outside: |f| claim(f, "0.2", Unit::Mnkr, None) },
    // Drygt 110 is up to 120, drygt 117 begins at 116,5, where the printed 116 ends.
    Limit {
        rule: "claim",
        inside: |f| claim(f, "110", Unit::Tkr, Some(Hedge::Over)),
        outside: |f| claim(f, "117", Unit::Tkr, Some(Hedge::Over)),
    },
    // Knappt 120 is from 110, knappt 110 not beyond 110,5.
    Limit {
        rule: "claim",
        inside: |f| claim(f, "120", Unit::Tkr, Some(Hedge::Under)),
        outside: |f| claim(f, "110", Unit::Tkr, Some(Hedge::Under)),
    },
    // Ca 120 is 115 to 125, ca 130 begins at 125.
    Limit {
        rule: "claim",
        inside: |f| claim(f, "120", Unit::Tkr, Some(Hedge::About)),
        outside: |f| claim(f, "130", Unit::Tkr, Some(Hedge::About)),
    },
    // A deviation without a direction goes either way; a deficit does not.
    Limit {
        rule: "claim-sign",
        inside: |f| deficit_called(f, "en avvikelse på 116 tkr"),
        outside: |f| deficit_called(f, "ett överskott på 116 tkr"),
    },
    Limit {
        rule: "statistics-claim",
        inside: |f| f.report.claims[0].amount = number("2"),
        outside: |f| f.report.claims[0].amount = number("1.9"),
    },
    // Beyond 100 tkr and beyond 1 % of the budget.
    Limit { rule: "missing-comment", inside: |f| uncommented(f, "-7282", "-100"), outside: |f| uncommented(f, "-7283", "-101") },
    // 101 is less than 1 % of 14 867.
    Limit {
        rule: "missing-comment",
        inside: |f| uncommented_large(f, "-14968", "-101"),
        outside: |f| uncommented_large(f, "-15017", "-150"),
    },
    // Due on the day itself is not late. The report speaks of 2025-12-31.
    Limit { rule: "overdue", inside: |f| due(f, "2025-12-31"), outside: |f| due(f, "2025-12-30") },
    // An interval is late when all of it has passed.
    Limit { rule: "overdue", inside: |f| due_in(f, "2024-2025"), outside: |f| due_in(f, "2024") },
    Limit { rule: "overdue", inside: |f| due_in(f, "december 2025"), outside: |f| due_in(f, "november 2025") },
    Limit { rule: "done-in-future", inside: |f| done(f, "2025-12-31"), outside: |f| done(f, "2026-01-01") },
    Limit { rule: "postponed-date", inside: |f| postponed(f, "2025-12-31"), outside: |f| postponed(f, "2025-12-30") },
];

fn uncommented(f: &mut Fixture, outcome: &str, deviation: &str) {
    let p = f.report.programmes.iter_mut().find(|p| p.row == Some(0)).unwrap();
    (p.comment, p.comment_lines) = (None, None);
    set(f, &[(0, 1, outcome), (0, 2, deviation)]);
}

fn uncommented_large(f: &mut Fixture, outcome: &str, deviation: &str) {
    let mut p = f.report.programmes[0].clone();
    (p.row, p.comment, p.comment_lines) = (Some(2), None, None);
    f.report.programmes.push(p);
    set(f, &[(2, 1, outcome), (2, 2, deviation)]);
}

/// The deviation of a programme is -116, and its commentary says so in other words.
fn deficit_called(f: &mut Fixture, raw: &str) {
    set(f, &[(3, 1, "-826"), (3, 2, "-116"), (4, 1, "-25333"), (4, 2, "-419")]);
    claim(f, "116", Unit::Tkr, None);
    f.report.programmes[0].claims[0].raw = raw.to_owned();
}

fn coded(f: &mut Fixture, code: &str, label: &str) {
    let row = &mut f.report.tables[0].rows[1];
    (row.code, row.label) = (Some(code.to_owned()), label.to_owned());
}

fn done(f: &mut Fixture, date: &str) {
    due(f, date);
    f.report.actions[0].status = Some(ActionStatus::Done);
}

fn postponed(f: &mut Fixture, date: &str) {
    due(f, date);
    let action = &mut f.report.actions[0];
    (action.status, action.status_raw, action.comment) = (Some(ActionStatus::Postponed), Some("Framskjuten".to_owned()), None);
}

#[test]
fn rules_are_silent_inside_their_limits_and_speak_outside() {
    let found = |limit: &Limit, edit: fn(&mut Fixture)| -> usize {
        let mut f = gold::fixture(limit.rule, "pass");
        edit(&mut f);
        check(&mut f.report, &f.settings);
        f.report.findings.iter().filter(|x| x.rule == limit.rule).count()
    };
    let counts = |(i, limit): (usize, &Limit)| (i, limit.rule, found(limit, limit.inside), found(limit, limit.outside));
    let wrong: Vec<_> = LIMITS.iter().enumerate().map(counts).filter(|(.., inside, outside)| (*inside, *outside) != (0, 1)).collect();
    assert!(wrong.is_empty(), "limit, rule, findings inside and outside: {wrong:?}");
}

/// Whatever rounding explains is said once, as something to know, and is no error.
#[test]
fn what_rounding_explains_is_told_and_no_error() {
    for (total, told) in [("-25101", 0), ("-25102", 1), ("-25103", 1)] {
        let mut f = gold::fixture("rounding", "pass");
        set(&mut f, &[(4, 1, total)]);
        check(&mut f.report, &f.settings);
        let rounding: Vec<Severity> = f.report.findings.iter().filter(|x| x.rule == "rounding").map(|x| x.severity).collect();
        assert_eq!(rounding, vec![Severity::Info; told], "{total}");
        assert!(f.report.findings.iter().all(|x| x.severity < Severity::Error), "{total}");
    }
}
