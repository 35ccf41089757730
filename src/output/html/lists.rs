//! Risks, indicators, internal control, checklists and key figures as small tables.

use maud::{Markup, html};

use super::escape::T;
use super::view::{View, badge};
use crate::output::figure::unit;
use crate::report::model::{Answer, Checklist, Risk};

/// A cell of a small table.
enum Cell<'a> {
    /// A text of the report.
    Text(&'a str),
    /// A figure, a level, a number.
    Figure(String),
    /// Made already.
    Made(Markup),
}

impl<'a> Cell<'a> {
    fn some(text: Option<&'a String>) -> Self {
        Self::Text(text.map_or("", String::as_str))
    }
}

/// A small table: its columns, and its rows with the line each stands on.
struct Small<'a> {
    id: String,
    title: &'a str,
    columns: Vec<&'a str>,
    rows: Vec<(u32, Vec<Cell<'a>>)>,
}

/// All of them that have something in them: id, title and section.
pub(super) fn sections<'a>(v: View<'a>) -> Vec<(String, &'a str, Markup)> {
    let fixed = [key_figures(v), risks(v), indicators(v), controls(v)];
    let lists = v.report.checklists.iter().enumerate().map(|(n, list)| checklist(v, n, list));
    let all = fixed.into_iter().chain(lists).filter(|s| !s.rows.is_empty());
    all.map(|small| (small.id.clone(), small.title, section(v, &small))).collect()
}

fn section(v: View<'_>, small: &Small<'_>) -> Markup {
    let id = &small.id;
    html! {
        section.card id=(id) aria-labelledby={ (id) "-h" } {
            h2 id={ (id) "-h" } lang="sv" { (T(small.title)) }
            div.wide tabindex="0" role="region" aria-labelledby={ (id) "-h" } {
                table {
                    caption.hush { (T(small.title)) }
                    thead {
                        tr {
                            @for name in &small.columns { th scope="col" { (name) } }
                            th scope="col" { (v.say("Line", "Rad")) }
                        }
                    }
                    tbody { @for (line, cells) in &small.rows { (row(v, *line, cells)) } }
                }
            }
        }
    }
}

fn row(v: View<'_>, line: u32, cells: &[Cell<'_>]) -> Markup {
    html! {
        tr data-item {
            @for (at, cell) in cells.iter().enumerate() {
                @match cell {
                    Cell::Text(text) if at == 0 => th scope="row" lang="sv" { (T(text)) },
                    Cell::Text(text) => td lang="sv" { (T(text)) },
                    Cell::Figure(text) => td.nowrap { (T(text)) },
                    Cell::Made(markup) if at == 0 => th scope="row" { (markup) },
                    Cell::Made(markup) => td { (markup) },
                }
            }
            td { (v.to_line(line, &html! { (line) })) }
        }
    }
}

fn key_figures<'a>(v: View<'a>) -> Small<'a> {
    let rows = v.report.key_figures.iter().map(|k| {
        let figure = format!("{} {}", v.number(k.value.0), k.unit.map_or("", unit));
        (k.line, vec![Cell::Text(&k.label), Cell::Figure(figure)])
    });
    Small {
        id: "key-figures".to_owned(),
        title: v.say("Key figures", "Nyckeltal"),
        columns: vec![v.say("What", "Vad"), v.say("Figure", "Värde")],
        rows: rows.collect(),
    }
}

fn risks<'a>(v: View<'a>) -> Small<'a> {
    let mut risks: Vec<&Risk> = v.report.risks.iter().collect();
    risks.sort_by_key(|r| std::cmp::Reverse(r.level));
    let row = |r: &'a Risk| {
        let level = r.level.map_or_else(String::new, |l| l.to_string());
        (r.lines[0], vec![Cell::Text(&r.text), Cell::Figure(level)])
    };
    Small {
        id: "risks".to_owned(),
        title: v.say("Risks", "Risker"),
        columns: vec![v.say("Risk", "Risk"), v.say("Level", "Nivå")],
        rows: risks.into_iter().map(row).collect(),
    }
}

fn indicators<'a>(v: View<'a>) -> Small<'a> {
    let rows = v.report.indicators.iter().map(|i| {
        let texts = [Some(&i.name), i.baseline.as_ref(), i.target.as_ref(), i.outcome.as_ref(), i.trend.as_ref()];
        (i.lines[0], texts.map(Cell::some).into())
    });
    Small {
        id: "indicators".to_owned(),
        title: v.say("Indicators", "Indikatorer"),
        columns: vec![
            v.say("Indicator", "Indikator"),
            v.say("Baseline", "Utgångsläge"),
            v.say("Target", "Målvärde"),
            v.say("Outcome", "Utfall"),
            v.say("Trend", "Utveckling"),
        ],
        rows: rows.collect(),
    }
}

fn controls<'a>(v: View<'a>) -> Small<'a> {
    let rows = v.report.controls.iter().map(|c| {
        let result: Vec<&str> = [c.result_code.as_deref(), c.result.as_deref()].into_iter().flatten().collect();
        let process = html! { strong { (T(&c.number)) } " " span lang="sv" { (T(&c.process)) } };
        let result = html! { span lang="sv" { (T(&result.join(" "))) } };
        (c.lines[0], vec![Cell::Made(process), Cell::some(c.owner.as_ref()), Cell::Made(result)])
    });
    Small {
        id: "controls".to_owned(),
        title: v.say("Internal control", "Intern kontroll"),
        columns: vec![v.say("Process", "Process"), v.say("Owner", "Ansvarig"), v.say("Result", "Resultat")],
        rows: rows.collect(),
    }
}

fn checklist<'a>(v: View<'a>, n: usize, list: &'a Checklist) -> Small<'a> {
    let rows = list.items.iter().map(|item| {
        let answer = match item.answer {
            Some(Answer::Ja) => badge("good", "✓", v.say("yes", "ja")),
            Some(Answer::Delvis) => badge("warn", "~", v.say("partly", "delvis")),
            Some(Answer::Nej) => badge("bad", "✗", v.say("no", "nej")),
            None => html! { (T(item.answer_raw.as_deref().unwrap_or(""))) },
        };
        (item.line, vec![Cell::Text(&item.question), Cell::Made(answer)])
    });
    Small {
        id: format!("checklist-{n}"),
        title: &list.title,
        columns: vec![v.say("Question", "Fråga"), v.say("Answer", "Svar")],
        rows: rows.collect(),
    }
}
