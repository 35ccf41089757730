//! The deviations of the table that says how the year goes, as bars around nothing: the worst first.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::escape::T;
use super::view::{View, percent, way};
use crate::output::figure::unit;
use crate::output::overview;
use crate::report::model::{Row, RowRole, Table};

/// Height of a row: its words and its bar.
const STEP: usize = 42;
/// Letters of a label that fit beside a figure on a phone.
const LABEL: usize = 36;
/// Bars at most; the table has the rest.
const BARS: usize = 40;

struct Bar<'a> {
    row: &'a Row,
    value: Decimal,
}

/// The chart, where the report has deviations to draw.
pub(super) fn section(v: View<'_>) -> Option<Markup> {
    let table = overview::main(v.report)?;
    let column = overview::main_deviation(table)?;
    let (mut bars, even) = bars(table, column);
    if bars.is_empty() {
        return None;
    }
    bars.sort_by_key(|b| b.value);
    let left_out = bars.len().saturating_sub(BARS);
    if left_out > 0 {
        let mut sizes: Vec<Decimal> = bars.iter().map(|b| b.value.abs()).collect();
        sizes.sort_unstable();
        let least = sizes.get(left_out).copied().unwrap_or_default();
        bars.retain(|b| b.value.abs() >= least);
    }
    let of = table.columns.get(column)?;
    let measure = of.unit.or(table.unit).or(v.report.report.unit).map_or("", unit);
    Some(html! {
        section.card.chart #deviations aria-labelledby="deviations-h" {
            h2 #deviations-h { (v.say("Deviations by programme", "Avvikelser per verksamhet")) }
            p.small.dim {
                span lang="sv" { (T(&of.label)) } @if !measure.is_empty() { ", " (measure) } ". "
                span.neg { "◀ " (v.say("worse than budget", "sämre än budget")) } " · "
                span.pos { (v.say("better than budget", "bättre än budget")) " ▶" }
            }
            (drawing(v, &bars, measure))
            @if !even.is_empty() {
                p.small { span.dim { (v.say("No deviation: ", "Ingen avvikelse: ")) } span lang="sv" { (T(&even.join(", "))) } }
            }
            @if left_out > 0 {
                p.small.dim { (left_out) " " (v.say("smaller ones are in the table", "mindre finns i tabellen")) }
            }
        }
    })
}

/// The rows that deviate, and the names of those that do not.
fn bars(table: &Table, column: usize) -> (Vec<Bar<'_>>, Vec<String>) {
    let (mut bars, mut even) = (Vec::new(), Vec::new());
    for row in table.rows.iter().filter(|r| r.role == RowRole::Item) {
        match row.cells.get(column).and_then(Option::as_ref).map(|c| c.value.0) {
            Some(value) if value.is_zero() => even.push(name(row)),
            Some(value) => bars.push(Bar { row, value }),
            None => {}
        }
    }
    (bars, even)
}

fn drawing(v: View<'_>, bars: &[Bar<'_>], measure: &str) -> Markup {
    let least = bars.iter().map(|b| b.value).min().unwrap_or_default().min(Decimal::ZERO);
    let most = bars.iter().map(|b| b.value).max().unwrap_or_default().max(Decimal::ZERO);
    let range = most.checked_sub(least).unwrap_or(Decimal::MAX);
    let said: Vec<String> = bars.iter().map(|b| format!("{}: {} {measure}", name(b.row), v.number(b.value))).collect();
    let height = bars.len() * STEP;
    let zero = percent(-least, range);
    html! {
        svg role="img" aria-labelledby="chart-title chart-text" height=(height) {
            title #chart-title { (v.say("Deviations by programme, the worst first", "Avvikelser per verksamhet, den sämsta först")) }
            desc #chart-text { (T(&said.join("; "))) }
            @for (at, bar) in bars.iter().enumerate() {
                @let (y, size) = (at * STEP, bar.value.abs());
                @let x = if bar.value.is_sign_negative() { bar.value.checked_sub(least).unwrap_or_default() } else { -least };
                g {
                    text x="0" y=(y + 15) { (T(&fitted(&name(bar.row)))) }
                    text.n.(way(bar.value)) x="100%" y=(y + 15) { (signed(v, bar.value)) }
                    line.way x1="0" x2="100%" y1=(y + 27) y2=(y + 27) {}
                    line x1=(zero) x2=(zero) y1=(y + 19) y2=(y + 35) {}
                    rect.(way(bar.value)) x=(percent(x, range)) y=(y + 22) width=(percent(size, range)) height="10" rx="2" {}
                }
            }
        }
    }
}

/// A deviation with its sign, which tells its way without the colour.
fn signed(v: View<'_>, value: Decimal) -> String {
    let sign = if value.is_sign_positive() { "+" } else { "" };
    format!("{sign}{}", v.number(value))
}

fn name(row: &Row) -> String {
    match &row.code {
        Some(code) => format!("{code} {}", row.label),
        None => row.label.clone(),
    }
}

fn fitted(text: &str) -> String {
    if text.chars().count() <= LABEL {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LABEL - 1).collect();
    format!("{}…", cut.trim_end())
}
