//! One report, made by hand, that the tests of every format share. Some of its texts try to be more than text.

use jiff::civil::date;

use crate::finding::{Finding, Severity};
use crate::report::model::*;
use crate::unread;

/// A text that would be a formula, a link, markup and a terminal code.
pub(crate) const HOSTILE: &str = "=HYPERLINK(\"http://x\";\"y\") <b>|*_[x](http://y)\u{1b}[31m";

/// The report.
pub(crate) fn report() -> Report {
    let mut report = unread::empty(SourceInfo {
        path: Some("reports/a.txt".to_owned()),
        encoding: "utf-8".to_owned(),
        bytes: 4321,
        lines: 120,
        sha256: "0".repeat(64),
    });
    report.report = Head {
        title: Some("Tertialrapport".to_owned()),
        body: Some("Kultur- och fritidsnämnden".to_owned()),
        municipality: Some("Älvnäs kommun".to_owned()),
        kind: ReportKind::Interim,
        period: Some("2026-04".to_owned()),
        as_of: Some(date(2026, 4, 30)),
        chair: Some("Britta Almskog".to_owned()),
        manager: None,
        unit: Some(Unit::Tkr),
    };
    report.sections = vec![Section { number: Some("2.2".to_owned()), title: "Drift".to_owned(), level: 2, lines: [9, 9] }];
    report.key_figures = vec![KeyFigure {
        label: "Nettokostnad".to_owned(),
        value: number("-27860"),
        unit: Some(Unit::Tkr),
        raw: "-27 860 tkr".to_owned(),
        line: 8,
    }];
    report.tables = vec![operating(), statistics()];
    report.programmes = programmes();
    report.goals = goals();
    report.risks = vec![Risk {
        id: "r1".to_owned(),
        text: "Ishallens kylanläggning".to_owned(),
        level: Some(12),
        scope: Some(RiskScope::Current),
        lines: [60, 60],
    }];
    report.actions = vec![
        action("Byt värmepump", Some(ActionStatus::InProgress), Some(date(2026, 3, 1))),
        action("Anställ lärare", Some(ActionStatus::Done), Some(date(2026, 2, 1))),
        action(HOSTILE, Some(ActionStatus::NotStarted), None),
    ];
    report.indicators = vec![Indicator {
        goal: Some("1".to_owned()),
        name: "Besök".to_owned(),
        baseline: Some("+10 %".to_owned()),
        target: None,
        trend: None,
        comparison: None,
        outcome: Some("@sum".to_owned()),
        lines: [70, 71],
    }];
    report.controls = vec![Control {
        number: "1".to_owned(),
        process: "Kassa".to_owned(),
        owner: None,
        result_code: Some("C".to_owned()),
        result: Some("Brist".to_owned()),
        lines: [75, 76],
    }];
    report.checklists = vec![Checklist {
        title: "Årlig uppföljning".to_owned(),
        items: vec![ChecklistItem {
            question: "Finns en policy?".to_owned(),
            answer: Some(Answer::Ja),
            answer_raw: Some("Ja".to_owned()),
            line: 80,
        }],
    }];
    report.findings = vec![finding()];
    report.proof =
        ProofSummary { cells: 14, verified: 8, contradicted: 4, unverified: 2, relations: 7, exact: 6, within_rounding: 0, violated: 1 };
    report
}

/// A number from its digits.
pub(crate) fn number(text: &str) -> Number {
    Number(text.parse().unwrap_or_else(|e| panic!("{text}: {e}")))
}

fn cell(text: &str, line: u32, proof: Proof) -> Option<Cell> {
    Some(Cell { value: number(text), raw: text.to_owned(), line, proof })
}

fn row(code: Option<&str>, label: &str, role: RowRole, line: u32, figures: [&str; 3], proof: [Proof; 3]) -> Row {
    let cells = figures.iter().zip(proof).map(|(f, p)| cell(f, line, p)).collect();
    Row { code: code.map(str::to_owned), label: label.to_owned(), role, unit: None, line, cells }
}

