//! A panic in one report is a fact about that report; the others go on.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on panics are kept for [`catch`] to tell, and not printed.
pub(crate) fn install() {
    panic::set_hook(Box::new(|info| {
        LAST.with(|last| *last.borrow_mut() = Some(info.to_string().replace('\n', " ")));
    }));
}

/// Runs `work`; a panic in it becomes an error that says where it was.
pub(crate) fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let what = LAST.with(|last| last.borrow_mut().take());
        what.unwrap_or_else(|| "panicked".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error_that_says_where() {
        let before = panic::take_hook();
        install();
        let caught = catch(|| -> u8 { panic!("a row too many") });
        panic::set_hook(before);
        let message = caught.err().unwrap_or_default();
        assert!(message.contains("guard.rs") && message.contains("a row too many"), "{message}");
        assert_eq!(catch(|| 1), Ok(1));
    }
}
