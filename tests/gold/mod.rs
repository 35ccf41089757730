//! Reports made from the gold JSON beside the repository, and helpers of the checks' tests.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

pub(crate) mod typed;

use std::path::{Path, PathBuf};

use kpr::check::settings::{Outside, Settings};
use kpr::figures::counts;
use kpr::report::model::*;
use kpr::{Number, Source};
use serde_json::Value;

/// The folder of shared material, where there is one.
pub(crate) fn shared() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"].iter().map(|p| here.join(p)).find(|p| p.join("gold").is_dir())
}

/// Every gold report of a folder: its name and the report.
pub(crate) fn all(folder: &Path) -> Vec<(String, Report)> {
    let mut out = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = if path.is_dir() { path.join("gold.json") } else { path.clone() };
        if file.extension().is_some_and(|e| e == "json") && file.exists() {
            let json: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
            out.push((name, report(&json)));
        }
    }
    out
}

fn text(v: &Value) -> Option<String> {
    v.as_str().map(str::to_owned)
}

fn number(v: &Value) -> Option<Number> {
    if v.is_number() { v.to_string().parse().ok().map(Number) } else { None }
}

fn small(v: &Value) -> Option<u32> {
    v.as_u64().and_then(|n| u32::try_from(n).ok())
}

fn lines(v: &Value) -> Lines {
    [small(&v[0]).unwrap_or(1), small(&v[1]).unwrap_or(1)]
}

fn list(v: &Value) -> &[Value] {
    v.as_array().map_or(&[], Vec::as_slice)
}

fn unit(v: &Value) -> Option<Unit> {
    Some(match v.as_str()? {
        "tkr" => Unit::Tkr,
        "mnkr" => Unit::Mnkr,
        "kr" => Unit::Kr,
        "percent" => Unit::Percent,
        "hours" => Unit::Hours,
        _ => Unit::Count,
    })
}

/// A report with nothing in it.
pub(crate) fn empty() -> Report {
    report(&Value::Null)
}

/// The report that a contract JSON describes.
pub(crate) fn report(v: &Value) -> Report {
    let head = &v["report"];
    let mut tables: Vec<Table> = list(&v["tables"]).iter().enumerate().map(|(i, t)| table(t, i)).collect();
    for t in &mut tables {
        t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
    }
    Report {
        schema_version: SCHEMA_VERSION.to_owned(),
        source: SourceInfo { path: None, encoding: "utf-8".to_owned(), bytes: 0, lines: 0, sha256: String::new() },
        report: Head {
            title: text(&head["title"]),
            body: text(&head["body"]),
            municipality: text(&head["municipality"]),
            kind: match head["kind"].as_str() {
                Some("interim") => ReportKind::Interim,
                Some("annual") => ReportKind::Annual,
                Some("work_environment") => ReportKind::WorkEnvironment,
                Some("staffing_plan") => ReportKind::StaffingPlan,
                Some("activity_followup") => ReportKind::ActivityFollowup,
                _ => ReportKind::Other,
            },
            period: text(&head["period"]),
            as_of: head["as_of"].as_str().and_then(|d| d.parse().ok()),
            chair: text(&head["chair"]),
            manager: text(&head["manager"]),
            unit: unit(&head["unit"]),
        },
        sections: Vec::new(),
        key_figures: list(&v["key_figures"])
            .iter()
            .map(|k| KeyFigure {
                label: text(&k["label"]).unwrap(),
                value: number(&k["value"]).unwrap(),
                unit: unit(&k["unit"]),
                raw: text(&k["raw"]).unwrap_or_default(),
                line: small(&k["line"]).unwrap_or(1),
            })
            .collect(),
        tables,
        programmes: list(&v["programmes"]).iter().map(programme).collect(),
        goals: list(&v["goals"]).iter().map(goal).collect(),
        risks: list(&v["risks"])
            .iter()
            .map(|r| Risk {
                id: text(&r["id"]).unwrap_or_default(),
                text: text(&r["text"]).unwrap_or_default(),
                level: small(&r["level"]),
                scope: match r["scope"].as_str() {
                    Some("previous") => Some(RiskScope::Previous),
                    Some("current") => Some(RiskScope::Current),
                    _ => None,
                },
                lines: lines(&r["lines"]),
            })
            .collect(),
        actions: actions(list(&v["actions"])),
        indicators: list(&v["indicators"])
            .iter()
            .map(|i| Indicator {
                goal: text(&i["goal"]),
                name: text(&i["name"]).unwrap_or_default(),
                baseline: text(&i["baseline"]),
                target: text(&i["target"]),
                trend: text(&i["trend"]),
                comparison: text(&i["comparison"]),
                outcome: text(&i["outcome"]),
                lines: lines(&i["lines"]),
            })
            .collect(),
        controls: Vec::new(),
        checklists: list(&v["checklists"])
            .iter()
            .map(|c| Checklist { title: text(&c["title"]).unwrap_or_default(), items: list(&c["items"]).iter().map(item).collect() })
            .collect(),
        claims: list(&v["claims"]).iter().map(claim).collect(),
        goal_counts: list(&v["prose"]).iter().flat_map(prose).collect(),
        findings: Vec::new(),
        proof: ProofSummary::default(),
    }
}

