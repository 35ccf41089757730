//! Whether a set of figures can be changed so that all their links hold, and to what.
//!
//! The unknown changes obey linear inequalities (each link within its rounding); they are solved exactly by
//! Fourier–Motzkin elimination, which is cheap for the few unknowns of a smallest explanation.

use rust_decimal::Decimal;

use super::interval::Interval;
use super::network::Network;

/// `low ≤ Σ factor·change ≤ high`, factors in the order of the unknowns.
#[derive(Debug, Clone)]
struct Bound {
    factors: Vec<Decimal>,
    high: Decimal,
}

/// The interval of the first node's value for which all links that touch `nodes` can hold; `None` where there is none.
#[must_use]
pub fn first_value(net: &Network, nodes: &[usize]) -> Option<Interval> {
    match nodes {
        [] => None,
        [only] => single(net, *only),
        [first, ..] => {
            let value = net.nodes.get(*first)?.value;
            let mut bounds = bounds(net, nodes);
            for unknown in (1..nodes.len()).rev() {
                bounds = eliminate(bounds, unknown)?;
            }
            let mut change = Interval::ALL;
            for b in &bounds {
                let f = b.factors.first().copied().unwrap_or_default();
                if f.is_zero() {
                    if b.high.is_sign_negative() && !b.high.is_zero() {
                        return None;
                    }
                } else if f.is_sign_positive() {
                    change.high = change.high.min(b.high / f);
                } else {
                    change.low = change.low.max(b.high / f);
                }
            }
            (!change.is_empty()).then(|| Interval { low: value + change.low, high: value + change.high })
        }
    }
}

fn single(net: &Network, node: usize) -> Option<Interval> {
    let value = net.nodes.get(node)?.value;
    let all = net.links_of(node).fold(Interval::ALL, |i, (_, link)| i.and(net.allows(link, node, value)));
    (!all.is_empty()).then_some(all)
}

fn bounds(net: &Network, nodes: &[usize]) -> Vec<Bound> {
    let mut links: Vec<usize> = nodes.iter().flat_map(|&n| net.links_of(n).map(|(l, _)| l)).collect();
    links.sort_unstable();
    links.dedup();
    let mut out = Vec::new();
    for link in links.iter().filter_map(|&l| net.links.get(l)) {
        let factors: Vec<Decimal> = nodes.iter().map(|&n| net.factor(link, n)).collect();
        out.push(Bound { factors: factors.iter().map(|f| -f).collect(), high: link.tolerance + link.residual });
        out.push(Bound { factors, high: link.tolerance - link.residual });
    }
    out
}

/// Eliminates one unknown: every upper bound with every lower bound.
fn eliminate(bounds: Vec<Bound>, unknown: usize) -> Option<Vec<Bound>> {
    let (mut out, mut upper, mut lower) = (Vec::new(), Vec::new(), Vec::new());
    for b in bounds {
        let f = b.factors.get(unknown).copied().unwrap_or_default();
        if f.is_zero() {
            out.push(b);
        } else {
            let scaled = Bound { factors: b.factors.iter().map(|x| x / f.abs()).collect(), high: b.high / f.abs() };
            if f.is_sign_positive() { upper.push(scaled) } else { lower.push(scaled) }
        }
    }
    for u in &upper {
        for l in &lower {
            let factors: Vec<Decimal> = u.factors.iter().zip(&l.factors).map(|(a, b)| a + b).collect();
            let high = u.high + l.high;
            if factors.iter().all(Decimal::is_zero) {
                if high < Decimal::ZERO {
                    return None;
                }
            } else {
                out.push(Bound { factors, high });
            }
        }
    }
    Some(out)
}
