//! Ctrl-C: the record at hand is written to its end, then the run stops.

use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C asks for a stop; the second one ends the process at once.
pub(crate) fn listen() {
    let heard = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
    if let Err(error) = heard {
        super::say::detail(&format!("Ctrl-C will end kpr at once: {error}"));
    }
}

/// Whether a stop was asked for.
pub(crate) fn asked() -> bool {
    STOP.load(Ordering::SeqCst)
}