fn item(v: &Value) -> ChecklistItem {
    let answer = match v["answer"].as_str() {
        Some("ja") => Some(Answer::Ja),
        Some("nej") => Some(Answer::Nej),
        Some("delvis") => Some(Answer::Delvis),
        _ => None,
    };
    ChecklistItem {
        question: text(&v["question"]).unwrap_or_default(),
        answer,
        answer_raw: text(&v["answer_raw"]),
        line: small(&v["line"]).unwrap_or(1),
    }
}

fn column_role(v: &Value) -> ColumnRole {
    match v.as_str() {
        Some("outcome") => ColumnRole::Outcome,
        Some("budget") => ColumnRole::Budget,
        Some("forecast") => ColumnRole::Forecast,
        Some("deviation") => ColumnRole::Deviation,
        Some("change") => ColumnRole::Change,
        Some("income") => ColumnRole::Income,
        Some("cost") => ColumnRole::Cost,
        Some("net_cost") => ColumnRole::NetCost,
        Some("value") => ColumnRole::Value,
        _ => ColumnRole::Other,
    }
}

fn table(v: &Value, index: usize) -> Table {
    let kind = match v["kind"].as_str() {
        Some("income_statement") => TableKind::IncomeStatement,
        Some("operating_statement") => TableKind::OperatingStatement,
        Some("investment_statement") => TableKind::InvestmentStatement,
        Some("statistics") => TableKind::Statistics,
        _ => TableKind::Other,
    };
    let first = u32::try_from(index).unwrap() * 1000 + 1;
    Table {
        id: text(&v["id"]).unwrap_or_else(|| format!("t{}", index + 1)),
        kind,
        title: text(&v["title"]),
        section: text(&v["section"]),
        unit: unit(&v["unit"]),
        lines: lines(&v["lines"]),
        columns: list(&v["columns"])
            .iter()
            .map(|c| Column {
                label: text(&c["label"]).unwrap_or_default(),
                role: column_role(&c["role"]),
                period: text(&c["period"]),
                unit: unit(&c["unit"]).filter(|u| Some(*u) != unit(&v["unit"])),
            })
            .collect(),
        rows: list(&v["rows"]).iter().zip(first..).map(|(r, n)| row(r, n)).collect(),
        relations: Vec::new(),
    }
}

fn row(v: &Value, line: u32) -> Row {
    let line = small(&v["line"]).unwrap_or(line);
    let role = match v["role"].as_str() {
        Some("total") => RowRole::Total,
        Some("subtotal") => RowRole::Subtotal,
        Some("group") => RowRole::Group,
        _ => RowRole::Item,
    };
    let cell = |c: &Value| {
        let plain = if c.is_object() { &c["value"] } else { c };
        number(plain).map(|value| Cell {
            value,
            raw: text(&c["raw"]).unwrap_or_else(|| plain.to_string()),
            line: small(&c["line"]).unwrap_or(line),
            proof: Proof::Unverified,
        })
    };
    Row {
        code: text(&v["code"]),
        label: text(&v["label"]).unwrap_or_default(),
        role,
        unit: unit(&v["unit"]),
        line,
        cells: list(&v["cells"]).iter().map(cell).collect(),
    }
}

fn programme(v: &Value) -> Programme {
    Programme {
        code: text(&v["code"]),
        name: text(&v["name"]).unwrap_or_default(),
        table: text(&v["table"]),
        row: v["row"].as_u64().and_then(|n| usize::try_from(n).ok()),
        heading: text(&v["heading"]).or_else(|| v["comment"].is_string().then(|| text(&v["name"]).unwrap_or_default())),
        comment: text(&v["comment"]),
        comment_lines: v["comment_lines"].is_array().then(|| lines(&v["comment_lines"])),
        claims: list(&v["claims"]).iter().map(claim).collect(),
    }
}

fn claim(v: &Value) -> Claim {
    let kind = match v["kind"].as_str() {
        Some("deviation") => ClaimKind::Deviation,
        Some("forecast_deviation") => ClaimKind::ForecastDeviation,
        Some("outcome") => ClaimKind::Outcome,
        Some("budget") => ClaimKind::Budget,
        _ => ClaimKind::Other,
    };
    let raw = text(&v["raw"]).unwrap_or_default();
    let said = raw.to_lowercase();
    let approximate = v["approximate"].as_bool().unwrap_or(false);
    let hedge = match v["hedge"].as_str() {
        Some("over") => Some(Hedge::Over),
        Some("under") => Some(Hedge::Under),
        Some("about") => Some(Hedge::About),
        _ if said.contains("drygt") => Some(Hedge::Over),
        _ if said.contains("knappt") => Some(Hedge::Under),
        _ => approximate.then_some(Hedge::About),
    };
    let scope = if v["scope"].as_str() == Some("part") { Scope::Part } else { Scope::Whole };
    Claim {
        kind,
        amount: number(&v["amount"]).unwrap(),
        unit: unit(&v["unit"]),
        approximate,
        hedge,
        scope,
        period: text(&v["period"]),
        cell: cell_ref(&v["cell"]),
        raw,
        line: small(&v["line"]).unwrap_or(1),
        section: text(&v["section"]),
    }
}

