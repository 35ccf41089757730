//! Lists of words: programmes, goals, risks, actions, indicators, controls, checklists, findings, sections.

use super::{Listing, Value};
use crate::report::model::Report;

type Rows<'a> = Vec<Vec<Value<'a>>>;

pub(super) const PROGRAMMES: Listing =
    Listing { name: "programmes", columns: &["code", "name", "table", "row", "heading", "comment", "line"], rows: programmes };

pub(super) const GOALS: Listing =
    Listing { name: "goals", columns: &["id", "level", "owner", "text", "parent", "status", "status_raw", "comment", "line"], rows: goals };

pub(super) const RISKS: Listing = Listing { name: "risks", columns: &["id", "text", "level", "scope", "line"], rows: risks };

pub(super) const ACTIONS: Listing = Listing {
    name: "actions",
    columns: &[
        "list",
        "text",
        "detail",
        "goal",
        "overall_goal",
        "area",
        "risk",
        "status",
        "status_raw",
        "due",
        "due_raw",
        "owner",
        "comment",
        "effect",
        "line",
    ],
    rows: actions,
};

pub(super) const INDICATORS: Listing = Listing {
    name: "indicators",
    columns: &["goal", "name", "baseline", "target", "trend", "comparison", "outcome", "line"],
    rows: indicators,
};

pub(super) const CONTROLS: Listing =
    Listing { name: "controls", columns: &["number", "process", "owner", "result_code", "result", "line"], rows: controls };

pub(super) const CHECKLISTS: Listing =
    Listing { name: "checklists", columns: &["checklist", "question", "answer", "answer_raw", "line"], rows: checklists };

pub(super) const FINDINGS: Listing = Listing {
    name: "findings",
    columns: &[
        "code",
        "rule",
        "severity",
        "message",
        "line",
        "table",
        "row",
        "cell",
        "actual",
        "expected",
        "difference",
        "tolerance",
        "suggestion",
        "subject",
        "materiality",
        "known",
        "suppressed",
        "fingerprint",
    ],
    rows: findings,
};

pub(super) const SECTIONS: Listing = Listing { name: "sections", columns: &["number", "title", "level", "line"], rows: sections };

fn programmes(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for p in &report.programmes {
        rows.push(vec![
            Value::from(&p.code),
            Value::from(&p.name),
            Value::from(&p.table),
            Value::from(p.row),
            Value::from(&p.heading),
            Value::from(&p.comment),
            Value::from(p.comment_lines.map(|[first, _]| first)),
        ]);
    }
    rows
}

fn goals(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for g in &report.goals {
        rows.push(vec![
            Value::from(&g.id),
            Value::word(g.level),
            Value::from(&g.owner),
            Value::from(&g.text),
            Value::from(&g.parent),
            Value::word(g.status),
            Value::from(&g.status_raw),
            Value::from(&g.comment),
            Value::from(g.lines[0]),
        ]);
    }
    rows
}

fn risks(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for r in &report.risks {
        rows.push(vec![Value::from(&r.id), Value::from(&r.text), Value::from(r.level), Value::word(r.scope), Value::from(r.lines[0])]);
    }
    rows
}

fn actions(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for a in &report.actions {
        rows.push(vec![
            Value::from(&a.list),
            Value::from(&a.text),
            Value::from(&a.detail),
            Value::from(&a.goal),
            Value::from(&a.overall_goal),
            Value::from(&a.area),
            Value::from(&a.risk),
            Value::word(a.status),
            Value::from(&a.status_raw),
            Value::from(a.due),
            Value::from(&a.due_raw),
            Value::from(&a.owner),
            Value::from(&a.comment),
            Value::from(&a.effect),
            Value::from(a.lines[0]),
        ]);
    }
    rows
}

fn indicators(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for i in &report.indicators {
        rows.push(vec![
            Value::from(&i.goal),
            Value::from(&i.name),
            Value::from(&i.baseline),
            Value::from(&i.target),
            Value::from(&i.trend),
            Value::from(&i.comparison),
            Value::from(&i.outcome),
            Value::from(i.lines[0]),
        ]);
    }
    rows
}

fn controls(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for c in &report.controls {
        rows.push(vec![
            Value::from(&c.number),
            Value::from(&c.process),
            Value::from(&c.owner),
            Value::from(&c.result_code),
            Value::from(&c.result),
            Value::from(c.lines[0]),
        ]);
    }
    rows
}

fn checklists(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for list in &report.checklists {
        for item in &list.items {
            rows.push(vec![
                Value::from(&list.title),
                Value::from(&item.question),
                Value::word(item.answer),
                Value::from(&item.answer_raw),
                Value::from(item.line),
            ]);
        }
    }
    rows
}

fn findings(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for f in &report.findings {
        rows.push(vec![
            Value::from(&f.code),
            Value::from(&f.rule),
            Value::word(f.severity),
            Value::from(&f.message),
            Value::from(f.line),
            Value::from(&f.table),
            Value::from(f.row),
            Value::from(f.cell),
            Value::from(f.actual),
            Value::from(f.expected),
            Value::from(f.difference),
            Value::from(f.tolerance),
            Value::from(&f.suggestion),
            Value::from(&f.subject),
            Value::from(&f.materiality),
            Value::Truth(f.known),
            Value::from(&f.suppressed),
            Value::from(&f.fingerprint),
        ]);
    }
    rows
}

fn sections(report: &Report) -> Rows<'_> {
    let mut rows = Rows::new();
    for s in &report.sections {
        rows.push(vec![Value::from(&s.number), Value::from(&s.title), Value::from(u32::from(s.level)), Value::from(s.lines[0])]);
    }
    rows
}
