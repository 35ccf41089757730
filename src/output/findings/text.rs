//! Findings for people: the source as it stands, the figures marked, and what to do.

use std::io::{self, Write};

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::place;
use super::{Checked, Format, Totals};
use crate::check::RULES;
use crate::finding::{Explanation, Finding, Lang, Severity};
use crate::output::{Lines, plain};
use crate::report::model::Report;

/// How the excerpts look.
#[derive(Debug, Clone, Copy, Default)]
pub struct View {
    /// Language of the words around them.
    pub lang: Lang,
    /// Whether to colour.
    pub colour: bool,
    /// Whether all lines of a calculation and all explanations are shown.
    pub verbose: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Least severity that is shown.
    pub least: Option<Severity>,
}

/// Lines of a calculation that are shown unless all are asked for.
const FEW: usize = 3;

/// The findings of one report, each with its excerpt.
#[must_use]
pub fn excerpts(report: &Report, lines: &Lines<'_>, path: &str, view: View) -> String {
    let renderer = if view.colour { Renderer::styled() } else { Renderer::plain() }.term_width(view.width.max(40));
    let shown = report.findings.iter().filter(|f| f.suppressed.is_none() && Some(f.severity) >= view.least);
    let mut out = String::new();
    for finding in shown {
        out += &one(report, lines, path, finding, view, &renderer);
        out += "\n\n";
    }
    out
}

fn one(report: &Report, lines: &Lines<'_>, path: &str, finding: &Finding, view: View, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(plain(&finding.message).into_owned()).id(format!("{} {}", finding.code, finding.rule));
    let mut group = Group::with_title(title);
    let most = if view.verbose { usize::MAX } else { FEW };
    let excerpt = Excerpt::of(lines, finding, most);
    if let Some(excerpt) = &excerpt {
        let snippet = Snippet::source(excerpt.text.clone()).line_start(excerpt.first).path(path.to_owned());
        group = group.element(snippet.annotations(annotations(report, finding, excerpt, most)));
    }
    for (level, note) in notes(report, finding, view) {
        group = group.element(level.message(plain(&note).into_owned()));
    }
    renderer.render(&[group])
}

/// The lines of the source from the first to the last that a finding shows.
struct Excerpt {
    text: String,
    first: usize,
    lines: Vec<(u32, usize, String)>,
}

impl Excerpt {
    fn of(lines: &Lines<'_>, finding: &Finding, most: usize) -> Option<Self> {
        let shown = || finding.related.iter().take(most).map(|r| r.line).chain([finding.line]);
        let (first, last) = (shown().min()?, shown().max()?);
        let mut out = Self { text: String::new(), first: usize::try_from(first).ok()?, lines: Vec::new() };
        for number in first..=last {
            let text = plain(lines.line(number)?).into_owned();
            out.lines.push((number, out.text.len(), text.clone()));
            out.text += &text;
            out.text.push('\n');
        }
        Some(out)
    }

    fn line(&self, number: u32) -> Option<(usize, &str)> {
        self.lines.iter().find(|(n, ..)| *n == number).map(|(_, start, text)| (*start, text.as_str()))
    }
}

fn annotations(report: &Report, finding: &Finding, excerpt: &Excerpt, most: usize) -> Vec<Annotation<'static>> {
    let mut out = Vec::new();
    if let Some((start, text)) = excerpt.line(finding.line)
        && let Some(r) = place::range(report, finding, text)
    {
        out.push(AnnotationKind::Primary.span(start + r.start..start + r.end));
    }
    for related in finding.related.iter().take(most) {
        if let Some((start, text)) = excerpt.line(related.line)
            && related.line != finding.line
            && let Some(r) = place::words(text)
        {
            out.push(AnnotationKind::Context.span(start + r.start..start + r.end).label(plain(&related.message).into_owned()));
        }
    }
    out
}

