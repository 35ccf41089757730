//! A surplus said of a deficit, or the reverse.

use crate::check::Context;
use crate::check::claims::Verdict;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::told;

rule!("KPR202", "claim-sign", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    told::issues(ctx, Verdict::OtherSign, false)
}
