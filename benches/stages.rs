//! `cargo bench`: every stage and the whole, in bytes a second, beside the bound. See `benches/README.md`.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use divan::Bencher;
use divan::counter::BytesCount;
use kpr::check::Settings;
use kpr::layout::Layout;
use kpr::output::json;
use kpr::{Report, Source, check, lists, proof};

fn main() {
    divan::main();
}

fn source() -> Source {
    Source::new(common::text(), None).unwrap()
}

fn report() -> Report {
    kpr::read(&source())
}

fn checked(bytes: Vec<u8>) -> Report {
    let mut report = kpr::read(&Source::new(bytes, None).unwrap());
    check::check(&mut report, &Settings::default());
    report
}

fn size() -> BytesCount {
    BytesCount::new(common::text().len())
}

#[divan::bench]
fn a_bound(bencher: Bencher) {
    let text = common::text();
    bencher.counter(size()).bench(|| common::bound(divan::black_box(&text)));
}

#[divan::bench]
fn b_source(bencher: Bencher) {
    bencher.counter(size()).with_inputs(common::text).bench_values(|text| Source::new(text, None));
}

#[divan::bench]
fn c_layout(bencher: Bencher) {
    let source = source();
    bencher.counter(size()).bench(|| Layout::new(divan::black_box(&source)));
}

#[divan::bench]
fn d_lists(bencher: Bencher) {
    let source = source();
    let layout = Layout::new(&source);
    bencher.counter(size()).bench(|| lists::read(divan::black_box(&layout)));
}

/// Layout, lists, tables, and the report they make; tables are this less the two benches before.
#[divan::bench]
fn e_read(bencher: Bencher) {
    let source = source();
    bencher.counter(size()).bench(|| kpr::read(divan::black_box(&source)));
}

#[divan::bench]
fn f_proof(bencher: Bencher) {
    bencher.counter(size()).with_inputs(report).bench_refs(proof::prove);
}

#[divan::bench]
fn g_check(bencher: Bencher) {
    bencher.counter(size()).with_inputs(report).bench_refs(|report| check::check(report, &Settings::default()));
}

#[divan::bench]
fn h_checked_report(bencher: Bencher) {
    bencher.counter(size()).with_inputs(common::text).bench_values(checked);
}

#[divan::bench]
fn i_json(bencher: Bencher) {
    bencher.counter(size()).with_inputs(common::text).bench_values(|text| {
        let mut out = Vec::new();
        json::write(&checked(text), json::Layout::Compact, &mut out).map(|()| out)
    });
}

/// The text once, twice and four times: time in bytes a second stays level.
#[divan::bench(args = [1, 2, 4])]
fn j_doubling(bencher: Bencher, times: usize) {
    let text = common::text().repeat(times);
    bencher.counter(BytesCount::new(text.len())).with_inputs(|| text.clone()).bench_values(checked);
}
