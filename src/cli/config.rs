//! `kpr.toml`: the nearest one from the working folder up. An unknown key is an error that suggests the known one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use globset::{Glob, GlobMatcher};
use kpr::check::settings::{Level, Settings, Thresholds};
use kpr::check::{self, RULES};
use kpr::finding::{Finding, Severity};
use rust_decimal::Decimal;
use toml::{Table, Value};

use super::args::{Common, FailOn};
use super::near::nearest;

/// Name of the file.
const NAME: &str = "kpr.toml";

/// What a configuration file says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Least severity that makes a run fail.
    pub(crate) fail_on: Option<FailOn>,
    norms: bool,
    thresholds: Thresholds,
    levels: Vec<(String, Level)>,
    paths: Vec<PathRules>,
    suppressions: Vec<Suppression>,
    /// The folder of the file, which its paths are relative to.
    folder: Option<PathBuf>,
}

/// Levels of rules for some paths.
#[derive(Debug)]
struct PathRules {
    path: GlobMatcher,
    levels: Vec<(String, Level)>,
}

/// Findings that are not to be told, and why.
#[derive(Debug)]
struct Suppression {
    rule: Option<String>,
    path: Option<GlobMatcher>,
    fingerprint: Option<String>,
    reason: String,
}

impl Config {
    /// The file that was named, or the nearest one; nothing where there is none or none is wanted.
    pub(crate) fn load(common: &Common) -> Result<Self> {
        let path = match &common.config {
            Some(path) => path.clone(),
            None if common.no_config => return Ok(Self::default()),
            None => match find(&std::env::current_dir()?) {
                Some(path) => path,
                None => return Ok(Self::default()),
            },
        };
        let text = std::fs::read_to_string(&path).with_context(|| format!("{}: cannot read", path.display()))?;
        let config = Self::parse(&text).with_context(|| path.display().to_string())?;
        let folder = path.canonicalize().ok().and_then(|p| p.parent().map(Path::to_owned));
        Ok(Self { folder, ..config })
    }

    /// Reads a file's text.
    fn parse(text: &str) -> Result<Self> {
        let table: Table = text.parse()?;
        known(&table, "", &["fail-on", "norms", "thresholds", "rules", "paths", "suppress"])?;
        let mut out = Self {
            fail_on: table.get("fail-on").map(fail_on).transpose()?,
            norms: match table.get("norms") {
                None => false,
                Some(v) => v.as_bool().with_context(|| format!("norms: expected true or false, found {v}"))?,
            },
            ..Self::default()
        };
        if let Some(t) = subtable(&table, "thresholds")? {
            known(t, "thresholds.", &["deviation-tkr", "deviation-percent"])?;
            out.thresholds.deviation_tkr = decimal(t, "deviation-tkr", out.thresholds.deviation_tkr)?;
            out.thresholds.deviation_percent = decimal(t, "deviation-percent", out.thresholds.deviation_percent)?;
        }
        if let Some(t) = subtable(&table, "rules")? {
            out.levels = levels(t)?;
        }
        for t in tables(&table, "paths")? {
            known(t, "paths.", &["path", "rules"])?;
            let path = glob(string(t, "path")?.context("paths: expected a `path`, found none")?)?;
            let levels = subtable(t, "rules")?.map(levels).transpose()?.unwrap_or_default();
            out.paths.push(PathRules { path, levels });
        }
        for t in tables(&table, "suppress")? {
            known(t, "suppress.", &["rule", "path", "fingerprint", "reason"])?;
            out.suppressions.push(suppression(t)?);
        }
        Ok(out)
    }

    /// Whether a path is meant: as it was typed, or as it lies below the folder of the file.
    fn fits(&self, glob: &GlobMatcher, path: &Path) -> bool {
        let below = || {
            let path = path.canonicalize().ok()?;
            Some(glob.is_match(path.strip_prefix(self.folder.as_ref()?).ok()?))
        };
        glob.is_match(path) || below().unwrap_or(false)
    }

    /// The settings for an input.
    pub(crate) fn settings(&self, common: &Common, path: Option<&Path>) -> Settings {
        let mut settings = Settings { lang: common.lang.into(), norms: self.norms, thresholds: self.thresholds, ..Settings::default() };
        settings.levels.extend(self.levels.iter().cloned());
        let of_path = self.paths.iter().filter(|p| path.is_some_and(|path| self.fits(&p.path, path)));
        settings.levels.extend(of_path.flat_map(|p| p.levels.iter().cloned()));
        settings
    }

    /// Gives findings that are suppressed their reason.
    pub(crate) fn suppress(&self, path: Option<&Path>, findings: &mut [Finding]) {
        for f in findings {
            let matches = |s: &&Suppression| {
                s.rule.as_ref().is_none_or(|r| *r == f.rule || *r == f.code)
                    && s.fingerprint.as_ref().is_none_or(|x| *x == f.fingerprint)
                    && s.path.as_ref().is_none_or(|p| path.is_some_and(|path| self.fits(p, path)))
            };
            f.suppressed = self.suppressions.iter().find(matches).map(|s| s.reason.clone());
        }
    }
}

