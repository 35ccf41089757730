//! Every output of a checked report, with the names masked too: no panic, JSON and JSON lines that read back, HTML without markup of the report.
#![no_main]

use kpr::Source;
use kpr::check::{Settings, check};
use kpr::finding::{Lang, Severity};
use kpr::output::csv::{Csv, Dialect};
use kpr::output::findings::{self, Checked, Format, Totals};
use kpr::output::html::Html;
use kpr::output::markdown::Markdown;
use kpr::output::mask::{Persons, Pseudonyms};
use kpr::output::parquet::Parquet;
use kpr::output::xlsx::Xlsx;
use kpr::output::{Export, Lines, diff, json, listing, show};
use kpr::report::model::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::new(bytes.to_vec(), None) else { return };
    let mut report = kpr::read(&source);
    check(&mut report, &Settings::default());
    findings::place::columns(&mut report, &source);
    let lines = Lines::of(&source);
    exports(&report, &lines);
    findings_of(&report, &lines);
    stages(&source);
    let persons = Persons::of(&report, &lines, &Pseudonyms::Numbered);
    let mut masked = report.clone();
    persons.mask(&mut masked);
    exports(&masked, &persons.lines(&lines));
    compared(&report, &masked);
});

fn exports(report: &Report, lines: &Lines<'_>) {
    for layout in [json::Layout::Pretty, json::Layout::Compact] {
        let mut out = Vec::new();
        json::write(report, layout, &mut out).unwrap();
        assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
    }
    let plain: [&dyn Export; 4] = [&json::JsonLines, &Markdown, &Xlsx, &Html { lang: Lang::default() }];
    for export in plain {
        let mut out = Vec::new();
        export.head(&mut out).unwrap();
        export.with_lines(report, lines, &mut out).unwrap();
        assert!(!out.is_empty());
    }
    // A figure with more decimals than Parquet's column holds is an error.
    let _ = Parquet.report(report, &mut Vec::new());
    for listing in listing::ALL {
        Csv { listing, dialect: Dialect::default() }.report(report, &mut Vec::new()).unwrap();
    }
    for (width, all) in [(0, true), (40, false), (200, true)] {
        let mut out = Vec::new();
        show::write(report, &show::View { width, all, ..Default::default() }, &mut out).unwrap();
        assert!(!out.contains(&0x1b), "a terminal code of the report");
    }
}

fn findings_of(report: &Report, lines: &Lines<'_>) {
    let excerpts = findings::text::excerpts(report, lines, "a.txt", findings::text::View { verbose: true, ..Default::default() });
    let checked = Checked { path: "a.txt".to_owned(), report: report.clone(), excerpts };
    let formats: [&dyn Format; 8] = [
        &findings::text::Text,
        &findings::json::Json { array: true },
        &findings::sarif::Sarif,
        &findings::junit::JUnit { least: Severity::Warning },
        &findings::github::GitHub,
        &findings::gitlab::GitLab,
        &findings::markdown::Markdown,
        &findings::json::Json { array: false },
    ];
    for format in formats {
        let mut out = Vec::new();
        format.head(Lang::default(), &mut out).unwrap();
        let _ = format.parts(&checked, Lang::default()).unwrap();
        format.one(&checked, Lang::default(), &mut out).unwrap();
        format.foot(Totals::of(&checked), Lang::default(), &mut out).unwrap();
    }
}

fn stages(source: &Source) {
    let mut shape = Vec::new();
    kpr::stage::shape(source, &mut shape).unwrap();
    kpr::stage::blocks(source, &mut Vec::new()).unwrap();
}

fn compared(old: &Report, new: &Report) {
    let found = kpr::diff::diff(old, new);
    diff::text::write(&found, Lang::default(), &mut Vec::new()).unwrap();
    diff::html::write(&found, Lang::default(), &mut Vec::new()).unwrap();
    diff::json::write(&found, json::Layout::Compact, &mut Vec::new()).unwrap();
}
