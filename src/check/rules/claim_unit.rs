//! A unit that cannot be right: the commentary states a thousand times what the table does.

use crate::check::Context;
use crate::check::claims::Verdict;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::told;

rule!("KPR111", "claim-unit", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    told::issues(ctx, Verdict::OtherUnit, false)
}
