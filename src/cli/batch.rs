//! Many inputs over many cores, and still the output in the order of the input.

use anyhow::Result;
use rayon::prelude::*;

use super::interrupt;

/// Inputs that a thread may be ahead of the output: memory is bounded by it, whatever the number of inputs.
const WINDOW: usize = 16;

/// Works on `items` with `jobs` threads (0: one a core) and gives the results to `sink` in order.
///
/// While one window of results is written the next is worked on. Returns whether all was done: Ctrl-C
/// ends it after a whole result.
pub(crate) fn in_order<T, R>(
    jobs: usize,
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut sink: impl FnMut(&T, R) -> Result<()> + Send,
) -> Result<bool>
where
    T: Sync,
    R: Send,
{
    if let [only] = items {
        sink(only, work(only))?;
        return Ok(true);
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
    let mut done: Vec<(&T, R)> = Vec::new();
    for window in items.chunks(WINDOW * pool.current_num_threads()) {
        let write = || drain(std::mem::take(&mut done), &mut sink);
        let next = || window.par_iter().with_max_len(1).map(|item| (item, work(item))).collect();
        let (written, next) = pool.install(|| rayon::join(write, next));
        if !written? {
            return Ok(false);
        }
        done = next;
    }
    drain(done, &mut sink)
}

fn drain<T, R>(results: Vec<(&T, R)>, sink: &mut impl FnMut(&T, R) -> Result<()>) -> Result<bool> {
    for (item, result) in results {
        if interrupt::asked() {
            return Ok(false);
        }
        sink(item, result)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_input_whatever_the_threads() -> Result<()> {
        let items: Vec<usize> = (0..500).collect();
        for jobs in [1, 2, 7] {
            let mut out = Vec::new();
            let done = in_order(
                jobs,
                &items,
                |n| n * 2,
                |_, n| {
                    out.push(n);
                    Ok(())
                },
            )?;
            assert!(done);
            assert_eq!(out, items.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
        Ok(())
    }

    #[test]
    fn an_error_of_the_sink_ends_it() {
        let items = [1, 2, 3];
        let mut seen = 0;
        let end = in_order(
            1,
            &items,
            |n| *n,
            |_, _| {
                seen += 1;
                anyhow::bail!("full")
            },
        );
        assert!(end.is_err());
        assert_eq!(seen, 1);
    }
}