/// The counts of goals in a line of running text.
fn prose(v: &Value) -> Vec<GoalCount> {
    let (text, line) = (v["text"].as_str().unwrap(), small(&v["line"]).unwrap());
    let raw = |c: &counts::Counted| text.get(c.at.clone()).unwrap_or_default().to_owned();
    counts::read(text).into_iter().map(|c| GoalCount { raw: raw(&c), counted: c, line }).collect()
}

fn cell_ref(v: &Value) -> Option<CellRef> {
    let index = |v: &Value| usize::try_from(v.as_u64()?).ok();
    Some(CellRef { table: text(&v["table"])?, row: index(&v["row"])?, cell: index(&v["cell"])? })
}

fn goal(v: &Value) -> Goal {
    let level = match v["level"].as_str() {
        Some("council") => GoalLevel::Council,
        Some("board") => GoalLevel::Board,
        Some("subgoal") => GoalLevel::Subgoal,
        _ => GoalLevel::FocusArea,
    };
    let status = match v["status"].as_str() {
        Some("met") => Some(GoalStatus::Met),
        Some("partly_met") => Some(GoalStatus::PartlyMet),
        Some("not_met") => Some(GoalStatus::NotMet),
        Some("on_track") => Some(GoalStatus::OnTrack),
        Some("at_risk") => Some(GoalStatus::AtRisk),
        _ => None,
    };
    Goal {
        id: text(&v["id"]),
        level,
        owner: text(&v["owner"]),
        text: text(&v["text"]).unwrap_or_default(),
        parent: text(&v["parent"]),
        status,
        status_raw: text(&v["status_raw"]),
        comment: text(&v["comment"]),
        lines: lines(&v["lines"]),
    }
}

fn actions(all: &[Value]) -> Vec<Action> {
    let mut out: Vec<Action> = all.iter().map(action).collect();
    let has = |list: &str, f: fn(&Action) -> bool| all.iter().map(action).any(|a| a.list == list && f(&a));
    for a in &mut out {
        // The lists of the gold that have dates or owners at all have the columns; two of them are known to be empty throughout.
        a.columns = ActionColumns {
            status: has(&a.list, |a| a.status.is_some()),
            due: has(&a.list, |a| a.due.is_some() || a.due_raw.is_some()),
            owner: has(&a.list, |a| a.owner.is_some()),
        };
    }
    out
}

fn action(v: &Value) -> Action {
    let status = match v["status"].as_str() {
        Some("not_started") => Some(ActionStatus::NotStarted),
        Some("in_progress") => Some(ActionStatus::InProgress),
        Some("done") => Some(ActionStatus::Done),
        Some("postponed") => Some(ActionStatus::Postponed),
        _ => None,
    };
    Action {
        list: text(&v["list"]).unwrap_or_default(),
        text: text(&v["text"]).unwrap_or_default(),
        detail: text(&v["detail"]),
        goal: text(&v["goal"]),
        overall_goal: text(&v["overall_goal"]),
        area: text(&v["area"]),
        risk: text(&v["risk"]),
        status,
        status_raw: text(&v["status_raw"]),
        due: v["due"].as_str().and_then(|d| d.parse().ok()),
        due_raw: text(&v["due_raw"]),
        owner: text(&v["owner"]),
        comment: text(&v["comment"]),
        effect: text(&v["effect"]),
        lines: lines(&v["lines"]),
        columns: ActionColumns::default(),
        due_line: small(&v["due_lines"][0]),
    }
}

/// The folder of the rules' fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/checks")
}

/// A typed report with the text it would be read from.
pub(crate) struct Fixture {
    pub(crate) source: Source,
    pub(crate) report: Report,
    pub(crate) settings: Settings,
}

/// The fixture of a rule: `fail`, in which it finds something, or `pass`.
pub(crate) fn fixture(rule: &str, kind: &str) -> Fixture {
    let path = fixtures().join(rule).join(format!("{kind}.json"));
    let json: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))).unwrap();
    let lines: Vec<&str> = json["text"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
    let mut settings = Settings { norms: json["settings"]["norms"] == true, ..Settings::default() };
    for o in json["settings"]["outside"].as_array().into_iter().flatten() {
        settings.outside.push(Outside {
            row: o["row"].as_str().unwrap().to_owned(),
            role: ColumnRole::Budget,
            period: o["period"].as_str().map(str::to_owned),
            unit: Some(Unit::Tkr),
            value: o["value"].to_string().parse().unwrap(),
            line: 2,
        });
    }
    Fixture { source: Source::new(lines.join("\n").into_bytes(), None).unwrap(), report: report(&json["report"]), settings }
}
