//! A total row that is not the sum of its rows.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::proof::LinkKind;
use crate::report::model::RelationKind;

rule!("KPR101", "column-sum", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Fails(LinkKind::Within(RelationKind::ColumnSum)))
}
