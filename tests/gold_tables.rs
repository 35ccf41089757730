//! Every figure of the tables of the five real reports, on its line, and none invented.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::path::Path;

type Cells = BTreeMap<(u64, String), usize>;

fn cells(tables: &serde_json::Value) -> Cells {
    let mut out = Cells::new();
    for table in tables.as_array().into_iter().flatten() {
        for row in table["rows"].as_array().into_iter().flatten() {
            for cell in row["cells"].as_array().into_iter().flatten().filter(|c| c.is_object()) {
                let value: rust_decimal::Decimal = cell["value"].to_string().parse().unwrap();
                *out.entry((cell["line"].as_u64().unwrap(), value.normalize().to_string())).or_default() += 1;
            }
        }
    }
    out
}

#[test]
fn all_figures_of_the_real_reports_and_no_others() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.is_dir() {
        eprintln!("skipped: no ../shared beside the repository");
        return;
    }
    let mut reports: Vec<_> = std::fs::read_dir(shared.join("reports")).unwrap().map(|e| e.unwrap().path()).collect();
    reports.sort();
    assert_eq!(reports.len(), 5);
    for path in reports {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let gold = shared.join("gold").join(format!("{}.json", &name[..3]));
        let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
        let source = kpr::Source::new(std::fs::read(&path).unwrap(), Some(&path)).unwrap();
        let read = serde_json::to_value(kpr::read(&source)).unwrap();
        assert_eq!(cells(&read["tables"]), cells(&gold["tables"]), "{name}");
    }
}
