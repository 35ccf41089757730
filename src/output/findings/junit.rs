//! JUnit XML: one suite a report, one case a rule; a case fails where its rule found something.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Checked, Format, Totals, severity_name};
use crate::check::RULES;
use crate::finding::{Finding, Lang, Severity};

/// JUnit XML. What is below `least` is told in the case's output and does not fail it.
#[derive(Debug, Clone, Copy)]
pub struct JUnit {
    /// Least severity that fails a case.
    pub least: Severity,
}

impl Format for JUnit {
    fn head(&self, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"kpr\">")
    }

    fn one(&self, checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
        let mut suite = TestSuite::new(checked.path.clone());
        for rule in rules(checked) {
            let found: Vec<&Finding> = checked.open().filter(|f| f.rule == rule && !f.known).collect();
            suite.add_test_case(self.case(&checked.path, rule, &found, lang));
        }
        // The library writes whole reports only; the suite is what stands inside.
        let mut report = Report::new("kpr");
        report.add_test_suite(suite);
        let text = report.to_string().map_err(io::Error::other)?;
        let inside = text.split_once("    <testsuite ").and_then(|(_, rest)| rest.rsplit_once("</testsuites>"));
        let (suite, _) = inside.ok_or_else(|| io::Error::other("expected a test suite"))?;
        write!(out, "    <testsuite {suite}")
    }

    fn foot(&self, _: Totals, _: Lang, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "</testsuites>")
    }
}

/// All rules of the registry, and those that read the report, where they found something.
fn rules(checked: &Checked) -> Vec<&str> {
    let mut out: Vec<&str> = RULES.iter().map(|r| r.name).collect();
    for f in checked.open() {
        if !out.contains(&f.rule.as_str()) {
            out.push(&f.rule);
        }
    }
    out
}

impl JUnit {
    fn case(self, path: &str, rule: &str, found: &[&Finding], lang: Lang) -> TestCase {
        let told = |f: &&Finding| format!("{path}:{}: {} {}: {}", f.line, severity_name(f.severity), f.code, f.message);
        let (grave, light): (Vec<&Finding>, Vec<&Finding>) = found.iter().partition(|f| f.severity >= self.least);
        let mut status = TestCaseStatus::success();
        if let Some(first) = grave.first() {
            status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(severity_name(first.severity)).set_message(first.message.clone());
            status.set_description(grave.iter().map(told).collect::<Vec<_>>().join("\n"));
        }
        let mut case = TestCase::new(rule.to_owned(), status);
        case.set_classname(crate::check::rule(rule).map_or("reading", |r| r.page.title(lang)));
        if !light.is_empty() {
            case.set_system_out(light.iter().map(told).collect::<Vec<_>>().join("\n"));
        }
        case
    }
}
