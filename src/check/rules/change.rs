//! A change that is not the difference of two periods.

use crate::check::Context;
use crate::check::arithmetic::{Class, issues};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::proof::LinkKind;
use crate::report::model::RelationKind;

rule!("KPR103", "change", Error, find);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    issues(ctx, Class::Fails(LinkKind::Within(RelationKind::Change)))
}
