//! An input → its report; whatever goes wrong stays with that input.

use std::io::Read;

use kpr::{Error, Report, Source, limits};

use super::guard;
use super::inputs::Input;

/// Why an input gave no report.
#[derive(Debug)]
pub(crate) struct Failure {
    /// What to tell the user.
    pub(crate) error: anyhow::Error,
    /// The same as a report without content, for machines that read the output.
    pub(crate) record: Box<Report>,
}

/// Reads an input's text.
pub(crate) fn source(input: &Input) -> Result<Source, Failure> {
    let read = bytes(input).and_then(|bytes| Source::new(bytes, input.path()));
    read.map_err(|error| Failure { record: Box::new(kpr::unread::report(&error)), error: error.into() })
}

/// Works on an input's text; a panic is a failure of that input alone.
pub(crate) fn with<T>(input: &Input, work: impl FnOnce(&Source) -> T) -> Result<T, Failure> {
    let source = source(input)?;
    guard::catch(|| work(&source)).map_err(|panic| Failure {
        error: anyhow::anyhow!("{input}: kpr failed on this report, which is a fault in kpr; please report it: {panic}"),
        record: Box::new(kpr::unread::panicked(source.info(), &panic)),
    })
}

fn bytes(input: &Input) -> Result<Vec<u8>, Error> {
    let path = input.path().map(ToOwned::to_owned);
    if let Input::Closed(_, kind) = input {
        return Err(Error::Io { path, source: (*kind).into() });
    }
    let mut bytes = Vec::new();
    let read = |reader: &mut dyn Read, bytes: &mut Vec<u8>| reader.take(limits::MAX_BYTES + 1).read_to_end(bytes);
    let read = match &path {
        None => read(&mut std::io::stdin().lock(), &mut bytes),
        Some(path) => std::fs::File::open(path).and_then(|mut file| {
            bytes.reserve(usize::try_from(file.metadata()?.len().min(limits::MAX_BYTES)).unwrap_or(0));
            read(&mut file, &mut bytes)
        }),
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Error::Io { path, source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_finding_about_its_report() {
        let input = Input::File("fixtures/reports/tertialrapport.txt".into());
        let failure = with(&input, |_| -> u8 { panic!("a row too many") }).err();
        let failure = failure.unwrap_or_else(|| panic!("the panic was lost"));
        assert!(failure.error.to_string().starts_with("fixtures/reports/tertialrapport.txt: kpr failed"));
        assert_eq!(failure.record.source.lines, 140);
        let rules: Vec<&str> = failure.record.findings.iter().map(|f| f.rule.as_str()).collect();
        assert_eq!(rules, ["internal-error"]);
        assert_eq!(with(&input, |source| source.info().lines).ok(), Some(140));
    }
}
