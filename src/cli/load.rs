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
    read.map_err(|error| Failure {
        record: Box::new(kpr::unread::report(&error)),
        error: error.into(),
    })
}

/// Works on an input's text; a panic is a failure of that input alone.
pub(crate) fn with<T>(input: &Input, work: impl FnOnce(&Source) -> T) -> Result<T, Failure> {
    let source = source(input)?;
    guard::catch(|| work(&source)).map_err(|panic| Failure {
        error: anyhow::anyhow!(
            "{input}: kpr failed on this report, which is a fault in kpr; please report it: {panic}"
        ),
        record: Box::new(kpr::unread::panicked(source.info(), &panic)),
    })
}

/// Reads a report and checks it: what every command but `kpr parse --stage` works on.
pub(crate) fn report(source: &Source) -> Report {
    let mut report = kpr::read(source);
    kpr::check::check(&mut report, &kpr::check::Settings::default());
    report
}

fn bytes(input: &Input) -> Result<Vec<u8>, Error> {
    let path = input.path().map(ToOwned::to_owned);
    let mut bytes = Vec::new();
    let read = |reader: &mut dyn Read, bytes: &mut Vec<u8>| {
        reader.take(limits::MAX_BYTES + 1).read_to_end(bytes)
    };
    let read = match &path {
        None => read(&mut std::io::stdin().lock(), &mut bytes),
        Some(path) => std::fs::File::open(path).and_then(|mut file| {
            bytes.reserve(
                usize::try_from(file.metadata()?.len().min(limits::MAX_BYTES)).unwrap_or(0),
            );
            read(&mut file, &mut bytes)
        }),
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Error::Io { path, source }),
    }
}
