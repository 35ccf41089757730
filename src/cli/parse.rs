//! `kpr parse`: reports as JSON, or what one stage made of them.

use std::io::{self, Write};

use anyhow::Result;
use kpr::output::json::{self, Layout};
use kpr::{Source, stage};

use super::args::{Common, Format, ParseArgs, StageName};
use super::exit::Exit;
use super::inputs::{self, Inputs};
use super::load;
use super::many::{self, Done};
use super::records::{Records, Shape};
use super::sink::Sink;

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
    let layout = if pretty {
        Layout::Pretty
    } else {
        Layout::Compact
    };
    let shape = match args.format {
        Format::Json if inputs.many => Shape::Array { pretty },
        Format::Json | Format::Jsonl => Shape::Lines,
    };
    let mut records = Records::new(out, shape);
    let work = |input: &inputs::Input| match load::with(input, kpr::read) {
        Ok(report) => {
            Done::report(&report, &[]).with_bytes(|out| json::write(&report, layout, out))
        }
        Err(failure) if inputs.many => {
            let record = failure.record.clone();
            Done::failure(failure).with_bytes(|out| json::write(&record, layout, out))
        }
        Err(failure) => Done::failure(failure),
    };
    let exit = many::run(common, args.summary, inputs, work, |done| {
        records.push(&done.bytes)
    })?;
    records.finish()?;
    Ok(exit)
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
    let work = |input: &inputs::Input| {
        let stage = |source: &Source| {
            Done::default().with_bytes(|out| {
                if inputs.many {
                    writeln!(out, "==> {input} <==")?;
                }
                print(source, out)
            })
        };
        load::with(input, stage).unwrap_or_else(Done::failure)
    };
    let exit = many::run(common, false, inputs, work, |done| {
        records.push(&done.bytes)
    })?;
    records.finish()?;
    Ok(exit)
}
