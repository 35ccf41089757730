//! `--mask-persons`: how pseudonyms are made.

use std::fs;

use anyhow::{Context, Result, bail};
use kpr::output::mask::Pseudonyms;

use super::args::MaskArgs;

/// Bytes of a secret that nobody guesses.
const LEAST: usize = 16;

/// What the arguments ask for; `None` where nobody is to be masked.
pub(crate) fn pseudonyms(args: &MaskArgs) -> Result<Option<Pseudonyms>> {
    match &args.mask_key {
        _ if !args.mask_persons => Ok(None),
        None => Ok(Some(Pseudonyms::Numbered)),
        Some(path) => {
            let secret = fs::read(path).with_context(|| format!("{}: cannot read", path.display()))?;
            let secret = secret.trim_ascii();
            if secret.len() < LEAST {
                bail!("{}: expected a secret of {LEAST} bytes or more, found {}", path.display(), secret.len());
            }
            Ok(Some(Pseudonyms::Keyed(secret.to_vec())))
        }
    }
}
