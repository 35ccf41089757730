//! Figures, dates, statuses and counts, alone and where they stand in a report: every cell is on its line as printed.
#![no_main]

use kpr::Source;
use kpr::figures::{counts, date, status};
use libfuzzer_sys::fuzz_target;

/// What a figure is mostly made of, for bytes that would else seldom be one.
const SIGNS: [&str; 16] = ["0", "1", "2", "5", "9", "19", "20", " ", ",", ".", "-", "−", "\u{a0}", "%", "\n", " tkr"];

fn written(bytes: &[u8]) -> String {
    bytes.iter().filter_map(|b| SIGNS.get(usize::from(b % 16))).copied().collect()
}

fn alone(text: &str) {
    let _ = (date::parse(text), status::action(text), status::goal(text), status::goal_in_prose(text));
    for counted in counts::read(text) {
        assert!(text.get(counted.at).is_some());
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let figures = if first % 2 == 0 { written(rest) } else { String::from_utf8_lossy(rest).into_owned() };
    alone(&figures);
    let text = format!("Driftredovisning, tkr Utfall Budget Avvikelse\nSkola {figures}\nVård {figures}\nVerksamheten visar ett underskott om {figures}.\n");
    let Ok(source) = Source::new(text.into_bytes(), None) else { return };
    for cell in kpr::read(&source).tables.iter().flat_map(|t| &t.rows).flat_map(|r| &r.cells).flatten() {
        let line = source.line(cell.line).expect("a cell's line is a line of the text");
        let printed = source.raw(line, 0..line.text.len());
        assert!(printed.contains(&cell.raw), "{:?} is not in {printed:?}", cell.raw);
    }
});
