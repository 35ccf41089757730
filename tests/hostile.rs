//! Whatever bytes come: an answer, in time in proportion to their number. The texts are in `hostile/inputs.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::print_stderr,
    reason = "a test that fails may panic, and one that is skipped says so"
)]

#[path = "hostile/inputs.rs"]
mod inputs;

use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use kpr::check::{Settings, check};
use kpr::output::json;
use kpr::{Report, Source};

/// Bytes of each text; the optimised build is tried on more.
const SIZE: usize = if cfg!(debug_assertions) { 3_000 } else { 600_000 };
const FIXTURE: &str = include_str!("../fixtures/reports/tertialrapport.txt");

fn read(bytes: &[u8]) -> Option<Report> {
    let source = Source::new(bytes.to_vec(), None).ok()?;
    let inside = |span: kpr::source::Span| span.start <= span.end && span.end <= bytes.len();
    assert!(source.lines().all(|line| inside(source.span(line, 0..line.text.len()))), "a line stands outside its file");
    let mut report = kpr::read(&source);
    check(&mut report, &Settings::default());
    let mut out = Vec::new();
    json::write(&report, json::Layout::Compact, &mut out).unwrap();
    Some(report)
}

fn survives(name: &str, bytes: &[u8]) {
    assert!(catch_unwind(|| read(bytes)).is_ok(), "kpr panics on: {name}");
}

/// The shortest of some runs, for others use the machine too.
fn shortest(runs: usize, bytes: &[u8]) -> Duration {
    let time = || {
        let start = Instant::now();
        let _ = std::hint::black_box(read(bytes));
        start.elapsed()
    };
    (0..runs).map(|_| time()).min().unwrap_or_default()
}

/// Whether twice the text takes at most `limit` tenths of the time; tried again with more runs before it is called slow.
fn grows(once: &[u8], twice: &[u8], limit: u128) -> Result<(), String> {
    let mut said = String::new();
    for runs in [1, 3, 7] {
        let (one, two) = (shortest(runs, once), shortest(runs, twice));
        if two < Duration::from_millis(40) || two.as_micros() * 10 <= one.as_micros() * limit {
            return Ok(());
        }
        said = format!("{one:?} for {} bytes, {two:?} for {}", once.len(), twice.len());
    }
    Err(said)
}

#[test]
fn texts_that_no_municipality_writes_take_linear_time() {
    let slow: Vec<String> = inputs::CASES
        .iter()
        .filter_map(|(name, make)| {
            let (once, twice) = (make(SIZE), make(2 * SIZE));
            survives(name, twice.as_bytes());
            grows(once.as_bytes(), twice.as_bytes(), 28).err().map(|said| format!("{name}: {said}"))
        })
        .collect();
    assert!(slow.is_empty(), "more than linear time:\n{}", slow.join("\n"));
}

/// A table of three thousand rows: the first two and a half thousand are read, and it is said that the others are not.
#[test]
fn a_table_too_long_says_so() {
    let rows: String = (0..3000).map(|i| format!("Konto {} {} {} 10 \n", char::from(b'a' + (i % 26) as u8), 110 + i, 100 + i)).collect();
    let report = read(format!("Driftredovisning \nTkr Budget 2023 Utfall 2023 Avvikelse \n{rows}").as_bytes()).unwrap();
    assert_eq!(report.tables.iter().map(|t| t.rows.len()).collect::<Vec<_>>(), [2500]);
    let said: Vec<(&str, u32)> = report.findings.iter().filter(|f| f.code == "KPR021").map(|f| (f.rule.as_str(), f.line)).collect();
    assert_eq!(said, [("table-too-long", 2503)]);
}

/// A list of twelve thousand lines: the first ten thousand are read, and it is said that the others are not.
#[test]
fn a_list_too_long_says_so() {
    let rows = "Införa e-arkiv 2023-12-31 Pågår Kanslichef\n".repeat(12_000);
    let report = read(format!("Aktivitet Slutdatum Status Ansvarig\n{rows}").as_bytes()).unwrap();
    assert_eq!(report.actions.len(), 10_000);
    let said: Vec<(&str, u32)> = report.findings.iter().filter(|f| f.code == "KPR022").map(|f| (f.rule.as_str(), f.line)).collect();
    assert_eq!(said, [("list-too-long", 10_002)]);
}

