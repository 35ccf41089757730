//! Relations that hold within rounding only.

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::arithmetic::{how, rounded};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, number};
use crate::finding::Lang;
use crate::proof::LinkKind;

rule!("KPR108", "rounding", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let issue = |link: &crate::proof::Link| {
        let members = ctx.evidence.network.members(link);
        let member = members.last()?;
        let result = ctx.evidence.network.nodes.get(member.node())?;
        let computed = result.value - link.residual / member.factor();
        let tolerance = link.tolerance / member.factor().abs();
        let fact = Rounding {
            kind: link.kind,
            parts: members.len() - 1,
            label: ctx.label(result.place()),
            stated: result.value,
            computed,
            tolerance,
        };
        let key = fact.label.clone();
        Some(Issue::new(result.line, fact).cell(result.place()).figures(result.value, computed, Some(tolerance)).key(key))
    };
    rounded(ctx).filter_map(issue).collect()
}

#[derive(Debug)]
struct Rounding {
    kind: LinkKind,
    parts: usize,
    label: String,
    stated: Decimal,
    computed: Decimal,
    tolerance: Decimal,
}

impl Fact for Rounding {
    fn say(&self, lang: Lang) -> String {
        let n = |d: Decimal| number(d.normalize(), lang);
        let (label, stated, computed) = (&self.label, n(self.stated), n(self.computed));
        let (difference, tolerance) = (n(self.stated - self.computed), n(self.tolerance));
        let how = how(self.kind, self.parts, lang);
        match lang {
            Lang::En => format!(
                "{label} is stated as {stated}, {how} {computed}: difference {difference}, within the {tolerance} that rounding explains"
            ),
            Lang::Sv => format!(
                "{label} anges till {stated}, {how} {computed}: skillnad {difference}, inom de {tolerance} som avrundning förklarar"
            ),
        }
    }
}
