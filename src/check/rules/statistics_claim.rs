//! A figure of a statistics table that the prose repeats otherwise.

use crate::check::Context;
use crate::check::claims::Verdict;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::told;

rule!("KPR203", "statistics-claim", Warning, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    [Verdict::Differs, Verdict::OtherSign, Verdict::OtherUnit].into_iter().flat_map(|v| told::issues(ctx, v, true)).collect()
}
