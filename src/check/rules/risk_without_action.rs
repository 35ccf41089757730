//! A risk that no action answers.

use std::collections::HashSet;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::Lang;

rule!("KPR308", "risk-without-action", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let (risks, actions) = (&ctx.report.risks, &ctx.report.actions);
    // Where no action names a risk at all, the report keeps them apart.
    if actions.iter().all(|a| a.risk.is_none()) {
        return Vec::new();
    }
    let answered: HashSet<&str> = actions.iter().filter_map(|a| a.risk.as_deref()).collect();
    let bare = risks.iter().enumerate().filter(|(_, r)| !answered.contains(r.id.as_str()));
    bare.map(|(i, risk)| {
        let [line, _] = risk.lines;
        Issue::new(line, NoAction(short(&risk.text))).subject(format!("/risks/{i}"))
    })
    .collect()
}

#[derive(Debug)]
struct NoAction(String);

impl Fact for NoAction {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("no action answers the risk “{}”", self.0),
            Lang::Sv => format!("ingen åtgärd möter risken ”{}”", self.0),
        }
    }
}
