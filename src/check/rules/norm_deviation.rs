//! An operating statement without the deviation from its budget.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::norms::{Lacks, statements};
use crate::check::rule::rule;
use crate::report::model::{ColumnRole, TableKind};

rule!("KPR502", "norm-deviation", Warning, find, norm: true);

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    statements(ctx, TableKind::OperatingStatement)
        .filter(|(_, t)| t.columns.iter().all(|c| c.role != ColumnRole::Deviation))
        .map(|(i, t)| Lacks::Deviation.issue(i, t))
        .collect()
}
