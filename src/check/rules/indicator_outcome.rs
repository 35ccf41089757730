//! An indicator with a target and no outcome.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;

rule!("KPR310", "indicator-outcome", Info, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let indicators = &ctx.report.indicators;
    // A list without outcomes at all is a plan.
    if indicators.iter().all(|i| i.outcome.is_none()) {
        return Vec::new();
    }
    let bare = indicators.iter().enumerate().filter(|(_, i)| i.target.is_some() && i.outcome.is_none());
    bare.map(|(n, i)| {
        let [line, _] = i.lines;
        let fact = NoOutcome { name: short(&i.name), target: short(i.target.as_deref().unwrap_or_default()) };
        Issue::new(line, fact).subject(format!("/indicators/{n}"))
    })
    .collect()
}

#[derive(Debug)]
struct NoOutcome {
    name: String,
    target: String,
}

impl Fact for NoOutcome {
    fn say(&self, lang: Lang) -> String {
        let Self { name, target } = self;
        match lang {
            Lang::En => format!("the indicator “{name}” has the target “{target}” and no outcome"),
            Lang::Sv => format!("indikatorn ”{name}” har målvärdet ”{target}” men inget utfall"),
        }
    }
}
