//! `kpr export`: reports as CSV, XLSX, HTML, JSON lines, Markdown or Parquet.

use std::io;
use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;
use kpr::Report;
use kpr::output::csv::{Csv, Dialect};
use kpr::output::html::{self, Entry, Html};
use kpr::output::json::JsonLines;
use kpr::output::listing::{ALL, FIGURES, Listing};
use kpr::output::markdown::Markdown;
use kpr::output::xlsx::Xlsx;
use kpr::output::{Export, Lines};

use super::args::{Common, ExportArgs, ExportFormat};
use super::exit::Exit;
use super::inputs::{self, Inputs};
use super::outlet::{self, Outlet};
use super::sink::Sink;
use super::{check, many, persons};

/// Reads the inputs and writes them to where `--output` says.
pub(crate) fn run(common: &Common, args: &ExportArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let to = format(common.output.as_deref(), args.to)?;
    let mut check = check::Run::new(common)?;
    check.mask = persons::pseudonyms(&args.mask)?;
    let exports = exports(common, args, to);
    let mut outlet = open(common, to, &inputs, &exports)?;
    let lang = common.lang.into();
    let indexed = outlet.has_index();
    let render = |report: Report, lines: &Lines<'_>| -> io::Result<(Vec<Vec<u8>>, Option<Entry>)> {
        let report = &report;
        let mut parts = vec![Vec::new(); exports.len()];
        exports.iter().zip(&mut parts).try_for_each(|(export, part)| export.with_lines(report, lines, part))?;
        Ok((parts, indexed.then(|| Entry::of(report, lang))))
    };
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let exit = many::reports(common, &check, args.summary, &inputs, render, |input, (parts, entry)| {
        let file = outlet.write(input, &parts)?;
        entries.extend(file.zip(entry));
        Ok(())
    })?;
    // Of one input that could not be read there is nothing to write.
    if exit == Exit::Failed && !inputs.many {
        return Ok(exit);
    }
    outlet.finish(|| html::index(&entries, lang).into_bytes())?;
    Ok(exit)
}

/// What `--to` says, else the suffix of `--output`.
fn format(output: Option<&Path>, to: Option<ExportFormat>) -> Result<ExportFormat> {
    let suffix = output.and_then(Path::extension).and_then(|s| s.to_str());
    match (to, suffix.map(|s| ExportFormat::from_str(s, true))) {
        (Some(to), _) | (None, Some(Ok(to))) => Ok(to),
        _ => {
            let names = ExportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
            let names: Vec<String> = names.map(|v| v.get_name().to_owned()).collect();
            bail!("expected --to FORMAT, or --output with its suffix; the formats are {}", names.join(", "))
        }
    }
}

/// The parts a report is written in: one for each list where CSV goes to a folder, else one.
fn exports(common: &Common, args: &ExportArgs, to: ExportFormat) -> Vec<Box<dyn Export>> {
    let csv = |listing: Listing| -> Box<dyn Export> {
        let dialect = if args.excel { Dialect::Excel } else { Dialect::Plain };
        Box::new(Csv { listing, dialect })
    };
    let folder = common.output.as_deref().is_some_and(outlet::is_folder);
    match to {
        ExportFormat::Csv => match args.list.as_deref().and_then(Listing::named) {
            Some(listing) => vec![csv(*listing)],
            None if folder => ALL.map(csv).into(),
            None => vec![csv(FIGURES)],
        },
        ExportFormat::Xlsx => vec![Box::new(Xlsx)],
        ExportFormat::Html => vec![Box::new(Html { lang: common.lang.into() })],
        ExportFormat::Jsonl => vec![Box::new(JsonLines)],
        ExportFormat::Markdown => vec![Box::new(Markdown)],
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => vec![Box::new(kpr::output::parquet::Parquet)],
    }
}

fn open(common: &Common, to: ExportFormat, inputs: &Inputs, exports: &[Box<dyn Export>]) -> Result<Outlet> {
    let heads = exports.iter().map(|export| {
        let mut head = Vec::new();
        export.head(&mut head).map(|()| head)
    });
    let heads: Vec<Vec<u8>> = heads.collect::<io::Result<_>>()?;
    let joins = exports.iter().all(|e| e.joins());
    let suffix = match to {
        ExportFormat::Csv => "csv",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Html => "html",
        ExportFormat::Jsonl => "jsonl",
        ExportFormat::Markdown => "md",
        #[cfg(feature = "parquet")]
        ExportFormat::Parquet => "parquet",
    };
    match common.output.as_deref().filter(|o| outlet::is_folder(o)) {
        Some(folder) if exports.len() > 1 => {
            let names = ALL.iter().map(|l| format!("{}.{suffix}", l.name));
            Outlet::lists(folder, common.force, names.zip(heads))
        }
        Some(folder) => {
            let index = to == ExportFormat::Html && inputs.many;
            Outlet::each(folder, common.force, suffix, heads.concat(), index.then_some("index.html"))
        }
        None => {
            let out = Sink::open(common)?;
            if !joins && inputs.many {
                bail!("{suffix} holds one report a file: expected --output FOLDER/ for several (the / makes it a folder)");
            }
            if !joins && out.is_terminal() {
                bail!("{suffix} is nothing for a terminal: expected --output FILE, or a pipe");
            }
            Outlet::one(out, &heads.concat())
        }
    }
}
