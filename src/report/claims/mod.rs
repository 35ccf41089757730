//! The amounts that commentary states: what each is of, its sign, the time it speaks of and the cell it repeats.
//!
//! `sentence` cuts the text, `meaning` reads the words around an amount, `cells` finds the cell of a table; here the three become claims.

mod cells;
mod meaning;
mod sentence;

use super::model::{self, CellRef, Claim, ClaimKind, Number, Scope, Table};
use super::passage::Passage;
use crate::figures::amount::{Amount, Sign};
use crate::figures::period::Period;
use crate::lexicon::claims::hedge;
use crate::limits::MAX_PARAGRAPH;
use meaning::{Head, Meaning, Time};
use sentence::{Sentence, Stated};

/// What a text with claims is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    /// The rows that the text comments on, each in its table; the first that fits is taken.
    pub(crate) rows: &'a [(&'a Table, usize)],
    /// Period of the report.
    pub(crate) period: Period,
    /// Number of the section, for text outside the programmes.
    pub(crate) section: Option<&'a str>,
}

/// The claims of a text, in order.
pub(crate) fn read(passage: &Passage, about: About<'_>) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let text = passage.text.get(..passage.text.floor_char_boundary(MAX_PARAGRAPH)).unwrap_or_default();
    for sentence in sentence::sentences(text) {
        let mut last: Option<(Head, Option<Time>)> = None;
        let mut from = 0;
        for (i, stated) in sentence.stated.iter().enumerate() {
            let next = sentence.stated.get(i + 1).map_or(sentence.terms.len(), |s| s.first);
            let mut meaning = meaning::meaning(&sentence, *stated, from, next);
            carry(&mut meaning, last);
            let claim = claim(passage, &sentence, *stated, meaning, about, &out);
            last = meaning.head.map(|h| (signed(h, claim.amount), meaning.time));
            out.push(claim);
            from = stated.after;
        }
    }
    out
}

/// Whether a claim's figure is that of the cell it speaks of.
pub(crate) fn agrees(tables: &[Table], claim: &Claim) -> bool {
    claim.cell.as_ref().is_some_and(|cell| model::table(tables, &cell.table).is_some_and(|(_, t)| cells::agrees(t, cell, claim)))
}

/// A head with the sign that its amount turned out to have.
fn signed(head: Head, amount: Number) -> Head {
    match head {
        Head::Deviation(None) => Head::Deviation(Some(!amount.0.is_sign_negative())),
        other => other,
    }
}

/// A statement without a head goes on with the one before: `underskottet är 0,9 mnkr och väntas öka till 2,4 mnkr`.
fn carry(meaning: &mut Meaning, last: Option<(Head, Option<Time>)>) {
    let Some((head @ Head::Deviation(_), time)) = last else { return };
    let other_time = meaning.time.is_some() && meaning.time != time;
    if meaning.head.is_none() && !meaning.aside && (meaning.level || other_time) {
        meaning.head = Some(head);
    }
}

fn claim(passage: &Passage, sentence: &Sentence<'_>, stated: Stated, meaning: Meaning, about: About<'_>, before: &[Claim]) -> Claim {
    let kind = kind(sentence, stated, meaning, about.period);
    let amount = Number(value(stated.amount, kind, meaning.head));
    let period = period(kind, meaning, about.period);
    let hedge = stated.first.checked_sub(1).and_then(|i| sentence.terms.get(i)).and_then(|t| hedge(&t.lower));
    let mut out = Claim {
        kind,
        amount,
        unit: stated.amount.unit,
        approximate: hedge.is_some(),
        hedge,
        scope: Scope::Whole,
        period,
        cell: None,
        raw: raw(passage, sentence, stated, meaning),
        line: passage.line_at(stated.amount.start),
        section: about.section.map(str::to_owned),
    };
    (out.scope, out.cell) = place(&out, meaning, about, before);
    out
}

