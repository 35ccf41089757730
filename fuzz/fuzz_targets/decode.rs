//! Bytes → lines, and every line's span back in the bytes.
#![no_main]

use kpr::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::new(bytes.to_vec(), None) else { return };
    for line in source.lines() {
        let span = source.span(line, 0..line.text.len());
        assert!(span.start <= span.end && span.end <= bytes.len());
        let _ = source.raw(line, 0..line.text.len());
    }
});