/// Its outcome column misses its total by 1 000.
fn operating() -> Table {
    use Proof::{Contradicted as C, Verified as V};
    let column = |label: &str, role, period: &str| Column { label: label.to_owned(), role, period: Some(period.to_owned()), unit: None };
    let term = |row, column, negative| Term { row, column, negative };
    let sum = |column| Relation {
        kind: RelationKind::ColumnSum,
        result: term(4, column, false),
        terms: vec![term(1, column, false), term(2, column, false), term(3, column, false)],
    };
    let deviation =
        |row| Relation { kind: RelationKind::Deviation, result: term(row, 2, false), terms: vec![term(row, 0, false), term(row, 1, true)] };
    Table {
        id: "t1".to_owned(),
        kind: TableKind::OperatingStatement,
        title: Some("Driftredovisning".to_owned()),
        section: Some("2.2".to_owned()),
        unit: Some(Unit::Tkr),
        lines: [10, 30],
        columns: vec![
            column("Prognos 2026", ColumnRole::Forecast, "2026"),
            column("Budget 2026", ColumnRole::Budget, "2026"),
            column("Budgetavvikelse 2026", ColumnRole::Deviation, "2026"),
        ],
        rows: vec![
            Row { code: None, label: "Nämnden".to_owned(), role: RowRole::Group, unit: None, line: 14, cells: vec![None, None, None] },
            row(Some("300"), "Nämnd och stab", RowRole::Item, 15, ["-3210", "-3150", "-60"], [C, V, V]),
            row(Some("310"), "Bibliotek", RowRole::Item, 17, ["-14520", "-14820", "300"], [C, V, V]),
            row(Some("320"), "Kulturskola", RowRole::Item, 19, ["-10130", "-9280", "-850"], [C, V, V]),
            row(None, "Summa", RowRole::Total, 21, ["-28860", "-27250", "-610"], [C, V, V]),
        ],
        relations: vec![sum(0), sum(1), sum(2), deviation(1), deviation(2), deviation(3)],
    }
}

fn statistics() -> Table {
    Table {
        id: "t2".to_owned(),
        kind: TableKind::Statistics,
        title: Some("Besök: [per] dag/år".to_owned()),
        section: None,
        unit: None,
        lines: [40, 44],
        columns: ["2025", "2026"]
            .map(|y| Column { label: y.to_owned(), role: ColumnRole::Value, period: Some(y.to_owned()), unit: Some(Unit::Percent) })
            .to_vec(),
        rows: vec![Row {
            code: None,
            label: "+ andel | unga".to_owned(),
            role: RowRole::Item,
            unit: None,
            line: 43,
            cells: vec![cell("8.2", 43, Proof::Unverified), cell("12.0", 43, Proof::Unverified)],
        }],
        relations: Vec::new(),
    }
}

fn programmes() -> Vec<Programme> {
    let programme = |code: &str, name: &str, row, comment: Option<&str>| Programme {
        code: Some(code.to_owned()),
        name: name.to_owned(),
        table: Some("t1".to_owned()),
        row: Some(row),
        heading: Some(format!("{code} {name}")),
        comment: comment.map(str::to_owned),
        comment_lines: Some([32, 34]),
        claims: Vec::new(),
    };
    let mut school = programme("320", "Kulturskola", 3, Some("Underskott på ca 850 tkr. Hyran är högre, bl.a. i april. Elever saknas."));
    school.claims.push(Claim {
        kind: ClaimKind::ForecastDeviation,
        amount: number("-850"),
        unit: Some(Unit::Tkr),
        approximate: true,
        hedge: Some(Hedge::About),
        scope: Scope::Whole,
        period: Some("2026".to_owned()),
        cell: Some(CellRef { table: "t1".to_owned(), row: 3, cell: 2 }),
        raw: "Underskott på ca 850 tkr".to_owned(),
        line: 33,
        section: None,
    });
    vec![programme("300", "Nämnd och stab", 1, None), programme("310", "Bibliotek", 2, Some(HOSTILE)), school]
}

fn goals() -> Vec<Goal> {
    let goal = |id: &str, text: &str, status| Goal {
        id: Some(id.to_owned()),
        level: GoalLevel::Board,
        owner: Some("KFN".to_owned()),
        text: text.to_owned(),
        parent: None,
        status,
        status_raw: None,
        comment: None,
        lines: [50, 52],
    };
    vec![
        goal("1", "En meningsfull fritid", Some(GoalStatus::OnTrack)),
        goal("2", "Fler invånare på biblioteken", Some(GoalStatus::NotMet)),
        goal("3", HOSTILE, None),
    ]
}

fn action(text: &str, status: Option<ActionStatus>, due: Option<jiff::civil::Date>) -> Action {
    Action {
        list: "Aktiviteter".to_owned(),
        text: text.to_owned(),
        detail: None,
        goal: None,
        overall_goal: None,
        area: None,
        risk: Some("r1".to_owned()),
        status,
        status_raw: None,
        due,
        due_raw: due.map(|d| d.to_string()),
        owner: Some("Fritidschefen".to_owned()),
        comment: None,
        effect: None,
        lines: [62, 64],
        columns: ActionColumns { status: true, due: true, owner: true },
        due_line: None,
    }
}

fn finding() -> Finding {
    let message = "the total row says -28860, its rows add up to -27860".to_owned();
    Finding {
        table: Some("t1".to_owned()),
        row: Some(4),
        cell: Some(0),
        actual: Some(number("-28860")),
        expected: Some(number("-27860")),
        difference: Some(number("-1000")),
        tolerance: Some(number("2.0")),
        fingerprint: "f1".to_owned(),
        ..Finding::new("KPR101", "column-sum", Severity::Error, 21, message)
    }
}