/// A letter a line: what is known of each line would take many times the text.
#[test]
fn a_text_torn_into_letters_is_refused() {
    let refused = |text: String| Source::new(text.into_bytes(), None).err();
    assert!(matches!(refused("a\n".repeat(250_000)), Some(kpr::Error::TooManyLines { lines: 250_000, .. })));
    assert!(matches!(refused("\n".repeat(250_000)), Some(kpr::Error::Empty { .. })));
    assert!(refused("a\n".repeat(50_000)).is_none());
    assert!(refused("Budget\r\n".repeat(250_000)).is_none());
}

#[test]
fn a_report_twice_takes_twice_the_time() {
    let once = FIXTURE.repeat(if cfg!(debug_assertions) { 2 } else { 16 });
    // 2.2 is what `cargo bench` is held to; here is room for a busy machine.
    let said = grows(once.as_bytes(), once.repeat(2).as_bytes(), 26);
    assert_eq!(said, Ok(()));
}

/// The five reports of `../shared`, each twice in one text. What is bounded whatever the text may take its time once.
#[test]
fn each_of_the_reports_twice_takes_twice_the_time() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(files) = std::fs::read_dir(&dir) else {
        eprintln!("skipped: no ../shared beside the repository");
        return;
    };
    let times = if cfg!(debug_assertions) { 1 } else { 6 };
    for path in files.map(|f| f.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let once = std::fs::read(&path).unwrap().repeat(times);
        assert_eq!(grows(&once, &once.repeat(2), 26), Ok(()), "{}", path.display());
    }
}

#[test]
fn every_beginning_and_end_of_a_report() {
    let lines: Vec<&str> = FIXTURE.split_inclusive('\n').collect();
    let step = if cfg!(debug_assertions) { 5 } else { 1 };
    for n in (0..lines.len()).step_by(step) {
        survives(&format!("the first {n} lines"), lines[..n].concat().as_bytes());
        survives(&format!("all but the first {n} lines"), lines[n..].concat().as_bytes());
    }
}

/// A generator that gives the same numbers everywhere (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n.max(1) as u64).unwrap()
    }
}

const ROUNDS: u64 = if cfg!(debug_assertions) { 25 } else { 400 };

#[test]
fn lines_swapped_doubled_and_deleted() {
    for seed in 1..=ROUNDS {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut lines: Vec<&str> = FIXTURE.split_inclusive('\n').collect();
        for _ in 0..=random.below(20) {
            let (a, b) = (random.below(lines.len()), random.below(lines.len()));
            match random.below(3) {
                0 => lines.swap(a, b),
                1 => lines.insert(a, lines[b]),
                _ => drop(lines.remove(a)),
            }
        }
        survives(&format!("lines moved, seed {seed}"), lines.concat().as_bytes());
    }
}

#[test]
fn bytes_flipped() {
    for seed in 1..=ROUNDS {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut bytes = FIXTURE.as_bytes().to_vec();
        for _ in 0..=random.below(60) {
            let at = random.below(bytes.len());
            bytes[at] = match random.below(4) {
                0 => b"0123456789-,. \n"[random.below(15)],
                1 => bytes[at] ^ (1 << random.below(8)),
                2 => b' ',
                _ => u8::try_from(random.below(256)).unwrap(),
            };
        }
        survives(&format!("bytes flipped, seed {seed}"), &bytes);
    }
}

#[test]
fn noise_and_nothing() {
    for (name, bytes) in [
        ("nothing", vec![]),
        ("NULs", vec![0; SIZE]),
        ("0xff", vec![0xff; SIZE]),
        ("a mark alone", vec![0xef, 0xbb, 0xbf]),
        ("half a unit", vec![0xff, 0xfe, 0x31]),
        ("surrogates", [0xff, 0xfe].into_iter().chain([0x00, 0xd8].repeat(SIZE / 2)).collect()),
    ] {
        survives(name, &bytes);
    }
    let mut random = Random(7);
    for round in 0..ROUNDS {
        let bytes: Vec<u8> = (0..random.below(600)).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
        survives(&format!("noise {round}"), &bytes);
    }
}

/// Every crash that fuzzing has found, under `fuzz/crashes`.
#[test]
fn past_crashes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/crashes");
    let Ok(files) = std::fs::read_dir(folder) else { return };
    for file in files.flatten() {
        survives(&file.path().display().to_string(), &std::fs::read(file.path()).unwrap());
    }
}
