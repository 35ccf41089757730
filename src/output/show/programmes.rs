//! Programmes: what deviates, and what the report says about it.

use std::io;

use super::findings;
use super::page::{Ink, Page};
use crate::output::figure::swedish;
use crate::output::overview::deviation;
use crate::output::sentence;
use crate::report::model::{Programme, Report};

pub(super) fn write(report: &Report, page: &mut Page<'_>) -> io::Result<()> {
    if report.programmes.is_empty() {
        return Ok(());
    }
    let heading = page.words.programmes;
    page.heading(heading)?;
    for programme in &report.programmes {
        one(report, programme, page)?;
    }
    findings::of_subject(report, "/programmes", page)
}

fn one(report: &Report, programme: &Programme, page: &mut Page<'_>) -> io::Result<()> {
    let deviation = deviation(report, programme);
    let ink = match deviation {
        Some(d) if d.0.is_zero() => Ink::Dim,
        Some(d) if d.0.is_sign_negative() => Ink::Bad,
        Some(_) => Ink::Good,
        None => Ink::Dim,
    };
    let figure = deviation.map_or_else(String::new, |d| swedish(d, ' '));
    let name = match &programme.code {
        Some(code) => format!("{code} {}", programme.name),
        None => programme.name.clone(),
    };
    let said = match &programme.comment {
        Some(comment) if page.view.full() => comment.as_str(),
        Some(comment) => sentence::first(comment),
        None => page.words.no_comment,
    };
    page.item(&format!("{figure:>9}  "), ink, &format!("{name}: {said}"))
}
