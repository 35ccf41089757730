//! An operating statement without a budget to compare with.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::norms::{Lacks, statements};
use crate::check::rule::rule;
use crate::report::model::{ColumnRole, TableKind};

rule!("KPR501", "norm-budget", Warning, find, norm: true);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    statements(ctx, TableKind::OperatingStatement)
        .filter(|(_, t)| t.columns.iter().all(|c| c.role != ColumnRole::Budget))
        .map(|(i, t)| Lacks::Budget.issue(i, t))
        .collect()
}
