//! `kpr parse`: reports as JSON, or what one stage made of them.

use std::io::{self, Write};

use anyhow::Result;
use kpr::output::Lines;
use kpr::output::json::{self, Layout};
use kpr::{Report, Source, stage};

use super::args::{Common, Format, ParseArgs, StageName};
use super::exit::Exit;
use super::inputs::{self, Input, Inputs};
use super::many::{self, Done};
use super::records::{Records, Shape};
use super::sink::Sink;
use super::summary::Line;
use super::{check, load, persons};

/// Reads the inputs and prints them in their order.
pub(crate) fn run(common: &Common, args: &ParseArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let out = Sink::open(common)?;
    match args.stage {
        Some(name) => stages(common, name, &inputs, out),
        None => reports(common, args, &inputs, out),
    }
}

fn reports(common: &Common, args: &ParseArgs, inputs: &Inputs, out: Sink) -> Result<Exit> {
    let for_people = out.is_terminal() && args.format == Format::Json;
    let pretty = args.pretty || (for_people && !args.compact);
    let layout = if pretty { Layout::Pretty } else { Layout::Compact };
    let shape = match args.format {
        Format::Json if inputs.many => Shape::Array { pretty },
        Format::Json | Format::Jsonl => Shape::Lines,
    };
    let mut check = check::Run::new(common)?;
    check.mask = persons::pseudonyms(&args.mask)?;
    let mut records = Records::new(out, shape);
    // A report alone goes straight to the output, with no copy of its text; of many each is made where it is read.
    let render = |report: Report, _: &Lines<'_>| {
        if !inputs.many {
            return Ok(Record::Report(Box::new(report)));
        }
        let mut record = Vec::new();
        json::write(&report, layout, &mut record)?;
        Ok(Record::Text(record))
    };
    let exit = many::reports(common, &check, args.summary, inputs, render, |_, record| match record {
        Record::Text(text) => records.push(&text),
        Record::Report(report) => records.write(|out| json::write(&report, layout, out)),
    })?;
    records.finish()?;
    Ok(exit)
}

/// What is written of a report.
enum Record {
    Text(Vec<u8>),
    Report(Box<Report>),
}

fn stages(common: &Common, name: StageName, inputs: &Inputs, out: Sink) -> Result<Exit> {
    let print: fn(&Source, &mut dyn io::Write) -> io::Result<()> = match name {
        StageName::Lines => stage::lines,
        StageName::Blocks => stage::blocks,
        StageName::Tables => stage::tables,
        StageName::Lists => stage::lists,
        StageName::Report => stage::report,
        StageName::Shape => stage::shape,
    };
    let mut records = Records::new(out, Shape::Plain);
    let work = |input: &Input| {
        let printed = |source: &Source| {
            let mut text = Vec::new();
            if inputs.many {
                writeln!(text, "==> {input} <==")?;
            }
            print(source, &mut text)?;
            Ok(text)
        };
        match load::with(input, printed) {
            Ok(text) => Done::read(Line::default(), text),
            Err(failure) => Done::failed(failure.error, None),
        }
    };
    let exit = many::run(common, false, inputs, work, |_, text| records.push(&text))?;
    records.finish()?;
    Ok(exit)
}