/// The nearest configuration file from a folder up.
fn find(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|dir| dir.join(NAME)).find(|p| p.is_file())
}

fn known(table: &Table, at: &str, keys: &[&str]) -> Result<()> {
    let Some(key) = table.keys().find(|k| !keys.contains(&k.as_str())) else { return Ok(()) };
    let hint = nearest(key, keys.iter().copied())
        .map_or_else(|| format!("expected one of {}", keys.join(", ")), |n| format!("did you mean `{n}`?"));
    bail!("unknown key `{at}{key}`: {hint}")
}

fn subtable<'a>(table: &'a Table, key: &str) -> Result<Option<&'a Table>> {
    table.get(key).map(|v| v.as_table().with_context(|| format!("{key}: expected a table, found {v}"))).transpose()
}

fn tables<'a>(table: &'a Table, key: &str) -> Result<Vec<&'a Table>> {
    let Some(value) = table.get(key) else { return Ok(Vec::new()) };
    let list = value.as_array().with_context(|| format!("{key}: expected [[{key}]] tables, found {value}"))?;
    list.iter().map(|v| v.as_table().with_context(|| format!("{key}: expected [[{key}]] tables, found {v}"))).collect()
}

fn string<'a>(table: &'a Table, key: &str) -> Result<Option<&'a str>> {
    table.get(key).map(|v| v.as_str().with_context(|| format!("{key}: expected a string, found {v}"))).transpose()
}

/// A number, exactly as it is written.
fn decimal(table: &Table, key: &str, default: Decimal) -> Result<Decimal> {
    match table.get(key) {
        None => Ok(default),
        Some(v) => v.to_string().trim_matches('"').parse().with_context(|| format!("{key}: expected a number, found {v}")),
    }
}

fn fail_on(value: &Value) -> Result<FailOn> {
    match value.as_str() {
        Some("error") => Ok(FailOn::Error),
        Some("warning") => Ok(FailOn::Warning),
        Some("never") => Ok(FailOn::Never),
        _ => bail!("fail-on: expected error, warning or never, found {value}"),
    }
}

fn levels(table: &Table) -> Result<Vec<(String, Level)>> {
    table.iter().map(|(name, value)| Ok((rule(name)?, level(name, value)?))).collect()
}

fn rule(name: &str) -> Result<String> {
    match check::rule(name) {
        Some(rule) => Ok(rule.name.to_owned()),
        None => {
            let hint = nearest(name, RULES.iter().map(|r| r.name))
                .map_or_else(|| "`kpr rules` lists them".to_owned(), |n| format!("did you mean `{n}`?"));
            bail!("unknown rule `{name}`: {hint}")
        }
    }
}

fn level(name: &str, value: &Value) -> Result<Level> {
    Ok(match value.as_str() {
        Some("off") => Level::Off,
        Some("info") => Level::At(Severity::Info),
        Some("warning") => Level::At(Severity::Warning),
        Some("error") => Level::At(Severity::Error),
        _ => bail!("rules.{name}: expected off, info, warning or error, found {value}"),
    })
}

fn glob(pattern: &str) -> Result<GlobMatcher> {
    Ok(Glob::new(pattern).with_context(|| format!("path: {pattern}"))?.compile_matcher())
}

fn suppression(table: &Table) -> Result<Suppression> {
    let reason = string(table, "reason")?.filter(|r| !r.trim().is_empty()).context("suppress: expected a `reason`, found none")?;
    let rule = string(table, "rule")?.map(rule).transpose()?;
    let fingerprint = string(table, "fingerprint")?.map(str::to_owned);
    if rule.is_none() && fingerprint.is_none() {
        bail!("suppress: expected a `rule` or a `fingerprint`, found neither");
    }
    let path = string(table, "path")?.map(glob).transpose()?;
    Ok(Suppression { rule, path, fingerprint, reason: reason.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text).map_or_else(|e| format!("{e:#}"), |_| String::new())
    }

    #[test]
    fn unknown_keys_and_rules_suggest_the_known_ones() {
        assert_eq!(error("treshold = 1"), "unknown key `treshold`: did you mean `thresholds`?");
        assert_eq!(error("[thresholds]\ndeviation-tk = 1"), "unknown key `thresholds.deviation-tk`: did you mean `deviation-tkr`?");
        assert_eq!(error("[rules]\noverdu = \"off\""), "unknown rule `overdu`: did you mean `overdue`?");
        assert_eq!(error("[[suppress]]\nrule = \"overdue\""), "suppress: expected a `reason`, found none");
    }

    #[test]
    fn numbers_are_exact_and_levels_are_read() -> Result<()> {
        let config = Config::parse("fail-on = \"warning\"\n[thresholds]\ndeviation-percent = 0.1\n[rules]\nKPR401 = \"error\"\n")?;
        assert_eq!(config.thresholds.deviation_percent.to_string(), "0.1");
        assert_eq!(config.levels, [("overdue".to_owned(), Level::At(Severity::Error))]);
        assert_eq!(config.fail_on, Some(FailOn::Warning));
        Ok(())
    }
}
