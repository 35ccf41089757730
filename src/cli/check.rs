//! `kpr check`: reports and what is wrong with them.

use std::io::Write;

use anyhow::Result;
use jiff::civil::Date;
use kpr::check::settings::Outside;
use kpr::check::counts;
use kpr::finding::Severity;
use kpr::output::findings::{self, Checked, Format, place, text};
use kpr::output::json::{self, Layout};
use kpr::{Report, Source};

use super::args::{CheckArgs, CheckFormat, Common, FailOn};
use super::baseline::Baseline;
use super::config::Config;
use super::exit::Exit;
use super::inputs::{self, Input, Inputs};
use super::many::{self, Done};
use super::sink::Sink;
use super::summary::Line;
use super::{against, load, say, terminal};

/// How the reports of a run are checked.
#[derive(Debug)]
pub(crate) struct Run {
    /// What the configuration file says.
    pub(crate) config: Config,
    /// The day to judge by.
    pub(crate) as_of: Option<Date>,
    norms: bool,
    outside: Vec<Outside>,
    baseline: Baseline,
    view: Option<text::View>,
}

impl Run {
    /// As the configuration file says.
    pub(crate) fn new(common: &Common) -> Result<Self> {
        Ok(Self { config: Config::load(common)?, as_of: None, norms: false, outside: Vec::new(), baseline: Baseline::default(), view: None })
    }

    fn of(common: &Common, args: &CheckArgs, out: &Sink) -> Result<Self> {
        let for_people = args.format == CheckFormat::Text;
        Ok(Self {
            as_of: args.as_of,
            norms: args.norms,
            outside: args.against.as_deref().map(against::load).transpose()?.unwrap_or_default(),
            baseline: args.baseline.as_deref().map(Baseline::load).transpose()?.unwrap_or_default(),
            view: for_people.then(|| view(common, out)),
            ..Self::new(common)?
        })
    }

    /// Reads and checks a report.
    fn report(&self, common: &Common, input: &Input, source: &Source) -> Report {
        let mut settings = self.config.settings(common, input.path());
        settings.as_of = self.as_of;
        settings.norms |= self.norms;
        settings.outside.clone_from(&self.outside);
        let mut report = kpr::read(source);
        kpr::check::check(&mut report, &settings);
        place::columns(&mut report, source);
        self.config.suppress(input.path(), &mut report.findings);
        self.baseline.mark(&mut report.findings);
        report
    }
}

fn view(common: &Common, out: &Sink) -> text::View {
    let least = if common.quiet { Severity::Warning } else { Severity::Info };
    text::View { lang: common.lang.into(), colour: terminal::colour(common.color, out), verbose: common.verbose > 0, width: terminal::width(out), least: Some(least) }
}

/// Checks the inputs and prints what was found, in their order.
pub(crate) fn run(common: &Common, args: &CheckArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let mut out = Sink::open(common)?;
    let run = Run::of(common, args, &out)?;
    let (checked, exit) = all(common, &run, &inputs)?;
    write(common, args, &inputs, &checked, &mut out)?;
    out.finish()?;
    Ok(exit.max(verdict(&run, args, &checked)))
}

/// Checks all inputs. One that could not be read stands in the result with a finding that says so.
pub(crate) fn all(common: &Common, run: &Run, inputs: &Inputs) -> Result<(Vec<Checked>, Exit)> {
    let mut checked = Vec::with_capacity(inputs.list.len());
    let work = |input: &Input| {
        let path = input.to_string();
        let read = load::with(input, |source| {
            let report = run.report(common, input, source);
            let excerpts = run.view.map_or_else(String::new, |view| text::excerpts(&report, source, &path, view));
            Done::read(Line::of(&report), Ok(Checked { path: path.clone(), report, excerpts }))
        });
        read.unwrap_or_else(|failure| Done::failed(failure.error, Some(Checked { path: path.clone(), report: *failure.record, excerpts: String::new() })))
    };
    let exit = many::run(common, false, inputs, work, |_, one| {
        checked.push(one);
        Ok(())
    })?;
    Ok((checked, exit))
}

fn write(common: &Common, args: &CheckArgs, inputs: &Inputs, checked: &[Checked], out: &mut Sink) -> Result<()> {
    let lang = common.lang.into();
    let format: &dyn Format = match args.format {
        CheckFormat::Json | CheckFormat::Jsonl => return reports(args.format, inputs.many, checked, out),
        CheckFormat::Text => &text::Text,
        CheckFormat::Sarif => &findings::sarif::Sarif,
        CheckFormat::Github => &findings::github::GitHub,
        CheckFormat::Gitlab => &findings::gitlab::GitLab,
        CheckFormat::Junit => &findings::junit::JUnit { least: Severity::Warning },
        CheckFormat::Markdown => &findings::markdown::Markdown,
    };
    Ok(format.write(checked, lang, out)?)
}

fn reports(format: CheckFormat, many: bool, checked: &[Checked], out: &mut Sink) -> Result<()> {
    let array = format == CheckFormat::Json && many;
    let [open, between, close] = if array { ["[", ",\n", "]\n"] } else { ["", "\n", "\n"] };
    write!(out, "{open}")?;
    for (i, c) in checked.iter().enumerate() {
        if i > 0 {
            write!(out, "{between}")?;
        }
        json::write(&c.report, Layout::Compact, out)?;
    }
    write!(out, "{close}")?;
    Ok(())
}

/// What the findings mean for the exit code.
fn verdict(run: &Run, args: &CheckArgs, checked: &[Checked]) -> Exit {
    if checked.iter().all(|c| is_nothing(&c.report)) {
        say::note("nothing of a follow-up report was found: no table, programme, goal, risk, action or indicator");
        return Exit::NoReport;
    }
    let least = match args.fail_on.or(run.config.fail_on).unwrap_or(FailOn::Error) {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Never => return Exit::Success,
    };
    let found = checked.iter().flat_map(|c| &c.report.findings).any(|f| counts(f, least));
    if found && !args.exit_zero { Exit::Findings } else { Exit::Success }
}

/// Whether nothing of a follow-up report was found in a text.
fn is_nothing(r: &Report) -> bool {
    r.tables.is_empty() && r.programmes.is_empty() && r.goals.is_empty() && r.risks.is_empty() && r.actions.is_empty() && r.indicators.is_empty() && r.controls.is_empty() && r.checklists.is_empty() && r.key_figures.is_empty()
}