fn notes(report: &Report, finding: &Finding, view: View) -> Vec<(Level<'static>, String)> {
    let mut out = Vec::new();
    if let Some(materiality) = &finding.materiality {
        out.push((Level::NOTE, materiality.clone()));
    }
    let hidden = finding.related.len().saturating_sub(FEW);
    if hidden > 0 && !view.verbose {
        out.push((
            Level::NOTE,
            match view.lang {
                Lang::En => format!("{hidden} more figures take part; -v shows them"),
                Lang::Sv => format!("{hidden} siffror till ingår; -v visar dem"),
            },
        ));
    }
    let most = if view.verbose { usize::MAX } else { FEW };
    if finding.explanations.len() > 1 {
        out.extend(finding.explanations.iter().take(most).map(|e| (Level::NOTE, possible(report, e, view.lang))));
    }
    if let Some(suggestion) = &finding.suggestion {
        out.push((Level::HELP, suggestion.clone()));
    }
    if finding.known {
        out.push((
            Level::NOTE,
            match view.lang {
                Lang::En => "known: it stands in the baseline".to_owned(),
                Lang::Sv => "känd: den står i baslinjen".to_owned(),
            },
        ));
    }
    out
}

/// What one explanation of a finding would change.
pub(in crate::output) fn possible(report: &Report, e: &Explanation, lang: Lang) -> String {
    let table = report.table(&e.table).map(|(_, table)| table);
    let row = table.and_then(|t| t.rows.get(e.row)).map_or("", |r| r.label.as_str());
    let column = table.and_then(|t| t.columns.get(e.cell)).map_or("", |c| c.label.as_str());
    let (from, to) = (crate::check::say::number(e.from.0, lang), crate::check::say::number(e.to.0, lang));
    let slip = e.slip.map_or_else(String::new, |s| format!(", {}", crate::check::say::slip(s, lang)));
    match lang {
        Lang::En => format!("it could be {row} / {column}: {to} instead of {from}{slip}"),
        Lang::Sv => format!("det kan vara {row} / {column}: {to} i stället för {from}{slip}"),
    }
}

/// The excerpts of all inputs and a closing summary.
#[derive(Debug, Clone, Copy)]
pub struct Text;

impl Format for Text {
    fn one(&self, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(checked.excerpts.as_bytes())?;
        writeln!(out, "{}", summary(checked, lang))
    }

    fn foot(&self, totals: Totals, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let (inputs, found, rules) = (totals.inputs, counted(totals, lang), RULES.len());
        match lang {
            _ if inputs < 2 => Ok(()),
            Lang::En => writeln!(out, "{inputs} reports: {found}; {rules} rules"),
            Lang::Sv => writeln!(out, "{inputs} rapporter: {found}; {rules} regler"),
        }
    }
}

/// `1 error, 0 warnings, 2 notes`.
fn counted(totals: Totals, lang: Lang) -> String {
    let Totals { errors, warnings, infos, .. } = totals;
    let words = match lang {
        Lang::En => [("error", "errors"), ("warning", "warnings"), ("note", "notes")],
        Lang::Sv => [("fel", "fel"), ("varning", "varningar"), ("upplysning", "upplysningar")],
    };
    let count = |(n, (one, many)): (usize, (&str, &str))| format!("{n} {}", if n == 1 { one } else { many });
    [errors, warnings, infos].into_iter().zip(words).map(count).collect::<Vec<_>>().join(", ")
}

/// One line about one input: its findings and its proof.
#[must_use]
pub fn summary(checked: &Checked, lang: Lang) -> String {
    let p = checked.report.proof;
    let found = counted(Totals::of(checked), lang);
    let known = checked.open().filter(|f| f.known).count();
    let suppressed = checked.report.findings.len() - checked.open().count();
    let path = &checked.path;
    let mut out = match lang {
        Lang::En => format!(
            "{path}: {found}; {} of {} figures verified, {} contradicted, {} not reached by any relation that holds",
            p.verified, p.cells, p.contradicted, p.unverified
        ),
        Lang::Sv => format!(
            "{path}: {found}; {} av {} siffror bevisade, {} motsagda, {} nås inte av något samband som stämmer",
            p.verified, p.cells, p.contradicted, p.unverified
        ),
    };
    for (n, en, sv) in [(known, "known", "kända"), (suppressed, "suppressed", "undantagna")] {
        if n > 0 {
            out += &match lang {
                Lang::En => format!("; {n} {en}"),
                Lang::Sv => format!("; {n} {sv}"),
            };
        }
    }
    out
}
