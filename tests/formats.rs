//! The formats of findings: what CI systems and dashboards read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod gold;

use kpr::check::{RULES, check};
use kpr::finding::reading::NOTES;
use kpr::finding::{Lang, Severity};
use kpr::output::findings::{
    Checked, Format, Totals, github::GitHub, gitlab::GitLab, junit::JUnit, markdown::Markdown, place, sarif::Sarif,
};
use serde_json::Value;

fn checked() -> Vec<Checked> {
    let one = |rule: &&str| {
        let mut f = gold::fixture(rule, "fail");
        check(&mut f.report, &f.settings);
        place::columns(&mut f.report, &f.source);
        Checked { path: format!("rapporter/{rule} å.txt"), report: f.report, excerpts: String::new() }
    };
    let mut all: Vec<Checked> = ["overdue", "column-sum", "claim"].iter().map(one).collect();
    all[0].report.findings[0].suppressed = Some("agreed with the board".to_owned());
    all[2].report.findings[0].known = true;
    all
}

fn written(format: &dyn Format) -> String {
    let (mut out, mut any, mut totals) = (Vec::new(), false, Totals::default());
    format.head(Lang::Sv, &mut out).unwrap();
    for one in checked() {
        let mut record = Vec::new();
        format.one(&one, Lang::Sv, &mut record).unwrap();
        totals = totals.and(Totals::of(&one));
        if !record.is_empty() {
            out.extend(if any { format.between().as_bytes() } else { b"" });
            out.append(&mut record);
            any = true;
        }
    }
    format.foot(totals, Lang::Sv, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn sarif_is_valid() {
    // One pattern of the published schema has a bracket too many, which strict validators refuse.
    let schema =
        include_str!("schemas/sarif-2.1.0.json").replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let log: Value = serde_json::from_str(&written(&Sarif)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), NOTES.len() + RULES.len());
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap().ends_with("%20%C3%A5.txt"));
    }
    assert_eq!(run["results"][0]["suppressions"][0]["justification"], "agreed with the board");
}

/// The schema of Jenkins' xUnit plugin, which CI systems read JUnit XML by (MIT; the licence stands in the file).
fn junit_errors(xml: &str) -> Vec<String> {
    let schema = uppsala::parse(include_str!("schemas/junit-10.xsd")).unwrap();
    let validator = uppsala::XsdValidator::from_schema(&schema).unwrap();
    validator.validate(&uppsala::parse(xml).unwrap()).iter().map(ToString::to_string).collect()
}

#[test]
fn junit_is_valid() {
    for least in [Severity::Info, Severity::Warning, Severity::Error] {
        let xml = written(&JUnit { least });
        assert_eq!(junit_errors(&xml), Vec::<String>::new(), "{least:?}");
        // The validator sees what is wrong: an attribute that must be there, an element and an attribute that no schema knows.
        for (right, wrong) in [(" tests=", " proofs="), ("<failure ", "<failing "), ("<testcase ", "<testcase odd=\"1\" ")] {
            let broken = xml.replace(right, wrong).replace("</failure>", if wrong == "<failing " { "</failing>" } else { "</failure>" });
            assert!(broken == xml || !junit_errors(&broken).is_empty(), "{wrong}");
        }
    }
}

/// What the usual schema of JUnit XML asks: suites hold suites hold cases, each with its attributes, and the counts are right.
#[test]
fn junit_has_the_usual_shape() {
    let xml = written(&JUnit { least: Severity::Warning });
    assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    let mut open: Vec<&str> = Vec::new();
    let (mut cases, mut failures) = (0, 0);
    for tag in xml.split('<').skip(1).filter_map(|t| t.split('>').next()).filter(|t| !t.starts_with('?')) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap();
        let parent = match name {
            "testsuites" => None,
            "testsuite" => Some("testsuites"),
            "testcase" => Some("testsuite"),
            "failure" | "system-out" => Some("testcase"),
            other => panic!("unexpected element {other}"),
        };
        assert_eq!(open.last().copied(), parent);
        let needed: &[&str] = match name {
            "testsuites" => &["name="],
            "testsuite" => &["name=", "tests=", "failures=", "errors="],
            "testcase" => &["name=", "classname="],
            "failure" => &["type=", "message="],
            _ => &[],
        };
        assert!(needed.iter().all(|a| tag.contains(&format!(" {a}"))), "{tag}");
        cases += usize::from(name == "testcase");
        failures += usize::from(name == "failure");
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty());
    assert_eq!((cases, failures), (3 * RULES.len(), 1));
    assert_eq!(xml.matches(&format!(" tests=\"{}\"", RULES.len())).count(), 3);
}

#[test]
fn github_has_the_worst_first_and_escapes() {
    let out = written(&GitHub);
    let first = out.lines().next().unwrap();
    assert!(first.starts_with("::error file=rapporter/column-sum å.txt,line=7,col=8,title=KPR101 column-sum::"), "{first}");
    let kinds: Vec<&str> = out.lines().map(|l| l.split(' ').next().unwrap()).collect();
    let mut sorted = kinds.clone();
    sorted.sort_by_key(|k| ["::error", "::warning", "::notice"].iter().position(|x| x == k));
    assert_eq!(kinds, sorted);
}

#[test]
fn gitlab_has_what_its_report_needs() {
    let issues: Value = serde_json::from_str(&written(&GitLab)).unwrap();
    let issues = issues.as_array().unwrap();
    let mut fingerprints: Vec<&str> = issues.iter().map(|i| i["fingerprint"].as_str().unwrap()).collect();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), issues.len());
    for issue in issues {
        assert!(issue["description"].is_string() && issue["check_name"].is_string());
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0 && issue["location"]["path"].is_string());
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
    }
}

#[test]
fn markdown_keeps_text_in_its_cells() {
    insta::assert_snapshot!(written(&Markdown));
}
