//! Text lists, under a header that makes them one.
#![no_main]

use kpr::layout::Layout;
use kpr::{Source, lists};
use libfuzzer_sys::fuzz_target;

const HEADERS: [&str; 4] = ["", "Aktivitet Slutdatum Status Ansvarig\n", "Mål Indikator Utfall Målvärde Kommentar\n", "Risk Sannolikhet Konsekvens Riskvärde Åtgärd Ansvarig\n"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let text = [HEADERS[usize::from(*first) % HEADERS.len()].as_bytes(), rest].concat();
    if let Ok(source) = Source::new(text, None) {
        let _ = lists::read(&Layout::new(&source));
    }
});
