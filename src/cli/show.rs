//! `kpr show`: a report on the terminal.

use anyhow::Result;
use kpr::Report;
use kpr::output::Lines;
use kpr::output::show::{self, Part, View};

use super::args::{Common, PartName, ShowArgs};
use super::exit::Exit;
use super::records::{Records, Shape};
use super::sink::Sink;
use super::{check, inputs, many, persons, terminal};

/// Reads the inputs and shows them one after another.
pub(crate) fn run(common: &Common, args: &ShowArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let out = Sink::open(common)?;
    let mut check = check::Run::new(common)?;
    check.as_of = args.as_of;
    check.mask = persons::pseudonyms(&args.mask)?;
    let view = View {
        width: terminal::width(&out),
        colour: terminal::colour(common.color, &out),
        lang: common.lang.into(),
        all: common.verbose > 0,
        only: args.only.iter().copied().map(Part::from).collect(),
        as_of: args.as_of,
    };
    let render = |report: Report, _: &Lines<'_>| {
        let report = &report;
        let mut page = Vec::new();
        show::write(report, &view, &mut page)?;
        page.extend(inputs.many.then_some(b'\n'));
        Ok(page)
    };
    let mut records = Records::new(out, Shape::Plain);
    let exit = many::reports(common, &check, false, &inputs, render, |_, page| records.push(&page))?;
    records.finish()?;
    Ok(exit)
}

impl From<PartName> for Part {
    fn from(name: PartName) -> Self {
        match name {
            PartName::Head => Self::Head,
            PartName::Tables => Self::Tables,
            PartName::Programmes => Self::Programmes,
            PartName::Goals => Self::Goals,
            PartName::Actions => Self::Actions,
            PartName::Risks => Self::Risks,
            PartName::Indicators => Self::Indicators,
            PartName::Controls => Self::Controls,
            PartName::Checklists => Self::Checklists,
            PartName::Findings => Self::Findings,
        }
    }
}
