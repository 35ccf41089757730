//! One figure in two tables, not the same in both.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::proof::LinkKind;

rule!("KPR105", "same-figure", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Fails(LinkKind::SameFigure))
}
