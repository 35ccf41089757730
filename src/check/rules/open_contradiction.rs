//! Figures that contradict each other in more ways than a search can tell apart.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;

rule!("KPR114", "open-contradiction", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Open)
}