/// What kind of claim the words make. A forecast that is no deviation has no kind of its own.
fn kind(sentence: &Sentence<'_>, stated: Stated, meaning: Meaning, period: Period) -> ClaimKind {
    if meaning.aside {
        return ClaimKind::Other;
    }
    let ahead = is_ahead(meaning.time, period);
    match meaning.head {
        Some(Head::Deviation(_)) if ahead => ClaimKind::ForecastDeviation,
        Some(Head::Deviation(_)) => ClaimKind::Deviation,
        Some(Head::Outcome) if !ahead => ClaimKind::Outcome,
        Some(Head::Cost | Head::Income) if !ahead && beside_budget(sentence, stated) => ClaimKind::Outcome,
        Some(Head::Budget) => ClaimKind::Budget,
        _ => ClaimKind::Other,
    }
}

/// Whether a time lies ahead of the report's period.
fn is_ahead(time: Option<Time>, period: Period) -> bool {
    let year = period.month.is_none_or(|m| m == 12);
    match time {
        Some(Time::Forecast) => true,
        Some(Time::WholeYear) => !year,
        Some(Time::Period) | None => false,
    }
}

/// Whether the next amount of the sentence is the budget: costs set against it are an outcome.
fn beside_budget(sentence: &Sentence<'_>, stated: Stated) -> bool {
    let mut later = sentence.stated.iter().skip_while(|s| s.first <= stated.first);
    let Some(next) = later.next() else { return false };
    let end = later.next().map_or(sentence.terms.len(), |s| s.first);
    meaning::meaning(sentence, *next, stated.after, end).head == Some(Head::Budget)
}

/// The amount with the reader's sign: words before symbols. Outcome, budget and the rest keep the text's own.
fn value(amount: Amount, kind: ClaimKind, head: Option<Head>) -> rust_decimal::Decimal {
    match (kind, head) {
        (ClaimKind::Deviation | ClaimKind::ForecastDeviation, Some(Head::Deviation(Some(good)))) if amount.sign != Sign::Minus || !good => {
            if good || amount.value.is_zero() {
                amount.value.abs()
            } else {
                -amount.value.abs()
            }
        }
        _ => amount.value,
    }
}

/// The period a claim speaks of: a forecast is of the year.
fn period(kind: ClaimKind, meaning: Meaning, report: Period) -> Option<String> {
    let whole_year = kind == ClaimKind::ForecastDeviation || (kind == ClaimKind::Other && is_ahead(meaning.time, report));
    let month = if whole_year { None } else { report.month };
    Period { month, ..report }.text()
}

/// The clause as printed: from its head, or the amount, to the last word that tells of it.
fn raw(passage: &Passage, sentence: &Sentence<'_>, stated: Stated, meaning: Meaning) -> String {
    let start = sentence.terms.get(meaning.first.min(stated.first)).map_or(stated.amount.start, |t| t.word.bare_start());
    let end = if meaning.after > stated.after {
        meaning
            .after
            .checked_sub(1)
            .and_then(|i| sentence.terms.get(i))
            .map_or(stated.amount.end, |t| t.word.bare_start() + t.word.bare().len())
    } else {
        stated.amount.end
    };
    passage.text.get(start.min(stated.amount.start)..end.max(stated.amount.end)).unwrap_or_default().to_owned()
}

/// Whether a claim is about the whole, and the cell it then repeats. The first claim of a kind is about the whole unless its words say
/// otherwise; a later one only where it agrees with the cell.
fn place(claim: &Claim, meaning: Meaning, about: About<'_>, before: &[Claim]) -> (Scope, Option<CellRef>) {
    if meaning.part || claim.kind == ClaimKind::Other {
        return (Scope::Part, None);
    }
    let found = about.rows.iter().find_map(|(table, row)| cells::find(table, *row, claim).map(|cell| (*table, cell)));
    let said = before.iter().any(|c| c.kind == claim.kind && c.scope == Scope::Whole);
    let agrees = found.as_ref().is_some_and(|(table, cell)| cells::agrees(table, cell, claim));
    if said && !agrees { (Scope::Part, None) } else { (Scope::Whole, found.map(|(_, cell)| cell)) }
}

#[cfg(test)]
mod tests;
