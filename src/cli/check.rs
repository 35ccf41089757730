//! `kpr check`: reports and what is wrong with them.

use std::io::{self, Write};

use anyhow::Result;
use jiff::civil::Date;
use kpr::check::counts;
use kpr::check::rules::outside_figure;
use kpr::check::settings::Outside;
use kpr::finding::Severity;
use kpr::output::Lines;
use kpr::output::findings::{self, Checked, Format, Totals, place, text};
use kpr::output::mask::{Persons, Pseudonyms};
use kpr::{Report, Source};

use super::args::{CheckArgs, CheckFormat, Common, FailOn};
use super::baseline::Baseline;
use super::config::Config;
use super::exit::Exit;
use super::inputs::{self, Input, Inputs};
use super::many::{self, Done};
use super::sink::Sink;
use super::summary::Line;
use super::{against, load, persons, say, terminal};

/// How the reports of a run are checked.
#[derive(Debug)]
pub(crate) struct Run {
    /// What the configuration file says.
    pub(crate) config: Config,
    /// How persons are masked, where they are.
    pub(crate) mask: Option<Pseudonyms>,
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
        Ok(Self {
            config: Config::load(common)?,
            mask: None,
            as_of: None,
            norms: false,
            outside: Vec::new(),
            baseline: Baseline::default(),
            view: None,
        })
    }

    fn of(common: &Common, args: &CheckArgs, out: &Sink) -> Result<Self> {
        let for_people = args.format == CheckFormat::Text;
        Ok(Self {
            mask: persons::pseudonyms(&args.mask)?,
            as_of: args.as_of,
            norms: args.norms,
            outside: args.against.as_deref().map(against::load).transpose()?.unwrap_or_default(),
            baseline: args.baseline.as_deref().map(Baseline::load).transpose()?.unwrap_or_default(),
            view: for_people.then(|| view(common, out)),
            ..Self::new(common)?
        })
    }

    /// Reads and checks a report; the report, and its lines as they may be shown.
    pub(crate) fn read<'s>(&self, common: &Common, input: &Input, source: &'s Source) -> (Report, Lines<'s>) {
        let mut settings = self.config.settings(common, input.path());
        settings.as_of = self.as_of;
        settings.norms |= self.norms;
        settings.outside.clone_from(&self.outside);
        let mut report = kpr::read(source);
        kpr::check::check(&mut report, &settings);
        place::columns(&mut report, source);
        self.config.suppress(input.path(), &mut report.findings);
        self.baseline.mark(&mut report.findings);
        let lines = Lines::of(source);
        let Some(how) = &self.mask else {
            return (report, lines);
        };
        let persons = Persons::of(&report, &lines, how);
        persons.mask(&mut report);
        (report, persons.lines(&lines))
    }
}

fn view(common: &Common, out: &Sink) -> text::View {
    let least = if common.quiet { Severity::Warning } else { Severity::Info };
    text::View {
        lang: common.lang.into(),
        colour: terminal::colour(common.color, out),
        verbose: common.verbose > 0,
        width: terminal::width(out),
        least: Some(least),
    }
}

