//! Tables of figures, under a header that makes them one.
#![no_main]

use kpr::Source;
use libfuzzer_sys::fuzz_target;

const HEADERS: [&str; 4] = ["", "Driftredovisning, tkr Prognos 2026 Budget 2026 Avvikelse\n", "Utfall Budget Avvikelse\n", "mkr 2023 2022 2021\n"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = [HEADERS[usize::from(*first) % HEADERS.len()].as_bytes(), rest].concat();
    if let Ok(source) = Source::new(text, None) {
        let _ = kpr::read(&source);
    }
});
