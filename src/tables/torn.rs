//! A header's last words that an extractor prints between the figures of the first row: `R12 2023`, `R12 2022`, `Total frånvaro`, two figures, `Förändring`, the
//! third.

use super::codes::rebuild;
use super::gather::Segment;
use super::scan::Scan;

/// Puts such words before the first row's label, and its figures together, where the next row has as many lines as both pieces.
pub(crate) fn mend(scans: &[Scan<'_>], segment: &mut Segment) {
    let header = |i: &usize| scans.get(*i).is_some_and(|s| s.header);
    let mut n = 0;
    while let [first, second, third, ..] = segment.rows.get(n..).unwrap_or_default() {
        let lines = first.lines.len() + second.lines.len();
        let headed = first.own.is_none() && first.pre.len() >= 2 && first.pre.iter().rev().skip(1).take(1).all(header);
        let torn = second.own.is_none() && !second.pre.is_empty() && second.pre.iter().all(header);
        if headed && torn && third.own.is_none() && third.lines.len() == lines && first.lines.len() < lines {
            let second = segment.rows.remove(n + 1);
            if let Some(first) = segment.rows.get_mut(n) {
                let label = first.pre.len() - 1;
                first.pre.splice(label..label, second.pre);
                first.lines.extend(second.lines);
                rebuild(scans, first);
            }
        }
        n += 1;
    }
}
