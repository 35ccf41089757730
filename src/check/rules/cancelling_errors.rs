//! Errors that cancel out: the column adds up and two rows fail by opposite amounts.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;

rule!("KPR106", "cancelling-errors", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Cancelling)
}
