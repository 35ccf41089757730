//! An amount that the commentary states and the table does not.

use crate::check::Context;
use crate::check::claims::Verdict;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::told;

rule!("KPR201", "claim", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    told::issues(ctx, Verdict::Differs, false)
}
