//! Wrong figures planted in the gold tables, one at a time: found, located and mended, and never called verified.
//!
//! The gold lies beside the repository; where it is absent the tests say so and are skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr, missing_docs)]

mod gold;

use kpr::Number;
use kpr::proof::{Place, prove};
use kpr::report::model::{Proof, Report};
use rust_decimal::Decimal;

/// A wrong figure of one kind, where the digits allow it.
fn planted(value: Decimal, kind: usize) -> Option<Decimal> {
    let mut digits = value.mantissa().abs().to_string().into_bytes();
    match kind {
        0 => return Some(-value).filter(|v| !v.is_zero()),
        1 => {
            let d = digits.first_mut()?;
            *d = if *d == b'7' { b'3' } else { b'7' };
        }
        _ => {
            let i = digits.windows(2).position(|w| w[0] != w[1] && w[1] != b'0')?;
            digits.swap(i, i + 1);
        }
    }
    let mantissa: i128 = String::from_utf8(digits).unwrap().parse().unwrap();
    Some(Decimal::from_i128_with_scale(if value.is_sign_negative() { -mantissa } else { mantissa }, value.scale())).filter(|v| *v != value)
}

fn reread(report: &mut Report) {
    for t in &mut report.tables {
        t.relations = kpr::tables::identities::find(&t.columns, &t.rows);
    }
}

#[test]
fn a_planted_figure_is_never_verified_and_is_found() {
    let Some(shared) = gold::shared() else {
        eprintln!("skipped: no ../shared beside the repository");
        return;
    };
    let (mut n, mut found, mut listed, mut located, mut locatable, mut assured, mut noise) = (0, 0, 0, 0, 0, 0, 0);
    for (name, report) in gold::all(&shared.join("gold")).into_iter().filter(|(n, _)| !n.starts_with("README")) {
        let mut clean = report.clone();
        let base = prove(&mut clean);
        eprintln!("{name}: {:?}", clean.proof);
        for c in &base.causes { eprintln!("  CLEAN {:?}", c.links.iter().map(|&l| base.network.nodes_of(l).map(|x| base.network.nodes[x].place).collect::<Vec<_>>()).collect::<Vec<_>>()); }
        for node in &base.network.nodes {
            for kind in 0..3 {
                let Some(wrong) = planted(node.value, kind) else { continue };
                let broken = node.links.iter().filter(|&&l| { let link = &base.network.links[l]; let id = base.network.nodes.iter().position(|x| x.place == node.place).unwrap(); (link.residual + (wrong - node.value) * link.factor(id)).abs() > link.tolerance }).count();
                if broken == 0 {
                    continue;
                }
                let mut bad = report.clone();
                node.place.cell_mut(&mut bad).unwrap().value = Number(wrong);
                reread(&mut bad);
                let evidence = prove(&mut bad);
                n += 1;
                let hit = evidence.causes.iter().any(|c| c.links.iter().any(|&l| evidence.network.nodes_of(l).any(|x| evidence.network.nodes[x].place == node.place)));
                found += usize::from(hit);
                noise += evidence.causes.len().saturating_sub(1);
                let near = evidence.changes_at(node.place).any(|c| (c.to - node.value).abs() <= Decimal::from(7));
                listed += usize::from(near);
                let place: Place = node.place;
                let verified = place.cell(&bad).unwrap().proof == Proof::Verified;
                assured += usize::from(verified);
                if broken >= 2 {
                    locatable += 1;
                    let exact = evidence.causes.len() == 1 && evidence.causes[0].culprit().is_some_and(|c| evidence.network.nodes[c.node].place == place);
                    located += usize::from(exact);
                    if !exact { eprintln!("not located {name} {place:?} {} -> {wrong} causes {} {:?}", node.value, evidence.causes.len(), evidence.causes.iter().map(|c| (c.links.iter().map(|&l| evidence.network.links[l].clone()).collect::<Vec<_>>(), c.explanations.iter().map(|e| e.iter().map(|c| evidence.network.nodes[c.node].place).collect::<Vec<_>>()).collect::<Vec<_>>())).collect::<Vec<_>>()); }
                }
                if !hit || verified || !near { eprintln!("hit {hit} verified {verified} near {near}: {name} {place:?} {} -> {wrong} {:?}", node.value, evidence.changes_at(place).collect::<Vec<_>>()); }
            }
        }
    }
    eprintln!("planted {n} found {found} listed {listed} located {located}/{locatable} assured {assured} noise {noise}");
    assert_eq!(assured, 0);
}

#[test]
fn errors_that_cancel_out_in_a_column_are_spoken_of() {
    let Some(shared) = gold::shared() else {
        eprintln!("skipped: no ../shared beside the repository");
        return;
    };
    let (mut n, mut good, mut noise) = (0, 0, 0);
    for (name, report) in gold::all(&shared.join("gold")) {
        let mut clean = report.clone();
        let base = prove(&mut clean);
        let in_rows: Vec<Place> = base.network.nodes.iter().filter(|x| x.links.iter().any(|&l| { let rows: Vec<_> = base.network.nodes_of(l).map(|m| base.network.nodes[m].place).collect(); rows.iter().all(|p| (p.table, p.row) == (x.place.table, x.place.row)) })).map(|x| x.place).collect();
        for one in &in_rows {
            for two in in_rows.iter().filter(|p| p.table == one.table && p.column == one.column && p.row > one.row) {
                let items = [one, two].iter().all(|p| report.tables[p.table].rows[p.row].role == kpr::report::model::RowRole::Item);
                if !items { continue; }
                let unit = Decimal::new(1, one.cell(&report).unwrap().value.0.scale());
                for d in [7, 20, 90] {
                    let mut bad = report.clone();
                    for (p, by) in [(one, unit * Decimal::from(d)), (two, -unit * Decimal::from(d))] {
                        p.cell_mut(&mut bad).unwrap().value.0 += by;
                    }
                    reread(&mut bad);
                    kpr::check::check(&mut bad, &kpr::check::Settings::default());
                    let errors: Vec<_> = bad.findings.iter().filter(|f| f.severity == kpr::finding::Severity::Error).collect();
                    let spoken: Vec<u32> = errors.iter().flat_map(|f| std::iter::once(f.line).chain(f.related.iter().map(|r| r.line))).collect();
                    let unproved = [one, two].iter().all(|p| p.cell(&bad).unwrap().proof != Proof::Verified);
                    let both = [one, two].iter().all(|p| spoken.contains(&p.cell(&bad).unwrap().line));
                    n += 1;
                    noise += errors.len().saturating_sub(1);
                    good += usize::from(both && unproved);
                    if !(both && unproved) || errors.len() != 1 { eprintln!("pair {name} {one:?} {two:?} by {d}: both {both} unproved {unproved} {:?}", errors.iter().map(|f| (&f.rule, f.line, f.explanations.len())).collect::<Vec<_>>()); }
                }
            }
        }
    }
    eprintln!("pairs {n} good {good} more {noise}");
    assert_eq!(n, good);
}