/// Checks the inputs and prints what was found, in their order.
pub(crate) fn run(common: &Common, args: &CheckArgs) -> Result<Exit> {
    let inputs = inputs::find(&args.inputs)?;
    let mut out = Sink::open(common)?;
    let run = Run::of(common, args, &out)?;
    let (format, lang) = (format(args.format, inputs.many), common.lang.into());
    let least = least(&run, args);
    let (mut totals, mut any, mut verdict) = (Totals::default(), false, Verdict::default());
    format.head(lang, &mut out)?;
    let mut held: Vec<Vec<u8>> = Vec::new();
    let mut uncompared: Vec<u32> = run.outside.iter().map(|o| o.line).collect();
    let render = |checked: &Checked| {
        let verdict = Verdict::of(&checked.report, least);
        Ok((format.parts(checked, lang)?, Totals::of(checked), verdict, outside_figure::uncompared(&checked.report, &run.outside)))
    };
    let exit = each(common, &run, args.summary, &inputs, render, |_, (parts, of, one, none)| {
        uncompared.retain(|line| none.contains(line));
        let mut parts = parts.into_iter();
        let text = parts.next().unwrap_or_default();
        if any && !text.is_empty() {
            out.write_all(format.between().as_bytes())?;
        }
        any |= !text.is_empty();
        out.write_all(&text)?;
        for (i, part) in parts.enumerate() {
            match held.get_mut(i) {
                Some(waiting) => waiting.extend(part),
                None => held.push(part),
            }
        }
        totals = totals.and(of);
        verdict.add(one);
        Ok(())
    })?;
    held.iter().try_for_each(|part| out.write_all(part))?;
    format.foot(totals, lang, &mut out)?;
    out.finish()?;
    if let Some(file) = args.against.as_deref().filter(|_| !uncompared.is_empty()) {
        let (all, lines) = (run.outside.len(), uncompared.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
        let of = format!("{}: {} of {all} figures were compared", file.display(), all - uncompared.len());
        say::note(&format!("{of}; no report has a figure for line {lines} (row, column and period must be the report's)"));
    }
    Ok(exit.max(verdict.exit()))
}

/// Checks all inputs and gives what `render` makes of them to `write`, in their order.
///
/// One that could not be read has a report with a finding that says so.
pub(crate) fn each<T: Send>(
    common: &Common,
    run: &Run,
    summarise: bool,
    inputs: &Inputs,
    render: impl Fn(&Checked) -> io::Result<T> + Sync,
    write: impl FnMut(&Input, T) -> Result<()> + Send,
) -> Result<Exit> {
    let work = |input: &Input| {
        let path = input.to_string();
        let read = load::with(input, |source| {
            let (report, lines) = run.read(common, input, source);
            let excerpts = run.view.map_or_else(String::new, |view| text::excerpts(&report, &lines, &path, view));
            let checked = Checked { path: path.clone(), report, excerpts };
            Done::read(Line::of(&checked.report), render(&checked)).of_nothing(is_nothing(&checked.report))
        });
        read.unwrap_or_else(|failure| {
            let checked = Checked { path: path.clone(), report: *failure.record, excerpts: String::new() };
            Done::failed(failure.error, render(&checked).ok())
        })
    };
    many::run(common, summarise, inputs, work, write)
}

fn format(format: CheckFormat, many: bool) -> Box<dyn Format> {
    match format {
        CheckFormat::Json => Box::new(findings::json::Json { array: many }),
        CheckFormat::Jsonl => Box::new(findings::json::Json { array: false }),
        CheckFormat::Text => Box::new(text::Text),
        CheckFormat::Sarif => Box::new(findings::sarif::Sarif),
        CheckFormat::Github => Box::new(findings::github::GitHub),
        CheckFormat::Gitlab => Box::new(findings::gitlab::GitLab),
        CheckFormat::Junit => Box::new(findings::junit::JUnit { least: Severity::Warning }),
        CheckFormat::Markdown => Box::new(findings::markdown::Markdown),
    }
}

/// The least severity that makes the run fail; `None` where nothing does.
fn least(run: &Run, args: &CheckArgs) -> Option<Severity> {
    match args.fail_on.or(run.config.fail_on).unwrap_or(FailOn::Error) {
        _ if args.exit_zero => None,
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Never => None,
    }
}

/// What the reports mean for the exit code.
#[derive(Debug, Clone, Copy, Default)]
struct Verdict {
    /// Whether an input was a follow-up report at all.
    any_report: bool,
    /// Whether a finding counts.
    found: bool,
}

impl Verdict {
    fn of(report: &Report, least: Option<Severity>) -> Self {
        let found = least.is_some_and(|least| report.findings.iter().any(|f| counts(f, least)));
        Self { any_report: !is_nothing(report), found }
    }

    fn add(&mut self, other: Self) {
        self.any_report |= other.any_report;
        self.found |= other.found;
    }

    fn exit(self) -> Exit {
        if !self.any_report {
            return Exit::NoReport;
        }
        if self.found { Exit::Findings } else { Exit::Success }
    }
}

/// Whether nothing of a follow-up report was found in a text.
pub(crate) fn is_nothing(r: &Report) -> bool {
    r.tables.is_empty()
        && r.programmes.is_empty()
        && r.goals.is_empty()
        && r.risks.is_empty()
        && r.actions.is_empty()
        && r.indicators.is_empty()
        && r.controls.is_empty()
        && r.checklists.is_empty()
        && r.key_figures.is_empty()
}
