//! A column that is not the sum of others, such as income, cost and net.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::proof::LinkKind;
use crate::report::model::RelationKind;

rule!("KPR104", "row-sum", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Fails(LinkKind::Within(RelationKind::RowSum)))
}
