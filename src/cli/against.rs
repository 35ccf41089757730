//! `--against FILE`: figures from outside the report, as CSV with a header.

use std::path::Path;

use anyhow::{Context, Result, bail};
use kpr::check::settings::Outside;
use kpr::report::model::{ColumnRole, Unit};
use rust_decimal::Decimal;

use super::near::nearest;

/// Names of the columns; `row`, `column` and `value` are needed.
const COLUMNS: [&str; 5] = ["row", "column", "period", "unit", "value"];

/// Reads the figures of a file. Commas or semicolons part the fields; decimals have a point or a comma.
pub(crate) fn load(path: &Path) -> Result<Vec<Outside>> {
    let bytes = std::fs::read(path).with_context(|| format!("{}: cannot read", path.display()))?;
    // What is not UTF-8 comes from an older Excel.
    let text = String::from_utf8(bytes).unwrap_or_else(|e| encoding_rs::WINDOWS_1252.decode(e.as_bytes()).0.into_owned());
    parse(&text).with_context(|| path.display().to_string())
}

fn parse(text: &str) -> Result<Vec<Outside>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    for name in &header {
        if !COLUMNS.contains(&name) {
            let hint =
                nearest(name, COLUMNS).map_or_else(|| format!("expected {}", COLUMNS.join(", ")), |n| format!("did you mean `{n}`?"));
            bail!("unknown column `{name}`: {hint}");
        }
    }
    let at = |name: &str| header.iter().position(|h| h == name);
    for needed in ["row", "column", "value"] {
        if at(needed).is_none() {
            bail!("expected a column `{needed}`, found {}", header.iter().collect::<Vec<_>>().join(", "));
        }
    }
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |name: &str| at(name).and_then(|i| record.get(i)).filter(|f| !f.is_empty());
        let needed = |name: &str| field(name).with_context(|| format!("line {line}: expected a {name}, found none"));
        out.push(Outside {
            row: needed("row")?.to_owned(),
            role: role(needed("column")?).with_context(|| format!("line {line}"))?,
            period: field("period").map(str::to_owned),
            unit: field("unit").map(unit).transpose().with_context(|| format!("line {line}"))?,
            value: value(needed("value")?).with_context(|| format!("line {line}"))?,
            line: u32::try_from(line).unwrap_or(u32::MAX),
        });
    }
    Ok(out)
}

fn value(text: &str) -> Result<Decimal> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if c == '\u{2212}' {
                '-'
            } else if c == ',' {
                '.'
            } else {
                c
            }
        })
        .collect();
    plain.parse().with_context(|| format!("expected a figure, found `{text}`"))
}

fn role(text: &str) -> Result<ColumnRole> {
    Ok(match text.to_lowercase().as_str() {
        "outcome" | "utfall" | "bokslut" => ColumnRole::Outcome,
        "budget" => ColumnRole::Budget,
        "forecast" | "prognos" => ColumnRole::Forecast,
        "deviation" | "avvikelse" => ColumnRole::Deviation,
        "change" | "förändring" => ColumnRole::Change,
        "income" | "intäkter" => ColumnRole::Income,
        "cost" | "kostnader" => ColumnRole::Cost,
        "net_cost" | "nettokostnad" => ColumnRole::NetCost,
        "value" | "värde" => ColumnRole::Value,
        _ => bail!(
            "expected the role of a column (outcome, budget, forecast, deviation, change, income, cost, net_cost or value), found `{text}`"
        ),
    })
}

fn unit(text: &str) -> Result<Unit> {
    Ok(match text.to_lowercase().as_str() {
        "tkr" => Unit::Tkr,
        "mnkr" | "mkr" => Unit::Mnkr,
        "kr" => Unit::Kr,
        "percent" | "%" | "procent" => Unit::Percent,
        "hours" | "timmar" => Unit::Hours,
        "count" | "antal" => Unit::Count,
        _ => bail!("expected tkr, mnkr, kr, percent, hours or count, found `{text}`"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_either_delimiter() -> Result<()> {
        let read = parse("row;column;period;unit;value\n100;budget;2026;tkr;-7 182,5\n")?;
        assert_eq!(
            read,
            [Outside {
                row: "100".to_owned(),
                role: ColumnRole::Budget,
                period: Some("2026".to_owned()),
                unit: Some(Unit::Tkr),
                value: "-7182.5".parse()?,
                line: 2
            }]
        );
        assert_eq!(parse("row,column,value\nTurism,budget,686\n")?.len(), 1);
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let error = |t: &str| parse(t).map_or_else(|e| format!("{e:#}"), |_| String::new());
        assert_eq!(error("row,colum,value\n"), "unknown column `colum`: did you mean `column`?");
        assert_eq!(
            error("row,column,value\nA,budget,many\n"),
            "line 2: expected a figure, found `many`: Invalid decimal: unknown character"
        );
    }
}
