//! Every text of a report that may hold a name. A field that is added to the model does not build until it is placed here.

use crate::finding::{Explanation, Finding, Related};
use crate::report::model::*;

/// Changes every text that the report's own words are in: no paths, codes, ids, figures or words of the contract.
pub(in crate::output) fn each(report: &mut Report, change: &mut dyn FnMut(&mut String)) {
    let Report {
        schema_version: _,
        source: _,
        report: head,
        sections,
        key_figures,
        tables,
        programmes,
        goals,
        goal_counts,
        risks,
        actions,
        indicators,
        controls,
        checklists,
        claims,
        findings,
        proof: _,
    } = report;
    let Head { title, body, municipality, kind: _, period: _, as_of: _, chair: _, manager: _, unit: _ } = head;
    some(&mut [title, body, municipality], change);
    for Section { number: _, title, level: _, lines: _ } in sections {
        change(title);
    }
    for KeyFigure { label, value: _, unit: _, raw: _, line: _ } in key_figures {
        change(label);
    }
    tables.iter_mut().for_each(|t| table(t, change));
    for Programme { code: _, name, table: _, row: _, heading, comment, comment_lines: _, claims } in programmes {
        change(name);
        some(&mut [heading, comment], change);
        claims.iter_mut().for_each(|c| claim(c, change));
    }
    for Goal { id, level: _, owner, text, parent, status: _, status_raw, comment, lines: _ } in goals {
        change(text);
        some(&mut [id, owner, parent, status_raw, comment], change);
    }
    for GoalCount { counted: _, raw, line: _ } in goal_counts {
        change(raw);
    }
    for Risk { id: _, text, level: _, scope: _, lines: _ } in risks {
        change(text);
    }
    actions.iter_mut().for_each(|a| action(a, change));
    for Indicator { goal, name, baseline, target, trend, comparison, outcome, lines: _ } in indicators {
        change(name);
        some(&mut [goal, baseline, target, trend, comparison, outcome], change);
    }
    for Control { number: _, process, owner: _, result_code: _, result, lines: _ } in controls {
        change(process);
        some(&mut [result], change);
    }
    for Checklist { title, items } in checklists {
        change(title);
        for ChecklistItem { question, answer: _, answer_raw, line: _ } in items {
            change(question);
            some(&mut [answer_raw], change);
        }
    }
    claims.iter_mut().for_each(|c| claim(c, change));
    findings.iter_mut().for_each(|f| finding(f, change));
}

fn some(texts: &mut [&mut Option<String>], change: &mut dyn FnMut(&mut String)) {
    texts.iter_mut().filter_map(|t| t.as_mut()).for_each(change);
}

fn table(table: &mut Table, change: &mut dyn FnMut(&mut String)) {
    let Table { id: _, kind: _, title, section: _, unit: _, lines: _, columns, rows, relations: _ } = table;
    some(&mut [title], change);
    for Column { label, role: _, period: _, unit: _ } in columns {
        change(label);
    }
    for Row { code: _, label, role: _, unit: _, line: _, cells: _ } in rows {
        change(label);
    }
}

fn claim(claim: &mut Claim, change: &mut dyn FnMut(&mut String)) {
    let Claim { kind: _, amount: _, unit: _, approximate: _, hedge: _, scope: _, period: _, cell: _, raw, line: _, section: _ } = claim;
    change(raw);
}

fn action(action: &mut Action, change: &mut dyn FnMut(&mut String)) {
    let Action {
        list,
        text,
        detail,
        goal,
        overall_goal,
        area,
        risk: _,
        status: _,
        status_raw,
        due: _,
        due_raw,
        owner: _,
        comment,
        effect,
        lines: _,
        columns: _,
        due_line: _,
    } = action;
    change(list);
    change(text);
    some(&mut [detail, goal, overall_goal, area, status_raw, due_raw, comment, effect], change);
}

fn finding(finding: &mut Finding, change: &mut dyn FnMut(&mut String)) {
    let Finding {
        code: _,
        rule: _,
        severity: _,
        message,
        line: _,
        column: _,
        table: _,
        row: _,
        cell: _,
        actual: _,
        expected: _,
        difference: _,
        tolerance: _,
        related,
        explanations,
        suggestion,
        subject: _,
        materiality,
        known: _,
        suppressed,
        fingerprint: _,
    } = finding;
    change(message);
    for Related { line: _, message } in related {
        change(message);
    }
    for Explanation { table: _, row: _, cell: _, from: _, to: _, slip: _ } in explanations {}
    some(&mut [suggestion, materiality, suppressed], change);
}
