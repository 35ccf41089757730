//! Debugging entry of the list reader.
#![allow(clippy::print_stdout, clippy::print_stderr)]
fn main() {
    let path = std::env::args().nth(2).unwrap_or_default();
    let Ok(bytes) = std::fs::read(&path) else { return };
    let Ok(source) = kpr::Source::new(bytes, None) else { return };
    let start = std::time::Instant::now();
    let layout = kpr::layout::Layout::new(&source);
    let mid = start.elapsed();
    let lists = kpr::lists::read(&layout);
    eprintln!("layout {mid:?} lists {:?}", start.elapsed() - mid);
    let json = serde_json::json!({"goals": lists.goals, "risks": lists.risks, "actions": lists.actions, "indicators": lists.indicators, "controls": lists.controls, "checklists": lists.checklists});
    println!("{json}");
}
