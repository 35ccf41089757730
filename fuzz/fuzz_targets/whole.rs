//! Bytes → checked report, the same twice.
#![no_main]

use kpr::Source;
use kpr::check::{Settings, check};
use kpr::output::json;
use libfuzzer_sys::fuzz_target;

fn checked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if let Ok(source) = Source::new(bytes.to_vec(), None) {
        let mut report = kpr::read(&source);
        check(&mut report, &Settings { norms: true, ..Settings::default() });
        json::write(&report, json::Layout::Compact, &mut out).unwrap();
    }
    out
}

fuzz_target!(|bytes: &[u8]| assert!(checked(bytes) == checked(bytes)));
