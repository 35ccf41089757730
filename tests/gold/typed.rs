//! Typed tables written short.

use serde_json::{Value, json};

/// A table whose columns are `role period unit` and whose rows are a label and cells; `-` is an empty cell. The first row is on line 1.
pub(crate) fn table(unit: &str, columns: &[&str], rows: &[&str]) -> Value {
    let columns: Vec<Value> = columns
        .iter()
        .map(|c| {
            let mut w = c.split(' ');
            let (role, period, unit) = (w.next(), w.next(), w.next());
            json!({"label": c, "role": role, "period": period, "unit": unit})
        })
        .collect();
    let row = |r: &&str| {
        let words: Vec<&str> = r.split(' ').collect();
        let cells: Vec<Value> = words[1..].iter().map(|w| serde_json::from_str(if *w == "-" { "null" } else { w }).unwrap()).collect();
        json!({"label": words[0], "role": if words[0] == "Summa" { "total" } else { "item" }, "cells": cells})
    };
    json!({"id": "t1", "unit": unit, "columns": columns, "rows": rows.iter().map(row).collect::<Vec<_>>(), "lines": [1, 9]})
}

/// A report of 2025 in thousands with one table.
pub(crate) fn with_table(table: &Value) -> Value {
    json!({"report": {"period": "2025", "unit": "tkr"}, "tables": [table]})
}
