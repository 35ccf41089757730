//! Every output of a checked report: no panic, and JSON that reads back.
#![no_main]

use kpr::Source;
use kpr::check::{Settings, check};
use kpr::output::csv::{Csv, Dialect};
use kpr::output::markdown::Markdown;
use kpr::output::xlsx::Xlsx;
use kpr::output::{Export, json, listing};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::new(bytes.to_vec(), None) else { return };
    let mut report = kpr::read(&source);
    check(&mut report, &Settings::default());
    let mut out = Vec::new();
    json::write(&report, json::Layout::Pretty, &mut out).unwrap();
    Markdown.report(&report, &mut out).unwrap();
    Xlsx.report(&report, &mut out).unwrap();
    for listing in listing::ALL {
        Csv { listing, dialect: Dialect::default() }.report(&report, &mut out).unwrap();
    }
});
