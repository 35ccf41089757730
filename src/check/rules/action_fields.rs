//! An action without due date, status or owner, in a list that has that column.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::check::words::{holds_date, holds_status};
use crate::finding::Lang;
use crate::report::model::Action;

rule!("KPR307", "action-fields", Warning, find);

/// A field of an action that its list may have a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Due,
    Status,
    Owner,
}

impl Field {
    fn has_column(self, action: &Action) -> bool {
        match self {
            Self::Due => action.columns.due,
            Self::Status => action.columns.status,
            Self::Owner => action.columns.owner,
        }
    }

    fn is_empty(self, action: &Action) -> bool {
        match self {
            // A date or status that stands inside the text was taken into it when the list was read: it is not missing.
            Self::Due => action.due.is_none() && action.due_raw.is_none() && !holds_date(&action.text),
            Self::Status => action.status.is_none() && action.status_raw.is_none() && !holds_status(&action.text),
            Self::Owner => action.owner.is_none(),
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Due, Lang::En) => "due date",
            (Self::Due, Lang::Sv) => "slutdatum",
            (Self::Status, _) => "status",
            (Self::Owner, Lang::En) => "owner",
            (Self::Owner, Lang::Sv) => "ansvarig",
        }
    }
}

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let actions = &ctx.report.actions;
    let mut out = Vec::new();
    let mut lists: Vec<&str> = Vec::new();
    for action in actions {
        if !lists.contains(&action.list.as_str()) {
            lists.push(&action.list);
        }
    }
    for (list, field) in lists.into_iter().flat_map(|l| [Field::Due, Field::Status, Field::Owner].map(|f| (l, f))) {
        let all: Vec<(usize, &Action)> = actions.iter().enumerate().filter(|(_, a)| a.list == list && field.has_column(a)).collect();
        let empty: Vec<_> = all.iter().filter(|(_, a)| field.is_empty(a)).collect();
        match (all.first(), empty.len() == all.len() && all.len() > 1) {
            (Some((i, first)), true) => {
                let [line, _] = first.lines;
                out.push(Issue::new(line, Column { field, list: list.to_owned(), count: all.len() }).subject(format!("/actions/{i}")));
            }
            _ => out.extend(empty.into_iter().map(|(i, action)| {
                let [line, _] = action.lines;
                Issue::new(line, Missing { field, text: short(&action.text) }).subject(format!("/actions/{i}"))
            })),
        }
    }
    out
}

#[derive(Debug)]
struct Column {
    field: Field,
    list: String,
    count: usize,
}

impl Fact for Column {
    fn say(&self, lang: Lang) -> String {
        let (field, list, count) = (self.field.name(lang), short(&self.list), self.count);
        match lang {
            Lang::En => format!("none of the {count} actions of “{list}” has a {field}, though the list has a column for it"),
            Lang::Sv => format!("ingen av de {count} aktiviteterna i ”{list}” har {field}, fast listan har en kolumn för det"),
        }
    }
}

#[derive(Debug)]
struct Missing {
    field: Field,
    text: String,
}

impl Fact for Missing {
    fn say(&self, lang: Lang) -> String {
        let (field, text) = (self.field.name(lang), &self.text);
        match lang {
            Lang::En => format!("the action “{text}” has no {field}"),
            Lang::Sv => format!("aktiviteten ”{text}” saknar {field}"),
        }
    }
}
