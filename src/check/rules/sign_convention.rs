//! A deviation with the sign turned against its own column.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;

rule!("KPR107", "sign-convention", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Sign)
}
